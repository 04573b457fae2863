"""Figures of the difficulty for people: in the terminal, and as Markdown in the study's form."""

from collections.abc import Mapping, Sequence
from typing import Any

from training.cross_validation import across_folds
from training.difficulty.classes import classes_of
from training.difficulty.results import DifficultyResult
from training.metrics import Estimate

OVERALL = (
    "accuracy",
    "auc",
    "macroPrecision",
    "macroRecall",
    "macroF1",
    "recall:difficult",
    "expectedCalibrationError",
)


def classes_of_result(result: DifficultyResult) -> tuple[str, ...]:
    """The names of the classes that were told apart."""
    return classes_of(result.patients.probabilities.shape[1])


def spread(result: DifficultyResult, name: str) -> tuple[float, float] | None:
    """Mean and standard deviation of a figure over folds; None with fewer than two."""
    values = [value for fold in result.by_fold.values() if (value := fold.get(name)) is not None]
    return across_folds(values) if len(values) > 1 else None


def terminal_lines(result: DifficultyResult) -> list[str]:
    """The figures with their intervals, and the limit."""
    lines = [
        f"{result.dataset}: {len(result.patients.names)} patients, {len(result.answers)} images; "
        f"temperature {result.temperature:.2f}, difficult from {result.threshold:.3f}"
    ]
    for name, value in result.estimates.items():
        lines.append(f"  {name:26} {value.value:.3f}  ({value.low:.3f} to {value.high:.3f})")
    lines.append(f"  before calibration: expectedCalibrationError {result.error_before:.3f}")
    if result.bayes:
        known = ", ".join(f"{name} {_short(value)}" for name, value in result.bayes.items())
        lines.append(f"  what can be known at all: {known}")
    return lines


def _short(value: float | None) -> str:
    """Three digits, or a dash."""
    return "–" if value is None else f"{value:.3f}"


def plain(result: DifficultyResult) -> dict[str, Any]:
    """The figures as plain values for JSON."""
    return {
        "dataset": result.dataset,
        "patients": len(result.patients.names),
        "images": len(result.answers),
        "temperature": result.temperature,
        "difficultThreshold": result.threshold,
        "expectedCalibrationErrorBefore": result.error_before,
        "metrics": {name: vars(value) for name, value in result.estimates.items()},
        "byFold": {str(fold): values for fold, values in result.by_fold.items()},
        "bayesLimit": result.bayes,
    }


def _cell(estimate: Estimate | None) -> str:
    """A figure with its interval."""
    if estimate is None:
        return "–"
    return f"{estimate.value:.3f} ({estimate.low:.3f} to {estimate.high:.3f})"


def class_table(result: DifficultyResult) -> str:
    """Precision, recall and F1 of each class, as in the study's table 2."""
    classes = classes_of_result(result)
    counts = [int((result.patients.labels == place).sum()) for place in range(len(classes))]
    head = [f"{name} ({count})" for name, count in zip(classes, counts, strict=True)]
    rows = [f"| by patient | {' | '.join(head)} |", "|---" * (len(classes) + 1) + "|"]
    for title, kind in (("precision", "precision"), ("recall", "recall"), ("F1", "f1")):
        cells = [_cell(result.estimates.get(f"{kind}:{name}")) for name in classes]
        rows.append(f"| {title} | {' | '.join(cells)} |")
    return "\n".join(rows)


def overall_table(result: DifficultyResult) -> str:
    """The figures over all classes, beside what can be known at all."""
    has_folds = len(result.by_fold) > 1
    folds = f" mean ± SD of {len(result.by_fold)} folds |" if has_folds else ""
    limit: Mapping[str, float | None] = result.bayes or {}
    rows = [
        f"| figure | value (95 % interval) | limit |{folds}",
        "|---" * (3 + has_folds) + "|",
    ]
    for name in OVERALL:
        if name not in result.estimates or name in _class_figures(result):
            continue
        row = f"| {name} | {_cell(result.estimates[name])} | {_short(limit.get(name))} |"
        if has_folds:
            found = spread(result, name)
            row += f" {found[0]:.3f} ± {found[1]:.3f} |" if found else " |"
        rows.append(row)
    return "\n".join(rows)


def _class_figures(result: DifficultyResult) -> Sequence[str]:
    """Figures that the table of the classes holds already."""
    return [f"recall:{name}" for name in classes_of_result(result)]
