"""What is in the data of a run, looked at before it is trained on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import cv2
import numpy as np

from training.coco import Sample, read_sample
from training.dataset import LoadedSource
from training.difficulty.report import DifficultyReport, difficulty_lines, report_difficulty
from training.errors import DataError

HASH_SIDE = 8
# Bits in which the fingerprints of two pictures of one scene may differ.
DUPLICATE_BITS = 3
# Smooth walls share fingerprints by chance; pictures of one scene also correlate.
THUMBNAIL_SIDE = 16
DUPLICATE_CORRELATION = 0.98
# Examples in the terminal; the JSON file has all.
SHOWN = 3
SHOWN_PAIRS = 20
QUANTILES = (0.0, 0.05, 0.5, 0.95, 1.0)


@dataclass(frozen=True)
class SourceReport:
    """One source; quantiles are minimum, 5 %, median, 95 % and maximum. `unreadable` says why."""

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
    difficulty: DifficultyReport | None


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


@dataclass(frozen=True)
class ReadSource:
    """A source whose every image was read: the readable samples with what tells them apart."""

    source: LoadedSource
    samples: Sequence[Sample]
    prints: np.ndarray
    thumbnails: np.ndarray
    unreadable: tuple[str, ...]


def read_source(source: LoadedSource) -> ReadSource:
    """Read every image once; what cannot be read, or has another size than annotated, is noted."""
    samples: list[Sample] = []
    prints: list[np.ndarray] = []
    thumbnails: list[np.ndarray] = []
    unreadable: list[str] = []
    for sample in source.samples:
        try:
            image = read_sample(sample)
        except DataError as failure:
            unreadable.append(str(failure))
            continue
        samples.append(sample)
        prints.append(fingerprint(image))
        thumbnails.append(thumbnail(image))
    bits = np.array(prints, bool).reshape(len(prints), HASH_SIDE * HASH_SIDE)
    greys = np.array(thumbnails, np.float32).reshape(len(thumbnails), THUMBNAIL_SIDE**2)
    return ReadSource(source, samples, bits, greys, tuple(unreadable))


def thumbnail(image: np.ndarray) -> np.ndarray:
    """256 grey values of mean 0 and length 1, whose product with another is their correlation."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    side = (THUMBNAIL_SIDE, THUMBNAIL_SIDE)
    values = cv2.resize(grey, side, interpolation=cv2.INTER_AREA).astype(np.float32).reshape(-1)
    values -= values.mean()
    return values / max(float(np.linalg.norm(values)), 1e-6)


def duplicates(first: "ReadSource", second: "ReadSource") -> list[tuple[int, int]]:
    """Places of samples that show one scene: fingerprints nearly equal, thumbnails correlated."""
    return [
        (a, b)
        for a, b in near_pairs(first.prints, second.prints)
        if first.thumbnails[a] @ second.thumbnails[b] >= DUPLICATE_CORRELATION
    ]


def _quantiles(values: Sequence[float]) -> tuple[float, ...]:
    """Rounded; empty where there is nothing to look at."""
    if not values:
        return ()
    return tuple(round(float(value), 4) for value in np.quantile(values, QUANTILES))


def report_source(read: ReadSource) -> SourceReport:
    """Describe one source."""
    samples = read.source.samples
    counts = Counter(min(len(sample.boxes), 2) for sample in samples)
    sizes = Counter(f"{sample.width} x {sample.height}" for sample in samples)
    boxes = [(sample, box) for sample in samples for box in sample.boxes]
    return SourceReport(
        name=read.source.config.name,
        images=len(samples),
        without_target=counts[0],
        single_target=counts[1],
        several_targets=counts[2],
        sizes=dict(sizes.most_common(5)),
        box_area_shares=_quantiles([b.area / (s.width * s.height) for s, b in boxes]),
        box_aspects=_quantiles([box.width / box.height for _, box in boxes]),
        unreadable=read.unreadable,
        near_duplicates=tuple(
            (read.samples[a].path.name, read.samples[b].path.name)
            for a, b in duplicates(read, read)
            if a < b
        ),
        difficulty=report_difficulty(samples),
    )


def crossing_duplicates(
    train: Sequence[ReadSource], validate: Sequence[ReadSource]
) -> list[tuple[str, str]]:
    """Near-duplicates on both sides: one is trained on, the other validated on or in another fold.

    Such pairs flatter every figure. Each pair is named once, files with their fold.
    """
    pairs: set[tuple[str, str]] = set()
    sources = [*((True, read) for read in train), *((False, read) for read in validate)]
    for index, (first_trains, first) in enumerate(sources):
        for second_trains, second in sources[index:]:
            for a, b in duplicates(first, second):
                one, other = first.samples[a], second.samples[b]
                folds_differ = one.path.parent == other.path.parent and one.fold != other.fold
                if one.path != other.path and (first_trains != second_trains or folds_differ):
                    low, high = sorted((_name_with_fold(one), _name_with_fold(other)))
                    pairs.add((low, high))
    return sorted(pairs)


def _name_with_fold(sample: Sample) -> str:
    """A file and where it is."""
    return f"{sample.path.name} (fold {sample.fold})"


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
            f"  unreadable: {len(report.unreadable) or 'none'}",
            *(f"    {reason}" for reason in report.unreadable[:SHOWN]),
            f"  near-duplicates: {len(report.near_duplicates)} pairs"
            + "".join(f"; {a} and {b}" for a, b in report.near_duplicates[:SHOWN]),
            *(difficulty_lines(report.difficulty) if report.difficulty else []),
        ]
    return lines


def crossing_lines(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """Pairs on both sides for people."""
    if not pairs:
        return ["near-duplicates across folds or both trained and validated on: none"]
    more = [f"  and {len(pairs) - SHOWN_PAIRS} more"] if len(pairs) > SHOWN_PAIRS else []
    return [
        f"near-duplicates across folds or both trained and validated on: {len(pairs)} pairs",
        *(f"  {first} and {second}" for first, second in pairs[:SHOWN_PAIRS]),
        *more,
    ]


def report_document(reports: Sequence[SourceReport]) -> list[dict[str, Any]]:
    """The reports as plain values for JSON."""
    return [asdict(report) for report in reports]
