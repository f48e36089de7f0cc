def corrupt(
    tokens: list[int], spans: list[tuple[int, int]], sentinel: int, end: int
) -> tuple[list[int], list[int]]:
    """Uses one mask id for all spans."""
    inputs: list[int] = []
    target: list[int] = []
    place = 0  # everything before it is done
    for start, length in sorted(spans):
        inputs += tokens[place:start]
        if start > place or not target:  # else it touches the span before
            inputs.append(sentinel)
            target.append(sentinel)
        target += tokens[start : start + length]
        place = start + length
    return [*inputs, *tokens[place:], end], [*target, sentinel, end]
