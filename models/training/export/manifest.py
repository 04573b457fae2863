"""The pack's manifest.json; the application parses exactly this shape."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from training.export.description import PackDescription
from training.export.figures import PackFigures, metric_entries
from training.export.onnx_file import INPUT_NAME, OUTPUT_NAME
from training.export.precisions import PROVIDERS
from training.lineage import TrainingShare
from training.soft_mask import REGION_THRESHOLD

SCHEMA_VERSION = 1


@dataclass(frozen=True)
class PackFile:
    """One model file of the pack."""

    name: str
    data: bytes
    precision: str


def _file_entry(file: PackFile) -> dict[str, Any]:
    """Name, hash and size of a file, and where it runs."""
    return {
        "name": file.name,
        "sha256": hashlib.sha256(file.data).hexdigest(),
        "sizeBytes": len(file.data),
        "precision": file.precision,
        "providers": list(PROVIDERS[file.precision]),
    }


@dataclass(frozen=True)
class TaskFields:
    """What a task puts into the manifest: outputs and thresholds by name, and its figures."""

    tasks: Sequence[str]
    outputs: Mapping[str, Mapping[str, Any]]
    thresholds: Mapping[str, float]
    metrics: Sequence[Mapping[str, Any]]
    peak_chosen_on: Sequence[str] = ()

    def joined(self, other: "TaskFields") -> "TaskFields":
        """Both tasks of one pack."""
        return TaskFields(
            (*self.tasks, *other.tasks),
            {**self.outputs, **other.outputs},
            {**self.thresholds, **other.thresholds},
            (*self.metrics, *other.metrics),
            (*self.peak_chosen_on, *other.peak_chosen_on),
        )


def ampulla_fields(mask_size: int, figures: PackFigures) -> TaskFields:
    """The task of finding the ampulla."""
    return TaskFields(
        ("ampulla",),
        {"mask": {"name": OUTPUT_NAME, "width": mask_size, "height": mask_size}},
        {"peak": figures.peak_threshold, "region": REGION_THRESHOLD},
        metric_entries(figures),
        figures.chosen_on,
    )


def build_manifest(
    pack: PackDescription,
    size: int,
    files: Sequence[PackFile],
    seen: Sequence[TrainingShare],
    fields: TaskFields,
    created_at: datetime,
) -> str:
    """The manifest as JSON text; `files` in the order in which the application prefers them."""
    document: dict[str, Any] = {
        "schemaVersion": SCHEMA_VERSION,
        "id": pack.id,
        "version": pack.version,
        "title": pack.title,
        "tasks": list(fields.tasks),
        "files": [_file_entry(file) for file in files],
        "input": {
            "name": INPUT_NAME,
            "width": size,
            "height": size,
            "type": "uint8",
            "layout": "NHWC",
            "color": "RGB",
        },
        "outputs": dict(fields.outputs),
        "thresholds": dict(fields.thresholds),
    }
    if fields.peak_chosen_on:
        document["peakChosenOn"] = list(fields.peak_chosen_on)
    document |= {
        "trainedOn": [
            {"text": share.text, "images": share.images, "licence": share.licence} for share in seen
        ],
        "metrics": list(fields.metrics),
        "intendedUse": pack.intended_use,
        "createdAt": created_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
