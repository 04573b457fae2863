"""Writes a pack that says how difficult the cannulation will be, alone or beside the mask."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from torch import nn

from training.coco import root_folder
from training.config import RunConfig
from training.difficulty.classes import FOUR
from training.difficulty.prediction import PACK_SIZE
from training.difficulty.results import DifficultyResult
from training.difficulty.tables import classes_of_result, spread
from training.errors import ConfigError
from training.export.description import PackDescription
from training.export.difficulty_card import CardParts, difficulty_card
from training.export.difficulty_graph import ATTENTION_NAME, DIFFICULTY_NAME, attention_grid
from training.export.difficulty_parity import DifficultyChecks
from training.export.difficulty_sheet import difficulty_sheet
from training.export.failure_sheet import OWN_RENDERING
from training.export.figures import PackFigures
from training.export.manifest import TaskFields, ampulla_fields, build_manifest
from training.export.pack import kept_files, write_files
from training.export.variants import make_variants
from training.lineage import Lineage


def require_pack_size(config: RunConfig) -> None:
    """The graph takes the application's model frame, and shrinks it to at least its half."""
    size = config.network.input_size
    if not PACK_SIZE // 2 <= size <= PACK_SIZE:
        raise ConfigError(
            f"network.input_size is {size}: a difficulty pack takes {PACK_SIZE} x {PACK_SIZE}. "
            f"Train at {PACK_SIZE // 2} to {PACK_SIZE}."
        )


def difficulty_fields(result: DifficultyResult, grid: int) -> TaskFields:
    """What the task puts into the manifest."""
    classes = classes_of_result(result)
    task = "difficulty-four" if classes == FOUR else "difficulty-binary"
    return TaskFields(
        (task,),
        {
            "difficulty": {"name": DIFFICULTY_NAME, "classes": list(classes)},
            "attention": {"name": ATTENTION_NAME, "width": grid, "height": grid},
        },
        {"difficult": result.threshold},
        [_metric_entry(result, name) for name in result.estimates],
    )


def _metric_entry(result: DifficultyResult, name: str) -> dict[str, Any]:
    """A figure with its interval, and its spread over folds where there are any."""
    estimate = result.estimates[name]
    entry: dict[str, Any] = {
        "name": name,
        "dataset": result.dataset,
        "value": round(estimate.value, 4),
        "interval": [round(estimate.low, 4), round(estimate.high, 4)],
        "count": estimate.count,
    }
    if found := spread(result, name):
        entry["overFolds"] = {
            "mean": round(found[0], 4),
            "standardDeviation": round(found[1], 4),
            "count": sum(fold.get(name) is not None for fold in result.by_fold.values()),
        }
    return entry


@dataclass(frozen=True)
class PackOrder:
    """What is exported where: the network with its configuration and what it has seen.

    `max_bytes` lets files be larger than a repository should hold.
    """

    network: nn.Module
    config: RunConfig
    lineage: Lineage
    pack: PackDescription
    folder: Path
    precisions: Sequence[str]
    max_bytes: int | None = None

    @property
    def parts(self) -> tuple[nn.Module, RunConfig, Lineage, PackDescription, Path, Sequence[str]]:
        """All but the limit, in order."""
        return (
            self.network,
            self.config,
            self.lineage,
            self.pack,
            self.folder,
            self.precisions,
        )


def write_difficulty_pack(
    order: PackOrder,
    result: DifficultyResult,
    masks: PackFigures | None = None,
    say: Callable[[str], None] = print,
) -> None:
    """Export the network; files appear only after every check has passed.

    `result` brings temperature, threshold and figures, `masks` the figures of a multi-task
    network's masks.
    """
    network, config, lineage, pack, folder, precisions = order.parts
    require_pack_size(config)
    network.eval()
    grid = attention_grid(network, config.network.input_size)
    checks = DifficultyChecks(network, config, result.temperature, result.threshold)
    variants = make_variants(network, config, pack.id, precisions, say, checks, order.max_bytes)
    fields = difficulty_fields(result, grid)
    if masks is not None:
        fields = ampulla_fields(config.network.mask_size, masks).joined(fields)
    files = kept_files(pack.id, variants)
    ours = root_folder(OWN_RENDERING)
    is_ours = all(one.sample.path.is_relative_to(ours) for one in result.answers)
    sheet = difficulty_sheet(result, shows_pictures=is_ours)
    card = difficulty_card(
        CardParts(pack, config, network, variants, result, lineage, grid, masks, order.max_bytes)
    )
    manifest = build_manifest(pack, PACK_SIZE, files, lineage.seen, fields, datetime.now(UTC))
    write_files(folder, files, sheet, card, manifest)
