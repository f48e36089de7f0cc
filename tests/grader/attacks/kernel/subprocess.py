"""Starts a program through subprocess, which uses vfork and execve.

expect: held
without: seccomp limits landlock -> escaped
"""

import subprocess
import sys


def solve() -> str:
    try:
        subprocess.run([sys.executable, "-c", ""], check=False)
    except OSError:
        return "held"
    return "escaped"
