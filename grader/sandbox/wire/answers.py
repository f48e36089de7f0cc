"""The head of an answer: how the harness says that a call ended."""

import json
from typing import NoReturn

from grader.sandbox.wire.frames import Malformed

OUT_OF_MEMORY = 99  # exit status of a harness that has no memory left to answer with
READY = b"ready"  # what a harness says before it is asked anything
# Whether a call left its arguments as they were. Only its own process can tell, and it lies to its own harm alone.
KEPT, CHANGED = b"=", b"!"
LONGEST_TEXT = 8000
HEAD_CAP = 1 << 18


def number(count: int) -> bytes:
    """The part that goes before the head: which request, counted from 1, the answer is to."""
    return count.to_bytes(4, "little")


def head(reason: str, error: str = "", traceback: str = "") -> bytes:
    """The part that says how a call ended; long texts keep their end."""
    return json.dumps([reason, error[-LONGEST_TEXT:], traceback[-LONGEST_TEXT:]]).encode()


_FINISHED = head("finished")


def read_head(data: bytes) -> tuple[str, str, str]:
    """Reason, error and traceback; raises Malformed for anything that `head` would not have written."""
    if data == _FINISHED:  # nearly all of them
        return "finished", "", ""
    if len(data) > HEAD_CAP:
        _malformed()
    try:
        said = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Malformed("the head of an answer is not JSON") from error
    match said:
        case [str(reason), str(line), str(traceback)] if max(len(line), len(traceback)) <= LONGEST_TEXT:
            return reason, line, traceback
    _malformed()


def _malformed() -> NoReturn:
    raise Malformed("the head of an answer is a reason, an error and a traceback")
