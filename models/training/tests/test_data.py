"""Reading, cutting and augmenting images."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from training.augment.geometric import crop_matrix, target_free_crop, warp
from training.augment.pipeline import training_pair
from training.boxes import Box, intersection_area
from training.coco import load_source, read_image
from training.config import AugmentConfig, NetworkConfig, SourceConfig
from training.dataset import draws_per_source, plan_epoch
from training.errors import DataError
from training.field_of_view import detect_field_of_view
from training.soft_mask import read_soft_mask

ROUNDS = 40


def edit_annotations(folder: Path, change: dict[str, object]) -> None:
    """Change the first annotation of a data set."""
    file = folder / "annotations.json"
    document = json.loads(file.read_text(encoding="utf-8"))
    document["annotations"][0] |= change
    file.write_text(json.dumps(document), encoding="utf-8")


def test_images_without_target_are_kept(discs: Path, disc_source: SourceConfig) -> None:
    samples = load_source(disc_source)
    assert len(samples) == 16
    assert sum(not sample.boxes for sample in samples) == 4


def test_folds_select_and_an_empty_fold_is_named(discs: Path, disc_source: SourceConfig) -> None:
    fold = SourceConfig("discs", "discs", root="generated", folds=(2,))
    assert len(load_source(fold)) == 8
    with pytest.raises(DataError, match=r"no image .* folds \[9\]"):
        load_source(SourceConfig("discs", "discs", root="generated", folds=(9,)))


def test_missing_data_set_names_file_and_remedy(discs: Path) -> None:
    with pytest.raises(DataError, match="AMPULLA_GENERATED"):
        load_source(SourceConfig("gone", "gone", root="generated"))


def test_missing_image_is_named(discs: Path, disc_source: SourceConfig) -> None:
    (discs / "images" / "disc_003.png").unlink()
    with pytest.raises(DataError, match="disc_003.png"):
        load_source(disc_source)


def test_undecodable_image_is_named(discs: Path) -> None:
    broken = discs / "images" / "disc_001.png"
    broken.write_bytes(b"no picture")
    with pytest.raises(DataError, match="disc_001.png"):
        read_image(broken)


def test_box_outside_its_image_is_named(discs: Path, disc_source: SourceConfig) -> None:
    edit_annotations(discs, {"bbox": [150, 10, 40, 40]})
    with pytest.raises(DataError, match="disc_000.png: the box"):
        load_source(disc_source)


@pytest.mark.parametrize("kind", [".jpg", ".png"])
def test_an_image_that_was_cut_off_is_named(tmp_path: Path, kind: str) -> None:
    random = np.random.default_rng(3)
    whole = cv2.imencode(kind, random.integers(0, 256, (80, 90, 3), np.uint8))[1].tobytes()
    file = tmp_path / f"cut{kind}"
    for kept in (len(whole) // 2, len(whole) - 20):
        file.write_bytes(whole[:kept])
        with pytest.raises(DataError, match=f"cut{kind} is cut off"):
            read_image(file)
    file.write_bytes(whole + b"\0" * 100)
    assert read_image(file).shape == (80, 90, 3)
    file.write_bytes(b"")
    with pytest.raises(DataError, match="cannot be decoded"):
        read_image(file)


@pytest.mark.parametrize("box", [[10, 10, 20], [10, 10, float("nan"), 20], [1, 2, 3, 4, 5]])
def test_a_box_that_is_none_is_named(
    discs: Path, disc_source: SourceConfig, box: list[float]
) -> None:
    edit_annotations(discs, {"bbox": box})
    with pytest.raises(DataError, match="disc_000.png: the box .* is not four numbers"):
        load_source(disc_source)


def test_fields_that_are_missing_are_named(discs: Path, disc_source: SourceConfig) -> None:
    file = discs / "annotations.json"
    document = json.loads(file.read_text(encoding="utf-8"))
    del document["images"][3]["width"]
    file.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(DataError, match="not a readable COCO file: KeyError\\('width'\\)"):
        load_source(disc_source)


def test_a_mask_gives_the_outline_where_there_is_one(
    discs: Path, disc_source: SourceConfig
) -> None:
    plain = load_source(disc_source)[0]
    file = discs / "annotations.json"
    document = json.loads(file.read_text(encoding="utf-8"))
    document["images"][0]["mask_file"] = "images/mask.png"
    file.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(DataError, match="mask.png is missing"):
        load_source(disc_source)
    mask = np.zeros((plain.height, plain.width), np.uint8)
    mask[40:60, 30:50] = 255
    cv2.imwrite(str(discs / "images" / "mask.png"), mask)
    outline = load_source(disc_source)[0].outlines[0]
    assert outline.min(axis=0).tolist() == [30.5, 40.5]
    assert outline.max(axis=0).tolist() == [49.5, 59.5]
    cv2.imwrite(str(discs / "images" / "mask.png"), mask * 0)
    with pytest.raises(DataError, match="mask.png is empty although its image has a target"):
        load_source(disc_source)


def test_field_of_view_ignores_borders_and_text() -> None:
    frame = np.zeros((480, 640, 3), np.uint8)
    frame[40:440, 200:620] = (120, 60, 60)
    cv2.putText(frame, "12:45:07", (5, 100), cv2.FONT_HERSHEY_PLAIN, 1.2, (255, 255, 255))
    view = detect_field_of_view(frame)
    # The search runs on every fourth pixel.
    assert view.x == pytest.approx(200, abs=5)
    assert view.y == pytest.approx(40, abs=5)
    assert view.right == pytest.approx(620, abs=5)
    assert view.bottom == pytest.approx(440, abs=5)


def test_a_dark_frame_is_taken_whole() -> None:
    assert detect_field_of_view(np.full((90, 120, 3), 6, np.uint8)) == Box(0, 0, 120, 90)


def test_warp_keeps_places() -> None:
    image = np.zeros((400, 600, 3), np.uint8)
    image[100:200, 300:450] = 255
    frame = warp(image, crop_matrix(Box(100, 50, 400, 300), 128), 128)
    rows, columns = np.nonzero(frame[:, :, 0] > 127)
    assert columns.min() == pytest.approx(200 * 128 / 400, abs=1)
    assert columns.max() + 1 == pytest.approx(350 * 128 / 400, abs=1)
    assert rows.min() == pytest.approx(50 * 128 / 300, abs=1)
    assert rows.max() + 1 == pytest.approx(150 * 128 / 300, abs=1)


@pytest.mark.parametrize("quarter_turns", [False, True])
def test_label_stays_on_the_target_under_augmentation(discs: Path, quarter_turns: bool) -> None:
    source = SourceConfig("discs", "discs", root="generated", quarter_turns=quarter_turns)
    sample = load_source(source)[0]
    config = AugmentConfig(photometric=False, occlusion=False)
    for seed in range(ROUNDS):
        random = np.random.default_rng(seed)
        frame, mask = training_pair(sample, source, NetworkConfig(), config, random)
        seen = Box(0, 0, 256, 256)
        box = read_soft_mask(mask[0], seen).box
        assert box is not None
        rows, columns = np.nonzero((frame[:, :, 0] > 190) & (frame[:, :, 1] > 180))
        # Six pixels: two of the mask's grid, the outline's steps, and the noise at the disc's rim.
        assert box.x == pytest.approx(columns.min(), abs=6)
        assert box.right == pytest.approx(columns.max() + 1, abs=6)
        assert box.y == pytest.approx(rows.min(), abs=6)
        assert box.bottom == pytest.approx(rows.max() + 1, abs=6)


def test_full_augmentation_is_repeatable_and_in_range(
    discs: Path, disc_source: SourceConfig
) -> None:
    sample = load_source(disc_source)[0]
    for seed in range(ROUNDS):
        pairs = [
            training_pair(
                sample, disc_source, NetworkConfig(), AugmentConfig(), np.random.default_rng(seed)
            )
            for _ in range(2)
        ]
        np.testing.assert_array_equal(pairs[0][0], pairs[1][0])
        np.testing.assert_array_equal(pairs[0][1], pairs[1][1])
        assert pairs[0][0].shape == (256, 256, 3)
        assert pairs[0][0].dtype == np.uint8
        assert 0.5 < pairs[0][1].max() <= 1.0


def test_target_free_crops_are_free() -> None:
    view, target = Box(20, 10, 600, 500), Box(60, 300, 150, 120)
    for seed in range(ROUNDS):
        crop = target_free_crop(view, target, np.random.default_rng(seed))
        assert crop is not None
        assert intersection_area(crop, target) == 0
        assert intersection_area(crop, view) == pytest.approx(crop.area)
    everywhere = Box(30, 20, 580, 480)
    assert target_free_crop(view, everywhere, np.random.default_rng(0)) is None


def test_target_free_share_gives_empty_masks(discs: Path) -> None:
    source = SourceConfig("discs", "discs", root="generated", target_free_share=1.0)
    sample = load_source(source)[0]
    random = np.random.default_rng(0)
    _, mask = training_pair(sample, source, NetworkConfig(), AugmentConfig(), random)
    assert mask.max() == 0


def test_sources_are_mixed_by_weight() -> None:
    assert draws_per_source([3.0, 1.0], 100) == [75, 25]
    assert sum(draws_per_source([1.0, 1.0, 1.0], 100)) == 100
    plan = plan_epoch([10, 1000], [1.0, 3.0], 80, seed=1, epoch=0)
    assert sum(source == 0 for source, _ in plan) == 20


def test_every_image_comes_before_one_comes_again() -> None:
    epochs = [plan_epoch([30], [1.0], 10, seed=2, epoch=epoch) for epoch in range(3)]
    assert sorted(sample for plan in epochs for _, sample in plan) == list(range(30))
    assert epochs[0] == plan_epoch([30], [1.0], 10, seed=2, epoch=0)
