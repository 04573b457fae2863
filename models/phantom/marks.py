"""What marks one papilla among others: upper crease, hood, ridge below the orifice, red ductal
mucosa. All compiled; lengths in cm, coordinates are the mound's own (around, along, outward).
"""

import math
from typing import NamedTuple

from numba import njit

from phantom.noise import noise3


class Marks(NamedTuple):
    """Numbers of a papilla's marks; with `present` 0 none of them is looked at."""

    present: float = 0.0
    blend: float = 0.28
    """Radius over which the mound melts into the wall."""
    crease_depth: float = 0.0
    crease_along: float = 0.0
    """Where the upper crease crosses the mound's middle line."""
    crease_width: float = 0.06
    crease_bow: float = 0.0
    """How far its ends hang down."""
    hood_height: float = 0.0
    """Height of the covering fold above the wall; 0 for none."""
    hood_along: float = 0.0
    """Where its free edge crosses the mound's middle line."""
    hood_thickness: float = 0.12
    hood_half_length: float = 1.0
    hood_droop: float = 0.3
    ridge: float = 0.0
    """Height of the ductal mucosa's ridge below the orifice; below 0 a groove."""
    ridge_width: float = 0.06
    ridge_end: float = -1.0
    """Where along the mound the ridge ends, caudal of the orifice."""
    ductal: float = 0.0
    """How red the ductal mucosa shows at the orifice and along the ridge, 0 .. 1."""


NO_MARKS = Marks()


@njit(cache=True, fastmath=True)
def marks_rise(surface, v, u, n):
    """Rise of the mound's surface by the upper crease and the ridge, at a point near it."""
    marks = surface.marks
    rise = 0.0
    if marks.crease_depth > 0.0:
        rise += _crease_rise(surface, v, u, n)
    if marks.ridge != 0.0:
        across, run = _ridge_place(surface, v, u)
        if run > 0.0:
            far = across / marks.ridge_width
            rise += marks.ridge * run * math.exp(-far * far)
            # a ridge lies between two shallow furrows, a groove between two low lips
            beside = abs(far) - 1.9
            rise -= 0.4 * marks.ridge * run * math.exp(-beside * beside * 1.6)
    return rise


@njit(cache=True, fastmath=True)
def _crease_rise(surface, v, u, n):
    """A transverse furrow with a lip that overhangs it from above, and a fainter one beyond."""
    marks = surface.marks
    side = v / surface.mound_v
    if abs(side) > 1.0:
        return 0.0
    o = surface.offset
    fade = (1.0 - side * side) ** 0.6
    line = marks.crease_along - marks.crease_bow * side * side
    line += 0.35 * marks.crease_width * noise3(v * 5.0, o, 3.0)
    far = (u - line) / marks.crease_width
    rise = -marks.crease_depth * math.exp(-far * far)
    lip = (far - 1.7) / 1.1
    rise += 0.4 * marks.crease_depth * math.exp(-lip * lip)
    second = (far - 4.0) / 0.9
    rise -= 0.3 * marks.crease_depth * math.exp(-second * second)
    return rise * fade


@njit(cache=True, fastmath=True)
def _ridge_place(surface, v, u):
    """(distance across, presence 0 .. 1) of a point relative to the ridge's winding line."""
    marks = surface.marks
    o = surface.offset
    below = surface.orifice_u - u
    length = surface.orifice_u - marks.ridge_end
    if below < -0.04 or below > length:
        return 0.0, 0.0
    start = min(1.0, (below + 0.04) / 0.1)
    end = min(1.0, (length - below) / (0.35 * length))
    bend = 0.05 * noise3(u * 3.0, o, 11.0)
    return v - surface.orifice_v - bend * start, start * end


@njit(cache=True, fastmath=True)
def ductal_share(surface, v, u, n):
    """How much of the mucosa at a point is the duct's own, redder and finer one: 0 .. 1."""
    marks = surface.marks
    if n < 0.0:
        return 0.0
    dv = (v - surface.orifice_v) / (surface.orifice_width + 0.035)
    du = (u - surface.orifice_u) / (surface.orifice_length + 0.03)
    share = math.exp(-0.35 * (dv * dv + du * du) ** 1.5)
    if marks.ridge != 0.0:
        across, run = _ridge_place(surface, v, u)
        far = across / (1.5 * marks.ridge_width)
        share = max(share, run * math.exp(-far * far * far * far))
    return marks.ductal * share


@njit(cache=True, fastmath=True)
def hood_distance(surface, v, u, n):
    """Distance to the fold that hangs over the papilla's upper part, in untilted coordinates."""
    marks = surface.marks
    side = v / marks.hood_half_length
    arch = max(1.0 - side * side, 0.0)
    height = marks.hood_height * arch**0.7
    edge = marks.hood_along - marks.hood_droop * side * side
    edge += 0.05 * noise3(v * 2.2, surface.offset, 7.0)
    # at its root the fold lies higher than at its free edge: it hangs over
    lift = 1.0 - min(max(n / (height + 0.05), 0.0), 1.0)
    across = (u - edge - marks.hood_thickness - 0.22 * lift) / marks.hood_thickness
    reach = 0.62 * height + 0.03
    out = (n - 0.38 * height) / reach
    beyond = max(abs(side) - 1.0, 0.0) * marks.hood_half_length
    around = math.sqrt(across * across + out * out)
    return (around - 1.0) * min(marks.hood_thickness, reach) + beyond
