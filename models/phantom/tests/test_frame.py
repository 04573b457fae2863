"""A frame is a function of its seed, and its picture of its console's layout."""

import numpy as np

from phantom.anatomy import make_anatomy
from phantom.console import Layout, compose, octagon_mask
from phantom.frame import make_frame

SIZE = 112


def frame_of(seed, with_papilla=True):
    anatomy = make_anatomy(seed, with_papilla)
    return make_frame(np.random.default_rng([seed, 1]), anatomy, with_papilla, SIZE)


def test_the_same_seed_gives_the_same_frame():
    first, second, other = frame_of(7), frame_of(7), frame_of(8)
    assert np.array_equal(first.screen, second.screen)
    assert first.box == second.box
    assert first.screen.shape != other.screen.shape or not np.array_equal(
        first.screen, other.screen
    )


def test_a_positive_frame_has_its_box_inside_the_picture():
    for seed in (11, 12, 13):
        frame = frame_of(seed)
        layout, box = frame.layout, frame.box
        assert layout.x <= box.x
        assert layout.y <= box.y
        assert box.x + box.width <= layout.x + layout.picture_width
        assert box.y + box.height <= layout.y + layout.picture_height
        share = box.width * box.height / (layout.picture_width * layout.picture_height)
        assert 0.02 < share < 0.5


def test_a_negative_frame_has_no_box():
    for seed in (21, 22, 23):
        frame = frame_of(seed, with_papilla=False)
        assert frame.box is None
        assert frame.area == 0
        assert frame.view not in ("papilla", "instrument")


def test_outside_the_octagon_is_black_but_for_text():
    layout = Layout(200, 120, 60, 10, 120, 100, 0.25, 0.3, 4, 1, ("01/02/2020",))
    mask = octagon_mask(layout)
    picture = np.full((100, 120, 3), 200, np.uint8) * mask[..., None]
    screen = compose(layout, picture)
    assert mask[0, 0] == mask[-1, 0] == 0
    assert mask[50, 60] == 1
    assert mask[95, 5] == 0
    assert screen[10, 60].max() == 0
    assert screen[:, :60].max() > 200
    assert np.array_equal(screen[60, 120], [200, 200, 200])
