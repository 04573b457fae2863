"""Figures of the difficulty task: by hand, by brute force, as the application's tests have them."""

import json

import numpy as np
import pytest

from training.difficulty.classes import classes_of
from training.difficulty.metrics import (
    bayes_limit,
    calibration_error,
    confusion,
    decide,
    estimates,
    figures,
    rank_auc,
    reliability,
)
from training.difficulty.pooling import ImageVerdict, pool
from training.errors import ConfigError, DataError
from training.tests.difficulty_cases import CASES_FILE, difficulty_cases


def test_the_cases_are_what_the_metrics_say_today() -> None:
    committed = json.loads(CASES_FILE.read_text(encoding="utf-8"))["cases"]
    today = json.loads(json.dumps(difficulty_cases()))
    assert len(committed) == len(today) >= 15
    for written, now in zip(committed, today, strict=True):
        assert written["images"] == now["images"]
        assert written["expected"]["confusion"] == now["expected"]["confusion"]
        for part in ("figures", "bayes"):
            assert written["expected"][part] == pytest.approx(now["expected"][part], abs=1e-12)


def test_the_cases_hold_what_goes_wrong() -> None:
    cases = [case["expected"]["figures"] for case in difficulty_cases()]
    assert any(case["auc"] is None for case in cases)
    assert any(case.get("recall:failure", 0) is None for case in cases)
    assert any(case.get("precision:failure") == 0 for case in cases)


def test_the_area_under_the_curve_is_the_share_of_ordered_pairs() -> None:
    random = np.random.default_rng(1)
    scores = random.integers(0, 9, 80) / 8
    positive = random.random(80) < 0.3
    pairs = [
        1.0 if high > low else 0.5 if high == low else 0.0
        for high in scores[positive]
        for low in scores[~positive]
    ]
    assert rank_auc(scores, positive) == pytest.approx(np.mean(pairs))
    assert rank_auc(scores, np.ones(80, bool)) is None


def test_patients_are_pooled_and_measured_by_hand() -> None:
    images = [
        ImageVerdict("a", "easy", [0.9, 0.1]),
        ImageVerdict("b", "failure", [0.8, 0.2]),
        ImageVerdict("a", "easy", [0.5, 0.5]),
        ImageVerdict("c", "long", [0.6, 0.4]),
        ImageVerdict("b", "failure", [0.0, 1.0]),
    ]
    patients = pool(images)
    assert patients.names == ("a", "b", "c")
    assert patients.labels.tolist() == [0, 1, 1]
    np.testing.assert_allclose(patients.probabilities, [[0.7, 0.3], [0.4, 0.6], [0.6, 0.4]])
    found = figures(patients, threshold=0.5)
    assert found["accuracy"] == pytest.approx(2 / 3)
    assert found["auc"] == 1.0
    assert (found["precision:easy"], found["recall:easy"]) == (0.5, 1.0)
    assert (found["precision:difficult"], found["recall:difficult"]) == (1.0, 0.5)
    assert found["f1:easy"] == found["f1:difficult"] == pytest.approx(2 / 3)
    # 0.7 and right; twice 0.6, right once.
    assert found["expectedCalibrationError"] == pytest.approx((0.3 + 2 * 0.1) / 3)
    assert figures(patients, threshold=0.4)["accuracy"] == 1.0


def test_four_classes_are_decided_by_the_most_probable_and_absent_ones_left_out() -> None:
    images = [
        ImageVerdict("a", "easy", [0.4, 0.3, 0.2, 0.1]),
        ImageVerdict("b", "technique", [0.1, 0.2, 0.6, 0.1]),
        ImageVerdict("c", "technique", [0.5, 0.2, 0.2, 0.1]),
    ]
    found = figures(pool(images), threshold=0.55)
    assert found["recall:technique"] == 0.5
    assert found["recall:long"] is None
    assert found["macroRecall"] == pytest.approx((1 + 0.5) / 2)
    assert found["macroF1"] == pytest.approx((2 / 3 + 2 / 3) / 2)
    assert found["recall:difficult"] == 0.5
    assert figures(pool(images), threshold=0.5)["recall:difficult"] == 1.0


def test_confident_and_right_half_the_time_is_badly_calibrated() -> None:
    probabilities = np.array([[0.9, 0.1]] * 10)
    labels = np.array([0, 1] * 5)
    assert calibration_error(probabilities, labels) == pytest.approx(0.4)
    assert sum(part.count for part in reliability(probabilities, labels)) == 10
    said = decide(probabilities, 0.5)
    assert confusion(labels, said, 2).tolist() == [[5, 0], [5, 0]]


def test_the_limit_is_what_the_true_probabilities_reach() -> None:
    posterior = [[0.7, 0.1, 0.1, 0.1], [0.4, 0.1, 0.5, 0.0], [0.6, 0.2, 0.2, 0.0]]
    truth = ("easy", "technique", "long")
    images = [
        ImageVerdict(str(place), label, [0.5, 0.5], row)
        for place, (label, row) in enumerate(zip(truth, posterior, strict=True))
    ]
    limit = bayes_limit(pool(images))
    assert limit == {"auc": 1.0, "accuracy": 2 / 3, "macroF1": pytest.approx(2 / 3)}
    assert bayes_limit(pool([ImageVerdict("x", "easy", [1.0, 0.0])])) is None


def test_intervals_hold_their_figures() -> None:
    random = np.random.default_rng(4)
    labels = random.random(60) < 0.4
    images = [
        ImageVerdict(str(place), "long" if label else "easy", [1 - score, score])
        for place, label in enumerate(labels)
        for score in (min(max(random.normal(0.4 + 0.2 * label, 0.2), 0), 1),)
    ]
    for name, estimate in estimates(pool(images), 0.5).items():
        assert estimate.count == 60
        if name != "expectedCalibrationError":  # Resampled errors are larger: noise adds to them.
            assert estimate.low < estimate.value < estimate.high, name


def test_contradicting_labels_and_unknown_classes_are_named() -> None:
    images = [ImageVerdict("a", name, [0.5, 0.5]) for name in ("easy", "long")]
    with pytest.raises(DataError, match="patient a say easy and long"):
        pool(images)
    with pytest.raises(ConfigError, match="2 classes or 4"):
        classes_of(3)
