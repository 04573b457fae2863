"""The network: its cost, its natural-image start, its padding."""

import pytest
import torch
import torch.nn.functional as functional
from torch import nn

from training.commands import CONFIGS
from training.config import NetworkConfig, load_config
from training.errors import ConfigError
from training.networks.efficientnet_lite import SameConv2d, same_padding
from training.networks.flops import count_flops
from training.networks.natural_weights import efficientnet_lite0_file
from training.networks.registry import build_network, read_weights

FLOP_LIMIT = 2e9


def test_counter_by_hand() -> None:
    network = nn.Sequential(
        nn.Conv2d(3, 8, 3, stride=2, padding=1, bias=False),
        nn.Conv2d(8, 8, 3, padding=1, groups=8, bias=False),
        nn.Conv2d(8, 4, 1, bias=False),
    )
    multiply_adds = 16 * 16 * (8 * 27 + 8 * 9 + 4 * 8)
    assert count_flops(network, 32) == 2 * multiply_adds


def test_first_pack_costs_at_most_two_gflop() -> None:
    config = load_config(CONFIGS / "papilla-lite.toml").network
    assert config.input_size == 256
    assert 0.5e9 < count_flops(build_network(config), 256) <= FLOP_LIMIT


def test_same_padding_is_that_of_tensorflow() -> None:
    assert same_padding(256, 3, 2) == (0, 1)
    assert same_padding(128, 5, 2) == (1, 2)
    assert same_padding(7, 3, 2) == (1, 1)
    assert same_padding(9, 3, 1) == (1, 1)


def test_strided_convolution_starts_at_the_first_pixel() -> None:
    layer = SameConv2d(1, 1, 3, stride=2)
    image = torch.arange(36.0).reshape(1, 1, 6, 6)
    nn.init.zeros_(layer.weight)
    with torch.no_grad():
        layer.weight[0, 0, 0, 0] = 1.0
    torch.testing.assert_close(layer(image), functional.max_pool2d(image[..., :-1, :-1], 1, 2))


def test_natural_image_weights_fill_the_encoder() -> None:
    network = build_network(NetworkConfig())
    published = read_weights(efficientnet_lite0_file())
    loaded = network.encoder.state_dict()
    assert len(loaded) == len(published) - len([k for k in published if k.startswith(HEAD)])
    for name, value in loaded.items():
        torch.testing.assert_close(value, published[name])


HEAD = ("_conv_head.", "_bn1.", "_fc.")


def test_features_meet_the_statistics_they_were_trained_with() -> None:
    """Wrong scaling, padding or order of layers would push deep features far off."""
    encoder = build_network(NetworkConfig()).encoder.eval()
    random = torch.Generator().manual_seed(0)
    coarse = torch.rand(4, 3, 12, 12, generator=random)
    image = functional.interpolate(coarse, size=(224, 224), mode="bicubic").clamp(0, 1) * 2 - 1
    deviations: list[float] = []

    def compare(layer: nn.BatchNorm2d, inputs: tuple[torch.Tensor, ...], _: torch.Tensor) -> None:
        alive = layer.running_var > 1e-6
        distance = (inputs[0].mean((0, 2, 3)) - layer.running_mean).abs()
        deviations.append((distance / layer.running_var.sqrt())[alive].mean().item())

    for layer in encoder.modules():
        if isinstance(layer, nn.BatchNorm2d):
            layer.register_forward_hook(compare)
    with torch.no_grad():
        taps = encoder(image)
    assert [tuple(tap.shape[1:]) for tap in taps] == [
        (16, 112, 112),
        (24, 56, 56),
        (40, 28, 28),
        (112, 14, 14),
        (320, 7, 7),
    ]
    assert len(deviations) == 48
    assert sum(deviations) / len(deviations) < 0.6


def test_unknown_encoder_is_named() -> None:
    with pytest.raises(ConfigError, match="'vgg99' is unknown"):
        build_network(NetworkConfig(encoder="vgg99"))
