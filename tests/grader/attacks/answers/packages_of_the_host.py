"""Imports a package that the host has and the runtime has not.

expect: held
without: landlock -> escaped
control tier: 2
cpu_seconds: 1
"""

import importlib


def solve() -> str:
    for name in ("pytest", "yaml", "sqlparse", "asgiref", "pyseccomp", "redis", "django"):
        try:
            importlib.import_module(name)
        except (ImportError, OSError):
            continue
        return "escaped"
    return "held"
