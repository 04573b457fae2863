"""What the commands do for networks that say how difficult the cannulation will be."""

import argparse
import json
from typing import Any

from torch import nn

from training.config import RunConfig, load_config
from training.difficulty.comparison import compare_cures
from training.difficulty.out_of_fold import validated_difficulty
from training.difficulty.prediction_file import difficulty_document
from training.difficulty.tables import plain, terminal_lines
from training.errors import ConfigError
from training.networks.registry import BOTH, DIFFICULTY
from training.storage import write_text

TASKS = ("ampulla", "difficulty")


def says_difficulty(config: RunConfig) -> bool:
    """Whether the network has classes."""
    return config.network.output in (DIFFICULTY, BOTH)


def finds_ampulla(config: RunConfig) -> bool:
    """Whether the network has a mask or a box."""
    return config.network.output != DIFFICULTY


def chosen_task(config: RunConfig, task: str | None) -> str:
    """The task to predict: the one asked for, else the ampulla where the network finds it."""
    able = [
        name
        for name, is_able in zip(
            TASKS, (finds_ampulla(config), says_difficulty(config)), strict=True
        )
        if is_able
    ]
    if task is not None and task not in able:
        raise ConfigError(f"The network of {config.name!r} cannot do {task}; it does {able[0]}.")
    return task or able[0]


def print_difficulty(network: nn.Module, config: RunConfig) -> dict[str, Any]:
    """Print the figures on the validation sources; give them as plain values."""
    result = validated_difficulty(network, config)
    print("\n".join(terminal_lines(result)))
    return plain(result)


def predict_difficulty(arguments: argparse.Namespace, config: RunConfig) -> None:
    """Write what each fold's network says of the patients that it held out."""
    document = difficulty_document(
        arguments.cross_validation, config, arguments.title or config.name
    )
    write_text(arguments.out, json.dumps(document) + "\n")
    print(f"{len(document['images'])} images are in {arguments.out}.")


def compare(arguments: argparse.Namespace) -> None:
    """Train with every cure for uneven classes and print their figures side by side."""
    config = load_config(arguments.config)
    if not says_difficulty(config):
        raise ConfigError(f"The network of {config.name!r} has no classes to compare cures for.")
    print(compare_cures(config, arguments.out, arguments.folds, print))
