"""Draws one picture: marches every pixel's ray, shades tissue, instrument and bubbles."""

import math
from typing import NamedTuple

import numpy as np
from numba import njit

from phantom.camera import Camera
from phantom.capsules import capsule_normal, capsule_shadow, hit_any
from phantom.instrument import NONE
from phantom.shading import shade_bubbles, shade_instrument, shade_tissue
from phantom.surface import Surface, march, on_papilla, surface_distance
from phantom.tissue import Tissue

PAPILLA, INSTRUMENT = 1, 2
"""Bits of the id buffer: the tissue is the papilla; an instrument lies in front of the tissue."""

FARTHEST_CM = 12.0
TILE = 8
"""Side in pixels of the tiles whose free distance is searched once."""

NO_BUBBLES = np.zeros((0, 4))


class Picture(NamedTuple):
    """Linear light (h, w, 3) before exposure, id bits (h, w), distance to the tissue in cm."""

    light: np.ndarray
    ids: np.ndarray
    distance: np.ndarray


def render(
    surface: Surface,
    tissue: Tissue,
    camera: Camera,
    mask: np.ndarray,
    instrument: np.ndarray = NONE,
    instrument_colour: tuple[float, float, float] = (0.1, 0.3, 0.55),
    bubbles: np.ndarray = NO_BUBBLES,
) -> Picture:
    """Renders the pixels where `mask` (h, w) is not 0; the others stay black with id 0."""
    height, width = mask.shape
    picture = Picture(
        np.zeros((height, width, 3), dtype=np.float32),
        np.zeros((height, width), dtype=np.uint8),
        np.full((height, width), FARTHEST_CM, dtype=np.float32),
    )
    _render(
        surface,
        tissue,
        *camera[:4],
        camera.half_angle,
        camera.lamp(),
        mask.astype(np.uint8),
        instrument,
        np.array(instrument_colour),
        bubbles,
        *picture,
    )
    return picture


@njit(cache=True, fastmath=True)
def _ray(forward, right, up, half_angle, row, column, height, width):
    """Unit direction (dx, dy, dz) through a pixel's middle, and its distance from the axis."""
    half = width / 2.0
    sx = (column + 0.5 - half) / half
    sy = (height / 2.0 - row - 0.5) / half
    radius = math.sqrt(sx * sx + sy * sy) + 1e-9
    ahead, side = math.cos(radius * half_angle), math.sin(radius * half_angle) / radius
    dx = forward[0] * ahead + (right[0] * sx + up[0] * sy) * side
    dy = forward[1] * ahead + (right[1] * sx + up[1] * sy) * side
    dz = forward[2] * ahead + (right[2] * sx + up[2] * sy) * side
    return dx, dy, dz, radius


@njit(cache=True, fastmath=True)
def _free_distances(surface, position, forward, right, up, half_angle, height, width):
    """For every tile of pixels a distance that none of its rays has to search again."""
    rows, columns = height // TILE + 1, width // TILE + 1
    corner = np.empty((rows + 3, columns + 3))
    for i in range(rows + 3):
        for j in range(columns + 3):
            dx, dy, dz, _ = _ray(
                forward, right, up, half_angle, (i - 1) * TILE, (j - 1) * TILE, height, width
            )
            corner[i, j] = march(
                surface, position[0], position[1], position[2], dx, dy, dz, 0.02, FARTHEST_CM
            )
    free = np.empty((rows, columns))
    for i in range(rows):
        for j in range(columns):
            # the corners of the tile and of its neighbours: a fold between them is not missed
            free[i, j] = max(0.02, 0.85 * corner[i : i + 4, j : j + 4].min() - 0.1)
    return free


@njit(cache=True, fastmath=True)
def _render(
    surface,
    tissue,
    position,
    forward,
    right,
    up,
    half_angle,
    lamp,
    mask,
    instrument,
    instrument_colour,
    bubbles,
    light,
    ids,
    distance,
):
    height, width = mask.shape
    half = width / 2.0
    pixel_angle = half_angle / half
    ox, oy, oz = position[0], position[1], position[2]
    free = _free_distances(surface, position, forward, right, up, half_angle, height, width)
    for row in range(height):
        for column in range(width):
            if mask[row, column] == 0:
                continue
            dx, dy, dz, radius = _ray(forward, right, up, half_angle, row, column, height, width)
            start = free[row // TILE, column // TILE]
            far = march(surface, ox, oy, oz, dx, dy, dz, start, FARTHEST_CM)
            x, y, z = ox + dx * far, oy + dy * far, oz + dz * far
            _, share = surface_distance(surface, x, y, z)
            distance[row, column] = far
            if on_papilla(surface, x, y, z, share):
                ids[row, column] |= PAPILLA
            near, which = hit_any(instrument, ox, oy, oz, dx, dy, dz)
            if which >= 0 and near < far:
                ids[row, column] |= INSTRUMENT
                hx, hy, hz = ox + dx * near, oy + dy * near, oz + dz * near
                nx, ny, nz, along = capsule_normal(instrument, which, hx, hy, hz)
                red, green, blue = shade_instrument(
                    instrument,
                    which,
                    along,
                    instrument_colour,
                    hx,
                    hy,
                    hz,
                    nx,
                    ny,
                    nz,
                    dx,
                    dy,
                    dz,
                    lamp,
                )
            else:
                red, green, blue = shade_tissue(
                    surface, tissue, x, y, z, dx, dy, dz, far, far * pixel_angle, share, lamp
                )
                shadow = capsule_shadow(instrument, x, y, z, lamp[0], lamp[1], lamp[2])
                shadow = 0.2 + 0.8 * shadow
                red, green, blue = red * shadow, green * shadow, blue * shadow
                red, green, blue = shade_bubbles(
                    bubbles, ox, oy, oz, dx, dy, dz, far, lamp, red, green, blue
                )
            # the lamp's beam and the lens both fade towards the edge
            edge = 1.0 - 0.3 * min(radius * radius, 1.4)
            light[row, column, 0] = red * edge
            light[row, column, 1] = green * edge
            light[row, column, 2] = blue * edge
