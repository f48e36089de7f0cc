"""The decision in words, and chances that never say more than their word."""

from typing import Any

import pytest

from web import decisions
from web.chances import chance


def skill(title: str, p: float, *, gate: bool = False, level: str = "open") -> dict[str, Any]:
    return {"title": title, "p_meets": p, "gate": gate, "level": level}


def content(decision: str, p: float, *skills: dict[str, Any], mean: float = 0.5, more: int | None = None) -> Any:
    level = {"mean": mean, "sd": 0.3, "cut": 0.0, "sigma": 0.1}
    return {"decision": decision, "p_meets": p, "skills": list(skills), "role_level": level, "more_items": more}


@pytest.mark.parametrize(
    ("p", "shown"),
    [
        (0.4, "0.40"),
        (0.8999, "0.89"),
        (0.9, "0.90"),
        (0.6951, "0.69"),
        (0.2999, "0.29"),
        (0.1, "0.10"),
        (0.1049, "0.11"),
        (0.0, "0.01"),
        (1.0, "0.99"),
    ],
)
def test_a_chance_never_rounds_over_a_cut_off_nor_to_certainty(p: float, shown: str) -> None:
    assert chance(p) == shown


def test_the_reason_is_the_condition_least_likely_met() -> None:
    told = decisions.words(content("more_evidence", 0.4, skill("Calibration", 0.44, gate=True), more=9))
    assert told.heading == "More evidence: about 9 questions"
    assert told.reason == "What keeps it open most is one gate, calibration, at 0.44."


def test_a_skill_that_is_no_gate_is_no_reason() -> None:
    told = decisions.words(content("not_yet", 0.02, skill("Calibration", 0.01), mean=-1))
    assert told.reason == "What stands against it most is the role as a whole, at 0.01."
    assert told.conditions == ""


def test_a_gate_without_evidence_says_so() -> None:
    gate = skill("pass@k", 0.3, gate=True, level="not_enough_evidence")
    assert (
        "one gate, pass@k, at 0.30, for which there is not enough evidence yet"
        in decisions.words(content("more_evidence", 0.3, gate, more=100)).reason
    )


@pytest.mark.parametrize(
    ("decision", "more", "heading"),
    [
        ("meets", None, "Meets the role"),
        ("not_yet", None, "Not yet"),
        ("more_evidence", 1, "More evidence: about 1 question"),
        ("more_evidence", 100, "More evidence: 100 questions or more"),
    ],
)
def test_the_heading(decision: str, more: int | None, heading: str) -> None:
    assert decisions.heading(decision, more) == heading


def test_gates_are_counted() -> None:
    skills = [skill("A", 0.95, gate=True, level="meets"), skill("B", 0.5, gate=True), skill("C", 0.99, level="meets")]
    assert decisions.gates_met(skills) == "1 of 2"
    assert decisions.gates_met([]) == ""
