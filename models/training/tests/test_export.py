"""Export: parity, static interface, manifest; and the committed pack."""

import hashlib
import json
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from torch import nn

from training.__main__ import main
from training.coco import CHECKOUT_ROOT, source_folder
from training.commands import CONFIGS
from training.config import NetworkConfig, RunConfig, load_config
from training.dataset import load_sources
from training.errors import TrainingError
from training.evaluation import evaluate_source
from training.export import pack as pack_module
from training.export.onnx_file import export_onnx
from training.export.runtime import onnx_predictor, open_session
from training.lineage import Lineage
from training.networks.registry import build_network
from training.prediction import torch_predictor
from training.run_folder import RunFolder
from training.trainer import Trainer

PACK = CHECKOUT_ROOT / "models" / "packs" / "papilla-lite"
PARITY = 1e-3
FLOOR = 0.80


@pytest.fixture(scope="module")
def exported() -> tuple[nn.Module, bytes]:
    """A small network and its file; the export takes seconds, so two tests share it."""
    config = NetworkConfig(input_size=64, mask_size=32, decoder_widths=(16, 16, 16))
    network = build_network(config).eval()
    return network, export_onnx(network, config, "tiny")


def test_exported_masks_are_those_of_pytorch(exported: tuple[nn.Module, bytes]) -> None:
    network, model = exported
    random = np.random.default_rng(0)
    frames = random.integers(0, 256, (3, 64, 64, 3), dtype=np.uint8)
    session = open_session(model, threads=1)
    masks = onnx_predictor(session)(frames)
    assert np.abs(masks - torch_predictor(network)(frames)).max() <= PARITY
    assert masks.std() > 0
    entry, result = session.get_inputs()[0], session.get_outputs()[0]
    assert (entry.name, entry.type, entry.shape) == ("frame", "tensor(uint8)", [1, 64, 64, 3])
    assert (result.name, result.type, result.shape) == ("mask", "tensor(float)", [1, 32, 32])


def test_export_command_writes_a_pack(discs: Path, tiny_run: RunConfig, tmp_path: Path) -> None:
    run, pack = tmp_path / "run", tmp_path / "pack"
    pack.mkdir()
    (pack / "old.int8.onnx").write_bytes(b"an earlier export")
    Trainer(tiny_run, RunFolder(run)).run(stop_after=2)
    description = str(CONFIGS / "papilla-lite.pack.toml")
    command = ["export", "--run", str(run), "--pack", str(pack), "--description", description]
    assert main(command) == 0
    manifest = json.loads((pack / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["input"]["width"] == 64
    assert manifest["outputs"]["mask"] == {"name": "mask", "width": 32, "height": 32}
    assert manifest["trainedOn"][0]["images"] == 16
    assert "\n32 images were drawn" in (pack / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert {metric["dataset"] for metric in manifest["metrics"]} == {"discs"}
    check_files(pack, manifest)
    assert not (pack / "old.int8.onnx").exists()
    assert "$" not in (pack / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_a_wrong_export_writes_nothing(
    discs: Path,
    tiny_run: RunConfig,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    exported: tuple[nn.Module, bytes],
) -> None:
    monkeypatch.setattr(pack_module, "export_onnx", lambda *_: exported[1])
    network = build_network(tiny_run.network)
    with pytest.raises(TrainingError, match="differ"):
        pack_module.write_pack(
            network, tiny_run, Lineage(), CONFIGS / "papilla-lite.pack.toml", tmp_path / "pack"
        )
    assert not (tmp_path / "pack").exists()


def check_files(pack: Path, manifest: dict) -> None:
    """Hash and size of every file of a pack."""
    assert manifest["files"]
    for entry in manifest["files"]:
        data = (pack / entry["name"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry["sha256"], entry["name"]
        assert len(data) == entry["sizeBytes"]


def test_committed_pack_is_intact() -> None:
    manifest = json.loads((PACK / "manifest.json").read_text(encoding="utf-8"))
    check_files(PACK, manifest)
    session = onnxruntime.InferenceSession(str(PACK / manifest["files"][0]["name"]))
    assert session.get_inputs()[0].shape == [1, 256, 256, 3]
    assert session.get_outputs()[0].shape == [1, 128, 128]
    assert (PACK / "MODEL_CARD.md").is_file()


def test_committed_pack_meets_the_floors_on_fold_1() -> None:
    source = next(
        item for item in load_config(CONFIGS / "papilla-lite.toml").validate if item.folds == (1,)
    )
    if not (source_folder(source) / "annotations.json").is_file():
        pytest.skip(f"the data set is not at {source_folder(source)}")
    manifest = json.loads((PACK / "manifest.json").read_text(encoding="utf-8"))
    session = open_session(PACK / manifest["files"][0]["name"], threads=2)
    result = evaluate_source(load_sources([source])[0], onnx_predictor(session), 256)
    assert len(result.scores) == 182
    assert result.localisation["successAtIou30"].value >= FLOOR
    assert result.localisation["successAtDistance5"].value >= FLOOR
    stated = {
        metric["name"]: metric["value"]
        for metric in manifest["metrics"]
        if metric["dataset"] == source.name
    }
    for name in ("meanIou", "successAtIou30", "successAtDistance5"):
        assert result.localisation[name].value == pytest.approx(stated[name], abs=0.012)
