"""Measures a predictor on the validation sources of a configuration."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from training.augment.geometric import target_free_crop
from training.coco import Sample, read_image
from training.config import SourceConfig
from training.dataset import LoadedSource
from training.field_of_view import detect_field_of_view
from training.metrics import Estimate, ImageScore, best_score, bootstrap, summarise
from training.prediction import Predictor, View, prepare_view, read_samples, read_views
from training.presence import PeakSet

CROP_SEED = 20210


@dataclass(frozen=True)
class SourceResult:
    """What was measured on one source; `scores` holds one entry per image with a target.

    `by_fold` holds the scores of each held-out fold where several networks measured the source.
    """

    source: SourceConfig
    scores: Sequence[ImageScore]
    peaks: PeakSet
    localisation: dict[str, Estimate]
    by_fold: Mapping[int, Sequence[ImageScore]] = field(default_factory=dict)

    def presence(self, threshold: float) -> dict[str, Estimate]:
        """Share of targets shown, and share of empty images with something shown."""
        shown = {
            "presenceRecall": self.peaks.with_target,
            "falsePositiveShare": self.peaks.without_target,
        }
        return {
            name: bootstrap([float(peak >= threshold) for peak in peaks])
            for name, peaks in shown.items()
            if len(peaks) > 0
        }


def target_free_views(samples: Sequence[Sample], size: int) -> list[View]:
    """One fixed crop without the target of every image that has room for one."""
    views: list[View] = []
    for index, sample in enumerate(samples):
        if len(sample.boxes) != 1:
            continue
        view = sample.field_of_view or detect_field_of_view(read_image(sample.path))
        random = np.random.default_rng((CROP_SEED, index))
        crop = target_free_crop(view, sample.boxes[0], random)
        if crop is not None:
            views.append(prepare_view(sample, size, crop))
    return views


def evaluate_source(source: LoadedSource, predict: Predictor, size: int) -> SourceResult:
    """Localisation on images with a target, peaks on all of them.

    Where the source trains with target-free crops, the empty images are joined by such crops.
    """
    positives = [sample for sample in source.samples if sample.boxes]
    negatives = [sample for sample in source.samples if not sample.boxes]
    readings = read_samples(positives, predict, size)
    empty = read_samples(negatives, predict, size)
    if source.config.target_free_share > 0:
        empty += read_views(target_free_views(positives, size), predict)
    scores = [
        best_score(reading.box, sample.boxes, sample.width, sample.height)
        for reading, sample in zip(readings, positives, strict=True)
    ]
    peaks = PeakSet([reading.peak for reading in readings], [reading.peak for reading in empty])
    return SourceResult(source.config, scores, peaks, summarise(scores) if scores else {})


def evaluate_sources(
    sources: Sequence[LoadedSource], predict: Predictor, size: int
) -> list[SourceResult]:
    """Every source in turn."""
    return [evaluate_source(source, predict, size) for source in sources]


def validation_score(results: Sequence[SourceResult]) -> float:
    """One number to compare checkpoints: the mean over sources of IoU and both success rates."""
    names = ("meanIou", "successAtIou30", "successAtDistance5")
    values = [
        result.localisation[name].value
        for result in results
        if result.localisation
        for name in names
    ]
    return float(np.mean(values)) if values else 0.0
