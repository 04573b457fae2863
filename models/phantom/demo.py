"""Renders the demo procedure: a minute of video with the true box in every frame."""

import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np

from phantom.anatomy import Anatomy, make_anatomy
from phantom.console import Layout, compose, octagon_mask
from phantom.demo_path import DURATION_S, FPS, Moment, moments
from phantom.instrument import NONE, make_instrument
from phantom.label import Box, orifice_point, papilla_box
from phantom.post import Look, develop, metered_exposure
from phantom.render import PAPILLA, Picture, render
from phantom.video import VideoWriter, require_ffmpeg

DEMO_SEED = 9009
"""Outside the seeds of every training set."""

SCREEN = Layout(
    width=1280,
    height=720,
    x=424,
    y=15,
    picture_width=800,
    picture_height=690,
    corner=0.27,
    inset=0.0,
    text_x=96,
    text_scale=2,
    lines=(),
)
RENDER_SCALE = 5 / 3
"""Screen pixels per rendered pixel: the sensor of a standard-definition scope."""

LOOK = Look(target=0.55, blur_px=0.55, sharpen=0.7, noise=0.0, contrast=0.6, fringe_px=0.35)
GRAIN = 0.009
IRIS_S = 0.5
METER_WIDTH = 72
CATHETER_COLOUR = (0.03, 0.26, 0.42)
PARTS = (("approach", 0.0), ("papilla", 14.0), ("instrument", 28.0), ("away", 42.0), ("back", 54.0))


@dataclass(frozen=True)
class Truth:
    """What one frame shows: the papilla's box in screen pixels, and how many pixels it has."""

    box: Box | None
    papilla_pixels: int


def write_demo(video: Path, truth: Path, seed: int, workers: int, report=print) -> None:
    """Renders the procedure of a seed into an MP4 and its truth into JSON."""
    require_ffmpeg()
    truth.parent.mkdir(parents=True, exist_ok=True)
    exposures = smoothed_exposures(seed)
    count = len(exposures)
    found: list[Truth] = []
    # The pool ends first: its processes inherit ffmpeg's pipe, and ffmpeg waits for all of them.
    with VideoWriter(video, SCREEN, FPS) as writer, ProcessPoolExecutor(workers) as pool:
        frames = pool.map(_render_frame, [seed] * count, range(count), exposures, chunksize=4)
        for done, (screen, shown) in enumerate(frames, start=1):
            writer.write(screen)
            found.append(shown)
            if done % 100 == 0 or done == count:
                report(f"{done} of {count} frames")
    document = truth_document(video.name, found)
    truth.write_text(json.dumps(document, separators=(",", ":")) + "\n")


def smoothed_exposures(seed: int) -> list[float]:
    """The iris over time: metered on small pictures, then as slow as a real one."""
    anatomy, path = _stage(seed)
    step = round(_render_size()[0] / METER_WIDTH)
    mask = np.ascontiguousarray(_masks()[0][::step, ::step])
    levels = [
        metered_exposure(_look_at(anatomy, moment, mask).light, mask, LOOK.target)
        for moment in path
    ]
    pad = int(3 * IRIS_S * FPS)
    kernel = np.exp(-0.5 * (np.arange(-pad, pad + 1) / (IRIS_S * FPS)) ** 2)
    logs = np.pad(np.log(levels), pad, mode="edge")
    return [float(gain) for gain in np.exp(np.convolve(logs, kernel / kernel.sum(), "valid"))]


@lru_cache(maxsize=1)
def _stage(seed: int) -> tuple[Anatomy, list[Moment]]:
    anatomy = make_anatomy(seed)
    return anatomy, moments(anatomy.surface)


def _render_size() -> tuple[int, int]:
    return round(SCREEN.picture_width / RENDER_SCALE), round(SCREEN.picture_height / RENDER_SCALE)


@lru_cache(maxsize=1)
def _masks() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Octagon at rendering size, the same grown by a rim for scaling, and at screen size."""
    width, height = _render_size()
    small = octagon_mask(replace(SCREEN, picture_width=width, picture_height=height))
    grown = cv2.dilate(small, np.ones((7, 7), np.uint8))
    return small, grown, octagon_mask(SCREEN)


def _look_at(anatomy: Anatomy, moment: Moment, mask: np.ndarray) -> Picture:
    return render(
        anatomy.surface,
        anatomy.tissue,
        moment.camera,
        mask,
        _instrument(anatomy, moment),
        CATHETER_COLOUR,
    )


def _instrument(anatomy: Anatomy, moment: Moment) -> np.ndarray:
    """The sphincterotome on its way from the channel to the orifice."""
    if moment.reach < 0.02:
        return NONE
    camera = moment.camera
    hidden = camera.place(0.75, -0.75, 0.15)
    # the guidewire leads by 0.2 cm: the tip stops short, so that the wire ends in the orifice
    short = 0.09 * camera.right - 0.09 * camera.up - 0.07 * camera.forward
    goal = orifice_point(anatomy.surface) + short
    tip = hidden + (goal - hidden) * moment.reach
    return make_instrument("sphincterotome", camera, tip, (0.62, -0.62), 0.16, 0.055)


def _render_frame(seed: int, frame_id: int, exposure: float) -> tuple[np.ndarray, Truth]:
    """One screen (720, 1280, 3) and its truth."""
    anatomy, path = _stage(seed)
    moment = path[frame_id]
    exact, grown, full = _masks()
    picture = _look_at(anatomy, moment, grown)
    rng = np.random.default_rng([seed, frame_id, 5])
    video = develop(picture.light, np.ones_like(grown), rng, LOOK, exposure)
    size = (SCREEN.picture_width, SCREEN.picture_height)
    large = cv2.resize(video, size, interpolation=cv2.INTER_CUBIC).astype(np.float32)
    grain = cv2.GaussianBlur(rng.standard_normal(large.shape, dtype=np.float32), (0, 0), 0.9)
    large += grain * (2.2 * 255.0 * GRAIN)
    shown = np.clip(large, 0, 255).astype(np.uint8) * full[..., None]
    screen = compose(replace(SCREEN, lines=_console_lines(frame_id)), shown)
    box = papilla_box(anatomy.surface, moment.camera, picture, exact)
    pixels = int((((picture.ids & PAPILLA) > 0) & (exact > 0)).sum())
    placed = box.moved(SCREEN.x, SCREEN.y, RENDER_SCALE) if box else None
    return screen, Truth(placed, pixels)


def _console_lines(frame_id: int) -> tuple[str, ...]:
    """What a console writes beside the picture: date, running clock, counter, settings."""
    seconds = frame_id // FPS
    clock = f"10:{42 + (7 + seconds) // 60:02d}:{(7 + seconds) % 60:02d}"
    run = f"00:{3 + (12 + seconds) // 60:02d}:{(12 + seconds) % 60:02d}"
    return ("17/09/2024", clock, "", run, "", "CVP:4", "Eh:A5 Ce:1", "", "######/###", "2/7")


def truth_document(video_name: str, found: list[Truth]) -> dict:
    """The truth as docs/phantom.md describes it."""
    parts = part_ranges(found)
    names = [name for name, first, last in parts for _ in range(first, last + 1)]
    return {
        "video": video_name,
        "fps": FPS,
        "width": SCREEN.width,
        "height": SCREEN.height,
        "frameCount": len(found),
        "fieldOfView": {
            "x": SCREEN.x,
            "y": SCREEN.y,
            "width": SCREEN.picture_width,
            "height": SCREEN.picture_height,
        },
        "parts": [{"name": n, "fromFrame": a, "toFrame": b} for n, a, b in parts],
        "frames": [
            {"frameId": i, "box": _box_json(shown.box), "part": names[i]}
            for i, shown in enumerate(found)
        ],
    }


def part_ranges(found: list[Truth]) -> list[tuple[str, int, int]]:
    """Parts with inclusive ends; "away" holds exactly the frames without a papilla pixel.

    Raises RuntimeError when the path of this seed never looks away.
    """
    starts = {name: round(start * FPS) for name, start in PARTS}
    middle = (starts["away"] + starts["back"]) // 2
    if len(found) < DURATION_S * FPS or found[middle].papilla_pixels > 0:
        raise RuntimeError("the demo's path never looks away from the papilla of this seed")
    first = middle
    while found[first - 1].papilla_pixels == 0:
        first -= 1
    after = middle
    while found[after].papilla_pixels == 0:
        after += 1
    starts["away"], starts["back"] = first, after
    bounds = [*starts.values(), len(found)]
    return [(name, bounds[i], bounds[i + 1] - 1) for i, name in enumerate(starts)]


def _box_json(box: Box | None) -> dict | None:
    if box is None:
        return None
    sizes = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    return {key: round(value, 1) for key, value in sizes.items()}
