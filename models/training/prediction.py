"""Runs a mask predictor over samples the way the application does."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import torch
from torch import nn

from training.augment.geometric import crop_matrix, warp
from training.boxes import Box
from training.coco import Sample, read_sample
from training.field_of_view import detect_field_of_view
from training.precision import autocast
from training.soft_mask import MaskReading, read_soft_mask

BATCH_SIZE = 16

Predictor = Callable[[np.ndarray], np.ndarray]
"""Frames [n, size, size, 3] uint8 RGB to what the network says of them, float32 in 0..1.

Masks [n, mask, mask], or boxes [n, 4] as centroid, width and height in shares of the frame.
"""


@dataclass(frozen=True)
class View:
    """A frame as the network gets it, and the crop of the source image that it shows."""

    frame: np.ndarray
    crop: Box


def prepare_view(sample: Sample, size: int, crop: Box | None = None) -> View:
    """Cut the field of view (or the given crop) and stretch it to the network's input."""
    image = read_sample(sample)
    area = crop or sample.field_of_view or detect_field_of_view(image)
    return View(warp(image, crop_matrix(area, size), size), area)


def torch_predictor(network: nn.Module, precision: str = "float32") -> Predictor:
    """A predictor that runs the PyTorch network; of one with two tasks, its masks."""
    device = next(network.parameters()).device

    def predict(frames: np.ndarray) -> np.ndarray:
        with torch.inference_mode(), autocast(device, precision):
            pixels = torch.from_numpy(frames).to(device).permute(0, 3, 1, 2).float()
            said = network(pixels)
        output = (said[0] if isinstance(said, tuple) else said).float()
        values = output if output.ndim == 2 else torch.sigmoid(output)[:, 0]
        return values.cpu().numpy()

    return predict


def read_output(values: np.ndarray, crop: Box) -> MaskReading:
    """One mask, or one box, to peak and box in pixels of the source image.

    A network that regresses a box says nothing about presence: its peak is always 1.
    """
    if values.ndim == 2:
        return read_soft_mask(values, crop)
    x, y, width, height = (float(value) for value in values)
    left, top = crop.x + (x - width / 2) * crop.width, crop.y + (y - height / 2) * crop.height
    return MaskReading(1.0, Box(left, top, width * crop.width, height * crop.height))


def predict_views(views: Iterable[View], predict: Predictor) -> Iterator[tuple[View, np.ndarray]]:
    """Every view with what the network says of it, in order, computed batch by batch."""
    remaining = iter(views)
    while batch := list(islice(remaining, BATCH_SIZE)):
        outputs = predict(np.stack([view.frame for view in batch]))
        yield from zip(batch, outputs, strict=True)


def read_views(views: Iterable[View], predict: Predictor) -> list[MaskReading]:
    """Peak and box of every view, in pixels of its source image."""
    return [read_output(values, view.crop) for view, values in predict_views(views, predict)]


def read_samples(samples: Sequence[Sample], predict: Predictor, size: int) -> list[MaskReading]:
    """Peak and box of every sample's field of view."""
    return read_views((prepare_view(sample, size) for sample in samples), predict)
