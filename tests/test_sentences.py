"""Sentences: where they end, and that their offsets are exact."""

import time
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.text import sentences
from clipper.text.sentences import spans, split

_ROWS = (Path(__file__).parent / "data" / "sentences.tsv").read_text(encoding="utf-8").splitlines()
_CASES = [(code, tuple(text.split("|"))) for code, text in (row.split("\t") for row in _ROWS)]
_LANGUAGES = [None, "en", "de", "tr", "ru", "ar", "zh", "ja", "xx"]
_TRICKY = st.text(
    st.sampled_from("ab AB 1.!?…。！？\n\u2029\"'“”„«»‘’()[]{}—-,:;۔؟ГИғə中あ한\u00a0\u0301\u200b"),
    max_size=60,
)


def _assert_exact(text: str, found: list[tuple[int, int]]) -> None:
    end_before = 0
    for start, end in found:
        assert end_before <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert not text[end_before:start].strip()
        end_before = end
    assert not text[end_before:].strip()


@pytest.mark.parametrize(("code", "sentences"), _CASES, ids=lambda value: str(value)[:60])
def test_known_texts(code: str, sentences: tuple[str, ...]) -> None:
    """A text of a language is cut exactly where its sentences end."""
    joined = ("" if code in ("zh", "ja") else " ").join(sentences)
    assert split(joined, None if code == "None" else code) == list(sentences)


@given(st.one_of(st.text(), _TRICKY), st.sampled_from(_LANGUAGES))
def test_offsets_are_exact(text: str, language: str | None) -> None:
    """Spans are in order, do not overlap, are trimmed, and leave out nothing but white space."""
    _assert_exact(text, spans(text, language))


@given(_TRICKY)
def test_split_gives_what_the_spans_hold(text: str) -> None:
    """A sentence is a substring of the text, as it stands there."""
    assert split(text, "en") == [text[start:end] for start, end in spans(text, "en")]


def test_blank_lines_end_sentences() -> None:
    """A blank line ends a sentence even where no mark does."""
    assert split("A headline\n\nThe text begins\n \nand ends", "en") == [
        "A headline",
        "The text begins",
        "and ends",
    ]


def test_single_line_breaks_are_soft() -> None:
    """A line that breaks within a sentence does not end it; one that ends in a stop does."""
    assert split("The minister said on\nFriday that it was over.\nNobody believed\nhim.", "en") == [
        "The minister said on\nFriday that it was over.",
        "Nobody believed\nhim.",
    ]


def test_lines_of_a_list_are_apart() -> None:
    """A line that opens with a bullet begins a sentence of its own."""
    assert split("They agreed on\n• a fund\n• a treaty", "en") == [
        "They agreed on",
        "• a fund",
        "• a treaty",
    ]


def test_missing_space_after_a_stop() -> None:
    """Badly set text is cut where a sentence certainly ends, and names with dots stay whole."""
    assert split("The talks ended.The next round is in May.", "en") == [
        "The talks ended.",
        "The next round is in May.",
    ]
    assert len(split("He read it on Booking.com and News.Az, version 2.Beta, today.", "en")) == 1


def test_short_quotation_stays_whole() -> None:
    """Sentences inside quotation marks that are closed soon are not torn apart."""
    assert len(split("“It is late. We are tired. Let us go,” she said.", "en")) == 1
    assert (
        len(split("“" + "It is a long speech about many things. " * 20 + "It ended.”", "en")) > 10
    )


def test_nothing_but_white_space_has_no_sentence() -> None:
    """Empty and blank texts have no sentences."""
    assert spans("", "en") == []
    assert spans(" \n\u00a0\n ", None) == []


@pytest.mark.parametrize(
    "hostile",
    [
        "a" * 2_000_000,
        "a. " * 300_000,
        '. "' * 200_000,
        "(" * 500_000,
        "“a" * 250_000,
        "." * 500_000,
        ". . " * 200_000,
        "\n \n" * 200_000,
        "U.S. " * 200_000,
        "- " * 400_000 + ". A",
        ("word " * 50_000 + ". ") * 5,
        "\n- a. B" * 100_000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    """Text made to be slow is cut at a rate of at least 100,000 characters a second."""
    started = time.process_time()
    spans(hostile, "en")
    assert time.process_time() - started < len(hostile) / 100_000


def test_ten_thousand_sentences_are_quick() -> None:
    """A text of 10,000 sentences is cut in a second, a small part of what a summary may take."""
    text = (
        "Prices rose 3.5 percent on Jan. 5, Dr. Lee of Acme Inc. said in the U.S. capital. "
        * 10_000
    )
    started = time.process_time()
    assert len(spans(text, "en")) == 10_000
    assert time.process_time() - started < 1


@pytest.mark.parametrize("space", ["\x85", "\xa0", "\u2003", "\u202f", "\u3000"])
def test_wide_spaces_are_no_trouble(space: str) -> None:
    """White space of several bytes is white space like any other, beside initials too."""
    assert split(f"He met J.{space}Smith. She left.", "en")[-1] == "She left."
    for text in (f"A.{space}B.{space}c", f"0.{space}A.{space}", f"{space}J. K.{space}L{space}."):
        assert "".join("".join(split(text, "en")).split()) == "".join(text.split())


@given(st.text(alphabet="aB3 .!?…。\"”'’»)(“«\n", max_size=24) | _TRICKY)
def test_a_single_sentence_is_told_as_the_rules_would(text: str) -> None:
    """The quick look at what has no stop inside finds what the long one finds."""
    quick = sentences._found(text, "en")
    with patch.object(sentences, "_is_one", lambda text: False):
        assert sentences._found(text, "en") == quick
