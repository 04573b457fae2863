"""Folds, groups and what must not be on both sides."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from training.coco import load_source
from training.config import RunConfig, SourceConfig
from training.cross_validation import (
    across_folds,
    config_for_all,
    config_for_fold,
    cross_validate,
)
from training.errors import ConfigError, DataError
from training.folds import assign_folds, group_of
from training.lineage import read_lineage
from training.run_folder import RunFolder, read_checkpoint
from training.trainer import Trainer


def edit_images(folder: Path, change: dict[int, dict[str, object]], drop: str = "") -> None:
    """Change some image entries of a data set, and drop a field of all."""
    file = folder / "annotations.json"
    document = json.loads(file.read_text(encoding="utf-8"))
    for index, image in enumerate(document["images"]):
        image.pop(drop, None)
        image |= change.get(index, {})
    file.write_text(json.dumps(document), encoding="utf-8")


def test_the_patient_decides_before_near_duplicates_and_the_image() -> None:
    assert group_of({"id": 1, "group_id": 7, "patientKey": "p3"}) == "patientKey p3"
    assert group_of({"id": 1, "group_id": 7, "patientKey": None}) == "group_id 7"
    assert group_of({"id": 1}) == "image 1"


def test_assigned_folds_are_even_and_split_no_group() -> None:
    groups = [f"patient {index // 3}" for index in range(60)]
    folds = assign_folds(groups)
    assert sorted(set(folds)) == [1, 2, 3, 4, 5]
    assert all(folds.count(fold) == 12 for fold in (1, 2, 3, 4, 5))
    assert len({(group, fold) for group, fold in zip(groups, folds, strict=True)}) == 20
    assert assign_folds(list(reversed(groups))) == list(reversed(folds))


def test_a_data_set_without_folds_gets_some(discs: Path) -> None:
    edit_images(discs, {}, drop="fold")
    sizes = [
        len(load_source(SourceConfig("discs", "discs", root="generated", folds=(fold,))))
        for fold in range(1, 6)
    ]
    assert sorted(sizes) == [3, 3, 3, 3, 4]


def test_a_patient_on_both_sides_is_refused(
    discs: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    edit_images(discs, {0: {"patientKey": "p1"}, 1: {"patientKey": "p1"}})
    first, second = (
        SourceConfig("discs", "discs", root="generated", folds=(fold,)) for fold in (1, 2)
    )
    config = replace(tiny_run, train=(first,), validate=(second,))
    with pytest.raises(DataError, match="patientKey p1"):
        Trainer(config, RunFolder(tmp_path / "run"))


def test_each_fold_is_held_out_once(discs: Path, tiny_run: RunConfig, tmp_path: Path) -> None:
    source = SourceConfig("discs folds 1, 2", "discs", root="generated", folds=(1, 2))
    beside = SourceConfig("others", "unseen", root="generated")
    config = replace(
        tiny_run,
        train=(source, beside),
        validate=(source,),
        optimiser=replace(tiny_run.optimiser, epochs=1),
    )
    held = config_for_fold(config, 2)
    assert [item.folds for item in held.train] == [(1,), ()]
    assert held.validate[0].folds == (2,)
    assert held.validate[0].name == "discs folds 2"
    said: list[str] = []
    runs = tmp_path / "runs"
    cross_validate(config, runs, said.append, with_final=True)
    assert all((runs / name / "last.pt").is_file() for name in ("fold-1", "fold-2", "all"))
    cross_validate(config, runs, said.append, [2])
    assert said[-1] == "Fold 2: from epoch 2 of 1."
    with pytest.raises(ConfigError, match="fold 7"):
        cross_validate(config, runs, said.append, [7])


def test_the_final_run_learns_from_every_fold(tiny_run: RunConfig) -> None:
    source = SourceConfig("discs folds 1", "discs", root="generated", folds=(1,))
    held = replace(source, folds=(2,))
    beside = SourceConfig("others", "unseen", root="generated")
    final = config_for_all(replace(tiny_run, train=(source,), validate=(held, beside)))
    assert final.train[0].folds == (1, 2)
    assert final.validate == (beside,)


def test_a_cross_validation_goes_on_from_the_same_folds_of_another(
    discs: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    source = SourceConfig("discs folds 1", "discs", root="generated", folds=(1,))
    optimiser = replace(tiny_run.optimiser, epochs=1)
    held = replace(source, folds=(2,))
    first = replace(tiny_run, train=(source,), validate=(held,), optimiser=optimiser)
    cross_validate(first, tmp_path / "first", lambda _: None, [2])
    network = replace(first.network, encoder_from=str(tmp_path / "first"), frozen_scales=5)
    second = replace(first, network=network)
    cross_validate(second, tmp_path / "second", lambda _: None, [2])
    encoders = [
        {
            name: value
            for name, value in read_checkpoint(tmp_path / folder / "fold-2" / "last.pt")[
                "average"
            ].items()
            if name.startswith("encoder.")
        }
        for folder in ("first", "second")
    ]
    assert all(encoders[0][name].equal(encoders[1][name]) for name in encoders[0])
    seen = read_lineage(read_checkpoint(tmp_path / "second" / "fold-2" / "last.pt"))
    assert seen.draws == 2 * optimiser.samples_per_epoch
    other = replace(network, encoder="vgg16", encoder_weights="none", frozen_scales=0)
    with pytest.raises(ConfigError, match="encoder_from"):
        cross_validate(replace(second, network=other), tmp_path / "third", lambda _: None, [2])


def test_without_folds_there_is_nothing_to_hold_out(
    discs: Path, tiny_run: RunConfig, tmp_path: Path
) -> None:
    with pytest.raises(ConfigError, match="names folds"):
        cross_validate(tiny_run, tmp_path / "runs", print)


def test_mean_and_deviation_over_folds() -> None:
    mean, deviation = across_folds([0.6, 0.7, 0.8])
    assert (mean, deviation) == (pytest.approx(0.7), pytest.approx(0.1))
