"""Opens a file of the host from a second interpreter within the process, which has modules of its own.

expect: held
no control: Landlock or the empty root: see answers/host_files
"""

import _xxsubinterpreters as interpreters  # type: ignore[import-not-found, unused-ignore]

SOURCE = "open('/etc/passwd').close()"


def solve() -> str:
    other = interpreters.create()
    try:
        interpreters.run_string(other, SOURCE)
    except interpreters.RunFailedError as error:
        return "held" if "Error" in str(error) else "escaped"
    return "escaped"
