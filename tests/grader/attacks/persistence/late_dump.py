"""Has faulthandler write to the channel from a thread of its own, some time after it has answered.

expect: raised
no control: kernel/thread takes the layers away
"""

import faulthandler


def solve() -> str:
    faulthandler.dump_traceback_later(0.05, repeat=True, file=3)
    return "escaped"
