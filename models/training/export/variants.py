"""Makes the files of a pack, one for each precision, and decides which of them it holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from torch import nn

from training.config import RunConfig
from training.difficulty.prediction import PACK_SIZE
from training.errors import TrainingError
from training.export.check_images import calibration_frames, check_sets
from training.export.difficulty_graph import MasksAlone
from training.export.difficulty_parity import (
    DifficultyChecks,
    DifficultyParity,
    difficulty_shortcomings,
)
from training.export.half import to_half
from training.export.onnx_file import export_onnx
from training.export.parity import NetworkAnswers, Parity, answers, compare, shortcomings
from training.export.precisions import PROVIDERS
from training.export.quantise import quantise
from training.export.runtime import inferences_per_second, onnx_predictor, open_session
from training.networks.difficulty import MultiTaskNetwork
from training.prediction import torch_predictor

MAX_FILE_BYTES = 20_000_000
THREADS = (1, 2)
# Under this gain in speed, the larger precision's better masks are worth more.
LEAST_SPEED_GAIN = 1.1


@dataclass(frozen=True)
class Variant:
    """One precision of the network: the file, what was measured, and why it is left out, if it is.

    `rates` are inferences a second on the CPU for each of `THREADS`; empty for other processors.
    `parities` are of masks, `difficulties` of classes: those of the network's tasks.
    """

    precision: str
    data: bytes
    parities: tuple[Parity, ...]
    rates: tuple[float, ...]
    faults: tuple[str, ...]
    difficulties: tuple[DifficultyParity, ...] = ()

    @property
    def is_kept(self) -> bool:
        """Whether the pack holds this file."""
        return not self.faults


@dataclass(frozen=True)
class Standard:
    """What every file is held against: the network's masks, its verdicts, or both."""

    masks: Sequence[NetworkAnswers]
    difficulty: DifficultyChecks | None = None
    max_bytes: int | None = None


def _measure(precision: str, data: bytes, standard: Standard) -> Variant:
    """Compare a file with the network."""
    parities: tuple[Parity, ...] = ()
    if standard.masks:
        predict = onnx_predictor(open_session(data, threads=2))
        parities = tuple(compare(answer, predict) for answer in standard.masks)
    difficulties = standard.difficulty.parities(data) if standard.difficulty else ()
    faults = [
        *shortcomings(precision, parities),
        *difficulty_shortcomings(precision, difficulties),
    ]
    limit = standard.max_bytes or MAX_FILE_BYTES
    if len(data) > limit:
        size = f"{len(data) / 1e6:.1f} MB"
        faults.append(f"it has {size}, and a file may have {limit / 1e6:.0f} MB")
    return Variant(precision, data, parities, (), tuple(faults), difficulties)


def _with_rates(variants: Sequence[Variant], size: int) -> list[Variant]:
    """The variants, those for the CPU with their speed."""
    timed = [variant for variant in variants if "cpu" in PROVIDERS[variant.precision]]
    models = [variant.data for variant in timed]
    measured = [inferences_per_second(models, size, threads) for threads in THREADS]
    rates = {
        variant.precision: found
        for variant, found in zip(timed, zip(*measured, strict=True), strict=True)
    }
    return [replace(variant, rates=rates.get(variant.precision, ())) for variant in variants]


def _int8(single: bytes, frames: Sequence[np.ndarray], standard: Standard) -> Variant:
    """The int8 file; where it misses its bars, the careful one, which is a little slower."""
    quick = _measure("int8", quantise(single, frames), standard)
    if quick.is_kept:
        return quick
    return _measure("int8", quantise(single, frames, is_careful=True), standard)


def _leave_out_slow_int8(variants: Sequence[Variant]) -> list[Variant]:
    """An int8 file is for speed: beside an fp32 file that is as fast it has no use."""
    single = next((found for found in variants if found.precision == "fp32"), None)
    if single is None or not single.is_kept:
        return list(variants)
    return [_without_gain(variant, single) for variant in variants]


def _without_gain(variant: Variant, single: Variant) -> Variant:
    """The variant, with a fault where it is an int8 file that is no faster than fp32."""
    if variant.precision != "int8" or not variant.is_kept:
        return variant
    gain = variant.rates[-1] / single.rates[-1]
    if gain >= LEAST_SPEED_GAIN:
        return variant
    fault = f"it is only {gain:.2f} times as fast as fp32"
    return replace(variant, faults=(fault,))


def _describe(variant: Variant) -> str:
    """One line for the terminal."""
    parts = [f"{variant.precision}: {len(variant.data) / 1e6:.1f} MB"]
    if variant.parities:
        difference = max(parity.mask_difference for parity in variant.parities)
        overlap = min(parity.box_iou for parity in variant.parities)
        loss = max(parity.losses["meanIou"] for parity in variant.parities)
        parts.append(f"mask difference {difference:.1e}")
        parts.append(f"box IoU {overlap:.4f}, mean IoU loss {loss:+.4f}")
    if variant.difficulties:
        apart = max(parity.probability_difference for parity in variant.difficulties)
        mean = max(parity.difficult_difference for parity in variant.difficulties)
        equal = min(parity.equal_labels for parity in variant.difficulties)
        parts.append(f"probability difference {apart:.1e}, of P(difficult) on average {mean:.1e}")
        parts.append(f"equal verdicts {equal:.4f}")
    measured = ", ".join(parts)
    if variant.rates:
        measured += f", {' / '.join(f'{rate:.0f}' for rate in variant.rates)} a second"
    if variant.is_kept:
        return measured
    return f"{measured}. The {variant.precision} file is left out: {'; '.join(variant.faults)}."


def _mask_answers(
    network: nn.Module, config: RunConfig, says_difficulty: bool
) -> list[NetworkAnswers]:
    """The network's masks on its check sets; none where it has no masks."""
    if not says_difficulty:
        predict = torch_predictor(network)
        return [answers(images, predict) for images in check_sets(config)]
    if not isinstance(network, MultiTaskNetwork):
        return []
    predict = torch_predictor(MasksAlone(network, config.network.input_size))
    return [answers(images, predict) for images in check_sets(config, PACK_SIZE)]


def make_variants(
    network: nn.Module,
    config: RunConfig,
    title: str,
    precisions: Sequence[str],
    say: Callable[[str], None],
    difficulty: DifficultyChecks | None = None,
    max_bytes: int | None = None,
) -> list[Variant]:
    """The wanted precisions in order of preference: int8 on the CPU, fp16 on a graphics processor.

    Everything is made from the fp32 file: where that differs from the network, nothing is.
    `difficulty` is there for a network that says it; `max_bytes` stands in for `MAX_FILE_BYTES`.
    """
    size = PACK_SIZE if difficulty else config.network.input_size
    make = difficulty.file if difficulty else partial(export_onnx, network, config.network)
    single = make(title)
    masks = _mask_answers(network, config, difficulty is not None)
    standard = Standard(masks, difficulty, max_bytes)
    first = _measure("fp32", single, standard)
    broken = [
        *shortcomings("fp32", first.parities),
        *difficulty_shortcomings("fp32", first.difficulties),
    ]
    if broken:
        raise TrainingError(
            f"The exported file is wrong: {'; '.join(broken)}. Nothing was written."
        )
    variants: list[Variant] = []
    if "int8" in precisions:
        variants.append(_int8(single, calibration_frames(config, size), standard))
    if "fp16" in precisions:
        variants.append(_measure("fp16", to_half(single), standard))
    if "fp32" in precisions:
        variants.append(first)
    decided = _leave_out_slow_int8(_with_rates(variants, size))
    for variant in decided:
        say(_describe(variant))
    if not any(variant.is_kept and "cpu" in PROVIDERS[variant.precision] for variant in decided):
        raise TrainingError(
            "No file is left that runs on a CPU, where every computer can fall back to: "
            "nothing was written. Export with --precisions fp32,fp16,int8."
        )
    return decided
