"""Phrases of a language's lists, and the words of a text that they are looked up at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.facts import numbers, reading, upcoming, wanted
from clipper.facts.expressions import starters
from clipper.facts.names import name_words
from clipper.facts.vocabulary import entries, phrases_of
from clipper.text.lexicon import languages
from clipper.types import Article, Block

ENTRIES = [("by the end", "1"), ("by", "2"), ("by the end of", "3"), ("Straße", "4"), ("l'an", "5")]


def test_the_longest_phrase_matches() -> None:
    """Phrases are told from their beginning and from their end; one word is a key."""
    known = phrases_of(ENTRIES, "en")
    words = "by the end of it by now".split()
    assert known.match(words, 0) == (4, "3")
    assert known.match(words, 5) == (1, "2")
    assert known.match(words[:3], 0) == (3, "1")
    assert known.match(words, 1) is None
    assert known.ending(words, 3) == (4, "3")
    assert known["by"] == "2"
    assert "straße" in known
    assert "by the end" not in known


def test_an_entry_with_a_star_stands_for_all_words_that_begin_so() -> None:
    """The longest such beginning counts, but a whole word before it."""
    known = phrases_of([("stadt*", "town"), ("stadtwerk*", "works"), ("stadt", "city")], "de")
    assert [known.get(word) for word in ("stadt", "städte", "stadtrat", "stadtwerke")] == [
        "city", None, "town", "works",
    ]  # fmt: skip
    assert "stadtrat" in known
    assert "stad" not in known
    assert known.match(["der", "stadtrat"], 1) == (1, "town")
    assert known.may_open(["any"])
    with pytest.raises(KeyError):
        known["dorf"]


@pytest.mark.parametrize("code", languages())
@given(data=st.data())
def test_a_text_is_walked_once_for_what_every_finder_looks_for(
    code: str, data: st.DataObject
) -> None:
    """The places of a finder's words are those that a walk of its own would find."""
    looked_for = [set(starters(code)), numbers.openers(code), upcoming.openers(code)]
    choices = st.sampled_from([*sorted(set().union(*looked_for)), "harbour", "3", "A", ". "])
    text = " ".join(data.draw(st.lists(choices, max_size=30)))
    article = Article("x", language=code, blocks=(Block("paragraph", text),))
    read = reading.read(article, wanted(code))[0]
    for known in looked_for:
        assert read.where(known) == [at for at, low in enumerate(read.lows) if low in known]


@pytest.mark.parametrize("code", languages())
def test_a_word_is_a_role_by_any_of_the_endings(code: str) -> None:
    """However short the ending is; German has hundreds."""
    for ending in entries(code, "role_endings"):
        assert name_words(code).is_role(f"hafen{ending}")
    assert not name_words(code).is_role("hafenxyzzy")
