"""What holds for every picture: words for those who cannot see it, tokens for colours, text that can be read."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from django.conf import settings

from assessment.psychometrics.item_model import ItemModel, stack_items
from assessment.psychometrics.mastery_levels import MasteryLevel
from assessment.psychometrics.observed_curve import CurvePoint
from assessment.psychometrics.wright_map import wright_map as map_of
from tests.web.pictures.svg import NS, description, parsed, texts, title
from web.pictures.coverage import Coverage, coverage
from web.pictures.item_curve import item_curve
from web.pictures.picture_file import COLORS, picture_file
from web.pictures.profile import SkillEstimate, profile
from web.pictures.quiz_information import quiz_information
from web.pictures.wright_map import wright_map

ODD = '<b>"Réseau" & \x00co</b>'

ITEM = ItemModel(np.ones(1), a=1.3, b=0.4, c=0.2, b_sd=0.2)
THETA = np.linspace(-3, 3, 61)


def some_map() -> str:
    items = stack_items([ITEM, ItemModel(np.ones(1), b=-1.0)])
    return wright_map(map_of(np.linspace(-2, 2, 40), items, [ODD, "loss"]), name=ODD)


PICTURES: dict[str, Callable[[], str]] = {
    "profile": lambda: profile(
        [SkillEstimate(ODD, 0.5, 0.4, level, 0.3, ODD, ODD) for level in MasteryLevel], title=ODD
    ),
    "item curve": lambda: item_curve(ITEM, [CurvePoint(0.1, 0.5, 0.4, 0.6, 40)], name=ODD),
    "information": lambda: quiz_information(THETA, 8 * np.exp(-(THETA**2)), name=ODD, cut=0.5),
    "wright map": some_map,
    "coverage": lambda: coverage([Coverage(ODD, 500, {0.5: 0.56, 0.9: 0.9})], title=ODD),
}

each = pytest.mark.parametrize("name", PICTURES)


@each
def test_it_has_a_title_and_a_description(name: str) -> None:
    svg = PICTURES[name]()
    assert ODD.replace("\x00", "\ufffd") in title(svg)
    assert len(description(svg)) > 20
    assert parsed(svg).get("role") == "img"


@each
def test_words_are_text_and_never_markup(name: str) -> None:
    svg = PICTURES[name]()
    assert "<b>" not in svg
    assert not list(parsed(svg).iter(f"{NS}b"))


@each
def test_it_is_as_wide_as_its_place(name: str) -> None:
    root = parsed(PICTURES[name]())
    assert root.get("width") == "100%"
    for element in root.iter(f"{NS}svg"):
        assert element.get("width") in (None, "100%")


@each
def test_no_text_is_below_twelve_pixels(name: str) -> None:
    """Text stands outside of frames that stretch, so its size is what it is drawn at."""
    root = parsed(PICTURES[name]())
    assert all(float(text.get("font-size", "0")) >= 12 for text in root.iter(f"{NS}text"))
    for frame in root.iter(f"{NS}svg"):
        if frame.get("viewBox"):
            assert not list(frame.iter(f"{NS}text"))


@each
def test_colours_are_tokens(name: str) -> None:
    tokens = set(re.findall(r"--([\w-]+):", (settings.BASE_DIR / "frontend/src/tokens.css").read_text()))
    for element in parsed(PICTURES[name]()).iter():
        for paint in (element.get("fill"), element.get("stroke")):
            if paint not in (None, "none"):
                found = re.fullmatch(r"var\(--([\w-]+)\)", paint or "")
                assert found and found[1] in tokens & COLORS.keys()


@each
def test_it_needs_no_style_script_or_name_that_another_picture_could_have(name: str) -> None:
    for element in parsed(PICTURES[name]()).iter():
        assert not {"style", "id", "href", "onclick"} & set(element.attrib)
        assert element.tag.removeprefix(NS) not in ("style", "script", "image", "a")


@each
def test_the_same_data_give_the_same_picture(name: str) -> None:
    assert PICTURES[name]() == PICTURES[name]()


@each
def test_numbers_are_numbers(name: str) -> None:
    assert not re.search(r"\b(nan|inf|None)\b", PICTURES[name]())


@each
def test_as_a_file_it_stands_alone(name: str) -> None:
    svg = picture_file(PICTURES[name](), width=600)
    root = parsed(svg)
    assert "var(" not in svg
    assert (root.get("width"), (root.get("viewBox") or "").split()[:3]) == ("600", ["0", "0", "600"])
    assert set(texts(PICTURES[name]())) <= set(texts(svg))
    assert description(svg) == description(PICTURES[name]())
