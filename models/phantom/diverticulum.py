"""A pouch of the wall beside, at or around the papilla."""

import math
from typing import NamedTuple

import numpy as np
from numba import njit

from phantom.noise import noise3


class Diverticulum(NamedTuple):
    """Place of its middle around and along the tube, half width of its mouth, depth; in cm."""

    around: float
    along: float
    width: float
    depth: float
    slope: float = 1.1
    """Share of the half width over which it sinks; a smaller one leaves a flat floor."""


def carve(height: np.ndarray, radius: float, half_length: float, pouch: Diverticulum) -> None:
    """Sinks the pouch into a baked relief (rows over z, columns over the angle), in place."""
    _carve(height, radius, half_length, *pouch)


@njit(cache=True, fastmath=True)
def _carve(height, radius, half_length, around, along, width, depth, slope):
    rows, columns = height.shape
    for row in range(rows):
        dz = ((2.0 * row / (rows - 1) - 1.0) * half_length - along) / width
        if abs(dz) > 1.8:
            continue
        for column in range(columns):
            angle = 2.0 * math.pi * column / columns
            da = (angle if angle < math.pi else angle - 2.0 * math.pi) * radius - around
            across = da / width
            far = math.sqrt(across * across + dz * dz)
            if far > 1.8:
                continue
            far *= 1.0 + 0.2 * noise3(1.3 * across, 1.3 * dz, 17.0 * along + depth)
            share = min(max((1.2 - far) / slope, 0.0), 1.0)
            share = share * share * (3.0 - 2.0 * share) * (1.0 + 0.35 * max(0.0, 1.0 - far * far))
            # folds run up to the mouth and end there; its brim is a soft roll
            brim = (far - 1.25) / 0.2
            height[row, column] = (
                height[row, column] * (1.0 - 0.8 * min(share, 1.0))
                - depth * share
                + 0.045 * math.exp(-brim * brim)
            )
