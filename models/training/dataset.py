"""Which image is drawn when: a plan that depends on seed, epoch and place alone.

Every draw has its own random generator, so that workers, resuming and the order of reading
change nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from training.augment.pipeline import training_pair
from training.coco import Sample, load_source
from training.config import RunConfig, SourceConfig
from training.errors import DataError


@dataclass(frozen=True)
class LoadedSource:
    """A source of the configuration with its samples."""

    config: SourceConfig
    samples: Sequence[Sample]


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


class EpochDataset(Dataset[tuple[Tensor, Tensor]]):
    """The augmented pairs of one epoch."""

    def __init__(self, config: RunConfig, sources: Sequence[LoadedSource], epoch: int) -> None:
        self.config = config
        self.sources = sources
        self.epoch = epoch
        self.plan = plan_epoch(
            [len(source.samples) for source in sources],
            [source.config.weight for source in sources],
            config.optimiser.samples_per_epoch,
            config.seed,
            epoch,
        )

    def __len__(self) -> int:
        return len(self.plan)

    def __getitem__(self, place: int) -> tuple[Tensor, Tensor]:
        """Image [size, size, 3] uint8 and its label, float32."""
        source_index, sample_index = self.plan[place]
        source = self.sources[source_index]
        random = np.random.default_rng((self.config.seed, self.epoch, place))
        image, label = training_pair(
            source.samples[sample_index],
            source.config,
            self.config.network,
            self.config.augment,
            random,
        )
        return torch.from_numpy(image), torch.from_numpy(label)


def _quiet_worker(_: int) -> None:
    """A loader process keeps to one thread: the cores belong to the network."""
    cv2.setNumThreads(0)


def epoch_loader(
    config: RunConfig, sources: Sequence[LoadedSource], epoch: int
) -> DataLoader[tuple[Tensor, Tensor]]:
    """Batches of one epoch; an incomplete last batch is left out unless it is the only one."""
    dataset = EpochDataset(config, sources, epoch)
    batch_size = min(config.optimiser.batch_size, len(dataset))
    return DataLoader(
        dataset,
        batch_size=batch_size,
        drop_last=True,
        num_workers=config.runtime.loader_workers,
        worker_init_fn=_quiet_worker,
        prefetch_factor=2 if config.runtime.loader_workers else None,
    )


def plainly(batches: Iterable[tuple[Tensor, Tensor]]) -> Iterator[tuple[Tensor, Tensor]]:
    """The batches; a DataError of a loader's process without the stack trace that PyTorch adds."""
    try:
        yield from batches
    except DataError as failure:
        said = str(failure).rsplit(f"{DataError.__name__}: ", 1)[-1].strip()
        raise DataError(said) from failure
