"""Runtimes as data: what a submission finds to import, beside the standard library."""

import importlib.util
from dataclasses import dataclass
from pathlib import Path

from grader.sandbox.job import RuntimeUnavailable


@dataclass(frozen=True)
class Runtime:
    """`folders` are names in site-packages to show to the submission; `preload` is imported at start-up."""

    name: str
    folders: tuple[str, ...]
    preload: tuple[str, ...]

    def paths(self) -> list[Path]:
        """The folders that this installation has; raises RuntimeUnavailable if the first is missing."""
        spec = importlib.util.find_spec(self.folders[0])
        if spec is None or not spec.submodule_search_locations:
            raise RuntimeUnavailable(f"the runtime {self.name!r} needs the package {self.folders[0]}")
        site = Path(spec.submodule_search_locations[0]).parent
        return [site / folder for folder in self.folders if (site / folder).is_dir()]


RUNTIMES = {
    "numpy": Runtime(
        name="numpy",
        folders=("numpy", "numpy.libs"),
        preload=("numpy", "numpy.linalg", "numpy.random", "numpy.fft"),
    ),
}


def runtime(name: str) -> Runtime:
    """The runtime of that name; raises RuntimeUnavailable."""
    if name not in RUNTIMES:
        raise RuntimeUnavailable(f"the runtime {name!r} is not available; there is {', '.join(RUNTIMES)}")
    return RUNTIMES[name]
