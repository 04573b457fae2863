"""MODEL_CARD.md: prose from the pack's description, figures as measured."""

from collections.abc import Sequence
from string import Template

from training.errors import ConfigError
from training.evaluation import SourceResult
from training.export.manifest import MANIFEST_METRICS, PackFile
from training.export.runtime import inferences_per_second
from training.lineage import TrainingShare
from training.metrics import Estimate, success_curves


def _cell(name: str, estimate: Estimate) -> str:
    """A table row of one figure."""
    interval = f"{estimate.low:.3f} to {estimate.high:.3f}"
    return f"| {name} | {estimate.value:.3f} | {interval} | {estimate.count} |"


def figures_table(results: Sequence[SourceResult], peak_threshold: float) -> str:
    """A Markdown table for each validation source."""
    parts: list[str] = []
    for result in results:
        estimates = result.localisation | result.presence(peak_threshold)
        rows = [_cell(name, estimates[name]) for name in MANIFEST_METRICS if name in estimates]
        head = ["| figure | mean | 95 % interval | images |", "|---|---|---|---|"]
        parts.append("\n".join([f"### {result.source.name}", "", *head, *rows]))
        if result.scores:
            parts.append(success_table(result))
    return "\n\n".join(parts)


def success_table(result: SourceResult) -> str:
    """The study's success plots as two rows each."""
    curves = success_curves(result.scores)
    lines: list[str] = []
    for title, points in (
        ("IoU above", curves["iou"]),
        ("Centroid distance below", curves["centroidDistance"]),
    ):
        levels = " | ".join(f"{level:.2f}" for level, _ in points)
        shares = " | ".join(f"{share:.3f}" for _, share in points)
        lines += [f"| {title} | {levels} |", "|---" * (len(points) + 1) + "|"]
        lines += [f"| share of images | {shares} |", ""]
    return "\n".join(lines).rstrip()


def files_table(files: Sequence[PackFile], size: int) -> str:
    """Size and speed of every file; measures for a few seconds."""
    rows = [
        f"| `{file.name}` | {len(file.data) / 1e6:.1f} MB "
        f"| {inferences_per_second(file.data, size, 1):.0f} "
        f"| {inferences_per_second(file.data, size, 2):.0f} |"
        for file in files
    ]
    return "\n".join(["| file | size | one thread | two threads |", "|---|---|---|---|", *rows])


def seen_list(seen: Sequence[TrainingShare]) -> str:
    """What the weights have seen, as a list."""
    return "\n".join(f"- {share.text}: {share.images} images. {share.licence}." for share in seen)


def fill_card(template: str, values: dict[str, str]) -> str:
    """The card's template with every `$name` replaced; a name without a value is an error."""
    try:
        return Template(template).substitute(values).rstrip() + "\n"
    except (KeyError, ValueError) as cause:
        raise ConfigError(f"The model card's template cannot be filled: {cause}.") from cause
