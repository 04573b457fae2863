"""Which of its precisions a pack holds, and on which images that is decided."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from torch import nn

from training.boxes import Box
from training.config import NetworkConfig, RunConfig
from training.dataset import load_sources
from training.errors import ConfigError, DataError, TrainingError
from training.export import variants as variants_module
from training.export.check_images import (
    CheckSet,
    calibrating,
    calibration_frames,
    check_sets,
    spread,
)
from training.export.onnx_file import export_onnx
from training.export.parity import answers
from training.export.precisions import parse_precisions
from training.export.variants import Variant, make_variants
from training.tests.lively import MASK, SIZE, lively_network


def test_precisions_are_read_and_unknown_ones_named() -> None:
    assert parse_precisions("int8, fp32,int8") == ("int8", "fp32")
    with pytest.raises(ConfigError, match="'fp8' is unknown; choose of fp32, fp16, int8"):
        parse_precisions("fp32,fp8")
    with pytest.raises(ConfigError, match="No precision is named"):
        parse_precisions(" ,")


def test_images_are_spread_evenly() -> None:
    assert spread(range(10), 3) == [0, 3, 6]
    assert spread(range(2), 3) == [0, 1]


def test_calibration_takes_training_images_alone(
    discs: Path, tiny_run: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    (discs.parent / "unseen" / "annotations.json").unlink()
    assert len(calibration_frames(tiny_run)) == 8
    monkeypatch.setattr("training.export.check_images.CALIBRATION_IMAGES", 4)
    assert len(calibration_frames(tiny_run)) == 4


def test_a_data_set_without_validation_images_is_checked_on_others_than_calibrate(
    discs: Path, tiny_run: RunConfig
) -> None:
    without = replace(tiny_run, validate=())
    (checked,) = check_sets(without)
    assert checked.name == "discs (training images)"
    taken = {sample.path for sample in calibrating(load_sources(without.train)[0])}
    assert len(taken) == 8
    assert {sample.path for sample in checked.samples}.isdisjoint(taken)
    assert all(sample.boxes for sample in checked.samples)
    assert [found.name for found in check_sets(tiny_run)] == ["discs"]
    folded = replace(tiny_run, train=(replace(tiny_run.train[0], folds=(1, 2)),))
    assert [found.name for found in check_sets(folded)] == ["discs", "discs (training images)"]


def test_images_without_targets_cannot_check(discs: Path, tiny_run: RunConfig) -> None:
    file = discs / "annotations.json"
    document = json.loads(file.read_text(encoding="utf-8")) | {"annotations": []}
    file.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(DataError, match="No image of this configuration has a target"):
        check_sets(replace(tiny_run, validate=()))


class Spoken:
    """Collects what would go to the terminal."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def __call__(self, line: str) -> None:
        self.lines.append(line)


@pytest.fixture(scope="module")
def exported() -> tuple[nn.Module, bytes]:
    """A network for the discs and its fp32 file, whose export takes seconds."""
    network = lively_network("efficientnet-lite0", "narrow")
    return network, export_onnx(network, NetworkConfig(input_size=SIZE, mask_size=MASK), "tiny")


@pytest.fixture
def network(exported: tuple[nn.Module, bytes], monkeypatch: pytest.MonkeyPatch) -> nn.Module:
    """The network, exported already."""
    monkeypatch.setattr(variants_module, "export_onnx", lambda *_: exported[1])
    return exported[0]


@pytest.fixture
def lively_run(tiny_run: RunConfig) -> RunConfig:
    """The configuration of that network."""
    return replace(tiny_run, network=replace(tiny_run.network, input_size=SIZE, mask_size=MASK))


def test_files_come_in_the_applications_order_of_preference(
    discs: Path, lively_run: RunConfig, network: nn.Module, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(variants_module, "shortcomings", lambda *_: [])
    monkeypatch.setattr(variants_module, "LEAST_SPEED_GAIN", 0.0)
    made = make_variants(network, lively_run, "t", ("fp32", "fp16", "int8"), Spoken())
    assert [variant.precision for variant in made] == ["int8", "fp16", "fp32"]
    assert all(variant.is_kept for variant in made)
    assert [len(variant.rates) for variant in made] == [2, 0, 2]


def test_files_that_are_too_large_are_left_out_and_said(
    discs: Path, lively_run: RunConfig, network: nn.Module, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.export.parity.MAX_IOU_LOSS", 1.0)
    monkeypatch.setattr(variants_module, "MAX_FILE_BYTES", 6_000_000)
    spoken = Spoken()
    made = make_variants(network, lively_run, "t", ("fp32", "int8"), spoken)
    assert {variant.precision: variant.is_kept for variant in made} == {"int8": True, "fp32": False}
    assert "a file may have 6 MB" in made[1].faults[0]
    assert any("fp32 file is left out: it has" in line for line in spoken.lines)


def test_a_pack_that_no_cpu_can_run_is_refused(
    discs: Path, lively_run: RunConfig, network: nn.Module
) -> None:
    with pytest.raises(TrainingError, match="No file is left that runs on a CPU"):
        make_variants(network, lively_run, "t", ("fp16",), Spoken())


def test_badly_calibrated_int8_is_left_out_and_said(
    discs: Path, lively_run: RunConfig, network: nn.Module, monkeypatch: pytest.MonkeyPatch
) -> None:
    black = [np.zeros((SIZE, SIZE, 3), np.uint8)]
    monkeypatch.setattr(variants_module, "calibration_frames", lambda *_: black)
    monkeypatch.setattr(variants_module, "answers", answers_as_truth)
    spoken = Spoken()
    made = make_variants(network, lively_run, "t", ("fp32", "int8"), spoken)
    assert {variant.precision: variant.is_kept for variant in made} == {"int8": False, "fp32": True}
    assert any("int8 file is left out: it loses" in line for line in spoken.lines)


def answers_as_truth(images: CheckSet, predict: object) -> object:
    """The network's own boxes as the truth, so that an untrained one has something to lose."""
    first = answers(images, predict)
    samples = [
        replace(sample, boxes=(reading.box or Box(0, 0, 1, 1),))
        for sample, reading in zip(images.samples, first.readings, strict=True)
    ]
    return answers(CheckSet(images.name, samples, images.views), predict)


@pytest.mark.parametrize(("gain", "is_kept"), [(1.05, False), (1.2, True)])
def test_int8_must_be_faster_than_fp32(gain: float, is_kept: bool) -> None:
    single = Variant("fp32", b"", (), (10.0, 20.0), ())
    small = Variant("int8", b"", (), (99.0, 20.0 * gain), ())
    decided = variants_module._leave_out_slow_int8([small, single])
    assert [variant.is_kept for variant in decided] == [is_kept, True]
    assert variants_module._leave_out_slow_int8([small])[0].is_kept
