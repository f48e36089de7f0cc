"""The information of a quiz and the error that it leaves."""

import numpy as np
import pytest

from tests.web.pictures.svg import curve_points, description, number, of_class, texts
from web.pictures.quiz_information import BOTTOM, ERROR, INFORMATION, quiz_information

THETA = np.linspace(-3, 3, 121)
PEAKED = 16 * np.exp(-((THETA - 0.5) ** 2))


def test_the_highest_information_stands_below_a_round_number() -> None:
    svg = quiz_information(THETA, PEAKED, name="x")
    assert {"10", "20"} <= set(texts(svg))
    highest = min(y for _, y in curve_points(of_class(svg, "curve")[0]))
    assert highest == pytest.approx(INFORMATION * (1 - 16 / 20), abs=0.1)


def test_the_smallest_error_is_a_hundred_over_the_root_of_the_information() -> None:
    svg = quiz_information(THETA, PEAKED, name="x")
    ring = of_class(svg, "estimate")[0]
    assert ring.get("cx") == "58.33%"
    assert number(ring, "cy") == pytest.approx(BOTTOM - ERROR * 25 / 100)
    assert "±25" in texts(svg)


def test_the_error_at_the_cut_can_be_heard() -> None:
    said = description(quiz_information(THETA, PEAKED, name="x", cut=0.0))
    expected = 100 / np.sqrt(16 * np.exp(-0.25))
    assert said == f"The standard error is smallest at 550: 25 points. At the cut of 500 it is {expected:.0f}."


def test_a_quiz_that_tells_nothing_has_no_smallest_error_to_show() -> None:
    svg = quiz_information(THETA, np.zeros(121), name="x")
    assert not of_class(svg, "estimate")


@pytest.mark.parametrize(
    ("theta", "information"),
    [([0.0], [1.0]), ([0.0, 0.0], [1.0, 1.0]), ([0.0, 1.0], [-1.0, 1.0]), ([0.0, 1.0], [np.nan, 1.0])],
)
def test_what_is_no_curve_is_named(theta: list[float], information: list[float]) -> None:
    with pytest.raises(ValueError, match="information: expected"):
        quiz_information(theta, information, name="x")
