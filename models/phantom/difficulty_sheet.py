"""Contact sheets of what the difficulty hangs on: types and attributes, and the degraded views."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from phantom.clinical_view import ClinicalView, clean_view
from phantom.degraded import DEGRADED_KINDS
from phantom.morphology import DIVERTICULA, PAPILLA_TYPES, Morphology
from phantom.patient import make_patient
from phantom.patient_pictures import patient_fixtures

COLUMNS = 6
TILE = 150
CAPTION = 14
DEGRADED_PATIENTS = 6

TYPICAL = Morphology("I", 0.42, 0.0, 0.0, 0.85, "none", 0.0, 0.0)
TYPICAL_BULGES = {"I": 0.42, "II": 0.2, "III": 0.75, "IV": 0.42}
STEPS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)

Sample = tuple[str, int, Morphology]
"""Caption, seed and papilla of a tile."""


def write_difficulty_sheet(path: Path, first_seed: int) -> None:
    """Writes a JPEG: four rows of types, then each attribute from low to high on one bowel."""
    rows = _type_rows(first_seed) + _attribute_rows(first_seed + 100)
    _save(path, [[_sample_tile(sample) for sample in row] for row in rows])


def write_degraded_sheet(path: Path, first_patient: int) -> None:
    """Writes a JPEG: a patient a row, the clean view first, then the degraded ones."""
    rows = []
    for patient in range(first_patient, first_patient + DEGRADED_PATIENTS):
        views = {view.kind: view for view in patient_fixtures(patient, 2 * TILE).views}
        rows.append([_view_tile(views.get(kind), kind) for kind in ("clean", *DEGRADED_KINDS)])
    _save(path, rows)


def _type_rows(seed: int) -> list[list[Sample]]:
    return [
        [(f"type {kind}", seed + column, _of_type(kind)) for column in range(COLUMNS)]
        for kind in PAPILLA_TYPES
    ]


def _of_type(kind: str) -> Morphology:
    return replace(TYPICAL, type=kind, bulge=TYPICAL_BULGES[kind])


def _attribute_rows(seed: int) -> list[list[Sample]]:
    """One bowel a row, in which one thing alone changes."""
    named = (
        ("bulge", "bulge"),
        ("upper_crease", "upper crease"),
        ("hood", "hood"),
        ("orifice_visibility", "orifice"),
    )
    rows = [
        [(f"{word} {step:g}", seed + row, replace(TYPICAL, **{name: step})) for step in STEPS]
        for row, (name, word) in enumerate(named)
    ]
    rows.append(
        [
            (f"pouch {word}", seed + 4 + side, replace(TYPICAL, diverticulum=word))
            for word in DIVERTICULA[1:]
            for side in (0, 1)
        ]
    )
    turns = [
        (f"turned {angle:g}", seed + 7, replace(TYPICAL, orientation_degrees=angle))
        for angle in (-35.0, 0.0, 35.0)
    ]
    places = [
        (f"position {place:g}", seed + 8, replace(TYPICAL, position=place))
        for place in (-1.0, 0.0, 1.0)
    ]
    return [*rows, turns + places]


def _sample_tile(sample: Sample) -> np.ndarray:
    caption, seed, morphology = sample
    rng = np.random.default_rng([seed, 71])
    return _view_tile(clean_view(rng, make_patient(seed, morphology), 2 * TILE), caption)


def _view_tile(view: ClinicalView | None, caption: str) -> np.ndarray:
    """A picture under its caption; black where this bowel has no such view."""
    tile = Image.new("RGB", (TILE, TILE + CAPTION))
    if view is not None:
        picture = Image.fromarray(view.picture)
        picture.thumbnail((TILE - 4, TILE - 4), Image.Resampling.LANCZOS)
        tile.paste(picture, (2, CAPTION + (TILE - picture.height) // 2))
    font = ImageFont.load_default_imagefont()
    ImageDraw.Draw(tile).text((4, 2), caption, fill=(215, 215, 215), font=font)
    return np.asarray(tile)


def _save(path: Path, rows: list[list[np.ndarray]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet = np.concatenate([np.concatenate(row, axis=1) for row in rows])
    Image.fromarray(sheet).save(path, quality=84)
