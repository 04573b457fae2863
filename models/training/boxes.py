"""Axis-aligned boxes in pixels."""

from dataclasses import dataclass

import numpy as np

ELLIPSE_POINTS = 32


@dataclass(frozen=True)
class Box:
    """Upper left corner and size, in pixels; the right and lower edges are exclusive."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """First column behind the box."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """First row below the box."""
        return self.y + self.height

    @property
    def area(self) -> float:
        """Area in square pixels."""
        return self.width * self.height

    @property
    def centroid(self) -> tuple[float, float]:
        """Centre (x, y)."""
        return self.x + self.width / 2, self.y + self.height / 2


def intersection_area(first: Box, second: Box) -> float:
    """Area that both boxes cover."""
    width = min(first.right, second.right) - max(first.x, second.x)
    height = min(first.bottom, second.bottom) - max(first.y, second.y)
    return max(width, 0.0) * max(height, 0.0)


def clip_box(box: Box, width: float, height: float) -> Box:
    """The part of the box inside a frame of that size; may be empty."""
    left, top = min(max(box.x, 0.0), width), min(max(box.y, 0.0), height)
    right, bottom = min(max(box.right, left), width), min(max(box.bottom, top), height)
    return Box(left, top, right - left, bottom - top)


def box_of_points(points: np.ndarray) -> Box:
    """Bounding box of points [n, 2]."""
    left, top = points.min(axis=0)
    right, bottom = points.max(axis=0)
    return Box(float(left), float(top), float(right - left), float(bottom - top))


def ellipse_points(box: Box) -> np.ndarray:
    """Outline [n, 2] of the ellipse inscribed in the box: the target where no mask is known."""
    angles = np.linspace(0.0, 2 * np.pi, ELLIPSE_POINTS, endpoint=False)
    centre_x, centre_y = box.centroid
    return np.stack(
        [
            centre_x + np.cos(angles) * box.width / 2,
            centre_y + np.sin(angles) * box.height / 2,
        ],
        axis=1,
    )


def transform_points(matrix: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Apply an affine map [3, 3] to points [n, 2]."""
    return points @ matrix[:2, :2].T + matrix[:2, 2]
