"""The next item of an adaptive quiz: what would tell most about its skills, within the blueprint."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from assessment import calibration, mastery, selecting
from assessment.answer_keys import key_from
from assessment.models import Attempt, Response
from assessment.psychometrics.item_model import stack_items
from assessment.psychometrics.selection import choose as choose_among
from assessment.psychometrics.selection import expected_variance_drop, should_stop
from assessment.psychometrics.skill_filter import Posterior, posterior
from assessment.scoring import score
from quizzes.models import Item


def choose(attempt: Attempt, asked: Sequence[Response]) -> Item | None:
    """The next item, or None when the quiz is long or precise enough, or nothing is left to ask.

    Drawn among the best few, seeded by the attempt, so that the best items are not shown to everybody. The code
    items that the blueprint demands come last: they take longest.
    """
    quiz, plan = attempt.quiz, attempt.quiz.blueprint
    seen = selecting.seen_by(attempt.learner)
    pool = selecting.fresh_first(selecting.candidates(quiz), seen, quiz)
    # Its own answers come in below, once; feedback may have made evidence of some already.
    found = mastery.estimate(attempt.learner, without=attempt, also=_skills_of(pool))
    axis = {skill.pk: position for position, skill in enumerate(found.skills)}
    now = _with_answers(found, asked, axis)
    goals = [axis[skill.pk] for skill in found.skills if skill.slug in plan["skills"]]
    errors = np.sqrt(np.diag(now.covariance))[goals]
    missing = _missing_kinds(asked, plan.get("kinds", {}))
    left = quiz.length() - len(asked)
    if left <= 0 or (should_stop(errors, len(asked), target=plan.get("stop_standard_error")) and not missing):
        return None
    allowed = np.array([_allowed(item, asked, plan["skills"], missing, left) for item in pool], dtype=bool)
    if not allowed.any():
        return None
    fresh = allowed & np.array([seen.fresh(item) for item in pool], dtype=bool)
    ids = [item.pk for item in pool]
    weights, parameters = calibration.weights_of(ids), calibration.current(ids)
    models = stack_items([calibration.model(item, weights[item.pk], axis, parameters) for item in pool])
    value = expected_variance_drop(now.mean, now.covariance, models, np.eye(len(axis))[goals])
    picked = choose_among(value, fresh if fresh.any() else allowed, np.random.default_rng([attempt.seed, len(asked)]))
    return None if picked is None else pool[picked]


def _skills_of(pool: Sequence[Item]) -> set[str]:
    """All skills that the pool measures; those of a private bank are on nobody's profile before."""
    return {weight.skill.slug for item in pool for weight in item.weights.all()}


def _with_answers(found: mastery.Estimate, asked: Sequence[Response], axis: dict[int, int]) -> Posterior:
    """The estimate with this attempt's answers, which are no evidence yet; code still being judged is left out."""
    ids = [response.item.pk for response in asked]
    weights, parameters = calibration.weights_of(ids), calibration.current(ids)
    answers = [
        (calibration.model(response.item, weights[response.item.pk], axis, parameters), category)
        for response in asked
        if (category := _category(response)) is not None
    ]
    return posterior(found.posterior.mean, found.posterior.covariance, answers)


def _category(response: Response) -> int | None:
    if response.is_code():
        return response.category if response.submitted else 0
    return score(key_from(response.item.kind, response.variant.key), response.answer).category


def _missing_kinds(asked: Sequence[Response], kinds: dict[str, int]) -> dict[str, int]:
    had = Counter(response.item.kind for response in asked)
    return {kind: least - had[kind] for kind, least in kinds.items() if had[kind] < least}


def _allowed(item: Item, asked: Sequence[Response], skills: dict[str, int], missing: dict[str, int], left: int) -> bool:
    if any(response.item.key == item.key for response in asked) or not item.available:
        return False
    main = selecting.main_skill(item)
    if sum(selecting.main_skill(response.item) == main for response in asked) >= skills.get(main, 0):
        return False
    if left <= sum(missing.values()):
        return item.kind in missing
    return item.kind != Item.Kind.CODE
