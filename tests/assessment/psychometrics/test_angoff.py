"""What a panel says, on the scale of measurement."""

import numpy as np
import pytest

from assessment.psychometrics.angoff import angoff_cut, expected_share
from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.item_model import ItemArray, ItemModel, stack_items

KINDS = [(0.0, np.zeros(1)), (0.25, np.zeros(1)), (0.0, np.array([-0.8, 0.0, 0.8]))]


def items(count: int = 30) -> ItemArray:
    rng = np.random.default_rng(1)
    return stack_items(
        [ItemModel(np.ones(1), np.exp(rng.normal(0.1, 0.3)), rng.normal(), *KINDS[n % 3]) for n in range(count)]
    )


def panel(levels: FloatArray, noise: float = 0.0, seed: int = 2) -> FloatArray:
    """Judges who have these levels in mind and rate with noise."""
    rng, share = np.random.default_rng(seed), expected_share(items(), levels)
    return np.clip(share + noise * rng.normal(size=share.shape), 0, 1)


@pytest.mark.parametrize("level", [-1.5, 0.0, 0.37, 2.0])
def test_a_judge_who_knows_the_items_is_found_at_the_level_meant(level: float) -> None:
    found = angoff_cut(panel(np.full(8, level)), items())
    assert found.cut == pytest.approx(level, abs=0.006)
    assert found.misfit == pytest.approx(np.zeros(8), abs=0.003)
    assert found.enough


def test_the_cut_is_the_mean_of_the_judges_and_its_error_their_spread() -> None:
    levels = np.array([0.2, 0.6, 0.4, 0.8])
    found = angoff_cut(panel(levels), items())
    assert found.by_judge == pytest.approx(levels, abs=0.006)
    assert found.cut == pytest.approx(0.5, abs=0.006)
    assert found.standard_error == pytest.approx(levels.std(ddof=1) / 2, abs=0.006)
    assert not found.enough


def test_the_stated_error_is_that_of_panels() -> None:
    """Eighty panels of ten from one profession, whose judges differ by .4 and rate with noise of .15."""
    rng, cuts, errors = np.random.default_rng(3), [], []
    for seed in range(80):
        found = angoff_cut(panel(0.5 + 0.4 * rng.normal(size=10), 0.15, seed), items())
        cuts.append(found.cut)
        errors.append(found.standard_error)
    print("mean cut", np.mean(cuts), "spread of cuts", np.std(cuts), "stated", np.mean(errors))
    assert np.mean(cuts) == pytest.approx(0.5, abs=0.05)
    assert np.mean(errors) == pytest.approx(np.std(cuts), rel=0.25)


def test_noise_shows_as_misfit() -> None:
    assert angoff_cut(panel(np.zeros(8), 0.2), items()).misfit.mean() == pytest.approx(0.2, abs=0.05)


def test_items_that_a_judge_did_not_rate_are_left_out() -> None:
    ratings = panel(np.array([0.3, 0.3]))
    ratings[0, :20] = np.nan
    assert angoff_cut(ratings, items()).by_judge == pytest.approx([0.3, 0.3], abs=0.006)


def test_a_panel_of_one_has_the_provisional_error() -> None:
    assert angoff_cut(panel(np.array([0.3])), items()).standard_error == 0.3


@pytest.mark.parametrize(("rating", "cut"), [(0.0, -4.0), (1.0, 4.0)])
def test_judges_who_expect_nothing_or_everything_stay_on_the_scale(rating: float, cut: float) -> None:
    assert angoff_cut(np.full((3, 30), rating), items()).cut == pytest.approx(cut)


def test_what_cannot_be_is_named() -> None:
    with pytest.raises(ValueError, match="ratings: expected shape"):
        angoff_cut(np.zeros((3, 5)), items())
    with pytest.raises(ValueError, match="0 to 1"):
        angoff_cut(np.full((3, 30), 70.0), items())
    with pytest.raises(ValueError, match="judge 1 rated no item"):
        angoff_cut(np.stack([np.zeros(30), np.full(30, np.nan)]), items())
    two = stack_items([ItemModel(np.array([1.0, 0.0])), ItemModel(np.array([0.0, 1.0]))])
    with pytest.raises(ValueError, match="one skill"):
        angoff_cut(np.zeros((1, 2)), two)
