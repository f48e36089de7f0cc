"""The leak alarm: how often it is false, and how soon it comes."""

import numpy as np
import pytest

from assessment.psychometrics.leak_alarm import LeakAlarm, leak_alarm


def watched(
    rng: np.random.Generator,
    answers: int,
    *,
    offset: float = 0.0,
    leaks_at: int | None = None,
    share: float = 0.5,
    logit_sd: float = 0.0,
    answers_per_false_alarm: float = 10_000,
) -> LeakAlarm:
    """The alarm on answers of persons of all abilities, to an item that is `offset` logits easier than believed."""
    eta = rng.normal(size=answers)
    p = 1 / (1 + np.exp(-eta - offset))
    if leaks_at is not None:
        p[leaks_at:] += share * (1 - p[leaks_at:])
    passed, expected = rng.random(answers) < p, 1 / (1 + np.exp(-eta))
    return leak_alarm(passed, expected, logit_sd=logit_sd, answers_per_false_alarm=answers_per_false_alarm)


@pytest.mark.parametrize("logit_sd", [0.0, 0.5])
def test_false_alarms_are_rarer_than_promised(logit_sd: float, full: bool) -> None:
    """Promised at one in 1,000: at most one item in ten raises an alarm within its first 100 answers.

    Over 1,000 answers the promise says nothing; there the alarms are held to be five times rarer than it.
    """
    rng = np.random.default_rng(31)
    items, answers, promise = (3000 if full else 300), 1000, 1_000
    offsets = logit_sd * rng.normal(size=items)
    alarms = [watched(rng, answers, offset=o, logit_sd=logit_sd, answers_per_false_alarm=promise) for o in offsets]
    raised = [alarm.raised_at for alarm in alarms]
    early, late = (sum(at is not None and at < limit for at in raised) / items for limit in (100, answers))
    print(
        f"difficulty uncertain by {logit_sd}: false alarms of {items} items {early:.3f} within 100 answers, {late:.3f} "
        f"within 1,000, so one in {answers / max(late, 1 / items):,.0f} answers where one in {promise:,} is allowed"
    )
    assert early <= 0.1
    assert late <= 1 - np.exp(-answers / (5 * promise))


@pytest.mark.parametrize(("share", "soon"), [(0.8, 60), (0.5, 110), (0.3, 300)])
def test_a_leak_raises_the_alarm_soon(share: float, soon: int) -> None:
    rng = np.random.default_rng(5)
    raised = [watched(rng, 1500, leaks_at=300, share=share).raised_at for _ in range(60)]
    delay = np.median([1200 if at is None else at - 300 for at in raised])
    print(f"{share:.0%} of those who would fail know the answer: alarm after {delay:.0f} answers (median of 60)")
    assert delay < soon


def test_a_leak_raises_the_alarm_though_the_difficulty_is_uncertain() -> None:
    rng = np.random.default_rng(6)
    raised = [watched(rng, 900, offset=0.5 * rng.normal(), leaks_at=300, logit_sd=0.5).raised_at for _ in range(60)]
    assert np.mean([at is not None and at >= 300 for at in raised]) > 0.9


def test_an_item_that_was_always_easier_than_believed_is_no_leak_when_that_was_uncertain() -> None:
    rng = np.random.default_rng(7)
    sure = [watched(rng, 1000, offset=0.7).raised_at is not None for _ in range(60)]
    unsure = [watched(rng, 1000, offset=0.7, logit_sd=0.5).raised_at is not None for _ in range(60)]
    print(
        f"0.7 logits easier all along: {np.mean(sure):.2f} alarms with b known, {np.mean(unsure):.2f} with b uncertain"
    )
    assert np.mean(sure) > 0.9
    assert np.mean(unsure) < 0.1


def test_the_alarm_says_since_when() -> None:
    rng = np.random.default_rng(8)
    since = [watched(rng, 900, leaks_at=300, share=0.8).since for _ in range(60)]
    assert np.median([one for one in since if one is not None]) == pytest.approx(300, abs=10)


def test_an_item_that_becomes_harder_is_no_leak() -> None:
    assert leak_alarm(np.zeros(5000), np.full(5000, 0.5)).raised_at is None


def test_the_statistic_is_the_best_sum_of_log_ratios_that_ends_here() -> None:
    rng = np.random.default_rng(9)
    passed, expected = rng.integers(0, 2, 40), rng.uniform(0.1, 0.9, 40)
    ratio = np.where(passed == 1, np.log((expected + 0.3 * (1 - expected)) / expected), np.log(0.7))
    best = [max(ratio[start : end + 1].sum() for start in range(end + 1)) for end in range(40)]
    assert leak_alarm(passed, expected).statistic == pytest.approx(best)


def test_answers_before_an_alarm_do_not_depend_on_those_after() -> None:
    rng = np.random.default_rng(10)
    passed, expected = rng.integers(0, 2, 200), rng.uniform(0.1, 0.9, 200)
    whole, part = (leak_alarm(passed[:n], expected[:n], logit_sd=0.4).statistic for n in (200, 90))
    assert whole[:90] == pytest.approx(part, abs=1e-12)


@pytest.mark.parametrize("right", [0, 1])
def test_one_answer_raises_nothing(right: int) -> None:
    found = leak_alarm([right], [0.01])
    assert (found.raised_at, found.since) == (None, None)
    assert np.isfinite(found.statistic).all()


@pytest.mark.parametrize(
    ("passed", "expected", "options", "named"),
    [
        ([1, 2], [0.5, 0.5], {}, "passed: expected 0 or 1"),
        ([1], [0.5, 0.5], {}, "passed"),
        ([1], [1.0], {}, "expected: expected chances"),
        ([1], [np.nan], {}, "expected"),
        ([1], [0.5], {"logit_sd": -1}, "logit_sd"),
        ([1], [0.5], {"share": 0}, "share"),
        ([1], [0.5], {"answers_per_false_alarm": 1}, "answers_per_false_alarm"),
    ],
)
def test_what_cannot_be_is_named(
    passed: list[int], expected: list[float], options: dict[str, float], named: str
) -> None:
    with pytest.raises(ValueError, match=named):
        leak_alarm(passed, expected, **options)
