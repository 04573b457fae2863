"""Where a training image is cut and how it is turned: one affine map from frame to input."""

import math

import cv2
import numpy as np

from training.boxes import Box
from training.config import AugmentConfig, SourceConfig

MIN_FREE_SHARE = 0.3
MAX_FREE_ASPECT = 2.2


def crop_matrix(crop: Box, size: int) -> np.ndarray:
    """The map [3, 3] that stretches the crop to a square of `size` pixels."""
    scale_x, scale_y = size / crop.width, size / crop.height
    return np.array([[scale_x, 0, -crop.x * scale_x], [0, scale_y, -crop.y * scale_y], [0, 0, 1]])


def warp(image: np.ndarray, matrix: np.ndarray, size: int) -> np.ndarray:
    """Resample an image [height, width, 3] through the map; black outside.

    Pixel centres are at half coordinates, hence the shift; where the map shrinks the image, it is
    shrunk by area first, so that fine texture does not alias.
    """
    shrink = 1.0 / math.sqrt(max(abs(np.linalg.det(matrix[:2, :2])), 1e-9))
    if shrink > 1.5:
        height, width = image.shape[:2]
        target = (max(round(width / shrink), 1), max(round(height / shrink), 1))
        image = cv2.resize(image, target, interpolation=cv2.INTER_AREA)
        matrix = matrix @ np.diag([width / target[0], height / target[1], 1.0])
    to_centre = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])
    from_centre = np.array([[1, 0, -0.5], [0, 1, -0.5], [0, 0, 1]])
    return cv2.warpAffine(
        image, (from_centre @ matrix @ to_centre)[:2], (size, size), flags=cv2.INTER_LINEAR
    )


def jitter_crop(
    view: Box, width: int, height: int, config: AugmentConfig, random: np.random.Generator
) -> Box:
    """The field of view with the errors that its detection makes; sometimes the whole frame."""
    if random.random() < config.no_crop_share:
        return Box(0, 0, width, height)
    left, top, right, bottom = random.uniform(-config.crop_jitter, config.crop_jitter, 4)
    return Box(
        view.x + left * view.width,
        view.y + top * view.height,
        view.width * (1 + right - left),
        view.height * (1 + bottom - top),
    )


def random_matrix(
    size: int, source: SourceConfig, config: AugmentConfig, random: np.random.Generator
) -> np.ndarray:
    """Flip, turn, shear, scale and shift of the square network input about its centre, [3, 3]."""
    angle = math.radians(random.uniform(-1, 1) * source.max_rotation_degrees)
    if source.quarter_turns:
        angle += math.pi / 2 * random.integers(4)
    shear = math.tan(math.radians(random.uniform(-1, 1) * config.max_shear_degrees))
    scale = math.exp(random.uniform(math.log(config.min_scale), math.log(config.max_scale)))
    flip = -1.0 if random.random() < 0.5 else 1.0
    cosine, sine = math.cos(angle) * scale, math.sin(angle) * scale
    turn = np.array([[cosine, -sine, 0], [sine, cosine, 0], [0, 0, 1]])
    bend = np.array([[flip, shear, 0], [0, 1, 0], [0, 0, 1]])
    shift_x, shift_y = random.uniform(-config.max_shift, config.max_shift, 2) * size
    to_origin = np.array([[1, 0, -size / 2], [0, 1, -size / 2], [0, 0, 1]])
    back = np.array([[1, 0, size / 2 + shift_x], [0, 1, size / 2 + shift_y], [0, 0, 1]])
    return back @ turn @ bend @ to_origin


def free_strips(view: Box, target: Box) -> list[Box]:
    """The four strips of the view beside, above and below the target that are large enough."""
    margin_x, margin_y = 0.08 * target.width, 0.08 * target.height
    left, right = target.x - margin_x, target.right + margin_x
    top, bottom = target.y - margin_y, target.bottom + margin_y
    strips = (
        Box(view.x, view.y, left - view.x, view.height),
        Box(right, view.y, view.right - right, view.height),
        Box(view.x, view.y, view.width, top - view.y),
        Box(view.x, bottom, view.width, view.bottom - bottom),
    )
    return [
        strip
        for strip in strips
        if strip.width >= MIN_FREE_SHARE * view.width
        and strip.height >= MIN_FREE_SHARE * view.height
    ]


def target_free_crop(view: Box, target: Box, random: np.random.Generator) -> Box | None:
    """A random part of the view without the target; None where there is no room."""
    strips = free_strips(view, target)
    if not strips:
        return None
    strip = strips[int(random.integers(len(strips)))]
    longest_width = min(strip.width, strip.height * MAX_FREE_ASPECT)
    longest_height = min(strip.height, strip.width * MAX_FREE_ASPECT)
    smallest_width, smallest_height = MIN_FREE_SHARE * view.width, MIN_FREE_SHARE * view.height
    width = random.uniform(min(smallest_width, longest_width), longest_width)
    height = random.uniform(min(smallest_height, longest_height), longest_height)
    return Box(
        strip.x + random.random() * (strip.width - width),
        strip.y + random.random() * (strip.height - height),
        width,
        height,
    )
