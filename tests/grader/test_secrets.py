"""Nothing that the grader holds reaches its supervisor, a zygote or a child."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.sandbox import Sandbox
from grader.sandbox.supervisor.privileges import SANDBOX_USER
from tests.grader.processes import (
    FEW,
    ROOT,
    TRUSTING,
    alive,
    as_root,
    below,
    children,
    eventually,
    job,
    sandbox,
    supervisor_of,
    zygotes,
)

SECRET = "a-password-of-the-grader"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """The sandbox of a grader with a secret in its environment and in a file that any program it starts inherits."""
    path = tmp_path_factory.mktemp("secret") / SECRET
    path.write_text(SECRET)
    held = os.open(path, os.O_RDONLY)
    os.set_inheritable(held, True)
    os.environ["DATABASE_PASSWORD"] = SECRET
    try:
        with sandbox(TRUSTING) as made:
            assert made.available().ok
            yield made
    finally:
        del os.environ["DATABASE_PASSWORD"]
        os.close(held)


def processes(made: Sandbox) -> list[int]:
    """Supervisor, bubblewrap, zygote and children, when none is on its way."""
    assert eventually(lambda: len(children(made)) == made.settings.ready)
    return [supervisor_of(made), *below(supervisor_of(made))]


def confined(made: Sandbox) -> list[int]:
    """The zygote and its children."""
    assert eventually(lambda: len(children(made)) == made.settings.ready)
    return [*zygotes(made), *children(made)]


def open_files(pid: int) -> dict[int, str]:
    found = {}
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            found[int(link.name)] = os.readlink(link)
    return found


@as_root
def test_no_variable_of_the_grader_is_in_any_environment(made: Sandbox) -> None:
    for pid in processes(made):
        environment = Path(f"/proc/{pid}/environ").read_bytes()
        assert SECRET.encode() not in environment
        names = {entry.partition(b"=")[0].decode() for entry in environment.split(b"\0") if entry}
        assert not names & set(os.environ) - {"PWD"}, pid
    assert Path(f"/proc/{supervisor_of(made)}/environ").read_bytes() == b""


@as_root
def test_nothing_that_the_grader_has_open_is_open(made: Sandbox) -> None:
    ours = set(open_files(os.getpid()).values()) - {"/dev/null"}
    for pid in processes(made):
        files = open_files(pid)
        if pid == supervisor_of(made):
            # Its errors go where the grader's do.
            assert files.pop(2) == os.readlink("/proc/self/fd/2")
        assert not set(files.values()) & ours, pid
        assert not [path for path in files.values() if SECRET in path or str(ROOT) in path], pid


@as_root
def test_a_zygote_has_only_paths_of_its_own_file_system_open(made: Sandbox) -> None:
    own = ("/dev/", "/usr/", "/lib", "/runtime/", "/tmp", "socket:", "pipe:", "anon_inode:")
    for pid in confined(made):
        assert all(target.startswith(own) for target in open_files(pid).values()), pid


@as_root
def test_a_child_holds_its_input_its_output_and_its_channel_alone(made: Sandbox) -> None:
    child = made.lease("numpy", FEW)
    try:
        files = open_files(child.pid)
    finally:
        child.release()
    assert eventually(lambda: not alive(child.pid))
    assert files.pop(0) == "/dev/null"
    assert files[1] == files[2] and files[1].startswith("pipe:")
    assert files.pop(3).startswith("socket:")
    assert set(files) == {1, 2}


@as_root
def test_no_path_of_the_grader_is_in_what_a_zygote_and_its_children_know(made: Sandbox) -> None:
    for pid in confined(made):
        known = [Path(f"/proc/{pid}/{name}").read_bytes().decode() for name in ("cmdline", "environ", "mounts")]
        assert not [text for text in known if str(ROOT) in text or SECRET in text]
        # Its root and its folder are its own.
        assert os.readlink(f"/proc/{pid}/cwd") in ("/", "/tmp")


@as_root
def test_started_by_root_nothing_stays_root(made: Sandbox) -> None:
    for pid in processes(made):
        fields = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
        assert fields["Uid"].split() == fields["Gid"].split() == [str(SANDBOX_USER)] * 4
        assert fields["Groups"].split() in ([], [str(SANDBOX_USER)])
        assert fields["NoNewPrivs"].strip() == "1"


@as_root
def test_the_supervisor_and_the_children_have_no_capability(made: Sandbox) -> None:
    for pid in [supervisor_of(made), *children(made)]:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        sets = {line.split()[0]: int(line.split()[1], 16) for line in lines if line.startswith("Cap")}
        assert set(sets.values()) == {0}, sets


def test_what_a_submission_can_see_names_nothing_of_the_grader(made: Sandbox) -> None:
    look = "import os, sys; return [dict(os.environ), sys.argv, sys.path, sys.orig_argv, sys.executable, os.getcwd()]"
    (outcome,) = made.run(job(look))
    assert outcome.value[0] == {}
    assert str(ROOT) not in str(outcome.value) and SECRET not in str(outcome.value)
