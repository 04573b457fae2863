"""Both tasks with one encoder, as the study proposes."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from torch import Tensor, nn

from training.coco import Sample
from training.config import RunConfig, SourceConfig
from training.dataset import Label, LoadedSource, Stratum
from training.difficulty.imbalance import class_label, class_strata
from training.tasks.detection import DetectionTask
from training.tasks.difficulty import CLASS, DifficultyTask
from training.tasks.task import Validation

MASK = "mask"


class BothTasks:
    """Every image teaches the mask; those whose difficulty is known teach that too."""

    def __init__(
        self, config: RunConfig, train: Sequence[LoadedSource], validate: Sequence[LoadedSource]
    ) -> None:
        self.config = config
        self.detection = DetectionTask(config, train, validate)
        self.difficulty = DifficultyTask(config, train, validate)
        self.strata: Sequence[Stratum] = class_strata(
            train,
            config.network.classes,
            config.difficulty.balanced_sampling,
            with_unlabelled=True,
        )

    def prepare(self) -> None:
        """Images are read when they are drawn: many are large, and a step takes longer."""

    def example(
        self, sample: Sample, source: SourceConfig, random: np.random.Generator
    ) -> tuple[np.ndarray, Label]:
        """An augmented image with its mask and the place of its class."""
        image, mask = self.detection.example(sample, source, random)
        label = class_label(sample, self.config.network.classes)
        return image, {MASK: np.asarray(mask), CLASS: label}

    def loss(self, output: Any, target: Any) -> Tensor:
        """The weighted sum of both losses."""
        masks, logits = output
        found = self.detection.loss(masks, target[MASK])
        weight = self.config.difficulty.weight
        return found + weight * self.difficulty.class_loss(logits, target[CLASS])

    def validate(self, network: nn.Module) -> Validation:
        """Both tasks' figures; the score is the mean of both scores."""
        parts = (self.detection.validate(network), self.difficulty.validate(network))
        score = sum(part.score for part in parts) / len(parts)
        return Validation(score, {**parts[0].row, **parts[1].row})
