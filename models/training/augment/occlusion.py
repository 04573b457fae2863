"""What lies over the picture: wet highlights, black corners, insets and text of the console.

All functions draw into an image [height, width, 3], uint8 RGB, and return it.
"""

from collections.abc import Sequence

import cv2
import numpy as np

from training.boxes import Box, intersection_area

MAX_HIDDEN_SHARE = 0.1


def add_highlights(image: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Small bright spots with soft rims, as wet mucosa reflects the lamp."""
    height, width = image.shape[:2]
    layer = np.zeros((height, width), np.uint8)
    for _ in range(int(random.integers(2, 14))):
        centre = (int(random.integers(width)), int(random.integers(height)))
        axes = (int(random.integers(1, 8)), int(random.integers(1, 4)))
        cv2.ellipse(layer, centre, axes, float(random.uniform(0, 180)), 0, 360, 255, -1)
    layer = cv2.GaussianBlur(layer, (0, 0), random.uniform(0.5, 1.5))
    return cv2.add(image, cv2.cvtColor(layer, cv2.COLOR_GRAY2RGB))


def cut_corners(image: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Black corners of one common size: the octagon."""
    height, width = image.shape[:2]
    cut = random.uniform(0.06, 0.25)
    across, down = int(cut * width), int(cut * height * random.uniform(0.8, 1.2))
    for x, y in ((0, 0), (width, 0), (0, height), (width, height)):
        inward_x, inward_y = (across if x == 0 else -across), (down if y == 0 else -down)
        corner = np.array([(x, y), (x + inward_x, y), (x, y + inward_y)], np.int32)
        cv2.fillPoly(image, [corner], (0, 0, 0))
    return image


def add_inset(image: np.ndarray, targets: Sequence[Box], random: np.random.Generator) -> np.ndarray:
    """A dark or coloured rectangle in a corner, unless it would hide a target."""
    height, width = image.shape[:2]
    inset_width, inset_height = random.uniform(0.12, 0.36, 2) * (width, height)
    x = 0.0 if random.random() < 0.6 else width - inset_width
    y = 0.0 if random.random() < 0.3 else height - inset_height
    inset = Box(x, y, inset_width, inset_height)
    hides = any(
        intersection_area(inset, target) > MAX_HIDDEN_SHARE * target.area for target in targets
    )
    if not hides:
        colour = (0, 0, 0) if random.random() < 0.6 else random.integers(0, 160, 3).tolist()
        corner = (int(inset.right), int(inset.bottom))
        cv2.rectangle(image, (int(x), int(y)), corner, colour, -1)
    return image


def add_text(image: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A few lines of light console text near a border."""
    height, width = image.shape[:2]
    x = int(random.uniform(0, 0.08) * width)
    if random.random() < 0.3:
        x = int(random.uniform(0.6, 0.8) * width)
    y = int(random.uniform(0.08, 0.8) * height)
    scale = float(random.uniform(0.25, 0.45))
    for line in range(int(random.integers(1, 5))):
        length = int(random.integers(3, 12))
        text = "".join(chr(code) for code in random.integers(48, 91, length))
        place = (x, y + int(line * 30 * scale))
        cv2.putText(image, text, place, cv2.FONT_HERSHEY_PLAIN, scale * 2, (230, 230, 230))
    return image


def cover(image: np.ndarray, targets: Sequence[Box], random: np.random.Generator) -> np.ndarray:
    """A random selection of the coverings."""
    if random.random() < 0.3:
        image = add_highlights(image, random)
    if random.random() < 0.3:
        image = cut_corners(image, random)
    if random.random() < 0.2:
        image = add_inset(image, targets, random)
    if random.random() < 0.2:
        image = add_text(image, random)
    return image
