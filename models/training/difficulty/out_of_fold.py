"""What the networks of a cross-validation say of the patients that each held out."""

from dataclasses import replace
from pathlib import Path

from torch import nn
from tqdm import tqdm

from training.coco import load_source
from training.config import RunConfig, SourceConfig
from training.cross_validation import base_name, fold_folder, held_out_folds
from training.dataset import LoadedSource, load_sources
from training.difficulty.imbalance import labelled
from training.difficulty.prediction import (
    Answer,
    answer,
    difficulty_views,
    torch_difficulty_predictor,
)
from training.difficulty.results import DifficultyResult, measure
from training.errors import ConfigError
from training.out_of_fold import read_network


def difficulty_source(config: RunConfig) -> SourceConfig:
    """The one data set with difficulties whose folds are held out."""
    folded = {(source.root, source.path): source for source in config.validate if source.folds}
    known = [source for source in folded.values() if _has_labels(source)]
    if len(known) != 1:
        raise ConfigError(
            f"{config.name}: {len(known)} of the data sets whose folds are held out say how "
            "difficult cannulation was; it must be one."
        )
    return known[0]


def _has_labels(source: SourceConfig) -> bool:
    """Whether any image of the data set says how difficult it was."""
    whole = LoadedSource(source, load_source(replace(source, folds=())))
    return bool(labelled(whole).samples)


def held_out_answers(folder: Path, config: RunConfig, folds: tuple[int, ...] = ()) -> list[Answer]:
    """Every image of the data set by the network that held it out; of some folds where given."""
    source = difficulty_source(config)
    answers: list[Answer] = []
    for fold in tqdm(folds or held_out_folds(config, source), "folds", leave=False):
        samples = load_source(replace(source, folds=(fold,), single_target_only=False))
        network = read_network(fold_folder(folder, fold), config)
        predict = torch_difficulty_predictor(network, config.network.input_size)
        answers += answer(samples, difficulty_views(samples), predict, fold)
    return answers


def pooled_difficulty(
    folder: Path, config: RunConfig, folds: tuple[int, ...] = ()
) -> DifficultyResult:
    """The figures of a cross-validation: every patient by the network that held it out."""
    name = f"{base_name(difficulty_source(config))}, cross-validated"
    return measure(name, held_out_answers(folder, config, folds))


def validated_difficulty(network: nn.Module, config: RunConfig) -> DifficultyResult:
    """The figures of one network on the configuration's validation images."""
    predict = torch_difficulty_predictor(network, config.network.input_size)
    known = [
        found for source in load_sources(config.validate) if (found := labelled(source)).samples
    ]
    answers: list[Answer] = []
    for source in known:
        answers += answer(source.samples, difficulty_views(source.samples), predict)
    return measure("; ".join(source.config.name for source in known), answers)
