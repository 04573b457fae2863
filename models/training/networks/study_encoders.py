"""The study's three networks for the difficulty, without their classifiers (Kim 2021).

Topology and parameter names are torchvision's, so that its ImageNet weights load; `width` scales
the channels for machines that cannot train the whole. VGG19's three-layer classifier is left out
like the others' single one: the mean over the picture and one linear layer follow.
"""

import re
from typing import Any

import torch
import torch.nn.functional as functional
from torch import Tensor, nn
from torchvision.models import DenseNet
from torchvision.models.resnet import Bottleneck
from torchvision.models.vgg import cfgs, make_layers

from training.errors import ConfigError
from training.networks.efficientnet_lite import scaled_channels

# torchvision's weights expect pixels / 255, less the mean, through the deviation of each channel.
PIXEL_MEAN = (0.485 * 255, 0.456 * 255, 0.406 * 255)
PIXEL_DEVIATION = (0.229 * 255, 0.224 * 255, 0.225 * 255)
# One scale for all; what a channel's own differs by, the first convolution takes over.
PIXEL_SCALE = sum(PIXEL_DEVIATION) / 3
HALVING = "M"


class Vgg19BatchNorm(nn.Module):
    """VGG19 with batch normalisation (Simonyan 2015): features at 1/32, or at 1/16 if fine."""

    def __init__(self, width: float = 1.0, fine_grid: bool = False) -> None:
        super().__init__()
        layers: list[Any] = [
            layer if layer == HALVING else scaled_channels(int(layer), width) for layer in cfgs["E"]
        ]
        self.features = make_layers(layers[:-1] if fine_grid else layers, batch_norm=True)
        self.tap_channels = [layers[-2]]

    def layers_of(self, scales: int) -> list[nn.Module]:
        """It makes one feature map: all of it, or nothing."""
        return [self] if scales else []

    def forward(self, image: Tensor) -> list[Tensor]:
        """Scaled image [batch, 3, height, width] to its last features."""
        return [self.features(image)]


class ResNet50(nn.Module):
    """ResNet50 (He 2016): features at 1/32, or 1/16 with a fine grid."""

    STAGES = ((3, 64, 1), (4, 128, 2), (6, 256, 2), (3, 512, 2))

    def __init__(self, width: float = 1.0, fine_grid: bool = False) -> None:
        super().__init__()
        channels = scaled_channels(64, width)
        self.conv1 = nn.Conv2d(3, channels, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        for number, (blocks, planes, stride) in enumerate(self.STAGES, start=1):
            is_fine = fine_grid and number == len(self.STAGES)
            inner = scaled_channels(planes, width)
            stage = _residual_stage(channels, inner, blocks, 1 if is_fine else stride, is_fine)
            setattr(self, f"layer{number}", stage)
            channels = inner * Bottleneck.expansion
        self.tap_channels = [channels]
        for layer in self.modules():
            if isinstance(layer, nn.Conv2d):
                nn.init.kaiming_normal_(layer.weight, mode="fan_out", nonlinearity="relu")

    def layers_of(self, scales: int) -> list[nn.Module]:
        """It makes one feature map: all of it, or nothing."""
        return [self] if scales else []

    def forward(self, image: Tensor) -> list[Tensor]:
        """Scaled image [batch, 3, height, width] to its last features."""
        features = self.maxpool(functional.relu(self.bn1(self.conv1(image))))
        for stage in (self.layer1, self.layer2, self.layer3, self.layer4):
            features = stage(features)
        return [features]


def _residual_stage(
    channels: int, inner: int, blocks: int, stride: int, dilated: bool
) -> nn.Sequential:
    """Bottlenecks, of which the first has the stride; the others see wider where it is left out."""
    out = inner * Bottleneck.expansion
    shortcut = nn.Sequential(nn.Conv2d(channels, out, 1, stride, bias=False), nn.BatchNorm2d(out))
    rest = [Bottleneck(out, inner, dilation=2 if dilated else 1) for _ in range(blocks - 1)]
    return nn.Sequential(Bottleneck(channels, inner, stride, shortcut), *rest)


class DenseNet161(nn.Module):
    """DenseNet161 (Huang 2017): features at 1/32, or 1/16 with a fine grid."""

    GROWTH = 48
    BLOCKS = (6, 12, 36, 24)

    def __init__(self, width: float = 1.0, fine_grid: bool = False) -> None:
        super().__init__()
        growth = max(round(self.GROWTH * width / 4), 1) * 4
        whole = DenseNet(growth, self.BLOCKS, num_init_features=2 * growth, num_classes=1)
        self.tap_channels = [whole.classifier.in_features]
        self.features = whole.features
        if fine_grid:
            self.features.transition3.pool = nn.Identity()

    def layers_of(self, scales: int) -> list[nn.Module]:
        """It makes one feature map: all of it, or nothing."""
        return [self] if scales else []

    def forward(self, image: Tensor) -> list[Tensor]:
        """Scaled image [batch, 3, height, width] to its last features."""
        return [functional.relu(self.features(image))]


def load_vgg19(encoder: nn.Module, state: dict[str, Tensor]) -> None:
    """Fill it with torchvision's vgg19_bn."""
    _load(encoder, state, "classifier.", "features.0.weight")


def load_resnet(encoder: nn.Module, state: dict[str, Tensor]) -> None:
    """Fill it with torchvision's resnet50."""
    _load(encoder, state, "fc.", "conv1.weight")


def load_densenet(encoder: nn.Module, state: dict[str, Tensor]) -> None:
    """Fill it with torchvision's densenet161, whose file has the layers' names of an older one."""
    old = re.compile(r"(denselayer\d+\.(?:norm|conv))\.(\d\.)")
    renamed = {old.sub(r"\1\2", name): value for name, value in state.items()}
    _load(encoder, renamed, "classifier.", "features.conv0.weight")


def _load(encoder: nn.Module, state: dict[str, Tensor], classifier: str, first: str) -> None:
    """Copy the trunk; the first convolution takes the channels' own deviations over."""
    trunk = {name: value for name, value in state.items() if not name.startswith(classifier)}
    deviation = torch.tensor(PIXEL_DEVIATION).reshape(1, 3, 1, 1)
    if first in trunk:
        trunk[first] = trunk[first] * (PIXEL_SCALE / deviation)
    try:
        encoder.load_state_dict(trunk)
    except RuntimeError as cause:
        raise ConfigError(
            "network.encoder_weights holds another network's weights, or network.width is not "
            f"1.0: {str(cause).splitlines()[-1].strip()}"
        ) from cause
