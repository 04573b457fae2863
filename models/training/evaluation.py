"""Measures a predictor on the validation sources of a configuration."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from training.augment.geometric import target_free_crop
from training.cases import Case, make_case, worst_cases
from training.coco import Sample, read_image
from training.config import SourceConfig
from training.dataset import LoadedSource
from training.field_of_view import detect_field_of_view
from training.metrics import Estimate, ImageScore, bootstrap, summarise
from training.prediction import (
    Predictor,
    View,
    predict_views,
    prepare_view,
    read_samples,
    read_views,
)
from training.presence import FRAMES_PER_MINUTE, PeakSet

CROP_SEED = 20210


@dataclass(frozen=True)
class SourceResult:
    """What was measured on one source; `scores` holds one entry per image with a target.

    `by_fold` holds the scores of each held-out fold where several networks measured the source.
    `worst` are the images with the least overlap.
    """

    source: SourceConfig
    scores: Sequence[ImageScore]
    peaks: PeakSet
    localisation: dict[str, Estimate]
    by_fold: Mapping[int, Sequence[ImageScore]] = field(default_factory=dict)
    worst: Sequence[Case] = ()

    def presence(self, threshold: float) -> dict[str, Estimate]:
        """Share of targets shown, share of empty images with something shown, and that a minute.

        A minute counts single pictures, as if each were one of 25 a second, without the
        application's temporal logic.
        """
        shown = {
            "presenceRecall": self.peaks.with_target,
            "falsePositiveShare": self.peaks.without_target,
        }
        estimates = {
            name: bootstrap([float(peak >= threshold) for peak in peaks])
            for name, peaks in shown.items()
            if len(peaks) > 0
        }
        if share := estimates.get("falsePositiveShare"):
            estimates["falsePositivesPerMinute"] = share.scaled(FRAMES_PER_MINUTE)
        return estimates


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
    views = (prepare_view(sample, size) for sample in positives)
    cases = [
        make_case(sample, view, values)
        for sample, (view, values) in zip(positives, predict_views(views, predict), strict=True)
    ]
    empty = read_samples(negatives, predict, size)
    if source.config.target_free_share > 0:
        empty += read_views(target_free_views(positives, size), predict)
    scores = [case.score for case in cases]
    peaks = PeakSet([case.reading.peak for case in cases], [reading.peak for reading in empty])
    return SourceResult(
        source=source.config,
        scores=scores,
        peaks=peaks,
        localisation=summarise(scores) if scores else {},
        worst=worst_cases(cases),
    )


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
