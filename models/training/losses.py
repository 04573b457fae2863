"""What training minimises."""

import torch
import torch.nn.functional as functional
from torch import Tensor

from training.config import LossConfig

DICE_SMOOTHING = 1.0
# Errors of centroid and spread below a hundredth of the picture count by their square.
MOMENT_BETA = 0.01
# Differences below a tenth of the picture count by their square.
BOX_BETA = 0.1


def soft_dice(logits: Tensor, target: Tensor) -> Tensor:
    """1 - soft Dice with squared denominators, whose minimum for a soft target is the target."""
    probability = torch.sigmoid(logits)
    axes = (1, 2, 3)
    shared = 2 * (probability * target).sum(axes)
    total = probability.square().sum(axes) + target.square().sum(axes)
    return (1 - (shared + DICE_SMOOTHING) / (total + DICE_SMOOTHING)).mean()


def moments(mask: Tensor) -> Tensor:
    """Centroid and spread of masks [batch, 1, h, w]: [batch, 4] as x, y, then their deviations.

    In shares of the picture. Each pixel weighs by its square, so that a faint background, however
    wide, does not outweigh the bell.
    """
    weights = mask[:, 0].square()
    total = weights.sum((1, 2)).clamp(min=1e-6)
    values: list[Tensor] = []
    for axis, count in ((1, mask.shape[3]), (2, mask.shape[2])):
        places = (torch.arange(count, device=mask.device, dtype=mask.dtype) + 0.5) / count
        profile = weights.sum(axis) / total[:, None]
        mean = (profile * places).sum(1)
        variance = (profile * (places - mean[:, None]).square()).sum(1)
        values += [mean, (variance + 1e-8).sqrt()]
    return torch.stack([values[0], values[2], values[1], values[3]], 1)


def moment_loss(logits: Tensor, target: Tensor) -> Tensor:
    """Smooth L1 between the moments of predicted and true masks, over the images with a target.

    Cross-entropy counts pixels; this counts what is read from the mask in the end: where the bell
    stands and how wide it is.
    """
    counts = (target.amax((1, 2, 3)) > 0).float()
    found, true = moments(torch.sigmoid(logits)), moments(target)
    apart = functional.smooth_l1_loss(found, true, reduction="none", beta=MOMENT_BETA).sum(1)
    return (apart * counts).sum() / counts.sum().clamp(min=1)


def soft_mask_loss(logits: Tensor, target: Tensor, config: LossConfig) -> Tensor:
    """Cross-entropy with the soft mask (Kim 2021), and the terms that the configuration adds."""
    loss = config.cross_entropy * functional.binary_cross_entropy_with_logits(logits, target)
    if config.dice > 0:
        loss = loss + config.dice * soft_dice(logits, target)
    if config.moments > 0:
        loss = loss + config.moments * moment_loss(logits, target)
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
    return soft_mask_loss(output, target, config)
