def cases(rng):
    yield {"name": "Three numbers", "visible": True, "args": [[1, 2, 3]]}
    yield {"name": "One number", "visible": True, "args": [[7]]}
    yield {"name": "Nothing", "args": [[]], "hint": "An empty list is a list too."}
    yield {"name": "A negative number", "args": [[5, -3]]}
    yield {"name": "All negative", "args": [[-5, -3]]}
    yield {"name": "Zeros", "args": [[0, 0]]}
    yield {"name": "Large", "args": [[10**30, 1]]}
    for size in range(5, 11):
        yield {"name": f"{size} random numbers", "args": [[int(n) for n in rng.integers(-99, 99, size)]]}
