"""Where this machine keeps what a zygote needs."""

import sys
from dataclasses import dataclass
from pathlib import Path

from grader.sandbox.runtimes import Runtime


@dataclass(frozen=True)
class Installation:
    """Python's `interpreter` and `library` (its lib folder), our own package `code`, and a runtime's `packages`."""

    interpreter: Path
    library: Path
    code: Path
    packages: tuple[Path, ...]

    @classmethod
    def of(cls, runtime: Runtime) -> "Installation":
        """What this Python is made of, and the packages of `runtime`; raises RuntimeUnavailable."""
        base = Path(sys.base_prefix)
        interpreter = base / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}"
        return cls(interpreter.resolve(), base / "lib", Path(__file__).parents[1], tuple(runtime.paths()))

    def paths(self) -> list[Path]:
        return [self.interpreter, self.library, self.code, *self.packages]
