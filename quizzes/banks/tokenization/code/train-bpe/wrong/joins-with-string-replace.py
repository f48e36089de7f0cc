import itertools
from collections import Counter

Pair = tuple[str, str]


def train_bpe(word_counts: dict[str, int], num_merges: int) -> list[Pair]:
    """Replaces text, so it also joins the ends of longer symbols."""
    words = [(list(word), count) for word, count in word_counts.items()]
    merges: list[Pair] = []
    for _ in range(num_merges):
        counts = count_pairs(words)
        if not counts:
            break
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        words = [(join(symbols, best), count) for symbols, count in words]
        merges.append(best)
    return merges


def count_pairs(words: list[tuple[list[str], int]]) -> Counter[Pair]:
    counts: Counter[Pair] = Counter()
    for symbols, count in words:
        for pair in itertools.pairwise(symbols):
            counts[pair] += count
    return counts


def join(symbols: list[str], pair: Pair) -> list[str]:
    left, right = pair
    return " ".join(symbols).replace(f"{left} {right}", left + right).split(" ")
