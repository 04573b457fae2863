"""A tiny data set with real images: bright discs on mucosa-coloured noise."""

import json
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from training.config import (
    AugmentConfig,
    NetworkConfig,
    OptimiserConfig,
    RunConfig,
    RuntimeConfig,
    SourceConfig,
)

FRAME_WIDTH, FRAME_HEIGHT = 160, 128


def draw_frame(random: np.random.Generator, centre: tuple[int, int] | None) -> np.ndarray:
    """One frame, with a bright disc of radius 18 where asked."""
    frame = np.full((FRAME_HEIGHT, FRAME_WIDTH, 3), (70, 60, 140), np.uint8)
    noise = random.normal(0, 8, frame.shape)
    frame = np.clip(frame + noise, 0, 255).astype(np.uint8)
    if centre is not None:
        cv2.circle(frame, centre, 18, (150, 220, 240), -1)
    return frame


def write_discs(folder: Path, count: int, seed: int = 5) -> None:
    """A COCO data set of `count` images, every fourth of them without a disc."""
    (folder / "images").mkdir(parents=True)
    random = np.random.default_rng(seed)
    images, annotations = [], []
    for index in range(count):
        centre = None
        if index % 4 != 3:
            centre = (int(random.integers(30, 130)), int(random.integers(30, 98)))
        name = f"images/disc_{index:03}.png"
        cv2.imwrite(str(folder / name), draw_frame(random, centre))
        size = {"width": FRAME_WIDTH, "height": FRAME_HEIGHT}
        images.append({"id": index, "file_name": name, "fold": 1 + index % 2, **size})
        if centre is not None:
            box = [centre[0] - 18, centre[1] - 18, 37, 37]
            annotations.append({"id": index, "image_id": index, "category_id": 1, "bbox": box})
    document = {"images": images, "annotations": annotations, "categories": []}
    (folder / "annotations.json").write_text(json.dumps(document), encoding="utf-8")


@pytest.fixture
def discs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the discs, found through AMPULLA_GENERATED; others for validation beside it."""
    write_discs(tmp_path / "discs", 16)
    write_discs(tmp_path / "unseen", 16, seed=6)
    monkeypatch.setenv("AMPULLA_GENERATED", str(tmp_path))
    return tmp_path / "discs"


@pytest.fixture
def disc_source() -> SourceConfig:
    """The discs as a source."""
    return SourceConfig("discs", "discs", root="generated", licence="Apache-2.0")


@pytest.fixture
def tiny_run(disc_source: SourceConfig) -> RunConfig:
    """A run that takes seconds: small input, few images, one thread, exact arithmetic."""
    return RunConfig(
        name="tiny",
        train=(disc_source,),
        validate=(replace(disc_source, path="unseen"),),
        seed=3,
        network=NetworkConfig(input_size=64, mask_size=32, decoder_widths=(16, 16, 16)),
        augment=AugmentConfig(photometric=False, occlusion=False, no_crop_share=0.0),
        optimiser=OptimiserConfig(
            epochs=4, samples_per_epoch=16, batch_size=8, learning_rate=3e-3, ema_decay=0.9
        ),
        runtime=RuntimeConfig(
            device="cpu", precision="float32", threads=1, loader_workers=0, validate_every=2
        ),
    )
