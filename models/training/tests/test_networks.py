"""The network: its cost, its natural-image start, its padding."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch
import torch.nn.functional as functional
from torch import nn

from training.commands import CONFIGS
from training.config import NetworkConfig, RunConfig, load_config
from training.errors import ConfigError
from training.networks.efficientnet_lite import SameConv2d, same_padding
from training.networks.flops import count_flops
from training.networks.freezing import train_with_frozen_scales
from training.networks.mirrored import MirroredNetwork
from training.networks.natural_weights import LITE0
from training.networks.registry import build_network, read_weights, weights_origin
from training.networks.soft_mask_unet import PyramidContext
from training.networks.vgg import Vgg16, load_hed, load_torchvision
from training.run_folder import RunFolder

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
    assert 0.5e9 < count_flops(build_network(config, with_weights=False), 256) <= FLOP_LIMIT


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
    published = read_weights(LITE0.path())
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
    with pytest.raises(ConfigError, match="encoder 'vgg99' is unknown"):
        build_network(NetworkConfig(encoder="vgg99"))


@pytest.mark.parametrize(
    ("encoder", "decoder", "widths", "size"),
    [
        ("efficientnet-lite0", "narrow", (96, 64, 48), 128),
        ("efficientnet-lite2", "vgg", (64, 48, 32), 128),
        ("vgg16", "vgg", (32, 24, 16), 128),
        ("vgg16", "vgg", (32, 24, 16, 8), 128),
    ],
)
def test_every_encoder_and_decoder_gives_a_mask_of_the_configured_size(
    encoder: str, decoder: str, widths: tuple[int, ...], size: int
) -> None:
    config = NetworkConfig(
        encoder, "none", "soft-mask", decoder, widths, input_size=size, mask_size=size // 2
    )
    network = build_network(config).eval()
    with torch.no_grad():
        assert network(torch.zeros(1, 3, size, size)).shape == (1, 1, size // 2, size // 2)


def test_the_box_network_says_a_box_in_shares() -> None:
    config = NetworkConfig(encoder_weights="none", output="box", input_size=128)
    network = build_network(config).eval()
    with torch.no_grad():
        boxes = network(torch.rand(2, 3, 128, 128) * 255)
    assert boxes.shape == (2, 4)
    assert ((boxes > 0) & (boxes < 1)).all()


def test_larger_lite_variants_have_the_published_shapes() -> None:
    network = build_network(NetworkConfig("efficientnet-lite2", "none"))
    assert network.encoder.tap_channels == [16, 24, 48, 120, 352]
    assert len(network.encoder._blocks) == 21


def test_vgg_takes_torchvision_weights_with_their_scaling() -> None:
    """Pixels / 255, minus mean, over deviation: the same features from the same picture."""
    from torchvision.models import vgg16

    reference = vgg16(weights=None).eval()
    encoder = Vgg16().eval()
    load_torchvision(encoder, reference.state_dict())
    pixels = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(1)) * 255
    mean = torch.tensor([122.67892, 116.66877, 104.00699]).reshape(1, 3, 1, 1)
    deviation = torch.tensor([0.229, 0.224, 0.225]).reshape(1, 3, 1, 1) * 255
    with torch.no_grad():
        expected = reference.features[:30]((pixels - mean) / deviation)
        found = encoder(pixels - mean)[-1]
    torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-5)


def test_hed_weights_are_turned_from_bgr_to_rgb() -> None:
    source, encoder = Vgg16().eval(), Vgg16().eval()
    layers = [layer for layer in source.modules() if isinstance(layer, nn.Conv2d)]
    state = {f"kernel{index}": layer.weight.detach() for index, layer in enumerate(layers)}
    state |= {f"bias{index}": layer.bias.detach() for index, layer in enumerate(layers)}
    load_hed(encoder, state)
    image = torch.randn(1, 3, 32, 32)
    with torch.no_grad():
        torch.testing.assert_close(encoder(image)[-1], source(image.flip(1))[-1])


def test_the_origin_of_the_first_weights_is_told(tiny_run: RunConfig, tmp_path: Path) -> None:
    assert weights_origin(NetworkConfig(encoder_weights="none")) == "random numbers"
    assert "ImageNet" in weights_origin(NetworkConfig("vgg16"))
    going_on = NetworkConfig(encoder_weights="none", encoder_from=str(tmp_path / "first"))
    assert weights_origin(going_on) == "the encoder of an earlier run"
    earlier = replace(tiny_run, name="first", network=NetworkConfig("vgg16"))
    RunFolder(tmp_path / "first").write_config(earlier)
    assert weights_origin(going_on).startswith("the encoder of first, which began with ImageNet")


@pytest.mark.parametrize("encoder", ["efficientnet-lite0", "vgg16"])
def test_frozen_scales_keep_their_weights_and_statistics(encoder: str) -> None:
    config = NetworkConfig(encoder=encoder, encoder_weights="none", input_size=64, mask_size=32)
    network = build_network(config)
    before = {name: value.clone() for name, value in network.state_dict().items()}
    train_with_frozen_scales(network, 2)
    optimiser = torch.optim.SGD(network.parameters(), 0.1)
    network(torch.rand(2, 3, 64, 64) * 255).square().mean().backward()
    optimiser.step()
    changed = {
        name for name, value in network.state_dict().items() if not value.equal(before[name])
    }
    frozen = {id(value) for layer in network.encoder.layers_of(2) for value in layer.parameters()}
    for name, value in network.named_parameters():
        assert (name not in changed) == (id(value) in frozen), name
    statistics = [name for name in changed if "running_mean" in name]
    assert not any(name.startswith("encoder._bn0") for name in statistics)


def test_more_frozen_scales_than_there_are_is_an_error() -> None:
    network = build_network(NetworkConfig(encoder_weights="none"))
    with pytest.raises(ConfigError, match="frozen_scales is 6"):
        train_with_frozen_scales(network, 6)


def test_a_mirrored_network_says_the_same_of_both_sides() -> None:
    torch.manual_seed(4)
    plain = build_network(NetworkConfig(encoder_weights="none", input_size=64, mask_size=32)).eval()
    twice = MirroredNetwork(plain).eval()
    pixels = torch.rand(2, 3, 64, 64) * 255
    with torch.inference_mode():
        alone, mirror = plain(pixels), plain(pixels.flip(3)).flip(3)
        assert not torch.allclose(alone, mirror, atol=1e-4)
        assert torch.allclose(twice(pixels), (alone + mirror) / 2, atol=1e-5)
        assert torch.allclose(twice(pixels.flip(3)).flip(3), twice(pixels), atol=1e-5)
    assert count_flops(twice, 64) == 2 * count_flops(plain, 64)


def test_a_box_network_cannot_be_mirrored() -> None:
    with pytest.raises(ConfigError, match="mirrored"):
        build_network(NetworkConfig(encoder_weights="none", output="box", mirrored=True))


def test_context_brings_the_far_corner_to_every_place() -> None:
    torch.manual_seed(6)
    context = PyramidContext(8, 4).eval()
    features = torch.rand(1, 8, 4, 4)
    changed = features.clone()
    changed[0, :, 3, 3] += 1
    with torch.inference_mode():
        difference = (context(features) - context(changed)).abs().amax(1)[0]
    assert context(features).shape == features.shape
    assert difference[0, 0] > 0
