"""How much room words take, for pictures that are laid out where there is no browser to ask."""

from typing import Final

# Widths in em of IBM Plex Sans at weight 500, by letter; what is not here is as wide as a capital.
_EM: Final = {
    **dict.fromkeys(" ',.:;!|ijl", 0.31),
    **dict.fromkeys('()[]{}/\\-"Ifrt', 0.42),
    **dict.fromkeys("abcdeghknopqsuvxyz?*_", 0.58),
    **dict.fromkeys("mwMW@%", 0.93),
}
_CAPITAL: Final = 0.67


def text_width(words: str, size: float) -> float:
    """Pixels that words take in the interface's typeface, if anything a little too many."""
    return size * sum(_EM.get(letter, _CAPITAL) for letter in words)


def wrapped(words: str, size: float, room: float) -> list[str]:
    """Words in lines of at most `room` pixels, at least one line; a longer word has a line of its own."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def shortened(words: str, size: float, room: float) -> str:
    """Words that fit into `room` pixels, their end replaced by an ellipsis where they do not."""
    if text_width(words, size) <= room:
        return words
    while words and text_width(f"{words}\N{HORIZONTAL ELLIPSIS}", size) > room:
        words = words[:-1]
    return f"{words.rstrip()}\N{HORIZONTAL ELLIPSIS}"
