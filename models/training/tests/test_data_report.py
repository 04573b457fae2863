"""What the report finds in a data set."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from training.__main__ import main
from training.config import RunConfig, SourceConfig, config_to_dict
from training.data_report import (
    crossing_duplicates,
    fingerprint,
    near_pairs,
    read_source,
    report_source,
)
from training.dataset import load_sources


def test_counts_sizes_and_boxes(discs: Path, disc_source: SourceConfig) -> None:
    (report,) = [report_source(read_source(source)) for source in load_sources([disc_source])]
    assert (report.images, report.single_target, report.without_target) == (16, 12, 4)
    assert report.sizes == {"160 x 128": 16}
    assert report.box_aspects == (1.0,) * 5
    assert report.box_area_shares[0] == round(37 * 37 / (160 * 128), 4)
    assert report.unreadable == ()


def test_unreadable_files_and_near_duplicates_are_named(
    discs: Path, disc_source: SourceConfig
) -> None:
    images = discs / "images"
    (images / "disc_002.png").write_bytes(b"no picture")
    shutil.copy(images / "disc_000.png", images / "disc_001.png")
    (report,) = [report_source(read_source(source)) for source in load_sources([disc_source])]
    (reason,) = report.unreadable
    assert "disc_002.png" in reason
    assert "cannot be decoded" in reason
    assert ("disc_000.png", "disc_001.png") in report.near_duplicates


def test_a_fingerprint_survives_compression_and_tells_scenes_apart() -> None:
    random = np.random.default_rng(2)
    scenes = [
        random.integers(0, 256, (9, 12, 3), np.uint8).repeat(20, 0).repeat(20, 1) for _ in "ab"
    ]
    noisy = np.clip(scenes[0].astype(int) + random.normal(0, 4, scenes[0].shape), 0, 255)
    prints = np.stack([fingerprint(image) for image in (*scenes, noisy.astype(np.uint8))])
    assert near_pairs(prints[:1], prints[1:]) == [(0, 1)]


def test_near_duplicates_across_folds_and_sides_are_named(
    discs: Path, disc_source: SourceConfig
) -> None:
    # Even places are in fold 1, odd ones in fold 2; the unseen discs are validated on.
    images, unseen = discs / "images", discs.parent / "unseen" / "images"
    shutil.copy(images / "disc_000.png", images / "disc_001.png")
    shutil.copy(images / "disc_004.png", images / "disc_006.png")
    shutil.copy(images / "disc_009.png", unseen / "disc_010.png")
    train, validate = (
        [read_source(source) for source in load_sources([replace(disc_source, path=path)])]
        for path in ("discs", "unseen")
    )
    assert crossing_duplicates(train, validate) == [
        ("disc_000.png (fold 1)", "disc_001.png (fold 2)"),
        ("disc_009.png (fold 2)", "disc_010.png (fold 1)"),
    ]


def test_an_image_of_another_size_than_annotated_is_named(
    discs: Path, disc_source: SourceConfig
) -> None:
    image = discs / "images" / "disc_005.png"
    cv2.imwrite(str(image), np.full((64, 80, 3), 90, np.uint8))
    (report,) = [report_source(read_source(source)) for source in load_sources([disc_source])]
    (reason,) = report.unreadable
    assert "disc_005.png is 80 x 64, but its annotation says 160 x 128" in reason


def test_the_command_prints_and_writes(
    discs: Path, tiny_run: RunConfig, tmp_path: Path, capsys
) -> None:
    config = tmp_path / "tiny.json"
    config.write_text(json.dumps(config_to_dict(tiny_run)), encoding="utf-8")
    out = tmp_path / "report.json"
    assert main(["report", "--config", str(config), "--out", str(out)]) == 0
    assert "12 with one target, 0 with several, 4 without" in capsys.readouterr().out
    document = json.loads(out.read_text(encoding="utf-8"))
    assert [source["images"] for source in document["sources"]] == [16, 16]
    assert document["leaks"] == []
    assert document["crossingDuplicates"] == []
