"""Exported files against the network that they came from, for every encoder and decoder."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import pytest

from training.boxes import Box
from training.coco import Sample
from training.config import NetworkConfig
from training.export.check_images import CheckSet
from training.export.half import to_half
from training.export.onnx_file import export_onnx
from training.export.parity import Parity, answers, box_overlap, compare, shortcomings
from training.export.quantise import float_nodes, quantise
from training.export.runtime import onnx_predictor, open_session
from training.export.split_concat import split_joined_convolutions
from training.prediction import View, torch_predictor
from training.tests.lively import MASK, SIZE, cloudy_frames, lively_network

NETWORKS = [
    ("efficientnet-lite0", "narrow", False),
    ("efficientnet-lite0", "vgg", True),
    ("vgg16", "narrow", False),
    ("vgg16", "vgg", False),
]


def check_set(frames: np.ndarray, boxes: Sequence[Box]) -> CheckSet:
    """Frames as a check set: the crop is the frame, the truth is given."""
    samples = [Sample(Path("none"), SIZE, SIZE, (box,), (np.zeros((1, 2)),), None) for box in boxes]
    return CheckSet("clouds", samples, [View(frame, Box(0, 0, SIZE, SIZE)) for frame in frames])


class Exported:
    """A network, its file, and what it says of frames that it calls the truth."""

    def __init__(self, encoder: str, decoder: str, looks_twice: bool) -> None:
        self.network = lively_network(encoder, decoder, looks_twice)
        config = NetworkConfig(encoder, input_size=SIZE, mask_size=MASK)
        self.file = export_onnx(self.network, config, "tiny")
        frames = cloudy_frames(12, 4)
        predict = torch_predictor(self.network)
        first = answers(check_set(frames, [Box(0, 0, 1, 1)] * 12), predict)
        truth = [reading.box for reading in first.readings if reading.box is not None]
        self.expected = answers(check_set(frames, truth), predict)

    def parity(self, file: bytes) -> Parity:
        """A file against the network."""
        return compare(self.expected, onnx_predictor(open_session(file, threads=1)))


@pytest.fixture(scope="module", params=NETWORKS, ids=lambda names: "-".join(map(str, names)))
def exported(request: pytest.FixtureRequest) -> Exported:
    """One of the networks; an export takes seconds, so the tests share it."""
    return Exported(*request.param)


def test_the_test_networks_say_different_things(exported: Exported) -> None:
    masks = exported.expected.masks
    assert masks.min() < 0.1
    assert masks.max() > 0.8
    boxes = {reading.box for reading in exported.expected.readings}
    assert len(boxes) >= 10
    assert np.mean([score.iou for score in exported.expected.scores]) == pytest.approx(1.0)


def test_fp32_is_the_network(exported: Exported) -> None:
    parity = exported.parity(exported.file)
    assert parity.mask_difference <= 1e-3
    assert parity.box_iou >= 0.99
    assert shortcomings("fp32", [parity]) == []


def test_fp16_has_the_networks_boxes_and_the_applications_input(exported: Exported) -> None:
    half = to_half(exported.file)
    assert len(half) < 0.6 * len(exported.file)
    parity = exported.parity(half)
    assert 1e-6 < parity.mask_difference < 0.05
    assert shortcomings("fp16", [parity]) == []
    assert interface(half) == interface(exported.file)


def test_int8_is_small_keeps_its_ends_and_loses_little(exported: Exported) -> None:
    file = quantise(exported.file, list(cloudy_frames(16, 5)))
    assert len(file) < 0.4 * len(exported.file)
    parity = exported.parity(file)
    assert 1e-3 < parity.mask_difference < 0.3
    assert parity.box_iou > 0.5
    assert interface(file) == interface(exported.file)
    kept, count = float_convolutions(file, exported.file)
    assert kept <= 3
    careful = quantise(exported.file, list(cloudy_frames(16, 5)), is_careful=True)
    assert float_convolutions(careful, exported.file)[0] == 1 + max(kept - 1, count // 8)


def test_joined_convolutions_are_split_and_say_the_same(exported: Exported) -> None:
    original = onnx.load_from_string(exported.file)
    split = split_joined_convolutions(original)
    joins = {node.output[0] for node in original.graph.node if node.op_type == "Concat"}
    joined = [node for node in original.graph.node if is_conv(node) and node.input[0] in joins]
    remaining = {node.output[0] for node in split.graph.node if node.op_type == "Concat"}
    assert not [node for node in split.graph.node if is_conv(node) and node.input[0] in remaining]
    before, after = (sum(map(is_conv, model.graph.node)) for model in (original, split))
    assert after - before >= len(joined)
    assert exported.parity(split.SerializeToString()).mask_difference < 1e-4


def float_convolutions(file: bytes, original: bytes) -> tuple[int, int]:
    """How many convolutions read their original weights, first and last among them; of all."""
    found = {node.input[1] for node in onnx.load_from_string(file).graph.node if is_conv(node)}
    names = [node.input[1] for node in onnx.load_from_string(original).graph.node if is_conv(node)]
    assert {names[0], names[-1]} <= found
    return len(found.intersection(names)), len(names)


def is_conv(node: onnx.NodeProto) -> bool:
    """Whether a node is a convolution."""
    return node.op_type == "Conv"


def interface(file: bytes) -> list[tuple[str, str, list[int]]]:
    """Name, type and shape of input and output."""
    session = open_session(file, threads=1)
    values = [*session.get_inputs(), *session.get_outputs()]
    found = [(value.name, value.type, value.shape) for value in values]
    assert found[0] == ("frame", "tensor(uint8)", [1, SIZE, SIZE, 3])
    assert found[1] == ("mask", "tensor(float)", [1, MASK, MASK])
    return found


def test_a_file_with_one_damaged_weight_misses_its_bars(exported: Exported) -> None:
    model = onnx.load_from_string(exported.file)
    last = next(node for node in reversed(model.graph.node) if is_conv(node))
    weight = next(one for one in model.graph.initializer if one.name == last.input[1])
    values = onnx.numpy_helper.to_array(weight).copy()
    values.flat[np.abs(values).argmax()] *= -1
    weight.CopyFrom(onnx.numpy_helper.from_array(values, weight.name))
    parity = exported.parity(model.SerializeToString())
    assert parity.mask_difference > 1e-3
    assert len(shortcomings("fp32", [parity])) == 2
    assert "overlap" in shortcomings("fp16", [parity])[0]
    assert "mean IoU" in shortcomings("int8", [parity])[0]


def test_int8_of_a_lite_network_keeps_the_first_depthwise_convolution() -> None:
    file = export_onnx(
        lively_network("efficientnet-lite0", "narrow"),
        NetworkConfig(input_size=SIZE, mask_size=MASK),
        "t",
    )
    model = onnx.load_from_string(file)
    convolutions = [node.name for node in model.graph.node if is_conv(node)]
    kept = float_nodes(model)
    assert [name for name in convolutions if name in kept] == [*convolutions[:2], convolutions[-1]]


GOOD = {"meanIou": 0.0, "successAtIou30": 0.0, "successAtDistance5": 0.0}


@pytest.mark.parametrize(
    ("precision", "difference", "overlap", "loss", "misses"),
    [
        ("fp32", 0.001, 0.99, 0.5, 0),
        ("fp32", 0.0011, 1.0, 0.0, 1),
        ("fp32", 0.0, 0.989, 0.0, 1),
        ("fp32", float("nan"), float("nan"), 0.0, 2),
        ("fp16", 0.9, 0.99, 0.0, 0),
        ("fp16", 0.0, 0.989, 0.0, 1),
        ("int8", 0.9, 0.5, 0.01, 0),
        ("int8", 0.0, 1.0, 0.0101, 1),
        ("int8", 0.0, 1.0, -0.2, 0),
    ],
)
def test_bars(precision: str, difference: float, overlap: float, loss: float, misses: int) -> None:
    parity = Parity("set", 9, difference, overlap, GOOD | {"meanIou": loss})
    assert len(shortcomings(precision, [parity])) == misses


def test_overlap_of_boxes_that_may_be_missing() -> None:
    box = Box(0, 0, 10, 10)
    assert box_overlap(box, box) == 1.0
    assert box_overlap(box, Box(5, 0, 10, 10)) == pytest.approx(1 / 3)
    assert (box_overlap(None, None), box_overlap(box, None)) == (1.0, 0.0)
