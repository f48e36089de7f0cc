"""Asks for the name of the host.

expect: held
given: host_name
tiers: 0 1: without namespaces there is one name for all
no control: it is a matter of what the namespace was told
"""

import os


def solve(host_name: str) -> str:
    try:
        return "escaped" if os.uname().nodename == host_name else "held"
    except OSError:
        return "held"
