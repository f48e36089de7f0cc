"""Opens well-known files of the host.

expect: held
without: landlock -> escaped
control tier: 2
"""

FILES = ("/etc/passwd", "/etc/hostname", "/etc/machine-id", "/etc/hosts", "/var/log/dpkg.log", "/sys/kernel/notes")


def solve() -> str:
    for path in FILES:
        try:
            with open(path, "rb") as file:
                file.read(1)
        except OSError:
            continue
        return "escaped"
    return "held"
