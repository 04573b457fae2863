"""What a run leaves on disk: config.json, curves.csv, last.pt (resumable) and best.pt."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from training.config import RunConfig, config_to_dict, parse_config
from training.errors import ConfigError, TrainingError
from training.storage import write_checkpoint, write_text


@dataclass(frozen=True)
class RunFolder:
    """The paths of one run."""

    path: Path

    @property
    def config_file(self) -> Path:
        """The configuration that the run was started with."""
        return self.path / "config.json"

    @property
    def curves_file(self) -> Path:
        """One row for each epoch."""
        return self.path / "curves.csv"

    @property
    def last_file(self) -> Path:
        """Everything that resuming needs."""
        return self.path / "last.pt"

    @property
    def best_file(self) -> Path:
        """The averaged weights of the best validation."""
        return self.path / "best.pt"

    def write_config(self, config: RunConfig) -> None:
        """Store the configuration with the run."""
        write_text(self.config_file, json.dumps(config_to_dict(config), indent=2) + "\n")

    def read_config(self) -> RunConfig:
        """The stored configuration."""
        if not self.config_file.is_file():
            raise ConfigError(f"{self.path} holds no run: {self.config_file.name} is missing.")
        table = json.loads(self.config_file.read_text(encoding="utf-8"))
        return parse_config(table, str(self.config_file))

    def write_curves(self, rows: list[dict[str, float]]) -> None:
        """Rewrite the curves; epochs without validation leave those columns empty."""
        columns: list[str] = []
        for row in rows:
            columns += [name for name in row if name not in columns]
        text = io.StringIO()
        writer = csv.DictWriter(text, columns, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({name: _short(value) for name, value in row.items()})
        write_text(self.curves_file, text.getvalue())

    def write_best(self, state: Mapping[str, Any]) -> None:
        """Store the best averaged weights."""
        write_checkpoint(self.best_file, dict(state))

    def write_last(self, state: Mapping[str, Any]) -> None:
        """Store the state to resume from."""
        write_checkpoint(self.last_file, dict(state))


def _short(value: float) -> str:
    """A number for a table."""
    return str(int(value)) if float(value).is_integer() else f"{value:.6g}"


def read_checkpoint(path: Path) -> dict[str, Any]:
    """A checkpoint of this program; only plain values and tensors are unpickled."""
    if not path.is_file():
        raise TrainingError(f"The checkpoint {path} does not exist.")
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except Exception as cause:
        raise TrainingError(f"The checkpoint {path} cannot be read: {cause}") from cause
