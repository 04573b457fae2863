"""What is in the data of a run, looked at before it is trained on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import cv2
import numpy as np

from training.coco import Sample, read_image
from training.dataset import LoadedSource
from training.errors import DataError

HASH_SIDE = 8
# Bits in which the fingerprints of two pictures of one scene may differ.
DUPLICATE_BITS = 3
QUANTILES = (0.0, 0.05, 0.5, 0.95, 1.0)


@dataclass(frozen=True)
class SourceReport:
    """One source; quantiles are minimum, 5 %, median, 95 % and maximum."""

    name: str
    images: int
    without_target: int
    single_target: int
    several_targets: int
    sizes: dict[str, int]
    box_area_shares: tuple[float, ...]
    box_aspects: tuple[float, ...]
    unreadable: tuple[str, ...]
    near_duplicates: tuple[tuple[str, str], ...]


def fingerprint(image: np.ndarray) -> np.ndarray:
    """64 bits: whether each of 8 x 8 cells is darker than its right neighbour."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, (HASH_SIDE + 1, HASH_SIDE), interpolation=cv2.INTER_AREA)
    return (small[:, 1:] > small[:, :-1]).reshape(-1)


def near_pairs(first: np.ndarray, second: np.ndarray) -> list[tuple[int, int]]:
    """Indices of fingerprints [n, 64] and [m, 64] that differ in few bits."""
    signs_first = first.astype(np.float32) * 2 - 1
    signs_second = second.astype(np.float32) * 2 - 1
    differing = (first.shape[1] - signs_first @ signs_second.T) / 2
    return [(int(a), int(b)) for a, b in np.argwhere(differing <= DUPLICATE_BITS)]


def _fingerprints(samples: Sequence[Sample]) -> tuple[list[Sample], np.ndarray, list[str]]:
    """The readable samples, their fingerprints, and the names of those that are not."""
    readable: list[Sample] = []
    prints: list[np.ndarray] = []
    unreadable: list[str] = []
    for sample in samples:
        try:
            prints.append(fingerprint(read_image(sample.path)))
            readable.append(sample)
        except DataError:
            unreadable.append(sample.path.name)
    return readable, np.array(prints).reshape(len(prints), HASH_SIDE * HASH_SIDE), unreadable


def _quantiles(values: Sequence[float]) -> tuple[float, ...]:
    """Rounded; empty where there is nothing to look at."""
    if not values:
        return ()
    return tuple(round(float(value), 4) for value in np.quantile(values, QUANTILES))


def report_source(source: LoadedSource) -> SourceReport:
    """Read every image of one source and describe them."""
    samples = source.samples
    counts = Counter(min(len(sample.boxes), 2) for sample in samples)
    sizes = Counter(f"{sample.width} x {sample.height}" for sample in samples)
    boxes = [(sample, box) for sample in samples for box in sample.boxes]
    readable, prints, unreadable = _fingerprints(samples)
    return SourceReport(
        name=source.config.name,
        images=len(samples),
        without_target=counts[0],
        single_target=counts[1],
        several_targets=counts[2],
        sizes=dict(sizes.most_common(5)),
        box_area_shares=_quantiles([b.area / (s.width * s.height) for s, b in boxes]),
        box_aspects=_quantiles([box.width / box.height for _, box in boxes]),
        unreadable=tuple(unreadable),
        near_duplicates=tuple(
            (readable[a].path.name, readable[b].path.name)
            for a, b in near_pairs(prints, prints)
            if a < b
        ),
    )


def leaks(train: Sequence[LoadedSource], validate: Sequence[LoadedSource]) -> list[str]:
    """Groups (patients, near-duplicates) that are trained on and validated on, by data set."""
    return sorted(_groups(train) & _groups(validate))


def _groups(sources: Sequence[LoadedSource]) -> set[str]:
    """Every group of the sources, named with its data set."""
    return {
        f"{source.config.root}/{source.config.path}: {sample.group}"
        for source in sources
        for sample in source.samples
    }


def require_no_leak(train: Sequence[LoadedSource], validate: Sequence[LoadedSource]) -> None:
    """Figures on data that was trained on would be worthless."""
    split = leaks(train, validate)
    if split:
        raise DataError(
            f"{len(split)} groups are in training and in validation, the first is {split[0]}. "
            "Choose other folds; images of one patient or one scene stay together."
        )


def report_lines(reports: Sequence[SourceReport]) -> list[str]:
    """The reports for people."""
    lines: list[str] = []
    for report in reports:
        lines += [
            report.name,
            f"  {report.images} images: {report.single_target} with one target, "
            f"{report.several_targets} with several, {report.without_target} without",
            f"  sizes: {', '.join(f'{size} ({count})' for size, count in report.sizes.items())}",
            f"  box area as share of the image, quantiles: {report.box_area_shares}",
            f"  box width / height, quantiles: {report.box_aspects}",
            f"  unreadable: {', '.join(report.unreadable) or 'none'}",
            f"  near-duplicates: {len(report.near_duplicates)} pairs"
            + "".join(f"; {a} and {b}" for a, b in report.near_duplicates[:3]),
        ]
    return lines


def report_document(reports: Sequence[SourceReport]) -> list[dict[str, Any]]:
    """The reports as plain values for JSON."""
    return [asdict(report) for report in reports]
