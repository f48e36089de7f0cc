"""The interval bar of a skill, read against its own cut or a role's."""

from assessment.mastery import Level
from quizzes.models import Skill
from web.interval import Bar, bar

NO_LEVEL = "not_enough_evidence"


def skill_bar(skill: Skill, level: Level, cut: float | None = None) -> Bar:
    return bar(level.mean, level.sd, skill.cut if cut is None else cut, enough=level.level != NO_LEVEL)
