"""The command that starts a zygote: in empty namespaces, with a read-only root that holds the runtime, no /proc."""

import os
import shutil
import sys
from collections.abc import Iterator

from grader.sandbox.installation import Installation
from grader.sandbox.job import SandboxUnavailable
from grader.sandbox.layers import Layer
from grader.sandbox.limits import SCRATCH_BYTES
from grader.sandbox.runtimes import Runtime

_DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom")
_ENVIRONMENT = {
    "PYTHONHASHSEED": "0",  # the same submission gets the same verdict
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
_PYTHON, _PACKAGES, _CODE = "/runtime/python", "/runtime/packages", "/runtime/code"
_OURS = f"{_CODE}/grader/sandbox"
_FOLDERS = ("/usr", "/dev", "/runtime", _PYTHON, f"{_PYTHON}/bin", _PACKAGES, _CODE, f"{_CODE}/grader", _OURS)
_OWN = ("wire", "inside", "layers.py")
_SYSTEM_LIBRARIES = ("/usr/lib", "/usr/lib64", "/lib", "/lib64")


def command(runtime: Runtime, installation: Installation, layers: frozenset[Layer]) -> list[str]:
    """The words that start a zygote of `runtime`; raises SandboxUnavailable without bubblewrap."""
    program = shutil.which("bwrap", path=os.defpath)
    if program is None:
        raise SandboxUnavailable("bubblewrap is not installed", "Install the package bubblewrap.")
    words = [program, "--unshare-all", "--hostname", "sandbox", *([] if Layer.NETWORK in layers else ["--share-net"])]
    # Rights within its own user namespace alone: with them a zygote makes namespaces for its children.
    words += ["--cap-add", "ALL", *_file_system(installation, layers), "--clearenv"]
    paths = {"PYTHONPATH": f"{_CODE}:{_PACKAGES}", "LD_LIBRARY_PATH": f"{_PYTHON}/lib"}
    for name, value in (_ENVIRONMENT | paths).items():
        words += ["--setenv", name, value]
    words += ["--die-with-parent", "--new-session", "--as-pid-1"]
    return [*words, "--", f"{_PYTHON}/bin/python3", *_arguments(runtime)]


def readable() -> list[str]:
    """What a child may read there, for Landlock."""
    return [*_SYSTEM_LIBRARIES, _PYTHON, _PACKAGES, _CODE, *_DEVICES]


def unwrapped_command(runtime: Runtime, installation: Installation) -> tuple[list[str], dict[str, str]]:
    """For tier 2, which has no bubblewrap: the words that start a zygote among the host's files, its environment."""
    folders = dict.fromkeys(str(path.parent) for path in (installation.code, *installation.packages))
    paths = {
        "PYTHONHOME": str(installation.library.parent),
        "PYTHONPATH": os.pathsep.join(folders),
        "LD_LIBRARY_PATH": str(installation.library),
    }
    return [str(installation.interpreter), *_arguments(runtime)], _ENVIRONMENT | paths


def unwrapped_readable(installation: Installation) -> list[str]:
    """What a child may read among the files of the host, for Landlock."""
    own = [str(installation.code / "sandbox" / name) for name in _OWN]
    return [*_SYSTEM_LIBRARIES, str(installation.library), *map(str, installation.packages), *own, *_DEVICES]


def advice() -> str:
    """What usually helps when bubblewrap is there but cannot do its work."""
    return (
        "Allow unprivileged user namespaces (sysctl kernel.apparmor_restrict_unprivileged_userns=0 on "
        "Ubuntu, kernel.unprivileged_userns_clone=1 on Debian; in a container, see docs/operating.md) "
        f"and make the Python installation in {sys.base_prefix} readable to this user."
    )


def _arguments(runtime: Runtime) -> list[str]:
    flags = ["-s", "-P", "-S", "-B", "-X", "utf8"]
    start = "import sys; from grader.sandbox.inside import zygote; zygote.main(*sys.argv[1:])"
    return [*flags, "-c", start, runtime.language, *runtime.preload]


def _file_system(installation: Installation, layers: frozenset[Layer]) -> list[str]:
    words: list[str] = []
    # Bubblewrap would make missing parents readable to root alone.
    for folder in _FOLDERS:
        words += ["--dir", folder]
    for source, target in _bindings(installation):
        words += ["--ro-bind", source, target]
    for path in _SYSTEM_LIBRARIES:
        if os.path.islink(path):
            words += ["--symlink", os.readlink(path), path]
    for device in _DEVICES:
        words += ["--dev-bind", device, device]
    words += ["--perms", "1777", "--size", str(SCRATCH_BYTES), "--tmpfs", "/tmp"]
    return [*words, *(["--remount-ro", "/"] if Layer.READ_ONLY_ROOT in layers else []), "--chdir", "/"]


def _bindings(installation: Installation) -> Iterator[tuple[str, str]]:
    for path in _SYSTEM_LIBRARIES:
        if os.path.isdir(path) and not os.path.islink(path):
            yield path, path
    yield str(installation.interpreter), f"{_PYTHON}/bin/python3"
    yield str(installation.library), f"{_PYTHON}/lib"
    for name in _OWN:
        yield str(installation.code / "sandbox" / name), f"{_OURS}/{name}"
    for folder in installation.packages:
        yield str(folder), f"{_PACKAGES}/{folder.name}"
