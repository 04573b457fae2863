"""Which fold an image is in: as the data set says, else assigned so that no group is split."""

from collections.abc import Sequence
from typing import Any

FOLD_COUNT = 5


def group_of(image: dict[str, Any]) -> str:
    """What must stay together: the patient where known, else near-duplicates, else the image."""
    for key in ("patientKey", "group_id"):
        if image.get(key) is not None:
            return f"{key} {image[key]}"
    return f"image {image['id']}"


def assign_folds(groups: Sequence[str], count: int = FOLD_COUNT) -> list[int]:
    """A fold from 1 to `count` for each image: large groups first, each to the emptiest fold.

    Depends on nothing but the groups, so that every run of a data set has the same folds.
    """
    sizes: dict[str, int] = {}
    for group in groups:
        sizes[group] = sizes.get(group, 0) + 1
    filled = [0] * count
    fold_of: dict[str, int] = {}
    for group in sorted(sizes, key=lambda name: (-sizes[name], name)):
        emptiest = filled.index(min(filled))
        fold_of[group] = emptiest + 1
        filled[emptiest] += sizes[group]
    return [fold_of[group] for group in groups]


def image_folds(images: Sequence[dict[str, Any]]) -> list[int]:
    """The folds of a data set's images."""
    if all(image.get("fold") is not None for image in images):
        return [int(image["fold"]) for image in images]
    return assign_folds([group_of(image) for image in images])
