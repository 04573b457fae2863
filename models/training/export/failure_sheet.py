"""failures.png: the worst images of every validation set as small schematic pictures.

Images of a data set are not ours to spread, so a tile shows what the network said of one: its mask
on dark ground, the true box, the predicted box. Only our own rendering is shown as it is.
"""

import io
from collections.abc import Sequence

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from training.boxes import Box, clip_box
from training.cases import Case
from training.evaluation import SourceResult
from training.prediction import prepare_view

TILE_WIDTH, TILE_HEIGHT = 176, 140
GAP, CAPTION_HEIGHT, TITLE_HEIGHT = 10, 34, 26
MAX_BYTES = 100_000
COLOUR_COUNTS = (128, 64, 32, 16)
OWN_RENDERING = "generated"
GROUND = (16, 20, 24)
TEXT, FAINT_TEXT = (232, 236, 240), (150, 160, 170)
TRUE_COLOUR, PREDICTED_COLOUR = (255, 255, 255), (255, 150, 40)
# From nothing to the peak: the ground, then blue to a light cyan that neither box has.
HEAT_STOPS = (GROUND, (16, 52, 110), (20, 110, 170), (70, 190, 210))
PICTURE_SHARE = 0.75
OWN_PICTURE_SIZE = 256


def failure_sheet(results: Sequence[SourceResult]) -> bytes | None:
    """The sheet as PNG, a row for each source; None where no source has an image with a target."""
    rows = [result for result in results if result.worst]
    if not rows:
        return None
    columns = max(len(result.worst) for result in rows)
    row_height = TITLE_HEIGHT + TILE_HEIGHT + CAPTION_HEIGHT
    width = GAP + columns * (TILE_WIDTH + GAP)
    sheet = Image.new("RGB", (width, GAP + len(rows) * (row_height + GAP)), GROUND)
    _draw_legend(sheet)
    for index, result in enumerate(rows):
        _draw_row(sheet, result, GAP + index * (row_height + GAP))
    return small_png(sheet)


def _draw_legend(sheet: Image.Image) -> None:
    """What the boxes mean, in the upper right corner."""
    draw = ImageDraw.Draw(sheet)
    right = sheet.width - GAP
    for words, colour in (("predicted", PREDICTED_COLOUR), ("true", TRUE_COLOUR)):
        right -= round(font(12).getlength(words))
        draw.text((right, GAP + 3), words, TEXT, font(12))
        draw.rectangle((right - 20, GAP + 4, right - 6, GAP + 14), outline=colour, width=2)
        right -= 34


def _draw_row(sheet: Image.Image, result: SourceResult, top: int) -> None:
    """A source's title and its tiles."""
    draw = ImageDraw.Draw(sheet)
    title = f"{result.source.name}: the {len(result.worst)} worst of {len(result.scores)}"
    draw.text((GAP, top + 2), title, TEXT, font(15))
    shows_picture = result.source.root == OWN_RENDERING
    for column, case in enumerate(result.worst):
        left = GAP + column * (TILE_WIDTH + GAP)
        sheet.paste(_tile(case, shows_picture), (left, top + TITLE_HEIGHT))
        below = top + TITLE_HEIGHT + TILE_HEIGHT + 2
        score = f"IoU {case.score.iou:.2f}   peak {case.reading.peak:.2f}"
        draw.text((left, below), score, TEXT, font(12))
        name = fitting(case.sample.path.name, font(11))
        draw.text((left, below + 15), name, FAINT_TEXT, font(11))


def _tile(case: Case, shows_picture: bool) -> Image.Image:
    """The field of view with mask and boxes, as large as the tile allows."""
    scale = min(TILE_WIDTH / case.crop.width, TILE_HEIGHT / case.crop.height)
    width, height = round(case.crop.width * scale), round(case.crop.height * scale)
    share = np.zeros((height, width), np.float32)
    if case.mask is not None:
        share = cv2.resize(case.mask, (width, height), interpolation=cv2.INTER_LINEAR) / 255.0
    picture = heat_colours(share)
    if shows_picture:
        opacity = share[..., None] * 0.6
        picture = picture * opacity + _own_picture(case, width, height) * (1 - opacity)
    tile = Image.new("RGB", (TILE_WIDTH, TILE_HEIGHT), GROUND)
    offset = ((TILE_WIDTH - width) // 2, (TILE_HEIGHT - height) // 2)
    view = Image.fromarray(np.rint(picture).astype(np.uint8))
    draw = ImageDraw.Draw(view)
    draw.rectangle((0, 0, width - 1, height - 1), outline=(50, 58, 66))
    for box in case.sample.boxes:
        _draw_box(draw, box, case.crop, scale, TRUE_COLOUR)
    if case.reading.box is not None:
        _draw_box(draw, case.reading.box, case.crop, scale, PREDICTED_COLOUR)
    tile.paste(view, offset)
    return tile


def heat_colours(share: np.ndarray) -> np.ndarray:
    """A mask [h, w] in 0..1 to colours [h, w, 3] in 0..255."""
    places = np.linspace(0.0, 1.0, len(HEAT_STOPS))
    channels = [np.interp(share, places, values) for values in zip(*HEAT_STOPS, strict=True)]
    return np.stack(channels, axis=-1)


def _own_picture(case: Case, width: int, height: int) -> np.ndarray:
    """The rendered picture, a little darker, so that the boxes stand out."""
    view = prepare_view(case.sample, OWN_PICTURE_SIZE, case.crop).frame
    return cv2.resize(view, (width, height), interpolation=cv2.INTER_AREA) * PICTURE_SHARE


def _draw_box(
    draw: ImageDraw.ImageDraw, box: Box, crop: Box, scale: float, colour: tuple[int, int, int]
) -> None:
    """A box of the source image on the view."""
    inside = Box(box.x - crop.x, box.y - crop.y, box.width, box.height)
    clipped = clip_box(inside, crop.width, crop.height)
    corners = (clipped.x, clipped.y, clipped.right, clipped.bottom)
    left, top, right, bottom = (value * scale for value in corners)
    if right - left >= 1 and bottom - top >= 1:
        draw.rectangle((left, top, right - 1, bottom - 1), outline=colour, width=2)


def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Pillow's own font: the same everywhere."""
    return ImageFont.load_default(size)


def fitting(
    text: str, face: ImageFont.FreeTypeFont | ImageFont.ImageFont, width: int = TILE_WIDTH
) -> str:
    """The text, its middle left out where it is wider than a tile."""
    shown = text
    keep = len(text)
    while face.getlength(shown) > width and keep > 4:
        keep -= 2
        shown = f"{text[: keep // 2]}…{text[-(keep // 2) :]}"
    return shown


def small_png(sheet: Image.Image) -> bytes:
    """As many colours as fit into the limit."""
    data = b""
    for colours in COLOUR_COUNTS:
        buffer = io.BytesIO()
        reduced = sheet.quantize(colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        reduced.save(buffer, "PNG", optimize=True)
        data = buffer.getvalue()
        if len(data) <= MAX_BYTES:
            break
    return data
