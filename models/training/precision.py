"""Where and with how many bits a run computes."""

import torch

from training.errors import ConfigError

PRECISIONS = {
    "float32": torch.float32,
    "bfloat16": torch.bfloat16,
    "float16": torch.float16,
}


def choose_device(name: str) -> torch.device:
    """ "auto" is CUDA where PyTorch finds it, else the CPU."""
    if name == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    try:
        device = torch.device(name)
        torch.zeros(1, device=device)
    except (RuntimeError, AssertionError) as cause:
        raise ConfigError(f"runtime.device {name!r} cannot be used here: {cause}") from cause
    return device


def autocast(device: torch.device, precision: str) -> torch.autocast:
    """Mixed precision for convolutions; losses and weights stay in single precision."""
    if precision not in PRECISIONS:
        known = ", ".join(PRECISIONS)
        raise ConfigError(f"runtime.precision {precision!r} is unknown; known: {known}.")
    kind = PRECISIONS[precision]
    enabled = kind is not torch.float32
    return torch.autocast(device.type, kind if enabled else torch.bfloat16, enabled)


def gradient_scaler(device: torch.device, precision: str) -> torch.amp.GradScaler:
    """Keeps small gradients alive in half precision; does nothing in the others."""
    return torch.amp.GradScaler(device.type, enabled=precision == "float16")
