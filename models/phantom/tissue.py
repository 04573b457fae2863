"""What the mucosa looks like at a point: colour, small relief, wetness. All compiled."""

import math
from typing import NamedTuple

from numba import njit

from phantom.noise import layered_noise, noise3, noise3_gradient


class Tissue(NamedTuple):
    """Colours are linear reflectances, scales features per cm, the rest strengths 0 .. 1."""

    red: float
    green: float
    blue: float
    papilla_shift: float
    """Above 0 the papilla is redder than the wall, below 0 paler."""
    vessel: float
    vessel_scale: float
    blotch: float
    villi: float
    villi_scale: float
    wetness: float
    glint_scale: float
    bile: float
    offset: float


@njit(cache=True, fastmath=True, inline="always")
def smooth(low, high, value):
    """Smooth step from 0 at `low` to 1 at `high`."""
    share = min(max((value - low) / (high - low), 0.0), 1.0)
    return share * share * (3.0 - 2.0 * share)


@njit(cache=True, fastmath=True)
def mucosa_colour(tissue, x, y, z, papilla, ductal, cavity, footprint):
    """Linear (red, green, blue): shares of papilla and ductal mucosa, cavity 1 deep in a crease."""
    o = tissue.offset
    broad = layered_noise(x * 0.55 + o, y * 0.55, z * 0.55, 2)
    blotch = layered_noise(x * 2.3, y * 2.3 + o, z * 2.3, 3)
    redness = tissue.blotch * (0.3 * broad + 0.3 * blotch) + 0.16 * tissue.papilla_shift * papilla
    redness += 0.12 * cavity + 0.5 * ductal
    red, green, blue = tissue.red, tissue.green, tissue.blue
    red *= 1.0 - 0.25 * redness
    green *= 1.0 - 1.1 * redness
    blue *= 1.0 - 1.05 * redness
    bile = tissue.bile * smooth(0.12, 0.6, noise3(x * 0.8, y * 0.8, z * 0.8 + o + 9.0))
    bile *= 1.0 - 0.7 * papilla
    red *= 1.0 - 0.1 * bile
    green *= 1.0 + 0.12 * bile
    blue *= 1.0 - 0.6 * bile
    vessel = _vessels(tissue, x, y, z) * tissue.vessel * (1.0 - 0.75 * papilla)
    red *= 1.0 - 0.35 * vessel
    green *= 1.0 - 0.75 * vessel
    blue *= 1.0 - 0.6 * vessel
    fine = max(0.0, 1.0 - footprint * tissue.villi_scale * 1.6)
    if fine > 0.0:
        f = tissue.villi_scale
        grain = noise3(x * f, y * f, z * f + o)
        grain += 0.6 * noise3(x * f * 1.9, y * f * 1.9, z * f * 1.9)
        grain *= tissue.villi * fine * (0.34 + 0.04 * papilla)
        red *= 1.0 + 0.55 * grain
        green *= 1.0 + grain
        blue *= 1.0 + grain
    return max(red, 0.0), max(green, 0.0), max(blue, 0.0)


@njit(cache=True, fastmath=True)
def _vessels(tissue, x, y, z):
    """Thin branching lines: the zero crossings of warped noise, present in patches."""
    o, f = tissue.offset, tissue.vessel_scale
    warp = 0.35 * noise3(x * 2.0, y * 2.0, z * 2.0 + o)
    line = abs(noise3(x * f + warp, y * f + o, z * f + warp))
    thin = abs(noise3(x * f * 2.3 - warp, y * f * 2.3, z * f * 2.3 + o + warp))
    patch = smooth(-0.15, 0.3, noise3(x * 0.7, y * 0.7 + o, z * 0.7 + 31.0))
    trunk = 1.0 - smooth(0.006, 0.035, line)
    twig = 1.0 - smooth(0.01, 0.05, thin)
    return patch * max(trunk, 0.55 * twig)


@njit(cache=True, fastmath=True)
def small_relief(tissue, x, y, z, papilla, footprint):
    """Slope of the mucosa's small relief: (gx, gy, gz) for shading, then three for the wet film."""
    o = tissue.offset
    gx, gy, gz = 0.0, 0.0, 0.0
    f = 3.2
    _, ax, ay, az = noise3_gradient(x * f + o, y * f, z * f)
    gx, gy, gz = 0.07 * ax, 0.07 * ay, 0.07 * az
    f = tissue.glint_scale
    _, bx, by, bz = noise3_gradient(x * f, y * f + o, z * f)
    fade = max(0.0, 1.0 - footprint * f)
    gx, gy, gz = gx + 0.06 * fade * bx, gy + 0.06 * fade * by, gz + 0.06 * fade * bz
    f = tissue.villi_scale
    _, cx, cy, cz = noise3_gradient(x * f, y * f, z * f + o)
    fade = max(0.0, 1.0 - footprint * f * 1.3) * tissue.villi * 0.12
    wx = 0.16 * ax + 0.26 * bx + 0.5 * fade * cx
    wy = 0.16 * ay + 0.26 * by + 0.5 * fade * cy
    wz = 0.16 * az + 0.26 * bz + 0.5 * fade * cz
    return gx + fade * cx, gy + fade * cy, gz + fade * cz, wx, wy, wz


@njit(cache=True, fastmath=True)
def wet_film(tissue, x, y, z):
    """How wet the place is, 0 .. 1: glints come in clusters."""
    o = tissue.offset
    patch = noise3(x * 1.3 + o, y * 1.3, z * 1.3 + 5.0) + 0.5 * noise3(
        x * 4.0, y * 4.0 + o, z * 4.0
    )
    return tissue.wetness * (0.25 + 0.75 * smooth(-0.25, 0.35, patch))


@njit(cache=True, fastmath=True)
def power(value, exponent):
    """value ** exponent for values that may be slightly negative."""
    return math.exp(exponent * math.log(max(value, 1e-6)))
