"""Reads what /proc says of itself: environment, memory map, open files.

expect: held
without: landlock -> escaped
control tier: 2
"""


def solve() -> str:
    for name in ("environ", "maps", "status", "cmdline", "mountinfo"):
        try:
            with open(f"/proc/self/{name}", "rb") as file:
                file.read()
        except OSError:
            continue
        return "escaped"
    return "held"
