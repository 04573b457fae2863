"""Networks by the names that a configuration may use."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from training.config import NetworkConfig
from training.errors import ConfigError
from training.networks.efficientnet_lite import EfficientNetLite0, load_trunk
from training.networks.natural_weights import efficientnet_lite0_file
from training.networks.soft_mask_unet import SoftMaskUNet


@dataclass(frozen=True)
class EncoderEntry:
    """How to make an encoder, how to fill it, and where its published weights lie."""

    create: Callable[[], nn.Module]
    load: Callable[[nn.Module, dict[str, torch.Tensor]], None]
    natural_weights: Callable[[], Path]


ENCODERS: dict[str, EncoderEntry] = {
    "efficientnet-lite0": EncoderEntry(EfficientNetLite0, load_trunk, efficientnet_lite0_file),
}


def read_weights(path: Path) -> dict[str, torch.Tensor]:
    """A weight file as a dictionary of tensors; nothing but tensors is ever unpickled."""
    if not path.is_file():
        raise ConfigError(f"The weight file {path} does not exist.")
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except Exception as cause:
        raise ConfigError(f"The weight file {path} cannot be read: {cause}") from cause


def build_network(config: NetworkConfig, with_weights: bool = True) -> SoftMaskUNet:
    """The configured network; `with_weights` false when a checkpoint follows anyway."""
    entry = ENCODERS.get(config.encoder)
    if entry is None:
        known = ", ".join(sorted(ENCODERS))
        raise ConfigError(f"The encoder {config.encoder!r} is unknown; known: {known}.")
    encoder = entry.create()
    if with_weights and config.encoder_weights != "none":
        is_natural = config.encoder_weights == "natural-images"
        path = entry.natural_weights() if is_natural else Path(config.encoder_weights)
        entry.load(encoder, read_weights(path))
    return SoftMaskUNet(encoder, encoder.tap_channels, config.decoder_widths)
