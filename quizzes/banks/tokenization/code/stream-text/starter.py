def stream_text(ids: list[int], vocabulary: dict[int, bytes]) -> list[str]:
    """The text that becomes final with each token, and what is left at the end."""
    pieces = [vocabulary[token].decode("utf-8", errors="replace") for token in ids]
    return [*pieces, ""]
