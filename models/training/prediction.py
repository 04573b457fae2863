"""Runs a mask predictor over samples the way the application does."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from training.augment.geometric import crop_matrix, warp
from training.boxes import Box
from training.coco import Sample, read_image
from training.field_of_view import detect_field_of_view
from training.networks.soft_mask_unet import normalise
from training.soft_mask import MaskReading, read_soft_mask

BATCH_SIZE = 16

MaskPredictor = Callable[[np.ndarray], np.ndarray]
"""Frames [n, size, size, 3] uint8 RGB to masks [n, mask, mask] float32 in 0..1."""


@dataclass(frozen=True)
class View:
    """A frame as the network gets it, and the crop of the source image that it shows."""

    frame: np.ndarray
    crop: Box


def prepare_view(sample: Sample, size: int, crop: Box | None = None) -> View:
    """Cut the field of view (or the given crop) and stretch it to the network's input."""
    image = read_image(sample.path)
    area = crop or sample.field_of_view or detect_field_of_view(image)
    return View(warp(image, crop_matrix(area, size), size), area)


def torch_predictor(network: nn.Module, bfloat16: bool = False) -> MaskPredictor:
    """A predictor that runs the PyTorch network."""
    device = next(network.parameters()).device

    def predict(frames: np.ndarray) -> np.ndarray:
        with torch.inference_mode(), torch.autocast(device.type, torch.bfloat16, bfloat16):
            images = torch.from_numpy(frames).to(device).permute(0, 3, 1, 2).float()
            logits = network(normalise(images))
        return torch.sigmoid(logits.float())[:, 0].cpu().numpy()

    return predict


def read_views(views: Iterable[View], predict: MaskPredictor) -> list[MaskReading]:
    """Peak and box of every view, in pixels of its source image."""
    readings: list[MaskReading] = []
    batch: list[View] = []

    def flush() -> None:
        masks = predict(np.stack([view.frame for view in batch]))
        readings.extend(
            read_soft_mask(mask, view.crop) for mask, view in zip(masks, batch, strict=True)
        )
        batch.clear()

    for view in views:
        batch.append(view)
        if len(batch) == BATCH_SIZE:
            flush()
    if batch:
        flush()
    return readings


def read_samples(samples: Sequence[Sample], predict: MaskPredictor, size: int) -> list[MaskReading]:
    """Peak and box of every sample's field of view."""
    return read_views((prepare_view(sample, size) for sample in samples), predict)
