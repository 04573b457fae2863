"""What the data say of the difficulty: classes, patients, folds, and what is missing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from training.coco import Sample
from training.difficulty.classes import FOUR

QUANTILE_NAMES = ("fewest", "median", "most")


@dataclass(frozen=True)
class DifficultyReport:
    """One source. `patients` by class; `folds` by fold and class; images a patient.

    `contradicting` patients have images of more than one class, and `split` ones are in several
    folds: both are errors of the data.
    """

    images: dict[str, int]
    missing: int
    patients: dict[str, int]
    folds: dict[str, dict[str, int]]
    images_a_patient: dict[str, int]
    without_patient: int
    contradicting: tuple[str, ...]
    split: tuple[str, ...]


def report_difficulty(samples: Sequence[Sample]) -> DifficultyReport | None:
    """Count; None where no image says how difficult the cannulation was."""
    known = [sample for sample in samples if sample.difficulty is not None]
    if not known:
        return None
    by_patient: dict[str, list[Sample]] = {}
    for sample in known:
        by_patient.setdefault(sample.group, []).append(sample)
    firsts = [own[0] for own in by_patient.values()]
    counts = sorted(len(own) for own in by_patient.values())
    folds = sorted({sample.fold for sample in firsts if sample.fold is not None})
    return DifficultyReport(
        images=_by_class(known),
        missing=len(samples) - len(known),
        patients=_by_class(firsts),
        folds={str(fold): _by_class([one for one in firsts if one.fold == fold]) for fold in folds},
        images_a_patient=dict(
            zip(QUANTILE_NAMES, (counts[0], counts[len(counts) // 2], counts[-1]), strict=True)
        ),
        without_patient=sum(not sample.group.startswith("patientKey ") for sample in known),
        contradicting=_odd(by_patient, "difficulty"),
        split=_odd(by_patient, "fold"),
    )


def _by_class(samples: Sequence[Sample]) -> dict[str, int]:
    """How many of each class."""
    counts = Counter(sample.difficulty for sample in samples)
    return {name: counts[name] for name in FOUR}


def _odd(by_patient: dict[str, list[Sample]], field: str) -> tuple[str, ...]:
    """Patients whose images do not agree in a field."""
    return tuple(
        name
        for name, own in by_patient.items()
        if len({getattr(sample, field) for sample in own}) > 1
    )


def difficulty_lines(report: DifficultyReport) -> list[str]:
    """The report for people."""
    return [
        f"  difficulty: {_words(report.images)} images; {report.missing} images without a label",
        f"  patients: {_words(report.patients)}; images a patient: "
        f"{_words(report.images_a_patient)}; {report.without_patient} images of no named patient",
        *(f"    fold {fold}: {_words(counts)}" for fold, counts in report.folds.items()),
        f"  patients with several classes: {len(report.contradicting) or 'none'}"
        f"; in several folds: {len(report.split) or 'none'}",
    ]


def _words(counts: dict[str, int]) -> str:
    """Counts in one line."""
    return ", ".join(f"{name} {count}" for name, count in counts.items())
