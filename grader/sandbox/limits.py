"""Limits are data: what one call, and one submission, may use."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

# Lowest and highest value that each limit may be given.
BOUNDS: dict[str, tuple[float, float]] = {
    "wall_seconds": (0.05, 60),
    "memory_mb": (16, 8192),
    "output_kb": (1, 65536),
    "load_seconds": (0.05, 60),
    "total_seconds": (0.1, 600),
}


@dataclass(frozen=True)
class Limits:
    """The first three hold for one call; the harness's own start-up counts towards none of them.

    `wall_seconds` ends a call that uses that much processor time, or three times as much on the clock.

    `memory_mb` is on top of what the runtime itself takes. `output_kb` bounds the returned value and, apart
    from it, the printed text that is kept. `load_seconds` is for the submission's top-level code.
    After `total_seconds` of loading and calls, no further call is made.
    """

    wall_seconds: float = 2.0
    memory_mb: int = 512
    output_kb: int = 256
    load_seconds: float = 5.0
    total_seconds: float = 20.0

    def __post_init__(self) -> None:
        for limit in fields(self):
            _check(limit.name, getattr(self, limit.name))

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> Self:
        """Limits from a content file's mapping, defaults for what is left out; raises ValueError."""
        if not isinstance(raw, Mapping):
            raise ValueError(f"limits: expected a mapping, got {type(raw).__name__}")
        unknown = sorted(str(name) for name in raw if name not in BOUNDS)
        if unknown:
            raise ValueError(f"limits: unknown {', '.join(unknown)}; known are {', '.join(BOUNDS)}")
        return cls(**raw)

    @property
    def memory_bytes(self) -> int:
        return self.memory_mb * 2**20

    @property
    def output_bytes(self) -> int:
        return self.output_kb * 2**10


def _check(name: str, value: object) -> None:
    lowest, highest = BOUNDS[name]
    whole = not name.endswith("_seconds")
    if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
        raise ValueError(f"limits: {name} is a {'whole ' if whole else ''}number, got {value!r}")
    if not lowest <= value <= highest:
        raise ValueError(f"limits: {name} lies between {lowest:g} and {highest:g}, got {value!r}")
