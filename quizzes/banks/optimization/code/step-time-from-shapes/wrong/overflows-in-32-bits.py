import numpy as np

LIMITS = ["arithmetic", "memory", "overhead"]


def size(shape):
    return int(np.prod(np.array(shape, dtype=np.int32), dtype=np.int32))


def step_time(products, element_bytes, peak, bandwidth, launch):
    total, limits = 0.0, []
    for left, right in products:
        result = (*np.broadcast_shapes(left[:-2], right[:-2]), left[-2], right[-1])
        operations = 2 * size(result) * left[-1]
        moved = element_bytes * (size(left) + size(right) + size(result))
        times = [operations / peak, moved / bandwidth, launch]
        total += max(times)
        limits.append(LIMITS[times.index(max(times))])
    return total, limits
