"""The training loop on patients: learning, resuming, imbalance, both tasks at once."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from training.__main__ import main
from training.config import DifficultyConfig, RunConfig, config_to_dict
from training.cross_validation import config_for_fold, held_out_folds
from training.dataset import load_sources, plan_epoch
from training.difficulty.image_cache import shrink
from training.difficulty.imbalance import class_strata, class_weights, labelled
from training.difficulty.losses import class_loss
from training.errors import ConfigError, DataError
from training.out_of_fold import measured_checkpoint
from training.run_folder import RunFolder
from training.tests.patients import patient_run, write_patients
from training.trainer import Trainer


@pytest.fixture
def patients(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with 24 patients, found through AMPULLA_GENERATED."""
    write_patients(tmp_path / "patients", 24)
    monkeypatch.setenv("AMPULLA_GENERATED", str(tmp_path))
    return tmp_path / "patients"


def write_config(config: RunConfig, folder: Path) -> str:
    """The configuration as a file for the commands."""
    file = folder / "config.json"
    file.write_text(json.dumps(config_to_dict(config)), encoding="utf-8")
    return str(file)


def edit_images(folder: Path, change: dict[int, dict[str, object]]) -> None:
    """Change some image entries."""
    file = folder / "annotations.json"
    document = json.loads(file.read_text(encoding="utf-8"))
    for index, values in change.items():
        document["images"][index] |= values
    file.write_text(json.dumps(document), encoding="utf-8")


def test_the_colour_is_learned_and_measured_by_patient(
    patients: Path, tiny_run: RunConfig, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = patient_run(tiny_run)
    optimiser = replace(config.optimiser, epochs=6, samples_per_epoch=32)
    trainer = Trainer(replace(config, optimiser=optimiser), RunFolder(tmp_path / "run"))
    trainer.run()
    assert trainer.curves[-1]["loss"] < 0.5 * trainer.curves[0]["loss"]
    assert trainer.curves[-1]["patients fold 2: auc"] == 1.0
    figures = tmp_path / "figures.json"
    checkpoint = str(tmp_path / "run" / "best.pt")
    assert main(["evaluate", "--checkpoint", checkpoint, "--out", str(figures)]) == 0
    found = json.loads(figures.read_text(encoding="utf-8"))["difficulty"]
    assert (found["patients"], found["images"]) == (12, 24)
    assert found["metrics"]["auc"]["value"] == 1.0
    assert found["bayesLimit"] == {"auc": 1.0, "accuracy": 1.0, "macroF1": 1.0}
    assert "what can be known at all: auc 1.000" in capsys.readouterr().out


def test_a_resumed_run_equals_an_uninterrupted_one(
    patients: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    config = patient_run(tiny_run, classes=4)
    config = replace(config, network=replace(config.network, dropout=0.3))
    whole = Trainer(config, RunFolder(tmp_path / "whole"))
    whole.run(stop_after=2)
    Trainer(config, RunFolder(tmp_path / "parts")).run(stop_after=1)
    resumed = Trainer(config, RunFolder(tmp_path / "parts"))
    resumed.resume()
    resumed.run(stop_after=2)
    expected, found = whole.network.state_dict(), resumed.network.state_dict()
    for name, value in expected.items():
        torch.testing.assert_close(found[name], value, rtol=1e-5, atol=1e-6, msg=name)


def test_both_tasks_are_learned_from_images_with_and_without_a_class(
    patients: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    edit_images(patients, {index: {"difficulty": None} for index in range(4)})
    config = patient_run(tiny_run, classes=4, output="soft-mask+difficulty")
    trainer = Trainer(config, RunFolder(tmp_path / "run"))
    assert sum(len(stratum.members) for stratum in trainer.task.strata) == 24
    trainer.run(stop_after=2)
    row = trainer.curves[-1]
    assert {"patients fold 2: meanIou", "patients fold 2: auc"} <= set(row)
    assert row["loss"] < trainer.curves[0]["loss"]
    with_gradient = {
        name for name, value in trainer.network.named_parameters() if value.grad is not None
    }
    assert {"head.weight", "difficulty.linear.weight"} <= with_gradient


def test_balanced_sampling_draws_every_class_alike_often(
    patients: Path, tiny_run: RunConfig
) -> None:
    edit_images(patients, {0: {"difficulty": None}})
    sources = load_sources(patient_run(tiny_run).train)
    strata = class_strata(sources, 4, is_balanced=True, with_unlabelled=False)
    plan = plan_epoch(
        [len(stratum.members) for stratum in strata],
        [stratum.weight for stratum in strata],
        40,
        seed=1,
        epoch=0,
    )
    drawn = [sources[0].samples[strata[s].members[m]].difficulty for s, m in plan]
    assert {name: drawn.count(name) for name in set(drawn)} == dict.fromkeys(
        ("easy", "long", "technique", "failure"), 10
    )
    (plain,) = class_strata(sources, 4, is_balanced=False, with_unlabelled=False)
    assert len(plain.members) == 23
    with_all = class_strata(sources, 4, is_balanced=True, with_unlabelled=True)
    assert sum(stratum.weight for stratum in with_all) == pytest.approx(1.0)
    assert with_all[0].weight == pytest.approx(1 / 24)


def test_losses_treat_rare_and_hard_cases_as_they_say(patients: Path, tiny_run: RunConfig) -> None:
    sources = [labelled(source) for source in load_sources(patient_run(tiny_run).train)]
    weights = class_weights(sources, 4, DifficultyConfig(loss="weighted"))
    assert weights is not None
    np.testing.assert_allclose(weights, [0.5, 1.5, 1.5, 1.5])
    halved = class_weights(sources, 4, DifficultyConfig(loss="weighted", class_weight_power=0.5))
    np.testing.assert_allclose(halved, np.sqrt([0.5, 1.5, 1.5, 1.5]), rtol=1e-6)
    logits = torch.tensor([[2.0, 0.0], [0.0, 0.0], [5.0, 1.0]])
    labels = torch.tensor([0, 1, -1])
    each = torch.tensor([np.log(1 + np.exp(-2.0)), np.log(2.0)])
    plain = class_loss(logits, labels, DifficultyConfig(), None)
    assert plain == pytest.approx(each.mean().item(), rel=1e-5)
    focal = class_loss(logits, labels, DifficultyConfig(loss="focal"), None)
    confidence = torch.tensor([1 / (1 + np.exp(-2.0)), 0.5])
    assert focal == pytest.approx(((1 - confidence) ** 2 * each).mean().item(), rel=1e-4)
    weighted = class_loss(logits, labels, DifficultyConfig(), torch.tensor([1.0, 3.0]))
    assert weighted == pytest.approx(((each[0] + 3 * each[1]) / 4).item(), rel=1e-5)
    assert class_loss(logits[:1], labels[2:], DifficultyConfig(), None) == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"loss": "dice"}, "difficulty.loss 'dice' is unknown; known: cross-entropy"),
        ({"score": "auc"}, "difficulty.score 'auc' is unknown"),
        ({"loss": "weighted", "balanced_sampling": True}, "together they do it twice"),
    ],
)
def test_settings_that_mean_nothing_are_named(
    patients: Path, tiny_run: RunConfig, tmp_path: Path, change: dict[str, object], words: str
) -> None:
    config = replace(patient_run(tiny_run), difficulty=DifficultyConfig(**change))
    with pytest.raises(ConfigError, match=words):
        Trainer(config, RunFolder(tmp_path / "run"))


def test_labels_that_mean_nothing_are_named(
    patients: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    for values, words in (
        ({"difficulty": "hard"}, "patient_000.png: the difficulty 'hard' is unknown"),
        ({"classProbabilities": [0.5, 0.5]}, "are not 4 probabilities"),
        ({"classProbabilities": [0.9, 0.9, 0.0, 0.0]}, "that add up to 1"),
    ):
        before = (patients / "annotations.json").read_text(encoding="utf-8")
        edit_images(patients, {0: values})
        with pytest.raises(DataError, match=words):
            load_sources(patient_run(tiny_run).train)
        (patients / "annotations.json").write_text(before, encoding="utf-8")
    edit_images(patients, {index: {"difficulty": None} for index in range(48)})
    with pytest.raises(DataError, match="no training image says how difficult"):
        Trainer(patient_run(tiny_run), RunFolder(tmp_path / "run"))


def test_large_pictures_are_kept_small_with_their_targets(
    patients: Path, tiny_run: RunConfig
) -> None:
    sample = load_sources(patient_run(tiny_run).train)[0].samples[0]
    small, image = shrink(sample, input_size=32)
    assert image.shape == (64, 80, 3)
    assert small.boxes[0].width == pytest.approx(sample.boxes[0].width / 2)
    assert small.field_of_view is not None
    assert (small.field_of_view.width, small.field_of_view.height) == (80, 64)
    same, whole = shrink(sample, input_size=64)
    assert whole.shape[:2] == (sample.height, sample.width)
    assert same.boxes == sample.boxes


def test_a_run_that_may_stop_early_is_measured_by_its_best_epoch(
    tiny_run: RunConfig, tmp_path: Path
) -> None:
    run = RunFolder(tmp_path)
    run.write_last({"which": "last"})
    patient = replace(tiny_run, optimiser=replace(tiny_run.optimiser, patience=3))
    assert measured_checkpoint(run, patient)["which"] == "last"
    run.write_best({"which": "best"})
    assert measured_checkpoint(run, patient)["which"] == "best"
    assert measured_checkpoint(run, tiny_run)["which"] == "last"


def test_folds_are_those_of_each_data_set(tiny_run: RunConfig) -> None:
    config = patient_run(tiny_run)
    others = [
        replace(config.train[0], name=f"discs fold {fold}", path="discs", folds=(fold,))
        for fold in (1, 3)
    ]
    config = replace(
        config, train=(*config.train, others[0]), validate=(*config.validate, others[1])
    )
    held = config_for_fold(config, 3)
    assert [(source.path, source.folds) for source in held.train] == [
        ("patients", (1, 2)),
        ("discs", (1,)),
    ]
    assert [source.path for source in held.validate] == ["discs"]
    assert held_out_folds(config, config.validate[0]) == [1, 2]
    assert held_out_folds(config, others[0]) == [1, 3]


def test_the_report_counts_classes_patients_and_what_is_missing(
    patients: Path, tiny_run: RunConfig, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit_images(patients, {0: {"difficulty": None}, 3: {"difficulty": "easy"}})
    config = patient_run(tiny_run)
    file = tmp_path / "report.json"
    words = ["report", "--config", write_config(config, tmp_path), "--out", str(file)]
    assert main(words) == 0
    found = json.loads(file.read_text(encoding="utf-8"))["sources"][0]["difficulty"]
    assert found["missing"] == 1
    assert found["patients"] == {"easy": 6, "long": 2, "technique": 2, "failure": 2}
    assert found["folds"] == {"1": found["patients"]}
    assert found["images_a_patient"] == {"fewest": 1, "median": 2, "most": 2}
    assert found["contradicting"] == ["patientKey p1"]
    assert "patients with several classes: 1; in several folds: none" in capsys.readouterr().out
