"""The table of coverage."""

import pytest

from tests.web.pictures.svg import description, number, of_class, texts
from web.pictures.coverage import Coverage, coverage

LEVELS = {0.5: 0.5, 0.8: 0.81, 0.9: 0.86, 0.95: 0.975}


def picture(*groups: Coverage) -> str:
    return coverage(groups, title="Coverage by fifth of the estimate")


def test_each_level_has_a_column_and_each_group_a_row() -> None:
    svg = picture(Coverage("lowest fifth", 400, LEVELS), Coverage("all", 2000, LEVELS))
    assert {"50\N{NO-BREAK SPACE}%", "95\N{NO-BREAK SPACE}%", "lowest fifth", "400 persons", "all"} <= set(texts(svg))
    assert len(of_class(svg, "field")) == 8


def test_what_is_not_as_promised_is_said_in_a_word() -> None:
    assert {"50.0", "81.0", "86.0 low", "97.5 high"} <= set(texts(picture(Coverage("all", 2000, LEVELS))))


@pytest.mark.parametrize(
    ("share", "words"), [(0.88, "88.0"), (0.8794, "87.9 low"), (0.92, "92.0"), (0.93, "93.0 high")]
)
def test_two_points_are_still_honest(share: float, words: str) -> None:
    assert words in texts(picture(Coverage("all", 2000, {0.9: share})))


def test_more_persons_make_a_shorter_bar() -> None:
    few, many = (of_class(picture(Coverage("all", n, {0.9: 0.9})), "bar")[0] for n in (400, 1600))
    assert number(few, "width") == pytest.approx(2 * number(many, "width"), rel=0.01)


def test_a_share_far_off_stays_in_its_cell() -> None:
    svg = picture(Coverage("all", 500, {0.8: 0.2, 0.9: 0.9}))
    ring = of_class(svg, "estimate")[0]
    assert 28 < number(ring, "cx") < 64


def test_the_table_can_be_heard() -> None:
    said = description(picture(Coverage("all", 2000, {0.9: 0.86})))
    assert said == "all, 2,000 persons: 90\N{NO-BREAK SPACE}% intervals 86.0, low."


@pytest.mark.parametrize(
    "groups",
    [
        [],
        [Coverage("a", 10, {})],
        [Coverage("a", 0, {0.9: 0.9})],
        [Coverage("a", 10, {0.9: 0.9}), Coverage("b", 10, {0.5: 0.5})],
    ],
)
def test_groups_that_do_not_make_a_table_are_named(groups: list[Coverage]) -> None:
    with pytest.raises(ValueError, match="groups: expected"):
        coverage(groups, title="x")
