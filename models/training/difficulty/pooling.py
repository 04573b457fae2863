"""From images to patients: a patient's verdict is the mean of the images' probabilities."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from training.difficulty.classes import as_classes, class_index
from training.errors import DataError


@dataclass(frozen=True)
class ImageVerdict:
    """One image: whose it is, the true class, and probabilities, one a class of the network.

    `posterior`: what can be known of the patient at all, for the four classes; None where the data
    set does not say.
    """

    patient: str
    difficulty: str
    probabilities: Sequence[float]
    posterior: Sequence[float] | None = None


@dataclass(frozen=True)
class Patients:
    """Pooled verdicts, a row a patient: names [n], labels [n] (places), probabilities [n, classes].

    `posteriors` [n, classes] where every image has one.
    """

    names: tuple[str, ...]
    labels: np.ndarray
    probabilities: np.ndarray
    posteriors: np.ndarray | None

    def chosen(self, rows: np.ndarray) -> "Patients":
        """Some of the patients, or some of them several times."""
        names = tuple(self.names[row] for row in rows)
        posteriors = None if self.posteriors is None else self.posteriors[rows]
        return Patients(names, self.labels[rows], self.probabilities[rows], posteriors)


def _mean(rows: Sequence[Sequence[float]]) -> list[float]:
    """Mean of each column; summed one by one, as the application does it."""
    total = [0.0] * len(rows[0])
    for row in rows:
        total = [before + float(value) for before, value in zip(total, row, strict=True)]
    return [value / len(rows) for value in total]


def pool(images: Sequence[ImageVerdict]) -> Patients:
    """Patients in the order of their first image; one with two labels is an error."""
    by_patient: dict[str, list[ImageVerdict]] = {}
    for image in images:
        by_patient.setdefault(image.patient, []).append(image)
    for name, own in by_patient.items():
        labels = sorted({image.difficulty for image in own})
        if len(labels) > 1:
            raise DataError(
                f"The images of patient {name} say {' and '.join(labels)}: a cannulation has one "
                "difficulty. Correct the annotations."
            )
    if not by_patient:
        raise DataError("No image says how difficult the cannulation was: nothing to measure.")
    groups = list(by_patient.values())
    count = len(groups[0][0].probabilities)
    posteriors = None
    if all(image.posterior is not None for image in images):
        posteriors = np.array(
            [as_classes(_mean([image.posterior or () for image in own]), count) for own in groups]
        )
    return Patients(
        names=tuple(by_patient),
        labels=np.array([class_index(own[0].difficulty, count) for own in groups]),
        probabilities=np.array([_mean([image.probabilities for image in own]) for own in groups]),
        posteriors=posteriors,
    )
