"""What a network's weights have seen, through all runs that led to them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from training.dataset import LoadedSource


@dataclass(frozen=True)
class TrainingShare:
    """A data set that the weights have seen, and how many of its images."""

    text: str
    images: int
    licence: str


@dataclass(frozen=True)
class Lineage:
    """The data sets and the number of images drawn from them, repeats included."""

    seen: tuple[TrainingShare, ...] = ()
    draws: int = 0

    def joined(self, sources: Sequence[LoadedSource], draws: int) -> "Lineage":
        """This lineage after a run on the sources; a data set is listed once."""
        own = [
            TrainingShare(
                f"{source.config.name}. {source.config.description}".rstrip(". "),
                len(source.samples),
                source.config.licence or "licence not stated",
            )
            for source in sources
        ]
        merged = dict.fromkeys((*self.seen, *own))
        return Lineage(tuple(merged), self.draws + draws)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for a checkpoint."""
        return {"seen": [asdict(share) for share in self.seen], "draws": self.draws}


def read_lineage(state: dict[str, Any]) -> Lineage:
    """The lineage that a checkpoint carries."""
    values = state["lineage"]
    return Lineage(tuple(TrainingShare(**share) for share in values["seen"]), values["draws"])
