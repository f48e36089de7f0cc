"""A largest matching of seats and those who may take them (Kuhn's augmenting paths)."""

from collections.abc import Collection, Sequence


def matched(seats: Sequence[str], candidates: Sequence[Collection[str]]) -> list[str]:
    """The seats that can be filled at once when each candidate takes one at most.

    `candidates` holds, for each candidate, the seats it may take; a seat may stand several times in `seats`.
    matched(["a", "a", "b"], [{"a", "b"}, {"a"}]) fills two of the three.
    """
    taken: dict[int, int] = {}  # candidate -> place in seats
    for place in range(len(seats)):
        _seat(place, seats, candidates, taken, set())
    return [seats[place] for place in taken.values()]


def _seat(
    place: int,
    seats: Sequence[str],
    candidates: Sequence[Collection[str]],
    taken: dict[int, int],
    tried: set[int],
) -> bool:
    """Fills seats[place], if need be by moving others to other seats."""
    for candidate, may_take in enumerate(candidates):
        if candidate in tried or seats[place] not in may_take:
            continue
        tried.add(candidate)
        if candidate not in taken or _seat(taken[candidate], seats, candidates, taken, tried):
            taken[candidate] = place
            return True
    return False
