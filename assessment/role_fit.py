"""A learner's own reading of a role: the chance to meet it, and the cuts that their skills are read against."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from assessment.mastery import Estimate
from assessment.psychometrics.decisions import RoleStandard, decide, p_meets
from assessment.psychometrics.mastery_levels import mastery_level, mastery_probability
from assessment.psychometrics.more_evidence import items_to_decide
from quizzes.models import Role, RoleSkill


@dataclass(frozen=True)
class RoleFit:
    """P(meets) with its word; `more` answers would about settle it. Skills that the role names, by slug."""

    role: Role
    chance: float
    decision: str
    more: int | None
    asked: Mapping[str, RoleSkill]
    levels: Mapping[str, str]

    @property
    def cuts(self) -> dict[str, float]:
        return {slug: row.cut for slug, row in self.asked.items()}


def role_fit(found: Estimate, role: Role) -> RoleFit | None:
    """The role read on an estimate; None when the estimate knows none of its skills."""
    named = {row.skill.slug: row for row in role.skills.select_related("skill")}
    asked = {skill.slug: named[skill.slug] for skill in found.skills if skill.slug in named}
    if not any(row.weight or row.gate for row in asked.values()):
        return None
    standard = _standard(found, asked)
    mean, covariance = found.posterior.mean, found.posterior.covariance
    chance = p_meets(mean, covariance, standard)
    decision = decide(chance).value
    more = items_to_decide(mean, covariance, standard) if decision == "more_evidence" else None
    return RoleFit(role, chance, decision, more, asked, _levels(found, asked))


def _standard(found: Estimate, asked: Mapping[str, RoleSkill]) -> RoleStandard:
    rows = [asked.get(skill.slug) for skill in found.skills]
    return RoleStandard(
        weights=np.array([row.weight if row else 0.0 for row in rows]),
        cuts=np.array([row.cut if row else 0.0 for row in rows]),
        sigmas=np.array([row.sigma if row else 0.0 for row in rows]),
        gates=np.array([bool(row and row.gate) for row in rows]),
    )


def _levels(found: Estimate, asked: Mapping[str, RoleSkill]) -> dict[str, str]:
    """The mastery level of each skill against the role's cut, where the profile reads it against the skill's own."""
    levels = {}
    for position, skill in enumerate(found.skills):
        if row := asked.get(skill.slug):
            mean, sd = float(found.posterior.mean[position]), float(found.posterior.sd[position])
            chance = float(mastery_probability(mean, sd, row.cut))
            levels[skill.slug] = mastery_level(chance, sd, float(found.prior_sd[position])).value
    return levels
