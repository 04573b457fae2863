"""The true box of the papilla, taken from the id buffer of the rendered picture."""

import math
from dataclasses import dataclass

import cv2
import numpy as np

from phantom.camera import Camera, project
from phantom.render import INSTRUMENT, PAPILLA, Picture
from phantom.surface import PAPILLA_RISE, Surface, rise_above_wall

MIN_VISIBLE_SHARE = 0.4
"""Of the papilla's surface that faces the lens, this much must be seen in the field of view."""

MIN_AREA_SHARE = 0.006
"""The box must fill this share of the field of view; a smaller papilla is too far away to mark."""

MAX_COVERED_SHARE = 0.6
"""An instrument may hide this share of the papilla's pixels."""

_SPECK_SHARE = 0.02


@dataclass(frozen=True)
class Box:
    """Upper left corner and size in pixels."""

    x: float
    y: float
    width: float
    height: float

    def moved(self, dx: float, dy: float, scale: float = 1.0) -> "Box":
        """The same box in a frame that shows the picture scaled, then shifted by (dx, dy)."""
        return Box(
            self.x * scale + dx, self.y * scale + dy, self.width * scale, self.height * scale
        )


def papilla_box(surface: Surface, camera: Camera, picture: Picture, mask: np.ndarray) -> Box | None:
    """Box around the papilla's visible pixels, or None where nobody could fairly mark it.

    Pixels in which an instrument crosses the papilla count as papilla: the box is that of the
    papilla, not of the gaps between instruments.
    """
    papilla = ((picture.ids & PAPILLA) > 0) & (mask > 0)
    count = int(papilla.sum())
    if count == 0:
        return None
    covered = int((papilla & ((picture.ids & INSTRUMENT) > 0)).sum())
    if covered > MAX_COVERED_SHARE * count:
        return None
    if visible_share(surface, camera, picture, mask) < MIN_VISIBLE_SHARE:
        return None
    box = bounding_box(papilla)
    if box is None or box.width * box.height < MIN_AREA_SHARE * mask.size:
        return None
    return box


def bounding_box(papilla: np.ndarray) -> Box | None:
    """Box around a boolean mask without its specks (parts below 2 % of it)."""
    labels = cv2.connectedComponentsWithStats(papilla.astype(np.uint8), connectivity=8)[2][1:]
    if len(labels) == 0:
        return None
    kept = labels[labels[:, 4] >= _SPECK_SHARE * labels[:, 4].sum()]
    x, y = int(kept[:, 0].min()), int(kept[:, 1].min())
    right = int((kept[:, 0] + kept[:, 2]).max())
    bottom = int((kept[:, 1] + kept[:, 3]).max())
    return Box(x, y, right - x, bottom - y)


def visible_share(surface: Surface, camera: Camera, picture: Picture, mask: np.ndarray) -> float:
    """Share of the mound's surface facing the lens whose projection the picture really shows."""
    points, normals = mound_points(surface)
    towards = camera.position - points
    facing = np.einsum("ij,ij->i", towards, normals) > 0.15 * np.linalg.norm(towards, axis=1)
    if not facing.any():
        return 0.0
    height, width = mask.shape
    projected = project(camera, points[facing], width, height)
    x, y = np.floor(projected[:, 0]).astype(int), np.floor(projected[:, 1]).astype(int)
    inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    inside[inside] = mask[y[inside], x[inside]] > 0
    seen = inside.copy()
    depth = picture.distance[y[inside], x[inside]]
    seen[inside] = np.abs(depth - projected[inside, 2]) < 0.2 + 0.05 * depth
    return float(seen.mean())


def mound_points(surface: Surface, count: int = 600) -> tuple[np.ndarray, np.ndarray]:
    """World points spread over what rises of the mound, and their outward normals."""
    index = np.arange(count) + 0.5
    n = index / count
    turn = index * math.pi * (3.0 - math.sqrt(5.0))
    flat = np.sqrt(1.0 - n * n)
    unit = np.stack([flat * np.cos(turn), flat * np.sin(turn), n], axis=1)
    size = np.array([surface.mound_v, surface.mound_u, surface.mound_n])
    normals = unit / size
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    points = mound_to_world(surface, unit * size)
    normals = mound_to_world(surface, normals) - mound_to_world(surface, np.zeros((1, 3)))
    rise = np.array([rise_above_wall(surface, *point) for point in points])
    outside = rise > PAPILLA_RISE * surface.mound_n
    return points[outside], normals[outside]


def mound_to_world(surface: Surface, local: np.ndarray) -> np.ndarray:
    """Mound coordinates (around, along, out of the wall; n x 3, cm) to the tube's world."""
    (cr, sr), (ct, st) = surface.roll, surface.tilt
    v, u, n = local[:, 0], local[:, 1], local[:, 2]
    u, n = ct * u - st * n, ct * n + st * u
    y, z = cr * v - sr * u, cr * u + sr * v
    x = surface.radius - surface.wall_height - n
    return np.stack([x + surface.bend_x * z * z, y + surface.bend_y * z * z, z], axis=1)


def orifice_point(surface: Surface) -> np.ndarray:
    """World point of the papilla's orifice."""
    v, u = surface.orifice_v, surface.orifice_u
    n = math.sqrt(max(0.05, 1 - (v / surface.mound_v) ** 2 - (u / surface.mound_u) ** 2))
    return mound_to_world(surface, np.array([[v, u, n * surface.mound_n]]))[0]
