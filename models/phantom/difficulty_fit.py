"""Solves the label model's intercepts and type effects from shares in the literature."""

import numpy as np

from phantom.difficulty_model import (
    DIFFICULTY_CLASSES,
    STUDY_COUNTS,
    class_scores,
    softmax,
    tabulate,
)
from phantom.morphology import PAPILLA_TYPES, TYPE_SHARES, draw_morphology

TYPE_I_DIFFICULT, TYPE_IV_DIFFICULT = 0.26, 0.41
"""Pooled event rates of difficult cannulation (Tari 2024)."""

TYPE_II_TO_III = 52.0 / 48.0
"""Ratio of the rates of types II and III (Haraldsson 2019)."""

STEPS = 200
STEP = 0.8


def class_shares() -> dict[str, float]:
    """The study's share of each class."""
    total = sum(STUDY_COUNTS)
    return {
        name: count / total for name, count in zip(DIFFICULTY_CLASSES, STUDY_COUNTS, strict=True)
    }


def type_rates() -> dict[str, float]:
    """P(difficult | type): I and IV as pooled; II and III in their ratio, from what is left.

    What is left is the study's share of difficult cases less those of types I and IV.
    """
    one, two, three, four = TYPE_SHARES
    left = 1.0 - class_shares()["easy"] - one * TYPE_I_DIFFICULT - four * TYPE_IV_DIFFICULT
    rate = left / (three + two * TYPE_II_TO_III)
    rates = (TYPE_I_DIFFICULT, rate * TYPE_II_TO_III, rate, TYPE_IV_DIFFICULT)
    return dict(zip(PAPILLA_TYPES, rates, strict=True))


def solve(patients: int, seed: int) -> tuple[dict[str, float], dict[str, float]]:
    """(intercepts, type effects) that give the shares over a sampled population.

    The sample is weighted to the exact shares of the types; type I's effect is 0.
    """
    rng = np.random.default_rng([seed, 62])
    features, types = tabulate(draw_morphology(rng) for _ in range(patients))
    weights = (np.array(TYPE_SHARES) / np.bincount(types, minlength=4) * patients)[types]
    intercepts = dict.fromkeys(DIFFICULTY_CLASSES[1:], -2.0)
    effects = dict.fromkeys(PAPILLA_TYPES, 0.0)
    for _ in range(STEPS):
        chances = softmax(class_scores(features, types, intercepts, effects))
        shares = (chances * weights[:, None]).mean(axis=0)
        for number, name in enumerate(DIFFICULTY_CLASSES[1:], start=1):
            intercepts[name] += STEP * np.log(class_shares()[name] / shares[number])
        wanted = [_logit(rate) for rate in type_rates().values()]
        found = [_logit(1.0 - chances[types == each, 0].mean()) for each in range(4)]
        for number, name in enumerate(PAPILLA_TYPES[1:], start=1):
            effects[name] += STEP * (wanted[number] - found[number] - wanted[0] + found[0])
    return (
        {name: float(value) for name, value in intercepts.items()},
        {name: float(value) for name, value in effects.items()},
    )


def _logit(rate: float) -> float:
    return float(np.log(rate / (1.0 - rate)))
