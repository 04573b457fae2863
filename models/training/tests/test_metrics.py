"""Metrics against cases worked out by hand."""

import pytest

from training.boxes import Box
from training.metrics import (
    METRICS,
    ImageScore,
    best_score,
    bootstrap,
    score_boxes,
    success_curves,
)
from training.presence import PeakSet, choose_peak_threshold, shown_share


def test_half_overlapping_boxes() -> None:
    score = score_boxes(Box(10, 0, 20, 10), Box(0, 0, 20, 10), width=200, height=100)
    assert score.iou == pytest.approx(100 / 300)
    assert score.precision == pytest.approx(0.5)
    assert score.recall == pytest.approx(0.5)
    assert score.centroid_distance == pytest.approx(0.5 * 10 / 200)


def test_prediction_inside_the_truth() -> None:
    score = score_boxes(Box(5, 5, 10, 10), Box(0, 0, 20, 40), width=100, height=100)
    assert score.iou == pytest.approx(100 / 800)
    assert score.precision == pytest.approx(1.0)
    assert score.recall == pytest.approx(0.125)
    assert score.centroid_distance == pytest.approx(0.5 * (0 + 10 / 100))


def test_apart_and_absent() -> None:
    assert score_boxes(Box(0, 0, 5, 5), Box(50, 50, 5, 5), 100, 100).iou == 0
    assert score_boxes(None, Box(0, 0, 5, 5), 100, 100) == ImageScore(0, 0, 0, 1)


def test_best_target_counts() -> None:
    targets = [Box(0, 0, 10, 10), Box(50, 50, 10, 10)]
    assert best_score(Box(50, 50, 10, 10), targets, 100, 100).iou == pytest.approx(1.0)


def test_success_curves_by_hand() -> None:
    scores = [ImageScore(0.0, 0, 0, 0.2), ImageScore(0.35, 0, 0, 0.045), ImageScore(0.8, 0, 0, 0)]
    curves = success_curves(scores)
    assert dict(curves["iou"])[0.3] == pytest.approx(2 / 3)
    assert dict(curves["iou"])[0.4] == pytest.approx(1 / 3)
    assert dict(curves["iou"])[0.0] == pytest.approx(2 / 3)
    assert dict(curves["centroidDistance"])[0.05] == pytest.approx(2 / 3)
    assert dict(curves["centroidDistance"])[0.01] == pytest.approx(1 / 3)


def test_success_is_strict_at_its_level() -> None:
    on_the_level = ImageScore(0.3, 1.0, 1.0, 0.05)
    beyond_it = ImageScore(0.3000001, 1.0, 1.0, 0.0499999)
    for name in ("successAtIou30", "successAtDistance5"):
        assert METRICS[name](on_the_level) == 0.0
        assert METRICS[name](beyond_it) == 1.0
    assert METRICS["successAtIou50"](ImageScore(0.5, 1.0, 1.0, 0.0)) == 0.0


def test_bootstrap_interval_holds_the_mean_and_narrows() -> None:
    few, many = bootstrap([0.0, 1.0] * 10), bootstrap([0.0, 1.0] * 1000)
    assert few.value == many.value == 0.5
    assert few.low < 0.5 < few.high
    assert many.high - many.low < few.high - few.low
    assert many.high - many.low == pytest.approx(2 * 1.96 * 0.5 / 2000**0.5, rel=0.1)


def test_peak_threshold_separates() -> None:
    peaks = PeakSet([0.6, 0.7, 0.9], [0.1, 0.2, 0.3])
    threshold = choose_peak_threshold([peaks])
    assert 0.3 < threshold <= 0.6
    assert threshold == pytest.approx(0.45, abs=0.02)
    assert shown_share(peaks.with_target, threshold) == 1.0
    assert shown_share(peaks.without_target, threshold) == 0.0
