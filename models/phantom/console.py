"""The console around the picture: octagon, black surround, inset and text without any name."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFont


@dataclass(frozen=True)
class Layout:
    """A console's screen in pixels: the picture's place, its corners, what is written where."""

    width: int
    height: int
    x: int
    y: int
    picture_width: int
    picture_height: int
    corner: float
    """Length of the cut corners as a share of the picture's height."""
    inset: float
    """Side of the black square over the lower left corner as a share of the height; 0 for none."""
    text_x: int
    text_scale: int
    lines: tuple[str, ...]


def octagon_mask(layout: Layout) -> np.ndarray:
    """1 where the picture shows the scene, 0 outside the octagon and under the inset."""
    width, height = layout.picture_width, layout.picture_height
    cut = layout.corner * height
    x = np.arange(width)[None, :] + 0.5
    y = np.arange(height)[:, None] + 0.5
    near_x, near_y = np.minimum(x, width - x), np.minimum(y, height - y)
    mask = (near_x + near_y >= cut).astype(np.uint8)
    if layout.inset > 0.0:
        side = int(layout.inset * height)
        mask[height - side :, : int(side * 1.2)] = 0
    return mask


def draw_layout(rng: np.random.Generator, picture_width: int, picture_height: int) -> Layout:
    """A plausible screen for a picture of the given size, from no margin to a wide one."""
    tight = rng.random() < 0.25
    left, right = (0, 0) if tight else _margins(rng, picture_width, (0.02, 0.42), (0.0, 0.12))
    top, bottom = (0, 0) if tight else _margins(rng, picture_height, (0.0, 0.08), (0.0, 0.08))
    scale = 1 if picture_height < 480 else 2
    inside = tight or left < 70 * scale
    return Layout(
        width=left + picture_width + right,
        height=top + picture_height + bottom,
        x=left,
        y=top,
        picture_width=picture_width,
        picture_height=picture_height,
        corner=float(rng.uniform(0.18, 0.33)),
        inset=float(rng.uniform(0.22, 0.34)) if rng.random() < 0.2 else 0.0,
        text_x=left + 4 if inside else 6,
        text_scale=scale,
        lines=_text_lines(rng) if rng.random() < 0.9 else (),
    )


def _margins(rng, size: int, first: tuple, second: tuple) -> tuple[int, int]:
    return int(rng.uniform(*first) * size), int(rng.uniform(*second) * size)


def _text_lines(rng: np.random.Generator) -> tuple[str, ...]:
    """Date, time, counters and settings; fields for a person's data stay empty or away."""
    day = f"{rng.integers(1, 29):02d}/{rng.integers(1, 13):02d}/{rng.integers(2012, 2026)}"
    clock = f"{rng.integers(7, 19):02d}:{rng.integers(60):02d}:{rng.integers(60):02d}"
    run = f"00:{rng.integers(60):02d}:{rng.integers(60):02d}"
    lines = [day, clock]
    if rng.random() < 0.6:
        lines += ["", run]
    if rng.random() < 0.6:
        lines += [f"CVP:{rng.integers(1, 9)}", f"Eh:A{rng.integers(1, 8)} Ce:{rng.integers(3)}"]
    if rng.random() < 0.5:
        lines += ["", "#" * rng.integers(3, 7) + "/" + "###", f"{rng.integers(1, 9)}/7"]
    return tuple(lines)


def compose(layout: Layout, picture: np.ndarray) -> np.ndarray:
    """The whole screen (h, w, 3): picture in its place, text over it."""
    screen = np.zeros((layout.height, layout.width, 3), np.uint8)
    screen[
        layout.y : layout.y + layout.picture_height, layout.x : layout.x + layout.picture_width
    ] = picture
    if not layout.lines:
        return screen
    written = _written(layout.lines, layout.text_scale)
    top = layout.y + int(layout.picture_height * 0.3)
    bottom = min(top + written.shape[0], layout.height)
    right = min(layout.text_x + written.shape[1], layout.width)
    ink = written[: bottom - top, : right - layout.text_x]
    place = screen[top:bottom, layout.text_x : right]
    place[ink > 0] = (222, 222, 222)
    return screen


def _written(lines: tuple[str, ...], scale: int) -> np.ndarray:
    """Text in the built-in bitmap font as a mask, magnified without smoothing; # is a block."""
    font = ImageFont.load_default_imagefont()
    image = Image.new("L", (max(len(line) for line in lines) * 6 + 2, 12 * len(lines) + 2))
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((1, 12 * number), line.replace("#", " "), fill=255, font=font)
        for column, letter in enumerate(line):
            if letter == "#":
                left = 1 + 6 * column
                draw.rectangle((left, 12 * number + 3, left + 4, 12 * number + 8), fill=255)
    return np.kron((np.asarray(image) > 127).astype(np.uint8), np.ones((scale, scale), np.uint8))
