"""Lifts its limits.

expect: held
without: seccomp -> escaped
"""

import resource


def solve() -> str:
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    except (OSError, ValueError):
        return "held"
    return "escaped"
