"""An int8 variant of an exported model (QDQ, static), for processors that multiply bytes fast."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quantize_static,
)
from onnxruntime.quantization.shape_inference import quant_pre_process

from training.export.onnx_file import INPUT_NAME, strip_provenance
from training.export.split_concat import split_joined_convolutions

QUANTISED_LAYERS = ["Conv", "Clip", "Add", "Relu", "Resize", "MaxPool", "Concat"]


class FrameReader(CalibrationDataReader):
    """Feeds frames [size, size, 3] to the calibration, one by one."""

    def __init__(self, frames: Sequence[np.ndarray]) -> None:
        self._remaining = iter(frames)

    def get_next(self) -> dict[str, np.ndarray] | None:
        """The next frame, or None at the end."""
        frame = next(self._remaining, None)
        return None if frame is None else {INPUT_NAME: frame[None]}


def _is_depthwise(node: onnx.NodeProto) -> bool:
    """Whether a convolution filters every channel by itself."""
    return any(attribute.name == "group" and attribute.i > 1 for attribute in node.attribute)


def float_nodes(model: onnx.ModelProto, leading: int = 0) -> list[str]:
    """The nodes that stay fp32, found by leaving out one group after the other.

    At the end the last convolution and all behind it: the logits, whose steps a byte would show. At
    the beginning the first convolution and a depthwise one directly behind it, or as many
    convolutions as `leading` says if that is more: a few channels that carry the whole picture,
    with the widest ranges of all. In a byte they cost most of what int8 loses (docs/training.md).
    """
    nodes = list(model.graph.node)
    convolutions = [index for index, node in enumerate(nodes) if node.op_type == "Conv"]
    first, last = convolutions[0], convolutions[-1]
    count = 2 if _is_depthwise(nodes[convolutions[1]]) else 1
    kept = [nodes[first], *(nodes[index] for index in convolutions[1 : max(count, leading)])]
    return list(dict.fromkeys(node.name for node in (*kept, *nodes[last:])))


def leading_share(model: onnx.ModelProto) -> int:
    """An eighth of the convolutions: about what a second try leaves fp32."""
    return sum(node.op_type == "Conv" for node in model.graph.node) // 8


def quantise(model: bytes, frames: Sequence[np.ndarray], is_careful: bool = False) -> bytes:
    """The int8 model, calibrated on frames of training images (never of validation images).

    `is_careful` leaves more of the beginning fp32: a little slower, and nearer to the network.
    """
    original = onnx.load_from_string(model)
    graph = split_joined_convolutions(original)
    kept = float_nodes(graph, leading_share(original) if is_careful else 0)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "fp32.onnx", Path(folder) / "int8.onnx"
        # The exporter has folded and fused already; only the shapes are missing.
        quant_pre_process(graph, source, skip_optimization=True, skip_symbolic_shape=True)
        quantize_static(
            source,
            target,
            FrameReader(frames),
            quant_format=QuantFormat.QDQ,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=QUANTISED_LAYERS,
            nodes_to_exclude=kept,
            calibrate_method=CalibrationMethod.MinMax,
        )
        quantised = onnx.load(target)
    strip_provenance(quantised)
    return quantised.SerializeToString()
