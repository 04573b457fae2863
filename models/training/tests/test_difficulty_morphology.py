"""What the papilla looks like, learned beside the difficulty."""

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from training.coco import Sample, load_source
from training.config import NetworkConfig, RunConfig
from training.difficulty.morphology import (
    FINDINGS,
    findings_label,
    findings_loss,
)
from training.errors import ConfigError, DataError
from training.networks.registry import build_network
from training.run_folder import RunFolder
from training.tests.patients import LABELS, patient_run, write_patients
from training.trainer import Trainer

WHOLE: dict[str, Any] = {
    "type": "III",
    "bulge": 0.5,
    "upperCrease": 0.25,
    "hood": 0.0,
    "orificeVisibility": 1.0,
    "diverticulum": "edge",
    "orientationDegrees": -15,
    "position": -0.5,
}


def described_as(morphology: Any) -> Sample:
    """A sample that says what its papilla looks like."""
    return Sample(Path("a.png"), 8, 8, (), (), None, morphology=morphology)


def test_findings_stand_in_their_order() -> None:
    whole = findings_label(described_as(WHOLE))
    assert whole.tolist() == [0, 0, 1, 0, 0.5, 0.25, 0, 1, 1, 1, 0.25, 0.25]
    beside = findings_label(described_as(WHOLE | {"diverticulum": "beside"}))
    assert beside[8:10].tolist() == [1, 0]


def test_what_is_not_said_is_not_learned() -> None:
    found = findings_label(described_as({"type": "I", "hood": 0.5}))
    nothing = findings_label(described_as(None))
    known = ~np.isnan(found)
    assert known.tolist() == [True] * 4 + [False, False, True, False] + [False] * 4
    assert np.isnan(nothing).all()
    # Of 0 as logit the cross-entropy is log 2, whatever the finding; unknown ones count nothing.
    logits = torch.zeros(2, FINDINGS)
    labels = torch.from_numpy(np.stack([found, nothing]))
    assert findings_loss(logits, labels).item() == pytest.approx(math.log(2))
    assert findings_loss(logits, labels[1:]).item() == 0.0


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"type": "V"}, "type 'V' is unknown; known: I, II, III, IV"),
        ({"diverticulum": "near"}, "diverticulum 'near' is unknown"),
        ({"bulge": 1.5}, "bulge 1.5 is not a number from 0 to 1"),
        ({"hood": "much"}, "hood 'much' is not a number from 0 to 1"),
        ("III", "'III' is not an object"),
    ],
)
def test_a_finding_that_means_nothing_is_named(said: Any, words: str) -> None:
    with pytest.raises(DataError, match=words):
        findings_label(described_as(said))


def describe(folder: Path) -> None:
    """The bulge of a patient becomes the class: a finding that can be seen."""
    file = folder / "annotations.json"
    document = json.loads(file.read_text(encoding="utf-8"))
    for image in document["images"]:
        image["morphology"] = {"bulge": float(image["difficulty"] == LABELS[0])}
    file.write_text(json.dumps(document), encoding="utf-8")


def test_a_network_learns_findings_and_says_classes_alone(
    tiny_run: RunConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_patients(tmp_path / "patients", 24)
    describe(tmp_path / "patients")
    monkeypatch.setenv("AMPULLA_GENERATED", str(tmp_path))
    config = patient_run(tiny_run)
    config = replace(
        config,
        network=replace(config.network, learns_morphology=True),
        optimiser=replace(config.optimiser, epochs=6, samples_per_epoch=32),
    )
    trainer = Trainer(config, RunFolder(tmp_path / "run"))
    trainer.run()
    assert trainer.curves[-1]["patients fold 2: auc"] == 1.0
    network = trainer.network.eval()
    source = config.validate[0]
    samples = load_source(source)
    frames = [trainer.task.example(one, source, np.random.default_rng(1))[0] for one in samples]
    pixels = torch.from_numpy(np.stack(frames)).permute(0, 3, 1, 2).float()
    with torch.inference_mode():
        assert network(pixels).shape == (len(samples), 2)
        _, findings = network.difficulty.with_findings(network.features(pixels))
    has_bulge = np.array([one.morphology["bulge"] == 1 for one in samples])
    said = findings[:, 4].numpy()
    assert said[has_bulge].mean() > said[~has_bulge].mean()


def test_data_that_say_nothing_of_it_are_refused(
    tiny_run: RunConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_patients(tmp_path / "patients", 24)
    monkeypatch.setenv("AMPULLA_GENERATED", str(tmp_path))
    config = patient_run(tiny_run)
    config = replace(config, network=replace(config.network, learns_morphology=True))
    with pytest.raises(DataError, match="without network.learns_morphology"):
        Trainer(config, RunFolder(tmp_path / "run"))


def test_only_a_network_of_the_difficulty_alone_can_learn_them() -> None:
    config = NetworkConfig(
        output="soft-mask+difficulty", classes=2, encoder_weights="none", learns_morphology=True
    )
    with pytest.raises(ConfigError, match="learns_morphology"):
        build_network(config)
