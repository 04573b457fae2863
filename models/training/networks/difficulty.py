"""Networks that say how difficult the cannulation will be, and where they see it."""

from typing import Any

import torch.nn.functional as functional
from torch import Tensor, nn

from training.errors import TrainingError
from training.networks.soft_mask_unet import SoftMaskUNet

# Every weight moves by about the learning rate a step. The few that read a class from findings have
# further to go than those of a thousand features; this gets them there before training ends.
FINDINGS_GAIN = 10.0


class DifficultyHead(nn.Module):
    """The mean of the features over the picture, then one linear layer.

    Because nothing lies between, a class's logit is the mean of its class activation map (and its
    bias), and Grad-CAM is that map up to a constant (Zhou 2016; Selvaraju 2017).

    With `findings` the classes are read from that many findings alone, each linear in the features
    itself, so that the same holds.
    """

    def __init__(self, channels: int, classes: int, dropout: float, findings: int = 0) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.findings = nn.Linear(channels, findings) if findings else None
        self.linear = nn.Linear(findings or channels, classes)
        if findings:
            nn.init.normal_(self.linear.weight, std=0.1 / FINDINGS_GAIN)

    def forward(self, features: Tensor) -> Tensor:
        """Features [batch, channel, h, w] to logits [batch, classes]."""
        pooled = self.dropout(features.mean((2, 3)))
        return self.linear(pooled) if self.findings is None else self.read(self.findings(pooled))

    def with_findings(self, features: Tensor) -> tuple[Tensor, Tensor]:
        """Class logits, and those of the findings [batch, findings], for training.

        The classes teach nothing below the findings: few patients, labelled partly by chance, are
        learned by heart there.
        """
        if self.findings is None:
            raise TrainingError("This network learns no findings.")
        findings = self.findings(self.dropout(features.mean((2, 3))))
        return self.read(findings.detach()), findings

    def read(self, findings: Tensor) -> Tensor:
        """Findings' logits [batch, findings] to class logits."""
        return self.linear(FINDINGS_GAIN * findings)

    def class_map(self, features: Tensor, logits: Tensor) -> Tensor:
        """The activation map [batch, h, w] of the most probable class, negative parts and all."""
        by_class = self.linear.weight
        if self.findings is not None:
            by_class = FINDINGS_GAIN * by_class @ self.findings.weight
        weights = by_class[logits.argmax(1)]
        return (features * weights[:, :, None, None]).sum(1)


class DifficultyNetwork(nn.Module):
    """RGB pixels 0..255 [batch, 3, H, W] to logits [batch, classes]."""

    def __init__(self, scaling: nn.Module, encoder: nn.Module, difficulty: DifficultyHead) -> None:
        super().__init__()
        self.scaling = scaling
        self.encoder = encoder
        self.difficulty = difficulty

    def features(self, pixels: Tensor) -> Tensor:
        """The encoder's last features [batch, channel, h, w]."""
        return self.encoder(self.scaling(pixels))[-1]

    def forward(self, pixels: Tensor) -> Tensor | tuple[Tensor, Tensor]:
        """Pixels to logits; the softmax belongs to the loss and to the export.

        In training a network that learns the morphology gives the findings' logits after them.
        """
        features = self.features(pixels)
        if self.training and self.difficulty.findings is not None:
            return self.difficulty.with_findings(features)
        return self.difficulty(features)

    def explain(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """Logits, and the class map of the most probable class."""
        features = self.features(pixels)
        logits = self.difficulty(features)
        return logits, self.difficulty.class_map(features, logits)


class MultiTaskNetwork(SoftMaskUNet):
    """One encoder for both tasks: pixels [batch, 3, H, W] to mask logits and class logits.

    The encoder keeps its name, so that it can be handed on from a network of masks alone.
    """

    def __init__(self, difficulty: DifficultyHead, *masks: Any) -> None:
        super().__init__(*masks)
        self.difficulty = difficulty

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """Pixels to mask logits [batch, 1, h, w] and class logits [batch, classes]."""
        taps = self.encoder(self.scaling(pixels))
        return self.mask_logits(taps), self.difficulty(taps[-1])

    def explain(self, pixels: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Mask logits, class logits, and the class map of the most probable class."""
        taps = self.encoder(self.scaling(pixels))
        masks = self.mask_logits(taps)
        logits = self.difficulty(taps[-1])
        return masks, logits, self.difficulty.class_map(taps[-1], logits)


def to_input_size(pixels: Tensor, size: int) -> Tensor:
    """Pixels [batch, 3, H, H] shrunk to what the network was trained at.

    By averaging where whole pixels fall together, else bilinearly: less than a halving needs no
    more.
    """
    side = pixels.shape[-1]
    if side == size:
        return pixels
    if side % size == 0:
        return functional.avg_pool2d(pixels, side // size)
    return functional.interpolate(pixels, (size, size), mode="bilinear", align_corners=False)
