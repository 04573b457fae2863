"""What lies over the picture: wet highlights, bubbles, black corners, insets, text of the console.

All functions draw into an image [height, width, 3], uint8 RGB, and return it.
"""

from collections.abc import Sequence

import cv2
import numpy as np

from training.boxes import Box, intersection_area

MAX_HIDDEN_SHARE = 0.1
# Darker than this is what the console leaves black: nothing wet lies there.
DARK_LUMA = 24


def add_highlights(image: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Small bright spots with soft rims, as wet mucosa reflects the lamp."""
    height, width = image.shape[:2]
    layer = np.zeros((height, width), np.uint8)
    for _ in range(int(random.integers(2, 14))):
        centre = (int(random.integers(width)), int(random.integers(height)))
        axes = (int(random.integers(1, 8)), int(random.integers(1, 4)))
        cv2.ellipse(layer, centre, axes, float(random.uniform(0, 180)), 0, 360, 255, -1)
    layer[cv2.cvtColor(image, cv2.COLOR_RGB2GRAY) < DARK_LUMA] = 0
    layer = cv2.GaussianBlur(layer, (0, 0), random.uniform(0.5, 1.5))
    return cv2.add(image, cv2.cvtColor(layer, cv2.COLOR_GRAY2RGB))


def add_bubbles(image: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A patch of bubbles or foam: clear films with a dark rim, a bright crescent and a glint."""
    height, width = image.shape[:2]
    centre = random.uniform(0.05, 0.95, 2) * (width, height)
    spread = random.uniform(0.04, 0.18) * width
    light = random.uniform(0, 360)
    size = random.uniform(0.008, 0.028) * width
    for _ in range(int(random.integers(4, 36))):
        x, y = centre + random.normal(0, spread, 2)
        radius = float(np.clip(size * np.exp(random.normal(0, 0.45)), 2.0, 0.07 * width))
        _draw_bubble(image, (float(x), float(y)), radius, light, random)
    return image


# Fractions of a pixel that OpenCV's drawing takes, as a power of two.
SUBPIXEL_BITS = 3


def _draw_bubble(
    image: np.ndarray,
    centre: tuple[float, float],
    radius: float,
    light: float,
    random: np.random.Generator,
) -> None:
    """One bubble in place; `light` is the direction of the lamp in degrees."""
    height, width = image.shape[:2]
    reach = int(np.ceil(radius)) + 2
    left, top = max(int(centre[0]) - reach, 0), max(int(centre[1]) - reach, 0)
    right, bottom = min(int(centre[0]) + reach, width), min(int(centre[1]) + reach, height)
    if right - left < 2 or bottom - top < 2:
        return
    patch = image[top:bottom, left:right]
    if patch.mean() < DARK_LUMA:
        return
    layer = patch.copy()
    unit = 1 << SUBPIXEL_BITS
    place = (round((centre[0] - left) * unit), round((centre[1] - top) * unit))

    def ring(share: float, start: float, end: float, colour: np.ndarray, thickness: int) -> None:
        axes = (round(share * radius * unit),) * 2
        values = colour.astype(float).tolist()
        cv2.ellipse(
            layer, place, axes, light, start, end, values, thickness, cv2.LINE_AA, SUBPIXEL_BITS
        )

    ground = patch.reshape(-1, 3).mean(axis=0)
    # The film brightens what is beneath it a little, and takes its colour.
    ring(1.0, 0, 360, 0.8 * ground + 40, -1)
    cv2.addWeighted(layer, 0.22, patch, 0.78, 0, layer)
    ring(0.96, 0, 360, ground * 0.6, 1)
    ring(0.78, 140, 220, np.minimum(ground * 1.25 + 30, 255), 1)
    glint = (0.55 * radius * np.cos(np.radians(light)), 0.55 * radius * np.sin(np.radians(light)))
    spot = (round(place[0] + glint[0] * unit), round(place[1] + glint[1] * unit))
    size = round(max(0.14 * radius, 0.6) * unit)
    cv2.circle(layer, spot, size, (250, 250, 245), -1, cv2.LINE_AA, SUBPIXEL_BITS)
    opacity = random.uniform(0.55, 0.95)
    cv2.addWeighted(layer, opacity, patch, 1 - opacity, 0, patch)


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
    if random.random() < 0.12:
        image = add_bubbles(image, random)
    if random.random() < 0.3:
        image = cut_corners(image, random)
    if random.random() < 0.2:
        image = add_inset(image, targets, random)
    if random.random() < 0.2:
        image = add_text(image, random)
    return image
