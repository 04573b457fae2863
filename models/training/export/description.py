"""What a person says about a pack; all else in its manifest and card is measured."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from training.config import parse_table
from training.errors import ConfigError


@dataclass(frozen=True)
class PackDescription:
    """The pack's TOML file.

    `architecture` says in words what the network is, `training` what is special about how it was
    trained; `does_not_know`, `fails` (as seen in the pictures of failures) and `attribution` are
    lists of points.
    """

    id: str
    version: str
    title: str
    intended_use: str
    architecture: str
    does_not_know: tuple[str, ...]
    fails: tuple[str, ...]
    attribution: tuple[str, ...]
    training: str = ""


def read_description(path: Path) -> PackDescription:
    """Read and check a pack description."""
    if not path.is_file():
        raise ConfigError(
            f"The pack description {path} does not exist; name another with --description."
        )
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as cause:
        raise ConfigError(f"The pack description {path} cannot be read: {cause}") from cause
    return parse_table(PackDescription, table, path.name)
