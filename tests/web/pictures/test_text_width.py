"""Room for words."""

from web.pictures.text_width import shortened, text_width, wrapped


def test_width_grows_with_size_and_with_words() -> None:
    assert text_width("entropy", 26) == 2 * text_width("entropy", 13)
    assert text_width("entropy of", 13) > text_width("entropy", 13)


def test_wide_letters_take_more_room_than_narrow_ones() -> None:
    assert text_width("mmm", 13) > text_width("lll", 13)


def test_words_are_wrapped_and_none_is_lost() -> None:
    lines = wrapped("special tokens and chat templates", 15, 120)
    assert " ".join(lines) == "special tokens and chat templates"
    assert all(text_width(line, 15) <= 120 for line in lines)


def test_a_word_that_is_too_long_has_a_line_of_its_own() -> None:
    assert wrapped("a incomprehensibilities b", 15, 60) == ["a", "incomprehensibilities", "b"]


def test_no_words_are_one_empty_line() -> None:
    assert wrapped("  ", 15, 60) == [""]


def test_what_fits_is_not_shortened() -> None:
    assert shortened("loss", 12, 100) == "loss"


def test_what_does_not_fit_ends_with_an_ellipsis() -> None:
    found = shortened("incomprehensibilities", 12, 60)
    assert found.endswith("…")
    assert text_width(found, 12) <= 60
