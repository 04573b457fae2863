"""Figures and predictions of a cross-validation."""

import base64
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from training.__main__ import main
from training.boxes import Box
from training.coco import load_source
from training.config import RunConfig, SourceConfig, config_to_dict
from training.cross_validation import cross_validate, fold_folder
from training.errors import ConfigError
from training.out_of_fold import fold_config, pooled_results, read_network
from training.prediction import prepare_view, torch_predictor
from training.prediction_file import prediction_document
from training.run_folder import RunFolder
from training.soft_mask import read_soft_mask


@pytest.fixture
def folded(discs: Path, tiny_run: RunConfig) -> RunConfig:
    """The discs cross-validated over two folds, the unseen ones beside them."""
    source = SourceConfig("discs folds 1", "discs", root="generated", folds=(1,))
    beside = SourceConfig("others", "unseen", root="generated")
    return replace(
        tiny_run,
        train=(source,),
        validate=(replace(source, folds=(2,), single_target_only=True), beside),
        optimiser=replace(tiny_run.optimiser, epochs=1),
    )


@pytest.fixture
def runs(folded: RunConfig, tmp_path: Path) -> Path:
    """Finished runs of both folds and of the final network."""
    cross_validate(folded, tmp_path / "runs", lambda _: None, with_final=True)
    return tmp_path / "runs"


def test_folds_are_pooled_and_the_rest_is_measured_by_the_final_network(
    folded: RunConfig, runs: Path
) -> None:
    pooled, beside = pooled_results(runs, folded)
    assert pooled.source.name == "discs, cross-validated"
    assert {fold: len(scores) for fold, scores in pooled.by_fold.items()} == {1: 8, 2: 4}
    assert [score for part in pooled.by_fold.values() for score in part] == list(pooled.scores)
    assert (beside.source.name, len(beside.peaks.without_target)) == ("others", 4)


def test_every_image_is_predicted_by_the_network_that_held_it_out(
    discs: Path, folded: RunConfig, runs: Path, tmp_path: Path
) -> None:
    config_file, out = tmp_path / "tiny.json", tmp_path / "predictions.json"
    config_file.write_text(json.dumps(config_to_dict(folded)), encoding="utf-8")
    words = ["--config", config_file, "--cross-validation", runs, "--out", out, "--title", "Tiny"]
    assert main(["predict", *map(str, words)]) == 0
    document = json.loads(out.read_text(encoding="utf-8"))
    assert (document["id"], document["title"], document["isOutOfFold"]) == ("tiny", "Tiny", True)
    entries = {entry["fileName"]: entry for entry in document["images"]}
    images = json.loads((discs / "annotations.json").read_text(encoding="utf-8"))["images"]
    assert sorted(entries) == sorted(image["file_name"] for image in images)
    for fold in (1, 2):
        network = read_network(fold_folder(runs, fold), folded)
        source = SourceConfig("discs", "discs", root="generated", folds=(fold,))
        for sample in load_source(source):
            view = prepare_view(sample, folded.network.input_size)
            mask = torch_predictor(network)(view.frame[None])[0]
            entry = entries[f"images/{sample.path.name}"]
            assert Box(**entry["fieldOfView"]) == view.crop
            assert entry["peak"] == pytest.approx(float(mask.max()), abs=1e-5)
            values = np.frombuffer(base64.b64decode(entry["mask"]["values"]), np.uint8)
            assert np.abs(values.reshape(mask.shape) / 255 - mask).max() <= 0.51 / 255
            expected = read_soft_mask(mask, view.crop).box
            assert (entry["box"] is None) == (expected is None)


def test_a_network_of_boxes_has_no_masks_and_no_threshold(
    discs: Path, folded: RunConfig, tmp_path: Path
) -> None:
    boxes = replace(folded, network=replace(folded.network, output="box"))
    cross_validate(boxes, tmp_path / "boxes", lambda _: None)
    document = prediction_document(tmp_path / "boxes", boxes, "Boxes", 0.5)
    assert (document["output"], document["peakThreshold"]) == ("box", None)
    assert all(entry["mask"] is None and entry["box"] for entry in document["images"])


def test_predictions_need_one_cross_validated_data_set(tiny_run: RunConfig) -> None:
    with pytest.raises(ConfigError, match="exactly one data set"):
        prediction_document(Path(), tiny_run, "Tiny", None)


def test_some_folds_are_predicted_before_the_others_are_trained(
    folded: RunConfig, tmp_path: Path
) -> None:
    runs = tmp_path / "runs"
    cross_validate(folded, runs, lambda _: None, [2])
    (result,) = pooled_results(runs, folded, [2])
    assert set(result.by_fold) == {2}
    document = prediction_document(runs, folded, "Tiny", 0.5, folds=[2])
    samples = load_source(replace(folded.validate[0], folds=(2,), single_target_only=False))
    names = [Path(image["fileName"]).name for image in document["images"]]
    assert names == [sample.path.name for sample in samples]
    with pytest.raises(ConfigError, match="not held out"):
        prediction_document(runs, folded, "Tiny", 0.5, folds=[9])


def test_a_fold_may_begin_with_the_encoder_of_its_own_fold(
    tiny_run: RunConfig, tmp_path: Path
) -> None:
    def beginning(encoder_from: str) -> RunConfig:
        return replace(tiny_run, network=replace(tiny_run.network, encoder_from=encoder_from))

    RunFolder(tmp_path / "fold-1").write_config(beginning("earlier/fold-1"))
    found = fold_config(tmp_path, beginning("earlier/all"))
    assert found.network.encoder_from == "earlier/fold-1"
    wider = replace(tiny_run.network, decoder_widths=(32, 16, 16))
    with pytest.raises(ConfigError, match="another network"):
        fold_config(tmp_path, replace(tiny_run, network=wider))
