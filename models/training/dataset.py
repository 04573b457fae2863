"""Which image is drawn when: a plan that depends on seed, epoch and place alone.

Every draw has its own random generator, so that workers, resuming and the order of reading
change nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from training.coco import Sample, load_source
from training.config import RunConfig, SourceConfig
from training.errors import DataError

Label = np.ndarray | dict[str, np.ndarray]
"""What a network is to say of an image: one array, or one for each of its tasks."""

ExampleMaker = Callable[[Sample, SourceConfig, np.random.Generator], tuple[np.ndarray, Label]]
"""A sample seen once more: the augmented image [size, size, 3] uint8 and its label."""


@dataclass(frozen=True)
class LoadedSource:
    """A source of the configuration with its samples."""

    config: SourceConfig
    samples: Sequence[Sample]


@dataclass(frozen=True)
class Stratum:
    """Samples (`members`, by place) of a source (by place) that share one weight in drawing."""

    source: int
    members: Sequence[int]
    weight: float


def whole_sources(sources: Sequence[LoadedSource]) -> list[Stratum]:
    """Every source as one stratum: its images are drawn alike often."""
    return [
        Stratum(place, range(len(source.samples)), source.config.weight)
        for place, source in enumerate(sources)
    ]


def load_sources(sources: Sequence[SourceConfig]) -> list[LoadedSource]:
    """Read the annotations of all sources."""
    return [LoadedSource(source, load_source(source)) for source in sources]


def draws_per_source(weights: Sequence[float], total: int) -> list[int]:
    """Whole numbers in proportion to the weights that add up to the total."""
    shares = np.asarray(weights, np.float64) / np.sum(weights) * total
    edges = np.rint(np.concatenate([[0.0], np.cumsum(shares)])).astype(int)
    return np.diff(edges).tolist()


def plan_epoch(
    sizes: Sequence[int], weights: Sequence[float], total: int, seed: int, epoch: int
) -> list[tuple[int, int]]:
    """The draws (source, sample) of one epoch in shuffled order.

    Each source is walked in permutations across epochs: no image comes again before all came.
    """
    plan: list[tuple[int, int]] = []
    for source, (size, count) in enumerate(
        zip(sizes, draws_per_source(weights, total), strict=True)
    ):
        for position in range(epoch * count, (epoch + 1) * count):
            order = np.random.default_rng((seed, source, position // size)).permutation(size)
            plan.append((source, int(order[position % size])))
    shuffled = np.random.default_rng((seed, 7919, epoch)).permutation(len(plan))
    return [plan[place] for place in shuffled]


class EpochDataset(Dataset[tuple[Tensor, Any]]):
    """The augmented examples of one epoch."""

    def __init__(
        self,
        config: RunConfig,
        sources: Sequence[LoadedSource],
        epoch: int,
        strata: Sequence[Stratum],
        make_example: ExampleMaker,
    ) -> None:
        self.seed = config.seed
        self.sources = sources
        self.epoch = epoch
        self.strata = strata
        self.make_example = make_example
        self.plan = plan_epoch(
            [len(stratum.members) for stratum in strata],
            [stratum.weight for stratum in strata],
            config.optimiser.samples_per_epoch,
            config.seed,
            epoch,
        )

    def __len__(self) -> int:
        return len(self.plan)

    def __getitem__(self, place: int) -> tuple[Tensor, Any]:
        """Image [size, size, 3] uint8 and its label, as tensors."""
        stratum_index, member = self.plan[place]
        stratum = self.strata[stratum_index]
        source = self.sources[stratum.source]
        random = np.random.default_rng((self.seed, self.epoch, place))
        image, label = self.make_example(
            source.samples[stratum.members[member]], source.config, random
        )
        if isinstance(label, dict):
            tensors: Any = {name: torch.from_numpy(value) for name, value in label.items()}
        else:
            tensors = torch.from_numpy(label)
        return torch.from_numpy(image), tensors


def _quiet_worker(_: int) -> None:
    """A loader process keeps to one thread: the cores belong to the network."""
    cv2.setNumThreads(0)


def epoch_loader(
    config: RunConfig,
    sources: Sequence[LoadedSource],
    epoch: int,
    strata: Sequence[Stratum],
    make_example: ExampleMaker,
) -> DataLoader[tuple[Tensor, Any]]:
    """Batches of one epoch; an incomplete last batch is left out unless it is the only one."""
    dataset = EpochDataset(config, sources, epoch, strata, make_example)
    batch_size = min(config.optimiser.batch_size, len(dataset))
    return DataLoader(
        dataset,
        batch_size=batch_size,
        drop_last=True,
        num_workers=config.runtime.loader_workers,
        worker_init_fn=_quiet_worker,
        prefetch_factor=2 if config.runtime.loader_workers else None,
    )


def plainly(batches: Iterable[tuple[Tensor, Any]]) -> Iterator[tuple[Tensor, Any]]:
    """The batches; a DataError of a loader's process without the stack trace that PyTorch adds."""
    try:
        yield from batches
    except DataError as failure:
        said = str(failure).rsplit(f"{DataError.__name__}: ", 1)[-1].strip()
        raise DataError(said) from failure
