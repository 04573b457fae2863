"""The label model: how difficult a papilla of a given morphology is to cannulate.

Multinomial logistic: score(class) = intercept(class) + type effect + coefficients · standardised
features, score(easy) = 0, P = softmax. Effects and where they come from: docs/difficulty-labels.md.
"""

import math
from collections.abc import Iterable

import numpy as np

from phantom.morphology import PAPILLA_TYPES, Morphology

DIFFICULTY_CLASSES = ("easy", "long", "technique", "failure")
"""In the study's order; a case belongs to the last that applies (Kim 2021)."""

STUDY_COUNTS = (362, 69, 94, 6)
"""Cases of each class among the study's 531 (Kim 2021)."""

FEATURES = (
    "bulge",
    "upperCrease",
    "hood",
    "hiddenOrifice",
    "diverticulumBeside",
    "diverticulumUnder",
    "turned",
    "low",
)

FEATURE_MEANS = (0.482, 0.384, 0.235, 0.384, 0.091, 0.08, 0.45, 0.0)
FEATURE_DEVIATIONS = (0.242, 0.304, 0.301, 0.22, 0.287, 0.271, 0.34, 0.578)
"""Of the population, by which the features are standardised."""

COEFFICIENTS = {
    "long": (1.75, 0.1, 0.35, 0.4, 0.1, 0.15, 0.1, 0.08),
    "technique": (0.1, 1.85, 0.4, 0.4, 0.1, 0.2, 0.1, 0.08),
    "failure": (0.3, 0.3, 0.5, 1.1, 0.25, 0.6, 0.1, 0.1),
}
"""Change of a class's score for one standard deviation of a feature."""
INTERCEPTS = {"long": -2.67, "technique": -2.6, "failure": -5.13}
TYPE_EFFECTS = {"I": 0.0, "II": 1.53, "III": -0.35, "IV": 1.04}
"""Both solved by `difficulty_fit` from the shares that the literature states."""


def raw_features(morphology: Morphology) -> list[float]:
    """The features in the order of `FEATURES`, before they are standardised."""
    return [
        morphology.bulge,
        morphology.upper_crease,
        morphology.hood,
        1.0 - morphology.orifice_visibility,
        float(morphology.diverticulum == "beside"),
        float(morphology.diverticulum in ("edge", "inside")),
        abs(morphology.orientation_degrees) / 30.0,
        -morphology.position,
    ]


def class_scores(
    features: np.ndarray,
    types: np.ndarray,
    intercepts: dict[str, float] = INTERCEPTS,
    type_effects: dict[str, float] = TYPE_EFFECTS,
) -> np.ndarray:
    """Scores (n, 4) of raw features (n, 8) and type numbers (n,), easy fixed at 0."""
    standard = (features - np.array(FEATURE_MEANS)) / np.array(FEATURE_DEVIATIONS)
    shift = np.array([type_effects[name] for name in PAPILLA_TYPES])[types]
    scores = np.zeros((len(features), len(DIFFICULTY_CLASSES)))
    for column, name in enumerate(DIFFICULTY_CLASSES[1:], start=1):
        scores[:, column] = intercepts[name] + shift + standard @ np.array(COEFFICIENTS[name])
    return scores


def softmax(scores: np.ndarray) -> np.ndarray:
    """Probabilities (n, k) of scores (n, k)."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def tabulate(population: Iterable[Morphology]) -> tuple[np.ndarray, np.ndarray]:
    """Raw features (n, 8) and type numbers (n,) of morphologies."""
    people = list(population)
    features = np.array([raw_features(each) for each in people]).reshape(-1, len(FEATURES))
    return features, np.array([PAPILLA_TYPES.index(each.type) for each in people], dtype=int)


def class_probabilities(morphology: Morphology) -> tuple[float, ...]:
    """P(class | morphology) in the order of the classes: the Bayes posterior."""
    return tuple(softmax(class_scores(*tabulate([morphology])))[0].tolist())


def draw_difficulty(probabilities: tuple[float, ...], seed: int) -> str:
    """A class drawn with the given probabilities; the same seed draws at the same height.

    One uniform number for a seed: when the model's effects change, a patient whose probabilities
    stay the same keeps the class.
    """
    height = np.random.default_rng([seed, 51]).random() * math.fsum(probabilities)
    steps = np.cumsum(probabilities)
    return DIFFICULTY_CLASSES[min(int(np.searchsorted(steps, height, side="right")), 3)]
