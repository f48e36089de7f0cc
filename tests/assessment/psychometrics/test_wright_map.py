"""The data of a Wright map."""

import numpy as np
import pytest

from assessment.psychometrics.item_model import ItemModel, stack_items
from assessment.psychometrics.wright_map import ItemPlace, wright_map

ITEMS = stack_items([ItemModel(np.ones(1), b=0.6), ItemModel(np.ones(1), b=-0.4, steps=np.array([-0.8, 0.0, 0.8]))])


def test_steps_lie_at_b_plus_tau_from_the_lowest_up() -> None:
    found = wright_map([0.0], ITEMS, ["bpe", "loss"])
    assert [(place.item, place.step) for place in found.places] == [("loss", 1), ("loss", 2), ("loss", 3), ("bpe", 1)]
    assert [place.theta for place in found.places] == pytest.approx([-1.2, -0.4, 0.4, 0.6])


def test_everybody_is_in_the_bin_of_their_ability() -> None:
    theta = np.random.default_rng(0).normal(size=500)
    found = wright_map(theta, ITEMS, ["bpe", "loss"], width=0.5)
    assert found.persons.tolist() == np.histogram(theta, found.edges)[0].tolist()
    assert found.persons.sum() == 500
    assert 0 in found.edges


def test_the_map_holds_items_beyond_all_persons() -> None:
    items = stack_items([ItemModel(np.ones(1), b=3.1), ItemModel(np.ones(1), b=-2.6)])
    found = wright_map([0.1], items, ["hard", "easy"])
    assert (found.edges[0], found.edges[-1]) == (-2.75, 3.25)
    assert found.persons.sum() == 1


def test_an_ability_on_an_edge_belongs_to_the_bin_above() -> None:
    found = wright_map([0.5], stack_items([ItemModel(np.ones(1))]), ["one"], width=0.5)
    assert found.edges.tolist() == [0, 0.5, 1.0]
    assert found.persons.tolist() == [0, 1]


def test_one_person_and_one_item_at_the_same_place_make_one_bin() -> None:
    found = wright_map([0.0], stack_items([ItemModel(np.ones(1))]), ["one"])
    assert found.persons.tolist() == [1]
    assert found.places == (ItemPlace("one", 1, 0.0),)


@pytest.mark.parametrize(
    ("theta", "names", "width", "named"),
    [
        ([], ["a", "b"], 0.25, "theta"),
        ([np.nan], ["a", "b"], 0.25, "theta"),
        ([0.0], ["a"], 0.25, "names: expected 2, got 1"),
        ([0.0], ["a", "b"], 0.0, "width"),
    ],
)
def test_what_does_not_fit_is_named(theta: list[float], names: list[str], width: float, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        wright_map(theta, ITEMS, names, width=width)
