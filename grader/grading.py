"""grade(submission): run the code on one input at a time, compare outside, record everything in one transaction."""

import logging
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from assessment import judgements
from assessment.psychometrics.categories import code_category
from grader import own_input, queue, sandbox, showing
from grader.checkers import Check
from grader.comparing import expected_of
from grader.examining import examine
from grader.models import CaseResult, Submission
from grader.sandbox import Call, Job, Limits, Outcome, runtimes
from grader.verdicts import Verdict, of_exit, overall
from quizzes.cases import Case, Judging
from quizzes.models import Item

log = logging.getLogger(__name__)


class JudgingFailed(Exception):
    """A fault of ours while judging; the submission is tried again."""


@dataclass(frozen=True)
class Judgement:
    """What a submission came to, before it is written down."""

    verdict: Verdict
    cases: Sequence[CaseResult]
    conditions: dict[str, Any]

    @property
    def points(self) -> float:
        return sum(case.points for case in self.cases)

    @property
    def max_points(self) -> float:
        return sum(case.max_points for case in self.cases)


def grade(submission_id: UUID | str) -> None:
    """Judges a waiting submission. May be called twice for one id, and by two workers, without harm."""
    submission = queue.take(submission_id)
    if submission is None:
        return
    try:
        with queue.heartbeat(submission):
            record(submission, judge(submission))
    except sandbox.SandboxUnavailable as closed:
        log.error("The grader is closed: %s", closed)
        queue.put_back(submission, reason=queue.GRADER_UNAVAILABLE, free=True)
    except Exception:
        log.exception("Judging submission %s failed (try %s).", submission.pk, submission.tries)
        queue.put_back(submission, reason="retry")
        give_up_exhausted()


def judge(submission: Submission) -> Judgement:
    """Runs a submission in the sandbox and compares; writes nothing."""
    item = submission.response.variant.item
    judging = Judging.objects.filter(item=item).first()
    if judging is None:
        raise sandbox.SandboxUnavailable(f"{item.key} has no cases yet: load the banks where the sandbox works")
    job = Job(
        runtime=item.runtime,
        source=submission.code,
        entry_point=judging.entry_point,
        calls=[own_input.parse_input(submission.own_input)] if submission.own_input else [],
        limits=Limits.from_dict(judging.limits, item.runtime),
        seed=judging.seed,
    )
    if submission.own_input:
        (outcome,) = sandbox.run(job)
        results, tier = [_own_result(job.calls[0], outcome)], outcome.tier
    else:
        cases = _cases_for(submission, item)
        examined = examine(job, cases, judging.solution)
        results = [_result(case, *each, judging) for case, each in zip(cases, examined, strict=True)]
        tier = max((outcome.tier for outcome, _ in examined), default=-1)
    for result in results:
        result.submission = submission
    verdict = overall(Verdict(result.verdict) for result in results)
    if verdict == Verdict.INTERNAL_ERROR:
        failed = next(result.name for result in results if result.verdict == Verdict.INTERNAL_ERROR)
        raise JudgingFailed(f"The checker of {item.key} failed on case {failed!r}.")
    return Judgement(verdict, results, _conditions(item, job, tier))


def _conditions(item: Item, job: Job, tier: int) -> dict[str, Any]:
    """What would be needed to judge the same code again in the same way."""
    return {
        "item": item.key,
        "revision": item.revision,
        "content": item.content_hash,
        "runtime": job.runtime,
        "python": platform.python_version(),
        "packages": runtimes.runtime(job.runtime).package_versions(),
        "tier": tier,
        "seed": job.seed,
        "limits": asdict(job.limits),
    }


def _cases_for(submission: Submission, item: Item) -> list[Case]:
    # Visible cases first: what code remembers of a hidden input must not come out in what a visible case prints.
    cases = Case.objects.filter(item=item).order_by("-visible", "number")
    return list(cases.filter(visible=True) if submission.kind == Submission.Kind.RUN else cases)


def _result(case: Case, outcome: Outcome, check: Check, judging: Judging) -> CaseResult:
    passed = check.verdict == Verdict.ACCEPTED
    return CaseResult(
        number=case.number,
        name=case.name,
        visible=case.visible,
        verdict=check.verdict,
        points=case.points if passed else 0,
        max_points=case.points,
        message=showing.storable(check.message if case.visible else _revealed(case, check, judging)),
        detail=_detail(case, outcome, check) if case.visible else {},
    )


def _detail(case: Case, outcome: Outcome, check: Check) -> Any:
    return showing.storable(showing.detail(case.shown, outcome, expected_of(case), check, case.checker))


def _revealed(case: Case, check: Check, judging: Judging) -> str:
    """What a failed hidden case tells beyond its name, as its author decided. Never an exception's text."""
    if check.verdict == Verdict.ACCEPTED:
        return ""
    if judging.reveal == Judging.Reveal.HINT:
        return case.hint
    if check.verdict == Verdict.TOO_SLOW:
        return check.message  # a ratio of times tells nothing of the input
    compared = check.verdict in {Verdict.WRONG_ANSWER, Verdict.WRONG_TYPE}
    return check.message if judging.reveal == Judging.Reveal.DIFFERENCE and compared else ""


def _own_result(call: Call, outcome: Outcome) -> CaseResult:
    verdict = of_exit(outcome.reason) or Verdict.ACCEPTED
    return CaseResult(
        number=1,
        name="Your own input",
        visible=True,
        verdict=verdict,
        points=0,
        max_points=0,
        message=showing.storable(outcome.error if verdict != Verdict.ACCEPTED else ""),
        detail=showing.storable(showing.detail(showing.call(call), outcome)),
    )


@transaction.atomic
def record(submission: Submission, judgement: Judgement) -> bool:
    """Writes verdict, cases, score and evidence in one transaction, only while the lease is still held."""
    if not queue.held(submission).select_for_update().exists():
        return False
    write(submission, judgement)
    return True


def write(submission: Submission, judgement: Judgement) -> None:
    """The rows of a judgement, in place of those of an earlier one; to be called in a transaction."""
    Submission.objects.filter(pk=submission.pk).update(
        state=Submission.State.DONE,
        reason="",
        lease=None,
        lease_until=None,
        verdict=judgement.verdict,
        points=judgement.points,
        max_points=judgement.max_points,
        conditions=judgement.conditions,
        finished_at=timezone.now(),
    )
    submission.cases.all().delete()
    CaseResult.objects.bulk_create(judgement.cases)
    if submission.kind == Submission.Kind.SUBMIT:
        _tell_assessment(submission, judgement)


def _tell_assessment(submission: Submission, judgement: Judgement) -> None:
    passed = [case for case in judgement.cases if case.verdict == Verdict.ACCEPTED]
    visible = [case for case in judgement.cases if case.visible]
    category = code_category(
        visible_passed=sum(case.visible for case in passed),
        visible=len(visible),
        hidden_passed=sum(not case.visible for case in passed),
        hidden=len(judgement.cases) - len(visible),
    )
    judgements.record_judgement(
        submission.response_id,
        ordinal=submission.ordinal,
        verdict=judgement.verdict,
        score=judgement.points / judgement.max_points if judgement.max_points else 0.0,
        category=category,
        before=submission.verdict,
    )


def give_up_exhausted() -> None:
    """After three tries the fault is ours: not judged, held against nobody, told to a human."""
    for submission in queue.given_up():
        _give_up(submission)


@transaction.atomic
def _give_up(submission: Submission) -> None:
    rows = Submission.objects.filter(pk=submission.pk).exclude(state=Submission.State.DONE)
    done = rows.update(
        state=Submission.State.DONE,
        reason="",
        lease=None,
        lease_until=None,
        verdict=Verdict.INTERNAL_ERROR,
        finished_at=timezone.now(),
    )
    if done and submission.kind == Submission.Kind.SUBMIT:
        judgements.record_judgement(
            submission.response_id,
            ordinal=submission.ordinal,
            verdict=Verdict.INTERNAL_ERROR,
            score=0.0,
            category=0,
        )
    if done:
        item = submission.response.variant.item.key
        log.critical("Submission %s on %s could not be judged in %s tries.", submission.pk, item, queue.TRIES)
