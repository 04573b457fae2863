"""What validation says of a network in training."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from torch import nn

from training.config import RunConfig
from training.dataset import LoadedSource
from training.difficulty.calibration import softmax
from training.difficulty.metrics import figures
from training.difficulty.pooling import ImageVerdict, pool
from training.difficulty.prediction import (
    Answer,
    answer,
    difficulty_views,
    torch_difficulty_predictor,
)
from training.prediction import View
from training.tasks.task import Validation

# Before a threshold is chosen: the more probable side.
EVEN = 0.5
CURVES = ("auc", "accuracy", "macroF1", "macroRecall", "expectedCalibrationError")


class ImageSet:
    """The images of a source whose difficulty is known; decoded once, 0.2 MB each."""

    def __init__(self, source: LoadedSource) -> None:
        self.source = source

    @cached_property
    def views(self) -> list[View]:
        """Their fields of view."""
        return difficulty_views(self.source.samples)


def verdicts(answers: Sequence[Answer], temperatures: Sequence[float]) -> list[ImageVerdict]:
    """Answers of images whose difficulty is known as probabilities, each at its temperature."""
    return [
        ImageVerdict(
            one.patient,
            one.sample.difficulty or "",
            softmax(one.logits, temperature).tolist(),
            one.sample.class_probabilities,
        )
        for one, temperature in zip(answers, temperatures, strict=True)
    ]


def validation_figures(
    network: nn.Module, config: RunConfig, sets: Sequence[ImageSet]
) -> Validation:
    """Figures by patient before calibration; the score is their mean over the sources."""
    size, precision = config.network.input_size, config.runtime.precision
    predict = torch_difficulty_predictor(network, size, precision)
    row: dict[str, float] = {}
    scores: list[float] = []
    for images in sets:
        answers = list(answer(images.source.samples, images.views, predict))
        patients = pool(verdicts(answers, [1.0] * len(answers)))
        found = figures(patients, EVEN)
        true = patients.probabilities[np.arange(len(patients.labels)), patients.labels]
        name = images.source.config.name
        row[f"{name}: logLoss"] = float(-np.log(np.maximum(true, 1e-12)).mean())
        row |= {f"{name}: {key}": value for key in CURVES if (value := found[key]) is not None}
        scores.append(found[config.difficulty.score] or 0.0)
    return Validation(float(np.mean(scores)) if scores else 0.0, row)
