"""The way in: nothing runs before the self-test has passed."""

from grader.sandbox import runtimes, selftest
from grader.sandbox.execution import execute
from grader.sandbox.job import Job, Outcome


def run(job: Job) -> list[Outcome]:
    """One outcome per call, in order. Safe to call from several threads at once.

    If the submission cannot be loaded, every outcome says why. Raises SandboxUnavailable when this host
    cannot confine code (nothing has been run then), RuntimeUnavailable for an unknown runtime, and
    ValueError or TypeError for arguments that cannot be sent.
    """
    runtimes.runtime(job.runtime)
    selftest.require()
    return execute(job)
