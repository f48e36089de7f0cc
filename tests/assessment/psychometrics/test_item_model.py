"""What an item model accepts, and items side by side."""

import numpy as np
import pytest

from assessment.psychometrics.item_model import ItemModel, stack_items, unit_weights


def test_the_number_of_categories_is_one_more_than_the_steps() -> None:
    assert ItemModel(np.ones(1)).categories == 2
    assert ItemModel(np.ones(1), steps=np.array([-0.5, 0.5])).categories == 3


def test_parameters_cannot_be_changed_through_the_callers_array() -> None:
    weights = np.array([1.0, 0.0])
    item = ItemModel(weights)
    weights[0] = 5
    assert item.weights[0] == 1
    with pytest.raises(ValueError, match="read-only"):
        item.weights[0] = 2


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"weights": np.array([0.5, 0.5])}, "weights"),
        ({"weights": np.array([-1.0, 0.0])}, "weights"),
        ({"weights": np.array([[1.0, 0.0]])}, "weights"),
        ({"weights": np.array([1.0, np.nan])}, "weights"),
        ({"a": 0.0}, "a:"),
        ({"b": np.nan}, "b:"),
        ({"c": 1.0}, "c:"),
        ({"b_sd": -0.1}, "b_sd"),
        ({"steps": np.array([])}, "steps"),
        ({"c": 0.25, "steps": np.array([-0.5, 0.5])}, "guessing"),
    ],
)
def test_a_degenerate_parameter_is_named(wrong: dict[str, object], named: str) -> None:
    good: dict[str, object] = {"weights": np.array([1.0, 0.0])}
    with pytest.raises(ValueError, match=named):
        ItemModel(**(good | wrong))  # type: ignore[arg-type]


@pytest.mark.parametrize("category", [-1, 2, 7])
def test_a_category_that_the_item_does_not_have_is_refused(category: int) -> None:
    with pytest.raises(ValueError, match="category: expected 0 to 1"):
        ItemModel(np.ones(1)).log_likelihood(np.zeros(3), category)


def test_items_side_by_side_are_padded_to_the_longest() -> None:
    short, long = ItemModel(np.ones(1), b=0.5, c=0.2), ItemModel(np.ones(1), steps=np.array([-0.5, 0.5]))
    stacked = stack_items([short, long])
    assert stacked.steps.tolist() == [[0.0, np.inf], [-0.5, 0.5]]
    assert stacked.b.tolist() == [0.5, 0.0]
    assert stacked.c.tolist() == [0.2, 0.0]


def test_items_are_taken_by_number_and_one_by_one() -> None:
    short = ItemModel(np.ones(1), 1.3, 0.5, 0.2, b_sd=0.1, a_sd=0.05)
    stacked = stack_items([short, ItemModel(np.ones(1), steps=np.array([-0.5, 0.5]))])
    assert len(stacked) == 2
    assert stacked.take([1, 0, 0]).b.tolist() == [0.0, 0.5, 0.5]
    again = stacked.model(0)
    assert (again.a, again.b, again.c, again.b_sd, again.a_sd) == (1.3, 0.5, 0.2, 0.1, 0.05)
    assert again.steps.tolist() == [0.0]


def test_items_over_different_skills_do_not_stack() -> None:
    with pytest.raises(ValueError, match="same skills"):
        stack_items([ItemModel(np.ones(1)), ItemModel(np.array([1.0, 0.0]))])


def test_no_items_do_not_stack() -> None:
    with pytest.raises(ValueError, match="at least one item"):
        stack_items([])


def test_an_authors_weights_are_scaled_to_norm_one() -> None:
    assert unit_weights([3, 0, 4]).tolist() == [0.6, 0, 0.8]


@pytest.mark.parametrize("weights", [[0, 0], [1, -1], [1, np.nan], []])
def test_weights_that_measure_nothing_are_refused(weights: list[float]) -> None:
    with pytest.raises(ValueError, match="weights"):
        unit_weights(weights)
