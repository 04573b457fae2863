"""MODEL_CARD.md: a template for each task, filled with the description and what was measured."""

from collections.abc import Sequence
from pathlib import Path
from string import Template

from torch import nn

from training.config import NetworkConfig
from training.errors import ConfigError
from training.export.description import PackDescription
from training.export.figures import PackFigures, figures_table
from training.export.parity import Parity
from training.export.precisions import PROVIDERS
from training.export.variants import MAX_FILE_BYTES, Variant
from training.lineage import Lineage, TrainingShare
from training.networks.flops import count_flops
from training.networks.registry import weights_origin

TEMPLATE = Path(__file__).parent / "model_card.md"
MEASURED_HERE = (
    "Measured with PyTorch and the pack's own network on images that it has not learned from. The "
    "peak threshold was chosen on these same images, so the figures lean to the kind side."
)
CROSS_VALIDATED = (
    "The pack's network learned from all folds, so its figures on their images would be training "
    "figures. **Cross-validated instead: every image was measured by the network of that fold in "
    "which it was held out**, trained in the same way on the other folds. Sources without folds "
    "were measured by the pack's own network, which has not learned from them. The peak threshold "
    "was chosen on these same images."
)


def bullets(points: Sequence[str]) -> str:
    """A Markdown list."""
    return "\n".join(f"- {point}" for point in points)


def seen_list(seen: Sequence[TrainingShare]) -> str:
    """What the weights have seen."""
    return bullets([f"{share.text}: {share.images} images. {share.licence}." for share in seen])


def file_table(variants: Sequence[Variant]) -> str:
    """The pack's files, in the application's order of preference."""
    head = ["| precision | size | runs on | one thread | two threads |", "|---|---|---|---|---|"]
    rows = []
    for variant in variants:
        rates = [f"{rate:.0f}" for rate in variant.rates] or ["", ""]
        providers = ", ".join(PROVIDERS[variant.precision])
        size = f"{len(variant.data) / 1e6:.1f} MB"
        rows.append(f"| {variant.precision} | {size} | {providers} | {' | '.join(rates)} |")
    return "\n".join([*head, *rows])


def _parity_row(precision: str, parity: Parity) -> str:
    """One file on one check set."""
    losses = " | ".join(f"{loss:+.4f}" for loss in parity.losses.values())
    return (
        f"| {precision} | {parity.dataset} | {parity.images} | {parity.mask_difference:.1e} "
        f"| {parity.box_iou:.4f} | {losses} |"
    )


def mask_parities(variants: Sequence[Variant]) -> str:
    """Every file against the network, those that were left out too."""
    head = [
        "| precision | images of | count | mask difference | box IoU | mean IoU lost "
        "| success at IoU 0.3 lost | success at 5 % lost |",
        "|---|---|---|---|---|---|---|---|",
    ]
    rows = [
        _parity_row(variant.precision, parity)
        for variant in variants
        for parity in variant.parities
    ]
    return "\n".join([*head, *rows])


def left_out_words(variants: Sequence[Variant]) -> str:
    """Precisions that were made and are no part of the pack, and why."""
    missing = [
        f"**{variant.precision} is not part of this pack**: {'; '.join(variant.faults)}."
        for variant in variants
        if not variant.is_kept
    ]
    return "\n\n" + "\n\n".join(missing) if missing else ""


def _failures(has_picture: bool) -> str:
    """The sheet of failures and how to read it."""
    if not has_picture:
        return "No validation source has images with a target: there is nothing to show."
    return (
        "![The worst images of every validation set](failures.png)\n\n"
        "The worst images by overlap: blue, the predicted mask; white, the true box; orange, the "
        "predicted box; with the image's name. Pictures of data sets are not shown, only those of "
        "our own rendering."
    )


def card_values(
    pack: PackDescription,
    config: NetworkConfig,
    network: nn.Module,
    variants: Sequence[Variant],
    figures: PackFigures,
    lineage: Lineage,
    has_picture: bool,
    max_bytes: int | None = None,
) -> dict[str, str]:
    """Everything that the template names."""
    parameters = sum(parameter.numel() for parameter in network.parameters())
    size, mask_size = config.input_size, config.mask_size
    return {
        "title": pack.title,
        "version": pack.version,
        "intended_use": pack.intended_use,
        "architecture": pack.architecture,
        "weights_origin": weights_origin(config),
        "parameters": f"{parameters / 1e6:.2f}",
        "gflop": f"{count_flops(network, size) / 1e9:.2f}",
        "input": f"{size} x {size}",
        "output": f"{mask_size} x {mask_size}",
        "files": file_table([variant for variant in variants if variant.is_kept]),
        "parities": mask_parities(variants),
        "left_out": left_out_words(variants),
        "file_limit": f"{(max_bytes or MAX_FILE_BYTES) / 1e6:.0f}",
        "seen": seen_list(lineage.seen),
        "draws": str(lineage.draws),
        "training": f"\n\n{pack.training}" if pack.training else "",
        "does_not_know": bullets(pack.does_not_know),
        "how_measured": CROSS_VALIDATED if figures.is_cross_validated else MEASURED_HERE,
        "peak_threshold": f"{figures.peak_threshold:.2f}",
        "chosen_on": "; ".join(figures.chosen_on),
        "figures": figures_table(figures),
        "failures": _failures(has_picture),
        "fails": bullets(pack.fails),
        "attribution": bullets(pack.attribution),
    }


def fill_card(values: dict[str, str], template_file: Path = TEMPLATE) -> str:
    """A card's template with every `$name` replaced; a name without a value is an error."""
    template = template_file.read_text(encoding="utf-8")
    try:
        return Template(template).substitute(values).rstrip() + "\n"
    except (KeyError, ValueError) as cause:
        raise ConfigError(f"The model card's template cannot be filled: {cause}.") from cause
