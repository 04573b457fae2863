"""The commands behind `python -m training`."""

import argparse
import json
from pathlib import Path

from torch import nn
from tqdm import tqdm

from training.config import RunConfig, load_config, parse_config
from training.cross_validation import cross_validate as run_all_folds
from training.data_report import (
    crossing_duplicates,
    crossing_lines,
    leaks,
    read_source,
    report_document,
    report_lines,
    report_source,
)
from training.dataset import load_sources
from training.difficulty.commands import (
    chosen_task,
    finds_ampulla,
    predict_difficulty,
    print_difficulty,
    says_difficulty,
)
from training.difficulty.out_of_fold import pooled_difficulty, validated_difficulty
from training.difficulty.tables import terminal_lines
from training.errors import TrainingError
from training.evaluation import SourceResult, evaluate_sources
from training.export.description import read_description
from training.export.difficulty_pack import PackOrder, write_difficulty_pack
from training.export.figures import PackFigures, estimates_of
from training.export.pack import mask_figures, require_soft_mask, write_pack
from training.export.precisions import parse_precisions
from training.lineage import read_lineage
from training.metrics import Estimate, success_curves
from training.out_of_fold import fold_config, pooled_results
from training.prediction import torch_predictor
from training.prediction_file import prediction_document
from training.presence import choose_peak_threshold
from training.run_folder import RunFolder, read_checkpoint
from training.storage import write_text
from training.trainer import Trainer, network_of_checkpoint, sources_for

CONFIGS = Path(__file__).parent / "configs"


def train(arguments: argparse.Namespace) -> None:
    """Start or resume a run."""
    config = load_config(arguments.config)
    folder = RunFolder(arguments.out)
    if folder.last_file.exists() and not arguments.resume:
        raise TrainingError(
            f"{folder.path} already holds a run. Add --resume to continue it, or choose another "
            "folder."
        )
    trainer = Trainer(config, folder)
    if arguments.resume and folder.last_file.exists():
        trainer.resume()
        print(f"Resuming after epoch {trainer.next_epoch}.")
    trainer.run(arguments.stop_after)


def report(arguments: argparse.Namespace) -> None:
    """Describe the data of a configuration, and name what is wrong with it."""
    config = load_config(arguments.config)
    train, validate = load_sources(config.train), load_sources(config.validate)
    read = [read_source(source) for source in tqdm([*train, *validate], "sources")]
    reports = [report_source(source) for source in read]
    crossing = crossing_duplicates(read[: len(train)], read[len(train) :])
    print("\n".join([*report_lines(reports), *crossing_lines(crossing)]))
    split = leaks(train, validate)
    print(f"groups both in training and in validation: {', '.join(split[:5]) or 'none'}")
    if arguments.out:
        document = {
            "sources": report_document(reports),
            "leaks": split,
            "crossingDuplicates": crossing,
        }
        write_text(arguments.out, json.dumps(document, indent=2) + "\n")


def cross_validate(arguments: argparse.Namespace) -> None:
    """Train one run for each fold, and one on all of them where asked."""
    config = load_config(arguments.config)
    run_all_folds(config, arguments.out, print, arguments.folds, arguments.final)


def _estimate_row(estimate: Estimate) -> dict[str, float]:
    """An estimate as plain values."""
    return {
        "value": round(estimate.value, 4),
        "low": round(estimate.low, 4),
        "high": round(estimate.high, 4),
        "count": estimate.count,
    }


def describe_results(results: list[SourceResult], threshold: float) -> dict[str, object]:
    """All figures as plain values for JSON."""
    sources = {}
    for result in results:
        estimates = result.localisation | result.presence(threshold)
        sources[result.source.name] = {
            "metrics": {name: _estimate_row(value) for name, value in estimates.items()},
            "success": success_curves(result.scores) if result.scores else {},
        }
    return {"peakThreshold": threshold, "sources": sources}


def evaluate(arguments: argparse.Namespace) -> None:
    """Print the figures of a checkpoint, and write them where asked."""
    state = read_checkpoint(arguments.checkpoint)
    if arguments.config:
        config = load_config(arguments.config)
    else:
        config = parse_config(state["config"], str(arguments.checkpoint))
    network = network_of_checkpoint(config, state)
    figures: dict[str, object] = {}
    if finds_ampulla(config):
        figures |= _print_localisation(network, config)
    if says_difficulty(config):
        figures["difficulty"] = print_difficulty(network, config)
    if arguments.out:
        write_text(Path(arguments.out), json.dumps(figures, indent=2) + "\n")


def _print_localisation(network: nn.Module, config: RunConfig) -> dict[str, object]:
    """Print what was measured of masks or boxes; give it as plain values."""
    results = evaluate_sources(
        sources_for(config), torch_predictor(network), config.network.input_size
    )
    threshold = choose_peak_threshold([result.peaks for result in results])
    for result in results:
        print(f"{result.source.name} (peak threshold {threshold:.2f})")
        for name, estimate in (result.localisation | result.presence(threshold)).items():
            interval = f"{estimate.low:.3f} to {estimate.high:.3f}"
            print(f"  {name:20} {estimate.value:.3f}  ({interval}, n = {estimate.count})")
    return describe_results(results, threshold)


def predict(arguments: argparse.Namespace) -> None:
    """Write what a cross-validation's networks say of the images that each held out."""
    config = load_config(arguments.config)
    if chosen_task(config, arguments.task) == "difficulty":
        predict_difficulty(arguments, config)
        return
    threshold = None
    if config.network.output != "box":
        results = pooled_results(arguments.cross_validation, config, arguments.folds)
        threshold = choose_peak_threshold([result.peaks for result in results])
    document = prediction_document(
        arguments.cross_validation,
        config,
        arguments.title or config.name,
        threshold,
        arguments.dataset,
        arguments.folds,
    )
    write_text(arguments.out, json.dumps(document) + "\n")
    print(f"{len(document['images'])} images are in {arguments.out}.")


def export(arguments: argparse.Namespace) -> None:
    """Write a model pack from a run's best (or last) averaged weights."""
    folder = RunFolder(arguments.run)
    config = load_config(arguments.config) if arguments.config else folder.read_config()
    if not says_difficulty(config):
        require_soft_mask(config)
    precisions = parse_precisions(arguments.precisions)
    max_bytes = None if arguments.max_megabytes is None else round(arguments.max_megabytes * 1e6)
    description = read_description(arguments.description or CONFIGS / f"{config.name}.pack.toml")
    state = read_checkpoint(folder.last_file if arguments.last else folder.best_file)
    network = network_of_checkpoint(config, state)
    folds = arguments.cross_validation
    fold_run = fold_config(folds, config) if folds else config
    pooled = pooled_results(folds, fold_run) if folds and finds_ampulla(config) else None
    order = PackOrder(
        network, config, read_lineage(state), description, arguments.pack, precisions, max_bytes
    )
    if says_difficulty(config):
        masks = mask_figures(network, config, pooled) if finds_ampulla(config) else None
        result = (
            pooled_difficulty(folds, fold_run) if folds else validated_difficulty(network, config)
        )
        write_difficulty_pack(order, result, masks)
        print("\n".join(terminal_lines(result)))
    else:
        _say_figures(write_pack(*order.parts, pooled, max_bytes=max_bytes))
    print(f"The pack is in {arguments.pack}.")


def _say_figures(figures: PackFigures) -> None:
    """What was measured of the masks."""
    print(f"Peak threshold {figures.peak_threshold:.2f}.")
    for result in figures.results:
        for name, estimate in estimates_of(result, figures.peak_threshold).items():
            print(f"{result.source.name}: {name} {estimate.value:.3f}")
