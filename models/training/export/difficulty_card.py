"""MODEL_CARD.md of a pack that says how difficult the cannulation will be."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from torch import nn

from training.config import RunConfig
from training.difficulty.prediction import PACK_SIZE
from training.difficulty.results import DifficultyResult
from training.difficulty.tables import class_table, classes_of_result, overall_table
from training.export.description import PackDescription
from training.export.figures import PackFigures, figures_table
from training.export.model_card import (
    bullets,
    file_table,
    fill_card,
    left_out_words,
    mask_parities,
    seen_list,
)
from training.export.variants import MAX_FILE_BYTES, Variant
from training.lineage import Lineage
from training.networks.flops import count_flops
from training.networks.registry import weights_origin

TEMPLATE = Path(__file__).parent / "difficulty_card.md"
MEASURED_HERE = (
    "Measured with PyTorch and the pack's own network on patients that it has not learned from. "
    "Temperature and threshold were chosen on these same patients, so the figures lean to the kind "
    "side."
)
CROSS_VALIDATED = (
    "The pack's network learned from all folds. **Cross-validated instead: every patient was "
    "measured by the network of that fold in which it was held out**, trained in the same way on "
    "the other folds, and calibrated by the temperature of the others. The threshold was chosen on "
    "these same patients."
)
STOPPED_EARLY = (
    " Each of these networks is the epoch with the best {score} on its held-out patients, as in "
    "the study: its figures lean to the kind side."
)
IMBALANCE = {
    "cross-entropy": "plain cross-entropy",
    "weighted": "cross-entropy weighted by class",
    "focal": "focal loss",
}


@dataclass(frozen=True)
class CardParts:
    """What a difficulty card is made of; `masks` are the figures of a multi-task network."""

    pack: PackDescription
    config: RunConfig
    network: nn.Module
    variants: Sequence[Variant]
    result: DifficultyResult
    lineage: Lineage
    grid: int
    masks: PackFigures | None
    max_bytes: int | None


def _parities(variants: Sequence[Variant]) -> str:
    """Every file against the network, those that were left out too."""
    rows = [
        "| precision | images of | count | probability difference | P(difficult), mean "
        "| attention, mean | equal verdicts |",
        "|---|---|---|---|---|---|---|",
    ]
    rows += [
        f"| {variant.precision} | {parity.dataset} | {parity.images} "
        f"| {parity.probability_difference:.1e} | {parity.difficult_difference:.1e} "
        f"| {parity.attention_difference:.1e} | {parity.equal_labels:.4f} |"
        for variant in variants
        for parity in variant.difficulties
    ]
    masks = f"\n\n{mask_parities(variants)}" if any(one.parities for one in variants) else ""
    return "\n".join(rows) + masks


def _how_measured(config: RunConfig, result: DifficultyResult) -> str:
    """By which networks, chosen how."""
    text = CROSS_VALIDATED if result.is_out_of_fold else MEASURED_HERE
    if config.optimiser.patience > 0:
        text += STOPPED_EARLY.format(score=config.difficulty.score)
    return text


def _imbalance(config: RunConfig) -> str:
    """What was done about uneven classes."""
    drawn = ", every class drawn alike often" if config.difficulty.balanced_sampling else ""
    return IMBALANCE[config.difficulty.loss] + drawn


def _decision(result: DifficultyResult) -> str:
    """How a patient's class is decided."""
    if len(classes_of_result(result)) == 2:
        return "Precision, recall and F1 are of the verdict by the threshold below."
    return (
        "Precision, recall and F1 are of the most probable class; `recall:difficult` is the share "
        "of the difficult cases that the threshold below calls difficult."
    )


def _fold_temperatures(result: DifficultyResult) -> str:
    """What the folds were calibrated with."""
    if not result.is_out_of_fold:
        return ""
    values = ", ".join(f"{value:.2f}" for value in result.temperatures.values())
    return f" (folds: each with the temperature of the others, {values})"


def _ampulla(masks: PackFigures | None) -> str:
    """What a multi-task network says of the ampulla."""
    if masks is None:
        return ""
    return (
        f"\n## The ampulla\nShown from a peak of {masks.peak_threshold:.2f} upwards, chosen on: "
        f"{'; '.join(masks.chosen_on)}.\n\n{figures_table(masks)}\n"
    )


def difficulty_card(parts: CardParts) -> str:
    """The card as Markdown."""
    pack, config, result = parts.pack, parts.config, parts.result
    size = config.network.input_size
    kept = [variant for variant in parts.variants if variant.is_kept]
    parameters = sum(parameter.numel() for parameter in parts.network.parameters())
    has_mask = parts.masks is not None
    values = {
        "title": pack.title,
        "version": pack.version,
        "classes": ", ".join(classes_of_result(result)),
        "intended_use": pack.intended_use,
        "architecture": pack.architecture,
        "weights_origin": weights_origin(config.network),
        "parameters": f"{parameters / 1e6:.2f}",
        "gflop": f"{count_flops(parts.network, size) / 1e9:.2f}",
        "shrinks": f"shrinks it to {size} x {size}" if size < PACK_SIZE else "takes it as it is",
        "grid": str(parts.grid),
        "mask_output": " It also puts out the ampulla's soft mask." if has_mask else "",
        "files": file_table(kept),
        "file_limit": f"{(parts.max_bytes or MAX_FILE_BYTES) / 1e6:.0f}",
        "parities": _parities(parts.variants),
        "left_out": left_out_words(parts.variants),
        "seen": seen_list(parts.lineage.seen),
        "draws": str(parts.lineage.draws),
        "imbalance": _imbalance(config),
        "training": f" {pack.training}" if pack.training else "",
        "does_not_know": bullets(pack.does_not_know),
        "how_measured": _how_measured(config, result),
        "dataset": result.dataset,
        "patients": str(len(result.patients.names)),
        "images": str(len(result.answers)),
        "class_figures": class_table(result),
        "overall": overall_table(result),
        "decision": _decision(result),
        "temperature": f"{result.temperature:.2f}",
        "error_before": f"{result.error_before:.3f}",
        "error_after": f"{result.estimates['expectedCalibrationError'].value:.3f}",
        "fold_temperatures": _fold_temperatures(result),
        "threshold": f"{result.threshold:.3f}",
        "ampulla": _ampulla(parts.masks),
        "failures": (
            "![The patients of each class that it got most wrong](failures.png)\n\n"
            "Of each class the patients with the least probability for it, a picture each, with "
            "the attention (dark: none; light: most) and what was said of the patient. Pictures of "
            "data sets are not shown, only those of our own rendering."
        ),
        "fails": bullets(pack.fails),
        "attribution": bullets(pack.attribution),
    }
    return fill_card(values, TEMPLATE)
