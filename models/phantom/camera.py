"""The duodenoscope's lens: an equidistant wide-angle projection and the pose that it has."""

import math
from typing import NamedTuple

import numpy as np

LAMP_RIGHT_CM, LAMP_UP_CM = 0.22, 0.10
"""Where the light guide sits beside the lens."""


class Camera(NamedTuple):
    """Pose in the tube's world (cm) and the angle from the axis at half the picture's width."""

    position: np.ndarray
    forward: np.ndarray
    right: np.ndarray
    up: np.ndarray
    half_angle: float

    def lamp(self) -> np.ndarray:
        """Position of the light in cm."""
        return self.position + LAMP_RIGHT_CM * self.right + LAMP_UP_CM * self.up

    def place(self, right: float, up: float, ahead: float) -> np.ndarray:
        """World point of camera coordinates in cm."""
        return self.position + right * self.right + up * self.up + ahead * self.forward


def look_at(position, target, roll: float, half_angle: float) -> Camera:
    """Camera at `position` facing `target`; roll 0 keeps the tube's cranial end up."""
    position = np.asarray(position, dtype=np.float64)
    forward = np.asarray(target, dtype=np.float64) - position
    forward /= np.linalg.norm(forward)
    # away down the tube the tube's own axis gives no "up": lean on the papilla's wall instead
    axis = np.array([0.0, 0.0, 1.0])
    lean = np.array([1.0, 0.0, 0.0]) * (-forward[2])
    level = np.cross(forward, axis * (1.0 - abs(forward[2])) + lean * abs(forward[2]))
    level /= np.linalg.norm(level)
    upright = np.cross(level, forward)
    cr, sr = math.cos(roll), math.sin(roll)
    return Camera(
        position, forward, cr * level + sr * upright, cr * upright - sr * level, half_angle
    )


def project(camera: Camera, points: np.ndarray, width: int, height: int) -> np.ndarray:
    """World points (n, 3) to (n, 3): pixel x, pixel y, distance in cm."""
    offset = points - camera.position
    distance = np.linalg.norm(offset, axis=1)
    ahead = offset @ camera.forward
    across, above = offset @ camera.right, offset @ camera.up
    sideways = np.hypot(across, above) + 1e-12
    radius = np.arctan2(sideways, ahead) / camera.half_angle * (width / 2)
    x = width / 2 + across / sideways * radius
    y = height / 2 - above / sideways * radius
    return np.stack([x, y, distance], axis=1)
