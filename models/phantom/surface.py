"""The signed distance of the duodenum's surface: a displaced tube and the papilla's mound on it.

World units are centimetres. The tube runs along z (cranial is +z); the papilla sits at angle 0,
z = 0, and rises against +x. Distances are positive in the lumen.
"""

import math
from typing import NamedTuple

import numpy as np
from numba import njit

from phantom.marks import NO_MARKS, Marks, ductal_share, hood_distance, marks_rise
from phantom.noise import noise3

HOOD_BLEND_CM = 0.04
"""Radius over which a covering fold meets the mound."""

PAPILLA_RISE = 0.35
"""Papilla is where the mound lifts the surface off the wall by this share of its own height."""

PAPILLA_SHARE = 0.6
"""And where the mound, not the wall that melts into it, makes the surface."""

ORIFICE_REACH = 0.6
"""Within this share of the mound's outline a dip is its orifice, which belongs to the papilla."""


class Surface(NamedTuple):
    """All that the compiled distance function needs; no mound when mound_present is 0."""

    height: np.ndarray
    """Displacement towards the lumen in cm, rows over z, columns over the angle (periodic)."""
    radius: float
    half_length: float
    bend_x: float
    bend_y: float
    mound_present: float
    wall_height: float
    """Mean displacement of the wall beneath the mound, in cm."""
    mound_v: float
    """Half width of the mound around the tube's circumference."""
    mound_u: float
    """Half length of the mound along the tube."""
    mound_n: float
    """Height of the mound above the wall."""
    roll: tuple[float, float]
    """Cosine and sine of the mound's turn in the wall's plane."""
    tilt: tuple[float, float]
    """Cosine and sine of its lean towards the caudal side."""
    lobe: float
    orifice_v: float
    orifice_u: float
    orifice_width: float
    orifice_length: float
    orifice_depth: float
    rim: float
    crease: float
    offset: float
    """Where in the noise this scene lies."""
    marks: Marks = NO_MARKS


@njit(cache=True, fastmath=True, inline="always")
def _turn(y, x):
    """atan2 within 0.00002 rad by a polynomial (Abramowitz and Stegun, 4.4.49): much faster."""
    ax, ay = abs(x), abs(y)
    slope = min(ax, ay) / (max(ax, ay) + 1e-30)
    square = slope * slope
    angle = 0.0208351 * square - 0.0851330
    angle = (angle * square + 0.1801410) * square - 0.3302995
    angle = (angle * square + 0.9998660) * slope
    if ay > ax:
        angle = 0.5 * math.pi - angle
    if x < 0.0:
        angle = math.pi - angle
    return -angle if y < 0.0 else angle


@njit(cache=True, fastmath=True)
def wall_distance(surface, x, y, z):
    """Distance to the wall alone, of a point in straightened coordinates."""
    height = surface.height
    rows, columns = height.shape
    around = _turn(y, x) * (columns / (2.0 * math.pi))
    if around < 0.0:
        around += columns
    along = (z / surface.half_length * 0.5 + 0.5) * (rows - 1)
    along = min(max(along, 0.0), rows - 1.001)
    row, column = int(along), int(around)
    fr, fc = along - row, around - column
    column = column % columns
    following = (column + 1) % columns
    first = height[row, column] * (1.0 - fc) + height[row, following] * fc
    second = height[row + 1, column] * (1.0 - fc) + height[row + 1, following] * fc
    return surface.radius - (first * (1.0 - fr) + second * fr) - math.sqrt(x * x + y * y)


@njit(cache=True, fastmath=True)
def rise_above_wall(surface, x, y, z):
    """How far a world point lies above the wall as it would be without the mound."""
    return wall_distance(surface, x - surface.bend_x * z * z, y - surface.bend_y * z * z, z)


@njit(cache=True, fastmath=True, inline="always")
def mound_local(surface, x, y, z):
    """Straightened point to the mound's own axes: around, along, out of the wall."""
    n = surface.radius - surface.wall_height - x
    cr, sr = surface.roll
    v, u = cr * y + sr * z, cr * z - sr * y
    ct, st = surface.tilt
    return v, ct * u + st * n, ct * n - st * u


@njit(cache=True, fastmath=True)
def on_papilla(surface, x, y, z, share):
    """Whether a world point of the surface, with its mound share, belongs to the papilla."""
    if surface.mound_present < 0.5:
        return False
    rise = rise_above_wall(surface, x, y, z)
    if share > PAPILLA_SHARE and rise > PAPILLA_RISE * surface.mound_n:
        return True
    x -= surface.bend_x * z * z
    y -= surface.bend_y * z * z
    v, u, n = mound_local(surface, x, y, z)
    v, u, n = v / surface.mound_v, u / surface.mound_u, n / surface.mound_n
    return 0.0 < n < 1.2 and v * v + u * u < ORIFICE_REACH * ORIFICE_REACH


@njit(cache=True, fastmath=True)
def ductal_at(surface, x, y, z):
    """Share of ductal mucosa, 0 .. 1, at a world point of the surface."""
    x -= surface.bend_x * z * z
    y -= surface.bend_y * z * z
    v, u, n = mound_local(surface, x, y, z)
    return ductal_share(surface, v, u, n)


@njit(cache=True, fastmath=True)
def _lips(surface, v, u, n, away, angle):
    """Rise of the rim, the creases and the opening, `away` opening widths from its middle."""
    o = surface.offset
    ragged = noise3(v * 9.0, u * 9.0 + o, n * 9.0)
    ring = away - 1.9
    rim = 1.0 + 0.5 * math.sin(angle * 2.0 + o) + 0.8 * ragged
    rise = surface.rim * rim * math.exp(-ring * ring * 0.9)
    radial = math.sin(angle * 3.0 + 2.0 * o + 1.4 * ragged + 0.5 * away)
    close = min(away, 1.0) * math.exp(-0.12 * away * away)
    rise -= surface.crease * radial * radial * close
    rise += 0.35 * surface.crease * noise3(v * 16.0, u * 16.0, n * 16.0 + o) * close
    return rise - surface.orifice_depth * math.exp(-away * away)


@njit(cache=True, fastmath=True)
def mound_distance(surface, x, y, z):
    """Distance to the papilla's mound with its lobes, lips and orifice."""
    v, u, n = mound_local(surface, x, y, z)
    qv, qu, qn = v / surface.mound_v, u / surface.mound_u, n / surface.mound_n
    k0 = math.sqrt(qv * qv + qu * qu + qn * qn)
    sv, su, sn = qv / surface.mound_v, qu / surface.mound_u, qn / surface.mound_n
    k1 = math.sqrt(sv * sv + su * su + sn * sn) + 1e-9
    body = k0 * (k0 - 1.0) / k1
    if body > 0.45:
        return body - 0.15
    o = surface.offset
    bump = surface.lobe * noise3(v * 1.7 + o, u * 1.7, n * 1.7)
    bump += 0.35 * surface.lobe * noise3(v * 4.3, u * 4.3 + o, n * 4.3)
    if n > 0.0 and body < 0.16:
        dv = (v - surface.orifice_v) / surface.orifice_width
        du = (u - surface.orifice_u) / surface.orifice_length
        away = math.sqrt(dv * dv + du * du)
        if away < 6.0:
            # on a leaning mound the lips reach round to its back: they end softly there
            front = min(n / (0.4 * surface.mound_n), 1.0)
            bump += front * _lips(surface, v, u, n, away, math.atan2(dv, du))
        if surface.marks.present > 0.5:
            bump += marks_rise(surface, v, u, n)
    return body - bump


@njit(cache=True, fastmath=True)
def surface_distance(surface, x, y, z):
    """(distance, mound share): share is above 0.5 where the mound is the nearer surface."""
    x -= surface.bend_x * z * z
    y -= surface.bend_y * z * z
    wall = wall_distance(surface, x, y, z)
    if surface.mound_present < 0.5:
        return wall, 0.0
    marks = surface.marks
    blend = marks.blend
    reach = max(surface.mound_v, max(surface.mound_u, surface.mound_n)) + 0.55
    if marks.hood_height > 0.0:
        reach = max(reach, 1.3 * marks.hood_half_length + 0.3)
    dx = surface.radius - surface.wall_height - x
    if dx * dx + y * y + z * z > reach * reach:
        return wall, 0.0
    mound = mound_distance(surface, x, y, z)
    if marks.hood_height > 0.0:
        wall, hooded = _with_hood(surface, x, y, z, wall)
        # the fold lies on the papilla, it does not melt into it
        blend += (HOOD_BLEND_CM - blend) * hooded
    share = min(max(0.5 + 0.5 * (wall - mound) / blend, 0.0), 1.0)
    return wall + (mound - wall) * share - blend * share * (1.0 - share), share


@njit(cache=True, fastmath=True)
def _with_hood(surface, x, y, z, wall):
    """(distance to wall and hood, share of the hood) of a point in straightened coordinates."""
    cr, sr = surface.roll
    n = surface.radius - surface.wall_height - x
    hood = hood_distance(surface, cr * y + sr * z, cr * z - sr * y, n)
    root = 0.2
    share = min(max(0.5 + 0.5 * (wall - hood) / root, 0.0), 1.0)
    return wall + (hood - wall) * share - root * share * (1.0 - share), share


@njit(cache=True, fastmath=True)
def surface_normal(surface, x, y, z, step):
    """Unit normal towards the lumen, from the corners of a tetrahedron of `step` cm."""
    a = surface_distance(surface, x + step, y - step, z - step)[0]
    b = surface_distance(surface, x - step, y - step, z + step)[0]
    c = surface_distance(surface, x - step, y + step, z - step)[0]
    d = surface_distance(surface, x + step, y + step, z + step)[0]
    gx, gy, gz = a - b - c + d, c + d - a - b, b + d - a - c
    length = math.sqrt(gx * gx + gy * gy + gz * gz) + 1e-12
    return gx / length, gy / length, gz / length


@njit(cache=True, fastmath=True)
def march(surface, ox, oy, oz, dx, dy, dz, start, farthest):
    """Distance along a unit ray to the surface, or `farthest` when it meets none.

    `start` is a distance that is free for certain.
    """
    t, previous = start, 0.0
    for _ in range(120):
        distance = surface_distance(surface, ox + dx * t, oy + dy * t, oz + dz * t)[0]
        if distance < 0.001 * t:
            if distance < -0.004:
                return _bisect(surface, ox, oy, oz, dx, dy, dz, previous, t)
            return t
        previous = t
        t += min(max(distance * 0.65, 0.004), 0.8)
        if t > farthest:
            return farthest
    return t


@njit(cache=True, fastmath=True)
def _bisect(surface, ox, oy, oz, dx, dy, dz, outside, inside):
    for _ in range(7):
        middle = 0.5 * (outside + inside)
        here = surface_distance(surface, ox + dx * middle, oy + dy * middle, oz + dz * middle)[0]
        if here < 0.0:
            inside = middle
        else:
            outside = middle
    return outside
