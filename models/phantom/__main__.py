"""Command line of the phantom: `python -m phantom dataset | demo | sheet`."""

import argparse
import re
import sys
from pathlib import Path

from phantom.dataset import DatasetPlan, write_dataset
from phantom.demo import DEMO_SEED, write_demo
from phantom.sheet import write_sheet


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
    dataset.add_argument("--frames-per-seed", type=_positive, default=6)
    dataset.add_argument("--negatives", type=_share, default=0.3, help="share without a papilla")
    dataset.add_argument("--size", type=_size, default=320, help="width of the picture in pixels")
    dataset.add_argument("--workers", type=_positive, default=2)
    dataset.set_defaults(run=_run_dataset)
    demo = commands.add_parser("demo", help="render the demo procedure and its truth")
    demo.add_argument("--out", type=Path, required=True, help="the MP4 to write")
    demo.add_argument("--truth", type=Path, required=True, help="the JSON to write")
    demo.add_argument("--seed", type=_seed, default=DEMO_SEED)
    demo.add_argument("--workers", type=_positive, default=2)
    demo.set_defaults(run=_run_demo)
    sheet = commands.add_parser("sheet", help="draw a contact sheet of frames with their boxes")
    sheet.add_argument("--out", type=Path, required=True, help="the JPEG to write")
    sheet.add_argument(
        "--seed", type=_seed, default=100, help="first seed; each picture has its own"
    )
    sheet.set_defaults(run=_run_sheet)
    return parser


def seed_range(text: str) -> tuple[int, int]:
    """Parses "A-B" or "A" to the first and last seed."""
    match = re.fullmatch(r"(\d+)(?:-(\d+))?", text)
    if match is None:
        raise argparse.ArgumentTypeError(f'"{text}" is no range of seeds; write it as 1000-1249')
    first = int(match[1])
    last = int(match[2] or first)
    if last < first:
        raise argparse.ArgumentTypeError(f'"{text}" ends before it begins')
    return first, last


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f'"{text}" must be a whole number of at least 1')
    return int(text)


def _seed(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f'"{text}" must be a whole number from 0 upwards')
    return int(text)


def _size(text: str) -> int:
    size = _positive(text)
    if not 96 <= size <= 2048:
        raise argparse.ArgumentTypeError(f"{size} px is outside 96 to 2048")
    return size


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0.0 <= share <= 1.0:
        raise argparse.ArgumentTypeError(f'"{text}" must be a share between 0 and 1')
    return share


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
    write_sheet(options.out, options.seed)
    print(f"wrote {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
