"""Patients on disk: labels, views, folds, resuming, drawing the labels anew."""

import json
from functools import partial

import numpy as np
import pytest
from PIL import Image

from phantom.__main__ import main
from phantom.clinical_view import AREA_RANGE, MOST_OBLIQUE_DEGREES, SMALL_AREA_RANGE
from phantom.degraded import DEGRADED_KINDS, OBLIQUE_DEGREES
from phantom.difficulty_model import DIFFICULTY_CLASSES, class_probabilities
from phantom.morphology import read_morphology
from phantom.patient_dataset import PatientPlan, patient_seed, write_patients
from phantom.patient_pictures import patient_fixtures, patient_views

SIZE = 96


def write(folder, first, last, images=2):
    plan = PatientPlan(folder, first, last, SIZE, workers=1)
    draw = partial(patient_views, images=images, degraded_share=0.0)
    settings = {"description": "test", "imagesPerPatient": images}
    return write_patients(plan, draw, settings, report=lambda line: None)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("patients")
    return folder, json.loads(write(folder, 3, 4).read_text())


def picture_of(folder, image):
    with Image.open(folder / image["file_name"]) as picture:
        return np.asarray(picture).astype(float)


def test_every_image_carries_its_patient_and_the_truth(written):
    folder, document = written
    assert len(document["images"]) == len(document["annotations"]) == 4
    for image, annotation in zip(document["images"], document["annotations"], strict=True):
        patient = int(image["patientKey"].removeprefix("phantom-"))
        assert image["seed"] == patient_seed(patient)
        assert image["fold"] == 1 + patient % 5
        assert image["difficulty"] in DIFFICULTY_CLASSES
        expected = class_probabilities(read_morphology(image["morphology"]))
        assert image["classProbabilities"] == pytest.approx(expected, abs=1e-6)
        field = image["field_of_view"]
        assert field == {"x": 0, "y": 0, "width": image["width"], "height": image["height"]}
        assert picture_of(folder, image).shape == (image["height"], image["width"], 3)
        small = image["morphology"]["type"] == "II"
        least, most = SMALL_AREA_RANGE if small else AREA_RANGE
        _, _, width, height = annotation["bbox"]
        assert least * 0.9 < width * height / (image["width"] * image["height"]) < most * 1.1
        assert image["viewTruth"]["kind"] == "clean"
        assert 0.0 <= image["viewTruth"]["obliqueDegrees"] <= MOST_OBLIQUE_DEGREES


def test_a_patient_has_one_label_and_different_views(written):
    folder, document = written
    for patient in (3, 4):
        images = [i for i in document["images"] if i["seed"] == patient_seed(patient)]
        assert len({json.dumps(i["morphology"]) + i["difficulty"] for i in images}) == 1
        first, second = (picture_of(folder, image) for image in images)
        assert first.shape != second.shape or np.abs(first - second).mean() > 5


def test_what_is_there_is_not_rendered_again(written, tmp_path):
    folder, _ = written
    before = {path: path.stat().st_mtime_ns for path in (folder / "images").iterdir()}
    document = json.loads(write(folder, 3, 5).read_text())
    assert len(document["images"]) == 6
    assert [image["id"] for image in document["images"]] == list(range(1, 7))
    for path, changed in before.items():
        assert path.stat().st_mtime_ns == changed


def test_a_folder_takes_patients_of_one_kind_only(written):
    folder, _ = written
    with pytest.raises(ValueError, match='rendered with .*"imagesPerPatient": 2.*another folder'):
        write(folder, 6, 6, images=1)
    assert not (folder / "patients" / "000006.json").exists()


def test_labels_are_drawn_anew_without_rendering(written, capsys):
    folder, _ = written
    path = folder / "annotations.json"
    before = json.loads(path.read_text())
    wrong = json.loads(path.read_text())
    for image in wrong["images"]:
        image["classProbabilities"] = [0.0, 0.0, 0.0, 1.0]
        image["difficulty"] = "failure"
    path.write_text(json.dumps(wrong))
    assert main(["relabel", "--data", str(folder)]) == 0
    assert json.loads(path.read_text()) == before
    assert f"{len(before['images'])} images have another class" in capsys.readouterr().out
    del wrong["images"][0]["morphology"]
    path.write_text(json.dumps(wrong))
    assert main(["relabel", "--data", str(folder)]) == 1
    assert "has no morphology" in capsys.readouterr().err


def test_a_scene_is_degraded_in_the_stated_ways():
    views = {view.kind: view for view in patient_fixtures(9003, 128).views}
    assert set(views) == {"clean", *DEGRADED_KINDS}
    clean = views["clean"]
    grey = {kind: view.picture.astype(float).mean(axis=2) for kind, view in views.items()}
    assert clean.oblique_degrees <= MOST_OBLIQUE_DEGREES
    assert OBLIQUE_DEGREES[0] <= views["oblique"].oblique_degrees <= OBLIQUE_DEGREES[1]
    for kind in ("device", "bubbles", "blurred", "overexposed"):
        assert views[kind].box == clean.box
        assert views[kind].oblique_degrees == clean.oblique_degrees
    assert sharpness(grey["blurred"], clean.box) < 0.65 * sharpness(grey["clean"], clean.box)
    assert (grey["overexposed"] > 230).mean() > (grey["clean"] > 230).mean() + 0.1
    on = np.zeros_like(grey["clean"], bool)
    box = clean.box
    on[int(box.y) : int(box.y + box.height), int(box.x) : int(box.x + box.width)] = True
    for kind in ("device", "bubbles"):
        changed = np.abs(grey[kind] - grey["clean"]) > 30
        assert changed[on].mean() > 0.05
        assert changed[on].mean() > changed[~on].mean() or kind == "device"


def test_a_share_of_the_views_can_be_degraded():
    assert {view.kind for view in patient_views(7, SIZE, 2, 0.0).views} == {"clean"}
    assert "clean" not in {view.kind for view in patient_views(7, SIZE, 1, 1.0).views}


def sharpness(grey, box):
    """Mean difference of neighbours inside a box, away from the octagon's edge."""
    inside = grey[int(box.y) : int(box.y + box.height), int(box.x) : int(box.x + box.width)]
    return np.abs(np.diff(inside, axis=0)).mean() + np.abs(np.diff(inside, axis=1)).mean()
