"""Cases of the study's metrics with their results, for the application's tests.

Writes them anew: python -m training.tests.metric_cases (in the folder models).
"""

import json
import random
from pathlib import Path
from typing import Any

from training.boxes import Box
from training.metrics import (
    METRICS,
    ImageScore,
    best_score,
    success_curves,
)

CASES_FILE = Path(__file__).resolve().parents[3] / "common/metrics/fixtures/metricCases.json"
RANDOM_CASES = 280
SEED = 451


def _values(box: Box | None) -> list[float] | None:
    """x, y, width, height."""
    return None if box is None else [box.x, box.y, box.width, box.height]


def _case(predicted: Box | None, targets: list[Box], width: int, height: int) -> dict[str, Any]:
    """One image with what the metrics say of it."""
    score = best_score(predicted, targets, width, height)
    return {
        "size": [width, height],
        "targets": [_values(target) for target in targets],
        "predicted": _values(predicted),
        "score": [score.iou, score.precision, score.recall, score.centroid_distance],
    }


def _edge_cases() -> list[dict[str, Any]]:
    """Boxes where a careless implementation goes wrong."""
    truth = Box(100, 100, 100, 50)
    predictions = [
        None,
        truth,
        Box(200, 100, 30, 50),
        Box(200, 150, 10, 10),
        Box(110, 110, 20, 20),
        Box(0, 0, 640, 480),
        Box(120, 120, 0, 0),
        Box(120, 120, 0, 20),
        Box(-20, -10, 60, 40),
        # An IoU of exactly 0.3 and 0.5, and a centroid distance of exactly 0.05 in x alone.
        Box(100, 100, 30, 50),
        Box(100, 100, 50, 50),
        Box(164, 100, 100, 50),
        Box(199.999999, 149.999999, 100, 50),
        Box(1e-9, 1e-9, 1e-9, 1e-9),
    ]
    cases = [_case(predicted, [truth], 640, 480) for predicted in predictions]
    pair = [Box(0, 0, 40, 40), Box(300, 200, 80, 60)]
    # Nothing is met: the nearer one counts. Both are met alike: again the nearer one.
    cases.append(_case(Box(250, 190, 20, 20), pair, 640, 480))
    cases.append(_case(Box(50, 50, 20, 20), pair, 640, 480))
    cases.append(_case(Box(10, 0, 20, 10), [Box(0, 0, 20, 10), Box(20, 0, 20, 10)], 64, 48))
    cases.append(_case(Box(10, 0, 20, 10), [Box(0, -5, 20, 20), Box(20, 0, 20, 20)], 64, 48))
    cases.append(_case(None, pair, 640, 480))
    return cases


def _random_box(generator: random.Random, width: int, height: int) -> Box:
    """A box inside an image, with fractions of a pixel."""
    box_width, box_height = generator.uniform(1, width), generator.uniform(1, height)
    left = generator.uniform(0, width - box_width)
    top = generator.uniform(0, height - box_height)
    return Box(*(round(value, 3) for value in (left, top, box_width, box_height)))


def _near(generator: random.Random, box: Box) -> Box:
    """A box that meets the given one more or less."""
    spread = generator.choice((0.02, 0.1, 0.4))
    return Box(
        round(box.x + generator.gauss(0, spread) * box.width, 3),
        round(box.y + generator.gauss(0, spread) * box.height, 3),
        round(box.width * generator.uniform(1 - spread, 1 + spread), 3),
        round(box.height * generator.uniform(1 - spread, 1 + spread), 3),
    )


def _random_case(generator: random.Random) -> dict[str, Any]:
    """An image of any size with one to four targets, mostly met by the prediction."""
    width, height = generator.randint(64, 1920), generator.randint(48, 1080)
    count = generator.choice((1, 1, 1, 2, 4))
    targets = [_random_box(generator, width, height) for _ in range(count)]
    predicted: Box | None = _near(generator, generator.choice(targets))
    if generator.random() < 0.2:
        predicted = _random_box(generator, width, height)
    if generator.random() < 0.05:
        predicted = None
    return _case(predicted, targets, width, height)


def metric_cases() -> dict[str, Any]:
    """Every case, and what the metrics say over all of them."""
    generator = random.Random(SEED)
    cases = _edge_cases() + [_random_case(generator) for _ in range(RANDOM_CASES)]
    scores = [ImageScore(*case["score"]) for case in cases]
    means = {
        name: sum(metric(score) for score in scores) / len(scores)
        for name, metric in METRICS.items()
    }
    return {"cases": cases, "means": means, "curves": success_curves(scores)}


def cases_text() -> str:
    """The file: one case a line, numbers as exact as they are."""
    content = metric_cases()
    cases = ",\n".join(json.dumps(case) for case in content["cases"])
    rest = "".join(f',\n"{name}": {json.dumps(content[name])}' for name in ("means", "curves"))
    return f'{{"cases": [\n{cases}\n]{rest}\n}}\n'


if __name__ == "__main__":
    CASES_FILE.parent.mkdir(parents=True, exist_ok=True)
    CASES_FILE.write_text(cases_text(), encoding="utf-8")
