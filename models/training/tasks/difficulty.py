"""The task of saying how difficult the cannulation will be."""

from collections.abc import Sequence

import numpy as np
from torch import Tensor, nn

from training.augment.pipeline import augmented_frame
from training.coco import Sample
from training.config import RunConfig, SourceConfig
from training.dataset import Label, LoadedSource, Stratum
from training.difficulty.evaluation import ImageSet, validation_figures
from training.difficulty.image_cache import ImageCache
from training.difficulty.imbalance import class_label, class_strata, class_weights, labelled
from training.difficulty.losses import check_loss, class_loss
from training.errors import DataError
from training.tasks.task import Validation


class DifficultyTask:
    """Images whose difficulty is known are examples; figures by patient are what is best."""

    def __init__(
        self, config: RunConfig, train: Sequence[LoadedSource], validate: Sequence[LoadedSource]
    ) -> None:
        check_loss(config.difficulty)
        known = [labelled(source) for source in train]
        if not any(source.samples for source in known):
            raise DataError(
                f"{config.name}: no training image says how difficult the cannulation was. Add "
                "`difficulty` to the images of annotations.json (docs/formats.md)."
            )
        classes = config.network.classes
        self.config = config
        self.weights = class_weights(known, classes, config.difficulty)
        self.strata: Sequence[Stratum] = class_strata(
            train, classes, config.difficulty.balanced_sampling, with_unlabelled=False
        )
        self.cache = ImageCache(
            [sample for source in known for sample in source.samples], config.network.input_size
        )
        self.validation_sets = [
            ImageSet(found) for source in validate if (found := labelled(source)).samples
        ]

    def prepare(self) -> None:
        """Decode every training image once."""
        self.cache.fill()

    def example(
        self, sample: Sample, source: SourceConfig, random: np.random.Generator
    ) -> tuple[np.ndarray, Label]:
        """An augmented image and the place of its class."""
        small, image = self.cache.read(sample)
        network, augment = self.config.network, self.config.augment
        made = augmented_frame(small, image, source, network, augment, random)
        return made.frame, class_label(sample, network.classes)

    def loss(self, output: Tensor, target: Tensor) -> Tensor:
        """Cross-entropy, weighted or focal."""
        return class_loss(
            output.float(), target.to(output.device), self.config.difficulty, self.weights
        )

    def validate(self, network: nn.Module) -> Validation:
        """Figures by patient; the score is what the run is to be best in."""
        return validation_figures(network, self.config, self.validation_sets)
