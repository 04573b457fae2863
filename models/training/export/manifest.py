"""The pack's manifest.json; the application parses exactly this shape."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from training.config import NetworkConfig
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


def build_manifest(
    pack: PackDescription,
    network: NetworkConfig,
    files: Sequence[PackFile],
    seen: Sequence[TrainingShare],
    figures: PackFigures,
    created_at: datetime,
) -> str:
    """The manifest as JSON text; `files` in the order in which the application prefers them."""
    size, mask_size = network.input_size, network.mask_size
    document = {
        "schemaVersion": SCHEMA_VERSION,
        "id": pack.id,
        "version": pack.version,
        "title": pack.title,
        "tasks": ["ampulla"],
        "files": [_file_entry(file) for file in files],
        "input": {
            "name": INPUT_NAME,
            "width": size,
            "height": size,
            "type": "uint8",
            "layout": "NHWC",
            "color": "RGB",
        },
        "outputs": {"mask": {"name": OUTPUT_NAME, "width": mask_size, "height": mask_size}},
        "thresholds": {
            "peak": figures.peak_threshold,
            "region": REGION_THRESHOLD,
        },
        "peakChosenOn": list(figures.chosen_on),
        "trainedOn": [
            {"text": share.text, "images": share.images, "licence": share.licence} for share in seen
        ],
        "metrics": metric_entries(figures),
        "intendedUse": pack.intended_use,
        "createdAt": created_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
