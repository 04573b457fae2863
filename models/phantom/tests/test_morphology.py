"""Every attribute of a papilla can be seen, and papillae without any are drawn as before."""

from dataclasses import replace

import numpy as np
import pytest

from phantom.anatomy import make_anatomy
from phantom.camera import look_at, project
from phantom.clinical_view import find_clean_take, papilla_axis, usual_distance
from phantom.frame import make_frame
from phantom.label import bounding_box, mound_to_world, orifice_point
from phantom.marks import NO_MARKS
from phantom.morphology import (
    PAPILLA_TYPES,
    TYPE_SHARES,
    Morphology,
    draw_morphology,
    morphology_record,
    read_morphology,
)
from phantom.patient import make_patient
from phantom.render import PAPILLA, render

SEED = 700_100
SIZE = 96
MASK = np.ones((SIZE, SIZE), np.uint8)
GOLDEN = (
    (1000, (119.324, 68.041, 52.58), (81, 38, 36, 42)),
    (1003, (90.407, 48.406, 42.862), (67, 43, 41, 34)),
    (9009, (149.467, 82.231, 76.692), (69, 24, 22, 37)),
)
"""Seed, mean colour and box of frames that were drawn before papillae had a morphology."""

PLAIN = Morphology("I", 0.4, 0.0, 0.0, 0.9, "none", 0.0, 0.0)


def seen(morphology, distance=None):
    """(anatomy, camera, picture) of a papilla from straight in front."""
    anatomy = make_patient(SEED, morphology)
    middle, axis = papilla_axis(anatomy.surface)
    lens = middle + (distance or usual_distance(anatomy.surface)) * axis
    camera = look_at(lens, middle, 0.0, np.radians(45.0))
    return anatomy, camera, render(anatomy.surface, anatomy.tissue, camera, MASK)


def box_of(picture):
    return bounding_box((picture.ids & PAPILLA) > 0)


def patch(picture, camera, point, reach=4):
    """Median linear colour around a world point: a glint does not count."""
    x, y, _ = project(camera, point[None], SIZE, SIZE)[0]
    rows, columns = slice(int(y) - reach, int(y) + reach + 1), slice(int(x) - reach, int(x) + reach)
    return np.median(picture.light[rows, columns].reshape(-1, 3), axis=0)


def test_a_small_papilla_is_small_and_a_pendulous_one_hangs_down():
    views = {kind: seen(replace(PLAIN, type=kind), 1.3) for kind in PAPILLA_TYPES}
    widths = {kind: box_of(picture).width for kind, (_, _, picture) in views.items()}
    assert widths["II"] < 0.6 * min(widths["I"], widths["III"], widths["IV"])
    leans = {kind: anatomy.surface.tilt[1] for kind, (anatomy, _, _) in views.items()}
    assert leans["III"] > 2 * max(leans["I"], leans["II"], leans["IV"])
    orifice = orifice_point(views["III"][0].surface)
    assert orifice[2] < papilla_axis(views["III"][0].surface)[0][2]


def test_a_creased_papilla_shows_the_ducts_mucosa_below_its_orifice():
    redness = {}
    for kind in ("I", "IV"):
        anatomy, camera, picture = seen(replace(PLAIN, type=kind, orifice_visibility=0.3))
        surface = anatomy.surface
        below = np.array([[surface.orifice_v, -0.55 * surface.mound_u, 0.8 * surface.mound_n]])
        red, green, _ = patch(picture, camera, mound_to_world(surface, below)[0], 2)
        redness[kind] = red / green
    assert redness["IV"] > 1.15 * redness["I"]


def test_a_bulging_papilla_stands_further_out():
    flat, high = (seen(replace(PLAIN, bulge=bulge)) for bulge in (0.1, 0.9))
    assert high[0].surface.mound_n > 2 * flat[0].surface.mound_n
    ranges = []
    for _, _, picture in (flat, high):
        on = (picture.ids & PAPILLA) > 0
        around = picture.distance[~on]
        ranges.append(float(np.median(around) - np.percentile(picture.distance[on], 5)))
    assert ranges[1] > 1.5 * ranges[0]


def test_the_upper_crease_is_a_dark_line_across_the_upper_part():
    plain = seen(PLAIN)[2]
    upper = (plain.ids & PAPILLA) > 0
    upper[SIZE // 2 - 2 :] = False
    darker = []
    for depth in (0.2, 0.6, 1.0):
        picture = seen(replace(PLAIN, upper_crease=depth))[2]
        ratio = picture.light[..., 1] / plain.light[..., 1]
        darker.append(float((ratio < 0.7)[upper].mean()))
    assert darker[0] < darker[1] < darker[2]
    assert darker[0] < 0.05
    assert darker[2] > 0.12


def test_a_hood_covers_the_upper_part():
    boxes = [box_of(seen(replace(PLAIN, hood=hood))[2]) for hood in (0.0, 0.6, 1.0)]
    assert boxes[0].height > boxes[1].height > boxes[2].height
    assert boxes[2].height < 0.85 * boxes[0].height
    # the lower end stays where it is
    assert boxes[2].y + boxes[2].height == pytest.approx(boxes[0].y + boxes[0].height, abs=4)


def test_a_hidden_orifice_has_neither_depth_nor_colour():
    contrasts = []
    for visibility in (0.0, 0.5, 1.0):
        anatomy, camera, picture = seen(replace(PLAIN, orifice_visibility=visibility))
        at = patch(picture, camera, orifice_point(anatomy.surface), 2)
        on = np.median(picture.light[(picture.ids & PAPILLA) > 0], axis=0)
        contrasts.append(float(on[1] / at[1]))
    assert contrasts[0] < contrasts[1] < contrasts[2]
    assert contrasts[0] < 1.1
    assert contrasts[2] > 1.5


@pytest.mark.parametrize("place", ["beside", "edge"])
def test_a_diverticulum_is_a_dark_hole_at_one_side(place):
    _, _, plain = seen(PLAIN)
    _, _, pouch = seen(replace(PLAIN, diverticulum=place))
    off = (plain.ids & PAPILLA) == 0
    deeper = (pouch.distance - plain.distance > 0.5) & off
    assert deeper.sum() > 0.02 * deeper.size
    columns = np.nonzero(deeper)[1]
    assert (columns < SIZE / 2).all() or (columns > SIZE / 2 - 8).all()
    assert pouch.light[deeper].mean() < 0.6 * plain.light[deeper].mean()


def test_a_papilla_in_a_diverticulum_lies_below_the_wall_around_it():
    inside = make_patient(SEED, replace(PLAIN, diverticulum="inside")).surface
    plain = make_patient(SEED, PLAIN).surface
    assert inside.wall_height < plain.wall_height - 0.5


def test_orientation_turns_the_papillas_axis():
    surface = make_patient(SEED, replace(PLAIN, orientation_degrees=30.0)).surface
    top = mound_to_world(surface, np.array([[0.0, surface.mound_u, 0.0]]))[0]
    assert np.degrees(np.arctan2(-top[1], top[2])) == pytest.approx(30.0, abs=4.0)


def test_a_papilla_that_sits_low_is_looked_at_from_above():
    heights = []
    for position in (-1.0, 0.0, 1.0):
        anatomy = make_patient(SEED, replace(PLAIN, position=position))
        take = find_clean_take(np.random.default_rng(2), anatomy, SIZE)
        heights.append(float(take.scene.camera.position[2]))
    assert heights[0] > heights[1] + 0.1 > heights[2] + 0.2


def test_the_same_patient_is_the_same_papilla():
    first, again = seen(PLAIN)[2], seen(PLAIN)[2]
    assert np.array_equal(first.light, again.light)
    other = make_patient(SEED + 1, PLAIN)
    assert not np.array_equal(other.surface.height, make_patient(SEED, PLAIN).surface.height)


def test_types_are_drawn_in_their_shares():
    rng = np.random.default_rng(5)
    drawn = [draw_morphology(rng) for _ in range(4000)]
    for kind, share in zip(PAPILLA_TYPES, TYPE_SHARES, strict=True):
        assert np.mean([each.type == kind for each in drawn]) == pytest.approx(share, abs=0.03)
    protruding = np.mean([each.bulge for each in drawn if each.type == "III"])
    assert protruding > np.mean([each.bulge for each in drawn if each.type == "I"]) + 0.15


def test_a_record_gives_the_morphology_back():
    morphology = draw_morphology(np.random.default_rng(6))
    record = morphology_record(morphology)
    assert read_morphology(record) == morphology
    assert {"type", "upperCrease", "orificeVisibility", "orientationDegrees"} <= record.keys()
    with pytest.raises(ValueError, match="lacks bulge, hood"):
        read_morphology({k: v for k, v in record.items() if k not in ("bulge", "hood")})
    with pytest.raises(ValueError, match='"V"'):
        read_morphology({**record, "type": "V"})


def test_detection_frames_are_what_they_were_before_there_was_a_morphology():
    """Means of frames rendered then; a change of the renderer would leave the committed demo."""
    for seed, mean, box in GOLDEN:
        anatomy = make_anatomy(seed)
        assert anatomy.surface.marks == NO_MARKS
        frame = make_frame(np.random.default_rng([seed, 1, 77]), anatomy, True, 128)
        assert frame.screen.reshape(-1, 3).mean(axis=0) == pytest.approx(mean, abs=0.05)
        drawn = (frame.box.x, frame.box.y, frame.box.width, frame.box.height)
        assert drawn == pytest.approx(box, abs=1)
