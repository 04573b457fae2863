"""What a papilla looks like in clinicians' words, as a second thing to learn beside the difficulty.

A class drawn by chance says little of one picture; what makes a cannulation difficult says more.
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
FINDINGS = len(TYPES) + len(DEGREES) + 2


def findings_label(sample: Sample) -> np.ndarray:
    """A sample's findings [FINDINGS] as float32, each 0 to 1, NaN where it says nothing of one.

    Types as four findings, degrees, whether a diverticulum is there, and whether it is reached.
    Raises DataError where a word or a number means nothing.
    """
    said = {} if sample.morphology is None else sample.morphology
    if not isinstance(said, dict):
        raise DataError(f"{sample.path}: the morphology {said!r} is not an object.")
    kind, diverticulum = said.get("type"), said.get("diverticulum")
    _check_word(sample, "type", kind, TYPES)
    _check_word(sample, "diverticulum", diverticulum, tuple(DIVERTICULA))
    types = [math.nan if kind is None else float(kind == one) for one in TYPES]
    degrees = [_degree(sample, name, said.get(name, math.nan)) for name in DEGREES]
    reached = DIVERTICULA.get(diverticulum, (math.nan, math.nan))
    return np.array((*types, *degrees, *reached), np.float32)


def _check_word(sample: Sample, name: str, value: Any, known: tuple[str, ...]) -> None:
    """Refuse a word that means nothing."""
    if value is not None and value not in known:
        raise DataError(
            f"{sample.path}: the morphology's {name} {value!r} is unknown; known: "
            f"{', '.join(known)}."
        )


def _degree(sample: Sample, name: str, value: Any) -> float:
    """A number from 0 to 1, or NaN."""
    if isinstance(value, (int, float)) and (math.isnan(value) or 0 <= value <= 1):
        return float(value)
    raise DataError(f"{sample.path}: the morphology's {name} {value!r} is not from 0 to 1.")


def findings_loss(logits: Tensor, findings: Tensor) -> Tensor:
    """Mean binary cross-entropy over the findings that are known; both [n, FINDINGS]."""
    known = ~findings.isnan()
    if not known.any():
        return logits.sum() * 0.0
    return functional.binary_cross_entropy_with_logits(logits[known], findings[known])
