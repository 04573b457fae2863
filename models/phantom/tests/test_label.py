"""The box must be what the id buffer shows, and absent where nobody could fairly mark it."""

import numpy as np
import pytest

from phantom.anatomy import make_anatomy
from phantom.camera import look_at, project
from phantom.instrument import make_instrument
from phantom.label import (
    bounding_box,
    mound_points,
    mound_to_world,
    orifice_point,
    papilla_box,
    visible_share,
)
from phantom.render import INSTRUMENT, PAPILLA, render

SIZE = 120
MASK = np.ones((SIZE, SIZE), np.uint8)


@pytest.fixture(scope="module")
def anatomy():
    return make_anatomy(9009)


def facing_camera(surface, aside=0.0, distance=1.8):
    """A lens in front of the papilla that looks past it by `aside` cm."""
    middle = mound_to_world(surface, np.zeros((1, 3)))[0]
    lens = middle + np.array([-distance, 0.0, -0.3])
    return look_at(lens, middle + np.array([0.0, aside, 0.0]), 0.0, np.radians(45.0))


def test_box_is_the_extent_of_the_papilla_pixels(anatomy):
    camera = facing_camera(anatomy.surface)
    picture = render(anatomy.surface, anatomy.tissue, camera, MASK)
    box = papilla_box(anatomy.surface, camera, picture, MASK)
    rows, columns = np.nonzero(picture.ids & PAPILLA)
    assert (box.x, box.y) == (columns.min(), rows.min())
    assert (box.width, box.height) == (np.ptp(columns) + 1, np.ptp(rows) + 1)
    # a rendering of half the size finds the same papilla: the box does not hang on the raster
    half = render(anatomy.surface, anatomy.tissue, camera, MASK[::2, ::2].copy())
    small = papilla_box(anatomy.surface, camera, half, MASK[::2, ::2])
    assert small.width * 2 == pytest.approx(box.width, abs=5)


def test_box_surrounds_the_projected_mound(anatomy):
    surface = anatomy.surface
    camera = facing_camera(surface)
    picture = render(surface, anatomy.tissue, camera, MASK)
    box = papilla_box(surface, camera, picture, MASK)
    points, _ = mound_points(surface)
    projected = project(camera, points, SIZE, SIZE)
    middle = projected[:, :2].mean(axis=0)
    assert box.x < middle[0] < box.x + box.width
    assert box.y < middle[1] < box.y + box.height
    x, y, distance = project(camera, orifice_point(surface)[None], SIZE, SIZE)[0]
    assert picture.ids[int(y), int(x)] & PAPILLA
    assert picture.distance[int(y), int(x)] == pytest.approx(distance, abs=0.3)


def test_an_instrument_across_the_papilla_leaves_the_box_alone(anatomy):
    surface = anatomy.surface
    camera = facing_camera(surface)
    bare = render(surface, anatomy.tissue, camera, MASK)
    tool = make_instrument("catheter", camera, orifice_point(surface), (0.6, -0.6), 0.1, 0.06)
    crossed = render(surface, anatomy.tissue, camera, MASK, tool)
    both = crossed.ids & (PAPILLA | INSTRUMENT) == PAPILLA | INSTRUMENT
    assert both.sum() > 20
    assert papilla_box(surface, camera, crossed, MASK) == papilla_box(surface, camera, bare, MASK)


def test_a_papilla_hidden_by_an_instrument_has_no_box(anatomy):
    surface = anatomy.surface
    camera = facing_camera(surface)
    tool = make_instrument("catheter", camera, orifice_point(surface), (0.2, -0.2), 0.0, 0.6)
    picture = render(surface, anatomy.tissue, camera, MASK, tool)
    assert (picture.ids & PAPILLA).any()
    assert papilla_box(surface, camera, picture, MASK) is None


def test_a_papilla_far_out_at_the_edge_has_no_box(anatomy):
    surface = anatomy.surface
    shares = []
    for aside in (0.0, 1.3, 2.1, 6.0):
        camera = facing_camera(surface, aside)
        picture = render(surface, anatomy.tissue, camera, MASK)
        shares.append(visible_share(surface, camera, picture, MASK))
        box = papilla_box(surface, camera, picture, MASK)
        assert (box is not None) == (shares[-1] >= 0.4)
    assert shares[0] > 0.9
    assert shares[-1] == 0.0
    assert shares == sorted(shares, reverse=True)


def test_bare_wall_has_no_papilla_pixels():
    anatomy = make_anatomy(9009, with_papilla=False)
    camera = facing_camera(anatomy.surface)
    picture = render(anatomy.without_papilla(), anatomy.tissue, camera, MASK)
    assert not (picture.ids & PAPILLA).any()
    assert papilla_box(anatomy.surface, camera, picture, MASK) is None


def test_specks_do_not_widen_the_box():
    papilla = np.zeros((60, 60), bool)
    papilla[20:40, 10:30] = True
    papilla[2, 55] = True
    box = bounding_box(papilla)
    assert (box.x, box.y, box.width, box.height) == (10, 20, 20, 20)
    assert bounding_box(np.zeros((5, 5), bool)) is None
