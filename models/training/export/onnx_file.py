"""The network as one self-contained ONNX file with the application's input and output."""

import io
from collections.abc import Sequence

import onnx
import torch
from torch import Tensor, nn

from training.config import NetworkConfig

OPSET = 18
INPUT_NAME = "frame"
OUTPUT_NAME = "mask"


class PackNetwork(nn.Module):
    """`frame` uint8 [1, H, W, 3] RGB to `mask` float32 [1, h, w] in 0..1."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, frame: Tensor) -> Tensor:
        """Normalisation and sigmoid are part of the graph, so that no host can get them wrong."""
        pixels = frame.to(torch.float32).permute(0, 3, 1, 2)
        return torch.sigmoid(self.network(pixels))[:, 0]


def export_onnx(network: nn.Module, config: NetworkConfig, title: str) -> bytes:
    """The serialised model of a network of masks, checked; static shapes, weights inside."""
    return export_graph(PackNetwork(network), config.input_size, (OUTPUT_NAME,), title)


def export_graph(graph: nn.Module, size: int, outputs: Sequence[str], title: str) -> bytes:
    """A module from `frame` uint8 [1, size, size, 3] to the named outputs, serialised."""
    frame = torch.zeros(1, size, size, 3, dtype=torch.uint8)
    program = torch.onnx.export(
        graph.eval(),
        (frame,),
        input_names=[INPUT_NAME],
        output_names=list(outputs),
        opset_version=OPSET,
        dynamo=True,
        external_data=False,
        verbose=False,
    )
    model = program.model_proto
    strip_provenance(model)
    model.graph.name = title
    onnx.checker.check_model(model, full_check=True)
    buffer = io.BytesIO()
    onnx.save_model(model, buffer)
    return buffer.getvalue()


def strip_provenance(model: onnx.ModelProto) -> None:
    """Remove the exporter's notes, which name source files of the machine that exported."""
    del model.metadata_props[:]
    del model.functions[:]
    model.doc_string = ""
    for node in model.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    for value in (*model.graph.value_info, *model.graph.input, *model.graph.output):
        del value.metadata_props[:]
    for tensor in model.graph.initializer:
        del tensor.metadata_props[:]
    del model.graph.metadata_props[:]
