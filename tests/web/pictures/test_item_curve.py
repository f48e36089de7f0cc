"""An item's curve says what the model and the answers say."""

import numpy as np
import pytest

from assessment.psychometrics.item_model import ItemModel
from assessment.psychometrics.observed_curve import CurvePoint
from tests.web.pictures.svg import curve_points, description, number, of_class, texts
from web.pictures.item_curve import BOTTOM, HEIGHT, item_curve

ITEM = ItemModel(np.ones(1), a=1.3, b=0.5, c=0.25, b_sd=0.2)
CODE = ItemModel(np.ones(1), b=-0.4, steps=np.array([-0.8, 0.0, 0.8]))
POINT = CurvePoint(theta=0.0, share=0.5, low=0.4, high=0.6, persons=40)


def model(svg: str) -> list[tuple[float, float]]:
    """The longest curve: the guessing line has two points."""
    return max((curve_points(element) for element in of_class(svg, "curve")), key=len)


def test_the_curve_is_halfway_between_guessing_and_one_at_the_difficulty() -> None:
    points = model(item_curve(ITEM, [], name="x"))
    x, y = min(points, key=lambda point: abs(point[0] - 58.33))
    assert x == pytest.approx((550 - 200) / 6, abs=0.5)
    assert 1 - y / HEIGHT == pytest.approx(0.625, abs=0.01)


def test_the_curve_of_ordered_categories_is_the_expected_share_of_the_highest() -> None:
    points = model(item_curve(CODE, [], name="x"))
    _, y = min(points, key=lambda point: abs(point[0] - 43.33))
    assert 1 - y / HEIGHT == pytest.approx(0.5, abs=0.01)
    assert "mean score, as a share of the highest" in texts(item_curve(CODE, [], name="x"))


def test_the_curve_rises() -> None:
    heights = [y for _, y in model(item_curve(ITEM, [], name="x"))]
    assert heights == sorted(heights, reverse=True)


def test_a_point_stands_at_its_share_with_its_interval() -> None:
    svg = item_curve(ITEM, [POINT], name="x")
    ring = of_class(svg, "estimate")[0]
    assert ring.get("cx") == "50%"
    assert number(ring, "cy") == pytest.approx(BOTTOM - HEIGHT / 2)
    line = of_class(svg, "interval")[0]
    assert (number(line, "y1"), number(line, "y2")) == pytest.approx((BOTTOM - 0.6 * HEIGHT, BOTTOM - 0.4 * HEIGHT))


def test_points_and_model_can_be_heard() -> None:
    said = description(item_curve(ITEM, [POINT], name="x"))
    assert said.startswith("Difficulty 550, discrimination 1.30, guessing 0.25.")
    assert "500: 0.50, 0.40 to 0.60, the model says 0.51" in said


def test_the_band_is_wider_where_b_is_less_certain() -> None:
    def width(b_sd: float) -> float:
        item = ItemModel(np.ones(1), a=1.3, b=0.5, b_sd=b_sd)
        corners = curve_points(of_class(item_curve(item, [], name="x"), "band")[0])
        middle = [y for x, y in corners if abs(x - 58) < 0.6]
        return max(middle) - min(middle)

    assert width(0.4) > 1.5 * width(0.2)


def test_without_an_error_there_is_no_band_and_without_guessing_no_line() -> None:
    svg = item_curve(CODE, [], name="x")
    assert not of_class(svg, "band")
    assert len([one for one in of_class(svg, "curve") if len(curve_points(one)) > 2]) == 1
    assert not any("guessing" in words for words in texts(svg))


def test_an_item_beyond_the_scale_keeps_its_number_and_loses_its_place() -> None:
    svg = item_curve(ItemModel(np.ones(1), b=4.0), [], name="x")
    assert "difficulty 900" in texts(svg)
    assert len(of_class(svg, "place")) == 1  # that of the legend


def test_a_group_beyond_the_scale_stays_in_the_picture() -> None:
    svg = item_curve(ITEM, [CurvePoint(-5.0, 0.2, 0.1, 0.3, 20)], name="x")
    assert of_class(svg, "estimate")[0].get("cx") == "0%"
