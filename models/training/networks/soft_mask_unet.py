"""Soft-mask U-Net: an encoder with five scales and a narrow decoder with skips."""

from collections.abc import Sequence

import torch.nn.functional as functional
from torch import Tensor, nn

INPUT_MEAN = 127.0
INPUT_SCALE = 128.0


class DecoderStage(nn.Module):
    """Enlarge the coarse features twofold, join the skip, fuse with one narrow convolution."""

    def __init__(self, coarse: int, skip: int, width: int) -> None:
        super().__init__()
        self.lateral = nn.Sequential(nn.Conv2d(skip, width, 1, bias=False), nn.BatchNorm2d(width))
        self.reduce = nn.Sequential(nn.Conv2d(coarse, width, 1, bias=False), nn.BatchNorm2d(width))
        self.fuse = nn.Sequential(
            nn.Conv2d(width, width, 3, padding=1, bias=False),
            nn.BatchNorm2d(width),
            nn.ReLU(),
        )

    def forward(self, coarse: Tensor, skip: Tensor) -> Tensor:
        """Coarse features and a skip of twice their size to features of the skip's size."""
        enlarged = functional.interpolate(
            self.reduce(coarse), scale_factor=2.0, mode="bilinear", align_corners=False
        )
        return self.fuse(functional.relu(enlarged + self.lateral(skip)))


class SoftMaskUNet(nn.Module):
    """Normalised images [batch, 3, H, W] to mask logits [batch, 1, H / 2, W / 2].

    The decoder stops at a quarter of the input; the logits are enlarged bilinearly from there,
    because a soft mask has no edge that the finest scale could sharpen.
    """

    def __init__(
        self, encoder: nn.Module, tap_channels: Sequence[int], widths: Sequence[int]
    ) -> None:
        super().__init__()
        self.encoder = encoder
        skips = list(tap_channels[-2:0:-1])
        coarse = [tap_channels[-1], *widths[:-1]]
        self.stages = nn.ModuleList(
            DecoderStage(*sizes) for sizes in zip(coarse, skips, widths, strict=True)
        )
        self.head = nn.Conv2d(widths[-1], 1, 1)
        nn.init.constant_(self.head.bias, -2.0)

    def forward(self, image: Tensor) -> Tensor:
        """Image to logits; the sigmoid belongs to the loss and to the export."""
        taps = self.encoder(image)
        features = taps[-1]
        for stage, skip in zip(self.stages, taps[-2:0:-1], strict=True):
            features = stage(features, skip)
        return functional.interpolate(
            self.head(features), scale_factor=2.0, mode="bilinear", align_corners=False
        )


def normalise(frame: Tensor) -> Tensor:
    """Pixels 0..255 to the range that the EfficientNet-lite weights were trained with."""
    return (frame - INPUT_MEAN) / INPUT_SCALE
