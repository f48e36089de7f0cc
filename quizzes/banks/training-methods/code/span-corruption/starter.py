def corrupt(
    tokens: list[int], spans: list[tuple[int, int]], sentinel: int, end: int
) -> tuple[list[int], list[int]]:
    """Input and target of a span-corruption example."""
    return [*tokens, end], [sentinel, end]
