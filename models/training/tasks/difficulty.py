"""The task of saying how difficult the cannulation will be."""

from collections.abc import Sequence
from typing import Any

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
from training.difficulty.morphology import findings_label, findings_loss
from training.errors import DataError
from training.tasks.task import Validation

CLASS, FINDINGS = "class", "findings"


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
        if config.network.learns_morphology:
            self.check_morphology(known)
        self.validation_sets = [
            ImageSet(found) for source in validate if (found := labelled(source)).samples
        ]

    def check_morphology(self, known: Sequence[LoadedSource]) -> None:
        """Refuse what cannot be read, and data that say nothing of what is to be learned."""
        labels = [findings_label(sample) for source in known for sample in source.samples]
        if np.isnan(labels).all():
            raise DataError(
                f"{self.config.name}: no training image says what the papilla looks like. Add "
                "`morphology` to the images of annotations.json (docs/formats.md), or train "
                "without network.learns_morphology."
            )

    def prepare(self) -> None:
        """Decode every training image once."""
        self.cache.fill()

    def example(
        self, sample: Sample, source: SourceConfig, random: np.random.Generator
    ) -> tuple[np.ndarray, Label]:
        """An augmented image and the place of its class; its findings where they are learned."""
        small, image = self.cache.read(sample)
        network, augment = self.config.network, self.config.augment
        made = augmented_frame(small, image, source, network, augment, random)
        label = class_label(sample, network.classes)
        if not network.learns_morphology:
            return made.frame, label
        return made.frame, {CLASS: label, FINDINGS: findings_label(sample)}

    def loss(self, output: Any, target: Any) -> Tensor:
        """Cross-entropy, weighted or focal; and that of the findings where they are learned."""
        if not self.config.network.learns_morphology:
            return self.class_loss(output, target)
        logits, findings = output
        beside = findings_loss(findings.float(), target[FINDINGS].to(findings.device))
        return self.class_loss(logits, target[CLASS]) + self.config.difficulty.morphology * beside

    def class_loss(self, logits: Tensor, target: Tensor) -> Tensor:
        """That of the classes alone."""
        return class_loss(
            logits.float(), target.to(logits.device), self.config.difficulty, self.weights
        )

    def validate(self, network: nn.Module) -> Validation:
        """Figures by patient; the score is what the run is to be best in."""
        return validation_figures(network, self.config, self.validation_sets)
