"""Each test is one attack and its outcome. After each, the sandbox still runs honest code."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from grader.checkers import check
from grader.sandbox import ExitReason, Limits, Outcome
from grader.verdicts import Verdict
from tests.grader.sandbox_runs import QUICK, run_calls, run_once

SHORT = Limits(cpu_seconds=0.5, wall_seconds=1.5, memory_mb=96, output_kb=16)


@pytest.fixture(autouse=True)
def _the_sandbox_serves_on() -> Iterator[None]:
    yield
    assert run_once("def solve(x): return x + 1", 1).value == 2


def attempt(expression: str, setup: str = "pass", limits: Limits = QUICK) -> Outcome:
    """What comes of evaluating `expression` in a submission."""
    source = f"import ctypes, os, sys\nlibc = ctypes.CDLL(None, use_errno=True)\n{setup}\n"
    return run_once(f"{source}def solve():\n    return {expression}\n", limits=limits)


def error_of(outcome: Outcome) -> str:
    """The error that a refused attempt raised."""
    assert outcome.reason == ExitReason.RAISED, outcome
    return outcome.error


@pytest.mark.parametrize(
    "expression",
    ["os.fork()", "os.forkpty()", "os.posix_spawn('/runtime/python/bin/python3', ['python3'], {})"],
)
def test_no_new_process(expression: str) -> None:
    assert attempt(expression).reason == ExitReason.RAISED


def test_no_subprocess() -> None:
    outcome = attempt("subprocess.run([sys.executable, '-c', ''])", "import subprocess")
    assert "not permitted" in error_of(outcome)


def test_no_vfork_past_the_c_library() -> None:
    assert attempt("[libc.syscall(57), libc.syscall(58), libc.syscall(56, 17, 0, 0, 0, 0)]").value == [
        -1,
        -1,
        -1,
    ]


def test_no_clone3() -> None:
    assert attempt("(libc.syscall(435, bytes(88), 88), ctypes.get_errno())").value == (-1, 38)


def test_no_thread() -> None:
    outcome = attempt("threading.Thread(target=print).start()", "import threading")
    assert "can't start new thread" in error_of(outcome)


def test_no_other_program() -> None:
    outcome = attempt("os.execv('/runtime/python/bin/python3', ['python3', '-c', ''])")
    assert "not permitted" in error_of(outcome)


def test_no_program_from_memory() -> None:
    assert "not permitted" in error_of(attempt("os.memfd_create('x')"))


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK", "AF_PACKET", "AF_VSOCK", "AF_ALG"])
def test_no_socket_of_any_family(family: str) -> None:
    outcome = attempt(f"socket.socket(socket.{family}, socket.SOCK_DGRAM).close()", "import socket")
    assert "not permitted" in error_of(outcome)


def test_no_message_on_the_channel_that_carries_descriptors() -> None:
    assert attempt("[libc.syscall(46, 3, 0, 0), libc.syscall(47, 3, 0, 0)]").value == [-1, -1]


@pytest.mark.parametrize(
    "call",
    [
        "ptrace(16, 1, 0, 0)",
        "process_vm_readv(1, 0, 0, 0, 0, 0)",
        "unshare(0x10000000)",
        "setns(3, 0)",
        "mount(b'none', b'/tmp', b'tmpfs', 0, None)",
        "umount2(b'/tmp', 0)",
        "syscall(155, b'/', b'/')",
        "chroot(b'/tmp')",
        "syscall(321, 0, 0, 0)",
        "syscall(425, 8, 0)",
        "syscall(426, 3, 1, 0, 0)",
        "syscall(248, 0, 0, 0, 0, 0)",
        "syscall(250, 0, -4, 0)",
        "syscall(298, 0, 0, 0, 0, 0)",
        "syscall(323, 0)",
        "syscall(438, 3, 3, 0)",
        "syscall(313, 3, b'', 0)",
    ],
    ids=[
        *("ptrace", "process_vm_readv", "unshare", "setns", "mount", "umount", "pivot_root", "chroot", "bpf"),
        *("io_uring_setup", "io_uring_enter", "add_key", "keyctl", "perf_event_open", "userfaultfd"),
        *("pidfd_getfd", "finit_module"),
    ],
)
def test_a_hostile_system_call_ends_the_process(call: str) -> None:
    assert attempt(f"libc.{call}").reason == ExitReason.FORBIDDEN


def test_the_x32_system_calls_end_the_process() -> None:
    assert attempt("libc.syscall(0x40000000 + 39)").reason == ExitReason.FORBIDDEN


def test_the_32_bit_system_calls_end_the_process() -> None:
    setup = """
import mmap
code = mmap.mmap(-1, 4096, prot=7)
code.write(bytes([0xB8, 20, 0, 0, 0, 0xCD, 0x80, 0xC3]))  # mov eax, 20 (getpid); int 0x80; ret
run = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))
"""
    assert attempt("run()", setup).reason == ExitReason.FORBIDDEN


def test_limits_cannot_be_lifted() -> None:
    setup = "import resource"
    outcome = attempt("resource.setrlimit(resource.RLIMIT_AS, (-1, -1))", setup)
    assert outcome.reason == ExitReason.RAISED
    assert attempt("libc.prlimit(0, 9, bytes([255] * 16), None)", setup).value == -1


def test_the_filter_cannot_be_replaced() -> None:
    assert attempt("[libc.prctl(22, 2, 0, 0, 0), libc.syscall(317, 1, 0, 0)]").value == [-1, -1]


def test_it_cannot_outlive_its_parent_by_clearing_the_death_signal() -> None:
    assert attempt("libc.prctl(1, 0, 0, 0, 0)").value == -1


@pytest.mark.parametrize("target", ["-1", "1", "os.getppid()", "0"])
def test_no_signal_to_anyone(target: str) -> None:
    outcome = attempt(f"os.kill({target}, 9)")
    assert "not permitted" in error_of(outcome)


def test_ignoring_every_signal_does_not_help() -> None:
    setup = """
import signal
for number in range(1, 65):
    try: signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError): pass
def loop():
    while True: pass
"""
    assert attempt("loop()", setup, SHORT).reason == ExitReason.TIME_LIMIT


def test_catching_everything_does_not_help() -> None:
    setup = """
def loop():
    while True:
        try:
            while True: pass
        except BaseException: pass
"""
    assert attempt("loop()", setup, SHORT).reason == ExitReason.TIME_LIMIT


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/evil",
            "/usr/lib/evil",
            "/dev/evil",
            "/dev/shm/evil",
            "/runtime/evil",
            "/runtime/packages/numpy/evil",
        ),
        *("/runtime/code/grader/sandbox/inside/evil", "/runtime/python/lib/evil"),
    ],
)
def test_nothing_outside_scratch_is_writable(path: str) -> None:
    assert attempt(f"open({path!r}, 'w')").reason == ExitReason.RAISED


@pytest.mark.parametrize(
    "path",
    [
        "/etc",
        "/proc",
        "/sys",
        "/home",
        "/root",
        "/var",
        "/run",
        "/opt",
        "/mnt",
        str(Path(__file__).parents[2]),
    ],
)
def test_the_host_is_not_to_be_seen(path: str) -> None:
    assert error_of(attempt(f"os.listdir({path!r})")).startswith("FileNotFoundError")


def test_only_the_runtime_is_there() -> None:
    listed = attempt("[sorted(os.listdir(path)) for path in ('/', '/dev', '/tmp', '/runtime/packages')]").value
    assert set(listed[0]) <= {"dev", "lib", "lib64", "runtime", "tmp", "usr"}
    assert listed[1:3] == [["null", "urandom", "zero"], []]
    assert set(listed[3]) <= {"numpy", "numpy.libs"}


def test_disk_cannot_be_filled() -> None:
    setup = """
def fill():
    written = 0
    for number in range(1000):
        try:
            with open(f"/tmp/{number}", "wb", buffering=0) as file:
                while True: written += file.write(bytes(1 << 20))
        except OSError as error:
            if error.errno == 28: return written
"""
    assert attempt("fill()", setup, Limits(cpu_seconds=10)).value == 16 << 20


def test_a_later_run_finds_no_file_of_an_earlier_one() -> None:
    source = """
import os
def solve():
    found = os.listdir("/tmp")
    open("/tmp/x", "w").close()
    return found
"""
    assert [run_once(source).value for _ in range(2)] == [[], []]


def test_the_environment_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "a secret")
    assert attempt("dict(os.environ)").value == {}


def test_the_environment_block_holds_nothing_of_the_grader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "a secret")
    setup = "environ = ctypes.POINTER(ctypes.c_char_p).in_dll(libc, 'environ')"
    assert b"secret" not in attempt("b' '.join(iter(lambda i=iter(range(999)): environ[next(i)], None))", setup).value


def test_only_four_descriptors_are_open() -> None:
    setup = """
def is_open(number):
    try: os.fstat(number)
    except OSError: return False
    return True
"""
    assert attempt("[number for number in range(64) if is_open(number)]", setup).value == [0, 1, 2, 3]


def test_it_has_no_identity_of_weight() -> None:
    uid, gid, groups, pid = attempt("[os.getuid(), os.getgid(), os.getgroups(), os.getpid()]").value
    assert 0 not in (uid, gid, *groups)
    assert pid == 1


def test_a_later_input_is_nowhere_to_be_found() -> None:
    source = """
import gc, sys
def solve(x):
    found, frame = [], sys._getframe()
    while frame:
        found += frame.f_locals.values()
        frame = frame.f_back
    said = repr(found) + repr([o for o in gc.get_objects() if type(o) in (list, dict, tuple)])
    return [str(x) in said, str(x + 1) in said]
"""
    first, _ = run_calls(source, [10**9], [10**9 + 1], limits=Limits(cpu_seconds=10))
    assert first.value == [True, False]


def test_reading_the_channel_gives_no_later_input() -> None:
    source = """
import fcntl, os
def solve(x):
    fcntl.fcntl(3, fcntl.F_SETFL, os.O_NONBLOCK)
    return os.read(3, 99)
"""
    first, _ = run_calls(source, [1], ["secret"])
    assert first.reason == ExitReason.RAISED
    assert "BlockingIOError" in first.error


FORGE = """
import os
from grader.sandbox.wire import answers, frames, values
def forge(value, number=2):
    head, arguments = answers.head("finished"), values.encode([[1], {}], 1000)
    os.write(3, frames.pack(answers.number(number), head, values.encode(value, 1000), arguments))
"""


def test_a_forged_answer_is_only_an_answer() -> None:
    outcome = run_once(FORGE + "def solve(x):\n    forge('accepted')\n    os._exit(0)", 1)
    assert outcome.value == "accepted"


def test_after_a_forged_answer_the_real_one_is_found_out() -> None:
    source = FORGE + "def solve(x):\n    forge(42)\n    return 1"
    first, second = run_calls(source, [1], [2])
    assert first.reason == ExitReason.FORGED or first.value == 42
    assert second.value != 1


def test_an_answer_in_advance_is_not_taken_for_the_next_call() -> None:
    source = FORGE + "def solve(x):\n    if x == 1: forge(1); forge(1)\n    return 7"
    _, second, third = run_calls(source, [1], [2], [3])
    assert second.value == 7 or second.reason == ExitReason.FORGED
    assert third.value == 7


def test_a_top_level_that_claims_to_be_loaded_twice_does_not_run() -> None:
    source = FORGE + "forge(None, number=1)\nforge(None, number=1)\ndef solve(x): return 1"
    assert run_once(source, 1).reason == ExitReason.FORGED


@pytest.mark.parametrize(
    "written",
    [
        "b'\\xff\\xff\\xff\\x7f' + bytes(100)",
        "b'garbage' * 100",
        "b'\\0\\0\\0\\0'",
        "frames.pack(number)",
        "frames.pack(number, b'[]')",
        "frames.pack(number, b'[' * 10_000)",
        "frames.pack(number, answers.head('accepted'))",
        "frames.pack(number, answers.head('time_limit'))",
        "frames.pack(number, answers.head('finished'))",
        "frames.pack(number, answers.head('finished'), b'', b'')",
        "frames.pack(number, answers.head('finished'), b'\\x80\\x04\\x95', b'')",
        "frames.pack(answers.number(3), answers.head('raised'))",
        "frames.pack(answers.head('raised'))",
    ],
)
def test_forged_bytes_end_in_a_verdict(written: str) -> None:
    source = FORGE + f"number = answers.number(2)\ndef solve(x):\n    os.write(3, {written})\n    os._exit(0)"
    assert run_once(source, 1).reason == ExitReason.FORGED


def test_half_an_answer_is_a_crash_or_a_time_limit() -> None:
    half = FORGE + "def solve(x):\n    os.write(3, b'\\x40\\0\\0\\0half')\n    "
    assert run_once(half + "os._exit(0)", 1).reason == ExitReason.CRASHED
    assert run_once(half + "while True: pass", 1, limits=SHORT).reason == ExitReason.TIME_LIMIT


def test_a_clean_exit_without_an_answer_is_no_success() -> None:
    for exit_ in ("os._exit(0)", "libc.exit(0)", "libc._exit(0)"):
        assert attempt(exit_).reason == ExitReason.CRASHED


def test_closing_the_channel_is_no_success() -> None:
    assert attempt("os.close(3)").reason == ExitReason.CRASHED


def test_a_flood_through_c_is_cut_off() -> None:
    setup = "def flood():\n    while True: libc.puts(b'x' * 1000)"
    outcome = attempt("flood()", setup)
    assert outcome.reason == ExitReason.OUTPUT_LIMIT
    assert len(outcome.stdout) <= QUICK.output_bytes


def test_an_array_that_claims_to_be_huge_is_an_output_limit() -> None:
    setup = "import numpy as np"
    outcome = attempt("np.broadcast_to(np.float64(1), (10**6, 10**6))", setup)
    assert outcome.reason == ExitReason.OUTPUT_LIMIT


def test_an_endless_nest_is_a_wrong_type() -> None:
    setup = "nest = []\nnest.append(nest)"
    assert attempt("nest", setup).reason == ExitReason.WRONG_TYPE


@pytest.mark.parametrize(
    ("setup", "expression"),
    [
        ("class E(float):\n    __eq__ = lambda s, o: True\n    __ne__ = lambda s, o: False", "E(1)"),
        ("class E:\n    __eq__ = lambda s, o: True\n    __hash__ = lambda s: 1", "[E()]"),
        ("import numpy as np\nclass E(np.ndarray): pass", "np.zeros(3).view(E)"),
        ("import numpy as np", "np.array([object()])"),
        ("class E(dict): pass", "E(a=1)"),
        ("class E(str): pass", "{'a': E('x')}"),
    ],
)
def test_an_object_that_equals_everything_is_a_wrong_type(setup: str, expression: str) -> None:
    assert attempt(expression, setup).reason == ExitReason.WRONG_TYPE


def test_patching_comparisons_does_not_make_an_answer_right() -> None:
    setup = """
import builtins
import numpy as np
np.allclose = np.array_equal = np.testing.assert_allclose = lambda *a, **k: True
builtins.all = lambda *a: True
"""
    outcome = attempt("np.zeros(3)", setup)
    assert check({"kind": "close"}, outcome.value, np.ones(3)).verdict == Verdict.WRONG_ANSWER


def test_patching_the_encoder_ends_in_a_verdict() -> None:
    outcome = attempt("1", "import json\njson.dumps = lambda *a, **k: '{]'")
    assert outcome.reason == ExitReason.FORGED


def test_patching_the_clock_saves_no_time() -> None:
    setup = """
import time
sleep, time.sleep = time.sleep, None
time.monotonic = time.perf_counter = time.time = time.process_time = lambda: 0.0
"""
    assert attempt("sleep(0.2)", setup).wall_seconds >= 0.2


def test_deep_recursion_ends() -> None:
    setup = "sys.setrecursionlimit(10**9)\ndef f(n): return f(n + 1)"
    outcome = attempt("f(0)", setup, SHORT)
    assert outcome.reason in (ExitReason.MEMORY_LIMIT, ExitReason.TIME_LIMIT, ExitReason.CRASHED)


def test_a_stack_overflow_in_c_is_a_crash() -> None:
    setup = """
sys.setrecursionlimit(10**9)
class Deep:
    def __repr__(self): return repr([self])
"""
    outcome = attempt("repr(Deep())", setup, Limits(cpu_seconds=10))
    assert outcome.reason in (ExitReason.CRASHED, ExitReason.MEMORY_LIMIT)


def test_stopping_oneself_is_refused() -> None:
    assert "not permitted" in error_of(attempt("os.kill(os.getpid(), 19)"))


def test_no_keystroke_can_be_forged() -> None:
    outcome = attempt("fcntl.ioctl(0, 0x5412, b'x')", "import fcntl")
    assert outcome.reason == ExitReason.RAISED


def test_an_exception_that_fights_back_is_only_an_error() -> None:
    setup = """
class Evil(Exception):
    def __str__(self): raise SystemExit
    __repr__ = __str__
def fight(): raise Evil
"""
    assert attempt("fight()", setup).reason in (ExitReason.RAISED, ExitReason.CRASHED)


def test_the_network_of_the_host_is_out_of_reach() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        outcome = attempt(f"socket.create_connection(('127.0.0.1', {port}), 1)", "import socket")
    assert "not permitted" in error_of(outcome)
