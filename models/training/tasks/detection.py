"""The task of finding the ampulla: soft masks, or the study's boxes."""

from collections.abc import Sequence

import numpy as np
from torch import Tensor, nn

from training.augment.pipeline import training_pair
from training.coco import Sample
from training.config import RunConfig, SourceConfig
from training.dataset import Label, LoadedSource, Stratum, whole_sources
from training.evaluation import evaluate_sources, validation_score
from training.losses import network_loss
from training.prediction import torch_predictor
from training.tasks.task import Validation


class DetectionTask:
    """Every image is an example; overlap and success rates are what is best."""

    def __init__(
        self, config: RunConfig, train: Sequence[LoadedSource], validate: Sequence[LoadedSource]
    ) -> None:
        self.config = config
        self.validation_sources = validate
        self.strata: Sequence[Stratum] = whole_sources(train)

    def prepare(self) -> None:
        """Images are read when they are drawn."""

    def example(
        self, sample: Sample, source: SourceConfig, random: np.random.Generator
    ) -> tuple[np.ndarray, Label]:
        """An augmented image and its soft mask or box."""
        return training_pair(sample, source, self.config.network, self.config.augment, random)

    def loss(self, output: Tensor, target: Tensor) -> Tensor:
        """The loss that belongs to the kind of output."""
        return network_loss(output.float(), target.to(output.device), self.config.loss)

    def validate(self, network: nn.Module) -> Validation:
        """Localisation on every source."""
        predict = torch_predictor(network, self.config.runtime.precision)
        size = self.config.network.input_size
        results = evaluate_sources(self.validation_sources, predict, size)
        row = {
            f"{result.source.name}: {name}": estimate.value
            for result in results
            for name, estimate in result.localisation.items()
        }
        return Validation(validation_score(results), row)
