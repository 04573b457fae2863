"""What a papilla looks like in clinicians' words: findings from which the difficulty can be read.

A class that is partly chance teaches little by one picture; what can be seen in it teaches more.
Images may carry `morphology` (docs/formats.md); what is not said of an image is not learned.
"""

import math
from typing import Any

import numpy as np
import torch.nn.functional as functional
from torch import Tensor

from training.coco import Sample
from training.errors import DataError

# Haraldsson 2017.
TYPES = ("I", "II", "III", "IV")
# How pronounced, 0 to 1.
DEGREES = ("bulge", "upperCrease", "hood", "orificeVisibility")
# Where the papilla lies to a periampullary diverticulum, as far in as the second number says.
DIVERTICULA = {"none": (0.0, 0.0), "beside": (1.0, 0.0), "edge": (1.0, 1.0), "inside": (1.0, 1.0)}
# The papilla's axis turned by so much counts as fully turned. Unit: degrees.
FULL_TURN = 60.0
FINDINGS = len(TYPES) + len(DEGREES) + 4


def findings_label(sample: Sample) -> np.ndarray:
    """A sample's findings [FINDINGS] as float32, each 0 to 1, NaN where it says nothing of one.

    Types as four findings, degrees, whether a diverticulum is there and whether it is reached, how
    far the axis is turned to either side, and how high the papilla lies.
    Raises DataError where a word or a number means nothing.
    """
    said = {} if sample.morphology is None else sample.morphology
    if not isinstance(said, dict):
        raise DataError(f"{sample.path}: the morphology {said!r} is not an object.")
    kind, diverticulum = said.get("type"), said.get("diverticulum")
    _check_word(sample, "type", kind, TYPES)
    _check_word(sample, "diverticulum", diverticulum, tuple(DIVERTICULA))
    types = [math.nan if kind is None else float(kind == one) for one in TYPES]
    degrees = [_number(sample, name, 0.0, 1.0) for name in DEGREES]
    reached = DIVERTICULA.get(diverticulum, (math.nan, math.nan))
    turn = min(abs(_number(sample, "orientationDegrees", -math.inf, math.inf)) / FULL_TURN, 1.0)
    height = (_number(sample, "position", -1.0, 1.0) + 1) / 2
    return np.array((*types, *degrees, *reached, turn, height), np.float32)


def _check_word(sample: Sample, name: str, value: Any, known: tuple[str, ...]) -> None:
    """Refuse a word that means nothing."""
    if value is not None and value not in known:
        raise DataError(
            f"{sample.path}: the morphology's {name} {value!r} is unknown; known: "
            f"{', '.join(known)}."
        )


def _number(sample: Sample, name: str, least: float, most: float) -> float:
    """A number of the morphology between two others; NaN where it is not said."""
    value = (sample.morphology or {}).get(name, math.nan)
    if isinstance(value, (int, float)) and (math.isnan(value) or least <= value <= most):
        return float(value)
    raise DataError(
        f"{sample.path}: the morphology's {name} {value!r} is not a number from {least:g} to "
        f"{most:g}."
    )


def findings_loss(logits: Tensor, findings: Tensor) -> Tensor:
    """Mean binary cross-entropy over the findings that are known; both [n, FINDINGS]."""
    known = ~findings.isnan()
    if not known.any():
        return logits.sum() * 0.0
    return functional.binary_cross_entropy_with_logits(logits[known], findings[known])
