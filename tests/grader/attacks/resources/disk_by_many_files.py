"""Fills /tmp with files that are empty: each takes memory of the kernel's.

expect: held
tiers: 0 1: in tier 2 there is no file that may be written to
without: scratch read_only_root landlock -> escaped
"""


def solve() -> str:
    try:
        for number in range(2000):
            open(f"/tmp/{number}", "w").close()
    except OSError:
        return "held"
    return "escaped"
