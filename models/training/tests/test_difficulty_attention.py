"""Attention: the graph's class activation map against Grad-CAM by autograd."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
import torchvision
from torch import Tensor, nn

from training.config import NetworkConfig
from training.difficulty.prediction import PACK_SIZE, normalised
from training.errors import ConfigError, TrainingError
from training.export.difficulty_graph import (
    DifficultyPackNetwork,
    attention_grid,
    export_difficulty,
)
from training.export.onnx_file import INPUT_NAME
from training.export.runtime import open_session
from training.networks.registry import build_network
from training.tests.lively import cloudy_frames

SIZE = 128


def config_of(
    encoder: str, width: float, output: str, classes: int, learns_morphology: bool = False
) -> NetworkConfig:
    """A slim network with random weights."""
    return NetworkConfig(
        encoder,
        "none",
        output=output,
        classes=classes,
        width=width,
        input_size=SIZE,
        mask_size=64,
        decoder_widths=(16, 16, 16),
        fine_grid=output == "difficulty",
        learns_morphology=learns_morphology,
    )


SLIM_RESNET = config_of("resnet50", 0.125, "difficulty", 4)
BOTH_TASKS = config_of("efficientnet-lite0", 1.0, "soft-mask+difficulty", 4)
BY_FINDINGS = config_of("efficientnet-lite0", 1.0, "difficulty", 2, learns_morphology=True)
NETWORKS = {
    "vgg19": config_of("vgg19-bn", 0.125, "difficulty", 2),
    "resnet50": SLIM_RESNET,
    "densenet161": config_of("densenet161", 0.1, "difficulty", 4),
    "light": config_of("efficientnet-lite0", 1.0, "difficulty", 2),
    "both": BOTH_TASKS,
    "findings": BY_FINDINGS,
}


def random_network(config: NetworkConfig) -> nn.Module:
    """Random weights, with statistics of the pictures, so that features are as in a trained one."""
    torch.manual_seed(2)
    network = build_network(config)
    with torch.no_grad():
        for _ in range(6):
            network.train()(pictures())
    return network.eval()


def pictures() -> Tensor:
    """Pixels [8, 3, SIZE, SIZE] with soft structure."""
    frames = torch.from_numpy(cloudy_frames(8, 3)).permute(0, 3, 1, 2).float()
    return nn.functional.interpolate(frames, size=SIZE, mode="bilinear")


def grad_cam(network: nn.Module, pixels: Tensor) -> Tensor:
    """Selvaraju 2017, equations 1 and 2, before the ReLU: [batch, h, w] of the most probable class.

    By autograd through the network as it stands; the features are caught where the encoder ends.
    """
    caught: list[Tensor] = []
    hook = network.encoder.register_forward_hook(lambda *found: caught.append(found[2][-1]))
    output = network(pixels)
    hook.remove()
    logits = output[1] if isinstance(output, tuple) else output
    score = logits.max(1).values.sum()
    (gradient,) = torch.autograd.grad(score, caught[0])
    alphas = gradient.mean((2, 3), keepdim=True)
    return (alphas * caught[0]).sum(1).detach()


def correlations(first: Tensor, second: Tensor) -> list[float]:
    """Of each picture's two maps."""
    return [
        float(np.corrcoef(one.flatten(), other.flatten())[0, 1])
        for one, other in zip(first.numpy(), second.numpy(), strict=True)
    ]


@pytest.mark.parametrize("config", NETWORKS.values(), ids=NETWORKS.keys())
def test_the_class_map_is_grad_cam(config: NetworkConfig) -> None:
    network = random_network(config)
    pixels = pictures()
    expected = grad_cam(network, pixels)
    with torch.no_grad():
        *_, found = network.explain(pixels)
    assert found.shape == expected.shape
    assert min(correlations(found, expected)) >= 0.99
    # The constant between them is the number of cells: each has its share of the mean.
    cells = found.shape[1] * found.shape[2]
    torch.testing.assert_close(found, expected * cells, rtol=1e-3, atol=1e-3)


@pytest.mark.parametrize(
    "config", [SLIM_RESNET, BOTH_TASKS, BY_FINDINGS], ids=("single", "both", "findings")
)
def test_the_exported_graph_gives_probabilities_and_attention(config: NetworkConfig) -> None:
    if config.output != "difficulty":
        config = replace(config, input_size=PACK_SIZE, mask_size=128)
    network = random_network(config)
    file = export_difficulty(network, config.input_size, 1.7, "tiny")
    session = open_session(file, threads=1)
    coarse = pictures()[:4].round().to(torch.uint8)
    frames = nn.functional.interpolate(coarse, size=PACK_SIZE).permute(0, 2, 3, 1).contiguous()
    pixels = frames.permute(0, 3, 1, 2).float()
    factor = PACK_SIZE // config.input_size
    small = nn.functional.avg_pool2d(pixels, factor)
    expected = torch.relu(grad_cam(network, small))
    with torch.no_grad():
        output_of = network(small)
    logits = output_of[1] if isinstance(output_of, tuple) else output_of
    probabilities = torch.softmax(logits / 1.7, 1)
    names = [item.name for item in session.get_outputs()]
    assert names == ["difficulty", "attention"] or names == ["mask", "difficulty", "attention"]
    for place, frame in enumerate(frames.numpy()):
        found = dict(zip(names, session.run(None, {INPUT_NAME: frame[None]}), strict=True))
        np.testing.assert_allclose(found["difficulty"][0], probabilities[place], atol=1e-3)
        assert found["difficulty"].sum() == pytest.approx(1.0, abs=1e-5)
        attention = found["attention"][0]
        assert attention.shape == (8, 8)
        assert 0 <= attention.min() <= attention.max() <= 1
        whole = expected[place].numpy()
        if whole.max() > 0:
            assert attention.max() == pytest.approx(1.0)
            assert np.corrcoef(attention.flatten(), whole.flatten())[0, 1] >= 0.99
        else:
            assert attention.max() == 0


def test_the_graph_shrinks_by_less_than_a_half_too() -> None:
    config = replace(SLIM_RESNET, input_size=192)
    network = random_network(config)
    frames = torch.from_numpy(cloudy_frames(2, 3)).permute(0, 3, 1, 2).float()
    pixels = nn.functional.interpolate(frames, size=PACK_SIZE, mode="bilinear").round()
    session = open_session(export_difficulty(network, 192, 1.0, "tiny"), threads=1)
    small = nn.functional.interpolate(pixels, size=192, mode="bilinear")
    with torch.no_grad():
        expected = torch.softmax(network(small), 1)
    for place, frame in enumerate(pixels.permute(0, 2, 3, 1).to(torch.uint8).numpy()):
        probabilities, attention = session.run(None, {INPUT_NAME: frame[None]})
        np.testing.assert_allclose(probabilities[0], expected[place], atol=1e-3)
        assert attention.shape == (1, 12, 12)


def test_a_picture_without_evidence_has_no_attention() -> None:
    network = random_network(config_of("resnet50", 0.125, "difficulty", 2))
    with torch.no_grad():
        # Features are never negative, so that negative weights leave no class any evidence.
        network.difficulty.linear.weight.copy_(-network.difficulty.linear.weight.abs())
    graph = DifficultyPackNetwork(network, SIZE, 1.0).eval()
    frame = torch.full((1, PACK_SIZE, PACK_SIZE, 3), 90, dtype=torch.uint8)
    with torch.no_grad():
        probabilities, attention = graph(frame)
    assert probabilities.sum() == pytest.approx(1.0)
    assert attention.abs().max() == 0
    assert normalised(np.full((1, 4, 4), -1.0)).max() == 0


def test_a_grid_that_is_too_coarse_is_refused() -> None:
    config = config_of("resnet50", 0.125, "difficulty", 2)
    coarse = replace(config, fine_grid=False)
    with pytest.raises(TrainingError, match="4 x 4 cells.*fine_grid"):
        attention_grid(build_network(coarse).eval(), SIZE)
    assert attention_grid(build_network(config).eval(), SIZE) == 8


@pytest.mark.parametrize("encoder", ["vgg19-bn", "resnet50", "densenet161"])
def test_torchvisions_weights_fill_the_encoders_by_name(encoder: str, tmp_path: Path) -> None:
    makers = {
        "vgg19-bn": torchvision.models.vgg19_bn,
        "resnet50": torchvision.models.resnet50,
        "densenet161": torchvision.models.densenet161,
    }
    torch.manual_seed(0)
    with torch.device("meta"):
        skeleton = makers[encoder](weights=None)
    state = {
        name: torch.rand(value.shape) if value.dtype.is_floating_point else torch.tensor(1)
        for name, value in skeleton.state_dict().items()
        if not name.startswith(("classifier.", "fc."))
    }
    file = tmp_path / "weights.pth"
    torch.save(state, file)
    config = NetworkConfig(encoder, str(file), output="difficulty", classes=2, input_size=SIZE)
    network = build_network(config)
    loaded = network.encoder.state_dict()
    assert set(loaded) == set(state)
    first = next(iter(loaded))
    pixels = torch.rand(2, 3, 8, 8) * 255
    mean = torch.tensor([0.485, 0.456, 0.406]).reshape(1, 3, 1, 1)
    deviation = torch.tensor([0.229, 0.224, 0.225]).reshape(1, 3, 1, 1)
    expected = nn.functional.conv2d((pixels / 255 - mean) / deviation, state[first])
    found = nn.functional.conv2d(network.scaling(pixels), loaded[first])
    torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-3)
    slim = NetworkConfig(
        encoder, str(file), output="difficulty", classes=2, input_size=SIZE, width=0.25
    )
    with pytest.raises(ConfigError, match="width is not 1.0"):
        build_network(slim)


def test_encoders_that_do_not_fit_are_named() -> None:
    with pytest.raises(ConfigError, match="gives no features of several sizes"):
        build_network(NetworkConfig("resnet50", "none"))
    with pytest.raises(ConfigError, match="No package brings weights of 'resnet50'"):
        build_network(NetworkConfig("resnet50", output="difficulty", classes=2))
    with pytest.raises(ConfigError, match="2 classes or 4"):
        build_network(NetworkConfig(encoder_weights="none", output="difficulty"))
