"""Chooses what a training frame shows: the camera's pose, instrument, bubbles, look."""

import math
from dataclasses import dataclass, replace

import numpy as np

from phantom.anatomy import Anatomy
from phantom.camera import Camera, look_at
from phantom.instrument import KINDS, NONE, make_instrument
from phantom.label import orifice_point
from phantom.post import Look, draw_look
from phantom.render import NO_BUBBLES
from phantom.surface import Surface, surface_distance

POSITIVE_VIEWS = ("papilla", "instrument")
NEGATIVE_VIEWS = ("away", "wall", "folds", "bubbles", "dark", "close", "tool")
NEGATIVE_SHARES = (0.24, 0.2, 0.16, 0.12, 0.08, 0.08, 0.12)

PLASTICS = (
    (0.05, 0.22, 0.5),
    (0.04, 0.35, 0.4),
    (0.6, 0.58, 0.52),
    (0.62, 0.5, 0.12),
    (0.25, 0.42, 0.12),
    (0.1, 0.1, 0.12),
)
"""Linear colours of catheters: blue, teal, white, yellow, green, black."""


@dataclass(frozen=True)
class Scene:
    """Everything one picture needs besides the field of view."""

    view: str
    surface: Surface
    camera: Camera
    instrument: np.ndarray
    instrument_colour: tuple[float, float, float]
    bubbles: np.ndarray
    look: Look


def draw_scene(rng: np.random.Generator, anatomy: Anatomy, with_papilla: bool) -> Scene:
    """One candidate scene; whether it shows what it should is seen only in the rendering."""
    if with_papilla:
        return _papilla_scene(rng, anatomy)
    return _bare_scene(rng, anatomy)


def _papilla_scene(rng: np.random.Generator, anatomy: Anatomy) -> Scene:
    surface = anatomy.surface
    half_angle = math.radians(rng.uniform(38.0, 52.0))
    area = math.exp(rng.uniform(math.log(0.03), math.log(0.42)))
    size = 2.0 * math.sqrt(surface.mound_v * surface.mound_u)
    distance = size / (2.0 * math.sqrt(area) * half_angle) * rng.uniform(0.9, 1.1)
    centre = np.array([surface.radius - surface.wall_height - 0.5 * surface.mound_n, 0.0, 0.0])
    around, along = rng.normal(0.0, 0.3), rng.normal(-0.22, 0.33)
    direction = np.array([-math.cos(around) * math.cos(along), math.sin(around), math.sin(along)])
    position = centre + distance * direction / np.linalg.norm(direction)
    offset = rng.uniform(-1.0, 1.0, 2) * distance * half_angle * rng.uniform(0.0, 0.62)
    target = centre + np.array([0.0, offset[0], offset[1]])
    camera = look_at(position, target, rng.normal(0.0, 0.2), half_angle)
    instrument, colour, view = NONE, PLASTICS[0], "papilla"
    if rng.random() < 0.3:
        instrument, colour = instrument_near(rng, camera, orifice_point(surface))
        view = "instrument"
    bubbles = NO_BUBBLES
    if rng.random() < 0.15:
        bubbles = _bubbles_on_wall(rng, surface, camera, rng.integers(2, 14), 0.11)
    return Scene(view, surface, camera, instrument, colour, bubbles, draw_look(rng))


def _bare_scene(rng: np.random.Generator, anatomy: Anatomy) -> Scene:
    """A frame that must not show the papilla, with whatever else a duodenum shows."""
    view = str(rng.choice(NEGATIVE_VIEWS, p=NEGATIVE_SHARES))
    surface = anatomy.without_papilla()
    camera = _bare_camera(rng, surface, view)
    instrument, colour, bubbles, look = NONE, PLASTICS[0], NO_BUBBLES, draw_look(rng)
    if view == "tool":
        ahead = camera.place(*(rng.uniform(-0.3, 0.3, 2)), rng.uniform(0.6, 1.6))
        instrument, colour = instrument_near(rng, camera, ahead)
    if view == "bubbles":
        bubbles = _bubbles_on_wall(rng, surface, camera, rng.integers(15, 70), 0.2)
    elif rng.random() < 0.2:
        bubbles = _bubbles_on_wall(rng, surface, camera, rng.integers(1, 10), 0.15)
    if view == "dark":
        look = replace(look, target=float(rng.uniform(0.1, 0.24)), noise=look.noise + 0.015)
    if view == "close":
        look = replace(look, target=0.66, blur_px=float(rng.uniform(1.5, 4.5)))
    return Scene(view, surface, camera, instrument, colour, bubbles, look)


def _bare_camera(rng: np.random.Generator, surface: Surface, view: str) -> Camera:
    half_angle = math.radians(rng.uniform(38.0, 52.0))
    height = rng.uniform(-3.2, 3.2)
    angle = rng.uniform(0.0, 2.0 * math.pi)
    outward = np.array([math.cos(angle), math.sin(angle), 0.0])
    bend = np.array([surface.bend_x, surface.bend_y, 0.0]) * height * height
    if view == "away":
        position = bend + outward * rng.uniform(0.0, 0.5) * surface.radius
        position[2] = height
        ahead = 1.0 if rng.random() < 0.5 else -1.0
        target = position + np.array([0.0, 0.0, ahead]) + outward * rng.uniform(-0.7, 0.7)
    else:
        near = {"close": 0.85, "folds": 0.35}.get(view, rng.uniform(-0.5, 0.4))
        position = bend + outward * near * (surface.radius - 0.55)
        position[2] = height
        target = bend + outward * surface.radius
        target[2] = height + rng.normal(0.0, 1.3 if view == "folds" else 0.5)
    return look_at(position, target, rng.normal(0.0, 0.25), half_angle)


def instrument_near(rng: np.random.Generator, camera: Camera, goal: np.ndarray):
    """Capsules and colour of an instrument that touches, nearly touches or passes the goal."""
    kind = str(rng.choice(KINDS, p=[0.4, 0.4, 0.2]))
    distance = np.linalg.norm(goal - camera.position)
    miss = rng.normal(0.0, 0.16, 3) if rng.random() < 0.6 else np.zeros(3)
    tip = goal + miss * distance - camera.forward * rng.uniform(-0.05, 0.45) * distance * 0.6
    entry = (rng.choice([1.0, 1.0, -1.0]) * rng.uniform(0.3, 0.8), -rng.uniform(0.1, 0.6))
    rows = make_instrument(
        kind, camera, tip, entry, float(rng.uniform(-0.1, 0.35)), float(rng.uniform(0.035, 0.075))
    )
    return rows, PLASTICS[rng.integers(len(PLASTICS))]


def _bubbles_on_wall(
    rng: np.random.Generator, surface: Surface, camera: Camera, count: int, largest: float
) -> np.ndarray:
    """Rows of x, y, z, radius: foam lying on the wall in the camera's sight, in clusters."""
    bubbles = []
    for _ in range(max(1, count // 12)):
        spread = rng.normal(0.0, 0.45, 2)
        for _ in range(min(count, 12)):
            across, above = (spread + rng.normal(0.0, 0.16, 2)) * camera.half_angle
            ray = camera.forward + across * camera.right + above * camera.up
            ray /= np.linalg.norm(ray)
            point = meet_surface(surface, camera.position, ray)
            radius = largest * rng.uniform(0.12, 1.0) ** 1.6
            if point is not None:
                bubbles.append([*(point - ray * radius * 0.6), radius])
    return np.array(bubbles).reshape(-1, 4)


def meet_surface(surface: Surface, origin: np.ndarray, ray: np.ndarray) -> np.ndarray | None:
    """World point at which a unit ray from `origin` meets the tissue; None where it meets none."""
    along = 0.1
    for _ in range(80):
        point = origin + ray * along
        free = surface_distance(surface, point[0], point[1], point[2])[0]
        if free < 0.01:
            return point
        along += max(free * 0.6, 0.01)
    return None


def room_around(surface: Surface, camera: Camera) -> float:
    """Free distance in cm around the lens; a camera inside the tissue has none."""
    return float(surface_distance(surface, *camera.position)[0])
