"""Configuration of a run: dataclasses, read from TOML and kept as JSON beside the run's results."""

import json
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from training.errors import ConfigError
from training.toml_file import read_table


@dataclass(frozen=True)
class NetworkConfig:
    """Which network, and what it starts from.

    `encoder_weights`: "natural-images" (the published weights of that encoder), "none", or the
    path of a weight file. `initial_checkpoint` continues from the weights of an earlier run.
    `output` is "soft-mask" or "box" (the study's baseline, which has no decoder and no mask).
    `frozen_scales` of the encoder, the finest ones, keep their first weights and statistics: they
    see edges and colours, cost most of the time, and need no gradient. `mirrored` lets the finished
    network look at the picture and at its mirror image and average both: steadier, twice the cost.
    `learns_area` has it learn each target's area beside the soft mask (the outline of its mask
    where the data have one, else the ellipse in its box); the finished mask is the mean of both.
    `encoder_from` is the folder of a run whose encoder it begins with, instead of
    `encoder_weights`; in a cross-validation the folder of the other cross-validation, whose runs
    held out the same folds.
    `context` lets the decoder begin from what the whole picture says as well.

    `output` "difficulty" (no decoder) and "soft-mask+difficulty" end in one linear layer of
    `classes` (2 or 4) above the mean of the last features, before which `dropout` of them are left
    out in training. `learns_morphology` has a network of the difficulty alone learn what the
    papilla looks like (`difficulty.morphology`), and read the classes from that.
    `width` scales the channels of vgg19-bn, resnet50 and densenet161; `fine_grid` leaves out the
    encoder's last halving, so that attention has twice as many cells each way.
    """

    encoder: str = "efficientnet-lite0"
    encoder_weights: str = "natural-images"
    output: str = "soft-mask"
    decoder: str = "narrow"
    decoder_widths: tuple[int, ...] = (96, 64, 48)
    input_size: int = 256
    mask_size: int = 128
    frozen_scales: int = 0
    mirrored: bool = False
    context: bool = False
    learns_area: bool = False
    encoder_from: str | None = None
    initial_checkpoint: str | None = None
    classes: int = 0
    learns_morphology: bool = False
    width: float = 1.0
    fine_grid: bool = False
    dropout: float = 0.0


@dataclass(frozen=True)
class SourceConfig:
    """One COCO data set or a part of it.

    `root` is "data" (the folder of AMPULLA_DATA) or "generated" (the folder of AMPULLA_GENERATED);
    `folds` selects images by their `fold` field, empty means all. `weight` is the share of this
    source in training relative to the others. `target_free_share` of its drawn images become
    crops that leave the target out, and teach what "nothing" looks like.
    """

    name: str
    path: str
    root: str = "data"
    folds: tuple[int, ...] = ()
    single_target_only: bool = False
    weight: float = 1.0
    target_free_share: float = 0.0
    max_rotation_degrees: float = 25.0
    quarter_turns: bool = False
    licence: str = ""
    description: str = ""


@dataclass(frozen=True)
class AugmentConfig:
    """Strength of augmentation; lengths are shares of the field of view."""

    crop_jitter: float = 0.06
    no_crop_share: float = 0.1
    min_scale: float = 0.8
    max_scale: float = 1.25
    max_shear_degrees: float = 8.0
    max_shift: float = 0.08
    photometric: bool = True
    occlusion: bool = True
    # Of pictures whose appearance is changed at all.
    photometric_share: float = 1.0


@dataclass(frozen=True)
class LossConfig:
    """Weights of the terms: the study's cross-entropy, soft Dice, the area where it is learned."""

    cross_entropy: float = 1.0
    dice: float = 0.0
    area: float = 0.5


@dataclass(frozen=True)
class DifficultyConfig:
    """How the difficulty is learned, where classes are uneven, and which validation is best.

    `loss`: "cross-entropy", "weighted" (classes by (n / (K n_k)) ** `class_weight_power`) or
    "focal" (Lin 2017, `focal_gamma`). `balanced_sampling` draws every class alike often. `weight`
    is the loss's weight beside that of the soft mask, `morphology` that of the findings where they
    are learned. `score` is what best.pt is best in, and what
    `optimiser.patience` waits for: "macroF1" or "accuracy", by patient.
    """

    loss: str = "cross-entropy"
    class_weight_power: float = 1.0
    focal_gamma: float = 2.0
    balanced_sampling: bool = False
    weight: float = 1.0
    morphology: float = 1.0
    score: str = "macroF1"


@dataclass(frozen=True)
class OptimiserConfig:
    """AdamW with warm-up and a cosine to zero; `samples_per_epoch` images make one epoch."""

    epochs: int = 30
    samples_per_epoch: int = 560
    batch_size: int = 16
    learning_rate: float = 1.5e-3
    encoder_learning_rate: float = 5e-4
    weight_decay: float = 0.02
    warmup_epochs: float = 1.0
    gradient_clip: float = 5.0
    ema_decay: float = 0.995
    # Validations in a row without a better score after which the run ends; 0 for never.
    patience: int = 0


@dataclass(frozen=True)
class RuntimeConfig:
    """How to compute; nothing here changes what is learned beyond rounding.

    `device`: "auto" takes CUDA where it is there. `precision`: "float32", "bfloat16" or "float16".
    """

    device: str = "auto"
    precision: str = "bfloat16"
    threads: int = 2
    loader_workers: int = 2
    validate_every: int = 1


@dataclass(frozen=True)
class RunConfig:
    """Everything a run needs."""

    name: str
    train: tuple[SourceConfig, ...]
    validate: tuple[SourceConfig, ...]
    seed: int = 1
    network: NetworkConfig = field(default_factory=NetworkConfig)
    augment: AugmentConfig = field(default_factory=AugmentConfig)
    loss: LossConfig = field(default_factory=LossConfig)
    difficulty: DifficultyConfig = field(default_factory=DifficultyConfig)
    optimiser: OptimiserConfig = field(default_factory=OptimiserConfig)
    runtime: RuntimeConfig = field(default_factory=RuntimeConfig)


def _parse_value(kind: Any, value: Any, place: str) -> Any:
    """One value of the file checked against the type of its field."""
    if is_dataclass(kind):
        return parse_table(kind, value, place)
    if get_origin(kind) is tuple:
        if not isinstance(value, (list, tuple)):
            raise ConfigError(f"{place}: expected a list, found {value!r}.")
        element = get_args(kind)[0]
        return tuple(
            _parse_value(element, item, f"{place}[{index}]") for index, item in enumerate(value)
        )
    options = get_args(kind) if isinstance(kind, UnionType) else (kind,)
    if float in options and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not any(type(value) is option for option in options):
        names = " or ".join(option.__name__ for option in options)
        raise ConfigError(f"{place}: expected {names}, found {value!r}.")
    return value


def parse_table(kind: Any, table: Any, place: str) -> Any:
    """A table of the file to its dataclass; unknown and missing fields are named."""
    if not isinstance(table, dict):
        raise ConfigError(f"{place}: expected a table, found {table!r}.")
    hints = get_type_hints(kind)
    unknown = sorted(set(table) - set(hints))
    if unknown:
        raise ConfigError(f"{place}: unknown field {unknown[0]!r}; known: {', '.join(hints)}.")
    values = {key: _parse_value(hints[key], item, f"{place}.{key}") for key, item in table.items()}
    try:
        return kind(**values)
    except TypeError as cause:
        present = set(values)
        missing = [item.name for item in fields(kind) if item.name not in present]
        raise ConfigError(f"{place}: a field is missing; not given: {missing}.") from cause


def parse_config(table: dict[str, Any], place: str) -> RunConfig:
    """A parsed file to a checked configuration; `place` names the file in messages."""
    config: RunConfig = parse_table(RunConfig, table, place)
    if not config.train:
        raise ConfigError(f"{place}: 'train' lists no source; add at least one [[train]] table.")
    optimiser = config.optimiser
    for name in ("epochs", "samples_per_epoch", "batch_size"):
        if getattr(optimiser, name) < 1:
            raise ConfigError(f"{place}: optimiser.{name} must be 1 or more.")
    return config


def load_config(path: Path) -> RunConfig:
    """Read a .toml or .json configuration."""
    return parse_config(read_table(path, "configuration"), path.name)


def config_to_dict(config: RunConfig) -> dict[str, Any]:
    """The configuration as plain values, ready for JSON."""
    return json.loads(json.dumps(asdict(config)))
