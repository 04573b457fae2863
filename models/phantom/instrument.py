"""Instruments as chains of capsules: catheter, sphincterotome with guidewire, forceps."""

import numpy as np

from phantom.camera import Camera
from phantom.capsules import COLUMNS, with_bounds

PLASTIC, MARKED, METAL, WIRE = 0.0, 1.0, 2.0, 3.0
"""Materials: coloured plastic, plastic with rings near the tip, bare metal, coated guidewire."""

NONE = np.zeros((0, COLUMNS))
KINDS = ("catheter", "sphincterotome", "forceps")


def make_instrument(
    kind: str,
    camera: Camera,
    tip: np.ndarray,
    entry: tuple[float, float],
    bow: float,
    radius: float,
) -> np.ndarray:
    """Capsules of an instrument whose tip is at a world point and which enters beside the lens.

    `entry` is where it leaves the elevator, in cm right of and above the lens; `bow` bends it.
    """
    start = camera.place(entry[0], entry[1], 0.3)
    along = np.linalg.norm(tip - start)
    middle = camera.place(entry[0] * 1.15, entry[1] * 0.75 - bow, 0.55 * along)
    curve = _bezier(start, middle, tip, 12)
    material = MARKED if kind != "forceps" else METAL
    rows = _chain(curve, radius, material)
    direction = curve[-1] - curve[-2]
    direction /= np.linalg.norm(direction)
    if kind == "sphincterotome":
        rows += _chain(np.array([curve[7] + camera.up * radius, curve[11]]), 0.012, METAL)
        wire = tip + direction * np.linspace(0.0, 0.2, 3)[:, None]
        rows += _chain(wire, radius * 0.42, WIRE)
    if kind == "forceps":
        for side in (-1.0, 1.0):
            opened = direction * 0.26 + side * camera.right * 0.1
            jaw = np.array([tip - direction * 0.05, tip + opened * 0.6, tip + opened])
            rows += _chain(jaw, radius * 0.8, METAL)
    return with_bounds(np.array(rows), camera.position)


def _bezier(start, middle, end, count: int) -> np.ndarray:
    share = np.linspace(0.0, 1.0, count)[:, None]
    return start * (1 - share) ** 2 + 2 * middle * share * (1 - share) + end * share**2


def _chain(points: np.ndarray, radius: float, material: float) -> list[np.ndarray]:
    """Capsule rows between successive points; the arc length counts back from the tip."""
    rows = []
    lengths = np.linalg.norm(np.diff(points, axis=0), axis=1)
    remaining = np.cumsum(lengths[::-1])[::-1]
    for i, length in enumerate(lengths):
        row = np.zeros(COLUMNS)
        row[0:3], row[3:6], row[6] = points[i], points[i + 1], radius
        row[7] = material
        row[8] = remaining[i] - length
        rows.append(row)
    return rows
