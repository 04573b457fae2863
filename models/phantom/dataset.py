"""Writes a data set in COCO form: images/ and annotations.json."""

import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from phantom.anatomy import Anatomy, make_anatomy
from phantom.frame import Frame, make_frame

FOLDS = 5


@dataclass(frozen=True)
class DatasetPlan:
    """What to write: seeds `first_seed` to `last_seed` inclusive, frames for each, where."""

    folder: Path
    first_seed: int
    last_seed: int
    frames_per_seed: int
    negatives: float
    size: int
    workers: int


def write_dataset(plan: DatasetPlan, report=print) -> Path:
    """Renders every frame of the plan and returns the path of its annotations.json."""
    (plan.folder / "images").mkdir(parents=True, exist_ok=True)
    seeds = list(range(plan.first_seed, plan.last_seed + 1))
    records: list[dict] = []
    with ProcessPoolExecutor(plan.workers) as pool:
        for done, rows in enumerate(pool.map(_write_seed, [plan] * len(seeds), seeds), start=1):
            records += rows
            if done % 10 == 0 or done == len(seeds):
                report(f"{done} of {len(seeds)} seeds, {len(records)} images")
    path = plan.folder / "annotations.json"
    path.write_text(json.dumps(coco(records, plan)))
    return path


def wants_papilla(index: int, negatives: float) -> bool:
    """Spreads the frames without a papilla evenly: index counts frames from seed 0."""
    return int((index + 1) * negatives) == int(index * negatives)


def _write_seed(plan: DatasetPlan, seed: int) -> list[dict]:
    """Writes one seed's images; returns a record of each, with its box under `box`."""
    with_papilla, without = make_anatomy(seed), None
    records = []
    for number in range(plan.frames_per_seed):
        rng = np.random.default_rng([seed, 1 + number, 77])
        positive = wants_papilla(seed * plan.frames_per_seed + number, plan.negatives)
        if not positive and without is None:
            without = make_anatomy(seed, with_papilla=False)
        anatomy: Anatomy = with_papilla if positive or without is None else without
        frame = make_frame(rng, anatomy, positive, plan.size)
        name = f"images/phantom_{seed:05d}_{number:03d}.jpg"
        quality, sampling = int(rng.integers(72, 94)), int(rng.choice([0, 2]))
        Image.fromarray(frame.screen).save(
            plan.folder / name, quality=quality, subsampling=sampling
        )
        records.append(_record(name, seed, frame))
    return records


def _record(name: str, seed: int, frame: Frame) -> dict:
    layout = frame.layout
    return {
        "file_name": name,
        "width": layout.width,
        "height": layout.height,
        "n_targets": 0 if frame.box is None else 1,
        "group_id": seed,
        "fold": 1 + seed % FOLDS,
        "seed": seed,
        "license": 1,
        "view": frame.view,
        "field_of_view": {
            "x": layout.x,
            "y": layout.y,
            "width": layout.picture_width,
            "height": layout.picture_height,
        },
        "box": frame.box,
        "area": frame.area,
    }


def coco(records: list[dict], plan: DatasetPlan) -> dict:
    """The COCO document of the records; images without a papilla get no annotation."""
    images, annotations = [], []
    for number, record in enumerate(records, start=1):
        box, area = record["box"], record["area"]
        shown = {key: value for key, value in record.items() if key not in ("box", "area")}
        images.append({"id": number, **shown})
        if box is not None:
            annotations.append(
                {
                    "id": len(annotations) + 1,
                    "image_id": number,
                    "category_id": 1,
                    "bbox": [int(box.x), int(box.y), int(box.width), int(box.height)],
                    "area": area,
                    "iscrowd": 0,
                }
            )
    return {
        "info": {
            "description": "Rendered duodenum with papilla; boxes from the rendering's id buffer",
            "seeds": [plan.first_seed, plan.last_seed],
        },
        "licenses": [{"id": 1, "name": "Same licence as the program that rendered it"}],
        "categories": [{"id": 1, "name": "papilla"}],
        "images": images,
        "annotations": annotations,
    }
