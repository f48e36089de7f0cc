def corrupt(
    tokens: list[int], spans: list[tuple[int, int]], sentinel: int, end: int
) -> tuple[list[int], list[int]]:
    """Masks token by token."""
    inputs: list[int] = []
    target: list[int] = []
    place = 0  # everything before it is done
    for start, length in sorted(spans):
        inputs += tokens[place:start]
        if start > place or not target:  # else it touches the span before
            pass
        for token in tokens[start : start + length]:
            inputs.append(sentinel)
            target += [sentinel, token]
            sentinel -= 1
        place = start + length
    return [*inputs, *tokens[place:], end], [*target, sentinel, end]
