"""Command line of the phantom: `python -m phantom COMMAND`."""

import argparse
import sys
from pathlib import Path

from phantom.command_values import positive, seed, seed_range, share, width
from phantom.dataset import DatasetPlan, write_dataset
from phantom.demo import DEMO_SEED, write_demo
from phantom.difficulty_commands import add_difficulty_commands
from phantom.difficulty_sheet import write_degraded_sheet, write_difficulty_sheet
from phantom.sheet import write_sheet

SHEETS = {
    "detection": (write_sheet, 100),
    "difficulty": (write_difficulty_sheet, 700_000),
    "degraded": (write_degraded_sheet, 9000),
}
"""How each sheet is drawn, and its first seed."""


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except (OSError, RuntimeError, ValueError) as error:
        print(f"phantom: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="phantom", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    dataset = commands.add_parser("dataset", help="render images with boxes in COCO form")
    dataset.add_argument("--out", type=Path, required=True, help="folder to write")
    dataset.add_argument("--seeds", type=seed_range, required=True, help="for example 1000-1249")
    dataset.add_argument("--frames-per-seed", type=positive, default=6)
    dataset.add_argument("--negatives", type=share, default=0.3, help="share without a papilla")
    dataset.add_argument("--size", type=width, default=320, help="width of the picture in pixels")
    dataset.add_argument("--workers", type=positive, default=2)
    dataset.set_defaults(run=_run_dataset)
    demo = commands.add_parser("demo", help="render the demo procedure and its truth")
    demo.add_argument("--out", type=Path, required=True, help="the MP4 to write")
    demo.add_argument("--truth", type=Path, required=True, help="the JSON to write")
    demo.add_argument("--seed", type=seed, default=DEMO_SEED)
    demo.add_argument("--workers", type=positive, default=2)
    demo.set_defaults(run=_run_demo)
    sheet = commands.add_parser("sheet", help="draw a contact sheet")
    sheet.add_argument("--out", type=Path, required=True, help="the JPEG or PNG to write")
    sheet.add_argument("--of", choices=sorted(SHEETS), default="detection", help="what to draw")
    sheet.add_argument("--seed", type=seed, help="first seed (degraded: first patient)")
    sheet.set_defaults(run=_run_sheet)
    add_difficulty_commands(commands)
    return parser


def _run_dataset(options: argparse.Namespace) -> int:
    plan = DatasetPlan(
        folder=options.out,
        first_seed=options.seeds[0],
        last_seed=options.seeds[1],
        frames_per_seed=options.frames_per_seed,
        negatives=options.negatives,
        size=options.size,
        workers=options.workers,
    )
    print(f"wrote {write_dataset(plan)}")
    return 0


def _run_demo(options: argparse.Namespace) -> int:
    write_demo(options.out, options.truth, options.seed, options.workers)
    print(f"wrote {options.out} and {options.truth}")
    return 0


def _run_sheet(options: argparse.Namespace) -> int:
    write, first_seed = SHEETS[options.of]
    write(options.out, first_seed if options.seed is None else options.seed)
    print(f"wrote {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
