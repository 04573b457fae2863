"""Untrained networks and pictures with structure, for tests of exported files."""

import cv2
import numpy as np
import torch
from torch import nn

from training.config import NetworkConfig
from training.networks.mirrored import MirroredNetwork
from training.networks.registry import build_network

SIZE, MASK = 64, 32


def cloudy_frames(count: int, seed: int) -> np.ndarray:
    """Frames [count, SIZE, SIZE, 3] with soft structure, as pictures have and noise has not."""
    random = np.random.default_rng(seed)
    coarse = random.integers(0, 256, (count, 6, 6, 3), dtype=np.uint8)
    return np.stack(
        [cv2.resize(one, (SIZE, SIZE), interpolation=cv2.INTER_CUBIC) for one in coarse]
    )


def lively_network(encoder: str, decoder: str, looks_twice: bool = False) -> nn.Module:
    """An untrained network with masks from nearly 0 to nearly 1, so that boxes mean something."""
    torch.manual_seed(1)
    weights = "none" if encoder == "vgg16" else "natural-images"
    config = NetworkConfig(
        encoder,
        weights,
        decoder=decoder,
        decoder_widths=(16, 16, 16),
        input_size=SIZE,
        mask_size=MASK,
        context=looks_twice,
    )
    network = build_network(config).eval()
    if encoder == "vgg16":
        for layer in network.modules():
            if isinstance(layer, nn.Conv2d):
                nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
    with torch.no_grad():
        pixels = torch.from_numpy(cloudy_frames(8, 3)).permute(0, 3, 1, 2).float()
        deviation, mean = torch.std_mean(network(pixels))
        network.head.weight.mul_(2 / deviation)
        network.head.bias.sub_(mean).mul_(2 / deviation).sub_(1)
    return MirroredNetwork(network).eval() if looks_twice else network
