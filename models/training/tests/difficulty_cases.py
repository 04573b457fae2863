"""Cases of the difficulty task's figures with their results, for the application's tests.

Writes them anew: python -m training.tests.difficulty_cases (in the folder models).
"""

import json
import random
from dataclasses import asdict
from pathlib import Path
from typing import Any

from training.difficulty.classes import FOUR, as_classes, classes_of
from training.difficulty.metrics import bayes_limit, confusion, decide, figures, reliability
from training.difficulty.pooling import ImageVerdict, pool

CASES_FILE = Path(__file__).resolve().parents[3] / "common/metrics/fixtures/difficultyCases.json"
SEED = 531
STUDY_COUNTS = (362, 69, 94, 6)
# Sums and halves of these are exact in binary, so that ties are ties in every language.
GRID = 64


def _probabilities(generator: random.Random, count: int, label: int | None) -> list[float]:
    """Multiples of 1/64 that add up to 1, leaning to the label where there is one."""
    weights = [generator.random() ** 2 + 0.02 for _ in range(count)]
    if label is not None:
        weights[label] += generator.choice((0.0, 0.5, 1.5))
    parts = [round(weight / sum(weights) * GRID) for weight in weights]
    parts[parts.index(max(parts))] += GRID - sum(parts)
    return [part / GRID for part in parts]


def _patient(
    generator: random.Random, name: str, count: int, difficulty: str, images: int
) -> list[ImageVerdict]:
    """A patient's images."""
    label = min(FOUR.index(difficulty), count - 1)
    posterior = _probabilities(generator, len(FOUR), FOUR.index(difficulty))
    return [
        ImageVerdict(name, difficulty, _probabilities(generator, count, label), posterior)
        for _ in range(images)
    ]


def _random_images(
    generator: random.Random, count: int, weights: tuple[int, ...], patients: int
) -> list[ImageVerdict]:
    """Patients with one, two or four images each, in shuffled order."""
    images: list[ImageVerdict] = []
    for number in range(patients):
        (difficulty,) = generator.choices(FOUR, weights)
        own = generator.choice((1, 2, 4))
        images += _patient(generator, f"p{number:03}", count, difficulty, own)
    generator.shuffle(images)
    return images


def _case(images: list[ImageVerdict], threshold: float) -> dict[str, Any]:
    """Images with what the metrics say of their patients."""
    patients = pool(images)
    count = patients.probabilities.shape[1]
    said = decide(patients.probabilities, threshold)
    bins = reliability(patients.probabilities, patients.labels)
    return {
        "classes": list(classes_of(count)),
        "difficultThreshold": threshold,
        "images": [
            {
                "patientKey": image.patient,
                "difficulty": image.difficulty,
                "probabilities": list(image.probabilities),
                "classProbabilities": None if image.posterior is None else list(image.posterior),
            }
            for image in images
        ],
        "expected": {
            "patients": [
                {"patientKey": name, "probabilities": row.tolist(), "said": int(verdict)}
                for name, row, verdict in zip(
                    patients.names, patients.probabilities, said, strict=True
                )
            ],
            "confusion": confusion(patients.labels, said, count).tolist(),
            "figures": figures(patients, threshold),
            "reliability": [asdict(part) for part in bins],
            "bayes": bayes_limit(patients),
        },
    }


def _edge_cases() -> list[dict[str, Any]]:
    """Where a careless implementation goes wrong."""
    even = [0.5, 0.5]
    ties = [ImageVerdict(f"t{n}", name, even) for n, name in enumerate(("easy", "long"))]
    one_sided = [ImageVerdict(f"e{n}", "easy", [1 - n / 8, n / 8]) for n in range(4)]
    level = [
        ImageVerdict("a", "easy", [0.75, 0.25]),
        ImageVerdict("b", "failure", [0.625, 0.375]),
        ImageVerdict("c", "technique", [0.0, 1.0]),
    ]
    never_said = [
        ImageVerdict("a", "easy", [0.625, 0.125, 0.125, 0.125]),
        ImageVerdict("b", "failure", [0.5, 0.25, 0.125, 0.125]),
        ImageVerdict("c", "technique", [0.25, 0.25, 0.25, 0.25]),
    ]
    return [
        _case(ties, 0.5),
        _case(one_sided, 0.25),
        _case(level, 0.375),
        _case(never_said, 0.5),
        _case([ImageVerdict("x", "long", as_classes([0.25, 0.5, 0.25, 0], 4))], 0.75),
    ]


def difficulty_cases() -> list[dict[str, Any]]:
    """Every case with its results."""
    generator = random.Random(SEED)
    cases = _edge_cases()
    for count in (2, 4):
        for weights in (STUDY_COUNTS, (1, 1, 1, 1), (5, 3, 2, 0)):
            for patients in (6, 50):
                threshold = generator.randint(1, 48) / GRID
                images = _random_images(generator, count, weights, patients)
                cases.append(_case(images, threshold))
    return cases


def cases_text() -> str:
    """The file: one case a line, numbers as exact as they are."""
    cases = ",\n".join(json.dumps(case) for case in difficulty_cases())
    return f'{{"cases": [\n{cases}\n]}}\n'


if __name__ == "__main__":
    CASES_FILE.parent.mkdir(parents=True, exist_ok=True)
    CASES_FILE.write_text(cases_text(), encoding="utf-8")
