"""What is drawn over training images: changes the picture, leaves the black around it alone."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from training.augment.occlusion import add_bubbles, add_highlights, cover
from training.boxes import Box

SIZE = 256
MUCOSA = (190, 110, 90)


def picture() -> np.ndarray:
    """Plain mucosa with a black left half."""
    image = np.full((SIZE, SIZE, 3), MUCOSA, np.uint8)
    image[:, : SIZE // 2] = 0
    return image


@pytest.mark.parametrize("draw", [add_bubbles, add_highlights])
def test_wet_things_lie_on_what_is_lit(draw: Callable) -> None:
    changed = 0
    for seed in range(40):
        image = draw(picture(), np.random.default_rng(seed))
        assert image.shape == (SIZE, SIZE, 3)
        assert image.dtype == np.uint8
        # Rims may reach over the edge by a few pixels.
        assert image[:, : SIZE // 2 - 24].max() == 0
        changed += bool((image != picture()).any())
    assert changed > 20


def test_bubbles_are_clear_have_a_rim_and_a_glint() -> None:
    for seed in range(20):
        image = add_bubbles(np.full((SIZE, SIZE, 3), MUCOSA, np.uint8), np.random.default_rng(seed))
        grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY).astype(int)
        ground = int(cv2.cvtColor(np.full((1, 1, 3), MUCOSA, np.uint8), cv2.COLOR_RGB2GRAY)[0, 0])
        touched = (grey != ground).mean()
        assert 0.0005 < touched < 0.4
        assert grey.min() < ground - 10
        assert grey.max() > ground + 40
        # Most of a bubble shows what is beneath it.
        assert np.abs(grey - ground).mean() < 10


def test_the_same_seed_covers_alike() -> None:
    target = [Box(100, 100, 60, 60)]
    for seed in range(10):
        one, again = (cover(picture(), target, np.random.default_rng(seed)) for _ in "ab")
        np.testing.assert_array_equal(one, again)
