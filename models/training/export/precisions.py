"""The precisions that a pack can hold, and which execution providers each of them suits."""

from training.errors import ConfigError

GPU_PROVIDERS = ("webgpu", "dml", "coreml", "cuda")
PROVIDERS = {
    "fp32": ("cpu", *GPU_PROVIDERS),
    "fp16": GPU_PROVIDERS,
    "int8": ("cpu",),
}
PRECISIONS = tuple(PROVIDERS)


def parse_precisions(text: str) -> tuple[str, ...]:
    """A list such as "fp32,int8" to known precisions, each once."""
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    unknown = [name for name in names if name not in PROVIDERS]
    if unknown or not names:
        wrong = f"The precision {unknown[0]!r} is unknown" if unknown else "No precision is named"
        raise ConfigError(f"{wrong}; choose of {', '.join(PRECISIONS)}, separated by commas.")
    return names
