"""A profile is a pure function of the evidence log and the calibration version."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from assessment import calibration, delivery, mastery, saving
from assessment.models import Calibration, Evidence, ItemParameters
from assessment.psychometrics.expert_prior import PROVISIONAL
from quizzes.models import Bank, Item, Quiz, Skill
from tests.conftest import response_to, right_answer

pytestmark = pytest.mark.django_db


def take(learner: User, quiz: Quiz, *, right: bool = True) -> None:
    attempt, _ = delivery.start(learner, quiz)
    for response in attempt.responses.select_related("variant__item"):
        if not response.is_code():
            given = right_answer(response) if right else None
            saving.save(learner, attempt.pk, response.number, saving.Save(given, "t", response.number, 0))
    delivery.finish(attempt)


def test_nothing_is_known_of_somebody_who_has_answered_nothing(learner: User) -> None:
    profile = mastery.profile(learner)
    assert {level.level for level in profile.skills.values()} == {"not_enough_evidence"}
    assert all(level.answers == 0 and level.last_evidence is None for level in profile.skills.values())
    assert profile.overall.mean == 0


def test_computing_it_again_gives_the_same_numbers(learner: User, quiz: Quiz) -> None:
    take(learner, quiz)
    assert mastery.profile(learner) == mastery.profile(learner)


def test_right_answers_raise_the_mean_and_any_answer_narrows_the_interval(
    learner: User, candidate: User, quiz: Quiz
) -> None:
    before = mastery.profile(learner).skills["counting"]
    take(learner, quiz, right=True)
    take(candidate, quiz, right=False)
    after, wrong = (mastery.profile(person).skills["counting"] for person in (learner, candidate))
    assert wrong.mean < before.mean < after.mean
    assert after.sd < before.sd and wrong.sd < before.sd


def test_the_interval_holds_ninety_per_cent(learner: User, quiz: Quiz) -> None:
    take(learner, quiz)
    level = mastery.profile(learner).skills["adding"]
    assert (level.high - level.low) / 2 == pytest.approx(1.6448536 * level.sd)


def test_a_topic_and_the_whole_are_surer_than_their_parts(learner: User, quiz: Quiz) -> None:
    take(learner, quiz)
    profile = mastery.profile(learner)
    assert profile.topics["sample"].sd < max(level.sd for level in profile.skills.values())
    assert profile.topics["sample"].answers == sum(level.answers for level in profile.skills.values())


def test_only_the_newest_evidence_of_a_response_counts(learner: User, quiz: Quiz) -> None:
    take(learner, quiz)
    row = Evidence.objects.filter(learner=learner, item__key="sample/pick").get()
    before = mastery.profile(learner).skills["counting"].answers
    row.pk, row.category, row.score = None, 0, 0.0
    row.save()
    after = mastery.profile(learner).skills["counting"]
    assert after.answers == before


def test_practice_comes_before_assessment_whenever_it_was_made(learner: User, quiz: Quiz, practice: Quiz) -> None:
    take(learner, quiz)
    attempt, _ = delivery.start(learner, practice)
    response = response_to(attempt, "pick")
    Evidence.objects.create(
        learner=learner,
        item=Item.objects.get(key="sample/add-up", current=True),
        response=response,
        category=3,
        score=1,
        mode="practice",
        made_at=timezone.now() + timedelta(days=1),
    )
    assert mastery.counted_evidence(learner)[0].mode == "practice"


def test_without_a_calibration_difficulties_are_provisional(learner: User) -> None:
    assert mastery.profile(learner).calibration == 0
    assert PROVISIONAL == "provisional"


def test_the_newest_calibration_is_used_and_named(learner: User, quiz: Quiz) -> None:
    take(learner, quiz)
    before = mastery.profile(learner).skills["counting"].mean
    made = Calibration.objects.create(version=3, made_at=timezone.now())
    item = Item.objects.get(key="sample/pick", current=True)
    ItemParameters.objects.create(calibration=made, item=item, a=2.5, b=1.5, c=0, steps=[0], b_sd=0.1)
    profile = mastery.profile(learner)
    assert profile.calibration == 3
    assert profile.skills["counting"].mean > before
    assert calibration.current([item.pk]).rows[item.pk].b == 1.5


def test_a_private_banks_skills_stay_out_of_a_strangers_profile(learner: User, stranger: User) -> None:
    bank = Bank.objects.create(slug="secret", title="Secret", owner=stranger.organisations.get())
    Skill.objects.create(slug="secret-skill", bank=bank, title="Secret", can_do="x", cut=0)
    assert "secret-skill" not in mastery.profile(learner).skills


def test_an_installation_without_banks_says_so(learner: User) -> None:
    Skill.objects.update(retired=True)
    with pytest.raises(mastery.NothingToMeasure):
        mastery.profile(learner)
