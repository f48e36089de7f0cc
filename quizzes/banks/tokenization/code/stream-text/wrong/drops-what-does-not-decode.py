def stream_text(ids: list[int], vocabulary: dict[int, bytes]) -> list[str]:
    """Decodes each token alone and leaves out what does not decode."""
    pieces = [vocabulary[token].decode("utf-8", errors="ignore") for token in ids]
    return [*pieces, ""]
