"""The nightly recalibration: a new version from the evidence, nothing overwritten, everybody scored by it."""

import numpy as np
import pytest
from django.utils import timezone

from accounts.models import User
from assessment import calibration, mastery, recalibrating
from assessment.models import Attempt, Calibration, Evidence, ItemParameters, Response
from assessment.psychometrics.response import category_probabilities
from quizzes.models import Item, Quiz

pytestmark = pytest.mark.django_db
PERSONS = 80


@pytest.fixture(autouse=True)
def _small_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recalibrating, "FEWEST_ANSWERS", 200)


@pytest.fixture
def items(quiz: Quiz) -> list[Item]:
    return list(Item.objects.filter(current=True, bank__slug="sample").exclude(kind="code").order_by("pk"))


def answers(items: list[Item], persons: int = PERSONS, harder: float = 0.0, name: str = "p") -> None:
    """What `persons` of ability N(0, 1) answer to items that are `harder` than they were rated."""
    generator = np.random.default_rng(7)
    quiz, now = Quiz.objects.get(slug="everything"), timezone.now()
    weights = calibration.weights_of(item.pk for item in items)
    skills = sorted({skill for each in weights.values() for skill in each})
    axis = {skill: place for place, skill in enumerate(skills)}
    models = [calibration.model(i, weights[i.pk], axis, calibration.Parameters(0, {})) for i in items]
    for number in range(persons):
        learner = User.objects.create_user(f"{name}{number}@example.org")
        attempt = Attempt.objects.create(learner=learner, quiz=quiz, seed=number, started_at=now, state="finished")
        theta = generator.normal()
        rows = []
        for place, (item, model) in enumerate(zip(items, models, strict=True), start=1):
            response = Response.objects.create(attempt=attempt, number=place, variant=item.variants.order_by("pk")[0])
            chances = category_probabilities(theta - harder, model.a, model.b, model.c, model.steps)
            category = int(generator.choice(chances.size, p=chances / chances.sum()))
            score = category / (chances.size - 1)
            rows.append(
                Evidence(
                    learner=learner,
                    item=item,
                    response=response,
                    category=category,
                    score=score,
                    mode="assessment",
                    made_at=timezone.now(),
                )
            )
        Evidence.objects.bulk_create(rows)


def test_too_little_evidence_makes_no_version(items: list[Item]) -> None:
    answers(items, persons=3)
    assert recalibrating.run() is None
    assert not Calibration.objects.exists()


def test_a_version_holds_what_it_was_made_of(items: list[Item]) -> None:
    answers(items)
    version = recalibrating.run("by hand")
    assert version is not None
    assert (version.version, version.answers, version.note) == (1, PERSONS * len(items), "by hand")
    rows = ItemParameters.objects.filter(calibration=version)
    assert {row.item_id for row in rows} == {item.pk for item in items}
    assert all(row.answers == PERSONS and 0 < row.b_sd < 0.5 for row in rows)


def test_items_that_prove_harder_than_rated_are_found_to_be(items: list[Item]) -> None:
    answers(items, harder=1.0)
    rated = {item.pk: calibration.model(item, {0: 1.0}, {0: 0}, calibration.Parameters(0, {})).b for item in items}
    recalibrating.run()
    moved = [row.b - rated[row.item_id] for row in ItemParameters.objects.all()]
    assert np.mean(moved) > 0.3


def test_nothing_new_makes_no_second_version(items: list[Item]) -> None:
    answers(items)
    assert recalibrating.run() is not None
    assert recalibrating.run() is None


def test_a_second_version_stands_beside_the_first(items: list[Item]) -> None:
    answers(items)
    first = recalibrating.run()
    before = list(ItemParameters.objects.filter(calibration=first).order_by("item").values("item", "a", "b"))
    answers(items, name="later")
    second = recalibrating.run()
    assert second is not None and second.version == 2
    assert list(ItemParameters.objects.filter(calibration=first).order_by("item").values("item", "a", "b")) == before


def test_profiles_are_scored_by_the_newest_version(items: list[Item]) -> None:
    answers(items, harder=1.0)
    learner = User.objects.get(email="p0@example.org")
    before = mastery.profile(learner)
    recalibrating.run()
    after = mastery.profile(learner)
    assert (before.calibration, after.calibration) == (0, 1)
    assert after.overall.mean > before.overall.mean  # the same answers to harder items


def test_void_attempts_and_answers_of_private_banks_teach_nothing(items: list[Item]) -> None:
    answers(items)
    Attempt.objects.update(state=Attempt.State.VOID)
    assert recalibrating.run() is None
