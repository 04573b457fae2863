"""`python -m training`: train, evaluate, export."""

import argparse
import sys
from pathlib import Path

from training import commands
from training.difficulty import commands as difficulty_commands
from training.difficulty.commands import TASKS
from training.errors import TrainingError
from training.export.precisions import PRECISIONS
from training.memory import keep_freed_memory


def build_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    actions = parser.add_subparsers(required=True, metavar="COMMAND")

    train = actions.add_parser("train", help="train a network, or continue a run")
    train.add_argument("--config", type=Path, required=True, help="TOML or JSON configuration")
    train.add_argument("--out", type=Path, required=True, help="folder of the run")
    train.add_argument("--resume", action="store_true", help="continue after the last epoch")
    train.add_argument("--stop-after", type=int, help="stop when so many epochs are done in all")
    train.set_defaults(action=commands.train)

    report = actions.add_parser("report", help="describe the data of a configuration")
    report.add_argument("--config", type=Path, required=True, help="TOML or JSON configuration")
    report.add_argument("--out", type=Path, help="also write the report to this JSON file")
    report.set_defaults(action=commands.report)

    folds = actions.add_parser("cross-validate", help="train one run for each fold")
    folds.add_argument("--config", type=Path, required=True, help="TOML or JSON configuration")
    folds.add_argument("--out", type=Path, required=True, help="folder of the runs")
    folds.add_argument(
        "--folds",
        type=int,
        nargs="*",
        default=[],
        help="folds to hold out; all where none is given",
    )
    folds.add_argument("--final", action="store_true", help="also train one run on all folds")
    folds.set_defaults(action=commands.cross_validate)

    evaluate = actions.add_parser("evaluate", help="measure a checkpoint on validation data")
    evaluate.add_argument("--checkpoint", type=Path, required=True, help="best.pt or last.pt")
    evaluate.add_argument("--config", type=Path, help="use these sources, not the run's own")
    evaluate.add_argument("--out", type=Path, help="also write the figures to this JSON file")
    evaluate.set_defaults(action=commands.evaluate)

    predict = actions.add_parser("predict", help="write a cross-validation's predictions")
    predict.add_argument("--config", type=Path, required=True, help="TOML or JSON configuration")
    predict.add_argument(
        "--cross-validation", type=Path, required=True, help="folder of the runs, one a fold"
    )
    predict.add_argument("--out", type=Path, required=True, help="JSON file of the predictions")
    predict.add_argument("--title", help="the network's name for people")
    predict.add_argument(
        "--task", choices=TASKS, help="of a network that does both; the ampulla unless said"
    )
    predict.add_argument("--dataset", help="path of the data set, where several hold out folds")
    predict.add_argument(
        "--folds",
        type=int,
        nargs="*",
        default=[],
        help="of the ampulla: folds whose images are predicted; all unless given",
    )
    predict.set_defaults(action=commands.predict)

    compare = actions.add_parser("compare", help="compare cures for uneven classes")
    compare.add_argument("--config", type=Path, required=True, help="TOML or JSON configuration")
    compare.add_argument("--out", type=Path, required=True, help="folder of the runs, one a cure")
    compare.add_argument(
        "--folds", type=int, nargs="*", default=[], help="folds to hold out; all unless given"
    )
    compare.set_defaults(action=difficulty_commands.compare)

    export = actions.add_parser("export", help="write a model pack from a run")
    export.add_argument("--run", type=Path, required=True, help="folder of the run")
    export.add_argument("--pack", type=Path, required=True, help="folder of the pack")
    export.add_argument("--last", action="store_true", help="take last.pt instead of best.pt")
    export.add_argument(
        "--precisions",
        default=",".join(PRECISIONS),
        help="files to make, of %(default)s (the default); each must pass its checks",
    )
    export.add_argument(
        "--cross-validation",
        type=Path,
        help="folder of the cross-validation whose figures a network of all folds is shipped with",
    )
    export.add_argument("--config", type=Path, help="use these sources, not the run's own")
    export.add_argument(
        "--max-megabytes", type=float, help="largest file of the pack (20 unless given)"
    )
    export.add_argument("--description", type=Path, help="pack description (TOML)")
    export.set_defaults(action=commands.export)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command; expected failures become one line and exit status 1."""
    parsed = build_parser().parse_args(arguments)
    keep_freed_memory()
    try:
        parsed.action(parsed)
    except TrainingError as failure:
        print(f"error: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. Finished epochs are kept; continue with --resume.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
