"""The picture from which the study judged a papilla: in front of it, untouched, washed clean."""

import math
from dataclasses import dataclass

import numpy as np

from phantom.anatomy import Anatomy
from phantom.camera import Camera, look_at
from phantom.console import Layout, octagon_mask
from phantom.frame import render_scene
from phantom.instrument import NONE
from phantom.label import Box, mound_to_world, papilla_box
from phantom.post import Look, develop, draw_look
from phantom.render import NO_BUBBLES, PAPILLA, Picture
from phantom.surface import Surface
from phantom.views import PLASTICS, Scene, room_around

AREA_RANGE = (0.08, 0.42)
"""Shares of the field of view that the papilla's box may fill."""

SMALL_AREA_RANGE = (0.035, 0.42)
"""The same for a small papilla, to which nobody drives the lens as close as it would take."""

SMALL_MOUND_CM = 0.62
"""Diameter of a mound below which the papilla counts as small here."""

MOST_OBLIQUE_DEGREES = 34.0
"""Between the optical axis and the papilla's outward normal in a view from the front."""

MOST_OFF_CENTRE = 0.16
"""Distance of the box's middle from the picture's, as a share of its width or height."""

MIN_BRIGHTNESS = 80
PROBE_WIDTH = 72
MIN_ROOM_CM = 0.18
MIN_GAP_CM = 0.3
MAX_ATTEMPTS = 120


@dataclass(frozen=True)
class ClinicalView:
    """A picture (h, w, 3) that is nothing but the field of view, with its truth."""

    picture: np.ndarray
    box: Box
    area: int
    """Papilla pixels in the picture."""
    kind: str
    oblique_degrees: float


@dataclass(frozen=True)
class Take:
    """A scene that was found fit, as light, before the processor has made a picture of it."""

    scene: Scene
    light: Picture
    box: Box
    mask: np.ndarray


def draw_field(rng: np.random.Generator, width: int) -> np.ndarray:
    """The octagon of a processor as a mask (h, w) of the given width in pixels."""
    height = round(width * rng.uniform(0.8, 0.98))
    corner = float(rng.uniform(0.18, 0.33))
    return octagon_mask(Layout(width, height, 0, 0, width, height, corner, 0.0, 0, 1, ()))


def clean_view(rng: np.random.Generator, anatomy: Anatomy, width: int) -> ClinicalView:
    """One view as the study selected them; raises RuntimeError when the anatomy allows none."""
    return developed(rng, find_clean_take(rng, anatomy, width), "clean")


def find_clean_take(rng: np.random.Generator, anatomy: Anatomy, width: int) -> Take:
    """Draws poses until one shows the papilla from the front, central, large and lit."""
    mask = draw_field(rng, width)
    for _ in range(MAX_ATTEMPTS):
        camera = _front_camera(rng, anatomy)
        scene = untouched(anatomy.surface, camera, calm_look(rng))
        take = take_of(scene, anatomy, mask, is_frontal)
        if take is not None:
            return take
    raise RuntimeError("no pose of this anatomy shows the papilla from the front")


def untouched(surface: Surface, camera: Camera, look: Look) -> Scene:
    """A scene of the tissue alone."""
    return Scene("clean", surface, camera, NONE, PLASTICS[0], NO_BUBBLES, look)


def calm_look(rng: np.random.Generator) -> Look:
    """A processor's setting without the smear of a moving lens."""
    look = draw_look(rng)
    return Look(**{**look.__dict__, "motion_px": (0.0, 0.0), "fringe_px": 0.0})


def take_of(scene: Scene, anatomy: Anatomy, mask: np.ndarray, fits) -> Take | None:
    """The scene as light if `fits(take)` holds for a small rendering and then for the whole."""
    if room_around(scene.surface, scene.camera) < MIN_ROOM_CM:
        return None
    step = max(1, mask.shape[1] // PROBE_WIDTH)
    probe = _rendered(scene, anatomy, np.ascontiguousarray(mask[::step, ::step]))
    if probe is None or not fits(probe):
        return None
    if float(np.percentile(probe.light.distance[probe.mask > 0], 8)) < MIN_GAP_CM:
        return None
    take = _rendered(scene, anatomy, mask)
    return take if take is not None and fits(take) else None


def _rendered(scene: Scene, anatomy: Anatomy, mask: np.ndarray) -> Take | None:
    light = render_scene(scene, anatomy, mask)
    box = papilla_box(scene.surface, scene.camera, light, mask)
    return None if box is None else Take(scene, light, box, mask)


def developed(rng: np.random.Generator, take: Take, kind: str) -> ClinicalView:
    """What the processor makes of a take."""
    picture = develop(take.light.light, take.mask, rng, take.scene.look)
    area = int(((take.light.ids & PAPILLA) > 0).sum())
    oblique = oblique_degrees(take.scene.surface, take.scene.camera)
    return ClinicalView(picture, take.box, area, kind, oblique)


def is_frontal(take: Take) -> bool:
    """Whether a take has the papilla central, large, facing the lens and not in the dark."""
    surface = take.scene.surface
    small = 2.0 * math.sqrt(surface.mound_v * surface.mound_u) < SMALL_MOUND_CM
    least, most = SMALL_AREA_RANGE if small else AREA_RANGE
    return (
        least <= area_share(take) <= most
        and off_centre(take) <= MOST_OFF_CENTRE
        and oblique_degrees(surface, take.scene.camera) <= MOST_OBLIQUE_DEGREES
        and is_lit(take)
    )


def is_lit(take: Take) -> bool:
    """Whether the papilla's middle brightness is more than a shadow's."""
    quiet = np.random.default_rng(0)
    video = develop(take.light.light, take.mask, quiet, take.scene.look)
    on = (take.light.ids & PAPILLA) > 0
    return float(np.median(video[on].max(axis=1))) >= MIN_BRIGHTNESS


def area_share(take: Take) -> float:
    """Share of the field of view that the papilla's box fills."""
    return take.box.width * take.box.height / take.mask.size


def off_centre(take: Take) -> float:
    """Distance of the box's middle from the picture's, in shares of its width and height."""
    height, width = take.mask.shape
    across = (take.box.x + take.box.width / 2) / width - 0.5
    down = (take.box.y + take.box.height / 2) / height - 0.5
    return math.hypot(across, down)


def papilla_axis(surface: Surface) -> tuple[np.ndarray, np.ndarray]:
    """World point half way up the mound, and the unit outward normal of the papilla."""
    half = np.array([[0.0, 0.0, 0.5 * surface.mound_n]])
    middle = mound_to_world(surface, half)[0]
    axis = middle - mound_to_world(surface, np.zeros((1, 3)))[0]
    return middle, axis / np.linalg.norm(axis)


def oblique_degrees(surface: Surface, camera: Camera) -> float:
    """Angle in degrees between the optical axis and the papilla's outward normal; 0 faces it."""
    _, axis = papilla_axis(surface)
    return math.degrees(math.acos(float(np.clip(-camera.forward @ axis, -1.0, 1.0))))


def usual_distance(surface: Surface) -> float:
    """Distance in cm at which a papilla is looked at: a small one from nearer, not as its size.

    One that lies deep in a pouch is looked at from before the pouch.
    """
    diameter = 2.0 * math.sqrt(surface.mound_v * surface.mound_u)
    deep = max(0.0, -surface.wall_height - 0.15)
    return 1.3 * math.sqrt(diameter) + 0.08 * surface.mound_n + 0.4 * deep


def _front_camera(rng: np.random.Generator, anatomy: Anatomy) -> Camera:
    surface = anatomy.surface
    half_angle = math.radians(rng.uniform(40.0, 50.0))
    middle, axis = papilla_axis(surface)
    upright = np.array([-1.0, 0.0, 0.0])
    distance = usual_distance(surface) * math.exp(rng.normal(0.0, 0.1))
    # the scope faces the wall more than the papilla: a leaning papilla is seen a little from above
    facing = 0.6 * axis + 0.4 * upright + np.array([0.0, rng.normal(0.0, 0.14), 0.0])
    facing[2] += rng.normal(-0.08, 0.1) - 0.24 * anatomy.position
    position = middle + distance * facing / np.linalg.norm(facing)
    aside = rng.normal(0.0, 0.05, 2) * distance * half_angle
    target = middle + np.array([0.0, aside[0], aside[1]])
    return look_at(position, target, rng.normal(0.0, 0.12), half_angle)
