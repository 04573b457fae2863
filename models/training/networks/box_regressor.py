"""The study's baseline: the encoder regresses the box directly."""

import torch
from torch import Tensor, nn

HIDDEN = 256
FIRST_BOX = (0.5, 0.5, 0.35, 0.35)


class BoxRegressor(nn.Module):
    """RGB pixels 0..255 [batch, 3, H, W] to boxes [batch, 4] in shares of the input.

    A box is its centroid's x and y, then its width and height, each 0 to 1.
    """

    def __init__(self, scaling: nn.Module, encoder: nn.Module, channels: int) -> None:
        super().__init__()
        self.scaling = scaling
        self.encoder = encoder
        # The place is what is asked for, so the coarse grid is kept: 4 x 4 cells, not one average.
        self.head = nn.Sequential(
            nn.AdaptiveAvgPool2d(4),
            nn.Flatten(),
            nn.Linear(channels * 16, HIDDEN),
            nn.ReLU(),
            nn.Dropout(0.2),
            nn.Linear(HIDDEN, 4),
        )
        # Begin with a middling box in the middle: far off, the sigmoid hardly learns.
        nn.init.normal_(self.head[-1].weight, std=0.01)
        with torch.no_grad():
            self.head[-1].bias.copy_(torch.logit(torch.tensor(FIRST_BOX)))

    def forward(self, pixels: Tensor) -> Tensor:
        """Pixels to boxes."""
        return torch.sigmoid(self.head(self.encoder(self.scaling(pixels))[-1]))
