"""The commands that make patients: `difficulty`, `degraded`, `relabel`, `label-model`."""

import argparse
from functools import partial
from pathlib import Path

from phantom.command_values import positive, seed_range, share, width
from phantom.difficulty_limits import describe_label_model
from phantom.patient_dataset import PatientPlan, relabel, write_patients
from phantom.patient_pictures import patient_fixtures, patient_views


def add_difficulty_commands(commands: argparse._SubParsersAction) -> None:
    """Adds the commands to the phantom's parser."""
    difficulty = commands.add_parser("difficulty", help="render patients with a known difficulty")
    _add_patients(difficulty)
    difficulty.add_argument("--images-per-patient", type=positive, default=3)
    difficulty.add_argument(
        "--degraded", type=share, default=0.0, help="share of views that the study would not take"
    )
    difficulty.set_defaults(run=_run_difficulty)
    degraded = commands.add_parser("degraded", help="render clean views and degraded ones of them")
    _add_patients(degraded)
    degraded.set_defaults(run=_run_degraded)
    again = commands.add_parser("relabel", help="draw the labels of rendered patients anew")
    again.add_argument("--data", type=Path, required=True, help="folder with annotations.json")
    again.set_defaults(run=_run_relabel)
    model = commands.add_parser("label-model", help="print the label model and the Bayes limits")
    model.add_argument("--patients", type=positive, default=200_000, help="how many to sample")
    model.set_defaults(run=_run_label_model)


def _add_patients(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--patients", type=seed_range, required=True, help="for example 0-1599")
    parser.add_argument("--size", type=width, default=256, help="width of the picture in pixels")
    parser.add_argument("--workers", type=positive, default=1)


def _plan(options: argparse.Namespace) -> PatientPlan:
    first, last = options.patients
    return PatientPlan(options.out, first, last, options.size, options.workers)


def _run_difficulty(options: argparse.Namespace) -> int:
    draw = partial(
        patient_views, images=options.images_per_patient, degraded_share=options.degraded
    )
    settings = {
        "description": "Rendered papillae; difficulty drawn from their morphology by a known model",
        "imagesPerPatient": options.images_per_patient,
        "degradedShare": options.degraded,
    }
    print(f"wrote {write_patients(_plan(options), draw, settings)}")
    return 0


def _run_degraded(options: argparse.Namespace) -> int:
    settings = {"description": "Rendered papillae: a clean view of each and the scene degraded"}
    print(f"wrote {write_patients(_plan(options), patient_fixtures, settings)}")
    return 0


def _run_relabel(options: argparse.Namespace) -> int:
    print(f"{relabel(options.data / 'annotations.json')} images have another class now")
    return 0


def _run_label_model(options: argparse.Namespace) -> int:
    print(describe_label_model(options.patients))
    return 0
