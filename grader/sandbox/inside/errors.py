"""An exception as its learner should read it: the submission's own lines and nothing of ours."""

import linecache
import traceback

FILENAME = "submission.py"


def remember(source: str) -> None:
    """Let tracebacks quote the submission, which is in no file."""
    lines = source.splitlines(keepends=True)
    linecache.cache[FILENAME] = (len(source), None, lines, FILENAME)


def describe(error: BaseException) -> tuple[str, str]:
    """The error in one line, and its traceback of frames of the submission."""
    said = traceback.format_exception_only(type(error), error)
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == FILENAME]
    head = ["Traceback (most recent call last):\n", *traceback.StackSummary.from_list(own).format()]
    text = "".join((head if own else []) + said)
    return said[-1].strip(), text
