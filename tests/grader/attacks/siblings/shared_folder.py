"""Looks in shared folders for what another submission writes at the same time.

expect: held
beside: victim
without: scratch read_only_root landlock -> escaped
"""

import os
import time

FOLDERS = ("/tmp", "/dev/shm", "/dev/mqueue", "/var/tmp", "/run/lock", "/", "/runtime")


def victim() -> str:
    for folder in FOLDERS:
        try:
            with open(f"{folder}/meeting", "w") as file:
                file.write("x")
        except OSError:
            continue
    time.sleep(0.2)
    return "unharmed"


def solve() -> str:
    return "escaped" if any(os.path.exists(f"{folder}/meeting") for folder in FOLDERS) else "held"
