"""Makes the files of a pack, one for each precision, and decides which of them it holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from torch import nn

from training.config import RunConfig
from training.errors import TrainingError
from training.export.check_images import calibration_frames, check_sets
from training.export.half import to_half
from training.export.onnx_file import export_onnx
from training.export.parity import NetworkAnswers, Parity, answers, compare, shortcomings
from training.export.precisions import PROVIDERS
from training.export.quantise import quantise
from training.export.runtime import inferences_per_second, onnx_predictor, open_session
from training.prediction import torch_predictor

MAX_FILE_BYTES = 20_000_000
THREADS = (1, 2)
# Under this gain in speed, the larger precision's better masks are worth more.
LEAST_SPEED_GAIN = 1.1


@dataclass(frozen=True)
class Variant:
    """One precision of the network: the file, what was measured, and why it is left out, if it is.

    `rates` are inferences a second on the CPU for each of `THREADS`; empty for other processors.
    """

    precision: str
    data: bytes
    parities: tuple[Parity, ...]
    rates: tuple[float, ...]
    faults: tuple[str, ...]

    @property
    def is_kept(self) -> bool:
        """Whether the pack holds this file."""
        return not self.faults


def _measure(precision: str, data: bytes, expected: Sequence[NetworkAnswers]) -> Variant:
    """Compare a file with the network."""
    predict = onnx_predictor(open_session(data, threads=2))
    parities = tuple(compare(answer, predict) for answer in expected)
    faults = shortcomings(precision, parities)
    if len(data) > MAX_FILE_BYTES:
        size = f"{len(data) / 1e6:.1f} MB"
        faults.append(f"it has {size}, and a file may have {MAX_FILE_BYTES / 1e6:.0f} MB")
    return Variant(precision, data, parities, (), tuple(faults))


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


def _int8(
    single: bytes, frames: Sequence[np.ndarray], expected: Sequence[NetworkAnswers]
) -> Variant:
    """The int8 file; where it misses its bars, the careful one, which is a little slower."""
    quick = _measure("int8", quantise(single, frames), expected)
    if quick.is_kept:
        return quick
    return _measure("int8", quantise(single, frames, is_careful=True), expected)


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
    difference = max(parity.mask_difference for parity in variant.parities)
    overlap = min(parity.box_iou for parity in variant.parities)
    loss = max(parity.losses["meanIou"] for parity in variant.parities)
    size = f"{len(variant.data) / 1e6:.1f} MB"
    measured = (
        f"{variant.precision}: {size}, mask difference {difference:.1e}, "
        f"box IoU {overlap:.4f}, mean IoU loss {loss:+.4f}"
    )
    if variant.rates:
        measured += f", {' / '.join(f'{rate:.0f}' for rate in variant.rates)} a second"
    if variant.is_kept:
        return measured
    return f"{measured}. The {variant.precision} file is left out: {'; '.join(variant.faults)}."


def make_variants(
    network: nn.Module,
    config: RunConfig,
    title: str,
    precisions: Sequence[str],
    say: Callable[[str], None],
) -> list[Variant]:
    """The wanted precisions in order of preference: int8 on the CPU, fp16 on a graphics processor.

    Everything is made from the fp32 file: where that differs from the network, nothing is.
    """
    single = export_onnx(network, config.network, title)
    expected = [answers(images, torch_predictor(network)) for images in check_sets(config)]
    first = _measure("fp32", single, expected)
    broken = shortcomings("fp32", first.parities)
    if broken:
        raise TrainingError(
            f"The exported file is wrong: {'; '.join(broken)}. Nothing was written."
        )
    variants: list[Variant] = []
    if "int8" in precisions:
        variants.append(_int8(single, calibration_frames(config), expected))
    if "fp16" in precisions:
        variants.append(_measure("fp16", to_half(single), expected))
    if "fp32" in precisions:
        variants.append(first)
    decided = _leave_out_slow_int8(_with_rates(variants, config.network.input_size))
    for variant in decided:
        say(_describe(variant))
    if not any(variant.is_kept and "cpu" in PROVIDERS[variant.precision] for variant in decided):
        raise TrainingError(
            "No file is left that runs on a CPU, where every computer can fall back to: "
            "nothing was written. Export with --precisions fp32,fp16,int8."
        )
    return decided
