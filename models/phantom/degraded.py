"""The same papilla as the study would not have taken it: each view fails in one stated way."""

import math
from dataclasses import replace

import numpy as np

from phantom.anatomy import Anatomy
from phantom.camera import Camera, look_at
from phantom.clinical_view import (
    MAX_ATTEMPTS,
    ClinicalView,
    Take,
    area_share,
    developed,
    find_clean_take,
    is_lit,
    oblique_degrees,
    off_centre,
    papilla_axis,
    take_of,
    untouched,
)
from phantom.frame import render_scene
from phantom.instrument import KINDS, make_instrument
from phantom.label import orifice_point, papilla_box
from phantom.render import INSTRUMENT, PAPILLA
from phantom.views import PLASTICS, Scene, meet_surface

DEGRADED_KINDS = ("oblique", "device", "bubbles", "blurred", "overexposed", "offCentre")

OBLIQUE_DEGREES = (50.0, 75.0)
MIN_DEVICE_SHARE = 0.06
"""Share of the papilla's pixels that a device on it covers at least."""

FOAM_SHARES = (0.7, 1.6)
"""Area of the bubbles on the papilla's box, overlapping ones counted twice, as a share of it."""

MOST_BUBBLES = 300

MIN_OFF_CENTRE = 0.27
FAR_AREA_RANGE = (0.006, 0.02)
"""Share of the field of view that the box of a papilla fills which is too far away."""


def degraded_views(
    rng: np.random.Generator, anatomy: Anatomy, width: int, kinds: tuple[str, ...] = DEGRADED_KINDS
) -> list[ClinicalView]:
    """A clean view and the same scene degraded once for each kind.

    A kind for which this bowel has no room (a fold stands where the lens would have to be) is
    left out. Raises RuntimeError when there is not even a clean view.
    """
    clean = find_clean_take(rng, anatomy, width)
    views = [developed(rng, clean, "clean")]
    views += [_degraded(rng, anatomy, clean, kind) for kind in kinds]
    return [view for view in views if view is not None]


def _degraded(rng, anatomy: Anatomy, clean: Take, kind: str) -> ClinicalView | None:
    makers = {
        "oblique": _oblique,
        "device": _with_device,
        "bubbles": _with_bubbles,
        "blurred": _blurred,
        "overexposed": _overexposed,
        "offCentre": _off_centre,
    }
    take = makers[kind](rng, anatomy, clean)
    return None if take is None else developed(rng, take, kind)


def _oblique(rng, anatomy: Anatomy, clean: Take) -> Take | None:
    """The lens goes round until it looks along the papilla instead of at it."""
    surface, camera = anatomy.surface, clean.scene.camera
    middle, axis = papilla_axis(surface)
    distance = float(np.linalg.norm(camera.position - middle))
    for _ in range(MAX_ATTEMPTS):
        angle = math.radians(rng.uniform(*OBLIQUE_DEGREES))
        # along the bowel there is room, across it hardly any
        turn = rng.choice([-1.0, 1.0]) * math.pi / 2 + rng.normal(0.0, 0.5)
        sideways = _across(axis, turn)
        direction = math.cos(angle) * axis + math.sin(angle) * sideways
        position = middle + distance * rng.uniform(0.75, 1.1) * direction
        moved = look_at(position, middle, rng.normal(0.0, 0.15), camera.half_angle)
        take = take_of(_scene_from(clean, moved), anatomy, clean.mask, _is_oblique)
        if take is not None:
            return take
    return None


def _is_oblique(take: Take) -> bool:
    least, most = OBLIQUE_DEGREES
    angle = oblique_degrees(take.scene.surface, take.scene.camera)
    return (
        least <= angle <= most
        and off_centre(take) < 0.2
        and 0.04 < area_share(take) < 0.5
        and is_lit(take)
    )


def _across(axis: np.ndarray, turn: float) -> np.ndarray:
    """A unit vector at a right angle to the axis; turn 0 lies around the bowel, 90° along it."""
    along = np.array([0.0, 0.0, 1.0])
    along -= axis * (along @ axis)
    along /= np.linalg.norm(along)
    return math.cos(turn) * np.cross(along, axis) + math.sin(turn) * along


def _scene_from(clean: Take, camera: Camera) -> Scene:
    return untouched(clean.scene.surface, camera, clean.scene.look)


def _with_device(rng, anatomy: Anatomy, clean: Take) -> Take | None:
    """An instrument whose tip lies on the papilla or a little before it."""
    camera = clean.scene.camera
    goal = orifice_point(anatomy.surface)
    for _ in range(MAX_ATTEMPTS):
        tip = goal + rng.normal(0.0, 0.06, 3) - camera.forward * rng.uniform(-0.03, 0.25)
        entry = (rng.choice([1.0, 1.0, -1.0]) * rng.uniform(0.2, 0.6), -rng.uniform(0.25, 0.6))
        kind = str(rng.choice(KINDS, p=[0.4, 0.45, 0.15]))
        bow, radius = float(rng.uniform(-0.1, 0.35)), float(rng.uniform(0.04, 0.075))
        rows = make_instrument(kind, camera, tip, entry, bow, radius)
        colour = PLASTICS[rng.integers(len(PLASTICS))]
        scene = replace(clean.scene, instrument=rows, instrument_colour=colour)
        light = render_scene(scene, anatomy, clean.mask)
        box = papilla_box(scene.surface, camera, light, clean.mask)
        if box is not None and _device_share(light.ids) >= MIN_DEVICE_SHARE:
            return Take(scene, light, box, clean.mask)
    return None


def _device_share(ids: np.ndarray) -> float:
    papilla = (ids & PAPILLA) > 0
    return float(((ids & INSTRUMENT) > 0)[papilla].mean())


def _with_bubbles(rng, anatomy: Anatomy, clean: Take) -> Take:
    """Foam in patches on the papilla and around it."""
    bubbles = _foam(rng, clean)
    scene = replace(clean.scene, bubbles=bubbles)
    return replace(clean, scene=scene, light=render_scene(scene, anatomy, clean.mask))


def _foam(rng, clean: Take) -> np.ndarray:
    """Rows of x, y, z, radius: bubbles until they cover their share of the papilla's box."""
    camera, box = clean.scene.camera, clean.box
    height, width = clean.mask.shape
    pixel = camera.half_angle / (width / 2)
    wanted = rng.uniform(*FOAM_SHARES) * box.width * box.height
    middle = np.array([box.x + box.width / 2, box.y + box.height / 2])
    largest = min(0.12, 0.27 * clean.scene.surface.mound_v)
    covered, rows = 0.0, []
    while covered < wanted and len(rows) < MOST_BUBBLES:
        patch = middle + rng.normal(0.0, 0.32, 2) * (box.width, box.height)
        for _ in range(12):
            place = patch + rng.normal(0.0, 0.16, 2) * (box.width, box.height)
            across, above = (place[0] - width / 2) * pixel, (height / 2 - place[1]) * pixel
            ray = camera.forward + math.tan(across) * camera.right + math.tan(above) * camera.up
            ray /= np.linalg.norm(ray)
            point = meet_surface(clean.scene.surface, camera.position, ray)
            if point is None:
                continue
            radius = largest * rng.uniform(0.25, 1.0) ** 1.5
            rows.append([*(point - ray * radius * 0.6), radius])
            far = float(np.linalg.norm(point - camera.position))
            inside = abs(place - middle) < np.array([box.width, box.height]) / 2
            covered += math.pi * (radius / far / pixel) ** 2 * float(inside.all())
    return np.array(rows).reshape(-1, 4)


def _blurred(rng, anatomy: Anatomy, clean: Take) -> Take:
    """The lens moves, or the papilla is nearer than it can focus."""
    scale = clean.mask.shape[1] / 256.0
    look = clean.scene.look
    if rng.random() < 0.5:
        length, turn = rng.uniform(12.0, 26.0) * scale, rng.uniform(0.0, 2.0 * math.pi)
        look = replace(look, motion_px=(length * math.cos(turn), length * math.sin(turn)))
    else:
        look = replace(look, blur_px=float(rng.uniform(2.6, 5.0) * scale))
    return replace(clean, scene=replace(clean.scene, look=look))


def _overexposed(rng, anatomy: Anatomy, clean: Take) -> Take:
    """The iris is open too far: the papilla burns out."""
    look = replace(clean.scene.look, target=float(rng.uniform(1.05, 1.7)))
    return replace(clean, scene=replace(clean.scene, look=look))


def _off_centre(rng, anatomy: Anatomy, clean: Take) -> Take | None:
    """The lens points past the papilla, or is too far away from it."""
    for _ in range(MAX_ATTEMPTS):
        far = rng.random() < 0.35
        camera = _far_camera(rng, clean) if far else _turned_camera(rng, clean)
        take = take_of(_scene_from(clean, camera), anatomy, clean.mask, _is_off_centre)
        if take is not None:
            return take
    return None


def _is_off_centre(take: Take) -> bool:
    least, most = FAR_AREA_RANGE
    if off_centre(take) >= MIN_OFF_CENTRE:
        return area_share(take) > least
    return least <= area_share(take) <= most


def _turned_camera(rng, clean: Take) -> Camera:
    camera = clean.scene.camera
    turn = rng.uniform(0.0, 2.0 * math.pi)
    aside = math.tan(camera.half_angle * rng.uniform(0.55, 0.85))
    ahead = camera.place(aside * math.cos(turn), aside * math.sin(turn), 1.0)
    return look_at(camera.position, ahead, rng.normal(0.0, 0.12), camera.half_angle)


def _far_camera(rng, clean: Take) -> Camera:
    """Along the bowel is the only way to get far from the papilla."""
    middle, axis = papilla_axis(clean.scene.surface)
    sideways = _across(axis, rng.choice([-1.0, 1.0]) * math.pi / 2)
    angle = math.radians(rng.uniform(35.0, 62.0))
    distance = rng.uniform(2.2, 4.0)
    position = middle + distance * (math.cos(angle) * axis + math.sin(angle) * sideways)
    return look_at(position, middle, rng.normal(0.0, 0.12), clean.scene.camera.half_angle)
