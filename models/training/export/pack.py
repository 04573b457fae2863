"""Writes a model pack: export, check against PyTorch, measure, describe."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from torch import nn

from training.config import RunConfig
from training.dataset import load_sources
from training.errors import ConfigError
from training.evaluation import SourceResult, evaluate_sources
from training.export.description import PackDescription
from training.export.failure_sheet import failure_sheet
from training.export.figures import PackFigures, choose_threshold
from training.export.manifest import PackFile, ampulla_fields, build_manifest
from training.export.model_card import card_values, fill_card
from training.export.precisions import PRECISIONS
from training.export.variants import Variant, make_variants
from training.lineage import Lineage
from training.prediction import torch_predictor
from training.storage import write_bytes, write_text

CARD, MANIFEST, FAILURES = "MODEL_CARD.md", "manifest.json", "failures.png"


def require_soft_mask(config: RunConfig) -> None:
    """Only networks that give a mask become packs."""
    if config.network.output != "soft-mask":
        raise ConfigError(
            f"The network of {config.name!r} says {config.network.output!r}: a model pack needs a "
            "soft mask, from which the application takes heatmap, box and confidence. Export a run "
            'with network.output = "soft-mask"; this one can be evaluated and compared.'
        )


def write_pack(
    network: nn.Module,
    config: RunConfig,
    lineage: Lineage,
    pack: PackDescription,
    folder: Path,
    precisions: Sequence[str] = PRECISIONS,
    cross_validated: Sequence[SourceResult] | None = None,
    say: Callable[[str], None] = print,
    max_bytes: int | None = None,
) -> PackFigures:
    """Export the network into `folder`; files appear only after every check has passed.

    `lineage` is what the weights have seen, for manifest and card. `cross_validated` takes the
    place of figures on the configuration's validation images, which a network that learned from
    all folds does not have. `max_bytes` lets files be larger than a repository should hold.
    """
    require_soft_mask(config)
    network.eval()
    variants = make_variants(network, config, pack.id, precisions, say, max_bytes=max_bytes)
    figures = mask_figures(network, config, cross_validated)
    files = kept_files(pack.id, variants)
    sheet = failure_sheet(figures.results)
    values = card_values(
        pack, config.network, network, variants, figures, lineage, sheet is not None, max_bytes
    )
    card = fill_card(values)
    fields = ampulla_fields(config.network.mask_size, figures)
    size = config.network.input_size
    manifest = build_manifest(pack, size, files, lineage.seen, fields, datetime.now(UTC))
    write_files(folder, files, sheet, card, manifest)
    return figures


def kept_files(pack_id: str, variants: Sequence[Variant]) -> list[PackFile]:
    """The files of the variants that the pack holds."""
    return [
        PackFile(f"{pack_id}.{variant.precision}.onnx", variant.data, variant.precision)
        for variant in variants
        if variant.is_kept
    ]


def mask_figures(
    network: nn.Module, config: RunConfig, cross_validated: Sequence[SourceResult] | None
) -> PackFigures:
    """The given figures, or those of the network on the validation images."""
    if cross_validated is not None:
        return choose_threshold(cross_validated, is_cross_validated=True)
    sources = load_sources(config.validate)
    results = evaluate_sources(sources, torch_predictor(network), config.network.input_size)
    return choose_threshold(results, is_cross_validated=False)


def write_files(
    folder: Path, files: Sequence[PackFile], sheet: bytes | None, card: str, manifest: str
) -> None:
    """The manifest comes last: until it is there, the pack does not verify.

    Files of an earlier export that this one does not write are removed.
    """
    for file in files:
        write_bytes(folder / file.name, file.data)
    if sheet is not None:
        write_bytes(folder / FAILURES, sheet)
    write_text(folder / CARD, card)
    write_text(folder / MANIFEST, manifest)
    kept = {file.name for file in files} | ({FAILURES} if sheet is not None else set())
    for stale in (*folder.glob("*.onnx"), folder / FAILURES):
        if stale.name not in kept:
            stale.unlink(missing_ok=True)
