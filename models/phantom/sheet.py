"""A contact sheet: what the phantom looks like, with the true boxes drawn."""

from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from phantom.anatomy import make_anatomy
from phantom.frame import Frame, make_frame

COLUMNS, ROWS = 5, 4
TILE_WIDTH, TILE_HEIGHT = 300, 264
PICTURE_WIDTH = 400
BOX_COLOUR = (70, 225, 230)


def write_sheet(path: Path, first_seed: int) -> None:
    """Writes a JPEG of frames, each of a seed of its own; the last row shows no papilla."""
    tiles = []
    for number in range(COLUMNS * ROWS):
        seed = first_seed + number
        positive = number < COLUMNS * (ROWS - 1)
        anatomy = make_anatomy(seed, with_papilla=positive)
        rng = np.random.default_rng([seed, 3])
        tiles.append(_tile(make_frame(rng, anatomy, positive, PICTURE_WIDTH)))
    rows = [
        np.concatenate(tiles[start : start + COLUMNS], axis=1)
        for start in range(0, len(tiles), COLUMNS)
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.concatenate(rows)).save(path, quality=82)


def _tile(frame: Frame) -> np.ndarray:
    """The picture of a frame with its box, scaled into a tile on black."""
    layout = frame.layout
    screen = frame.screen.copy()
    if frame.box is not None:
        box = frame.box
        first = (int(box.x), int(box.y))
        last = (int(box.x + box.width) - 1, int(box.y + box.height) - 1)
        cv2.rectangle(screen, first, last, BOX_COLOUR, 2)
    picture = screen[
        layout.y : layout.y + layout.picture_height, layout.x : layout.x + layout.picture_width
    ]
    scale = min((TILE_WIDTH - 8) / layout.picture_width, (TILE_HEIGHT - 8) / layout.picture_height)
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    tile = np.zeros((TILE_HEIGHT, TILE_WIDTH, 3), np.uint8)
    top, left = (TILE_HEIGHT - small.shape[0]) // 2, (TILE_WIDTH - small.shape[1]) // 2
    tile[top : top + small.shape[0], left : left + small.shape[1]] = small
    return tile
