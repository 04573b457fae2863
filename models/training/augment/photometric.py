"""Colour, light, sharpness and compression of an image [height, width, 3], uint8 RGB."""

import cv2
import numpy as np


def change_light(image: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Brightness, contrast, gamma and white balance, through one table for each channel."""
    levels = np.arange(256, dtype=np.float32) / 255
    curve = levels ** np.exp(random.uniform(-0.4, 0.4))
    curve = (curve - 0.4) * random.uniform(0.75, 1.25) + 0.4
    gains = random.uniform(0.7, 1.25) * random.uniform(0.88, 1.12, 3)
    tables = np.clip(curve[None, :, None] * gains * 255, 0, 255).astype(np.uint8)
    return cv2.LUT(image, tables)


def change_saturation(image: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Blend with the grey image, or away from it."""
    share = random.uniform(0.5, 1.35)
    grey = cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    return cv2.addWeighted(image, share, grey, 1 - share, 0)


def change_hue(image: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Mix a little of each channel into the others, as processors and lamps differ."""
    matrix = np.eye(3, dtype=np.float32) + random.normal(0, 0.06, (3, 3)).astype(np.float32)
    return cv2.transform(image, matrix)


def fall_off(image: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """The lamp's light, bright on one side and dark on the other."""
    height, width = image.shape[:2]
    corners = random.uniform(0.45, 1.3, (2, 2)).astype(np.float32)
    gain = cv2.resize(corners, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.clip(image * gain[:, :, None], 0, 255).astype(np.uint8)


def blur(image: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Out of focus, or smeared by motion."""
    if random.random() < 0.5:
        return cv2.GaussianBlur(image, (0, 0), random.uniform(0.4, 2.0))
    length = int(random.integers(3, 12))
    kernel = np.zeros((length, length), np.float32)
    angle = random.uniform(0, np.pi)
    middle = (length - 1) / 2
    step = np.array([np.cos(angle), np.sin(angle)]) * middle
    start, end = np.rint(middle - step).astype(int), np.rint(middle + step).astype(int)
    cv2.line(kernel, start.tolist(), end.tolist(), 1.0)
    return cv2.filter2D(image, -1, kernel / kernel.sum())


def add_noise(image: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Sensor noise, sometimes coarser than a pixel."""
    height, width = image.shape[:2]
    coarse = 1 if random.random() < 0.6 else 2
    shape = (height // coarse, width // coarse, 3)
    noise = random.standard_normal(shape, np.float32) * random.uniform(2, 12)
    if coarse > 1:
        noise = cv2.resize(noise, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.clip(image + noise, 0, 255).astype(np.uint8)


def compress(image: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """JPEG blocks, as from recordings."""
    quality = int(random.integers(25, 90))
    _, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return cv2.imdecode(data, cv2.IMREAD_COLOR)


STEPS = (
    (change_light, 0.8),
    (change_saturation, 0.4),
    (change_hue, 0.4),
    (fall_off, 0.25),
    (blur, 0.25),
    (add_noise, 0.25),
    (compress, 0.3),
)


def change_appearance(image: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A random selection of the steps above, in the order in which a camera makes them."""
    for step, probability in STEPS:
        if random.random() < probability:
            image = step(image, random)
    return image
