"""PyTorch for the runtime "torch": a folder of its own, so that nobody who does without has to carry it."""

import os
import sys

from bootstrap import ROOT
from bootstrap.steps import Stamp, StepFailed, digest, run, say

FOLDER = ROOT / ".torch"
LOCK = ROOT / "requirements-torch.lock"
ADVICE = (
    "pip looks for the CPU build of torch where it is told to: PIP_EXTRA_INDEX_URL or PIP_FIND_LINKS names the place. "
    "About 1 GB of disk is needed."
)


def install() -> None:
    """By pip and not by uv: only pip looks where it is configured to find builds that are on no index."""
    stamp = Stamp(FOLDER / "installed")
    state = f"{digest([LOCK])} {sys.version_info[:2]}"
    if stamp.read() == state:
        return
    say("Installing PyTorch into .torch")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--upgrade", "--only-binary", ":all:"]
    settings = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    run("installing PyTorch", [*pip, "--target", FOLDER, "-r", LOCK], ADVICE, settings)
    run("trying PyTorch", [sys.executable, "-c", "import torch"], ADVICE, {"PYTHONPATH": os.pathsep.join(packages())})
    if not (FOLDER / "torch").is_dir():
        raise StepFailed("Set-up stopped at: installing PyTorch.\nIt left no folder torch.")
    stamp.write(state)


def packages() -> list[str]:
    """Where torch and, in .venv, the numpy that it works with are to be found."""
    return [str(FOLDER), *map(str, (ROOT / ".venv").glob("lib/python3*/site-packages"))]
