"""How an article treats a subject, and which of its sentences name it."""

from collections.abc import Sequence

from clipper.summary.document import Document
from clipper.text.words import stems_of, tokens
from clipper.types import About, Article, Prominence


def about(article: Article, subject: str) -> About:
    """Where and how often the article names the subject.

    Words are compared folded, whole and by their stems, so that 'Kazakhstan' finds 'Kazakhstan’s';
    a subject of several words is found where they stand together. Prominence is the most prominent
    place: the headline or deck, the lead (the first paragraph), the body, or none.
    """
    wanted = _stemmed(subject, article.language)
    headline = sum(
        _mentions(text, wanted, article) for text in (article.title, article.deck) if text
    )
    counts = [_mentions(block.text, wanted, article) for block in article.blocks]
    naming = tuple(number for number, found in enumerate(counts) if found)
    lead = next((n for n, block in enumerate(article.blocks) if block.kind == "paragraph"), None)
    prominence: Prominence = "none"
    if headline:
        prominence = "headline"
    elif naming:
        prominence = "lead" if naming[0] == lead else "body"
    return About(subject, prominence, headline + sum(counts), naming)


def passages(document: Document, subject: str) -> frozenset[int]:
    """The sentences that name the subject, and those that lean on one that does."""
    wanted = _stemmed(subject, document.article.language)
    found: set[int] = set()
    for sentence in document.sentences:
        leaning = sentence.leans and document.anchor(sentence.index) in found
        if leaning or _mentions(sentence.text, wanted, document.article):
            found.add(sentence.index)
    return frozenset(found)


def _mentions(text: str, wanted: Sequence[str], article: Article) -> int:
    if not wanted:
        return 0
    told = _stemmed(text, article.language)
    first, length = wanted[0], len(wanted)
    return sum(
        1
        for start, stem in enumerate(told)
        if stem == first and told[start : start + length] == wanted
    )


def _stemmed(text: str, language: str | None) -> Sequence[str]:
    """Every word's stem; a stop word, which has none, stands for itself."""
    words = tokens(text)
    stems = stems_of(words, language)
    return [stems.get(word) or word for word in words]
