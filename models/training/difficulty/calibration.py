"""From logits to probabilities that mean what they say, and the verdict's threshold.

One temperature divides all logits (Guo 2017): it changes no order of a picture's classes. It is
chosen for what is shown in the end, the pooled verdict of a patient.
"""

from collections.abc import Sequence

import numpy as np

from training.difficulty.classes import EASY, difficult_probability
from training.difficulty.pooling import Patients

SEARCH_STEPS = 81
REFINEMENTS = 3
LOWEST, HIGHEST = 0.05, 20.0
LEAST_PROBABILITY = 1e-12
THRESHOLDS = np.arange(0.02, 0.981, 0.005)


def softmax(logits: np.ndarray, temperature: float = 1.0) -> np.ndarray:
    """Probabilities [n, classes] of logits at a temperature."""
    scaled = logits.astype(np.float64) / temperature
    raised = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)


def pooled_log_loss(
    logits: np.ndarray, owners: np.ndarray, labels: np.ndarray, temperature: float
) -> float:
    """Mean negative log-likelihood of the patients' pooled verdicts.

    `owners` [images] is each image's patient by place, `labels` [patients] their classes.
    """
    probabilities = softmax(logits, temperature)
    totals = np.zeros((len(labels), logits.shape[1]))
    np.add.at(totals, owners, probabilities)
    pooled = totals / np.bincount(owners, minlength=len(labels))[:, None]
    true = pooled[np.arange(len(labels)), labels]
    return float(-np.log(np.maximum(true, LEAST_PROBABILITY)).mean())


def fit_temperature(logits: np.ndarray, patients: Sequence[str], labels: Sequence[int]) -> float:
    """The temperature with the highest likelihood; `patients` and `labels` are by image.

    A grid, made finer around its best: the likelihood has one valley, if not always a round one.
    """
    _, first, owners = np.unique(list(patients), return_index=True, return_inverse=True)
    own_labels = np.asarray(labels)[first]
    low, high = np.log(LOWEST), np.log(HIGHEST)
    best = 0.0
    for _ in range(REFINEMENTS):
        grid = np.linspace(low, high, SEARCH_STEPS)
        losses = [pooled_log_loss(logits, owners, own_labels, float(np.exp(t))) for t in grid]
        best = float(grid[int(np.argmin(losses))])
        step = float(grid[1] - grid[0])
        low = max(best - step, np.log(LOWEST))
        high = min(best + step, np.log(HIGHEST))
    return float(np.exp(best))


def choose_threshold(patients: Patients) -> float:
    """The P(difficult) from which a verdict is "difficult": the best balanced accuracy.

    It does not depend on how many cases are difficult, which differs from hospital to hospital;
    F1 would. Where several are equally good, the middle one.
    """
    scores = difficult_probability(patients.probabilities)
    is_difficult = patients.labels != EASY
    if is_difficult.all() or not is_difficult.any():
        return 0.5
    found = scores[:, None] >= THRESHOLDS
    gains = found[is_difficult].mean(0) - found[~is_difficult].mean(0)
    best = THRESHOLDS[gains >= gains.max() - 1e-9]
    return round(float(best[len(best) // 2]), 3)
