"""The study's figures of the difficulty task (Kim 2021, tables 2 and 3), by patient.

A figure that the data cannot give is None: precision, recall and F1 of a class that no patient has
(it is left out of the macro averages too), an AUC without both sides. A class that is never said
has a precision of 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from training.difficulty.classes import EASY, classes_of, difficult_probability
from training.difficulty.pooling import Patients
from training.metrics import Estimate

BINS = 15
ROUNDS = 1000
Figures = dict[str, float | None]


def decide(probabilities: np.ndarray, threshold: float) -> np.ndarray:
    """The class said of each patient [n] from probabilities [n, classes].

    Of two classes, difficult from the threshold upwards; of four, the most probable (the first of
    equals).
    """
    if probabilities.shape[1] == 2:
        return (difficult_probability(probabilities) >= threshold).astype(int)
    return probabilities.argmax(1)


def confusion(labels: np.ndarray, said: np.ndarray, count: int) -> np.ndarray:
    """Patients by true class (rows) and said class (columns), [count, count]."""
    return np.bincount(labels * count + said, minlength=count * count).reshape(count, count)


def rank_auc(scores: np.ndarray, positive: np.ndarray) -> float | None:
    """Probability that a positive has the higher score than a negative; ties count half."""
    above, below = int(positive.sum()), int((~positive).sum())
    if above == 0 or below == 0:
        return None
    _, places, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks = (ends - (counts - 1) / 2)[places]
    return float((ranks[positive].sum() - above * (above + 1) / 2) / (above * below))


@dataclass(frozen=True)
class Bin:
    """Patients of about the same confidence: their number, mean confidence and share correct."""

    count: int
    confidence: float
    accuracy: float


def reliability(probabilities: np.ndarray, labels: np.ndarray) -> list[Bin]:
    """Equal bins of the most probable class's probability; empty ones have zeros (Guo 2017)."""
    confidence = probabilities.max(1)
    correct = probabilities.argmax(1) == labels
    places = np.minimum((confidence * BINS).astype(int), BINS - 1)
    bins: list[Bin] = []
    for place in range(BINS):
        inside = places == place
        count = int(inside.sum())
        share = float(correct[inside].mean()) if count else 0.0
        bins.append(Bin(count, float(confidence[inside].mean()) if count else 0.0, share))
    return bins


def calibration_error(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """Expected calibration error: mean of |share correct - confidence| over bins, by patients."""
    bins = reliability(probabilities, labels)
    return sum(part.count * abs(part.accuracy - part.confidence) for part in bins) / len(labels)


def class_figures(matrix: np.ndarray, classes: Sequence[str]) -> Figures:
    """Precision, recall and F1 of each class, and their means over the classes that occur."""
    found: Figures = {}
    for place, name in enumerate(classes):
        hits, true, said = matrix[place, place], matrix[place].sum(), matrix[:, place].sum()
        occurs = true > 0
        found[f"precision:{name}"] = (float(hits / said) if said else 0.0) if occurs else None
        found[f"recall:{name}"] = float(hits / true) if occurs else None
        found[f"f1:{name}"] = float(2 * hits / (true + said)) if occurs else None
    for title, kind in (("macroPrecision", "precision"), ("macroRecall", "recall")):
        found[title] = _mean_of(found, kind, classes)
    found["macroF1"] = _mean_of(found, "f1", classes)
    return found


def _mean_of(found: Figures, kind: str, classes: Sequence[str]) -> float:
    """The mean of one kind of figure over the classes that occur."""
    values = [value for name in classes if (value := found[f"{kind}:{name}"]) is not None]
    return sum(values) / len(values)


def figures(patients: Patients, threshold: float) -> Figures:
    """Every figure of a pack's manifest; `threshold` is the P(difficult) that means difficult."""
    probabilities, labels = patients.probabilities, patients.labels
    classes = classes_of(probabilities.shape[1])
    said = decide(probabilities, threshold)
    scores, is_difficult = difficult_probability(probabilities), labels != EASY
    found: Figures = {
        "accuracy": float((said == labels).mean()),
        "auc": rank_auc(scores, is_difficult),
        "expectedCalibrationError": calibration_error(probabilities, labels),
    }
    found |= class_figures(confusion(labels, said, len(classes)), classes)
    if len(classes) > 2:
        called = scores[is_difficult] >= threshold
        found["recall:difficult"] = float(called.mean()) if len(called) else None
    return found


def bayes_limit(patients: Patients) -> Figures | None:
    """What can be known at all of these very patients; None where the data do not say.

    The decision is the most probable class of the true posterior.
    """
    if patients.posteriors is None:
        return None
    posteriors, labels = patients.posteriors, patients.labels
    classes = classes_of(posteriors.shape[1])
    said = posteriors.argmax(1)
    return {
        "auc": rank_auc(difficult_probability(posteriors), labels != EASY),
        "accuracy": float((said == labels).mean()),
        "macroF1": class_figures(confusion(labels, said, len(classes)), classes)["macroF1"],
    }


def estimates(patients: Patients, threshold: float, seed: int = 0) -> dict[str, Estimate]:
    """The figures with 95 % bootstrap intervals over patients; what is None is left out."""
    generator = np.random.default_rng(seed)
    count = len(patients.labels)
    drawn = [
        figures(patients.chosen(generator.integers(0, count, count)), threshold)
        for _ in range(ROUNDS)
    ]
    found: dict[str, Estimate] = {}
    for name, value in figures(patients, threshold).items():
        if value is None:
            continue
        values = [again for one in drawn if (again := one[name]) is not None]
        low, high = np.quantile(values, (0.025, 0.975))
        found[name] = Estimate(value, float(low), float(high), count)
    return found
