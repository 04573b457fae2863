"""A tiny data set of patients whose discs show the difficulty: real images, seconds to learn."""

import json
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from training.config import DifficultyConfig, NetworkConfig, RunConfig, SourceConfig
from training.difficulty.classes import FOUR
from training.tests.conftest import FRAME_HEIGHT, FRAME_WIDTH, draw_frame

# By patient; every second one is easy.
LABELS = ("easy", "long", "easy", "technique", "easy", "failure")
COLOURS = {
    "easy": (150, 220, 240),
    "long": (60, 60, 230),
    "technique": (40, 200, 60),
    "failure": (220, 60, 40),
}
IMAGES_A_PATIENT = 2


def write_patients(folder: Path, count: int, seed: int = 9) -> None:
    """`count` patients with two images each; the disc's colour is the class; folds 1, 2."""
    (folder / "images").mkdir(parents=True)
    random = np.random.default_rng(seed)
    images, annotations = [], []
    for patient in range(count):
        label = LABELS[patient % len(LABELS)]
        posterior = [0.1] * len(FOUR)
        posterior[FOUR.index(label)] = 0.7
        for _ in range(IMAGES_A_PATIENT):
            number = len(images)
            name = f"images/patient_{number:03}.png"
            centre = (int(random.integers(50, 110)), int(random.integers(50, 78)))
            frame = draw_frame(random, None)
            cv2.circle(frame, centre, 18, COLOURS[label], -1)
            cv2.imwrite(str(folder / name), frame)
            images.append(
                {
                    "id": number,
                    "file_name": name,
                    "width": FRAME_WIDTH,
                    "height": FRAME_HEIGHT,
                    "patientKey": f"p{patient}",
                    "fold": 1 + patient // len(LABELS) % 2,
                    "field_of_view": [0, 0, FRAME_WIDTH, FRAME_HEIGHT],
                    "difficulty": label,
                    "classProbabilities": posterior,
                }
            )
            box = [centre[0] - 18, centre[1] - 18, 37, 37]
            annotations.append({"id": number, "image_id": number, "category_id": 1, "bbox": box})
    document = {"images": images, "annotations": annotations, "categories": []}
    (folder / "annotations.json").write_text(json.dumps(document), encoding="utf-8")


def patient_run(tiny_run: RunConfig, classes: int = 2, output: str = "difficulty") -> RunConfig:
    """A run on the patients: trained on fold 1, validated on fold 2."""
    source = SourceConfig(
        "patients fold 1",
        "patients",
        root="generated",
        folds=(1,),
        max_rotation_degrees=5.0,
        licence="Apache-2.0",
    )
    held = replace(source, name="patients fold 2", folds=(2,))
    network = NetworkConfig(
        output=output,
        classes=classes,
        input_size=64,
        mask_size=32,
        decoder_widths=(16, 16, 16),
        fine_grid=output == "difficulty",
    )
    return replace(
        tiny_run,
        name="patients",
        train=(source,),
        validate=(held,),
        network=network,
        difficulty=DifficultyConfig(),
    )
