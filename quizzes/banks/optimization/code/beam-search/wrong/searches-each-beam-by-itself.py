import numpy as np


def beam_search(
    start: np.ndarray, step: np.ndarray, end: int, beams: int, limit: int, alpha: float
) -> tuple[list[int], float]:
    """The best complete output and its score."""
    best: tuple[list[int], float] = ([], -np.inf)
    live: list[list[int]] = [[]]
    scores = start[None]  # (live, vocabulary)
    for length in range(1, limit + 1):
        sums = []
        parents, live = live, []
        for place in (
            np.arange(len(scores)) * len(start) + np.argmax(scores, axis=1)
            if length > 1
            else np.argsort(-scores[0], kind="stable")[:beams]
        ):
            total = float(scores.flat[place])
            parent, token = divmod(int(place), len(start))
            ids = [*parents[parent], token]
            if token != end and length < limit:
                live.append(ids)
                sums.append(total)
            elif total / length**alpha > best[1]:
                best = (ids, total / length**alpha)
        if not live:
            break
        scores = np.array(sums)[:, None] + step[[ids[-1] for ids in live]]
    return best
