import math

import numpy as np

LIMITS = ["arithmetic", "memory", "overhead"]


def step_time(products, element_bytes, peak, bandwidth, launch):
    sums, limits = np.zeros(3), []
    for left, right in products:
        result = (*np.broadcast_shapes(left[:-2], right[:-2]), left[-2], right[-1])
        operations = 2 * math.prod(result) * left[-1]
        moved = element_bytes * (math.prod(left) + math.prod(right) + math.prod(result))
        times = [operations / peak, moved / bandwidth, launch]
        limits.append(LIMITS[times.index(max(times))])
        sums += times
    return float(sums.max()), limits
