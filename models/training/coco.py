"""Samples from COCO data sets with Ampulla's extra fields."""

import json
import math
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from training.boxes import Box, ellipse_points
from training.config import SourceConfig
from training.difficulty.classes import FOUR
from training.errors import DataError
from training.folds import group_of, image_folds

CHECKOUT_ROOT = Path(__file__).resolve().parents[2]
# Rounded annotations may reach half a pixel over the edge; anything more is an error.
BOX_TOLERANCE_PX = 1.0
# Written probabilities are rounded.
SUM_TOLERANCE = 0.01
# A file that was cut off lacks its format's last bytes; some writers add a little behind them.
TAIL_BYTES = 4096
ENDINGS = {b"\xff\xd8": b"\xff\xd9", b"\x89PNG": b"IEND"}


@dataclass(frozen=True)
class Sample:
    """One image: where it lies, its targets' boxes and outlines [n, 2], all in its own pixels."""

    path: Path
    width: int
    height: int
    boxes: tuple[Box, ...]
    outlines: tuple[np.ndarray, ...]
    field_of_view: Box | None
    # Images of one group are never split between training and validation.
    group: str = ""
    fold: int | None = None
    # One of the study's four classes, and what can be known of them at all (see docs/formats.md).
    difficulty: str | None = None
    class_probabilities: tuple[float, ...] | None = None
    # What the papilla looks like, as the data set says it; `difficulty.morphology` reads it.
    morphology: Any = None


def root_folder(root: str) -> Path:
    """The folder that a source's `root` stands for."""
    if root == "data":
        return Path(os.environ.get("AMPULLA_DATA") or CHECKOUT_ROOT.parent / "shared" / "data")
    if root == "generated":
        default = Path.home() / ".cache" / "ampulla" / "generated"
        return Path(os.environ.get("AMPULLA_GENERATED") or default)
    raise DataError(f"The root {root!r} is unknown; use 'data' or 'generated'.")


def source_folder(source: SourceConfig) -> Path:
    """The folder that holds the source's annotations.json."""
    return root_folder(source.root) / source.path


def read_image(path: Path) -> np.ndarray:
    """An image file as RGB [height, width, 3], uint8.

    Raises DataError for a file that is not there, cannot be decoded or was cut off: the decoder
    would fill the lost part of a JPEG with grey and say nothing.
    """
    try:
        data = path.read_bytes()
    except OSError as cause:
        raise DataError(f"The image {path} cannot be read: {cause.strerror}.") from cause
    for start, end in ENDINGS.items():
        if data.startswith(start) and end not in data[-TAIL_BYTES:]:
            raise DataError(f"The image {path} is cut off; copy it again from where it came from.")
    image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR) if data else None
    if image is None:
        raise DataError(f"The image {path} cannot be decoded.")
    return cv2.cvtColor(image, cv2.COLOR_BGR2RGB)


def read_sample(sample: Sample) -> np.ndarray:
    """The sample's image as RGB; boxes of another size would lie beside their targets."""
    image = read_image(sample.path)
    height, width = image.shape[:2]
    if (width, height) != (sample.width, sample.height):
        raise DataError(
            f"The image {sample.path} is {width} x {height}, but its annotation says "
            f"{sample.width} x {sample.height}."
        )
    return image


def _largest_outline(path: Path) -> np.ndarray:
    """Convex hull [n, 2] of a mask file's largest component."""
    mask = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    if mask is None:
        raise DataError(f"The mask {path} is missing or cannot be decoded.")
    contours, _ = cv2.findContours(
        (mask > 127).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE
    )
    if not contours:
        raise DataError(f"The mask {path} is empty although its image has a target.")
    hull = cv2.convexHull(max(contours, key=cv2.contourArea))
    return hull[:, 0, :].astype(np.float64) + 0.5


def _parse_box(values: Any, image: dict[str, Any]) -> Box:
    """A COCO `bbox`, checked against its image."""
    numbers = [float(value) for value in values]
    if len(numbers) != 4 or not all(math.isfinite(number) for number in numbers):
        raise DataError(f"{image['file_name']}: the box {list(values)} is not four numbers.")
    box = Box(*numbers)
    outside = (
        min(box.x, box.y) < -BOX_TOLERANCE_PX
        or box.right > image["width"] + BOX_TOLERANCE_PX
        or box.bottom > image["height"] + BOX_TOLERANCE_PX
    )
    if outside or min(box.width, box.height) <= 0:
        size = f"{image['width']} x {image['height']}"
        raise DataError(f"{image['file_name']}: the box {list(values)} is not inside {size}.")
    return box


def _parse_field_of_view(value: Any) -> Box | None:
    """A box as a list or as an object; absent means that it has to be found."""
    if value is None:
        return None
    if isinstance(value, dict):
        value = [value[key] for key in ("x", "y", "width", "height")]
    return Box(*(float(item) for item in value[:4]))


def _parse_difficulty(image: dict[str, Any]) -> tuple[str | None, tuple[float, ...] | None]:
    """An image's class and, where the data set knows them, the true probabilities of all four."""
    name, values = image.get("difficulty"), image.get("classProbabilities")
    if name is not None and name not in FOUR:
        raise DataError(
            f"{image['file_name']}: the difficulty {name!r} is unknown; known: {', '.join(FOUR)}."
        )
    if values is None:
        return name, None
    numbers = tuple(float(value) for value in values)
    if len(numbers) != len(FOUR) or min(numbers) < 0 or abs(sum(numbers) - 1) > SUM_TOLERANCE:
        raise DataError(
            f"{image['file_name']}: classProbabilities {list(values)} are not {len(FOUR)} "
            "probabilities that add up to 1."
        )
    return name, numbers


def _parse_sample(folder: Path, image: dict[str, Any], fold: int, bboxes: list[Any]) -> Sample:
    """One image entry and its annotations to a sample."""
    path = folder / image["file_name"]
    if not path.is_file():
        raise DataError(f"The image {path} of {folder.name}/annotations.json is missing.")
    boxes = tuple(_parse_box(values, image) for values in bboxes)
    if len(boxes) == 1 and image.get("mask_file"):
        outlines: tuple[np.ndarray, ...] = (_largest_outline(folder / image["mask_file"]),)
    else:
        outlines = tuple(ellipse_points(box) for box in boxes)
    view = _parse_field_of_view(image.get("field_of_view"))
    size = (image["width"], image["height"])
    known = (*_parse_difficulty(image), image.get("morphology"))
    return Sample(path, *size, boxes, outlines, view, group_of(image), fold, *known)


def load_source(source: SourceConfig) -> list[Sample]:
    """All samples that the source selects; an empty selection is an error."""
    folder = source_folder(source)
    file = folder / "annotations.json"
    if not file.is_file():
        raise DataError(
            f"The data set {source.name!r} was not found: {file} does not exist. "
            "Set AMPULLA_DATA or AMPULLA_GENERATED to the folder that holds it."
        )
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
        bboxes: dict[int, list[Any]] = {image["id"]: [] for image in document["images"]}
        for annotation in document["annotations"]:
            bboxes[annotation["image_id"]].append(annotation["bbox"])
        folds = image_folds(document["images"])
        chosen = [
            _parse_sample(folder, image, fold, bboxes[image["id"]])
            for image, fold in zip(document["images"], folds, strict=True)
            if (not source.folds or fold in source.folds)
            and (not source.single_target_only or len(bboxes[image["id"]]) == 1)
        ]
    except (ValueError, KeyError, TypeError) as cause:
        raise DataError(f"{file} is not a readable COCO file: {cause!r}.") from cause
    if not chosen:
        raise DataError(f"{source.name!r}: no image of {file} is in folds {list(source.folds)}.")
    return chosen
