import itertools
from collections import Counter


def train_bpe(word_counts: dict[str, int], num_merges: int) -> list[tuple[str, str]]:
    """Takes the most frequent pairs of characters, without counting again after a merge."""
    counts: Counter[tuple[str, str]] = Counter()
    for word, count in word_counts.items():
        for pair in itertools.pairwise(word):
            counts[pair] += count
    return sorted(counts, key=lambda pair: (-counts[pair], pair))[:num_merges]
