"""Is there anything to show? The threshold on the raw peak, and what it costs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

FRAMES_PER_MINUTE = 25 * 60


@dataclass(frozen=True)
class PeakSet:
    """Raw peaks of one validation set, of images with a target and of those without."""

    with_target: Sequence[float]
    without_target: Sequence[float]


def shown_share(peaks: Sequence[float], threshold: float) -> float:
    """Share of images whose peak reaches the threshold."""
    return float((np.asarray(peaks) >= threshold).mean())


def choose_peak_threshold(sets: Sequence[PeakSet]) -> float:
    """The threshold with the best mean of (recall - false-positive share) over the sets.

    Where several are equally good, the middle one: the farthest from both mistakes.
    """
    usable = [peaks for peaks in sets if peaks.with_target and peaks.without_target]
    if not usable:
        raise ValueError("No set holds images with and without a target.")
    candidates = np.arange(0.05, 0.951, 0.01)
    gains = np.array(
        [
            np.mean(
                [
                    shown_share(peaks.with_target, threshold)
                    - shown_share(peaks.without_target, threshold)
                    for peaks in usable
                ]
            )
            for threshold in candidates
        ]
    )
    best = candidates[gains >= gains.max() - 1e-9]
    return round(float(best[len(best) // 2]), 2)
