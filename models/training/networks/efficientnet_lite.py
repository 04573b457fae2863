"""EfficientNet-lite trunks (Tan 2019, "lite": ReLU6, no squeeze-and-excite) as U-Net encoders.

The parameter names are those of the published PyTorch weights (`_conv_stem`, `_blocks.N._bn1`), so
that they load without a translation table.
"""

import math
from dataclasses import dataclass, replace

import torch
import torch.nn.functional as functional
from torch import Tensor, nn

BATCH_NORM_EPSILON = 1e-3
BATCH_NORM_MOMENTUM = 0.01


@dataclass(frozen=True)
class BlockSpec:
    """One stage: `repeats` inverted bottlenecks, the first of which has the stride."""

    repeats: int
    kernel: int
    stride: int
    expansion: int
    in_channels: int
    out_channels: int
    dilation: int = 1


STEM_CHANNELS = 32
LITE0_STAGES = (
    BlockSpec(1, 3, 1, 1, 32, 16),
    BlockSpec(2, 3, 2, 6, 16, 24),
    BlockSpec(2, 5, 2, 6, 24, 40),
    BlockSpec(3, 3, 2, 6, 40, 80),
    BlockSpec(3, 5, 1, 6, 80, 112),
    BlockSpec(4, 5, 2, 6, 112, 192),
    BlockSpec(1, 3, 1, 6, 192, 320),
)
CHANNEL_STEP = 8
# Pixels are scaled as (pixel - 127) / 128.
PIXEL_MEAN = (127.0, 127.0, 127.0)
PIXEL_SCALE = 128.0


def scaled_channels(channels: int, factor: float) -> int:
    """Channels times a factor, to the next multiple of eight that loses at most a tenth."""
    scaled = channels * factor
    rounded = max(CHANNEL_STEP, int(scaled + CHANNEL_STEP / 2) // CHANNEL_STEP * CHANNEL_STEP)
    return rounded + CHANNEL_STEP if rounded < 0.9 * scaled else rounded


def lite_stages(width: float, depth: float, fine_grid: bool = False) -> tuple[BlockSpec, ...]:
    """Stages of a larger variant: wider and deeper; the first and last stay as deep as in lite0.

    With a fine grid the last halving is left out, and what follows it sees as far by dilation.
    """
    last = len(LITE0_STAGES) - 1
    stages = tuple(
        replace(
            spec,
            repeats=spec.repeats if index in (0, last) else math.ceil(spec.repeats * depth),
            in_channels=spec.in_channels
            if index == 0
            else scaled_channels(spec.in_channels, width),
            out_channels=scaled_channels(spec.out_channels, width),
        )
        for index, spec in enumerate(LITE0_STAGES)
    )
    if not fine_grid:
        return stages
    halving = max(index for index, spec in enumerate(stages) if spec.stride == 2)
    return tuple(
        spec if index < halving else replace(spec, stride=1, dilation=2)
        for index, spec in enumerate(stages)
    )


def same_padding(size: int, kernel: int, stride: int) -> tuple[int, int]:
    """Padding before and after along one axis so that the output has ceil(size / stride) samples.

    TensorFlow's 'same': the odd sample goes to the end, unlike PyTorch's symmetric padding.
    """
    total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


class SameConv2d(nn.Conv2d):
    """A convolution without bias, padded as TensorFlow pads 'same'."""

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel: int,
        stride: int = 1,
        groups: int = 1,
        dilation: int = 1,
    ) -> None:
        padding = dilation * (kernel // 2) if stride == 1 else 0
        super().__init__(
            in_channels, out_channels, kernel, stride, padding, dilation, groups, bias=False
        )

    def forward(self, features: Tensor) -> Tensor:
        """Features [batch, channel, height, width] to the strided grid."""
        if self.stride[0] > 1:
            vertical = same_padding(features.shape[-2], self.kernel_size[0], self.stride[0])
            horizontal = same_padding(features.shape[-1], self.kernel_size[1], self.stride[1])
            features = functional.pad(features, (*horizontal, *vertical))
        return super().forward(features)


def batch_norm(channels: int) -> nn.BatchNorm2d:
    """Batch normalisation with the constants that the published weights were trained with."""
    return nn.BatchNorm2d(channels, eps=BATCH_NORM_EPSILON, momentum=BATCH_NORM_MOMENTUM)


class InvertedBottleneck(nn.Module):
    """Expand, filter depthwise, project; with a shortcut where the shape allows it."""

    def __init__(self, spec: BlockSpec, in_channels: int, stride: int, dilation: int = 1) -> None:
        super().__init__()
        hidden = in_channels * spec.expansion
        self.has_shortcut = stride == 1 and in_channels == spec.out_channels
        self.has_expansion = spec.expansion != 1
        if self.has_expansion:
            self._expand_conv = SameConv2d(in_channels, hidden, 1)
            self._bn0 = batch_norm(hidden)
        self._depthwise_conv = SameConv2d(
            hidden, hidden, spec.kernel, stride, groups=hidden, dilation=dilation
        )
        self._bn1 = batch_norm(hidden)
        self._project_conv = SameConv2d(hidden, spec.out_channels, 1)
        self._bn2 = batch_norm(spec.out_channels)

    def forward(self, features: Tensor) -> Tensor:
        """Features in, features out, both [batch, channel, height, width]."""
        hidden = features
        if self.has_expansion:
            hidden = functional.relu6(self._bn0(self._expand_conv(hidden)))
        hidden = functional.relu6(self._bn1(self._depthwise_conv(hidden)))
        hidden = self._bn2(self._project_conv(hidden))
        return hidden + features if self.has_shortcut else hidden


class EfficientNetLite(nn.Module):
    """The trunk without its classifier; gives one feature map for each halving of the image.

    `width` and `depth` are 1.0 and 1.0 for lite0, 1.0 and 1.1 for lite1, 1.1 and 1.2 for lite2.
    """

    def __init__(self, width: float = 1.0, depth: float = 1.0, fine_grid: bool = False) -> None:
        super().__init__()
        stages = lite_stages(width, depth, fine_grid)
        self._conv_stem = SameConv2d(3, STEM_CHANNELS, 3, 2)
        self._bn0 = batch_norm(STEM_CHANNELS)
        blocks: list[nn.Module] = []
        self.tap_blocks: list[int] = []
        self.tap_channels: list[int] = []
        for index, spec in enumerate(stages):
            for repeat in range(spec.repeats):
                first = repeat == 0
                channels = spec.in_channels if first else spec.out_channels
                stride = spec.stride if first else 1
                # Where a halving is left out, the layers behind it are the first to see wider.
                dilation = stages[max(index - 1, 0)].dilation if first else spec.dilation
                blocks.append(InvertedBottleneck(spec, channels, stride, dilation))
            is_last = index + 1 == len(stages)
            if is_last or stages[index + 1].stride == 2:
                self.tap_blocks.append(len(blocks) - 1)
                self.tap_channels.append(spec.out_channels)
        self._blocks = nn.ModuleList(blocks)

    def layers_of(self, scales: int) -> list[nn.Module]:
        """The layers that make the first `scales` feature maps."""
        if scales == 0:
            return []
        return [self._conv_stem, self._bn0, *self._blocks[: self.tap_blocks[scales - 1] + 1]]

    def forward(self, image: Tensor) -> list[Tensor]:
        """Normalised image [batch, 3, height, width] to features at 1/2, 1/4 ... 1/32 (1/16)."""
        features = functional.relu6(self._bn0(self._conv_stem(image)))
        taps: list[Tensor] = []
        for index, block in enumerate(self._blocks):
            features = block(features)
            if index in self.tap_blocks:
                taps.append(features)
        return taps


def load_trunk(encoder: EfficientNetLite, state: dict[str, torch.Tensor]) -> None:
    """Copy published weights into the trunk; the classifier's are the only ones left over."""
    classifier = ("_conv_head.", "_bn1.", "_fc.")
    trunk = {key: value for key, value in state.items() if not key.startswith(classifier)}
    encoder.load_state_dict(trunk, strict=True)
