"""The study's soft mask (Kim 2021): from boxes to bells, and from a mask back to a box."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from training.boxes import Box

REGION_THRESHOLD = 0.6
MIN_SIGMA = 0.75


@dataclass(frozen=True)
class MaskReading:
    """What a mask says: its raw peak (the confidence) and the box, in the frame's pixels."""

    peak: float
    box: Box | None


def _bell(centre: float, sigma: float, size: int) -> np.ndarray:
    """One-dimensional bell at the pixel centres 0.5, 1.5 ... of an axis."""
    offsets = (np.arange(size, dtype=np.float32) + 0.5 - centre) / max(sigma, MIN_SIGMA)
    return np.exp(-0.5 * offsets * offsets)


def draw_soft_mask(boxes: Sequence[Box], width: int, height: int) -> np.ndarray:
    """Boxes in mask pixels to a mask [height, width], float32 in 0..1.

    Sigma is half the width and half the height, so that the contour at 0.6 is the box again (within
    1.1 %); several targets are joined by their maximum (Kim 2021, as docs/training.md reads it).
    """
    mask = np.zeros((height, width), np.float32)
    for box in boxes:
        centre_x, centre_y = box.centroid
        bell = np.outer(
            _bell(centre_y, box.height / 2, height), _bell(centre_x, box.width / 2, width)
        )
        np.maximum(mask, bell, out=mask)
    return mask


def read_soft_mask(
    mask: np.ndarray, crop: Box, region_threshold: float = REGION_THRESHOLD
) -> MaskReading:
    """A mask [height, width] that covers `crop` of the frame, to peak and box in frame pixels.

    The box bounds the pixels above the threshold times the peak that are connected to the peak
    (by edges or corners). An all-zero mask has no box.
    """
    peak = float(mask.max())
    if peak <= 0.0:
        return MaskReading(0.0, None)
    # In single precision, as the application does it: a pixel of exactly the threshold is outside.
    share = mask.astype(np.float32) / np.float32(peak)
    region = (share > np.float32(region_threshold)).astype(np.uint8)
    _, labels = cv2.connectedComponents(region, connectivity=8)
    peak_row, peak_column = np.unravel_index(int(mask.argmax()), mask.shape)
    rows, columns = np.nonzero(labels == labels[peak_row, peak_column])
    scale_x, scale_y = crop.width / mask.shape[1], crop.height / mask.shape[0]
    left, top = int(columns.min()), int(rows.min())
    width, height = int(columns.max()) + 1 - left, int(rows.max()) + 1 - top
    box = Box(crop.x + left * scale_x, crop.y + top * scale_y, width * scale_x, height * scale_y)
    return MaskReading(peak, box)
