"""What training minimises."""

import torch
import torch.nn.functional as functional
from torch import Tensor

from training.config import LossConfig

DICE_SMOOTHING = 1.0


def soft_dice(logits: Tensor, target: Tensor) -> Tensor:
    """1 - soft Dice with squared denominators, whose minimum for a soft target is the target."""
    probability = torch.sigmoid(logits)
    axes = (1, 2, 3)
    shared = 2 * (probability * target).sum(axes)
    total = probability.square().sum(axes) + target.square().sum(axes)
    return (1 - (shared + DICE_SMOOTHING) / (total + DICE_SMOOTHING)).mean()


def soft_mask_loss(logits: Tensor, target: Tensor, config: LossConfig) -> Tensor:
    """Cross-entropy with the soft mask (Kim 2021), and soft Dice where the configuration asks."""
    loss = config.cross_entropy * functional.binary_cross_entropy_with_logits(logits, target)
    if config.dice > 0:
        loss = loss + config.dice * soft_dice(logits, target)
    return loss
