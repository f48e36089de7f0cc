"""The solutions of the tokenization bank agree with trusted libraries on random inputs."""

import json
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import BPE, WordLevel, WordPiece
from tokenizers.pre_tokenizers import WhitespaceSplit
from tokenizers.trainers import BpeTrainer

CODE = Path(__file__).parents[2] / "quizzes" / "banks" / "tokenization" / "code"
SEEDS = range(25)

Pair = tuple[str, str]


def solution(slug: str) -> dict[str, Any]:
    return runpy.run_path(str(CODE / slug / "solution.py"))


TRAIN: dict[str, Any] = solution("train-bpe")
encode: Callable[..., list[str]] = solution("encode-with-ranks")["encode"]
stream_text: Callable[..., list[str]] = solution("stream-text")["stream_text"]
wordpiece: Callable[..., list[str]] = solution("wordpiece")["wordpiece"]
pad_batch: Callable[..., tuple[Any, Any]] = solution("pad-a-batch")["pad_batch"]
pack: Callable[..., tuple[Any, Any, Any]] = solution("pack-documents")["pack"]
ids_and_labels: Callable[..., tuple[Any, Any]] = solution("chat-labels")["ids_and_labels"]


def random_word(rng: np.random.Generator, letters: str, longest: int) -> str:
    return "".join(rng.choice(list(letters), size=int(rng.integers(1, longest + 1))))


def random_corpus(rng: np.random.Generator) -> dict[str, int]:
    return {random_word(rng, "abcde", 8): int(rng.integers(1, 400)) for _ in range(40)}


def rounds_without_ties(word_counts: dict[str, int], most: int) -> int:
    """How many merges are decided by counts alone; the libraries break ties by other rules."""
    words = [(list(word), count) for word, count in word_counts.items()]
    for done in range(most):
        counts = TRAIN["count_pairs"](words)
        (best, highest), *others = counts.most_common(2)
        if others and others[0][1] == highest:
            return done
        words = [(TRAIN["join"](symbols, best), count) for symbols, count in words]
    return most


def library_merges(word_counts: dict[str, int], num_merges: int) -> list[Pair]:
    tokenizer = Tokenizer(BPE())
    tokenizer.pre_tokenizer = WhitespaceSplit()
    letters = len(set("".join(word_counts)))
    trainer = BpeTrainer(vocab_size=letters + num_merges, show_progress=False)
    tokenizer.train_from_iterator([" ".join([word] * count) for word, count in word_counts.items()], trainer)
    return [(left, right) for left, right in json.loads(tokenizer.to_str())["model"]["merges"]]


@pytest.mark.parametrize("seed", SEEDS)
def test_training_agrees_with_the_library_as_far_as_no_counts_tie(seed: int) -> None:
    corpus = random_corpus(np.random.default_rng(seed))
    num_merges = rounds_without_ties(corpus, 20)
    assert num_merges >= 3
    assert TRAIN["train_bpe"](corpus, num_merges) == library_merges(corpus, num_merges)


@pytest.mark.parametrize("seed", SEEDS)
def test_encoding_agrees_with_the_library_on_learnt_merges(seed: int) -> None:
    rng = np.random.default_rng(seed)
    merges = TRAIN["train_bpe"](random_corpus(rng), 30)
    entries = dict.fromkeys([*"abcde", *(left + right for left, right in merges)])
    tokenizer = Tokenizer(BPE(vocab={entry: i for i, entry in enumerate(entries)}, merges=merges))
    for _ in range(40):
        word = random_word(rng, "abcde", 30)
        assert encode(word, merges) == tokenizer.encode(word).tokens


@pytest.mark.parametrize("seed", SEEDS)
def test_wordpiece_agrees_with_the_library(seed: int) -> None:
    rng = np.random.default_rng(seed)
    marks = rng.choice(["", "##"], size=25)
    vocabulary = {"[UNK]"} | {str(mark) + random_word(rng, "abé", 3) for mark in marks}
    model = WordPiece(
        vocab={entry: i for i, entry in enumerate(sorted(vocabulary))},
        unk_token="[UNK]",
        max_input_chars_per_word=9,
    )
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = WhitespaceSplit()
    text = " ".join(random_word(rng, "abé", 11) for _ in range(80))
    assert wordpiece(text, vocabulary, 9) == tokenizer.encode(text).tokens


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("seed", range(10))
def test_padding_agrees_with_the_library(seed: int, side: str) -> None:
    rng = np.random.default_rng(seed)
    texts = [" ".join(map(str, rng.integers(1, 50, size=rng.integers(1, 12)))) for _ in range(9)]
    tokenizer = Tokenizer(WordLevel({str(i): i for i in range(50)}, unk_token="0"))
    tokenizer.pre_tokenizer = WhitespaceSplit()
    tokenizer.enable_truncation(7)
    tokenizer.enable_padding(direction=side, pad_id=0, pad_token="0")
    expected = tokenizer.encode_batch(texts)
    ids, mask = pad_batch([[int(token) for token in text.split()] for text in texts], 7, 0, side)
    assert ids.tolist() == [row.ids for row in expected]
    assert mask.tolist() == [row.attention_mask for row in expected]


def random_tokens(rng: np.random.Generator) -> list[bytes]:
    """A text with some bytes spoilt, in short tokens; no surrogates, on which codecs wait a byte too long."""
    data = bytearray("aé語👍🏽Ω–".encode() * 2)
    for i in rng.integers(0, len(data), size=4):
        data[i] = int(rng.choice([0x80, 0xC3, 0xE6, 0xF0, 0xFF, 0x41]))
    cuts = np.sort(rng.integers(0, len(data) + 1, size=15))
    return [bytes(data[i:j]) for i, j in zip([0, *cuts], [*cuts, len(data)], strict=True)]


@pytest.mark.parametrize("seed", SEEDS)
def test_streamed_pieces_join_to_the_text_that_python_decodes(seed: int) -> None:
    tokens = random_tokens(np.random.default_rng(seed))
    pieces = stream_text(list(range(len(tokens))), dict(enumerate(tokens)))
    assert len(pieces) == len(tokens) + 1
    assert "".join(pieces) == b"".join(tokens).decode("utf-8", errors="replace")


def common_prefix(texts: list[str]) -> str:
    same = [len(set(characters)) == 1 for characters in zip(*texts, strict=False)]
    return texts[0][: [*same, False].index(False)]


@pytest.mark.parametrize("seed", SEEDS)
def test_streamed_text_is_all_that_no_continuation_can_change(seed: int) -> None:
    tokens = random_tokens(np.random.default_rng(seed))
    pieces = stream_text(list(range(len(tokens))), dict(enumerate(tokens)))
    continuations = [byte * times for byte in (b"\x80", b"\x90", b"\xbf") for times in range(4)]
    for count in range(len(tokens) + 1):
        data = b"".join(tokens[:count])
        possible = [(data + more).decode("utf-8", errors="replace") for more in continuations]
        assert "".join(pieces[:count]) == common_prefix(possible)


@pytest.mark.parametrize("seed", SEEDS)
def test_packed_rows_give_back_every_document_with_its_positions(seed: int) -> None:
    rng = np.random.default_rng(seed)
    documents = [rng.integers(0, 9, size=size).tolist() for size in rng.integers(0, 12, size=30)]
    tokens, segments, positions = pack(documents, 10, 0)
    found = []
    for i, row in enumerate(segments):
        for segment in range(1, row.max() + 1):
            place = row == segment
            assert positions[i, place].tolist() == list(range(place.sum()))
            found.append(tokens[i, place].tolist())
    assert sorted(found) == sorted(document[:10] for document in documents if document)
    assert not positions[segments == 0].any()


@pytest.mark.parametrize("seed", SEEDS)
def test_packing_opens_a_row_only_when_no_earlier_row_has_room(seed: int) -> None:
    rng = np.random.default_rng(seed)
    sizes = rng.integers(1, 11, size=30).tolist()
    filled: list[int] = []
    for count, size in enumerate(sizes, start=1):
        _, segments, _ = pack([[7] * each for each in sizes[:count]], 10, 0)
        now = (segments > 0).sum(axis=1).tolist()
        grown = next(i for i, total in enumerate(now) if i == len(filled) or total != filled[i])
        assert all(total + size > 10 for total in filled[:grown])
        filled = now


@pytest.mark.parametrize("seed", SEEDS)
def test_labels_are_the_turns_that_a_rendered_conversation_gives_the_assistant(seed: int) -> None:
    rng = np.random.default_rng(seed)
    names = ["begin", "end", "system", "user", "assistant", "tool"]
    special = {name: -1 - i for i, name in enumerate(names)}  # apart from all contents
    roles = rng.choice(names[2:], size=8).tolist()
    messages = [(role, rng.integers(0, 50, size=rng.integers(0, 5)).tolist()) for role in roles]
    ids, labels = ids_and_labels(messages, special, 1000)
    speaker = np.select([np.isin(ids, [special[role] for role in roles])], [ids], 0)
    last = np.maximum.accumulate(np.where(speaker != 0, np.arange(len(ids)), 0))
    learnt = (ids[last] == special["assistant"]) & (speaker == 0)
    assert labels.tolist() == np.where(learnt, ids, -100).tolist()
    assert (ids == special["end"]).sum() == len(messages)
