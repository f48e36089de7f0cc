"""Answers with a pickle, which is a program, for whoever loads it.

expect: forged
no control: it is about how an answer is read
"""

import os
import pickle

from grader.sandbox.wire import answers, frames


def solve() -> None:
    os.write(3, frames.pack(answers.number(2), answers.head("finished"), pickle.dumps(os.system), answers.KEPT))
    os._exit(0)
