"""The study's localisation metrics (Kim 2021) and their bootstrap intervals."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from training.boxes import Box, intersection_area

IOU_LEVELS = tuple(level / 10 for level in range(10))
DISTANCE_LEVELS = tuple(level / 100 for level in range(1, 11))
BOOTSTRAP_ROUNDS = 2000


@dataclass(frozen=True)
class ImageScore:
    """One image: overlap and distance of the predicted and the true box; shares in 0..1."""

    iou: float
    precision: float
    recall: float
    centroid_distance: float


@dataclass(frozen=True)
class Estimate:
    """A mean over images with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float
    count: int

    def scaled(self, factor: float) -> "Estimate":
        """The same in another unit."""
        return Estimate(self.value * factor, self.low * factor, self.high * factor, self.count)


def score_boxes(predicted: Box | None, true: Box, width: float, height: float) -> ImageScore:
    """Compare two boxes of an image of that size; no prediction scores nothing at distance 1."""
    if predicted is None:
        return ImageScore(0.0, 0.0, 0.0, 1.0)
    shared = intersection_area(predicted, true)
    union = predicted.area + true.area - shared
    (predicted_x, predicted_y), (true_x, true_y) = predicted.centroid, true.centroid
    distance = 0.5 * (abs(true_x - predicted_x) / width + abs(true_y - predicted_y) / height)
    return ImageScore(
        iou=shared / union if union > 0 else 0.0,
        precision=shared / predicted.area if predicted.area > 0 else 0.0,
        recall=shared / true.area if true.area > 0 else 0.0,
        centroid_distance=distance,
    )


def best_score(
    predicted: Box | None, targets: Sequence[Box], width: float, height: float
) -> ImageScore:
    """The score against the target that the prediction meets best."""
    scores = [score_boxes(predicted, target, width, height) for target in targets]
    return max(scores, key=lambda score: (score.iou, -score.centroid_distance))


def bootstrap(values: Sequence[float], seed: int = 0) -> Estimate:
    """Mean and 95 % percentile interval, resampling images with replacement."""
    sample = np.asarray(values, np.float64)
    if len(sample) == 0:
        raise ValueError("No values to average.")
    generator = np.random.default_rng(seed)
    draws = generator.integers(0, len(sample), (BOOTSTRAP_ROUNDS, len(sample)))
    means = sample[draws].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return Estimate(float(sample.mean()), float(low), float(high), len(sample))


METRICS: dict[str, Callable[[ImageScore], float]] = {
    "meanIou": lambda score: score.iou,
    "precision": lambda score: score.precision,
    "recall": lambda score: score.recall,
    "centroidDistance": lambda score: score.centroid_distance,
    "successAtIou30": lambda score: float(score.iou > 0.3),
    "successAtIou50": lambda score: float(score.iou > 0.5),
    "successAtDistance5": lambda score: float(score.centroid_distance < 0.05),
}


def summarise(scores: Sequence[ImageScore]) -> dict[str, Estimate]:
    """Every metric over a data set."""
    return {
        name: bootstrap([metric(score) for score in scores]) for name, metric in METRICS.items()
    }


def success_curves(scores: Sequence[ImageScore]) -> dict[str, list[tuple[float, float]]]:
    """The study's success plots: (level, share of images) for overlap and for distance."""
    overlaps = np.array([score.iou for score in scores])
    distances = np.array([score.centroid_distance for score in scores])
    return {
        "iou": [(level, float((overlaps > level).mean())) for level in IOU_LEVELS],
        "centroidDistance": [
            (level, float((distances < level).mean())) for level in DISTANCE_LEVELS
        ],
    }
