"""The images on which exported files are compared with the network, and those that calibrate."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from training.coco import Sample
from training.config import RunConfig
from training.dataset import LoadedSource, load_sources
from training.errors import DataError
from training.prediction import View, prepare_view

CALIBRATION_IMAGES = 64
CHECK_IMAGES = 200
Item = TypeVar("Item")


@dataclass(frozen=True)
class CheckSet:
    """Images of one data set that can tell files apart, as the network gets them."""

    name: str
    samples: Sequence[Sample]
    views: Sequence[View]

    @property
    def frames(self) -> np.ndarray:
        """All frames [n, size, size, 3]."""
        return np.stack([view.frame for view in self.views])


def spread(items: Sequence[Item], count: int) -> list[Item]:
    """At most `count` items, evenly spaced."""
    if len(items) <= count:
        return list(items)
    return [items[index * len(items) // count] for index in range(count)]


def has_target(sample: Sample) -> bool:
    """Whether a mask of this image can be measured."""
    return bool(sample.boxes)


def _check_set(
    name: str, samples: Sequence[Sample], size: int, is_usable: Callable[[Sample], bool]
) -> CheckSet | None:
    """A check set of the usable samples; None where there are none."""
    chosen = spread([sample for sample in samples if is_usable(sample)], CHECK_IMAGES)
    views = [prepare_view(sample, size) for sample in chosen]
    return CheckSet(name, chosen, views) if chosen else None


def calibrating(source: LoadedSource) -> list[Sample]:
    """The source's images that calibrate: at most half, so that others are left to check."""
    return spread(source.samples, min(CALIBRATION_IMAGES, (len(source.samples) + 1) // 2))


def _unseen_by_calibration(source: LoadedSource) -> list[Sample]:
    """The source's images without those that calibrate."""
    taken = {sample.path for sample in calibrating(source)}
    return [sample for sample in source.samples if sample.path not in taken]


def calibration_frames(config: RunConfig, size: int | None = None) -> list[np.ndarray]:
    """Fields of view of training images, some of every source; as large as the network's input."""
    return [
        prepare_view(sample, size or config.network.input_size).frame
        for source in load_sources(config.train)
        for sample in calibrating(source)
    ]


def check_sets(
    config: RunConfig,
    size: int | None = None,
    is_usable: Callable[[Sample], bool] = has_target,
) -> list[CheckSet]:
    """Validation images; of folds that have none, training images that calibrate nothing.

    A network that learned from all folds has no validation images of that data set. How far two
    files of one network differ can be measured on any image.
    """
    validated = {(source.root, source.path) for source in config.validate}
    learned = [
        source
        for source in config.train
        if (source.root, source.path) not in validated and (source.folds or not config.validate)
    ]
    side = size or config.network.input_size
    candidates = [
        (source.config.name, source.samples) for source in load_sources(config.validate)
    ] + [
        (f"{source.config.name} (training images)", _unseen_by_calibration(source))
        for source in load_sources(learned)
    ]
    sets = [_check_set(name, samples, side, is_usable) for name, samples in candidates]
    usable = [found for found in sets if found is not None]
    if not usable:
        raise DataError("No image of this configuration has a target: nothing to compare files on.")
    return usable
