"""Writes patients' pictures as COCO: images/, a record for each patient, annotations.json.

A patient whose record lies in the folder is not rendered again, so an interrupted rendering goes
on where it stopped and ranges of patients can be rendered one after the other.
"""

import json
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image

from phantom.clinical_view import ClinicalView
from phantom.difficulty_model import class_probabilities, draw_difficulty
from phantom.morphology import Morphology, morphology_record, read_morphology

FOLDS = 5

PATIENT_SEEDS_FROM = 100_000
"""Seed of patient 0: far above the seeds of the detection set and of the demo (9000 and more)."""


@dataclass(frozen=True)
class PatientPlan:
    """Which patients to write (first to last inclusive), how large, where."""

    folder: Path
    first_patient: int
    last_patient: int
    size: int
    workers: int

    def patients(self) -> range:
        """The patients' numbers."""
        return range(self.first_patient, self.last_patient + 1)


@dataclass(frozen=True)
class PatientPictures:
    """A patient's papilla and the views of it."""

    morphology: Morphology
    views: list[ClinicalView]


def patient_seed(patient: int) -> int:
    """The seed of a patient's bowel."""
    return PATIENT_SEEDS_FROM + patient


def write_patients(
    plan: PatientPlan,
    draw: Callable[[int, int], PatientPictures],
    settings: dict,
    report: Callable[[str], None] = print,
) -> Path:
    """Renders what is missing and returns the path of the folder's annotations.json.

    `draw` makes the pictures of a patient's number in a given width; it must be picklable.
    `settings` say how; raises ValueError for a folder whose patients were rendered in another way.
    """
    for name in ("images", "patients"):
        (plan.folder / name).mkdir(parents=True, exist_ok=True)
    _keep_settings(plan.folder / "settings.json", {**settings, "size": plan.size})
    missing = [each for each in plan.patients() if not _record_path(plan.folder, each).exists()]
    report(f"{len(missing)} of {len(plan.patients())} patients to render")
    with ProcessPoolExecutor(plan.workers) as pool:
        tasks = pool.map(partial(_write_patient, plan, draw), missing)
        for done, _ in enumerate(tasks, start=1):
            if done % 20 == 0 or done == len(missing):
                report(f"{done} of {len(missing)} patients")
    return _write_annotations(plan.folder, settings["description"])


def _keep_settings(path: Path, settings: dict) -> None:
    if path.exists() and json.loads(path.read_text()) != settings:
        raise ValueError(
            f"{path.parent} holds patients that were rendered with {path.read_text()}; "
            "choose another folder or the same options"
        )
    path.write_text(json.dumps(settings))


def _write_annotations(folder: Path, description: str) -> Path:
    """Gathers the records of all patients in the folder into its annotations.json."""
    rows = []
    for path in sorted((folder / "patients").glob("*.json")):
        rows += json.loads(path.read_text())
    path = folder / "annotations.json"
    _replace(path, _coco([labelled(row) for row in rows], description))
    return path


def relabel(path: Path) -> int:
    """Draws the labels of an annotations.json anew from the morphology in it.

    Returns how many images have another class now; raises ValueError where an image has none.
    """
    document = json.loads(path.read_text())
    images = [labelled(image) for image in document["images"]]
    pairs = zip(images, document["images"], strict=True)
    changed = sum(after["difficulty"] != before.get("difficulty") for after, before in pairs)
    _replace(path, {**document, "images": images})
    return changed


def labelled(image: dict) -> dict:
    """The image's record with what the label model says of its patient."""
    if "morphology" not in image:
        raise ValueError(f"{image['file_name']} has no morphology from which a label could follow")
    probabilities = class_probabilities(read_morphology(image["morphology"]))
    return {
        **image,
        "difficulty": draw_difficulty(probabilities, image["seed"]),
        "classProbabilities": [round(each, 6) for each in probabilities],
    }


def _record_path(folder: Path, patient: int) -> Path:
    return folder / "patients" / f"{patient:06d}.json"


def _write_patient(plan: PatientPlan, draw, patient: int) -> None:
    pictures = draw(patient, plan.size)
    rng = np.random.default_rng([patient_seed(patient), 25])
    rows = []
    for number, view in enumerate(pictures.views):
        name = f"images/patient_{patient:06d}_{number:02d}_{view.kind}.jpg"
        quality, sampling = int(rng.integers(80, 95)), int(rng.choice([0, 2]))
        Image.fromarray(view.picture).save(
            plan.folder / name, quality=quality, subsampling=sampling
        )
        rows.append(_row(name, patient, view, pictures.morphology))
    _replace(_record_path(plan.folder, patient), rows)


def _replace(path: Path, content: dict | list) -> None:
    """Writes JSON so that a reader, or a stop half way, meets the old file or the new one."""
    part = path.with_suffix(".part")
    part.write_text(json.dumps(content))
    part.replace(path)


def _row(name: str, patient: int, view: ClinicalView, morphology: Morphology) -> dict:
    height, width = view.picture.shape[:2]
    box = view.box
    return {
        "file_name": name,
        "width": width,
        "height": height,
        "n_targets": 1,
        "seed": patient_seed(patient),
        "patientKey": f"phantom-{patient:06d}",
        "fold": 1 + patient % FOLDS,
        "license": 1,
        "field_of_view": {"x": 0, "y": 0, "width": width, "height": height},
        "viewTruth": {"kind": view.kind, "obliqueDegrees": round(view.oblique_degrees, 1)},
        "morphology": morphology_record(morphology),
        "annotation": {
            "bbox": [int(box.x), int(box.y), int(box.width), int(box.height)],
            "area": view.area,
        },
    }


def _coco(rows: list[dict], description: str) -> dict:
    images, annotations = [], []
    for number, row in enumerate(rows, start=1):
        shown = {key: value for key, value in row.items() if key != "annotation"}
        images.append({"id": number, **shown})
        annotation = {"id": number, "image_id": number, "category_id": 1, **row["annotation"]}
        annotations.append({**annotation, "iscrowd": 0})
    return {
        "info": {"description": description},
        "licenses": [{"id": 1, "name": "Same licence as the program that rendered it"}],
        "categories": [{"id": 1, "name": "papilla"}],
        "images": images,
        "annotations": annotations,
    }
