import math

import numpy as np

LIMITS = ["arithmetic", "memory", "overhead"]


def step_time(
    products: list[tuple[tuple[int, ...], tuple[int, ...]]],
    element_bytes: float,
    peak: float,
    bandwidth: float,
    launch: float,
) -> tuple[float, list[str]]:
    """Return the time of all products in seconds, and what limits each of them."""
    total, limits = 0.0, []
    for left, right in products:
        result = (*np.broadcast_shapes(left[:-2], right[:-2]), left[-2], right[-1])
        operations = 2 * math.prod(result) * left[-1]
        moved = element_bytes * (
            math.prod(result[:-2]) * (math.prod(left[-2:]) + math.prod(right[-2:])) + math.prod(result)
        )
        times = [operations / peak, moved / bandwidth, launch]
        longest = max(times)
        total += longest
        limits.append(LIMITS[times.index(longest)])
    return total, limits
