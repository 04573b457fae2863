"""What the training loop asks of a task."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from torch import Tensor, nn

from training.coco import Sample
from training.config import SourceConfig
from training.dataset import Label, Stratum


@dataclass(frozen=True)
class Validation:
    """One number to compare epochs by (higher is better), and columns for the run's curves."""

    score: float
    row: Mapping[str, float] = field(default_factory=dict)


class Task(Protocol):
    """One of the tasks, made for one run's sources."""

    @property
    def strata(self) -> Sequence[Stratum]:
        """What is drawn how often."""
        ...

    def prepare(self) -> None:
        """Read what is needed again and again, once before the first epoch."""
        ...

    def example(
        self, sample: Sample, source: SourceConfig, random: np.random.Generator
    ) -> tuple[np.ndarray, Label]:
        """A sample, augmented, and what the network is to say of it."""
        ...

    def loss(self, output: Any, target: Any) -> Tensor:
        """How far the network's output is from the batch's labels."""
        ...

    def validate(self, network: nn.Module) -> Validation:
        """Measure the network on the run's validation sources."""
        ...
