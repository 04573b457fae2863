"""The label model has the shares that it claims, and its limits are what they are called."""

from dataclasses import replace

import numpy as np
import pytest

from phantom.difficulty_fit import class_shares, solve, type_rates
from phantom.difficulty_limits import (
    bayes_limits,
    binary_posteriors,
    describe_label_model,
    expected_auc,
    expected_macro_f1,
    sample_posteriors,
)
from phantom.difficulty_model import (
    DIFFICULTY_CLASSES,
    FEATURE_DEVIATIONS,
    FEATURE_MEANS,
    INTERCEPTS,
    TYPE_EFFECTS,
    class_probabilities,
    draw_difficulty,
    raw_features,
)
from phantom.morphology import PAPILLA_TYPES, Morphology, draw_morphology

PLAIN = Morphology("I", 0.45, 0.3, 0.1, 0.7, "none", 5.0, 0.0)


@pytest.fixture(scope="module")
def population():
    return sample_posteriors(20_000, seed=3)


def chance(name, **changes):
    probabilities = class_probabilities(replace(PLAIN, **changes))
    return probabilities[DIFFICULTY_CLASSES.index(name)]


def test_shares_are_the_studys(population):
    posteriors, _ = population
    assert class_shares()["easy"] == pytest.approx(362 / 531)
    for number, share in enumerate(class_shares().values()):
        assert posteriors[:, number].mean() == pytest.approx(share, rel=0.06)


def test_types_are_as_difficult_as_the_literature_says(population):
    posteriors, types = population
    rates = type_rates()
    assert (rates["I"], rates["IV"]) == (0.26, 0.41)
    assert rates["I"] < rates["III"] < rates["II"] < rates["IV"]
    for number, kind in enumerate(PAPILLA_TYPES):
        found = 1.0 - posteriors[types == number, 0].mean()
        assert found == pytest.approx(rates[kind], abs=0.02)


def test_limits_are_the_documented_ones(population):
    posteriors, _ = population
    two, four = bayes_limits(binary_posteriors(posteriors)), bayes_limits(posteriors)
    assert two.auc == pytest.approx(0.825, abs=0.01)
    assert four.auc == pytest.approx(two.auc)
    assert two.accuracy == pytest.approx(0.773, abs=0.01)
    assert four.accuracy == pytest.approx(0.749, abs=0.01)
    assert two.macro_f1 == pytest.approx(0.721, abs=0.015)
    assert two.best_macro_f1 == pytest.approx(0.733, abs=0.015)
    assert four.macro_f1 == pytest.approx(0.457, abs=0.02)
    assert four.best_macro_f1 == pytest.approx(0.521, abs=0.025)


def test_intercepts_and_type_effects_are_the_solution():
    intercepts, effects = solve(20_000, seed=4)
    assert intercepts == pytest.approx(INTERCEPTS, abs=0.15)
    assert effects == pytest.approx(TYPE_EFFECTS, abs=0.15)


def test_features_are_standardised():
    rng = np.random.default_rng(8)
    raw = np.array([raw_features(draw_morphology(rng)) for _ in range(8000)])
    assert raw.mean(axis=0) == pytest.approx(FEATURE_MEANS, abs=0.03)
    assert raw.std(axis=0) == pytest.approx(FEATURE_DEVIATIONS, abs=0.02)


def test_each_class_follows_its_own_attribute():
    assert chance("long", bulge=0.9) > 4 * chance("long", bulge=0.2)
    assert chance("technique", upper_crease=0.9) > 4 * chance("technique", upper_crease=0.05)
    assert chance("failure", orifice_visibility=0.05) > 4 * chance("failure")
    assert chance("failure", diverticulum="inside") > 2 * chance("failure")
    assert chance("easy", hood=0.9) < chance("easy", hood=0.0)


def test_labels_are_drawn_with_their_probabilities():
    probabilities = (0.5, 0.2, 0.25, 0.05)
    drawn = [draw_difficulty(probabilities, seed) for seed in range(3000)]
    for name, expected in zip(DIFFICULTY_CLASSES, probabilities, strict=True):
        assert np.mean([each == name for each in drawn]) == pytest.approx(expected, abs=0.03)
    assert draw_difficulty(probabilities, 7) == draw_difficulty(probabilities, 7)


def test_the_expected_auc_is_that_of_drawn_labels():
    rng = np.random.default_rng(9)
    probability = rng.beta(1.0, 2.0, 3000)
    assert expected_auc(np.array([0.3, 0.3, 0.3])) == pytest.approx(0.5, abs=0.2)
    drawn = []
    for _ in range(20):
        positive = rng.random(3000) < probability
        ranks = probability.argsort().argsort()[positive] + 1
        count = positive.sum()
        drawn.append((ranks.sum() - count * (count + 1) / 2) / (count * (3000 - count)))
    assert expected_auc(probability) == pytest.approx(np.mean(drawn), abs=0.01)


def test_macro_f1_of_the_bayes_decision_is_not_the_best():
    # nine patients of ten are easy for certain, the rest hardly ever anything else
    posteriors = np.array([[0.95, 0.05]] * 90 + [[0.6, 0.4]] * 10)
    limits = bayes_limits(posteriors)
    easy = 2 * 91.5 / (100 + 91.5)
    assert limits.macro_f1 == pytest.approx(easy / 2)
    assert expected_macro_f1(posteriors, np.array([0] * 90 + [1] * 10)) == pytest.approx(
        limits.best_macro_f1
    )
    assert limits.best_macro_f1 > limits.macro_f1 + 0.1
    assert limits.accuracy == pytest.approx(0.915)


def test_the_model_describes_itself():
    text = describe_label_model(3000)
    assert "bulge 1.75" in text
    assert "best macro-F1" in text
