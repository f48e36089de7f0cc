"""Says that it is loaded, and computes on what is not yet a call.

expect: finished | forged
charged: 0.1
cpu_seconds: 0.4
no control: time is read outside, from the kernel's own clock of the process
"""

import os
import time

from grader.sandbox.wire import answers, frames, values

os.write(3, frames.pack(answers.number(1), answers.head("finished")))
until = time.process_time() + 0.15
while time.process_time() < until:
    pass
os.read(3, 4096)
os.write(3, frames.pack(answers.number(2), answers.head("finished"), values.encode(1, 100), answers.KEPT))
os._exit(0)
