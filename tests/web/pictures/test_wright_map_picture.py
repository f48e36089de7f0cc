"""A Wright map's picture."""

import numpy as np
import pytest

from assessment.psychometrics.item_model import ItemModel, stack_items
from assessment.psychometrics.wright_map import WrightMap
from assessment.psychometrics.wright_map import wright_map as map_of
from tests.web.pictures.svg import description, number, of_class, texts
from web.pictures.wright_map import LONGEST, wright_map


def some_map(b: list[float]) -> WrightMap:
    items = stack_items([ItemModel(np.ones(1), b=one) for one in b])
    return map_of([0.1, 0.1, 0.1, 1.3], items, [f"item{n}" for n in range(len(b))], width=0.5)


def test_rows_count_persons_and_name_items() -> None:
    shown = texts(wright_map(some_map([0.2, -0.7]), name="x"))
    assert {"4 persons", "2 items", "3", "1", "item0", "item1"} <= set(shown)


def test_the_fullest_row_has_the_longest_bar() -> None:
    bars = of_class(wright_map(some_map([0.0]), name="x"), "bar")
    assert [number(bar, "width") for bar in bars] == pytest.approx([LONGEST, LONGEST / 3])


def test_ability_rises_upwards() -> None:
    low, high = of_class(wright_map(some_map([0.0]), name="x"), "bar")
    assert number(high, "y") < number(low, "y")


def test_an_item_stands_beside_the_persons_as_able_as_it_is_hard() -> None:
    svg = wright_map(some_map([1.3]), name="x")
    place = next(element for element in of_class(svg, "bar") if number(element, "width") < LONGEST)
    row = number(place, "y") + number(place, "height") / 2
    assert len(of_class(svg, "place")) == 1
    assert f'y="{row:g}"' in svg


def test_the_steps_of_an_item_are_numbered() -> None:
    item = ItemModel(np.ones(1), steps=np.array([-0.8, 0.8]))
    found = map_of([0.0], stack_items([item]), ["loss"])
    shown = texts(wright_map(found, name="x"))
    assert {"loss 1", "loss 2", "1 item, 2 steps", "1 person"} <= set(shown)


def test_what_has_no_room_in_a_row_is_counted() -> None:
    b = [0.1, 0.1, 0.1, 0.1, *np.linspace(-3.2, 3.3, 14)]
    assert any(words.startswith("item0") and ", +" in words for words in texts(wright_map(some_map(b), name="x")))


def test_a_large_bank_is_counted_and_not_named() -> None:
    svg = wright_map(some_map([0.1] * 60 + [0.6] * 30), name="x")
    assert [number(bar, "width") for bar in of_class(svg, "items")] == pytest.approx([LONGEST, LONGEST / 2])
    assert {"60", "30"} <= set(texts(svg))
    assert not of_class(svg, "place")


def test_the_whole_map_can_be_heard() -> None:
    said = description(wright_map(some_map([0.2, -0.7]), name="x"))
    assert said == "400 to 450: 0 persons; item1. 500 to 550: 3 persons; item0. 600 to 650: 1 person."
