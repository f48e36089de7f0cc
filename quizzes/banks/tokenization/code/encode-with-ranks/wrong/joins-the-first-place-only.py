import itertools


def encode(word: str, merges: list[tuple[str, str]]) -> list[str]:
    """Joins a pair at its first place and then forgets the merge."""
    ranks = {pair: rank for rank, pair in enumerate(merges)}
    symbols = list(word)
    while True:
        known = [pair for pair in itertools.pairwise(symbols) if pair in ranks]
        if not known:
            return symbols
        best = min(known, key=ranks.__getitem__)
        symbols = join(symbols, best)
        del ranks[best]


def join(symbols: list[str], pair: tuple[str, str]) -> list[str]:
    i = list(itertools.pairwise(symbols)).index(pair)
    return [*symbols[:i], symbols[i] + symbols[i + 1], *symbols[i + 2 :]]
