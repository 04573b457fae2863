"""Pixels to the range that an encoder's published weights were trained with."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn


class PixelScaling(nn.Module):
    """(pixel - mean) / scale. Part of every network, so that no host can get it wrong."""

    def __init__(self, mean: Sequence[float], scale: float) -> None:
        super().__init__()
        # Constants of the architecture, not of a training run: they are no part of a checkpoint.
        channels = torch.tensor(list(mean), dtype=torch.float32).reshape(1, 3, 1, 1)
        self.register_buffer("mean", channels, persistent=False)
        self.scale = scale

    def forward(self, pixels: Tensor) -> Tensor:
        """RGB pixels 0..255 [batch, 3, height, width] to network units."""
        return (pixels - self.mean) / self.scale
