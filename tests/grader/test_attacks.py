"""Attacks for which the trusted side has to be set up by hand; all others are in attacks/."""

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest

from grader.checkers import check
from grader.sandbox import Call, Job, Limits, SandboxUnavailable, Settings, close
from grader.verdicts import Verdict
from tests.grader.rounds import Watched
from tests.grader.sandbox_runs import run_once

pytestmark = pytest.mark.sandbox

SLEEPER = Job("import time\ndef solve(): time.sleep(1000)", "solve", [Call()], limits=Limits(wall_seconds=20))


@pytest.fixture
def secret(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """In the environment of the grader, which starts its supervisor anew."""
    close()
    monkeypatch.setenv("DATABASE_URL", "postgres://a-secret-word")
    yield "a-secret-word"
    close()


def test_the_environment_of_the_grader_is_not_inherited(secret: str) -> None:
    assert run_once("import os\ndef solve(): return dict(os.environ)").value == {}


def test_no_secret_of_the_grader_is_in_memory(secret: str) -> None:
    source = """
import ctypes, os
libc = ctypes.CDLL(None)
libc.getauxval.restype = ctypes.c_void_p
def solve():
    readable, writable = os.pipe()
    found = b""
    program = libc.getauxval(31)  # above the stack: the environment that the program was started with
    for page in range(program // 4096 - 8, program // 4096 + 1):
        if libc.write(writable, ctypes.c_void_p(page * 4096), 4096) == 4096:
            found += os.read(readable, 4096)
    return [b"PYTHON" in found, b"secret-word" in found]
"""
    assert run_once(source).value == [True, False]


def test_a_service_of_the_host_is_out_of_reach() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        outcome = run_once(f"import socket\ndef solve(): socket.create_connection(('127.0.0.1', {port}), 1)")
    assert "not permitted" in outcome.error


def test_patching_comparisons_does_not_make_an_answer_right() -> None:
    source = """
import builtins
import numpy as np
np.allclose = np.array_equal = np.testing.assert_allclose = lambda *a, **k: True
builtins.all = lambda *a: True
def solve(): return np.zeros(3)
"""
    assert check({"kind": "close"}, run_once(source).value, np.ones(3)).verdict == Verdict.WRONG_ANSWER


def test_elements_of_one_hash_cost_the_checker_no_time() -> None:
    source = "import itertools\ndef solve(): return [list(x) for x in itertools.product((-1, -2), repeat=11)]"
    value = run_once(source, limits=Limits(output_kb=256)).value
    started = time.process_time()
    assert check({"kind": "unordered"}, value, [[0]]).verdict == Verdict.WRONG_ANSWER
    assert time.process_time() - started < 0.2


def test_only_the_packages_of_the_runtime_are_there() -> None:
    listed = run_once("import os\ndef solve(): return os.listdir('/runtime/packages')").value
    assert set(listed) <= {"numpy", "numpy.libs"}


def test_the_disk_is_as_large_as_it_says() -> None:
    source = """
def solve():
    written = 0
    for number in range(1000):
        try:
            with open(f"/tmp/{number}", "wb", buffering=0) as file:
                while True: written += file.write(bytes(1 << 20))
        except OSError as error:
            if error.errno == 28: return written
"""
    assert run_once(source, limits=Limits(cpu_seconds=10)).value == 16 << 20


def test_it_has_no_identity_of_weight() -> None:
    source = "import os\ndef solve(): return [os.getuid(), os.getgid(), os.getgroups(), os.getpid()]"
    uid, gid, groups, pid = run_once(source).value
    assert 0 not in (uid, gid, *groups)
    assert pid == 1


@pytest.mark.parametrize("how", ["hangs up", "is killed"])
@pytest.mark.parametrize("tier", [1, 2])
def test_a_submission_does_not_outlive_its_supervisor(tier: int, how: str) -> None:
    sandbox = Watched(Settings(tier=tier, ready=1))
    if not sandbox.available().ok:
        pytest.skip(sandbox.available().reason)
    running = threading.Thread(target=_expect_the_end, args=(sandbox,))
    running.start()
    latest = time.monotonic() + 5
    while not sandbox.leased and time.monotonic() < latest:
        time.sleep(0.01)
    time.sleep(0.1)
    if how == "is killed":
        os.kill(sandbox.supervisor(), signal.SIGKILL)
    sandbox.close()
    running.join()
    left = sandbox.alive()
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    assert left == []


def _expect_the_end(sandbox: Watched) -> None:
    with pytest.raises(SandboxUnavailable):
        sandbox.run(SLEEPER)
