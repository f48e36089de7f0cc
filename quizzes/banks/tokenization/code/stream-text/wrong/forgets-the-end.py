import codecs


def stream_text(ids: list[int], vocabulary: dict[int, bytes]) -> list[str]:
    """Never tells the decoder that the stream has ended."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    pieces = [decoder.decode(vocabulary[token]) for token in ids]
    return [*pieces, ""]
