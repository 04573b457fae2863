"""Does an exported file say what the network says? Differences on images, and their bars."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from training.boxes import Box, intersection_area
from training.export.check_images import CheckSet
from training.metrics import METRICS, ImageScore, best_score
from training.prediction import Predictor
from training.soft_mask import MaskReading, read_soft_mask

MAX_MASK_DIFFERENCE = 1e-3
MIN_BOX_IOU = 0.99
MAX_IOU_LOSS = 0.01
LOSS_METRICS = ("meanIou", "successAtIou30", "successAtDistance5")


@dataclass(frozen=True)
class NetworkAnswers:
    """What the PyTorch network says on a check set: masks, boxes, and their scores."""

    images: CheckSet
    masks: np.ndarray
    readings: Sequence[MaskReading]
    scores: Sequence[ImageScore]


@dataclass(frozen=True)
class Parity:
    """An exported file against the network on one check set.

    `mask_difference` is the largest of any mask value, `box_iou` the mean overlap of the file's box
    with the network's. `losses` are what means over images fall by against the truth; below zero
    where the file is better.
    """

    dataset: str
    images: int
    mask_difference: float
    box_iou: float
    losses: dict[str, float]


def _readings(images: CheckSet, masks: np.ndarray) -> list[MaskReading]:
    """Peak and box of every mask, in pixels of the source image."""
    pairs = zip(masks, images.views, strict=True)
    return [read_soft_mask(mask, view.crop) for mask, view in pairs]


def answers(images: CheckSet, predict: Predictor) -> NetworkAnswers:
    """What a predictor says of the images; frames go in one by one, to keep memory small."""
    masks = np.concatenate([predict(view.frame[None]) for view in images.views])
    readings = _readings(images, masks)
    scores = [
        best_score(reading.box, sample.boxes, sample.width, sample.height)
        for reading, sample in zip(readings, images.samples, strict=True)
    ]
    return NetworkAnswers(images, masks, readings, scores)


def box_overlap(first: Box | None, second: Box | None) -> float:
    """IoU of two predictions; 1 where neither has a box, 0 where one of them has none."""
    if first is None or second is None:
        return float(first is second)
    shared = intersection_area(first, second)
    union = first.area + second.area - shared
    return shared / union if union > 0 else float(first == second)


def compare(expected: NetworkAnswers, predict: Predictor) -> Parity:
    """Run the exported file on the same images."""
    found = answers(expected.images, predict)
    overlaps = [
        box_overlap(one.box, other.box)
        for one, other in zip(expected.readings, found.readings, strict=True)
    ]
    losses = {
        name: float(
            np.mean([METRICS[name](score) for score in expected.scores])
            - np.mean([METRICS[name](score) for score in found.scores])
        )
        for name in LOSS_METRICS
    }
    difference = float(np.abs(expected.masks - found.masks).max())
    name, count = expected.images.name, len(overlaps)
    return Parity(name, count, difference, float(np.mean(overlaps)), losses)


def shortcomings(precision: str, parities: Sequence[Parity]) -> list[str]:
    """The bars of this precision that the file misses, in words; empty where it meets them all.

    Written so that a value that is no number misses its bar.
    """
    found: list[str] = []
    for parity in parities:
        if precision == "fp32" and not parity.mask_difference <= MAX_MASK_DIFFERENCE:
            found.append(
                f"its masks differ from PyTorch's by {parity.mask_difference:.2g} on "
                f"{parity.dataset}, more than {MAX_MASK_DIFFERENCE}"
            )
        if precision in ("fp32", "fp16") and not parity.box_iou >= MIN_BOX_IOU:
            found.append(
                f"its boxes overlap PyTorch's by {parity.box_iou:.4f} on {parity.dataset}, "
                f"less than {MIN_BOX_IOU}"
            )
        if precision == "int8" and not parity.losses["meanIou"] <= MAX_IOU_LOSS:
            found.append(
                f"it loses {parity.losses['meanIou']:.4f} of mean IoU on {parity.dataset}, "
                f"more than {MAX_IOU_LOSS}"
            )
    return found
