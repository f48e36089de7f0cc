"""The interval bar: geometry that says what the numbers say."""

import pytest

from web.interval import Bar, bar


def width(found: Bar, side: str, y: int) -> float:
    return sum(float(piece.width.rstrip("%")) for piece in found.pieces if (piece.side, piece.y) == (side, y))


def test_five_hundred_lies_in_the_middle() -> None:
    assert bar(0.0, 0.5, 0.0).mean == "50%"


def test_a_hundred_points_are_a_fifth_of_the_width() -> None:
    assert bar(1.0, 0.5, 0.0).mean == "70%"


def test_the_label_says_estimate_interval_and_cut() -> None:
    assert bar(0.9, 0.55, 0.5).label == "590, 90\N{NO-BREAK SPACE}% interval 500 to 680, cut 550"


def test_both_intervals_are_split_at_the_cut() -> None:
    found = bar(0.0, 0.5, 0.0)
    assert width(found, "below", 11) == pytest.approx(width(found, "above", 11), abs=0.01)
    assert width(found, "below", 7) == pytest.approx(width(found, "above", 7), abs=0.01)


def test_the_inner_interval_is_the_fifty_percent_one() -> None:
    found = bar(0.0, 0.5, -3.0)
    assert width(found, "above", 7) / width(found, "above", 11) == pytest.approx(0.41, abs=0.001)


def test_what_is_far_above_the_cut_is_all_solid() -> None:
    assert {piece.side for piece in bar(1.5, 0.2, 0.0).pieces} == {"above"}


def test_what_is_far_below_the_cut_is_all_pale() -> None:
    assert {piece.side for piece in bar(-1.5, 0.2, 0.0).pieces} == {"below"}


def test_an_end_outside_the_scale_gets_an_arrow_and_stays_inside() -> None:
    found = bar(2.3, 0.5, 0.0)
    assert (found.arrow_low, found.arrow_high) == (False, True)
    ends = [float(p.x.rstrip("%")) + float(p.width.rstrip("%")) for p in found.pieces]
    assert max(ends) == 100


def test_without_enough_evidence_there_is_no_estimate_and_no_number() -> None:
    found = bar(0.2, 1.0, 0.5, enough=False)
    assert (found.mean, found.pieces, found.numbers) == (None, (), "")
    assert found.thin is not None and found.cut == "60%"
    assert found.label.startswith("Not enough evidence: somewhere between 360 and 680")


def test_without_a_cut_there_is_no_needle_and_no_word_of_it() -> None:
    found = bar(0.0, 0.5)
    assert found.cut is None and "cut" not in found.label
