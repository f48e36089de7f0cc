"""A profile's picture says what the numbers say."""

import pytest

from assessment.psychometrics.mastery_levels import MasteryLevel
from tests.web.pictures.svg import description, number, of_class, texts
from web.pictures.profile import SkillEstimate, profile

BPE = SkillEstimate("Byte-level BPE", 1.0, 0.5, MasteryLevel.LIKELY, 0.5, "9 answers", "Tokenization")
THIN = SkillEstimate("Quantised inference", 0.0, 1.0, MasteryLevel.NOT_ENOUGH_EVIDENCE, 0.3, "0 answers", "Inference")


def picture(*skills: SkillEstimate) -> str:
    return profile(skills, title="Skills of Amara Okafor")


def test_name_level_numbers_and_note_stand_as_words() -> None:
    assert {"Tokenization", "Byte-level BPE", "Likely", "600, 520 to 680", "9 answers"} <= set(texts(picture(BPE)))


def test_the_estimate_stands_on_the_scale() -> None:
    assert of_class(picture(BPE), "estimate")[0].get("cx") == "70%"


def test_full_gold_lies_above_the_cut() -> None:
    above = of_class(picture(BPE), "above")
    assert min(number(piece, "x") for piece in above) == pytest.approx(60)
    assert max(number(piece, "x") + number(piece, "width") for piece in of_class(picture(BPE), "below")) <= 60.01


def test_without_enough_evidence_there_is_no_estimate_and_no_number() -> None:
    svg = picture(THIN)
    assert len(of_class(svg, "estimate")) == 1  # that of the legend
    assert of_class(svg, "thin")
    assert "Not enough evidence" in texts(svg)
    assert not any(" to " in words for words in texts(svg))


def test_a_topic_is_named_once_over_its_skills() -> None:
    shown = texts(picture(BPE, BPE, THIN))
    assert (shown.count("Tokenization"), shown.count("Inference")) == (1, 1)


def test_a_long_name_is_wrapped_and_makes_room() -> None:
    name = "Special tokens, chat templates and everything else between turns"
    long = SkillEstimate(name, 0.0, 0.5, MasteryLevel.OPEN)
    assert name not in texts(picture(long))
    assert float(long.height) > float(BPE.height)


def test_an_interval_beyond_the_scale_ends_in_an_arrow() -> None:
    assert not of_class(picture(BPE), "arrow")
    assert len(of_class(picture(SkillEstimate("x", 2.2, 0.5, MasteryLevel.MASTERED)), "arrow")) == 1


def test_every_skill_can_be_heard() -> None:
    said = description(picture(BPE, THIN))
    assert "Byte-level BPE: Likely, 600, 90\N{NO-BREAK SPACE}% interval 520 to 680, cut 550, 9 answers." in said
    assert "Quantised inference: Not enough evidence: somewhere between 340 and 660, cut 530, 0 answers." in said


def test_without_cuts_the_legend_does_not_explain_them() -> None:
    svg = picture(SkillEstimate("x", 0.0, 0.5, MasteryLevel.OPEN))
    assert not any("cut" in words for words in texts(svg))


def test_no_skills_make_an_empty_picture() -> None:
    assert "300" in texts(picture())
