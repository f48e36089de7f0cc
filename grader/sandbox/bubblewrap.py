"""The bubblewrap command: empty namespaces, a read-only root with only the runtime in it, no /proc."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from grader.sandbox.job import SandboxUnavailable
from grader.sandbox.runtimes import Runtime

SCRATCH_BYTES = 16 << 20
_HERE = Path(__file__).parent
_PYTHON, _PACKAGES, _CODE = "/runtime/python", "/runtime/packages", "/runtime/code"
_OURS = f"{_CODE}/grader/sandbox"
_FOLDERS = ("/usr", "/dev", "/runtime", _PYTHON, f"{_PYTHON}/bin", _PACKAGES, _CODE, f"{_CODE}/grader", _OURS)
_SYSTEM_LIBRARIES = ("/usr/lib", "/usr/lib64", "/lib", "/lib64")
_ENVIRONMENT = {
    "PYTHONPATH": f"{_CODE}:{_PACKAGES}",
    "LD_LIBRARY_PATH": f"{_PYTHON}/lib",
    "PYTHONHASHSEED": "0",  # the same submission gets the same verdict
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}


def command(runtime: Runtime, info_descriptor: int) -> list[str]:
    """The words that start the harness for `runtime`; raises SandboxUnavailable without bubblewrap.

    Bubblewrap writes the process id of the harness to `info_descriptor`.
    """
    program = shutil.which("bwrap")
    if program is None:
        raise SandboxUnavailable("bubblewrap is not installed", "Install the package bubblewrap.")
    words = [program, *_namespaces(), *_file_system(runtime), "--clearenv"]
    for name, value in _ENVIRONMENT.items():
        words += ["--setenv", name, value]
    words += ["--die-with-parent", "--new-session", "--as-pid-1", "--info-fd", str(info_descriptor)]
    return [*words, "--", f"{_PYTHON}/bin/python3", *_python(runtime)]


def advice() -> str:
    """What usually helps when bubblewrap is there but cannot do its work."""
    if os.geteuid() == 0:
        return "Run the grader as an ordinary user, or let root mount file systems (CAP_SYS_ADMIN)."
    return (
        "Allow unprivileged user namespaces (sysctl kernel.apparmor_restrict_unprivileged_userns=0 on "
        "Ubuntu, kernel.unprivileged_userns_clone=1 on Debian; in a container, see docs/operating.md) "
        f"and make the Python installation in {sys.base_prefix} readable to this user."
    )


def _namespaces() -> list[str]:
    if os.geteuid() != 0:
        return ["--unshare-all", "--cap-drop", "ALL"]
    # A user namespace of root's would map to root outside. Without one, the harness changes its user as
    # its first act, and these three capabilities are all that it needs and has for that.
    kept = ["CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP"]
    names = ["ipc", "pid", "net", "uts", "cgroup-try"]
    return [
        *(f"--unshare-{name}" for name in names),
        *("--cap-drop", "ALL"),
        *(word for capability in kept for word in ("--cap-add", capability)),
    ]


def _file_system(runtime: Runtime) -> list[str]:
    words: list[str] = []
    # Bubblewrap would make missing parents readable to root alone.
    for folder in _FOLDERS:
        words += ["--dir", folder]
    for source, target in _bindings(runtime):
        words += ["--ro-bind", str(source), target]
    for path in _SYSTEM_LIBRARIES:
        if os.path.islink(path):
            words += ["--symlink", os.readlink(path), path]
    for device in ("/dev/null", "/dev/zero", "/dev/urandom"):
        words += ["--dev-bind", device, device]
    words += ["--perms", "1777", "--size", str(SCRATCH_BYTES), "--tmpfs", "/tmp"]
    return [*words, "--remount-ro", "/", "--chdir", "/tmp"]


def _bindings(runtime: Runtime) -> Iterator[tuple[Path, str]]:
    for path in _SYSTEM_LIBRARIES:
        if os.path.isdir(path) and not os.path.islink(path):
            yield Path(path), path
    base = Path(sys.base_prefix)
    interpreter = base / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}"
    yield interpreter.resolve(), f"{_PYTHON}/bin/python3"
    yield base / "lib", f"{_PYTHON}/lib"
    for name in ("wire", "inside"):
        yield _HERE / name, f"{_OURS}/{name}"
    for folder in runtime.paths():
        yield folder, f"{_PACKAGES}/{folder.name}"


def _python(runtime: Runtime) -> list[str]:
    flags = ["-s", "-P", "-S", "-B", "-X", "utf8"]
    return [*flags, "-c", "from grader.sandbox.inside.start import main; main()", *runtime.preload]
