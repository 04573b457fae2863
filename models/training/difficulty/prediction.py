"""Runs a difficulty network over images the way the application does."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from training.boxes import Box
from training.coco import Sample
from training.networks.difficulty import to_input_size
from training.precision import autocast
from training.prediction import BATCH_SIZE, View, prepare_view

# What the application hands over, whatever the network was trained at.
PACK_SIZE = 256

DifficultyPredictor = Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]
"""Frames [n, 256, 256, 3] uint8 RGB to logits [n, classes] and class maps [n, h, w], float32."""


@dataclass(frozen=True)
class Answer:
    """What a network says of one image: logits [classes], attention [h, w] in 0..1.

    `crop` of the image is what it saw; `fold` names the held-out fold, None where all images are by
    one network.
    """

    sample: Sample
    crop: Box
    logits: np.ndarray
    attention: np.ndarray
    fold: int | None = None

    @property
    def patient(self) -> str:
        """Whose image it is; the image's own name where nobody says."""
        return self.sample.group.removeprefix("patientKey ")


def torch_difficulty_predictor(
    network: nn.Module, input_size: int, precision: str = "float32"
) -> DifficultyPredictor:
    """A predictor that runs the PyTorch network."""
    device = next(network.parameters()).device

    def predict(frames: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        with torch.inference_mode(), autocast(device, precision):
            pixels = torch.from_numpy(frames).to(device).permute(0, 3, 1, 2).float()
            *_, logits, maps = network.explain(to_input_size(pixels, input_size))
        return logits.float().cpu().numpy(), maps.float().cpu().numpy()

    return predict


def normalised(maps: np.ndarray) -> np.ndarray:
    """Class maps [n, h, w] as attention: negative parts cut, divided by the maximum; else all 0."""
    positive = np.maximum(maps, 0)
    highest = positive.max((1, 2), keepdims=True)
    return positive / np.where(highest > 0, highest, 1)


def difficulty_views(samples: Sequence[Sample]) -> list[View]:
    """The fields of view as the application hands them over."""
    return [prepare_view(sample, PACK_SIZE) for sample in samples]


def answer(
    samples: Sequence[Sample],
    views: Sequence[View],
    predict: DifficultyPredictor,
    fold: int | None = None,
) -> Iterator[Answer]:
    """What the predictor says of every view, in order."""
    for start in range(0, len(samples), BATCH_SIZE):
        part = views[start : start + BATCH_SIZE]
        logits, maps = predict(np.stack([view.frame for view in part]))
        attention = normalised(maps)
        for place, view in enumerate(part):
            yield Answer(samples[start + place], view.crop, logits[place], attention[place], fold)
