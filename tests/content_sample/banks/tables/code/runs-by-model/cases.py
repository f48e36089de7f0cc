SCHEMA = """
CREATE TABLE models (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE runs (model_id INTEGER NOT NULL REFERENCES models (id), score REAL);
"""


def tables(models, runs):
    return [SCHEMA, {"models": models, "runs": runs}]


def cases(rng):
    two = [[1, "small"], [2, "large"]]
    yield {"name": "The example", "visible": True, "args": tables(two, [[1, 0.5], [1, 1.0]])}
    failed = [[1, 0.25], [2, 0.75], [1, None], [2, 0.5], [1, 0.5]]
    yield {"name": "One run failed", "visible": True, "args": tables([*two, [3, "new"]], failed)}
    yield {"name": "No runs at all", "args": tables(two, [])}
    yield {"name": "No models", "args": tables([], [])}
    yield {"name": "Every run failed", "args": tables(two, [[1, None], [2, None]])}
    yield {"name": "Two models of one name", "args": tables([[1, "twin"], [2, "twin"]], [[1, 1.0], [2, 0.0]])}
    yield {"name": "Whole numbers as scores", "args": tables(two, [[1, 1], [1, 2], [2, 3]])}
    yield {"name": "One run for each", "args": tables(two, [[2, 0.1], [1, 0.2]])}
    for size in range(20, 25):
        models = [[number, f"model {number % 5}"] for number in range(1, 8)]
        runs = [[rng.integers(1, 7), rng.random() if rng.random() < 0.8 else None] for _ in range(size)]
        yield {"name": f"{size} random runs", "args": tables(models, runs)}
