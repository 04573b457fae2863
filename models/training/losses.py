"""What training minimises."""

import torch
import torch.nn.functional as functional
from torch import Tensor

from training.config import LossConfig

DICE_SMOOTHING = 1.0
# Differences below a tenth of the picture count by their square.
BOX_BETA = 0.1


def soft_dice(logits: Tensor, target: Tensor) -> Tensor:
    """1 - soft Dice with squared denominators, whose minimum for a soft target is the target."""
    probability = torch.sigmoid(logits)
    axes = (1, 2, 3)
    shared = 2 * (probability * target).sum(axes)
    total = probability.square().sum(axes) + target.square().sum(axes)
    return (1 - (shared + DICE_SMOOTHING) / (total + DICE_SMOOTHING)).mean()


def area_loss(logits: Tensor, target: Tensor) -> Tensor:
    """Cross-entropy and soft Dice with the targets' area, both [batch, 1, h, w]."""
    cross_entropy = functional.binary_cross_entropy_with_logits(logits, target)
    return cross_entropy + soft_dice(logits, target)


def soft_mask_loss(logits: Tensor, target: Tensor, config: LossConfig) -> Tensor:
    """Cross-entropy with the soft mask (Kim 2021), and soft Dice where the configuration asks."""
    loss = config.cross_entropy * functional.binary_cross_entropy_with_logits(logits, target)
    if config.dice > 0:
        loss = loss + config.dice * soft_dice(logits, target)
    return loss


def box_loss(boxes: Tensor, target: Tensor) -> Tensor:
    """Smooth L1 on centroid and sides, over the images that hold one target.

    `boxes` [batch, 4] in shares of the input; `target` [batch, 5] with a leading 1 where it counts.
    """
    counts = target[:, 0]
    apart = functional.smooth_l1_loss(boxes, target[:, 1:], reduction="none", beta=BOX_BETA).sum(1)
    return (apart * counts).sum() / counts.sum().clamp(min=1)


def network_loss(output: Tensor, target: Tensor, config: LossConfig) -> Tensor:
    """The loss that belongs to the kind of output."""
    if output.ndim == 2:
        return box_loss(output, target)
    loss = soft_mask_loss(output[:, :1], target[:, :1], config)
    if output.shape[1] == 1:
        return loss
    return loss + config.area * area_loss(output[:, 1:], target[:, 1:])
