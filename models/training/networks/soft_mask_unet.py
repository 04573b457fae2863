"""Soft-mask U-Net: an encoder with five scales and a decoder with skips (after Kim 2021)."""

from collections.abc import Callable, Sequence

import torch
import torch.nn.functional as functional
from torch import Tensor, nn

StageMaker = Callable[[int, int, int], nn.Module]
"""Channels of the coarse features, of the skip, and of the result, to a decoder stage."""


def enlarge(features: Tensor) -> Tensor:
    """Twice as wide and high, bilinearly."""
    return functional.interpolate(features, scale_factor=2.0, mode="bilinear", align_corners=False)


class NarrowStage(nn.Module):
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
        return self.fuse(functional.relu(enlarge(self.reduce(coarse)) + self.lateral(skip)))


class VggStage(nn.Module):
    """The study's kind of decoder: enlarge, concatenate the skip, two full convolutions."""

    def __init__(self, coarse: int, skip: int, width: int) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for channels in (coarse + skip, width):
            layers += [
                nn.Conv2d(channels, width, 3, padding=1, bias=False),
                nn.BatchNorm2d(width),
                nn.ReLU(),
            ]
        self.convolve = nn.Sequential(*layers)

    def forward(self, coarse: Tensor, skip: Tensor) -> Tensor:
        """Coarse features and a skip of twice their size to features of the skip's size."""
        return self.convolve(torch.cat([enlarge(coarse), skip], 1))


DECODER_STAGES: dict[str, StageMaker] = {"narrow": NarrowStage, "vgg": VggStage}


class PyramidContext(nn.Module):
    """Adds to each place what the whole picture and its quarters say (Zhao 2017, two scales)."""

    GRIDS = (1, 2)

    def __init__(self, channels: int, width: int = 64) -> None:
        super().__init__()
        self.looks = nn.ModuleList(
            nn.Sequential(
                nn.AdaptiveAvgPool2d(grid),
                nn.Conv2d(channels, width, 1, bias=False),
                nn.BatchNorm2d(width),
                nn.ReLU(),
            )
            for grid in self.GRIDS
        )
        self.fuse = nn.Sequential(
            nn.Conv2d(channels + width * len(self.GRIDS), channels, 1, bias=False),
            nn.BatchNorm2d(channels),
            nn.ReLU(),
        )

    def forward(self, features: Tensor) -> Tensor:
        """Features [batch, channel, h, w] to features of the same shape."""
        size = features.shape[-2:]
        wide = [
            functional.interpolate(look(features), size, mode="bilinear", align_corners=False)
            for look in self.looks
        ]
        return self.fuse(torch.cat([features, *wide], 1))


class SoftMaskUNet(nn.Module):
    """RGB pixels 0..255 [batch, 3, H, W] to mask logits [batch, 1, h, w].

    One decoder stage for each of `widths`, from the encoder's coarsest scale upwards. The logits
    are enlarged bilinearly to `mask_size` from where the decoder stops, because a soft mask has no
    edge that the finest scales could sharpen. Where it learns the targets' area as well, that is a
    second channel of the logits while it trains; afterwards the mean of both is the mask. The
    contour of the bell at 0.6 and the edge of the area bound the same target, and two opinions of
    it are steadier than one.
    """

    def __init__(
        self,
        scaling: nn.Module,
        encoder: nn.Module,
        tap_channels: Sequence[int],
        widths: Sequence[int],
        mask_size: int,
        stage: StageMaker = NarrowStage,
        with_context: bool = False,
        learns_area: bool = False,
    ) -> None:
        super().__init__()
        self.scaling = scaling
        self.encoder = encoder
        self.mask_size = mask_size
        self.context = PyramidContext(tap_channels[-1]) if with_context else nn.Identity()
        skips = list(tap_channels[-2::-1])[: len(widths)]
        coarse = [tap_channels[-1], *widths[:-1]]
        self.stages = nn.ModuleList(
            stage(*sizes) for sizes in zip(coarse, skips, widths, strict=True)
        )
        self.head = nn.Conv2d(widths[-1], 2 if learns_area else 1, 1)
        nn.init.constant_(self.head.bias, -2.0)

    def forward(self, pixels: Tensor) -> Tensor:
        """Pixels to logits; the sigmoid belongs to the loss and to the export."""
        return self.mask_logits(self.encoder(self.scaling(pixels)))

    def mask_logits(self, taps: Sequence[Tensor]) -> Tensor:
        """The encoder's features, finest first, to logits."""
        features = self.context(taps[-1])
        for stage, skip in zip(self.stages, taps[-2::-1], strict=False):
            features = stage(features, skip)
        logits = self.head(features)
        if not self.training:
            logits = logits.mean(1, keepdim=True)
        factor = self.mask_size / logits.shape[-1]
        if factor == 1.0:
            return logits
        return functional.interpolate(
            logits, scale_factor=factor, mode="bilinear", align_corners=False
        )
