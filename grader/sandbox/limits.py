"""Limits are data: what one call, and one submission, may use, per runtime."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Final, Self

# Lowest and highest value that each limit may be given.
BOUNDS: Final[dict[str, tuple[float, float]]] = {
    "cpu_seconds": (0.05, 60),
    "wall_seconds": (0.05, 180),
    "memory_mb": (16, 8192),
    "output_kb": (1, 65536),
    "load_seconds": (0.05, 60),
    "total_seconds": (0.1, 600),
}


def _check(name: str, value: object) -> None:
    lowest, highest = BOUNDS[name]
    whole = not name.endswith("_seconds")
    if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
        raise ValueError(f"limits: {name} is a {'whole ' if whole else ''}number, got {value!r}")
    if not lowest <= value <= highest:
        raise ValueError(f"limits: {name} lies between {lowest:g} and {highest:g}, got {value!r}")


@dataclass(frozen=True)
class Limits:
    """The first four hold for one call. Starting the interpreter and importing the runtime count towards none of them.

    `cpu_seconds` is processor time, which a machine busy with others does not use up; `wall_seconds` is the clock,
    for code that sleeps. `memory_mb` is on top of what the runtime itself takes. `output_kb` bounds the returned
    value and, apart from it, the printed text that is kept. `load_seconds` of processor time are for compiling and
    running the submission's top level. After calls of `total_seconds` of processor time in all, or three times as much
    on the clock, no further call is made.
    """

    cpu_seconds: float = 2.0
    wall_seconds: float = 6.0
    memory_mb: int = 512
    output_kb: int = 256
    load_seconds: float = 5.0
    total_seconds: float = 20.0

    def __post_init__(self) -> None:
        for limit in fields(self):
            _check(limit.name, getattr(self, limit.name))

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any], runtime: str = "numpy") -> Self:
        """Limits from a content file's mapping, the runtime's for what is left out; raises ValueError.

        Where only `cpu_seconds` is given, three times as much may pass on the clock.
        """
        if not isinstance(raw, Mapping):
            raise ValueError(f"limits: expected a mapping, got {type(raw).__name__}")
        unknown = sorted(str(name) for name in raw if name not in BOUNDS)
        if unknown:
            raise ValueError(f"limits: unknown {', '.join(unknown)}; known are {', '.join(BOUNDS)}")
        given = dict(raw)
        if "cpu_seconds" in given and "wall_seconds" not in given:
            _check("cpu_seconds", given["cpu_seconds"])
            given["wall_seconds"] = PATIENCE * given["cpu_seconds"]
        return cls(**{**asdict(LIMITS.get(runtime, Limits())), **given})

    @property
    def memory_bytes(self) -> int:
        return self.memory_mb * 2**20

    @property
    def output_bytes(self) -> int:
        return self.output_kb * 2**10


PATIENCE: Final = 3
LIMITS: Final = {
    "numpy": Limits(),
    "torch": Limits(cpu_seconds=5.0, wall_seconds=15.0, memory_mb=1024, total_seconds=40.0),
    "sql": Limits(memory_mb=128, total_seconds=10.0),
}
# What every process has, whatever it runs: sizes in bytes. Its /tmp is memory, and is gone with it.
SCRATCH_BYTES: Final = 16 << 20
SCRATCH_FILES: Final = 256
OPEN_FILES: Final = 64
STACK_BYTES: Final = 8 << 20
# Steps of SQLite's machine that one query may take: about a second.
SQL_STEPS: Final = 100_000_000
