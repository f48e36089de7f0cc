"""A report's decision support in one sentence, with its number and its reason. People decide, Assay does not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any

from assessment.psychometrics.mastery_levels import mastery_probability
from hiring.reports import NO_LEVEL
from web.chances import chance

CAP = 100  # hiring.reports looks no farther ahead

BOUNDS = {
    "meets": "at or above the 0.90 from which this position says “meets”",
    "not_yet": "at or below the 0.10 up to which this position says “not yet”",
    "more_evidence": "between the 0.10 and 0.90 at which this position decides",
}
REASONS = {
    "meets": "The closest of its conditions is",
    "not_yet": "What stands against it most is",
    "more_evidence": "What keeps it open most is",
}


@dataclass(frozen=True)
class Words:
    """The decision for people: a heading, the sentence around its number, and the reason."""

    heading: str
    chance: str
    conditions: str
    bound: str
    reason: str


def words(content: Mapping[str, Any]) -> Words:
    """A report's content -> its decision in words."""
    decision, gates = content["decision"], _gates(content["skills"])
    return Words(
        heading=heading(decision, content["more_items"]),
        chance=chance(content["p_meets"]),
        conditions="with its gate" if len(gates) == 1 else "with all its gates" if gates else "",
        bound=BOUNDS[decision],
        reason=f"{REASONS[decision]} {_weakest(content, gates)}.",
    )


def heading(decision: str, more_items: int | None) -> str:
    if decision == "meets":
        return "Meets the role"
    if decision == "not_yet":
        return "Not yet"
    if not more_items:
        return "More evidence"
    if more_items >= CAP:
        return f"More evidence: {CAP} questions or more"
    return f"More evidence: about {more_items} question{'s' if more_items > 1 else ''}"


def role_chance(level: Mapping[str, float]) -> float:
    """The chance that the weighted mean of skills reaches its cut, with the cut's own error."""
    return float(mastery_probability(level["mean"], hypot(level["sd"], level["sigma"]), level["cut"]))


def gates_met(skills: Sequence[Mapping[str, Any]]) -> str:
    """2 of 3; empty where a role has no gate."""
    gates = _gates(skills)
    return f"{sum(skill['level'] == 'meets' for skill in gates)} of {len(gates)}" if gates else ""


def _gates(skills: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [skill for skill in skills if skill["gate"]]


def _weakest(content: Mapping[str, Any], gates: Sequence[Mapping[str, Any]]) -> str:
    """The condition of the role that is least likely to be met, with its chance."""
    whole = role_chance(content["role_level"])
    gate = min(gates, key=lambda skill: skill["p_meets"], default=None)
    if gate is None or whole < gate["p_meets"]:
        return f"the role as a whole, at {chance(whole)}"
    scant = ", for which there is not enough evidence yet" if gate["level"] == NO_LEVEL else ""
    return f"one gate, {lower_first(gate['title'])}, at {chance(gate['p_meets'])}{scant}"


def lower_first(title: str) -> str:
    """A title inside a sentence; an abbreviation stays as it is."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
