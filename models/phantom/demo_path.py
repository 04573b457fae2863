"""The demo's plan in time: where the lens is, what it looks at, how far the instrument is out."""

from dataclasses import dataclass

import numpy as np

from phantom.camera import Camera, look_at
from phantom.noise import noise3
from phantom.surface import Surface

FPS = 25
DURATION_S = 64.0
HALF_ANGLE = np.radians(46.0)
SMOOTHING_S = 0.75
BREATHS_PER_S = 0.27

# time in s; lens then target, each in cm from the papilla's middle: out of the wall is negative x,
# around the tube y, cranial z; roll in radians
_KEYS = np.array(
    [
        [0.0, -2.0, 0.30, 2.30, 0.0, -1.50, 3.40, 0.15],
        [3.0, -2.1, 0.30, 2.00, 0.0, -1.30, 2.90, 0.12],
        [6.5, -2.1, 0.15, 1.00, 0.0, -0.50, 1.10, 0.05],
        [10.0, -2.0, 0.00, -0.20, 0.0, 0.35, 0.25, 0.00],
        [14.0, -1.75, 0.00, -0.45, 0.0, 0.05, 0.10, -0.04],
        [18.0, -1.35, 0.12, -0.40, 0.0, 0.10, 0.05, -0.06],
        [20.0, -1.35, 0.05, -0.40, 0.0, 0.05, 0.05, -0.02],
        [23.0, -1.65, -0.30, -0.30, 0.0, -0.45, 0.20, 0.05],
        [26.0, -1.75, 0.10, -0.50, 0.0, 0.30, -0.10, 0.02],
        [29.0, -1.55, 0.05, -0.45, 0.0, 0.00, -0.05, 0.00],
        [33.0, -1.30, 0.05, -0.40, 0.0, 0.02, -0.02, -0.03],
        [39.5, -1.35, 0.02, -0.42, 0.0, -0.03, 0.02, -0.02],
        [41.5, -1.75, 0.05, -0.70, 0.0, 0.30, -0.50, 0.02],
        [44.0, -1.9, 0.10, -1.50, -0.5, 1.30, -2.70, 0.05],
        [47.0, -1.9, 0.00, -2.10, -1.4, 0.60, -4.30, 0.10],
        [50.0, -1.9, 0.00, -2.20, -2.0, -0.20, -4.40, 0.12],
        [53.0, -1.9, 0.00, -1.90, -1.3, -1.40, -3.40, 0.08],
        [55.5, -1.9, 0.00, -1.50, -0.5, -1.40, -2.40, 0.04],
        [58.5, -1.85, 0.00, -0.60, 0.0, -0.35, -0.20, 0.00],
        [61.0, -1.55, 0.00, -0.40, 0.0, 0.00, 0.08, -0.02],
        [64.0, -1.50, 0.02, -0.40, 0.0, 0.02, 0.05, -0.02],
    ]
)

# time in s; 0 instrument inside the channel, 1 its tip at the orifice
_REACH = np.array(
    [
        [0.0, 0.0],
        [28.6, 0.0],
        [31.0, 0.62],
        [32.2, 0.70],
        [33.6, 0.99],
        [35.2, 1.0],
        [36.0, 0.86],
        [37.2, 1.0],
        [39.0, 1.0],
        [40.6, 0.55],
        [42.0, 0.0],
        [64.0, 0.0],
    ]
)


@dataclass(frozen=True)
class Moment:
    """One frame's lens and instrument; `reach` 0 means that no instrument is out."""

    frame_id: int
    camera: Camera
    reach: float


def moments(surface: Surface) -> list[Moment]:
    """The whole path, one moment a frame, smooth in every coordinate."""
    count = int(DURATION_S * FPS)
    times = np.arange(count) / FPS
    track = _smoothed(_KEYS, times, SMOOTHING_S)
    reach = np.clip(_smoothed(_REACH, times, 0.3)[:, 0], 0.0, 1.0)
    centre = np.array([surface.radius - surface.wall_height - 0.5 * surface.mound_n, 0.0, 0.0])
    found = []
    for frame_id, (row, time) in enumerate(zip(track, times, strict=True)):
        lens, target = row[0:3] + centre, row[3:6] + centre
        lens = lens + _breathing(time) + 0.02 * _tremor(time, 0.0)
        target = target + 0.03 * _tremor(time, 40.0)
        camera = look_at(lens, target, float(row[6]), HALF_ANGLE)
        found.append(Moment(frame_id, camera, float(reach[frame_id])))
    return found


def _smoothed(keys: np.ndarray, times: np.ndarray, sigma_s: float) -> np.ndarray:
    """Straight lines between keys, rounded by a Gaussian; the ends rest."""
    pad = int(4 * sigma_s * FPS)
    padded = np.arange(-pad, len(times) + pad) / FPS
    kernel = np.exp(-0.5 * (np.arange(-pad, pad + 1) / FPS / sigma_s) ** 2)
    kernel /= kernel.sum()
    columns = [
        np.convolve(np.interp(padded, keys[:, 0], keys[:, i]), kernel, mode="valid")
        for i in range(1, keys.shape[1])
    ]
    return np.stack(columns, axis=1)


def _breathing(time: float) -> np.ndarray:
    swing = np.sin(2.0 * np.pi * BREATHS_PER_S * time)
    return np.array([0.035 * swing, 0.012 * swing, 0.06 * swing])


def _tremor(time: float, lane: float) -> np.ndarray:
    """The hand's slow unrest."""
    return np.array([noise3(time * 0.9, lane + 7.3 * axis, 0.5) for axis in range(3)])
