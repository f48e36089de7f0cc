"""Says of itself, in the kernel's place, that nothing was called for want of time: not the code's fault.

expect: forged
no control: the channel is the submission's to write to; what comes of it is decided outside
"""

import os

from grader.sandbox.wire import answers, frames


def solve() -> None:
    os.write(3, frames.pack(answers.number(2), answers.head("out_of_budget")))
    os._exit(0)
