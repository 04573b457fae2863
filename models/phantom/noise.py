"""Seamless three-dimensional gradient noise, compiled, with its gradient.

The lattice table is fixed; a scene gets its own pattern by the offset at which it samples.
"""

import math

import numpy as np
from numba import njit

_GENERATOR = np.random.default_rng(20240607)
_ORDER = _GENERATOR.permutation(256).astype(np.int64)
_PERMUTATION = np.concatenate([_ORDER, _ORDER])
_DIRECTIONS = _GENERATOR.normal(size=(256, 3))
_DIRECTIONS /= np.linalg.norm(_DIRECTIONS, axis=1, keepdims=True)


@njit(cache=True, fastmath=True, inline="always")
def _corner(ix, iy, iz):
    return _PERMUTATION[_PERMUTATION[_PERMUTATION[ix & 255] + (iy & 255)] + (iz & 255)]


@njit(cache=True, fastmath=True, inline="always")
def _slope(corner, x, y, z):
    return _DIRECTIONS[corner, 0] * x + _DIRECTIONS[corner, 1] * y + _DIRECTIONS[corner, 2] * z


@njit(cache=True, fastmath=True, inline="always")
def _mix(a, b, share):
    return a + (b - a) * share


@njit(cache=True, fastmath=True)
def noise3(x, y, z):
    """Gradient noise at a point, about -0.8 .. 0.8, one feature per unit."""
    ix, iy, iz = int(math.floor(x)), int(math.floor(y)), int(math.floor(z))
    fx, fy, fz = x - ix, y - iy, z - iz
    u = fx * fx * fx * (fx * (fx * 6.0 - 15.0) + 10.0)
    v = fy * fy * fy * (fy * (fy * 6.0 - 15.0) + 10.0)
    w = fz * fz * fz * (fz * (fz * 6.0 - 15.0) + 10.0)
    near = _mix(
        _mix(
            _slope(_corner(ix, iy, iz), fx, fy, fz),
            _slope(_corner(ix + 1, iy, iz), fx - 1.0, fy, fz),
            u,
        ),
        _mix(
            _slope(_corner(ix, iy + 1, iz), fx, fy - 1.0, fz),
            _slope(_corner(ix + 1, iy + 1, iz), fx - 1.0, fy - 1.0, fz),
            u,
        ),
        v,
    )
    far = _mix(
        _mix(
            _slope(_corner(ix, iy, iz + 1), fx, fy, fz - 1.0),
            _slope(_corner(ix + 1, iy, iz + 1), fx - 1.0, fy, fz - 1.0),
            u,
        ),
        _mix(
            _slope(_corner(ix, iy + 1, iz + 1), fx, fy - 1.0, fz - 1.0),
            _slope(_corner(ix + 1, iy + 1, iz + 1), fx - 1.0, fy - 1.0, fz - 1.0),
            u,
        ),
        v,
    )
    return _mix(near, far, w)


@njit(cache=True, fastmath=True)
def noise3_gradient(x, y, z):
    """The noise at a point and its gradient: (value, gx, gy, gz)."""
    ix, iy, iz = int(math.floor(x)), int(math.floor(y)), int(math.floor(z))
    fx, fy, fz = x - ix, y - iy, z - iz
    u = fx * fx * fx * (fx * (fx * 6.0 - 15.0) + 10.0)
    v = fy * fy * fy * (fy * (fy * 6.0 - 15.0) + 10.0)
    w = fz * fz * fz * (fz * (fz * 6.0 - 15.0) + 10.0)
    du = 30.0 * fx * fx * (fx * (fx - 2.0) + 1.0)
    dv = 30.0 * fy * fy * (fy * (fy - 2.0) + 1.0)
    dw = 30.0 * fz * fz * (fz * (fz - 2.0) + 1.0)
    value, gx, gy, gz = 0.0, 0.0, 0.0, 0.0
    for cz in range(2):
        sz, tz = (w, dw) if cz == 1 else (1.0 - w, -dw)
        for cy in range(2):
            sy, ty = (v, dv) if cy == 1 else (1.0 - v, -dv)
            for cx in range(2):
                sx, tx = (u, du) if cx == 1 else (1.0 - u, -du)
                corner = _corner(ix + cx, iy + cy, iz + cz)
                slope = _slope(corner, fx - cx, fy - cy, fz - cz)
                share = sx * sy * sz
                value += share * slope
                gx += share * _DIRECTIONS[corner, 0] + tx * sy * sz * slope
                gy += share * _DIRECTIONS[corner, 1] + sx * ty * sz * slope
                gz += share * _DIRECTIONS[corner, 2] + sx * sy * tz * slope
    return value, gx, gy, gz


@njit(cache=True, fastmath=True)
def layered_noise(x, y, z, octaves):
    """Sum of noise octaves, each twice as fine and half as strong."""
    total, weight = 0.0, 1.0
    for _ in range(octaves):
        total += weight * noise3(x, y, z)
        weight *= 0.5
        x, y, z = x * 2.03 + 17.1, y * 2.03 - 3.7, z * 2.03 + 8.9
    return total
