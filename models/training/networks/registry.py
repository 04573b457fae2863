"""Networks by the names that a configuration may use."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import torch
from torch import Tensor, nn

from training.config import NetworkConfig
from training.errors import ConfigError
from training.networks import efficientnet_lite, vgg
from training.networks.box_regressor import BoxRegressor
from training.networks.efficientnet_lite import EfficientNetLite, load_trunk
from training.networks.natural_weights import LITE0, LITE2, VGG16_HED, PackagedWeights
from training.networks.scaling import PixelScaling
from training.networks.soft_mask_unet import DECODER_STAGES, SoftMaskUNet
from training.networks.vgg import Vgg16, load_hed, load_torchvision, read_hed

OUTPUTS = ("soft-mask", "box")
WeightReader = Callable[[Path], dict[str, Tensor]]
WeightLoader = Callable[[nn.Module, dict[str, Tensor]], None]


def read_weights(path: Path) -> dict[str, Tensor]:
    """A weight file as a dictionary of tensors; nothing but tensors is ever unpickled."""
    if not path.is_file():
        raise ConfigError(f"The weight file {path} does not exist.")
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except Exception as cause:
        raise ConfigError(f"The weight file {path} cannot be read: {cause}") from cause


@dataclass(frozen=True)
class EncoderEntry:
    """How to make an encoder, the scale of its pixels, and how to fill it.

    `natural` are weights that a package brings; `load` fills it from a file that the configuration
    names, which may have another layout.
    """

    create: Callable[[], nn.Module]
    pixel_mean: Sequence[float]
    pixel_scale: float
    natural: PackagedWeights
    read_natural: WeightReader
    load_natural: WeightLoader
    load: WeightLoader


def _lite(width: float, depth: float, natural: PackagedWeights) -> EncoderEntry:
    """A variant of EfficientNet-lite."""
    return EncoderEntry(
        partial(EfficientNetLite, width, depth),
        efficientnet_lite.PIXEL_MEAN,
        efficientnet_lite.PIXEL_SCALE,
        natural,
        read_weights,
        load_trunk,
        load_trunk,
    )


ENCODERS: dict[str, EncoderEntry] = {
    "efficientnet-lite0": _lite(1.0, 1.0, LITE0),
    "efficientnet-lite2": _lite(1.1, 1.2, LITE2),
    "vgg16": EncoderEntry(
        Vgg16, vgg.PIXEL_MEAN, 1.0, VGG16_HED, read_hed, load_hed, load_torchvision
    ),
}


def _entry(config: NetworkConfig) -> EncoderEntry:
    """The configured encoder; names are checked before anything is built."""
    for value, known, what in (
        (config.encoder, ENCODERS, "encoder"),
        (config.decoder, DECODER_STAGES, "decoder"),
        (config.output, OUTPUTS, "output"),
    ):
        if value not in known:
            raise ConfigError(
                f"The {what} {value!r} is unknown; known: {', '.join(sorted(known))}."
            )
    if config.mirrored and config.output == "box":
        raise ConfigError("network.mirrored averages soft masks; a box network has none.")
    return ENCODERS[config.encoder]


def weights_origin(config: NetworkConfig) -> str:
    """Where the encoder's first weights come from, in words for a model card."""
    if config.encoder_weights == "none":
        return "random numbers"
    if config.encoder_weights == "natural-images":
        return _entry(config).natural.origin
    return Path(config.encoder_weights).name


def build_network(config: NetworkConfig, with_weights: bool = True) -> nn.Module:
    """The configured network; `with_weights` false when a checkpoint follows anyway."""
    entry = _entry(config)
    encoder = entry.create()
    if with_weights and config.encoder_weights == "natural-images":
        entry.load_natural(encoder, entry.read_natural(entry.natural.path()))
    elif with_weights and config.encoder_weights != "none":
        entry.load(encoder, read_weights(Path(config.encoder_weights)))
    scaling = PixelScaling(entry.pixel_mean, entry.pixel_scale)
    if config.output == "box":
        return BoxRegressor(scaling, encoder, encoder.tap_channels[-1])
    stage = DECODER_STAGES[config.decoder]
    return SoftMaskUNet(
        scaling,
        encoder,
        encoder.tap_channels,
        config.decoder_widths,
        config.mask_size,
        stage,
        config.context,
        config.learns_area,
    )
