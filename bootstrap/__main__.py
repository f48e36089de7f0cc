"""`python3 -m bootstrap run|test|torch`: does what is not done yet; a second time it only compares hashes."""

import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bootstrap import TOOLS, bundle, packages, programs, torch
from bootstrap.steps import StepFailed, say


def main(purpose: str) -> None:
    for_tests = purpose == "test"
    with alone():
        packages.sync(for_tests)
        bundle.build()
        programs.install(for_tests)
        if purpose == "torch":
            torch.install()


@contextmanager
def alone() -> Iterator[None]:
    """Two set-ups of one checkout would step on each other's files: the second waits, then finds all done."""
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for another set-up of this checkout")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except StepFailed as failure:
        sys.exit(str(failure))
    except KeyboardInterrupt:
        sys.exit("\nSet-up was interrupted. What is there is kept; start again to go on.")
