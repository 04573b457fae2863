"""Configuration files as tables: TOML or JSON, one file building on another."""

import json
import tomllib
from pathlib import Path
from typing import Any

from training.errors import ConfigError

EXTENDS = "extends"


def read_table(path: Path, what: str) -> dict[str, Any]:
    """The file's table; with `extends = "FILE"`, on top of that file's in the same folder.

    Tables are merged field by field, everything else is replaced. `what` names it in messages.
    """
    return _read(path, what, ())


def _read(path: Path, what: str, before: tuple[Path, ...]) -> dict[str, Any]:
    """A file's table; `before` are the files that build on it."""
    if path in before:
        raise ConfigError(f"The {what} {path} builds on itself.")
    if not path.is_file():
        user = f", on which {before[-1].name} builds," if before else ""
        raise ConfigError(f"The {what} {path}{user} does not exist.")
    text = path.read_text(encoding="utf-8")
    try:
        table = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except ValueError as cause:
        raise ConfigError(f"The {what} {path} cannot be read: {cause}") from cause
    if not isinstance(table, dict) or EXTENDS not in table:
        return table
    base = _read(path.parent / str(table.pop(EXTENDS)), what, (*before, path))
    return _merge(base, table)


def _merge(base: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    """The base with the table's fields on top."""
    merged = dict(base)
    for name, value in table.items():
        both = isinstance(value, dict) and isinstance(merged.get(name), dict)
        merged[name] = _merge(merged[name], value) if both else value
    return merged
