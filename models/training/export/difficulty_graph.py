"""Difficulty networks as ONNX files: calibrated probabilities and attention inside the graph."""

import torch
from torch import Tensor, nn

from training.difficulty.prediction import PACK_SIZE
from training.errors import TrainingError
from training.export.onnx_file import OUTPUT_NAME, export_graph
from training.networks.difficulty import MultiTaskNetwork, to_input_size

DIFFICULTY_NAME, ATTENTION_NAME = "difficulty", "attention"
# Below it an activation map counts as nowhere positive; half precision can still tell it from 0.
LEAST_EVIDENCE = 1e-6
# The application takes no coarser map.
SMALLEST_GRID = 8


class DifficultyPackNetwork(nn.Module):
    """`frame` uint8 [1, 256, 256, 3] RGB to `difficulty` [1, classes] and `attention` [1, h, w].

    A multi-task network puts out its `mask` [1, h, w] before them.
    """

    def __init__(self, network: nn.Module, input_size: int, temperature: float) -> None:
        super().__init__()
        self.network = network
        self.input_size = input_size
        self.temperature = temperature

    def forward(self, frame: Tensor) -> tuple[Tensor, ...]:
        """Shrinking, normalisation, temperature and attention are part of the graph."""
        pixels = to_input_size(frame.to(torch.float32).permute(0, 3, 1, 2), self.input_size)
        *masks, logits, class_map = self.network.explain(pixels)
        probabilities = torch.softmax(logits / self.temperature, 1)
        evidence = torch.relu(class_map)
        attention = evidence / evidence.amax((1, 2), keepdim=True).clamp(min=LEAST_EVIDENCE)
        return (*(torch.sigmoid(mask)[:, 0] for mask in masks), probabilities, attention)


class MasksAlone(nn.Module):
    """What a multi-task network says of the ampulla: pixels [batch, 3, 256, 256] to mask logits."""

    def __init__(self, network: MultiTaskNetwork, input_size: int) -> None:
        super().__init__()
        self.network = network
        self.input_size = input_size

    def forward(self, pixels: Tensor) -> Tensor:
        """Pixels to logits [batch, 1, h, w]."""
        return self.network(to_input_size(pixels, self.input_size))[0]


def attention_grid(network: nn.Module, input_size: int) -> int:
    """Cells of the attention each way; a grid that the application would refuse is an error."""
    with torch.inference_mode():
        *_, class_map = network.explain(torch.zeros(1, 3, input_size, input_size))
    cells = class_map.shape[-1]
    if cells < SMALLEST_GRID:
        raise TrainingError(
            f"The attention of this network has {cells} x {cells} cells; a pack needs "
            f"{SMALLEST_GRID} x {SMALLEST_GRID}. Train with network.fine_grid = true or a larger "
            "network.input_size."
        )
    return cells


def output_names(network: nn.Module) -> tuple[str, ...]:
    """The graph's outputs in order."""
    masks = (OUTPUT_NAME,) if isinstance(network, MultiTaskNetwork) else ()
    return (*masks, DIFFICULTY_NAME, ATTENTION_NAME)


def export_difficulty(network: nn.Module, input_size: int, temperature: float, title: str) -> bytes:
    """The serialised model, checked; static shapes, weights inside."""
    graph = DifficultyPackNetwork(network, input_size, temperature)
    return export_graph(graph, PACK_SIZE, output_names(network), title)
