import codecs


def stream_text(ids: list[int], vocabulary: dict[int, bytes]) -> list[str]:
    """The text that becomes final with each token, and what is left at the end."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    pieces = [decoder.decode(vocabulary[token]) for token in ids]
    return [*pieces, decoder.decode(b"", final=True)]
