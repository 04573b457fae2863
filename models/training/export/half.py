"""An fp16 variant of an exported model, for graphics processors."""

import onnx
from onnxruntime.transformers.float16 import convert_float_to_float16

from training.export.onnx_file import strip_provenance


def to_half(model: bytes) -> bytes:
    """The model with fp16 weights and arithmetic; its input and output stay as they are."""
    graph = onnx.load_from_string(model)
    # The exporter lists types of constants too. The converter would turn those entries to fp16 but
    # not the enlargements' factors, which must stay fp32; it infers what it needs itself.
    del graph.graph.value_info[:]
    half = convert_float_to_float16(graph, keep_io_types=True)
    strip_provenance(half)
    onnx.checker.check_model(half, full_check=True)
    return half.SerializeToString()
