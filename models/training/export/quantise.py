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

from training.coco import Sample
from training.export.onnx_file import INPUT_NAME, strip_provenance
from training.prediction import prepare_view

QUANTISED_LAYERS = ["Conv", "Clip", "Add", "Relu", "Resize"]


class FrameReader(CalibrationDataReader):
    """Feeds the fields of view of samples to the calibration."""

    def __init__(self, samples: Sequence[Sample], size: int) -> None:
        self._remaining = iter(samples)
        self._size = size

    def get_next(self) -> dict[str, np.ndarray] | None:
        """The next frame, or None at the end."""
        sample = next(self._remaining, None)
        if sample is None:
            return None
        return {INPUT_NAME: prepare_view(sample, self._size).frame[None]}


def quantise(model: bytes, samples: Sequence[Sample], size: int) -> bytes:
    """The int8 model, calibrated on the samples (training images, never validation images)."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "fp32.onnx", Path(folder) / "int8.onnx"
        source.write_bytes(model)
        quantize_static(
            source,
            target,
            FrameReader(samples, size),
            quant_format=QuantFormat.QDQ,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=QUANTISED_LAYERS,
            calibrate_method=CalibrationMethod.MinMax,
        )
        quantised = onnx.load(target)
    strip_provenance(quantised)
    return quantised.SerializeToString()
