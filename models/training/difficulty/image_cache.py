"""Training images decoded once and no larger than is of use: reading costs more than a step."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from tqdm import tqdm

from training.boxes import Box
from training.coco import Sample, read_sample
from training.field_of_view import detect_field_of_view

# The shorter side of the kept field of view, in network inputs: room for scaling up.
ROOM = 2.0


def shrink(sample: Sample, input_size: int) -> tuple[Sample, np.ndarray]:
    """The image, no larger than needed, and the sample in its pixels, with its field of view."""
    image = read_sample(sample)
    view = sample.field_of_view or detect_field_of_view(image)
    factor = min(1.0, ROOM * input_size / min(view.width, view.height))
    width, height = max(round(sample.width * factor), 1), max(round(sample.height * factor), 1)
    if (width, height) == (sample.width, sample.height):
        return replace(sample, field_of_view=view), image
    scale = np.array([width / sample.width, height / sample.height])
    small = replace(
        sample,
        width=width,
        height=height,
        boxes=tuple(_scaled(box, scale) for box in sample.boxes),
        outlines=tuple(outline * scale for outline in sample.outlines),
        field_of_view=_scaled(view, scale),
    )
    return small, cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA)


def _scaled(box: Box, scale: np.ndarray) -> Box:
    """A box in pixels of the smaller image."""
    x, y = (float(value) for value in scale)
    return Box(box.x * x, box.y * y, box.width * x, box.height * y)


class ImageCache:
    """The images of a run; filled before loader processes start, so that all share them.

    About 0.2 MB an image for a network of 128 pixels.
    """

    def __init__(self, samples: Sequence[Sample], input_size: int) -> None:
        self.samples = samples
        self.input_size = input_size
        self._kept: dict[Path, tuple[Sample, np.ndarray]] = {}

    def fill(self) -> None:
        """Read everything once."""
        for sample in tqdm(self.samples, "images", leave=False, mininterval=2):
            self._kept[sample.path] = shrink(sample, self.input_size)

    def read(self, sample: Sample) -> tuple[Sample, np.ndarray]:
        """The small sample and its image; read from its file where it was not kept."""
        return self._kept.get(sample.path) or shrink(sample, self.input_size)
