"""One run for each fold, and what the folds say together."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from training.config import RunConfig, SourceConfig
from training.errors import ConfigError
from training.run_folder import RunFolder
from training.trainer import Trainer


def config_for_fold(config: RunConfig, held_out: int, folds: Sequence[int]) -> RunConfig:
    """The same run with one fold held out.

    Sources that name folds are those that are cross-validated; the others stay as they are.
    """
    others = tuple(fold for fold in folds if fold != held_out)

    def with_folds(source: SourceConfig, chosen: tuple[int, ...]) -> SourceConfig:
        if not source.folds:
            return source
        named = ", ".join(str(fold) for fold in chosen)
        return replace(source, folds=chosen, name=f"{base_name(source)} folds {named}")

    return replace(
        config,
        train=tuple(with_folds(source, others) for source in config.train),
        validate=tuple(with_folds(source, (held_out,)) for source in config.validate),
    )


def base_name(source: SourceConfig) -> str:
    """The data set's name without the folds that a configuration writes behind it."""
    return source.name.split(" fold")[0]


def cross_validate(
    config: RunConfig, folder: Path, folds: Sequence[int], say: Callable[[str], None]
) -> None:
    """Train every fold to its end; finished ones are left alone and interrupted ones continued."""
    if not any(source.folds for source in (*config.train, *config.validate)):
        raise ConfigError("No source of this configuration names folds: nothing to hold out.")
    for fold in folds:
        run = RunFolder(folder / f"fold-{fold}")
        trainer = Trainer(config_for_fold(config, fold, folds), run)
        if run.last_file.exists():
            trainer.resume()
        say(f"Fold {fold}: from epoch {trainer.next_epoch + 1} of {config.optimiser.epochs}.")
        trainer.run()


def across_folds(values: Sequence[float]) -> tuple[float, float]:
    """Mean and standard deviation (of the sample, n - 1) over folds."""
    deviation = float(np.std(values, ddof=1)) if len(values) > 1 else 0.0
    return float(np.mean(values)), deviation
