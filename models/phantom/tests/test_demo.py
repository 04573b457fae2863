"""The committed demo procedure and its truth belong together."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from phantom.anatomy import make_anatomy
from phantom.demo import DEMO_SEED, SCREEN, Truth, part_ranges
from phantom.demo_path import FPS, moments
from phantom.label import Box
from phantom.render import PAPILLA, render

DEMO = Path(__file__).parents[3] / "assets" / "demo"
PART_NAMES = ["approach", "papilla", "instrument", "away", "back"]


@pytest.fixture(scope="module")
def truth():
    return json.loads((DEMO / "demo.truth.json").read_text())


@pytest.fixture(scope="module")
def anatomy():
    return make_anatomy(DEMO_SEED)


def part(truth, name):
    return next(each for each in truth["parts"] if each["name"] == name)


def test_truth_and_video_have_the_same_frames(truth):
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        pytest.skip("ffmpeg is not on the PATH: the video's frames cannot be counted")
    video = DEMO / truth["video"]
    counted = subprocess.run(
        [ffmpeg, "-hide_banner", "-i", str(video), "-map", "0:v", "-c", "copy", "-f", "null", "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    assert int(re.findall(r"frame=\s*(\d+)", counted)[-1]) == truth["frameCount"]
    assert f"{truth['width']}x{truth['height']}" in counted
    assert f"{truth['fps']} fps" in counted
    assert "h264 (High)" in counted
    assert video.stat().st_size <= 12_000_000


def test_parts_follow_each_other_and_cover_all_frames(truth):
    assert [each["name"] for each in truth["parts"]] == PART_NAMES
    assert truth["frameCount"] >= 60 * truth["fps"]
    assert [frame["frameId"] for frame in truth["frames"]] == list(range(truth["frameCount"]))
    following = 0
    for each in truth["parts"]:
        assert each["fromFrame"] == following
        following = each["toFrame"] + 1
        names = {f["part"] for f in truth["frames"][each["fromFrame"] : following]}
        assert names == {each["name"]}
    assert following == truth["frameCount"]


def test_boxes_lie_in_the_field_of_view_and_are_absent_while_away(truth):
    field = truth["fieldOfView"]
    for frame in truth["frames"]:
        box = frame["box"]
        if box is None:
            continue
        assert field["x"] <= box["x"]
        assert field["y"] <= box["y"]
        assert box["x"] + box["width"] <= field["x"] + field["width"] + 0.1
        assert box["y"] + box["height"] <= field["y"] + field["height"] + 0.1
    away = part(truth, "away")
    frames = truth["frames"][away["fromFrame"] : away["toFrame"] + 1]
    assert len(frames) >= 8 * truth["fps"]
    assert all(frame["box"] is None for frame in frames)
    for name in ("papilla", "instrument"):
        shown = part(truth, name)
        frames = truth["frames"][shown["fromFrame"] : shown["toFrame"] + 1]
        assert sum(frame["box"] is not None for frame in frames) > 0.9 * len(frames)


def test_rendering_agrees_with_the_committed_truth(truth, anatomy):
    path = moments(anatomy.surface)
    mask = np.ones((69, 80), np.uint8)
    away = part(truth, "away")
    for frame_id in (away["fromFrame"] + 5, (away["fromFrame"] + away["toFrame"]) // 2):
        picture = render(anatomy.surface, anatomy.tissue, path[frame_id].camera, mask)
        assert not (picture.ids & PAPILLA).any()
    frame_id = part(truth, "papilla")["fromFrame"] + 100
    picture = render(anatomy.surface, anatomy.tissue, path[frame_id].camera, mask)
    rows, columns = np.nonzero(picture.ids & PAPILLA)
    box = truth["frames"][frame_id]["box"]
    assert columns.min() * 10 + SCREEN.x == pytest.approx(box["x"], abs=15)
    assert rows.min() * 10 + SCREEN.y == pytest.approx(box["y"], abs=15)
    assert np.ptp(columns) * 10 == pytest.approx(box["width"], abs=25)


def test_the_path_has_no_cut(anatomy):
    path = moments(anatomy.surface)
    lens = np.array([moment.camera.position for moment in path])
    view = np.array([moment.camera.forward for moment in path])
    assert np.linalg.norm(np.diff(lens, axis=0), axis=1).max() * FPS < 1.5
    turns = np.degrees(np.arccos(np.clip((view[1:] * view[:-1]).sum(axis=1), -1.0, 1.0)))
    assert turns.max() < 3.0


def test_away_is_exactly_the_frames_without_papilla_pixels():
    seen = Truth(Box(0, 0, 1, 1), 50)
    found = [seen] * 1100 + [Truth(None, 0)] * 280 + [seen] * 220
    ranges = {name: (first, last) for name, first, last in part_ranges(found)}
    assert ranges["away"] == (1100, 1379)
    assert ranges["back"] == (1380, 1599)
    with pytest.raises(RuntimeError, match="never looks away"):
        part_ranges([seen] * 1600)
