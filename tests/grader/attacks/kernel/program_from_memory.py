"""Writes a program into memory and becomes it, so that no path is ever opened for execution.

expect: held
without: seccomp limits -> crashed
"""

import os


def solve() -> str:
    try:
        program = os.memfd_create("program")
        with open("/lib64/ld-linux-x86-64.so.2", "rb") as file:
            os.write(program, file.read())
        os.execve(program, ["program", "--version"], {})
    except OSError:
        return "held"
