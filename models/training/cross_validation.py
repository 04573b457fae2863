"""One run for each fold, one on all of them, and what the folds say together."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from training.config import NetworkConfig, RunConfig, SourceConfig
from training.errors import ConfigError
from training.run_folder import RunFolder
from training.trainer import Trainer

FINAL_NAME = "all"


def named_folds(config: RunConfig) -> tuple[int, ...]:
    """All folds that the configuration's sources name, in order."""
    sources = (*config.train, *config.validate)
    folds = tuple(sorted({fold for source in sources for fold in source.folds}))
    if not folds:
        raise ConfigError("No source of this configuration names folds: nothing to hold out.")
    return folds


def _folds_of_data(config: RunConfig, source: SourceConfig) -> set[int]:
    """The folds that the configuration names of one data set: others of it are never touched."""
    return {
        fold
        for other in (*config.train, *config.validate)
        if (other.root, other.path) == (source.root, source.path)
        for fold in other.folds
    }


def _with_folds(
    config: RunConfig, sources: Sequence[SourceConfig], chosen: Sequence[int]
) -> tuple[SourceConfig, ...]:
    """The sources with other folds; one that names none stays, one that has none of them goes."""
    changed: list[SourceConfig] = []
    for source in sources:
        if not source.folds:
            changed.append(source)
            continue
        own = [fold for fold in chosen if fold in _folds_of_data(config, source)]
        named = ", ".join(str(fold) for fold in own)
        if own:
            name = f"{base_name(source)} folds {named}"
            changed.append(replace(source, folds=tuple(own), name=name))
    return tuple(changed)


def fold_name(held_out: int) -> str:
    """The folder's name of the run that held this fold out."""
    return f"fold-{held_out}"


def _from_run(network: NetworkConfig, name: str) -> NetworkConfig:
    """The network that begins with the encoder of the other cross-validation's run of that name."""
    if network.encoder_from is None:
        return network
    return replace(network, encoder_from=str(Path(network.encoder_from) / name))


def config_for_fold(config: RunConfig, held_out: int) -> RunConfig:
    """The same run with one fold held out: trained on the others, validated on it."""
    others = [fold for fold in named_folds(config) if fold != held_out]
    return replace(
        config,
        network=_from_run(config.network, fold_name(held_out)),
        train=_with_folds(config, config.train, others),
        validate=_with_folds(config, config.validate, [held_out]),
    )


def held_out_folds(config: RunConfig, source: SourceConfig) -> list[int]:
    """The folds of this data set that a cross-validation holds out, in order."""
    named = {
        fold
        for other in config.validate
        if (other.root, other.path) == (source.root, source.path) and other.folds
        for fold in _folds_of_data(config, other)
    }
    return sorted(named)


def config_for_all(config: RunConfig) -> RunConfig:
    """The same run on every fold; only sources that name none are left to validate on."""
    folds = named_folds(config)
    return replace(
        config,
        network=_from_run(config.network, FINAL_NAME),
        train=_with_folds(config, config.train, folds),
        validate=tuple(source for source in config.validate if not source.folds),
    )


def base_name(source: SourceConfig) -> str:
    """The data set's name without the folds that a configuration writes behind it."""
    return source.name.split(" fold")[0]


def fold_folder(folder: Path, fold: int) -> RunFolder:
    """Where the run lies that held this fold out."""
    return RunFolder(folder / fold_name(fold))


def final_folder(folder: Path) -> RunFolder:
    """Where the run on all folds lies."""
    return RunFolder(folder / FINAL_NAME)


def cross_validate(
    config: RunConfig,
    folder: Path,
    say: Callable[[str], None],
    held_out: Sequence[int] = (),
    with_final: bool = False,
) -> None:
    """Train a run for each held-out fold (all where none is given), and one on all where asked.

    Finished runs are left alone and interrupted ones continued.
    """
    unknown = set(held_out) - set(named_folds(config))
    if unknown:
        raise ConfigError(f"No source names fold {min(unknown)}.")
    runs = [
        (f"Fold {fold}", fold_folder(folder, fold), config_for_fold(config, fold))
        for fold in held_out or named_folds(config)
    ]
    if with_final:
        runs.append(("All folds", final_folder(folder), config_for_all(config)))
    for title, run, run_config in runs:
        trainer = Trainer(run_config, run)
        if run.last_file.exists():
            trainer.resume()
        say(f"{title}: from epoch {trainer.next_epoch + 1} of {config.optimiser.epochs}.")
        trainer.run()


def across_folds(values: Sequence[float]) -> tuple[float, float]:
    """Mean and standard deviation (of the sample, n - 1) over folds."""
    deviation = float(np.std(values, ddof=1)) if len(values) > 1 else 0.0
    return float(np.mean(values)), deviation
