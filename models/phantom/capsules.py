"""Rays against capsules (instruments) and bubbles, compiled.

A capsule row is: ax ay az bx by bz radius material arc_start cull_x cull_y cull_z cull_cosine.
The last four bound the directions, seen from the camera, in which it can be hit.
"""

import math

import numpy as np
from numba import njit

COLUMNS = 13


def with_bounds(rows: np.ndarray, eye: np.ndarray) -> np.ndarray:
    """Fills the bounding cone of every capsule row for a camera at `eye`."""
    for row in rows:
        middle = 0.5 * (row[0:3] + row[3:6]) - eye
        reach = 0.5 * np.linalg.norm(row[3:6] - row[0:3]) + row[6]
        far = np.linalg.norm(middle)
        if far <= reach * 1.01:
            row[9:13] = (0.0, 0.0, 1.0, -2.0)
            continue
        row[9:12] = middle / far
        row[12] = math.cos(math.asin(reach / far)) - 1e-6
    return rows


@njit(cache=True, fastmath=True)
def hit_capsule(capsules, i, ox, oy, oz, dx, dy, dz):
    """Distance along a unit ray to capsule `i`, or 1e9."""
    ax, ay, az = capsules[i, 0], capsules[i, 1], capsules[i, 2]
    bx, by, bz = capsules[i, 3] - ax, capsules[i, 4] - ay, capsules[i, 5] - az
    px, py, pz = ox - ax, oy - ay, oz - az
    r = capsules[i, 6]
    bb = bx * bx + by * by + bz * bz
    bd = bx * dx + by * dy + bz * dz
    bp = bx * px + by * py + bz * pz
    pd = px * dx + py * dy + pz * dz
    pp = px * px + py * py + pz * pz
    a = bb - bd * bd
    b = bb * pd - bp * bd
    c = bb * pp - bp * bp - r * r * bb
    h = b * b - a * c
    if a > 1e-12 and h >= 0.0:
        t = (-b - math.sqrt(h)) / a
        y = bp + t * bd
        if 0.0 < y < bb and t > 0.0:
            return t
    best = 1e9
    for end in range(2):
        qx, qy, qz = px - end * bx, py - end * by, pz - end * bz
        qb = dx * qx + dy * qy + dz * qz
        qc = qx * qx + qy * qy + qz * qz - r * r
        qh = qb * qb - qc
        if qh > 0.0:
            t = -qb - math.sqrt(qh)
            if 0.0 < t < best:
                best = t
    return best


@njit(cache=True, fastmath=True)
def hit_any(capsules, ox, oy, oz, dx, dy, dz):
    """(distance, index) of the nearest capsule that the ray meets; index -1 for none."""
    best, which = 1e9, -1
    for i in range(capsules.shape[0]):
        along = dx * capsules[i, 9] + dy * capsules[i, 10] + dz * capsules[i, 11]
        if along > capsules[i, 12]:
            t = hit_capsule(capsules, i, ox, oy, oz, dx, dy, dz)
            if t < best:
                best, which = t, i
    return best, which


@njit(cache=True, fastmath=True)
def capsule_normal(capsules, i, x, y, z):
    """(nx, ny, nz, share along the axis) at a point on capsule `i`."""
    ax, ay, az = capsules[i, 0], capsules[i, 1], capsules[i, 2]
    bx, by, bz = capsules[i, 3] - ax, capsules[i, 4] - ay, capsules[i, 5] - az
    px, py, pz = x - ax, y - ay, z - az
    share = (px * bx + py * by + pz * bz) / (bx * bx + by * by + bz * bz + 1e-12)
    share = min(max(share, 0.0), 1.0)
    nx, ny, nz = px - share * bx, py - share * by, pz - share * bz
    length = math.sqrt(nx * nx + ny * ny + nz * nz) + 1e-12
    return nx / length, ny / length, nz / length, share


@njit(cache=True, fastmath=True)
def capsule_shadow(capsules, x, y, z, lx, ly, lz):
    """Light that the capsules let through from the lamp to a point: 0 .. 1, soft at the rim."""
    light = 1.0
    dx, dy, dz = lx - x, ly - y, lz - z
    far = math.sqrt(dx * dx + dy * dy + dz * dz)
    dx, dy, dz = dx / far, dy / far, dz / far
    for i in range(capsules.shape[0]):
        mx = 0.5 * (capsules[i, 0] + capsules[i, 3]) - x
        my = 0.5 * (capsules[i, 1] + capsules[i, 4]) - y
        mz = 0.5 * (capsules[i, 2] + capsules[i, 5]) - z
        along = min(max(mx * dx + my * dy + mz * dz, 0.0), far)
        # the point of the light's way nearest to the capsule's middle, then to its axis
        qx, qy, qz = x + dx * along, y + dy * along, z + dz * along
        _, _, _, share = capsule_normal(capsules, i, qx, qy, qz)
        cx = capsules[i, 0] + share * (capsules[i, 3] - capsules[i, 0])
        cy = capsules[i, 1] + share * (capsules[i, 4] - capsules[i, 1])
        cz = capsules[i, 2] + share * (capsules[i, 5] - capsules[i, 2])
        along = min(max((cx - x) * dx + (cy - y) * dy + (cz - z) * dz, 0.0), far)
        qx, qy, qz = x + dx * along - cx, y + dy * along - cy, z + dz * along - cz
        gap = math.sqrt(qx * qx + qy * qy + qz * qz) - capsules[i, 6]
        soft = 0.015 + 0.10 * along
        light = min(light, min(max(0.5 + gap / soft, 0.0), 1.0))
    return light
