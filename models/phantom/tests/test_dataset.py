"""The data set is valid COCO, with the fields that the training reads."""

import json

import pytest
from PIL import Image

from phantom.dataset import DatasetPlan, wants_papilla, write_dataset


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    folder = tmp_path_factory.mktemp("phantom")
    plan = DatasetPlan(folder, 40, 41, 4, negatives=0.5, size=96, workers=1)
    path = write_dataset(plan, report=lambda line: None)
    return folder, json.loads(path.read_text())


def test_images_exist_in_the_stated_size(dataset):
    folder, coco = dataset
    assert len(coco["images"]) == 8
    assert len({image["id"] for image in coco["images"]}) == 8
    for image in coco["images"]:
        with Image.open(folder / image["file_name"]) as picture:
            assert picture.size == (image["width"], image["height"])


def test_every_annotation_lies_in_its_field_of_view(dataset):
    _, coco = dataset
    images = {image["id"]: image for image in coco["images"]}
    assert coco["categories"] == [{"id": 1, "name": "papilla"}]
    assert len(coco["annotations"]) == 4
    for annotation in coco["annotations"]:
        field = images[annotation["image_id"]]["field_of_view"]
        x, y, width, height = annotation["bbox"]
        assert annotation["category_id"] == 1
        assert field["x"] <= x
        assert field["y"] <= y
        assert x + width <= field["x"] + field["width"]
        assert y + height <= field["y"] + field["height"]
        assert 0 < annotation["area"] <= width * height


def test_images_carry_seed_fold_group_and_view(dataset):
    _, coco = dataset
    annotated = {annotation["image_id"] for annotation in coco["annotations"]}
    for image in coco["images"]:
        assert image["seed"] == image["group_id"]
        assert image["seed"] in (40, 41)
        assert image["fold"] == 1 + image["seed"] % 5
        assert image["n_targets"] == int(image["id"] in annotated)
        positive = image["view"] in ("papilla", "instrument")
        assert positive == (image["id"] in annotated)


def test_frames_without_a_papilla_are_spread_evenly():
    wanted = [wants_papilla(index, 0.3) for index in range(1000)]
    assert wanted.count(False) == 300
    assert all(wants_papilla(index, 0.0) for index in range(50))
    assert not any(wants_papilla(index, 1.0) for index in range(50))
