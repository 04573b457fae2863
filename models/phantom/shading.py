"""Light on tissue, instruments and bubbles. All compiled; light is linear and unexposed."""

import math

from numba import njit

from phantom.noise import noise3
from phantom.surface import ductal_at, surface_distance, surface_normal
from phantom.tissue import mucosa_colour, power, small_relief, smooth, wet_film


@njit(cache=True, fastmath=True)
def _openness(surface, x, y, z, nx, ny, nz):
    """Ambient openness 0 .. 1: how much free room lies above the point."""
    closed, weight = 0.0, 1.0
    for i in range(4):
        reach = 0.05 + 0.11 * i * i * 0.6 + 0.06 * i
        free = surface_distance(surface, x + nx * reach, y + ny * reach, z + nz * reach)[0]
        closed += weight * max(0.0, reach - free) / reach
        weight *= 0.75
    return max(0.0, 1.0 - 0.62 * closed)


@njit(cache=True, fastmath=True)
def _lamp_reaches(surface, x, y, z, lx, ly, lz, far):
    """Soft shadow of the tissue itself: 0 .. 1."""
    light, t = 1.0, 0.04
    for _ in range(7):
        if t > far * 0.92:
            break
        free = surface_distance(surface, x + lx * t, y + ly * t, z + lz * t)[0]
        light = min(light, 0.5 + 5.0 * free / t)
        if light <= 0.0:
            return 0.0
        t += min(max(free * 0.9, 0.08), 0.7)
    return smooth(0.0, 1.0, max(light, 0.0))


@njit(cache=True, fastmath=True)
def shade_tissue(surface, tissue, x, y, z, dx, dy, dz, far, footprint, papilla, lamp):
    """Linear (red, green, blue) of the mucosa seen along the ray d at distance `far`."""
    step = min(max(0.012, footprint), 0.05)
    gx, gy, gz = surface_normal(surface, x, y, z, step)
    lx, ly, lz = lamp[0] - x, lamp[1] - y, lamp[2] - z
    reach = math.sqrt(lx * lx + ly * ly + lz * lz) + 1e-6
    lx, ly, lz = lx / reach, ly / reach, lz / reach
    openness = _openness(surface, x, y, z, gx, gy, gz)
    shadow = _lamp_reaches(surface, x + gx * 0.01, y + gy * 0.01, z + gz * 0.01, lx, ly, lz, reach)
    ductal = ductal_at(surface, x, y, z) if surface.marks.present > 0.5 else 0.0
    sx, sy, sz, wx, wy, wz = small_relief(tissue, x, y, z, papilla, footprint)
    nx, ny, nz = _tilted(gx, gy, gz, sx, sy, sz)
    red, green, blue = mucosa_colour(tissue, x, y, z, papilla, ductal, 1.0 - openness, footprint)
    facing = nx * lx + ny * ly + nz * lz
    diffuse = max(0.0, (facing + 0.18) / 1.18)
    falloff = 1.0 / (0.12 + power(reach, 2.6))
    lit = diffuse * (0.12 + 0.88 * shadow) * (0.3 + 0.7 * openness)
    bounce = 0.035 * openness
    # light that has wandered through tissue or between walls comes back red
    red *= falloff * (power(lit, 0.82) + bounce * 1.5)
    green *= falloff * (lit + bounce * 0.6)
    blue *= falloff * (power(lit, 1.1) + bounce * 0.5)
    wet = wet_film(tissue, x, y, z)
    shine = _shine(gx, gy, gz, wx, wy, wz, lx, ly, lz, dx, dy, dz, wet, footprint)
    shine *= falloff * (0.1 + 0.9 * shadow)
    return red + shine, green + shine * 0.97, blue + shine * 0.93


@njit(cache=True, fastmath=True)
def _tilted(nx, ny, nz, sx, sy, sz):
    """The normal leaned by a slope, of which only the part along the surface counts."""
    along = nx * sx + ny * sy + nz * sz
    tx, ty, tz = nx - (sx - along * nx), ny - (sy - along * ny), nz - (sz - along * nz)
    length = math.sqrt(tx * tx + ty * ty + tz * tz) + 1e-9
    return tx / length, ty / length, tz / length


@njit(cache=True, fastmath=True)
def _shine(nx, ny, nz, wx, wy, wz, lx, ly, lz, dx, dy, dz, wet, footprint):
    """Reflection of the lamp in the wet film: a broad sheen and small, hard glints."""
    hx, hy, hz = lx - dx, ly - dy, lz - dz
    length = math.sqrt(hx * hx + hy * hy + hz * hz) + 1e-9
    hx, hy, hz = hx / length, hy / length, hz / length
    fx, fy, fz = _tilted(nx, ny, nz, wx * 0.45, wy * 0.45, wz * 0.45)
    sheen = power(max(0.0, fx * hx + fy * hy + fz * hz), 38.0)
    gx, gy, gz = _tilted(nx, ny, nz, wx, wy, wz)
    glint = max(0.0, gx * hx + gy * hy + gz * hz)
    flat = max(0.0, nx * hx + ny * hy + nz * hz)
    soft = 0.0018 + 0.012 * min(footprint * 12.0, 1.0)
    hard = smooth(0.9965 - soft, 0.9985, glint) * smooth(0.80, 0.93, flat)
    gate = smooth(0.35, 0.75, wet)
    return wet * 0.10 * sheen + 3.2 * hard * gate


@njit(cache=True, fastmath=True)
def shade_instrument(capsules, i, along, colour, x, y, z, nx, ny, nz, dx, dy, dz, lamp):
    """Linear (red, green, blue) of capsule `i` at a point with its normal."""
    lx, ly, lz = lamp[0] - x, lamp[1] - y, lamp[2] - z
    reach = math.sqrt(lx * lx + ly * ly + lz * lz) + 1e-6
    lx, ly, lz = lx / reach, ly / reach, lz / reach
    facing = max(0.0, nx * lx + ny * ly + nz * lz)
    hx, hy, hz = lx - dx, ly - dy, lz - dz
    length = math.sqrt(hx * hx + hy * hy + hz * hz) + 1e-9
    half = max(0.0, (nx * hx + ny * hy + nz * hz) / length)
    falloff = 1.0 / (0.8 + reach * reach)
    material = capsules[i, 7]
    red, green, blue = colour[0], colour[1], colour[2]
    strength, hardness = 0.5, 60.0
    length_cm = math.sqrt(
        (capsules[i, 3] - capsules[i, 0]) ** 2
        + (capsules[i, 4] - capsules[i, 1]) ** 2
        + (capsules[i, 5] - capsules[i, 2]) ** 2
    )
    arc = capsules[i, 8] + (1.0 - along) * length_cm
    if material == 1.0:
        if arc < 0.07:
            red, green, blue = 0.55, 0.53, 0.5
        elif arc < 0.62 and arc % 0.16 < 0.035:
            red, green, blue = 0.04, 0.04, 0.05
    elif material == 2.0:
        grey = 0.28 + 0.1 * noise3(x * 30.0, y * 30.0, z * 30.0)
        red, green, blue = grey, grey * 0.97, grey * 0.92
        strength, hardness = 1.4, 35.0
    elif material == 3.0:
        red, green, blue = (0.5, 0.42, 0.05) if int(arc / 0.06) % 2 == 0 else (0.03, 0.03, 0.03)
    lit = falloff * (0.05 + 0.95 * facing * facing)
    shine = falloff * strength * power(half, hardness)
    # the iris spares the tissue, not the tool: close to the lamp it would only be white
    lit *= 0.55
    # the mucosa around colours what little light comes from the sides
    return red * lit + shine + 0.03 * falloff, green * lit + shine, blue * lit + shine


@njit(cache=True, fastmath=True)
def shade_bubbles(bubbles, ox, oy, oz, dx, dy, dz, far, lamp, red, green, blue):
    """The tissue's light seen through thin bubbles (rows of x, y, z, radius)."""
    for i in range(bubbles.shape[0]):
        px, py, pz = ox - bubbles[i, 0], oy - bubbles[i, 1], oz - bubbles[i, 2]
        r = bubbles[i, 3]
        b = px * dx + py * dy + pz * dz
        h = b * b - (px * px + py * py + pz * pz - r * r)
        if h <= 0.0:
            continue
        t = -b - math.sqrt(h)
        if t <= 0.0 or t > far:
            continue
        nx, ny, nz = (px + dx * t) / r, (py + dy * t) / r, (pz + dz * t) / r
        x, y, z = ox + dx * t, oy + dy * t, oz + dz * t
        lx, ly, lz = lamp[0] - x, lamp[1] - y, lamp[2] - z
        reach = math.sqrt(lx * lx + ly * ly + lz * lz) + 1e-6
        hx, hy, hz = lx / reach - dx, ly / reach - dy, lz / reach - dz
        length = math.sqrt(hx * hx + hy * hy + hz * hz) + 1e-9
        facing = -(nx * dx + ny * dy + nz * dz)
        rim = power(1.0 - facing, 2.5)
        half = (nx * hx + ny * hy + nz * hz) / length
        falloff = 1.0 / (0.25 + reach * reach)
        glint = 3.0 * smooth(0.985, 0.995, half) * falloff
        keep = 0.92 - 0.35 * smooth(0.55, 0.9, rim)
        red = red * keep + falloff * 0.16 * rim + glint
        green = green * keep + falloff * 0.14 * rim + glint
        blue = blue * keep + falloff * 0.11 * rim + glint
    return red, green, blue
