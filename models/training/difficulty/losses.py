"""What training on classes minimises."""

import torch.nn.functional as functional
from torch import Tensor

from training.config import DifficultyConfig
from training.difficulty.imbalance import UNKNOWN
from training.errors import ConfigError

LOSSES = ("cross-entropy", "weighted", "focal")
SCORES = ("macroF1", "accuracy")


def check_loss(config: DifficultyConfig) -> None:
    """Refuse names that mean nothing, and two cures for one illness."""
    for value, known, field in (
        (config.loss, LOSSES, "loss"),
        (config.score, SCORES, "score"),
    ):
        if value not in known:
            raise ConfigError(
                f"difficulty.{field} {value!r} is unknown; known: {', '.join(known)}."
            )
    if config.balanced_sampling and config.loss == "weighted":
        raise ConfigError(
            "difficulty.balanced_sampling and the weighted loss both make rare classes count more: "
            "together they do it twice. Choose one."
        )


def class_loss(
    logits: Tensor, labels: Tensor, config: DifficultyConfig, weights: Tensor | None
) -> Tensor:
    """The mean over the images whose class is known: logits [n, classes], labels [n], -1 unknown.

    A weighted mean is divided by the sum of the weights. 0 where no class is known.
    """
    known = labels != UNKNOWN
    if not known.any():
        return logits.sum() * 0.0
    logits, labels = logits[known], labels[known]
    if config.loss == "focal":
        each = functional.cross_entropy(logits, labels, reduction="none")
        # (1 - p) ** gamma with p = exp(-cross-entropy); Lin 2017, equation 4.
        return ((1 - (-each).exp()).clamp(min=1e-6) ** config.focal_gamma * each).mean()
    on_device = None if weights is None else weights.to(logits.device)
    return functional.cross_entropy(logits, labels, on_device)
