"""Temperature, threshold, and what is measured out of fold."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from training.boxes import Box
from training.coco import Sample
from training.difficulty.calibration import (
    choose_threshold,
    fit_temperature,
    pooled_log_loss,
    softmax,
)
from training.difficulty.metrics import figures
from training.difficulty.pooling import ImageVerdict, pool
from training.difficulty.prediction import Answer
from training.difficulty.results import fold_temperatures, measure
from training.difficulty.tables import class_table, overall_table, terminal_lines
from training.errors import DataError

PATIENTS = 600
IMAGES = 2


def drawn_logits(factor: float, seed: int = 3) -> tuple[np.ndarray, list[str], list[int]]:
    """Logits of patients whose labels are drawn from them, then made `factor` times too sure."""
    random = np.random.default_rng(seed)
    true = random.normal(0, 1.5, (PATIENTS, 4))
    labels = [int(random.choice(4, p=row)) for row in softmax(true)]
    logits = np.repeat(true, IMAGES, axis=0) * factor
    patients = [f"p{number}" for number in range(PATIENTS) for _ in range(IMAGES)]
    return logits, patients, [label for label in labels for _ in range(IMAGES)]


def test_softmax_is_a_distribution_that_a_temperature_flattens() -> None:
    logits = np.array([[1000.0, 0.0], [2.0, 0.0]])
    np.testing.assert_allclose(softmax(logits)[0], [1, 0])
    assert softmax(logits)[1, 0] == pytest.approx(1 / (1 + np.exp(-2)))
    assert softmax(logits, 4.0)[1, 0] == pytest.approx(1 / (1 + np.exp(-0.5)))


@pytest.mark.parametrize("factor", [0.4, 1.0, 3.0])
def test_the_temperature_undoes_too_much_and_too_little_confidence(factor: float) -> None:
    logits, patients, labels = drawn_logits(factor)
    found = fit_temperature(logits, patients, labels)
    assert found == pytest.approx(factor, rel=0.15)
    owners = np.repeat(np.arange(PATIENTS), IMAGES)
    own = np.array(labels[::IMAGES])
    best = pooled_log_loss(logits, owners, own, found)
    for other in (0.97 * found, 1.03 * found):
        assert best <= pooled_log_loss(logits, owners, own, other)


def test_calibration_lowers_the_error_and_changes_no_single_pictures_order() -> None:
    logits, patients, labels = drawn_logits(3.0)
    names = ("easy", "long", "technique", "failure")
    answers = [
        Answer(sample_of(patient, names[label]), BOX, row, np.zeros((2, 2)), 1 + number // 2 % 5)
        for number, (patient, label, row) in enumerate(zip(patients, labels, logits, strict=True))
    ]
    result = measure("drawn", answers)
    assert result.error_before > 0.15
    assert result.estimates["expectedCalibrationError"].value < 0.06
    assert set(result.by_fold) == set(result.temperatures) == {1, 2, 3, 4, 5}
    assert result.is_out_of_fold
    sure = softmax(logits).argmax(1)
    assert (softmax(logits, result.temperature).argmax(1) == sure).all()
    for text in ("accuracy", "recall:difficult", "mean ± SD of 5 folds"):
        assert text in overall_table(result)
    assert "| F1 |" in class_table(result)
    assert any("before calibration" in line for line in terminal_lines(result))


BOX = Box(0, 0, 8, 8)


def sample_of(patient: str, difficulty: str | None) -> Sample:
    """An image of a patient, without a file."""
    return Sample(
        Path("none"), 8, 8, (), (), BOX, f"patientKey {patient}", None, difficulty=difficulty
    )


def test_each_fold_is_calibrated_by_the_others() -> None:
    logits, patients, labels = drawn_logits(1.0)
    names = ("easy", "long", "technique", "failure")
    answers = [
        Answer(sample_of(patient, names[label]), BOX, row, np.zeros((2, 2)), 1 + number // 2 % 2)
        for number, (patient, label, row) in enumerate(zip(patients, labels, logits, strict=True))
    ]
    # Fold 2 is three times too sure: that must show in the temperature of fold 1 alone.
    answers = [replace(one, logits=one.logits * 3) if one.fold == 2 else one for one in answers]
    temperatures = fold_temperatures(answers)
    assert temperatures[1] == pytest.approx(3, rel=0.2)
    assert temperatures[2] == pytest.approx(1, rel=0.2)
    alone = [one for one in answers if one.fold == 2]
    assert fold_temperatures(alone)[2] == pytest.approx(3, rel=0.2)


def test_the_threshold_has_the_best_balanced_accuracy() -> None:
    scores = {"easy": [0.1, 0.15, 0.2, 0.42], "long": [0.4, 0.45, 0.9]}
    images = [
        ImageVerdict(f"{name} {score}", name, [1 - score, score])
        for name, own in scores.items()
        for score in own
    ]
    patients = pool(images)
    threshold = choose_threshold(patients)
    assert 0.2 < threshold <= 0.4
    assert threshold == pytest.approx(0.3, abs=0.02)
    found = figures(patients, threshold)
    assert (found["recall:easy"], found["recall:difficult"]) == (0.75, 1.0)
    only_easy = pool([image for image in images if image.difficulty == "easy"])
    assert choose_threshold(only_easy) == 0.5


def test_answers_without_labels_cannot_be_measured() -> None:
    nobody = Answer(sample_of("x", None), BOX, np.zeros(2), np.zeros((2, 2)))
    with pytest.raises(DataError, match="no image says how difficult"):
        measure("set", [nobody])
