"""Networks by the names that a configuration may use."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from training.config import NetworkConfig
from training.difficulty.classes import classes_of
from training.difficulty.morphology import FINDINGS
from training.errors import ConfigError
from training.networks import efficientnet_lite, study_encoders, vgg
from training.networks.box_regressor import BoxRegressor
from training.networks.difficulty import (
    DifficultyHead,
    DifficultyNetwork,
    MultiTaskNetwork,
)
from training.networks.efficientnet_lite import EfficientNetLite, load_trunk
from training.networks.natural_weights import LITE0, LITE2, VGG16_HED, PackagedWeights
from training.networks.scaling import PixelScaling
from training.networks.soft_mask_unet import DECODER_STAGES, SoftMaskUNet
from training.networks.study_encoders import (
    DenseNet161,
    ResNet50,
    Vgg19BatchNorm,
    load_densenet,
    load_resnet,
    load_vgg19,
)
from training.networks.vgg import Vgg16, load_hed, load_torchvision, read_hed
from training.run_folder import RunFolder

DIFFICULTY, BOTH = "difficulty", "soft-mask+difficulty"
OUTPUTS = ("soft-mask", "box", DIFFICULTY, BOTH)
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

    `natural` are weights that a package brings, None where no package does; `load` fills it from a
    file that the configuration names, which may have another layout. `has_scales`: it gives a
    feature map for each halving, from which a decoder can make a mask.
    """

    create: Callable[[NetworkConfig], nn.Module]
    pixel_mean: Sequence[float]
    pixel_scale: float
    natural: PackagedWeights | None
    read_natural: WeightReader
    load_natural: WeightLoader
    load: WeightLoader
    has_scales: bool = True


def _lite(width: float, depth: float, natural: PackagedWeights) -> EncoderEntry:
    """A variant of EfficientNet-lite."""
    return EncoderEntry(
        lambda config: EfficientNetLite(width, depth, config.fine_grid),
        efficientnet_lite.PIXEL_MEAN,
        efficientnet_lite.PIXEL_SCALE,
        natural,
        read_weights,
        load_trunk,
        load_trunk,
    )


def _study(create: Callable[[float, bool], nn.Module], load: WeightLoader) -> EncoderEntry:
    """One of the study's networks for the difficulty; no package brings its weights."""
    return EncoderEntry(
        lambda config: create(config.width, config.fine_grid),
        study_encoders.PIXEL_MEAN,
        study_encoders.PIXEL_SCALE,
        None,
        read_weights,
        load,
        load,
        has_scales=False,
    )


ENCODERS: dict[str, EncoderEntry] = {
    "efficientnet-lite0": _lite(1.0, 1.0, LITE0),
    "efficientnet-lite2": _lite(1.1, 1.2, LITE2),
    "vgg16": EncoderEntry(
        lambda _: Vgg16(), vgg.PIXEL_MEAN, 1.0, VGG16_HED, read_hed, load_hed, load_torchvision
    ),
    "vgg19-bn": _study(Vgg19BatchNorm, load_vgg19),
    "resnet50": _study(ResNet50, load_resnet),
    "densenet161": _study(DenseNet161, load_densenet),
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
    if config.mirrored and config.output != "soft-mask":
        raise ConfigError("network.mirrored averages soft masks; this network has none, or more.")
    if config.learns_morphology and config.output != DIFFICULTY:
        raise ConfigError(
            f'network.learns_morphology needs network.output = "{DIFFICULTY}"; '
            f"this is {config.output!r}."
        )
    entry = ENCODERS[config.encoder]
    if config.output != DIFFICULTY and not entry.has_scales:
        raise ConfigError(
            f"The encoder {config.encoder!r} gives no features of several sizes, which "
            f'{config.output!r} needs; use it with network.output = "{DIFFICULTY}".'
        )
    if entry.natural is None and config.encoder_weights == "natural-images":
        raise ConfigError(
            f"No package brings weights of {config.encoder!r}: set network.encoder_weights to the "
            'path of torchvision\'s weight file, or to "none".'
        )
    return entry


def weights_origin(config: NetworkConfig) -> str:
    """Where the encoder's first weights come from, in words for a model card."""
    if config.encoder_from is not None:
        return _origin_of_run(RunFolder(Path(config.encoder_from)))
    if config.encoder_weights == "none":
        return "random numbers"
    if config.encoder_weights == "natural-images":
        natural = _entry(config).natural
        return natural.origin if natural else "random numbers"
    return Path(config.encoder_weights).name


def _origin_of_run(run: RunFolder) -> str:
    """The story of an encoder that an earlier run trained; its folder may be gone by now."""
    try:
        earlier = run.read_config()
    except ConfigError:
        return "the encoder of an earlier run"
    return f"the encoder of {earlier.name}, which began with {weights_origin(earlier.network)}"


def build_network(config: NetworkConfig, with_weights: bool = True) -> nn.Module:
    """The configured network; `with_weights` false when a checkpoint follows anyway."""
    entry = _entry(config)
    encoder = entry.create(config)
    if with_weights and config.encoder_weights == "natural-images" and entry.natural:
        entry.load_natural(encoder, entry.read_natural(entry.natural.path()))
    elif with_weights and config.encoder_weights != "none":
        entry.load(encoder, read_weights(Path(config.encoder_weights)))
    scaling = PixelScaling(entry.pixel_mean, entry.pixel_scale)
    if config.output == "box":
        return BoxRegressor(scaling, encoder, encoder.tap_channels[-1])
    channels = encoder.tap_channels[-1]
    if config.output == DIFFICULTY:
        return DifficultyNetwork(scaling, encoder, _head(config, channels))
    parts = (
        scaling,
        encoder,
        encoder.tap_channels,
        config.decoder_widths,
        config.mask_size,
        DECODER_STAGES[config.decoder],
        config.context,
        config.learns_area,
    )
    if config.output == BOTH:
        return MultiTaskNetwork(_head(config, channels), *parts)
    return SoftMaskUNet(*parts)


def _head(config: NetworkConfig, channels: int) -> DifficultyHead:
    """The linear layer of the configured classes."""
    findings = FINDINGS if config.learns_morphology else 0
    return DifficultyHead(channels, len(classes_of(config.classes)), config.dropout, findings)
