"""What can be known of the difficulty at all: limits of the label model over its population."""

from dataclasses import dataclass

import numpy as np

from phantom.difficulty_model import (
    COEFFICIENTS,
    DIFFICULTY_CLASSES,
    FEATURES,
    INTERCEPTS,
    TYPE_EFFECTS,
    class_scores,
    softmax,
    tabulate,
)
from phantom.morphology import PAPILLA_TYPES, draw_morphology


@dataclass(frozen=True)
class Limits:
    """Expected over patients whose posteriors are known exactly; nobody can do better."""

    auc: float
    """Of P(difficult) for easy against difficult."""
    accuracy: float
    """Of the Bayes decision: the most probable class."""
    macro_f1: float
    """Of the same decision. It is not the best macro-F1: rare classes are hardly ever decided."""
    best_macro_f1: float
    """The best that posteriors times a weight for each class, then the largest, can reach."""
    best_weights: tuple[float, ...]


def sample_posteriors(patients: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """(posteriors (n, 4), type numbers (n,)) of patients drawn from the population."""
    rng = np.random.default_rng([seed, 61])
    features, types = tabulate(draw_morphology(rng) for _ in range(patients))
    return softmax(class_scores(features, types)), types


def binary_posteriors(posteriors: np.ndarray) -> np.ndarray:
    """Posteriors (n, 2) of easy and difficult from those of the four classes."""
    return np.stack([posteriors[:, 0], 1.0 - posteriors[:, 0]], axis=1)


def bayes_limits(posteriors: np.ndarray) -> Limits:
    """Limits for posteriors (n, k) whose first class is easy."""
    decided = posteriors.argmax(axis=1)
    weights = _best_weights(posteriors)
    return Limits(
        auc=expected_auc(1.0 - posteriors[:, 0]),
        accuracy=float(posteriors.max(axis=1).mean()),
        macro_f1=expected_macro_f1(posteriors, decided),
        best_macro_f1=expected_macro_f1(posteriors, (posteriors * weights).argmax(axis=1)),
        best_weights=tuple(float(each) for each in weights),
    )


def expected_auc(probability: np.ndarray) -> float:
    """AUC of a probability that is itself the truth: every patient counts as both, by share."""
    order = np.argsort(probability)
    positive = probability[order]
    negative = 1.0 - positive
    below = np.cumsum(negative) - negative
    return float((positive * (below + 0.5 * negative)).sum() / (positive.sum() * negative.sum()))


def expected_macro_f1(posteriors: np.ndarray, decided: np.ndarray) -> float:
    """Mean over classes of 2 TP / (decided + true), counted in expectation."""
    scores = []
    for number in range(posteriors.shape[1]):
        chosen = decided == number
        right = posteriors[chosen, number].sum()
        scores.append(2.0 * right / max(chosen.sum() + posteriors[:, number].sum(), 1e-12))
    return float(np.mean(scores))


def _best_weights(posteriors: np.ndarray) -> np.ndarray:
    """Class weights (easy: 1) by coordinate search on ever finer logarithmic steps."""
    weights = 1.0 / posteriors.mean(axis=0)
    weights /= weights[0]
    best = expected_macro_f1(posteriors, (posteriors * weights).argmax(axis=1))
    for step in (1.6, 1.25, 1.1, 1.04):
        improved = True
        while improved:
            improved = False
            for number in range(1, len(weights)):
                for factor in (step, 1.0 / step):
                    tried = weights.copy()
                    tried[number] *= factor
                    score = expected_macro_f1(posteriors, (posteriors * tried).argmax(axis=1))
                    if score > best + 1e-7:
                        best, weights, improved = score, tried, True
    return weights


def describe_label_model(patients: int, seed: int = 0) -> str:
    """The model, its shares and its limits as lines for a person."""
    posteriors, types = sample_posteriors(patients, seed)
    lines = [f"label model over {patients} patients", "", "coefficients per standard deviation"]
    for name in DIFFICULTY_CLASSES[1:]:
        effects = zip(FEATURES, COEFFICIENTS[name], strict=True)
        terms = ", ".join(f"{feature} {value:g}" for feature, value in effects)
        lines.append(f"  {name}: intercept {INTERCEPTS[name]:g}, {terms}")
    lines.append(f"  types: {TYPE_EFFECTS}")
    lines += ["", "shares of the classes"]
    for number, name in enumerate(DIFFICULTY_CLASSES):
        lines.append(f"  {name}: {posteriors[:, number].mean():.4f}")
    lines += ["", "P(difficult | type)"]
    for number, name in enumerate(PAPILLA_TYPES):
        lines.append(f"  {name}: {1.0 - posteriors[types == number, 0].mean():.4f}")
    for title, each in (("binary", binary_posteriors(posteriors)), ("four classes", posteriors)):
        limits = bayes_limits(each)
        weights = ", ".join(f"{weight:.2f}" for weight in limits.best_weights)
        lines += [
            "",
            f"{title}: AUC {limits.auc:.4f}, accuracy {limits.accuracy:.4f}",
            f"  macro-F1 of the Bayes decision {limits.macro_f1:.4f}",
            f"  best macro-F1 {limits.best_macro_f1:.4f}, with class weights {weights}",
        ]
    return "\n".join(lines)
