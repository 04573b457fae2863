"""An exponential moving average of the weights: calmer than the weights themselves."""

import copy

import torch
from torch import nn


class MovingAverage:
    """Follows a network; `network` holds the average and is what gets validated and exported."""

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.network = copy.deepcopy(network).eval()
        self.decay = decay
        self.updates = 0
        for parameter in self.network.parameters():
            parameter.requires_grad_(False)

    @torch.no_grad()
    def update(self, network: nn.Module) -> None:
        """Move towards the network; faster in the beginning, when the average is still young."""
        self.updates += 1
        decay = min(self.decay, (1 + self.updates) / (10 + self.updates))
        averages = self.network.state_dict()
        for name, value in network.state_dict().items():
            if value.dtype.is_floating_point:
                averages[name].lerp_(value, 1 - decay)
            else:
                averages[name].copy_(value)
