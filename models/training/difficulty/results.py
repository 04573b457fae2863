"""What was measured of a difficulty network, calibrated, by patient."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from training.difficulty.calibration import choose_threshold, fit_temperature
from training.difficulty.classes import class_index
from training.difficulty.evaluation import verdicts
from training.difficulty.metrics import Figures, bayes_limit, calibration_error, estimates, figures
from training.difficulty.pooling import Patients, pool
from training.difficulty.prediction import Answer
from training.errors import DataError
from training.metrics import Estimate


@dataclass(frozen=True)
class DifficultyResult:
    """Figures of one data set with the pack's temperature and threshold.

    `temperature` is fitted to all answers; `temperatures` by fold are those that the figures are
    taken with: of each fold, the one fitted to the others. `by_fold` holds each fold's figures.
    """

    dataset: str
    answers: Sequence[Answer]
    temperature: float
    temperatures: Mapping[int | None, float]
    threshold: float
    patients: Patients
    error_before: float
    estimates: Mapping[str, Estimate]
    by_fold: Mapping[int, Figures]
    bayes: Figures | None

    @property
    def is_out_of_fold(self) -> bool:
        """Whether several networks measured it, each on the fold that it had not seen."""
        return len(self.by_fold) > 0


def _fit(answers: Sequence[Answer]) -> float:
    """The temperature of some answers."""
    logits = np.stack([one.logits for one in answers])
    labels = [class_index(one.sample.difficulty or "", logits.shape[1]) for one in answers]
    return fit_temperature(logits, [one.patient for one in answers], labels)


def fold_temperatures(answers: Sequence[Answer]) -> dict[int | None, float]:
    """For each fold the temperature that it had no part in; of one fold alone its own."""
    folds = {one.fold for one in answers}
    if len(folds) < 2:
        return dict.fromkeys(folds, _fit(answers))
    return {fold: _fit([one for one in answers if one.fold != fold]) for fold in folds}


def measure(dataset: str, answers: Sequence[Answer]) -> DifficultyResult:
    """Calibrate, choose the threshold, take every figure; images without a label are left out."""
    known = [one for one in answers if one.sample.difficulty is not None]
    if not known:
        raise DataError(f"{dataset}: no image says how difficult the cannulation was.")
    temperatures = fold_temperatures(known)
    images = verdicts(known, [temperatures[one.fold] for one in known])
    patients = pool(images)
    before = pool(verdicts(known, [1.0] * len(known)))
    threshold = choose_threshold(patients)
    folds = sorted({one.fold for one in known if one.fold is not None})
    by_fold = {
        fold: figures(
            pool([image for image, one in zip(images, known, strict=True) if one.fold == fold]),
            threshold,
        )
        for fold in folds
    }
    return DifficultyResult(
        dataset=dataset,
        answers=known,
        temperature=_fit(known),
        temperatures=temperatures,
        threshold=threshold,
        patients=patients,
        error_before=calibration_error(before.probabilities, before.labels),
        estimates=estimates(patients, threshold),
        by_fold=by_fold,
        bayes=bayes_limit(patients),
    )
