import numpy as np


def cases(rng):
    yield {"name": "The example", "visible": True, "args": [np.array([5, 4]), np.array([2, 0]), [1, 2]]}
    yield {
        "name": "One problem, ten programs",
        "visible": True,
        "args": [np.array([10]), np.array([3]), [1, 3, 5]],
    }
    yield {"name": "Never solved", "args": [np.array([20, 8]), np.array([0, 0]), [1, 5, 8]]}
    yield {"name": "Always solved", "args": [np.array([20, 8]), np.array([20, 8]), [1, 5, 8]]}
    yield {"name": "One program, solved", "args": [np.array([1]), np.array([1]), [1]]}
    yield {"name": "Fewer failures than draws", "args": [np.array([10, 10]), np.array([7, 8]), [3, 4, 9]]}
    yield {"name": "As many draws as programs", "args": [np.array([6, 6, 6]), np.array([0, 1, 6]), [6]]}
    yield {"name": "More draws than programs", "args": [np.array([5, 50]), np.array([5, 10]), [5, 6, 50]]}
    yield {"name": "No problems", "args": [np.zeros(0, dtype=int), np.zeros(0, dtype=int), [1, 10]]}
    yield {"name": "No k asked for", "args": [np.array([5]), np.array([2]), []]}
    yield {
        "name": "The ks in any order, one twice",
        "args": [np.array([30, 40]), np.array([4, 9]), [10, 1, 10, 2]],
    }
    yield {
        "name": "Unequal numbers of programs",
        "args": [np.array([10, 200, 20]), np.array([9, 2, 3]), [1, 5, 10]],
    }
    yield {
        "name": "Two hundred programs for each problem",
        "args": [np.full(50, 200), rng.integers(0, 30, 50), [1, 10, 100]],
    }
    yield {
        "name": "Two thousand programs",
        "args": [np.array([2000, 2000]), np.array([3, 700]), [1, 100, 1000]],
    }
    yield {"name": "Hardly ever solved", "args": [np.array([20000]), np.array([1]), [1, 100, 10000]]}
    yield {
        "name": "Counts of 32 bits",
        "args": [np.array([15000, 90], dtype=np.int32), np.array([40, 1], dtype=np.int32), [1, 50]],
    }
    n = rng.integers(100, 200, 1000)
    yield {
        "name": "A benchmark of 1,000 problems",
        "points": 2,
        "args": [n, rng.binomial(n, rng.beta(0.3, 1.0, 1000)), [1, 10, 100]],
    }
