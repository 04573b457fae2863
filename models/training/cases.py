"""Images with what a network said of them, kept so that its failures can be looked at."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from training.boxes import Box
from training.coco import Sample
from training.metrics import ImageScore, best_score
from training.prediction import View, read_output
from training.soft_mask import MaskReading

WORST_CASES = 6


@dataclass(frozen=True)
class Case:
    """One image with a target: the mask over `crop` in 8 bits, its reading, and the score.

    `mask` is None where the network regresses a box.
    """

    sample: Sample
    crop: Box
    mask: np.ndarray | None
    reading: MaskReading
    score: ImageScore


def make_case(sample: Sample, view: View, values: np.ndarray) -> Case:
    """An image and the network's output for it."""
    reading = read_output(values, view.crop)
    score = best_score(reading.box, sample.boxes, sample.width, sample.height)
    mask = np.rint(values * 255).astype(np.uint8) if values.ndim == 2 else None
    return Case(sample, view.crop, mask, reading, score)


def worst_cases(cases: Sequence[Case]) -> tuple[Case, ...]:
    """The cases with the least overlap, the worst first."""
    ranked = sorted(cases, key=lambda case: (case.score.iou, -case.score.centroid_distance))
    return tuple(ranked[:WORST_CASES])
