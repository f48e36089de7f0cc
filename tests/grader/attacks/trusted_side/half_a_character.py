"""Answers with half a character, which no database stores.

expect: finished | forged
no control: it is about how an answer is read
"""

import os

from grader.sandbox.wire import answers, frames


def solve() -> None:
    text = b'"\xed\xa0\x80\\u0000\\ud800"'
    value = len(text).to_bytes(4, "little") + text
    os.write(3, frames.pack(answers.number(2), answers.head("finished"), value, answers.KEPT))
    os._exit(0)
