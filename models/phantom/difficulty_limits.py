"""What can be known of the difficulty at all: limits of the label model over its population."""

from dataclasses import dataclass

import numpy as np

from phantom.difficulty_fit import class_shares, solve, type_rates
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
from phantom.morphology import draw_morphology


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
    """The model, its shares beside those it was solved for and its limits, for a person."""
    posteriors, types = sample_posteriors(patients, seed)
    intercepts, effects = solve(patients, seed)
    lines = [f"label model over {patients} patients", "", "coefficients per standard deviation"]
    for name in DIFFICULTY_CLASSES[1:]:
        each = zip(FEATURES, COEFFICIENTS[name], strict=True)
        lines.append(f"  {name}: " + ", ".join(f"{feature} {value:g}" for feature, value in each))
    lines += ["", "intercepts and type effects, beside those solved from this sample"]
    for used, solved in ((INTERCEPTS, intercepts), (TYPE_EFFECTS, effects)):
        lines += [f"  {name}: {used[name]:.3f} ({solved[name]:.3f})" for name in used]
    lines += ["", "shares of the classes, beside the study's"]
    for number, (name, wanted) in enumerate(class_shares().items()):
        lines.append(f"  {name}: {posteriors[:, number].mean():.4f} ({wanted:.4f})")
    lines += ["", "P(difficult | type), beside the rates aimed at"]
    for number, (name, wanted) in enumerate(type_rates().items()):
        found = 1.0 - posteriors[types == number, 0].mean()
        lines.append(f"  {name}: {found:.4f} ({wanted:.4f})")
    lines += _limit_lines("binary", binary_posteriors(posteriors))
    return "\n".join(lines + _limit_lines("four classes", posteriors))


def _limit_lines(title: str, posteriors: np.ndarray) -> list[str]:
    limits = bayes_limits(posteriors)
    weights = ", ".join(f"{weight:.2f}" for weight in limits.best_weights)
    return [
        "",
        f"{title}: AUC {limits.auc:.4f}, accuracy {limits.accuracy:.4f}",
        f"  macro-F1 of the Bayes decision {limits.macro_f1:.4f}",
        f"  best macro-F1 {limits.best_macro_f1:.4f}, with class weights {weights}",
    ]
