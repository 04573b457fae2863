"""Writes a model pack: export, check against PyTorch, measure, describe."""

import tomllib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from torch import nn

from training.config import RunConfig
from training.dataset import LoadedSource, load_sources
from training.errors import ConfigError, TrainingError
from training.evaluation import SourceResult, evaluate_sources
from training.export.manifest import (
    FP32_PROVIDERS,
    INT8_PROVIDERS,
    PackDescription,
    PackFile,
    build_manifest,
    metric_entries,
)
from training.export.model_card import figures_table, files_table, fill_card, seen_list
from training.export.onnx_file import export_onnx
from training.export.quantise import quantise
from training.export.runtime import onnx_predictor, open_session
from training.lineage import Lineage
from training.networks.flops import count_flops
from training.prediction import prepare_view, torch_predictor
from training.presence import choose_peak_threshold
from training.storage import write_bytes, write_text

PARITY_TOLERANCE = 1e-3
PARITY_FRAMES = 8
CALIBRATION_FRAMES = 64
INT8_METRICS = ("meanIou", "successAtIou30", "successAtDistance5")
INT8_MAX_LOSS = 0.01
MAX_FILE_BYTES = 20_000_000


def read_description(path: Path) -> tuple[PackDescription, str]:
    """The pack's description (TOML) and its card's template beside it (.md)."""
    card = path.with_suffix(".md")
    for file in (path, card):
        if not file.is_file():
            raise ConfigError(f"The pack description {file} does not exist.")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return PackDescription(**table), card.read_text(encoding="utf-8")
    except (ValueError, TypeError) as cause:
        raise ConfigError(f"The pack description {path} cannot be used: {cause}") from cause


def check_parity(
    network: nn.Module, model: bytes, size: int, sources: Sequence[LoadedSource]
) -> float:
    """The largest difference of a mask value between PyTorch and ONNX Runtime."""
    random = np.random.default_rng(1)
    frames = [random.integers(0, 256, (size, size, 3), dtype=np.uint8)]
    for source in sources:
        samples = source.samples[:PARITY_FRAMES]
        frames += [prepare_view(sample, size).frame for sample in samples]
    stacked = np.stack(frames)
    expected = torch_predictor(network)(stacked)
    found = onnx_predictor(open_session(model, threads=1))(stacked)
    difference = float(np.abs(expected - found).max())
    if not difference <= PARITY_TOLERANCE:
        raise TrainingError(
            f"The exported masks differ from PyTorch's by {difference:.2g}, more than "
            f"{PARITY_TOLERANCE}: nothing was written."
        )
    return difference


def _card_values(
    config: RunConfig,
    network: nn.Module,
    files: Sequence[PackFile],
    results: Sequence[SourceResult],
    threshold: float,
    parity: float,
    lineage: Lineage,
) -> dict[str, str]:
    """The measured values that a card's template can name."""
    size = config.network.input_size
    parameters = sum(parameter.numel() for parameter in network.parameters())
    return {
        "figures": figures_table(results, threshold),
        "gflop": f"{count_flops(network, size) / 1e9:.2f}",
        "parameters": f"{parameters / 1e6:.2f}",
        "files": files_table(files, size),
        "parity": f"{parity:.1e}",
        "peak_threshold": f"{threshold:.2f}",
        "draws": str(lineage.draws),
        "seen": seen_list(lineage.seen),
    }


def add_int8(
    model: bytes, config: RunConfig, results: Sequence[SourceResult], sources: list[LoadedSource]
) -> bytes | None:
    """The int8 model, or None (said on the terminal) where it loses too much overlap."""
    size = config.network.input_size
    samples = [
        sample
        for source in load_sources(config.train)
        for sample in source.samples[:: max(len(source.samples) // CALIBRATION_FRAMES, 1)]
    ]
    quantised = quantise(model, samples, size)
    predict = onnx_predictor(open_session(quantised, threads=2))
    for before, after in zip(results, evaluate_sources(sources, predict, size), strict=True):
        name = before.source.name
        losses = [
            before.localisation[metric].value - after.localisation[metric].value
            for metric in INT8_METRICS
            if metric in before.localisation
        ]
        print(f"int8 on {name}: loses {', '.join(f'{loss:.4f}' for loss in losses)}")
        if max(losses, default=0.0) > INT8_MAX_LOSS:
            print("The int8 file is left out: it loses more than it may.")
            return None
    return quantised


def write_pack(
    network: nn.Module,
    config: RunConfig,
    lineage: Lineage,
    description_file: Path,
    folder: Path,
    with_int8: bool = False,
) -> list[SourceResult]:
    """Export the network into `folder`; files appear only after every check has passed.

    `lineage` is what the weights have seen, for manifest and card.
    """
    description, template = read_description(description_file)
    network.eval()
    size = config.network.input_size
    model = export_onnx(network, config.network, description.id)
    sources = load_sources(config.validate)
    parity = check_parity(network, model, size, sources)
    results = evaluate_sources(sources, onnx_predictor(open_session(model, threads=2)), size)
    threshold = choose_peak_threshold([result.peaks for result in results])
    files = [PackFile(f"{description.id}.fp32.onnx", model, "fp32", FP32_PROVIDERS)]
    quantised = add_int8(model, config, results, sources) if with_int8 else None
    if quantised:
        files.append(PackFile(f"{description.id}.int8.onnx", quantised, "int8", INT8_PROVIDERS))
    values = _card_values(config, network, files, results, threshold, parity, lineage)
    values |= {"version": description.version, "title": description.title}
    card = fill_card(template, values)
    metrics = metric_entries(results, threshold)
    manifest = build_manifest(
        description, config, files, lineage.seen, metrics, threshold, datetime.now(UTC)
    )
    _write_files(folder, files, card, manifest)
    return results


def _write_files(folder: Path, files: Sequence[PackFile], card: str, manifest: str) -> None:
    """The manifest comes last: until it is there, the pack does not verify.

    Model files of an earlier export that the new manifest does not name are removed.
    """
    for file in files:
        if len(file.data) > MAX_FILE_BYTES:
            raise TrainingError(f"{file.name} has {len(file.data)} bytes, over {MAX_FILE_BYTES}.")
    for file in files:
        write_bytes(folder / file.name, file.data)
    write_text(folder / "MODEL_CARD.md", card)
    write_text(folder / "manifest.json", manifest)
    names = {file.name for file in files}
    for stale in folder.glob("*.onnx"):
        if stale.name not in names:
            stale.unlink()
