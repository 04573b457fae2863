"""Bakes the wall's relief: circular folds, hood, longitudinal fold, frenulum, hollows, lumps."""

import math
from typing import NamedTuple

import numpy as np
from numba import njit

from phantom.noise import layered_noise, noise3

ROWS, COLUMNS = 1280, 1024


class Hollow(NamedTuple):
    """A diverticulum: place around and along the tube, half width and depth, all in cm."""

    around: float
    along: float
    width: float
    depth: float


def bake_relief(rng, radius, half_length, offset, mound, hollows, with_papilla, company=None):
    """Displacement towards the lumen in cm as a (ROWS, COLUMNS) float32 grid over z and angle.

    `company` replaces the numbers drawn for hood, longitudinal fold and frenulum.
    """
    folds = _draw_folds(rng, half_length)
    hood = np.array(
        [
            mound["mound_u"] * rng.uniform(0.85, 1.15) + 0.1,  # above the mound's middle
            rng.uniform(0.16, 0.42) if rng.random() < 0.85 else 0.02,  # height
            rng.uniform(0.11, 0.2),  # half thickness
            rng.uniform(0.9, 1.8),  # half length around the tube
            rng.uniform(0.05, 0.7),  # how far its ends droop
            rng.uniform(0.0, 0.3),  # height of the longitudinal fold above
            rng.uniform(0.22, 0.4),  # its half width
            rng.uniform(0.02, 0.12),  # height of the frenulum below
            rng.uniform(0.1, 0.22),  # its half width
            rng.uniform(0.0, 0.45),  # how far its two legs diverge
            rng.normal(0.0, 0.1),  # lean
        ]
    )
    if company is not None:
        hood = company
    holes = np.array([tuple(hollow) for hollow in hollows], dtype=np.float64).reshape(-1, 4)
    calm = 1.0 if with_papilla else 0.0
    lumps = float(rng.uniform(0.06, 0.15))
    ends = mound["mound_u"]
    return _bake(folds, hood, holes, radius, half_length, offset, calm, lumps, ends)


def _draw_folds(rng: np.random.Generator, half_length: float) -> np.ndarray:
    """Rows of position, height, half thickness, waviness, partiality, phase, for each plica."""
    spacing = rng.uniform(0.6, 1.3)
    tallness = rng.uniform(0.2, 0.55)
    folds = []
    position = -half_length + rng.uniform(0.0, spacing)
    while position < half_length:
        folds.append(
            [
                position,
                tallness * rng.uniform(0.5, 1.3),
                rng.uniform(0.12, 0.26),
                rng.uniform(0.2, 0.8),
                rng.uniform(0.4, 1.0),
                rng.uniform(0.0, 100.0),
            ]
        )
        position += spacing * rng.uniform(0.6, 1.5)
    return np.array(folds)


@njit(cache=True, fastmath=True)
def _bake(folds, hood, holes, radius, half_length, offset, calm, lumps, mound_length):
    height = np.zeros((ROWS, COLUMNS), dtype=np.float32)
    count = folds.shape[0]
    centres, heights = np.empty(count), np.empty(count)
    for column in range(COLUMNS):
        angle = 2.0 * math.pi * column / COLUMNS
        x, y = math.cos(angle) * radius, math.sin(angle) * radius
        around = angle * radius if angle < math.pi else (angle - 2.0 * math.pi) * radius
        for i in range(count):
            phase = folds[i, 5]
            wave = noise3(x * 0.5, y * 0.5, phase) + 0.35 * noise3(x * 1.6, y * 1.6, phase)
            centres[i] = folds[i, 0] + folds[i, 3] * wave * 1.4
            partial = 0.5 + 1.9 * noise3(x * 0.45, y * 0.45, phase + 50.0)
            partial = min(max(partial, 0.0), 1.0)
            heights[i] = folds[i, 1] * (1.0 - folds[i, 4] * (1.0 - partial))
        for row in range(ROWS):
            z = (2.0 * row / (ROWS - 1) - 1.0) * half_length
            total = _folds_at(folds, centres, heights, z)
            if calm > 0.5:
                near = math.exp(-((around / 1.25) ** 2) - ((z / 0.95) ** 2))
                total = total * (1.0 - 0.92 * near)
                total = max(total, _company(hood, around, z, mound_length))
                swell = (around / (1.5 * mound_length)) ** 2 + (z / (1.9 * mound_length)) ** 2
                total += 0.09 * math.exp(-swell)
            for i in range(holes.shape[0]):
                da = abs(around - holes[i, 0])
                da = min(da, 2.0 * math.pi * radius - da) / holes[i, 2]
                dz = (z - holes[i, 1]) / holes[i, 2]
                far = da * da + dz * dz
                if far < 9.0:
                    total -= holes[i, 3] * math.exp(-far * far * 0.6)
            total += lumps * layered_noise(x * 0.9 + offset, y * 0.9, z * 0.9, 3)
            total += 0.016 * noise3(x * 3.6, y * 3.6 + offset, z * 3.6)
            closing = max(0.0, abs(z) - half_length * 0.62)
            if closing > 0.0:
                # towards the ends the bowel narrows to a slack, uneven opening
                slack = noise3(x * 0.7 + offset, y * 0.7, z * 0.5)
                slack += 0.5 * noise3(x * 1.7, y * 1.7 + offset, z * 0.9)
                total += 0.45 * closing * (1.0 + 0.9 * slack)
            height[row, column] = min(total, radius * 0.93)
    return height


@njit(cache=True, fastmath=True)
def _folds_at(folds, centres, heights, z):
    total = 0.0
    for i in range(folds.shape[0]):
        away = (z - centres[i]) / folds[i, 2]
        if away < 0.0:
            away *= 0.72
        if abs(away) < 3.2:
            ridge = heights[i] * math.exp(-(abs(away) ** 1.7))
            # a soft maximum keeps the crease between two folds
            total = max(total, ridge) + 0.25 * min(total, ridge)
    return total


@njit(cache=True, fastmath=True)
def _company(hood, around, z, mound_length):
    """Hood, longitudinal fold and frenulum: what keeps the papilla company."""
    s = around - hood[10] * z
    reach = s / hood[3]
    total = 0.0
    if abs(reach) < 1.0:
        arch = hood[0] - hood[4] * reach * reach + 0.06 * noise3(s * 2.0, hood[0] * 30.0, 0.0)
        away = (z - arch) / hood[2]
        steep = 1.25 if away < 0.0 else 0.7
        fade = 1.0 - reach * reach
        total = hood[1] * fade * math.exp(-(abs(away * steep) ** 1.8))
    if 0.0 < z < 2.4:
        fade = (1.0 - z / 2.4) * min(1.0, z / 0.5)
        total = max(total, hood[5] * fade * math.exp(-((s / hood[6]) ** 2)))
    below = -z - 0.6 * mound_length
    if 0.0 < below < 1.8:
        fade = min(1.0, below * 4.0) * (1.0 - below / 1.8)
        bend = 0.05 * noise3(z * 1.5, hood[7] * 100.0, 0.0)
        left = (s - hood[9] * below + bend) / hood[8]
        right = (s + hood[9] * below + bend) / hood[8]
        ridge = max(math.exp(-left * left), 0.8 * math.exp(-right * right))
        total = max(total, hood[7] * fade * ridge)
    return total
