"""A brief is never longer than asked for, whatever the article is."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.config import Options
from clipper.errors import UsageError
from clipper.summary import summarize
from clipper.text.layout import lines
from clipper.text.words import count
from clipper.types import Article, Block, Facts

WORDS = st.sampled_from(
    "the ferry Ruiz (ULC) said 3.5 млн мост 東京で会議 réouverture — … “yes” However, he it's, "
    "BAKU - (Agency) $4 ( İt \n".split(" ")
)
TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=300),
    st.lists(WORDS, max_size=60).map(" ".join),
)
SENTENCES = st.lists(TEXT.map(lambda text: text + ". "), max_size=8).map("".join)
ARTICLES = st.builds(
    lambda texts, title, language: Article(
        "given",
        title=title,
        language=language,
        blocks=tuple(Block("paragraph", text) for text in texts),
    ),
    st.lists(SENTENCES, max_size=5),
    st.none() | TEXT,
    st.sampled_from([None, "en", "ru", "zh", "xx"]),
)


def article(*paragraphs: str) -> Article:
    """An English article with these paragraphs."""
    return Article("given", language="en", blocks=tuple(Block("paragraph", p) for p in paragraphs))


LONG = article(
    "The ferry to Marn Island will stop in April, the port office said, because its engine has "
    "worn out and no yard on the coast can repair it before the summer.",
    "About 900 islanders depend on the ferry for school, work and the hospital in Dunmoor.",
    "The council wants to charter a smaller boat at a cost of 40,000 euros a month.",
)


@given(ARTICLES, st.integers(1, 6))
def test_no_more_points_than_sentences_asked_for(given_article: Article, sentences: int) -> None:
    """`--sentences N` gives at most N points."""
    points = summarize(given_article, Facts(), Options(sentences=sentences))
    assert len(points) <= sentences


@settings(max_examples=200)
@given(ARTICLES, st.integers(1, 60))
def test_no_more_words_than_asked_for(given_article: Article, words: int) -> None:
    """`--words N` gives at most N words over all points."""
    points = summarize(given_article, Facts(), Options(words=words))
    assert sum(count(point.text) for point in points) <= words


@given(ARTICLES, st.floats(0.1, 100))
def test_no_more_than_the_percentage_of_the_body(given_article: Article, percent: float) -> None:
    """`--percent P` gives at most P percent of the body's words, and never less than a word."""
    points = summarize(given_article, Facts(), Options(percent=percent))
    body = sum(count(block.text) for block in given_article.blocks)
    assert sum(count(point.text) for point in points) <= max(1, body * percent / 100)


@settings(max_examples=200)
@given(ARTICLES, st.integers(1, 12))
def test_no_more_lines_than_the_fit_has(given_article: Article, size: int) -> None:
    """`--fit Nlines` gives points that take at most N lines of 80 columns with their marks."""
    points = summarize(given_article, Facts(), Options(fit=f"{size}lines"))
    assert sum(lines(point.text) for point in points) <= size


@given(ARTICLES)
def test_offsets_are_exact_and_no_word_is_made_up(given_article: Article) -> None:
    """A point's source is the block's own text, and its words are the source's words in order."""
    for point in summarize(given_article, Facts(), Options()):
        text = given_article.blocks[point.block].text
        assert text[point.start : point.end] == point.source_text
        left = iter(re.findall(r"\w+", point.source_text.lower()))
        assert all(word in left for word in re.findall(r"\w+", point.text.lower()))


def test_four_points_unless_told_otherwise() -> None:
    """The default length is four points."""
    text = " ".join(
        f"Ward {n} elected {name} to the harbour board on Sunday evening."
        for n, name in enumerate("Alder Birch Cedar Dogwood Elm Fir".split())
    )
    assert len(summarize(article(text), Facts(), Options())) <= 4


def test_a_first_point_that_does_not_fit_is_cut_at_a_clause() -> None:
    """When not even the best sentence fits, it ends at its last clause that does, and says so."""
    (point,) = summarize(LONG, Facts(), Options(words=13))
    assert point.text == "The ferry to Marn Island will stop in April, the port office said…"
    assert point.edits == ("cut",)
    (point,) = summarize(LONG, Facts(), Options(words=4))
    assert point.text == "The ferry to Marn…"


def test_a_text_without_full_stops_is_no_point() -> None:
    """A 'sentence' as long as a chapter is cut, so that a brief stays one."""
    (point,) = summarize(article("harbour, tide and wind " * 50_000), Facts(), Options())
    assert len(point.text) < 1000
    assert point.edits[-1] == "cut"


def test_a_page_holds_what_45_lines_do() -> None:
    """`1page` is 45 lines, and capitals and spaces are taken as they come."""
    long = article(
        *(f"Pier {n} reopened after a storm had torn its planks away." for n in range(99))
    )
    page = summarize(long, Facts(), Options(fit="1 Page"))
    assert page == summarize(long, Facts(), Options(fit="45lines"))


@pytest.mark.parametrize(
    "options",
    [
        Options(sentences=0),
        Options(words=0),
        Options(percent=0),
        Options(percent=101),
        Options(fit="half a page"),
        Options(fit="0lines"),
        Options(sentences=3, words=50),
    ],
)
def test_a_length_without_sense_is_refused(options: Options) -> None:
    """No length, an impossible one and two at once are usage errors."""
    with pytest.raises(UsageError):
        summarize(LONG, Facts(), options)


@pytest.mark.parametrize(
    ("text", "taken"),
    [("", 1), ("a" * 78, 1), ("a" * 79, 2), ("a b " * 39, 2), ("東" * 39, 1), ("東" * 40, 2)],
)
def test_lines_are_counted_as_a_terminal_wraps_them(text: str, taken: int) -> None:
    """Wrapped at spaces, long words broken, wide characters two columns."""
    assert lines(text, 78) == taken
