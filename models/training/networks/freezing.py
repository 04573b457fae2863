"""Parts of an encoder that keep what they learned from natural images."""

from torch import nn

from training.errors import ConfigError


def train_with_frozen_scales(network: nn.Module, scales: int) -> None:
    """Set the network to training, but for its encoder's first scales.

    Those get no gradient and keep the statistics of their normalisation.
    """
    network.train()
    encoder = network.encoder
    if not 0 <= scales <= len(encoder.tap_channels):
        raise ConfigError(
            f"network.frozen_scales is {scales}; this encoder has {len(encoder.tap_channels)}."
        )
    for layer in encoder.layers_of(scales):
        layer.eval()
        layer.requires_grad_(False)
