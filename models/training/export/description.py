"""What a person says about a pack; all else in its manifest and card is measured."""

from dataclasses import dataclass
from pathlib import Path

from training.config import parse_table
from training.errors import ConfigError
from training.toml_file import read_table


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
    return parse_table(PackDescription, read_table(path, "pack description"), path.name)
