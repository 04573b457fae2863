"""failures.png of a difficulty pack: the patients of each class that it got most wrong.

Images of a data set are not ours to spread, so a tile shows the attention on dark ground. Only our
own rendering is shown as it is, beneath the attention.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from PIL import Image, ImageDraw

from training.difficulty.calibration import softmax
from training.difficulty.prediction import PACK_SIZE, Answer
from training.difficulty.results import DifficultyResult
from training.difficulty.tables import classes_of_result
from training.export.failure_sheet import (
    CAPTION_HEIGHT,
    FAINT_TEXT,
    GAP,
    GROUND,
    PICTURE_SHARE,
    TEXT,
    TITLE_HEIGHT,
    fitting,
    font,
    heat_colours,
    small_png,
)
from training.prediction import prepare_view

TILE = 150
TILES_A_CLASS = 6
ATTENTION_OPACITY = 0.55


def difficulty_sheet(result: DifficultyResult, shows_pictures: bool) -> bytes:
    """The sheet as PNG, a row for each class that occurs."""
    rows = [
        (place, found)
        for place in range(len(classes_of_result(result)))
        if (found := worst_of_class(result, place))
    ]
    row_height = TITLE_HEIGHT + TILE + CAPTION_HEIGHT + GAP
    width = GAP + max(len(found) for _, found in rows) * (TILE + GAP)
    sheet = Image.new("RGB", (width, GAP + len(rows) * row_height), GROUND)
    for index, (place, found) in enumerate(rows):
        _draw_row(sheet, result, place, found, GAP + index * row_height, shows_pictures)
    return small_png(sheet)


def worst_of_class(result: DifficultyResult, place: int) -> list[tuple[Answer, np.ndarray]]:
    """Of the class's patients with the least probability for it, a picture each: the worst first.

    With the patient's pooled probabilities.
    """
    patients = result.patients
    of_class = np.flatnonzero(patients.labels == place)
    ranked = sorted(of_class, key=lambda row: patients.probabilities[row, place])[:TILES_A_CLASS]
    by_patient: dict[str, list[Answer]] = {}
    for one in result.answers:
        by_patient.setdefault(one.patient, []).append(one)
    return [
        (
            min(by_patient[patients.names[row]], key=lambda one: softmax(one.logits)[place]),
            patients.probabilities[row],
        )
        for row in ranked
    ]


def _draw_row(
    sheet: Image.Image,
    result: DifficultyResult,
    place: int,
    found: Sequence[tuple[Answer, np.ndarray]],
    top: int,
    shows_pictures: bool,
) -> None:
    """A class's title and its tiles."""
    classes = classes_of_result(result)
    draw = ImageDraw.Draw(sheet)
    count = int((result.patients.labels == place).sum())
    title = f"truly {classes[place]}: the {len(found)} worst of {count}"
    draw.text((GAP, top), fitting(title, font(15), sheet.width - GAP), TEXT, font(15))
    for column, (one, probabilities) in enumerate(found):
        left, below = GAP + column * (TILE + GAP), top + TITLE_HEIGHT + TILE + 2
        sheet.paste(_tile(one, shows_pictures), (left, top + TITLE_HEIGHT))
        said = int(probabilities.argmax())
        verdict = f"{classes[said]} {probabilities[said]:.2f}"
        draw.text((left, below), fitting(verdict, font(12), TILE), TEXT, font(12))
        name = fitting(one.sample.path.name, font(11), TILE)
        draw.text((left, below + 15), name, FAINT_TEXT, font(11))


def _tile(one: Answer, shows_picture: bool) -> Image.Image:
    """The field of view under its attention."""
    share = cv2.resize(one.attention.astype(np.float32), (TILE, TILE))
    share = np.clip(share, 0, 1)
    picture = heat_colours(share)
    if shows_picture:
        view = prepare_view(one.sample, PACK_SIZE, one.crop).frame
        small = cv2.resize(view, (TILE, TILE), interpolation=cv2.INTER_AREA) * PICTURE_SHARE
        opacity = share[..., None] * ATTENTION_OPACITY
        picture = picture * opacity + small * (1 - opacity)
    return Image.fromarray(np.rint(picture).astype(np.uint8))
