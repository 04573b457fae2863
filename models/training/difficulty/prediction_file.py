"""Out-of-fold predictions of the difficulty as a file that `ampulla evaluate` reads."""

from pathlib import Path
from typing import Any

from training.coco import source_folder
from training.config import RunConfig
from training.cross_validation import fold_folder
from training.difficulty.calibration import softmax
from training.difficulty.classes import classes_of
from training.difficulty.out_of_fold import difficulty_source, held_out_answers
from training.difficulty.prediction import Answer
from training.difficulty.results import measure
from training.lineage import read_lineage
from training.prediction_file import SCHEMA_VERSION, box_entry, mask_entry
from training.run_folder import read_checkpoint


def difficulty_document(folder: Path, config: RunConfig, title: str) -> dict[str, Any]:
    """Predictions of every image of the data set; docs/formats.md has the form.

    Each fold's probabilities are calibrated by the temperature of the others.
    """
    source = difficulty_source(config)
    answers = held_out_answers(folder, config)
    result = measure(source.name, answers)
    root = source_folder(source)
    seen: dict[str, None] = {}
    for fold in sorted(result.by_fold):
        shares = read_lineage(read_checkpoint(fold_folder(folder, fold).last_file)).seen
        seen |= dict.fromkeys(f"{share.text} ({share.images} images)" for share in shares)
    return {
        "schemaVersion": SCHEMA_VERSION,
        "id": config.name,
        "title": title,
        "output": "difficulty",
        "classes": list(classes_of(config.network.classes)),
        "difficultThreshold": result.threshold,
        "isOutOfFold": True,
        "trainedOn": list(seen),
        "images": [_entry(one, result.temperatures[one.fold], root) for one in answers],
    }


def _entry(one: Answer, temperature: float, root: Path) -> dict[str, Any]:
    """One image."""
    return {
        "fileName": one.sample.path.relative_to(root).as_posix(),
        "fieldOfView": box_entry(one.crop),
        "probabilities": softmax(one.logits, temperature).tolist(),
        "attention": mask_entry(one.attention),
    }
