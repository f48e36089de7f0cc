"""Giving up being root, before anything else happens."""

import os

from grader.sandbox.inside import kernel
from grader.sandbox.job import SandboxUnavailable

# Nobody's: no service of a host is to share a user with submissions, not even "nobody".
SANDBOX_USER = 64_641


def drop_root() -> None:
    """Become SANDBOX_USER without capabilities, if started as root; raises SandboxUnavailable."""
    if os.geteuid() == 0:
        try:
            kernel.drop_bounding_set()
            os.setgroups([])
            os.setresgid(SANDBOX_USER, SANDBOX_USER, SANDBOX_USER)
            os.setresuid(SANDBOX_USER, SANDBOX_USER, SANDBOX_USER)
        except OSError as error:
            fix = "Run the grader as an ordinary user, or let root change its user (CAP_SETUID, CAP_SETGID)."
            raise SandboxUnavailable(f"root could not become an ordinary user: {error}", fix) from error
    kernel.forbid_new_privileges()
