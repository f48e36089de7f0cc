"""The nightly recalibration: item parameters from all evidence, as a new version beside the ones before.

Profiles are a function of the evidence and the newest version, so everybody is scored anew by asking again; an issued
report keeps the version it was made with.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.db import transaction
from django.utils import timezone

from assessment import calibration
from assessment.models import Attempt, Calibration, Evidence, ItemParameters
from assessment.psychometrics.answer_log import answer_log
from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.item_model import ItemArray, stack_items
from assessment.psychometrics.recalibration import Recalibration, choose_anchors, drifted, recalibrate
from assessment.psychometrics.skill_filter import tree_prior
from quizzes.models import Item, ItemSkill, Skill

# Below this many answers in all, the founders' ratings are better than anything that could be estimated.
FEWEST_ANSWERS = 500
# An item with fewer stays as it was rated, with the uncertainty that a rating has.
FEWEST_PER_ITEM = 30


@dataclass(frozen=True)
class Answers:
    """The evidence of one run: `rows` by learner and in the order given, over `items` and `skills`."""

    rows: Sequence[Evidence]
    items: Sequence[Item]
    skills: Sequence[Skill]

    @property
    def log(self) -> tuple[list[int], list[int], list[int]]:
        """Numbers of the person, of the item, and the category, for each answer."""
        persons = {learner: number for number, learner in enumerate(sorted({row.learner_id for row in self.rows}))}
        places = {item.pk: number for number, item in enumerate(self.items)}
        found = [(persons[row.learner_id], places[row.item_id], row.category) for row in self.rows]
        person, item, category = (list(column) for column in zip(*found, strict=True))
        return person, item, category


def run(note: str = "") -> Calibration | None:
    """A new version from all evidence there is; None while there is too little, or nothing new since the last one."""
    answers = _answers()
    if len(answers.rows) < FEWEST_ANSWERS or not _news(answers):
        return None
    axis = {skill.pk: place for place, skill in enumerate(answers.skills)}
    weights = calibration.weights_of(item.pk for item in answers.items)
    parameters = calibration.current(item.pk for item in answers.items)
    provisional = calibration.Parameters(0, {})
    experts = stack_items([calibration.model(i, weights[i.pk], axis, provisional) for i in answers.items])
    now = stack_items([calibration.model(i, weights[i.pk], axis, parameters) for i in answers.items])
    log = answer_log(*answers.log, experts)
    found = recalibrate(
        experts,
        log,
        np.zeros(len(axis)),
        _prior(answers.skills),
        anchors=choose_anchors(now) if parameters.version else None,
        start=now if parameters.version else None,
    )
    return _stored(answers, now, found, note)


def _answers() -> Answers:
    """Of each response the newest evidence, of items of public banks that are still asked; no void attempts."""
    rows = Evidence.objects.exclude(response__attempt__state=Attempt.State.VOID)
    rows = rows.filter(item__current=True, item__bank__owner=None).select_related("item").order_by("id")
    newest = {row.response_id: row for row in rows}
    items = {row.item_id: row.item for row in newest.values()}
    skills = Skill.objects.filter(pk__in=ItemSkill.objects.filter(item__in=items).values("skill")).order_by("pk")
    return Answers(list(newest.values()), list(items.values()), list(skills))


def _news(answers: Answers) -> bool:
    newest = Calibration.objects.order_by("-version").first()
    return newest is None or any(row.made_at > newest.made_at for row in answers.rows)


def _prior(skills: Sequence[Skill]) -> FloatArray:
    return tree_prior(np.array([skill.bank_id for skill in skills], dtype=float))


@transaction.atomic
def _stored(answers: Answers, before: ItemArray, found: Recalibration, note: str) -> Calibration:
    newest = Calibration.objects.select_for_update().order_by("-version").first()
    version = Calibration.objects.create(
        version=newest.version + 1 if newest else 1,
        made_at=timezone.now(),
        note=note,
        answers=len(answers.rows),
        sweeps=found.sweeps,
        converged=found.converged,
    )
    enough = found.answers >= FEWEST_PER_ITEM
    moved = drifted(before, found.items) & enough if newest else np.zeros(len(before), dtype=bool)
    ItemParameters.objects.bulk_create(
        _row(version, item, found, place, drifted=bool(moved[place]))
        for place, item in enumerate(answers.items)
        if enough[place]
    )
    return version


def _row(version: Calibration, item: Item, found: Recalibration, place: int, *, drifted: bool) -> ItemParameters:
    model = found.items.model(place)
    return ItemParameters(
        calibration=version,
        item=item,
        a=model.a,
        b=model.b,
        c=model.c,
        steps=list(map(float, model.steps)),
        b_sd=model.b_sd,
        a_sd=model.a_sd,
        answers=int(found.answers[place]),
        calibrated=bool(found.calibrated[place]),
        drifted=drifted,
    )
