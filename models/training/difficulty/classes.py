"""The classes of the study (Kim 2021): four, or easy against all others."""

from collections.abc import Sequence

import numpy as np

from training.errors import ConfigError

FOUR = ("easy", "long", "technique", "failure")
BINARY = ("easy", "difficult")
EASY = 0


def classes_of(count: int) -> tuple[str, ...]:
    """The names of a network's classes by their number, in its order."""
    for classes in (BINARY, FOUR):
        if len(classes) == count:
            return classes
    raise ConfigError(f"network.classes is {count}; the task has 2 classes or 4.")


def class_index(difficulty: str, count: int) -> int:
    """Place of one of the four names among two or four classes."""
    index = FOUR.index(difficulty)
    return index if count == len(FOUR) else min(index, 1)


def difficult_probability(probabilities: np.ndarray) -> np.ndarray:
    """P(difficult) of probabilities [..., classes]: all but easy."""
    return 1.0 - probabilities[..., EASY]


def as_classes(posterior: Sequence[float], count: int) -> np.ndarray:
    """Probabilities of the four classes as those of two or four."""
    values = np.asarray(posterior, np.float64)
    if count == len(FOUR):
        return values
    return np.array([values[EASY], values[EASY + 1 :].sum()])
