"""The optimiser and its learning rate."""

import math

import torch
from torch import nn

from training.config import OptimiserConfig


def learning_rate_factor(step: int, steps_per_epoch: int, config: OptimiserConfig) -> float:
    """Linear warm-up, then half a cosine down to nothing at the last step."""
    warmup = max(round(config.warmup_epochs * steps_per_epoch), 1)
    total = config.epochs * steps_per_epoch
    if step < warmup:
        return (step + 1) / warmup
    progress = (step - warmup) / max(total - warmup, 1)
    return 0.5 * (1 + math.cos(math.pi * min(progress, 1.0)))


def make_optimiser(network: nn.Module, config: OptimiserConfig) -> torch.optim.AdamW:
    """AdamW with a smaller rate for the encoder, and without decay on norms and biases."""
    groups: dict[tuple[bool, bool], list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        key = (name.startswith("encoder."), parameter.ndim > 1)
        groups.setdefault(key, []).append(parameter)
    settings = [
        {
            "params": parameters,
            "base_rate": config.encoder_learning_rate if in_encoder else config.learning_rate,
            "weight_decay": config.weight_decay if decays else 0.0,
        }
        for (in_encoder, decays), parameters in sorted(groups.items(), key=lambda item: item[0])
    ]
    return torch.optim.AdamW(settings, lr=config.learning_rate)


def set_learning_rate(optimiser: torch.optim.Optimizer, factor: float) -> None:
    """Scale every group's own rate."""
    for group in optimiser.param_groups:
        group["lr"] = group["base_rate"] * factor
