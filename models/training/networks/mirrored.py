"""A network that looks twice: at the picture and at its mirror image."""

import torch
from torch import Tensor, nn


class MirroredNetwork(nn.Module):
    """The mean of a soft-mask network's logits on the picture and, turned back, on its mirror.

    Nothing in endoscopy tells left from right, so both are equally good guesses of one mask. Input
    and output are the network's own: [batch, 3, H, W] to [batch, 1, h, w].
    """

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, pixels: Tensor) -> Tensor:
        """Pixels to logits; both looks are one batch, so that the weights are read once."""
        both = self.network(torch.cat([pixels, pixels.flip(3)]))
        plain, mirror = both.chunk(2)
        return (plain + mirror.flip(3)) / 2
