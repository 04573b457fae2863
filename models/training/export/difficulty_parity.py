"""Does an exported file say of the difficulty what the network says? Differences and their bars."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import onnxruntime
import torch
from torch import nn

from training.config import RunConfig
from training.difficulty.classes import difficult_probability
from training.difficulty.metrics import decide
from training.difficulty.prediction import PACK_SIZE
from training.export.check_images import CheckSet, check_sets
from training.export.difficulty_graph import (
    ATTENTION_NAME,
    DIFFICULTY_NAME,
    DifficultyPackNetwork,
    export_difficulty,
)
from training.export.onnx_file import INPUT_NAME
from training.export.runtime import open_session

MAX_PROBABILITY_DIFFERENCE = 1e-3
MAX_ATTENTION_DIFFERENCE = 0.01
MAX_MEAN_DIFFERENCE = 0.02
MIN_EQUAL_LABELS = 0.98


@dataclass(frozen=True)
class DifficultyParity:
    """An exported file against the network on one check set.

    `probability_difference` is the largest of any class, `difficult_difference` the mean of
    P(difficult), `attention_difference` the mean over cells where both name the same class,
    `equal_labels` the share of images with the same verdict.
    """

    dataset: str
    images: int
    probability_difference: float
    difficult_difference: float
    attention_difference: float
    equal_labels: float


@dataclass(frozen=True)
class DifficultyAnswers:
    """What the network says on a check set: probabilities [n, classes], attention [n, h, w]."""

    images: CheckSet
    probabilities: np.ndarray
    attention: np.ndarray


def _ask_network(graph: DifficultyPackNetwork, images: CheckSet) -> DifficultyAnswers:
    """The network's own answers; frames go in one by one, to keep memory small."""
    found: list[tuple[np.ndarray, np.ndarray]] = []
    with torch.inference_mode():
        for view in images.views:
            *_, probabilities, attention = graph(torch.from_numpy(view.frame[None]))
            found.append((probabilities.numpy(), attention.numpy()))
    return DifficultyAnswers(images, *(np.concatenate(part) for part in zip(*found, strict=True)))


def ask_session(session: onnxruntime.InferenceSession, images: CheckSet) -> DifficultyAnswers:
    """What an exported file says of the images."""
    names = [DIFFICULTY_NAME, ATTENTION_NAME]
    found = [session.run(names, {INPUT_NAME: view.frame[None]}) for view in images.views]
    return DifficultyAnswers(images, *(np.concatenate(part) for part in zip(*found, strict=True)))


def compare_answers(
    expected: DifficultyAnswers, found: DifficultyAnswers, threshold: float
) -> DifficultyParity:
    """How far two answers are apart."""
    apart = np.abs(expected.probabilities - found.probabilities)
    mean = np.abs(
        difficult_probability(expected.probabilities) - difficult_probability(found.probabilities)
    ).mean()
    same_class = expected.probabilities.argmax(1) == found.probabilities.argmax(1)
    cells = np.abs(expected.attention - found.attention)[same_class]
    equal = decide(expected.probabilities, threshold) == decide(found.probabilities, threshold)
    return DifficultyParity(
        dataset=expected.images.name,
        images=len(apart),
        probability_difference=float(apart.max()),
        difficult_difference=float(mean),
        attention_difference=float(cells.mean()) if len(cells) else 1.0,
        equal_labels=float(equal.mean()),
    )


class DifficultyChecks:
    """Makes the file of a difficulty network and judges every precision of it."""

    def __init__(
        self, network: nn.Module, config: RunConfig, temperature: float, threshold: float
    ) -> None:
        self.network = network
        self.config = config
        self.temperature = temperature
        self.threshold = threshold
        graph = DifficultyPackNetwork(network, config.network.input_size, temperature).eval()
        sets = check_sets(config, PACK_SIZE, lambda sample: sample.difficulty is not None)
        self.expected = [_ask_network(graph, images) for images in sets]

    def file(self, title: str) -> bytes:
        """The fp32 file."""
        size = self.config.network.input_size
        return export_difficulty(self.network, size, self.temperature, title)

    def parities(self, data: bytes) -> tuple[DifficultyParity, ...]:
        """A file against the network on every check set."""
        session = open_session(data, threads=1)
        return tuple(
            compare_answers(expected, ask_session(session, expected.images), self.threshold)
            for expected in self.expected
        )


def difficulty_shortcomings(precision: str, parities: Sequence[DifficultyParity]) -> list[str]:
    """The bars that the file misses, in words; a value that is no number misses its bar."""
    found: list[str] = []
    for parity in parities:
        if precision == "fp32" and not parity.probability_difference <= MAX_PROBABILITY_DIFFERENCE:
            found.append(
                f"its probabilities differ from PyTorch's by {parity.probability_difference:.2g} "
                f"on {parity.dataset}, more than {MAX_PROBABILITY_DIFFERENCE}"
            )
        if precision == "fp32" and not parity.attention_difference <= MAX_ATTENTION_DIFFERENCE:
            found.append(
                f"its attention differs from PyTorch's by {parity.attention_difference:.2g} on "
                f"{parity.dataset}, more than {MAX_ATTENTION_DIFFERENCE}"
            )
        if not parity.difficult_difference <= MAX_MEAN_DIFFERENCE:
            found.append(
                f"its P(difficult) differs by {parity.difficult_difference:.3f} on average on "
                f"{parity.dataset}, more than {MAX_MEAN_DIFFERENCE}"
            )
        if not parity.equal_labels >= MIN_EQUAL_LABELS:
            found.append(
                f"only {parity.equal_labels:.3f} of its verdicts are the network's on "
                f"{parity.dataset}, fewer than {MIN_EQUAL_LABELS}"
            )
    return found
