def encode(word: str, merges: list[tuple[str, str]]) -> list[str]:
    """Joins a pair at its first place and then forgets the merge."""
    ranks = {pair: rank for rank, pair in enumerate(merges)}
    symbols = list(word)
    while True:
        known = [pair for pair in zip(symbols, symbols[1:], strict=False) if pair in ranks]
        if not known:
            return symbols
        best = min(known, key=ranks.__getitem__)
        symbols = join(symbols, best)
        del ranks[best]


def join(symbols: list[str], pair: tuple[str, str]) -> list[str]:
    i = list(zip(symbols, symbols[1:], strict=False)).index(pair)
    return [*symbols[:i], symbols[i] + symbols[i + 1], *symbols[i + 2 :]]
