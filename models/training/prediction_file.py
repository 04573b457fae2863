"""Out-of-fold predictions as a file that `ampulla evaluate --predictions` reads."""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from torch import nn
from tqdm import tqdm

from training.boxes import Box
from training.coco import Sample, load_source, source_folder
from training.config import RunConfig, SourceConfig
from training.cross_validation import fold_folder, held_out_folds
from training.errors import ConfigError
from training.lineage import read_lineage
from training.out_of_fold import read_network
from training.prediction import predict_views, prepare_view, read_output, torch_predictor
from training.run_folder import read_checkpoint

SCHEMA_VERSION = 1


def prediction_document(
    folder: Path,
    config: RunConfig,
    title: str,
    peak_threshold: float | None,
    dataset: str | None = None,
    folds: Sequence[int] = (),
) -> dict[str, Any]:
    """Predictions of every image of the cross-validated data set; docs/formats.md has the form.

    Images with several targets are predicted too, whatever the training left out. `dataset` is the
    path of one of several data sets whose folds are held out; `folds` are those whose images are
    predicted, all where empty.

    Raises ConfigError where one of the `folds` is not held out.
    """
    source = _folded_source(config, dataset)
    entries: list[dict[str, Any]] = []
    seen: dict[str, None] = {}
    held_out = held_out_folds(config, source)
    unknown = sorted(set(folds) - set(held_out))
    if unknown:
        raise ConfigError(f"--folds: {unknown} are not held out; known: {held_out}.")
    for fold in folds or held_out:
        run = fold_folder(folder, fold)
        shares = read_lineage(read_checkpoint(run.last_file)).seen
        seen |= dict.fromkeys(f"{share.text} ({share.images} images)" for share in shares)
        samples = load_source(replace(source, folds=(fold,), single_target_only=False))
        network = read_network(run, config)
        entries += _entries(network, samples, config.network.input_size, source_folder(source))
    is_box = config.network.output == "box"
    return {
        "schemaVersion": SCHEMA_VERSION,
        "id": config.name,
        "title": title,
        "output": "box" if is_box else "soft mask",
        "peakThreshold": None if is_box else peak_threshold,
        "isOutOfFold": True,
        "trainedOn": list(seen),
        "images": entries,
    }


def _folded_source(config: RunConfig, dataset: str | None) -> SourceConfig:
    """The one data set whose folds are held out, or the named one of them."""
    sources = {source.path: source for source in config.validate if source.folds}
    if dataset in sources:
        return sources[dataset]
    if len(sources) != 1 or dataset is not None:
        known = ", ".join(sources) or "none"
        raise ConfigError(
            "Predictions need exactly one data set whose folds are held out; choose it with "
            f"--dataset. Known: {known}."
        )
    return next(iter(sources.values()))


def _entries(
    network: nn.Module, samples: Sequence[Sample], size: int, root: Path
) -> Iterator[dict[str, Any]]:
    """One entry an image, in order."""
    views = (prepare_view(sample, size) for sample in samples)
    predictions = tqdm(
        predict_views(views, torch_predictor(network)), total=len(samples), leave=False
    )
    for sample, (view, values) in zip(samples, predictions, strict=True):
        reading = read_output(values, view.crop)
        yield {
            "fileName": sample.path.relative_to(root).as_posix(),
            "fieldOfView": box_entry(view.crop),
            "peak": reading.peak,
            "box": None if reading.box is None else box_entry(reading.box),
            "mask": mask_entry(values) if values.ndim == 2 else None,
        }


def box_entry(box: Box) -> dict[str, float]:
    """A box in pixels of the image."""
    return {"x": box.x, "y": box.y, "width": box.width, "height": box.height}


def mask_entry(mask: np.ndarray) -> dict[str, Any]:
    """A mask [height, width] in 0..1 as 8-bit values, row by row."""
    values = np.rint(np.clip(mask, 0, 1) * 255).astype(np.uint8)
    return {
        "width": mask.shape[1],
        "height": mask.shape[0],
        "values": base64.b64encode(values.tobytes()).decode("ascii"),
    }
