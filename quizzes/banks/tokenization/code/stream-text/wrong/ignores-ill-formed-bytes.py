import codecs


def stream_text(ids: list[int], vocabulary: dict[int, bytes]) -> list[str]:
    """Leaves out ill-formed bytes instead of replacing them."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="ignore")
    pieces = [decoder.decode(vocabulary[token]) for token in ids]
    return [*pieces, decoder.decode(b"", final=True)]
