"""From linear light to a video picture: exposure, white balance, blur, edge enhancement, noise."""

from dataclasses import dataclass

import cv2
import numpy as np


@dataclass(frozen=True)
class Look:
    """How one processor renders light: gains on the colours, exposure target, softness, noise."""

    red_gain: float = 1.0
    blue_gain: float = 1.0
    target: float = 0.54
    blur_px: float = 0.6
    sharpen: float = 0.6
    noise: float = 0.012
    contrast: float = 0.5
    fringe_px: float = 0.0
    motion_px: tuple[float, float] = (0.0, 0.0)


def draw_look(rng: np.random.Generator) -> Look:
    """A plausible processor setting."""
    return Look(
        red_gain=float(rng.uniform(0.92, 1.1)),
        blue_gain=float(rng.uniform(0.85, 1.25)),
        target=float(rng.uniform(0.45, 0.62)),
        blur_px=float(rng.uniform(0.4, 1.0)),
        sharpen=float(rng.uniform(0.2, 1.0)),
        contrast=float(rng.uniform(0.2, 0.95)),
        noise=float(rng.uniform(0.004, 0.02)),
        fringe_px=float(rng.uniform(0.3, 1.6)) if rng.random() < 0.3 else 0.0,
        motion_px=tuple(rng.normal(0.0, 4.0, 2)) if rng.random() < 0.15 else (0.0, 0.0),
    )


def metered_exposure(light: np.ndarray, mask: np.ndarray, target: float) -> float:
    """Gain that brings the brighter half of the field of view to the target, as the iris does."""
    seen = light[mask > 0]
    bright = seen @ np.array([0.5, 0.4, 0.1], dtype=np.float32)
    level = 0.6 * float(np.percentile(bright, 65)) + 0.4 * float(np.percentile(bright, 90))
    return (target**2.2) * 1.7 / max(level, 1e-4)


def develop(
    light: np.ndarray,
    mask: np.ndarray,
    rng: np.random.Generator,
    look: Look | None = None,
    exposure: float | None = None,
) -> np.ndarray:
    """Light (h, w, 3) to an 8-bit picture (h, w, 3), black outside the mask."""
    look = look or Look()
    gain = metered_exposure(light, mask, look.target) if exposure is None else exposure
    exposed = light * np.array([gain * look.red_gain, gain, gain * look.blue_gain], np.float32)
    # bright glints bleed a little into what lies around them
    exposed += 0.12 * cv2.GaussianBlur(np.clip(exposed - 2.0, 0.0, 6.0), (0, 0), 2.2)
    # a shoulder keeps the colour of bright mucosa and lets only glints turn white
    toned = 1.0 - np.exp(-1.15 * exposed)
    video = np.clip(toned, 0.0, 1.0) ** np.float32(1 / 2.2)
    video += look.contrast * video * (1.0 - video) * (2.0 * video - 1.0)
    if look.fringe_px > 0.0:
        video = _fringed(video, look.fringe_px)
    video = cv2.GaussianBlur(_smeared(video, look.motion_px), (0, 0), look.blur_px)
    if look.sharpen > 0.0:
        video += look.sharpen * (video - cv2.GaussianBlur(video, (0, 0), 1.4))
    video += _sensor_noise(video, look.noise, rng)
    picture = np.clip(video * 255.0 + 0.5, 0, 255).astype(np.uint8)
    picture[mask == 0] = 0
    return picture


def _fringed(video: np.ndarray, shift_px: float) -> np.ndarray:
    """Red and blue seen a moment apart, as colour-sequential processors see a moving picture."""
    height, width = video.shape[:2]
    shifted = video.copy()
    for channel, sign in ((0, 1.0), (2, -1.0)):
        move = np.array([[1, 0, sign * shift_px], [0, 1, sign * shift_px * 0.3]], np.float32)
        shifted[..., channel] = cv2.warpAffine(
            np.ascontiguousarray(video[..., channel]),
            move,
            (width, height),
            borderMode=cv2.BORDER_REPLICATE,
        )
    return shifted


def _smeared(video: np.ndarray, motion_px: tuple[float, float]) -> np.ndarray:
    """The mean of the picture along a short straight movement."""
    length = float(np.hypot(*motion_px))
    if length < 1.0:
        return video
    size = int(length) | 1
    kernel = np.zeros((size, size), np.float32)
    reach = np.array(motion_px) / length * (size // 2)
    centre = size // 2
    first, last = centre - reach, centre + reach
    cv2.line(kernel, tuple(first.round().astype(int)), tuple(last.round().astype(int)), 1.0)
    return cv2.filter2D(video, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REPLICATE)


def _sensor_noise(video: np.ndarray, amount: float, rng: np.random.Generator) -> np.ndarray:
    """Grain, stronger in the dark and in red and blue, slightly larger than a pixel."""
    grain = rng.standard_normal(video.shape, dtype=np.float32)
    grain = cv2.GaussianBlur(grain, (0, 0), 0.55) * 1.9
    grain *= np.array([1.15, 0.85, 1.3], np.float32) * amount
    return grain * (1.25 - 0.8 * video)
