"""Difficulty packs and prediction files: what they hold, and what is refused."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from training.__main__ import main
from training.commands import CONFIGS
from training.config import NetworkConfig, RunConfig, load_config
from training.cross_validation import cross_validate
from training.difficulty.classes import FOUR
from training.difficulty.out_of_fold import pooled_difficulty
from training.errors import ConfigError
from training.export import variants as variants_module
from training.export.check_images import CheckSet
from training.export.description import read_description
from training.export.difficulty_parity import (
    DifficultyAnswers,
    DifficultyParity,
    compare_answers,
    difficulty_shortcomings,
)
from training.export.runtime import open_session
from training.networks.flops import count_flops
from training.networks.registry import build_network
from training.tests.conftest import write_discs
from training.tests.patients import patient_run, write_patients
from training.tests.test_difficulty_training import write_config
from training.tests.test_export import check_files

DESCRIPTION = CONFIGS / "difficulty-light.pack.toml"
PACKS = sorted(CONFIGS.glob("difficulty-*.pack.toml"))
RUNS = sorted(file for file in CONFIGS.glob("difficulty-*.toml") if ".pack" not in file.name)
LIGHT_FLOP_LIMIT = 1.1e9


@pytest.fixture(scope="module")
def folds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with 12 patients, where the module's cross-validations go too."""
    folder = tmp_path_factory.mktemp("generated")
    write_patients(folder / "patients", 12)
    return folder


@pytest.fixture
def generated(folds: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder as the one that holds generated data."""
    monkeypatch.setenv("AMPULLA_GENERATED", str(folds))
    return folds


def short_run(tiny_run: RunConfig, classes: int, output: str, size: int) -> RunConfig:
    """One epoch on the patients, of a slim network where it need not make masks."""
    config = patient_run(tiny_run, classes, output)
    network = replace(config.network, input_size=size, mask_size=size // 2)
    if output == "difficulty":
        network = replace(network, encoder="resnet50", encoder_weights="none", width=0.125)
    return replace(
        config,
        network=network,
        optimiser=replace(config.optimiser, epochs=1, samples_per_epoch=8),
    )


def cross_validated(config: RunConfig, folder: Path) -> Path:
    """Both folds and the network of all of them; trained by the first test that asks."""
    cross_validate(config, folder, lambda _: None, with_final=True)
    return folder


def export_words(runs: Path, pack: Path, *more: str) -> list[str]:
    """The command that exports the network of all folds with the folds' figures."""
    words = ["export", "--run", str(runs / "all"), "--last", "--pack", str(pack)]
    words += ["--cross-validation", str(runs), "--description", str(DESCRIPTION)]
    return [*words, *more]


@pytest.fixture
def any_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets small files of a hardly trained network pass."""
    monkeypatch.setattr("training.export.difficulty_parity.MAX_MEAN_DIFFERENCE", 1.0)
    monkeypatch.setattr("training.export.difficulty_parity.MIN_EQUAL_LABELS", 0.0)
    monkeypatch.setattr("training.export.parity.MAX_IOU_LOSS", 1.0)
    monkeypatch.setattr("training.export.parity.MIN_BOX_IOU", 0.0)
    monkeypatch.setattr(variants_module, "LEAST_SPEED_GAIN", 0.0)


def test_a_pack_says_its_classes_and_shows_where_it_looks(
    generated: Path, tiny_run: RunConfig, tmp_path: Path, any_file: None
) -> None:
    config = short_run(tiny_run, 4, "difficulty", 128)
    runs = cross_validated(config, generated / "four")
    pack = tmp_path / "pack"
    assert main(export_words(runs, pack)) == 0
    manifest = json.loads((pack / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["tasks"] == ["difficulty-four"]
    assert manifest["input"]["width"] == manifest["input"]["height"] == 256
    assert manifest["outputs"] == {
        "difficulty": {"name": "difficulty", "classes": list(FOUR)},
        "attention": {"name": "attention", "width": 8, "height": 8},
    }
    assert set(manifest["thresholds"]) == {"difficult"}
    assert "peakChosenOn" not in manifest
    figures = {metric["name"]: metric for metric in manifest["metrics"]}
    assert {"auc", "macroF1", "recall:difficult", "f1:failure"} <= set(figures)
    assert figures["accuracy"]["count"] == 12
    assert figures["accuracy"]["dataset"] == "patients, cross-validated"
    assert figures["accuracy"]["overFolds"]["count"] == 2
    check_files(pack, manifest)
    check_answers(pack, manifest)
    card = (pack / "MODEL_CARD.md").read_text(encoding="utf-8")
    for words in ("shrinks it to 128 x 128", "not where the ampulla is", "| recall |", "| limit |"):
        assert words in card, words
    assert "$" not in card
    assert (pack / "failures.png").read_bytes().startswith(b"\x89PNG")


def check_answers(pack: Path, manifest: dict) -> None:
    """Every file answers with probabilities and a map."""
    frame = np.random.default_rng(0).integers(0, 256, (1, 256, 256, 3), dtype=np.uint8)
    for file in manifest["files"]:
        session = open_session(pack / file["name"], threads=1)
        names = [manifest["outputs"][name]["name"] for name in ("difficulty", "attention")]
        probabilities, attention = session.run(names, {manifest["input"]["name"]: frame})
        assert probabilities.shape == (1, 4)
        assert probabilities.dtype == attention.dtype == np.float32
        assert probabilities.sum() == pytest.approx(1, abs=2e-3)
        assert attention.shape == (1, 8, 8)
        assert 0 <= attention.min() <= attention.max() <= 1.001


def test_a_multi_task_pack_does_both(
    generated: Path, tiny_run: RunConfig, tmp_path: Path, any_file: None
) -> None:
    config = short_run(tiny_run, 2, "soft-mask+difficulty", 256)
    beside = replace(config.validate[0], name="crops", folds=(), target_free_share=1.0)
    config = replace(config, validate=(*config.validate, replace(beside, path="discs")))
    write_discs_beside(generated)
    runs = cross_validated(config, generated / "both")
    pack = tmp_path / "pack"
    assert main(export_words(runs, pack, "--precisions", "fp32")) == 0
    manifest = json.loads((pack / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["tasks"] == ["ampulla", "difficulty-binary"]
    assert set(manifest["outputs"]) == {"mask", "difficulty", "attention"}
    assert set(manifest["thresholds"]) == {"peak", "region", "difficult"}
    names = {metric["name"] for metric in manifest["metrics"]}
    assert {"meanIou", "successAtIou30", "auc", "recall:difficult"} <= names
    session = open_session(pack / manifest["files"][0]["name"], threads=1)
    shapes = {item.name: item.shape for item in session.get_outputs()}
    assert shapes == {"mask": [1, 128, 128], "difficulty": [1, 2], "attention": [1, 8, 8]}
    card = (pack / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "## The ampulla" in card
    assert "| mask difference |" in card


def write_discs_beside(folder: Path) -> None:
    """Images with and without a target, by which the peak's threshold can be chosen."""
    if not (folder / "discs").exists():
        write_discs(folder / "discs", 8)


def test_out_of_fold_predictions_are_written_and_pooled(
    generated: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    config = short_run(tiny_run, 4, "difficulty", 128)
    runs = cross_validated(config, generated / "four")
    out = tmp_path / "predictions.json"
    words = ["predict", "--config", write_config(config, tmp_path), "--out", str(out)]
    assert main([*words, "--cross-validation", str(runs), "--title", "Four"]) == 0
    document = json.loads(out.read_text(encoding="utf-8"))
    assert document["output"] == "difficulty"
    assert document["classes"] == list(FOUR)
    assert document["isOutOfFold"] is True
    assert (document["id"], document["title"]) == ("patients", "Four")
    assert len(document["images"]) == 24
    first = document["images"][0]
    assert set(first) == {"fileName", "fieldOfView", "probabilities", "attention"}
    assert sum(first["probabilities"]) == pytest.approx(1)
    assert (first["attention"]["width"], first["attention"]["height"]) == (8, 8)
    result = pooled_difficulty(runs, config)
    assert document["difficultThreshold"] == result.threshold
    pooled = dict(zip(result.patients.names, result.patients.probabilities, strict=True))
    both = [
        image["probabilities"]
        for image in document["images"]
        if image["fileName"] in ("images/patient_000.png", "images/patient_001.png")
    ]
    np.testing.assert_allclose(np.mean(both, axis=0), pooled["p0"], atol=1e-9)
    assert main([*words, "--cross-validation", str(runs), "--task", "ampulla"]) == 1


def test_cures_for_uneven_classes_are_compared(
    generated: Path, tiny_run: RunConfig, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = short_run(tiny_run, 2, "difficulty", 64)
    words = ["compare", "--config", write_config(config, tmp_path), "--out", str(tmp_path / "c")]
    assert main([*words, "--folds", "1"]) == 0
    lines = (tmp_path / "c" / "comparison.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[0] for line in lines] == [
        "cure",
        "cross-entropy",
        "weighted",
        "focal",
        "balanced-sampling",
    ]
    assert "macroF1" in lines[0]
    assert lines[1] in capsys.readouterr().out


def test_differences_are_measured_and_judged() -> None:
    images = CheckSet("set", (), ())
    probabilities = np.array([[0.9, 0.1], [0.4, 0.6], [0.52, 0.48], [0.8, 0.2]])
    attention = np.zeros((4, 2, 2))
    other = probabilities + np.array([[0.0, 0.0], [-0.01, 0.01], [-0.04, 0.04], [0.0, 0.0]])
    parity = compare_answers(
        DifficultyAnswers(images, probabilities, attention),
        DifficultyAnswers(images, other, attention + 0.5),
        threshold=0.5,
    )
    assert parity.probability_difference == pytest.approx(0.04)
    assert parity.difficult_difference == pytest.approx(0.05 / 4)
    assert parity.equal_labels == 0.75
    assert parity.attention_difference == 0.5
    assert len(difficulty_shortcomings("fp32", [parity])) == 3
    (fault,) = difficulty_shortcomings("int8", [parity])
    assert "only 0.750 of its verdicts" in fault
    fine = DifficultyParity("set", 4, 1e-4, 1e-4, 1e-4, 1.0)
    assert difficulty_shortcomings("fp32", [fine]) == []
    nothing = DifficultyParity("set", 4, float("nan"), float("nan"), 0.0, float("nan"))
    assert len(difficulty_shortcomings("int8", [nothing])) == 2


def test_a_size_that_the_graph_cannot_shrink_to_is_refused(
    generated: Path, tiny_run: RunConfig, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = cross_validated(short_run(tiny_run, 2, "difficulty", 96), generated / "odd")
    assert main(export_words(runs, tmp_path / "pack")) == 1
    assert "Train at 128 to 256" in capsys.readouterr().err
    assert not (tmp_path / "pack").exists()


@pytest.mark.parametrize("file", RUNS, ids=lambda file: file.stem)
def test_the_configurations_are_complete(file: Path) -> None:
    config = load_config(file)
    assert config.name == file.stem
    assert config.network.classes == (4 if "-four" in file.stem else 2)
    assert 128 <= config.network.input_size <= 256
    if not config.name.endswith("-full") and "-four" not in config.name:
        network = build_network(config.network, with_weights=False)
        flop = count_flops(network, config.network.input_size)
        assert flop <= (LIGHT_FLOP_LIMIT if "light" in config.name else 2e9)


@pytest.mark.parametrize("file", PACKS, ids=lambda file: file.name)
def test_the_descriptions_are_complete(file: Path) -> None:
    pack = read_description(file)
    assert f"{pack.id}.pack.toml" == file.name
    assert (CONFIGS / f"{pack.id}.toml").is_file()
    assert "Not a cleared medical device" in pack.intended_use
    assert "never seen a patient" in pack.does_not_know[0]
    assert min(len(pack.fails), len(pack.attribution)) >= 3


def test_files_build_on_each_other(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('extends = "b.toml"\n[network]\nclasses = 4\n')
    (tmp_path / "b.toml").write_text(
        'name = "b"\nvalidate = []\n[network]\noutput = "difficulty"\nclasses = 2\n'
        '[[train]]\nname = "x"\npath = "y"\n'
    )
    assert load_config(tmp_path / "a.toml").network == NetworkConfig(output="difficulty", classes=4)
    (tmp_path / "b.toml").write_text('extends = "a.toml"\n')
    with pytest.raises(ConfigError, match="builds on itself"):
        load_config(tmp_path / "a.toml")
    (tmp_path / "b.toml").unlink()
    with pytest.raises(ConfigError, match=r"b\.toml, on which a\.toml builds, does not exist"):
        load_config(tmp_path / "a.toml")
