"""The soft mask gives its box back."""

import numpy as np
import pytest

from training.boxes import Box
from training.soft_mask import draw_soft_mask, read_soft_mask

CONTOUR_ERROR = 0.011
WHOLE = Box(0, 0, 1000, 800)


@pytest.mark.parametrize(
    "box",
    [Box(200, 150, 400, 300), Box(610, 90, 240, 500), Box(100.5, 300.25, 350.5, 220)],
)
def test_contour_recovers_the_box(box: Box) -> None:
    reading = read_soft_mask(draw_soft_mask([box], 1000, 800), WHOLE)
    assert reading.box is not None
    assert reading.peak == pytest.approx(1.0, abs=1e-3)
    # Whole pixels: up to half a one at each edge beside the 1.1 % of the contour at 0.6.
    for found, true in ((reading.box.width, box.width), (reading.box.height, box.height)):
        assert abs(found - true) <= CONTOUR_ERROR * true + 1.0
    assert reading.box.centroid == pytest.approx(box.centroid, abs=1.0)


def test_value_at_the_edge_is_exp_of_minus_one_half() -> None:
    mask = draw_soft_mask([Box(20.5, 20, 40, 21)], 100, 50)
    assert mask[30, 40] == pytest.approx(1.0)
    assert mask[30, 60] == pytest.approx(np.exp(-0.5), abs=1e-6)


def test_bell_is_wider_along_the_longer_side() -> None:
    mask = draw_soft_mask([Box(10, 20, 60, 20)], 80, 60)
    assert mask[30, 60] > mask[50, 40]


def test_several_targets_are_joined_by_their_maximum() -> None:
    first, second = Box(10, 10, 30, 20), Box(50, 30, 20, 20)
    joined = draw_soft_mask([first, second], 80, 60)
    expected = np.maximum(draw_soft_mask([first], 80, 60), draw_soft_mask([second], 80, 60))
    np.testing.assert_array_equal(joined, expected)


def test_no_target_is_an_empty_mask_without_a_box() -> None:
    mask = draw_soft_mask([], 80, 60)
    assert mask.max() == 0
    assert read_soft_mask(mask, WHOLE).box is None


def test_only_the_region_at_the_peak_counts() -> None:
    mask = np.zeros((10, 10), np.float32)
    mask[1:3, 1:4] = 0.5
    mask[1, 2] = 0.6
    mask[6:9, 5:9] = 0.55
    reading = read_soft_mask(mask, Box(100, 50, 20, 40))
    assert reading.peak == pytest.approx(0.6)
    assert reading.box == Box(102, 54, 6, 8)


def test_threshold_is_relative_to_the_peak_and_exclusive() -> None:
    mask = np.array([[0.1, 0.12, 0.13, 0.2, 0.1]], np.float32)
    assert read_soft_mask(mask, Box(0, 0, 5, 1)).box == Box(2, 0, 2, 1)
