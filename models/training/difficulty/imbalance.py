"""Classes that come unevenly: who is drawn how often, and whose loss counts how much."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch
from torch import Tensor

from training.coco import Sample
from training.config import DifficultyConfig
from training.dataset import LoadedSource, Stratum, whole_sources
from training.difficulty.classes import class_index, classes_of

UNKNOWN = -1


def class_label(sample: Sample, classes: int) -> np.ndarray:
    """The place of a sample's class as int64 of no dimension; -1 where nobody knows it."""
    known = sample.difficulty is not None
    return np.array(class_index(sample.difficulty or "", classes) if known else UNKNOWN, np.int64)


def labelled(source: LoadedSource) -> LoadedSource:
    """The source's images whose difficulty is known."""
    known = [sample for sample in source.samples if sample.difficulty is not None]
    return replace(source, samples=known)


def class_counts(sources: Sequence[LoadedSource], classes: int) -> np.ndarray:
    """Images of each class [classes]."""
    labels = [
        int(class_label(sample, classes))
        for source in sources
        for sample in source.samples
        if sample.difficulty is not None
    ]
    return np.bincount(labels, minlength=classes)


def class_weights(
    sources: Sequence[LoadedSource], classes: int, config: DifficultyConfig
) -> Tensor | None:
    """(n / (K n_k)) to the configured power for each class; None where the loss has no weights."""
    classes_of(classes)
    if config.loss != "weighted":
        return None
    counts = class_counts(sources, classes)
    weights = (counts.sum() / (classes * np.maximum(counts, 1))) ** config.class_weight_power
    return torch.tensor(weights, dtype=torch.float32)


def class_strata(
    sources: Sequence[LoadedSource], classes: int, is_balanced: bool, with_unlabelled: bool
) -> list[Stratum]:
    """The images whose difficulty is known, every class of a source alike often where balanced.

    Those of which nobody knows it come along where asked, as often as their share of the source.
    """
    strata: list[Stratum] = []
    for whole in whole_sources(sources):
        places: dict[int, list[int]] = {}
        for place in whole.members:
            label = int(class_label(sources[whole.source].samples[place], classes))
            places.setdefault(label, []).append(place)
        if not with_unlabelled:
            places.pop(UNKNOWN, None)
        kept = sum(len(members) for members in places.values())
        if not is_balanced:
            members = sorted(place for group in places.values() for place in group)
            strata += [replace(whole, members=members)] if members else []
            continue
        known = [label for label in sorted(places) if label != UNKNOWN]
        known_share = sum(len(places[label]) for label in known) / max(kept, 1)
        for label in sorted(places):
            share = known_share / len(known) if label != UNKNOWN else 1 - known_share
            strata.append(replace(whole, members=places[label], weight=whole.weight * share))
    return strata
