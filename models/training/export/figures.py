"""The figures of a pack for its manifest and its card."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from training.cross_validation import across_folds
from training.errors import ConfigError
from training.evaluation import SourceResult
from training.metrics import METRICS, Estimate, success_curves
from training.presence import choose_peak_threshold

FIGURES = (
    "meanIou",
    "precision",
    "recall",
    "centroidDistance",
    "successAtIou30",
    "successAtDistance5",
    "presenceRecall",
    "falsePositiveShare",
    "falsePositivesPerMinute",
)


@dataclass(frozen=True)
class PackFigures:
    """What was measured, and the peak threshold with the names of the sets that it was chosen on.

    `is_cross_validated`: every image by a network that had not learned from it, not by the pack's.
    """

    results: Sequence[SourceResult]
    peak_threshold: float
    chosen_on: tuple[str, ...]
    is_cross_validated: bool


def choose_threshold(results: Sequence[SourceResult], is_cross_validated: bool) -> PackFigures:
    """The results with the best threshold on them."""
    sets = [result for result in results if _has_both(result)]
    if not sets:
        raise ConfigError(
            "No validation source holds images with and without a target, so the threshold for "
            "'nothing to show' cannot be chosen. Add such a source, or give one a "
            "target_free_share."
        )
    threshold = choose_peak_threshold([result.peaks for result in sets])
    names = tuple(result.source.name for result in sets)
    return PackFigures(results, threshold, names, is_cross_validated)


def _has_both(result: SourceResult) -> bool:
    """Whether presence can be judged on this source."""
    return bool(result.peaks.with_target) and bool(result.peaks.without_target)


def estimates_of(result: SourceResult, peak_threshold: float) -> dict[str, Estimate]:
    """All figures of a source that a pack states, in the order of `FIGURES`."""
    found = result.localisation | result.presence(peak_threshold)
    return {name: found[name] for name in FIGURES if name in found}


def spread_over_folds(result: SourceResult, name: str) -> tuple[float, float] | None:
    """Mean and standard deviation over folds; None without folds and for figures of presence."""
    if len(result.by_fold) < 2 or name not in METRICS:
        return None
    metric = METRICS[name]
    means = [
        float(np.mean([metric(score) for score in scores])) for scores in result.by_fold.values()
    ]
    return across_folds(means)


def metric_entries(figures: PackFigures) -> list[dict[str, Any]]:
    """The manifest's figures of all sources."""
    return [
        _metric_entry(result, name, estimate)
        for result in figures.results
        for name, estimate in estimates_of(result, figures.peak_threshold).items()
    ]


def _metric_entry(result: SourceResult, name: str, estimate: Estimate) -> dict[str, Any]:
    """A figure with its interval, and its spread over folds where there are any."""
    entry: dict[str, Any] = {
        "name": name,
        "dataset": result.source.name,
        "value": round(estimate.value, 4),
        "interval": [round(estimate.low, 4), round(estimate.high, 4)],
        "count": estimate.count,
    }
    if spread := spread_over_folds(result, name):
        mean, deviation = spread
        entry["overFolds"] = {
            "mean": round(mean, 4),
            "standardDeviation": round(deviation, 4),
            "count": len(result.by_fold),
        }
    return entry


def figures_table(figures: PackFigures) -> str:
    """Markdown tables for each source."""
    parts: list[str] = []
    for result in figures.results:
        parts += [f"### {result.source.name}", _source_table(result, figures.peak_threshold)]
        if result.scores:
            parts.append(_success_tables(result))
    return "\n\n".join(parts)


def _source_table(result: SourceResult, peak_threshold: float) -> str:
    """One row a figure."""
    has_folds = len(result.by_fold) > 1
    folds = f" mean ± SD of {len(result.by_fold)} folds |" if has_folds else ""
    rows = [f"| figure | mean | 95 % interval | images |{folds}", "|---" * (4 + has_folds) + "|"]
    for name, estimate in estimates_of(result, peak_threshold).items():
        digits = 1 if name == "falsePositivesPerMinute" else 3
        value, low, high = (
            f"{number:.{digits}f}" for number in (estimate.value, estimate.low, estimate.high)
        )
        row = f"| {name} | {value} | {low} to {high} | {estimate.count} |"
        if has_folds:
            spread = spread_over_folds(result, name)
            row += f" {spread[0]:.3f} ± {spread[1]:.3f} |" if spread else " |"
        rows.append(row)
    return "\n".join(rows)


def _success_tables(result: SourceResult) -> str:
    """The study's success plots as two rows each."""
    curves = success_curves(result.scores)
    lines: list[str] = []
    for title, points in (
        ("IoU above", curves["iou"]),
        ("Centroid distance below", curves["centroidDistance"]),
    ):
        levels = " | ".join(f"{level:.2f}" for level, _ in points)
        shares = " | ".join(f"{share:.3f}" for _, share in points)
        lines += [f"| {title} | {levels} |", "|---" * (len(points) + 1) + "|"]
        lines += [f"| share of images | {shares} |", ""]
    return "\n".join(lines).rstrip()
