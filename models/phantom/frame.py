"""Makes one training frame: tries scenes until the rendering shows what the frame is meant to."""

from dataclasses import dataclass

import numpy as np

from phantom.anatomy import Anatomy
from phantom.camera import Camera
from phantom.console import Layout, compose, draw_layout, octagon_mask
from phantom.label import Box, papilla_box
from phantom.post import develop
from phantom.render import PAPILLA, Picture, render
from phantom.views import Scene, draw_scene, room_around

PROBE_WIDTH = 72
"""Width in pixels of the quick rendering with which a scene is judged first."""

MIN_ROOM_CM = 0.18
AREA_RANGE = (0.028, 0.46)
"""Shares of the field of view that a training frame's box may fill."""

MIN_BRIGHTNESS = 70
"""Median of the brightest channel on the papilla, 0 .. 255."""

MAX_ATTEMPTS = 200


@dataclass(frozen=True)
class Frame:
    """A console's screen with its truth; the box is in the screen's pixels."""

    screen: np.ndarray
    box: Box | None
    area: int
    """Papilla pixels in the picture."""
    view: str
    layout: Layout


def make_frame(rng: np.random.Generator, anatomy: Anatomy, with_papilla: bool, size: int) -> Frame:
    """One frame whose field of view is `size` pixels wide.

    Raises RuntimeError when no scene of this anatomy fits, which a sound anatomy never causes.
    """
    height = round(size * rng.uniform(0.8, 0.98))
    layout = draw_layout(rng, size, height)
    mask = octagon_mask(layout)
    for _ in range(MAX_ATTEMPTS):
        scene = draw_scene(rng, anatomy, with_papilla)
        if not _promising(scene, anatomy, layout, with_papilla):
            continue
        picture = render_scene(scene, anatomy, mask)
        box = papilla_box(scene.surface, scene.camera, picture, mask)
        if with_papilla and not _fits(box, mask):
            continue
        video = develop(picture.light, mask, rng, scene.look)
        if with_papilla and _too_dark(video, picture):
            continue
        screen = compose(layout, video)
        placed = box.moved(layout.x, layout.y) if box and with_papilla else None
        area = int(((picture.ids & PAPILLA) > 0).sum())
        return Frame(screen, placed, area, scene.view, layout)
    raise RuntimeError("no camera pose of this anatomy shows what the frame asks for")


def render_scene(scene: Scene, anatomy: Anatomy, mask: np.ndarray) -> Picture:
    """The scene's light and ids in the pixels of the mask."""
    return render(
        scene.surface,
        anatomy.tissue,
        scene.camera,
        mask,
        scene.instrument,
        scene.instrument_colour,
        scene.bubbles,
    )


def _fits(box: Box | None, mask: np.ndarray) -> bool:
    if box is None:
        return False
    share = box.width * box.height / mask.size
    return AREA_RANGE[0] <= share <= AREA_RANGE[1]


def _too_dark(video: np.ndarray, picture: Picture) -> bool:
    """A papilla deep in the shadow is no fair target and no fair negative either."""
    return float(np.median(video[(picture.ids & PAPILLA) > 0].max(axis=1))) < MIN_BRIGHTNESS


def _promising(scene: Scene, anatomy: Anatomy, layout: Layout, with_papilla: bool) -> bool:
    """Judges a scene by a small rendering: enough room, not blocked, papilla as wanted."""
    if room_around(scene.surface, scene.camera) < MIN_ROOM_CM or _reversed(scene.camera):
        return False
    step = max(1, layout.picture_width // PROBE_WIDTH)
    mask = octagon_mask(layout)[::step, ::step]
    picture = render_scene(scene, anatomy, np.ascontiguousarray(mask))
    nearest = float(np.percentile(picture.distance[mask > 0], 8))
    if nearest < (0.25 if scene.view == "close" else 0.4):
        return False
    if not with_papilla:
        return True
    return _fits(papilla_box(scene.surface, scene.camera, picture, mask), mask)


def _reversed(camera: Camera) -> bool:
    return not np.isfinite(camera.right).all()
