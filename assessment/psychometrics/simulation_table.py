"""A simulation's report as a plain table."""

from collections.abc import Iterator, Mapping

from assessment.psychometrics.accuracy import INTERVALS, Accuracy
from assessment.psychometrics.simulation_report import SimulationReport

HEADER = ("", "estimates", "bias", "RMSE", "stated", *(f"cover {level}" for level in INTERVALS))


def simulation_table(report: SimulationReport, topics: Mapping[int, str] | None = None) -> str:
    """The report in lines: accuracy in all and by group, then length, exposure, ranks and decisions.

    `topics` names the topics by number.
    """
    names = topics or {}
    groups = [("all", report.overall)]
    groups += [(f"fifth {fifth + 1} of the estimates", one) for fifth, one in report.by_fifth.items()]
    groups += [(names.get(topic, f"topic {topic}"), one) for topic, one in report.by_topic.items()]
    groups += [(f"{count} or more answers about the skill", one) for count, one in report.by_answers.items()]
    rows = [HEADER, *(_row(name, one) for name, one in groups)]
    width = max(len(row[0]) for row in rows)
    lines = [row[0].ljust(width) + "".join(cell.rjust(11) for cell in row[1:]) for row in rows]
    return "\n".join([*lines, "", *_facts(report)])


def _row(name: str, one: Accuracy) -> tuple[str, ...]:
    held = (f"{one.coverage[level]:.3f}" for level in INTERVALS)
    return name, f"{one.count}", f"{one.bias:+.3f}", f"{one.rmse:.3f}", f"{one.mean_sd:.3f}", *held


def _facts(report: SimulationReport) -> Iterator[str]:
    low, middle, high = report.lengths
    yield f"{report.learners} learners"
    yield f"questions: mean {report.mean_length:.1f}, median {middle:.0f}, nine in ten between {low:.0f} and {high:.0f}"
    used = (report.exposure > 0).mean()
    yield f"exposure: largest {report.exposure.max():.3f}, overlap {report.overlap:.3f}, {used:.0%} of the items used"
    bias = ", ".join(f"{value:+.2f}" for value in report.bias_by_true_fifth)
    yield f"bias by fifth of the truth, where estimates shrink by design: {bias}"
    ranks = report.ranks
    yield f"ranks of the truth: largest deviation {ranks.largest_deviation:.3f}, by chance {ranks.chance_error:.3f}"
    if report.decisions is not None:
        found = report.decisions
        yield f"decisions: accuracy {found.accuracy:.3f}, foretold {found.predicted:.3f}, decided {found.decided:.0%}"
        yield f"of those decided, right {found.accuracy_decided:.3f}"
        yield f"of those told “meets”, wrong {found.wrongly_met:.3f}"
