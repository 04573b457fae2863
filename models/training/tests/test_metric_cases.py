"""The application's metrics are compared with these: they must be what this code says today."""

import json

import pytest

from training.tests.metric_cases import CASES_FILE, metric_cases


def test_the_cases_are_what_the_metrics_say_today() -> None:
    committed = json.loads(CASES_FILE.read_text(encoding="utf-8"))
    today = json.loads(json.dumps(metric_cases()))
    assert len(committed["cases"]) == len(today["cases"]) >= 200
    for written, now in zip(committed["cases"], today["cases"], strict=True):
        assert {**written, "score": None} == {**now, "score": None}
        assert written["score"] == pytest.approx(now["score"], abs=1e-12)
    assert committed["means"] == pytest.approx(today["means"], abs=1e-12)
    assert committed["curves"] == today["curves"]


def test_the_cases_reach_the_levels_and_several_targets() -> None:
    cases = metric_cases()["cases"]
    overlaps = [case["score"][0] for case in cases]
    assert 0.3 in overlaps
    assert 0.5 in overlaps
    assert any(case["score"][3] == 0.05 for case in cases)
    assert sum(case["predicted"] is None for case in cases) >= 5
    assert sum(len(case["targets"]) > 1 for case in cases) >= 50
