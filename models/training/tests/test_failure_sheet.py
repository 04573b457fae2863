"""The picture of the worst images."""

import io
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from training.boxes import Box
from training.cases import WORST_CASES, Case, make_case, worst_cases
from training.coco import Sample
from training.config import SourceConfig
from training.evaluation import SourceResult
from training.export.failure_sheet import MAX_BYTES, failure_sheet
from training.metrics import ImageScore
from training.prediction import View
from training.presence import PeakSet
from training.soft_mask import MaskReading, draw_soft_mask

WIDTH, HEIGHT = 320, 240
TRUE, PREDICTED = Box(40, 40, 80, 60), Box(200, 120, 60, 60)
VIVID = np.array([250, 0, 250])


def case_of(path: Path, name: str = "image.png", predicted: Box | None = PREDICTED) -> Case:
    """A failure on a vivid picture, which a schematic tile must not show."""
    file = path / name
    cv2.imwrite(str(file), np.full((HEIGHT, WIDTH, 3), VIVID, np.uint8))
    sample = Sample(file, WIDTH, HEIGHT, (TRUE,), (np.zeros((1, 2)),), None)
    mask = np.rint(draw_soft_mask([Box(70, 50, 20, 25)], 100, 100) * 255).astype(np.uint8)
    score = ImageScore(0.0, 0.0, 0.0, 0.5)
    return Case(sample, Box(0, 0, WIDTH, HEIGHT), mask, MaskReading(0.9, predicted), score)


def result_of(cases: list[Case], root: str = "data") -> SourceResult:
    """A source with these worst images."""
    source = SourceConfig("Pictures", "pictures", root=root)
    scores = [case.score for case in cases]
    return SourceResult(source, scores, PeakSet([], []), {}, worst=cases)


def pixels(sheet: bytes | None) -> np.ndarray:
    """The sheet's pixels [h, w, 3]."""
    assert sheet is not None
    assert len(sheet) <= MAX_BYTES
    return np.asarray(Image.open(io.BytesIO(sheet)).convert("RGB")).astype(int)


def count_near(image: np.ndarray, colour: tuple[int, int, int]) -> int:
    """Number of pixels of about that colour."""
    return int((np.abs(image - np.array(colour)).max(axis=-1) < 40).sum())


def test_a_data_sets_pixels_are_never_shown(tmp_path: Path) -> None:
    cases = [case_of(tmp_path, f"{index}.png") for index in range(WORST_CASES)]
    image = pixels(failure_sheet([result_of(cases)]))
    assert count_near(image, (190, 0, 190)) == 0
    assert count_near(image, (255, 150, 40)) > 100 * WORST_CASES
    assert count_near(image, (255, 255, 255)) > 100 * WORST_CASES
    assert count_near(image, (70, 190, 210)) > 20 * WORST_CASES


def test_our_own_rendering_is_shown_beneath(tmp_path: Path) -> None:
    shown = pixels(failure_sheet([result_of([case_of(tmp_path)], root="generated")]))
    assert count_near(shown, (188, 0, 188)) > 5000


def test_a_prediction_without_box_and_a_source_without_targets_are_drawn(tmp_path: Path) -> None:
    nothing = case_of(tmp_path, predicted=None)
    image = pixels(failure_sheet([result_of([nothing]), result_of([])]))
    with_box = pixels(failure_sheet([result_of([case_of(tmp_path)])]))
    assert image.shape == with_box.shape
    assert count_near(image, (255, 150, 40)) < count_near(with_box, (255, 150, 40)) - 200
    assert failure_sheet([result_of([])]) is None


def test_even_noise_fits_into_the_limit(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    cases = []
    for index in range(WORST_CASES):
        case = case_of(tmp_path, f"{index}.png")
        noise = random.integers(0, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8)
        cv2.imwrite(str(case.sample.path), noise)
        cases.append(case)
    pixels(failure_sheet([result_of(cases, root="generated")]))


def test_the_worst_images_are_those_with_the_least_overlap() -> None:
    truth = Box(20, 20, 40, 40)
    sample = Sample(Path("a.png"), 100, 100, (truth,), (np.zeros((1, 2)),), None)
    view = View(np.zeros((64, 64, 3), np.uint8), Box(0, 0, 100, 100))
    shifts = [0, 5, 10, 15, 20, 25, 30, 35]
    cases = [
        make_case(sample, view, draw_soft_mask([Box(20 + shift, 20, 40, 40)], 100, 100))
        for shift in shifts
    ]
    worst = worst_cases(cases)
    assert len(worst) == WORST_CASES
    overlaps = [case.score.iou for case in worst]
    assert overlaps == sorted(overlaps)
    assert worst[0] is cases[-1]
    assert overlaps[-1] < cases[0].score.iou
    assert cases[0].mask is not None
    assert cases[0].mask.max() == 255
    box_case = make_case(sample, view, np.array([0.4, 0.4, 0.4, 0.4], np.float32))
    assert box_case.mask is None
    assert box_case.score.iou > 0.99
