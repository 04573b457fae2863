"""The figures of a cross-validation: every image by a network that has not learned from it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from torch import nn

from training.cases import worst_cases
from training.config import RunConfig
from training.cross_validation import (
    base_name,
    config_for_all,
    config_for_fold,
    final_folder,
    fold_folder,
    named_folds,
)
from training.dataset import load_sources
from training.errors import ConfigError
from training.evaluation import SourceResult, evaluate_sources
from training.metrics import summarise
from training.prediction import torch_predictor
from training.presence import PeakSet
from training.run_folder import RunFolder, read_checkpoint
from training.trainer import network_of_checkpoint


def measured_checkpoint(run: RunFolder, config: RunConfig) -> dict[str, Any]:
    """The checkpoint that a run is measured by.

    The end of the schedule: no epoch was chosen on what it is measured on. A run that may stop
    early (`optimiser.patience`) has no such end: there the epoch that it was stopped for.
    """
    stops_early = config.optimiser.patience > 0 and run.best_file.exists()
    return read_checkpoint(run.best_file if stops_early else run.last_file)


def read_network(run: RunFolder, config: RunConfig) -> nn.Module:
    """The averaged network that a run is measured by."""
    return network_of_checkpoint(config, measured_checkpoint(run, config))


def fold_config(folder: Path, final: RunConfig) -> RunConfig:
    """The configuration of a cross-validation's first fold, which names all of them.

    Raises ConfigError where the folds trained another network than `final`. Where a network began
    (`encoder_from`) differs by design: each fold goes on from the encoder of its own fold.
    """
    runs = sorted(folder.glob("fold-*"))
    if not runs:
        raise ConfigError(f"{folder} holds no cross-validation: there is no fold-1 in it.")
    config = RunFolder(runs[0]).read_config()
    if replace(config.network, encoder_from=final.network.encoder_from) != final.network:
        raise ConfigError(
            f"{folder} cross-validates another network than the one to export: "
            f"{config.network} is not {final.network}."
        )
    return config


def pooled_results(
    folder: Path, config: RunConfig, folds: Sequence[int] = ()
) -> list[SourceResult]:
    """The figures of a cross-validation: every fold by the network that held it out, pooled.

    Sources that name no folds follow, measured by the network that learned from all folds. Where
    only some `folds` are asked for, that network may not exist yet, and those sources stay out.
    """
    size = config.network.input_size
    by_source: dict[str, dict[int, SourceResult]] = {}
    for fold in folds or named_folds(config):
        held = config_for_fold(config, fold)
        sources = load_sources([source for source in held.validate if source.folds])
        if not sources:
            continue
        predict = torch_predictor(read_network(fold_folder(folder, fold), config))
        for result in evaluate_sources(sources, predict, size):
            by_source.setdefault(base_name(result.source), {})[fold] = result
    pooled = [_pool(name, results) for name, results in by_source.items()]
    beside = () if folds else config_for_all(config).validate
    if beside:
        predict = torch_predictor(read_network(final_folder(folder), config))
        pooled += evaluate_sources(load_sources(beside), predict, size)
    return pooled


def _pool(name: str, results: dict[int, SourceResult]) -> SourceResult:
    """One result of a source's folds."""
    parts = list(results.values())
    scores = [score for part in parts for score in part.scores]
    peaks = PeakSet(
        [peak for part in parts for peak in part.peaks.with_target],
        [peak for part in parts for peak in part.peaks.without_target],
    )
    return SourceResult(
        source=replace(parts[0].source, name=f"{name}, cross-validated", folds=tuple(results)),
        scores=scores,
        peaks=peaks,
        localisation=summarise(scores),
        by_fold={fold: part.scores for fold, part in results.items()},
        worst=worst_cases([case for part in parts for case in part.worst]),
    )
