"""Cures for uneven classes side by side: the same run with each of them."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from training.config import RunConfig
from training.cross_validation import cross_validate
from training.difficulty.out_of_fold import pooled_difficulty
from training.difficulty.results import DifficultyResult
from training.difficulty.tables import classes_of_result
from training.storage import write_text

CURES: dict[str, dict[str, str | bool]] = {
    "cross-entropy": {"loss": "cross-entropy", "balanced_sampling": False},
    "weighted": {"loss": "weighted", "balanced_sampling": False},
    "focal": {"loss": "focal", "balanced_sampling": False},
    "balanced-sampling": {"loss": "cross-entropy", "balanced_sampling": True},
}


def with_cure(config: RunConfig, cure: str) -> RunConfig:
    """The configuration with one of the cures in place of its own."""
    return replace(config, difficulty=replace(config.difficulty, **CURES[cure]))


def compare_cures(
    config: RunConfig, folder: Path, folds: Sequence[int], say: Callable[[str], None]
) -> str:
    """Cross-validate every cure in a folder of its own, and give the table (CSV) of all.

    Finished runs are left alone, so that a comparison goes on where it was.
    """
    rows: list[dict[str, str]] = []
    for cure in CURES:
        changed = with_cure(config, cure)
        say(f"{cure}:")
        cross_validate(changed, folder / cure, say, folds)
        result = pooled_difficulty(folder / cure, changed, tuple(folds))
        rows.append(_row(cure, result))
        write_text(folder / "comparison.csv", _table(rows))
    return _table(rows)


def _row(cure: str, result: DifficultyResult) -> dict[str, str]:
    """One line of the table."""
    names = ["macroF1", "accuracy", "auc", "macroPrecision", "macroRecall"]
    names += [f"recall:{name}" for name in classes_of_result(result)]
    row = {"cure": cure}
    for name in names:
        found = result.estimates.get(name)
        row[name] = f"{found.value:.4f}" if found else ""
    row["calibrationErrorBefore"] = f"{result.error_before:.4f}"
    row["calibrationError"] = f"{result.estimates['expectedCalibrationError'].value:.4f}"
    row["temperature"] = f"{result.temperature:.3f}"
    return row


def _table(rows: Sequence[dict[str, str]]) -> str:
    """The rows as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
