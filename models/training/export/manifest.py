"""The pack's manifest.json; the application parses exactly this shape."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from training.config import RunConfig
from training.evaluation import SourceResult
from training.export.onnx_file import INPUT_NAME, OUTPUT_NAME
from training.lineage import TrainingShare
from training.metrics import Estimate
from training.soft_mask import REGION_THRESHOLD

SCHEMA_VERSION = 1
FP32_PROVIDERS = ("cpu", "webgpu", "dml", "coreml", "cuda")
INT8_PROVIDERS = ("cpu",)
MANIFEST_METRICS = (
    "meanIou",
    "precision",
    "recall",
    "centroidDistance",
    "successAtIou30",
    "successAtDistance5",
    "presenceRecall",
    "falsePositiveShare",
)


@dataclass(frozen=True)
class PackFile:
    """One model file of the pack."""

    name: str
    data: bytes
    precision: str
    providers: Sequence[str]


@dataclass(frozen=True)
class PackDescription:
    """What a person says about the pack; all else is measured."""

    id: str
    version: str
    title: str
    intended_use: str


def _file_entry(file: PackFile) -> dict[str, Any]:
    """Name, hash and size of a file."""
    return {
        "name": file.name,
        "sha256": hashlib.sha256(file.data).hexdigest(),
        "sizeBytes": len(file.data),
        "precision": file.precision,
        "providers": list(file.providers),
    }


def _metric_entry(name: str, dataset: str, estimate: Estimate) -> dict[str, Any]:
    """A figure with its interval."""
    return {
        "name": name,
        "dataset": dataset,
        "value": round(estimate.value, 4),
        "interval": [round(estimate.low, 4), round(estimate.high, 4)],
        "count": estimate.count,
    }


def metric_entries(results: Sequence[SourceResult], peak_threshold: float) -> list[dict[str, Any]]:
    """The manifest's figures of all validation sources."""
    entries: list[dict[str, Any]] = []
    for result in results:
        estimates = result.localisation | result.presence(peak_threshold)
        entries += [
            _metric_entry(name, result.source.name, estimates[name])
            for name in MANIFEST_METRICS
            if name in estimates
        ]
    return entries


def build_manifest(
    pack: PackDescription,
    config: RunConfig,
    files: Sequence[PackFile],
    seen: Sequence[TrainingShare],
    metrics: list[dict[str, Any]],
    peak_threshold: float,
    created_at: datetime,
) -> str:
    """The manifest as JSON text."""
    size, mask_size = config.network.input_size, config.network.mask_size
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
        "thresholds": {"peak": peak_threshold, "region": REGION_THRESHOLD},
        "trainedOn": [
            {"text": share.text, "images": share.images, "licence": share.licence} for share in seen
        ],
        "metrics": metrics,
        "intendedUse": pack.intended_use,
        "createdAt": created_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
