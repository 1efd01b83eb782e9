"""The head of a brief or an article: headline, who published it and when, how long it is."""

import re
from typing import NamedTuple

from clipper.renderers import safe
from clipper.text.lexicon import lexicon
from clipper.types import Article, Brief

TITLE_LENGTH = 90
"""The characters of a headline made from the lead."""

FIRST_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.!?](?=\s)|[。！？]")

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class Heading(NamedTuple):
    """What stands above the parts; every text is safe to print."""

    title: str
    byline: tuple[str, ...]
    """Publisher, authors, date, reading time: what is known of them."""
    deck: str
    link: str
    """The article's address, or the name of the file it was read from."""


def heading(shown: Brief | Article, without: tuple[str, ...] = ()) -> Heading:
    """The head of `shown`; what `without` names is left empty."""
    article = shown.article if isinstance(shown, Brief) else shown
    length = (
        f"{max(1, shown.reading_minutes)} min, {shown.words:,} words"
        if isinstance(shown, Brief)
        else ""
    )
    told = [article.publisher, ", ".join(article.authors), day(article.published), length]
    return Heading(
        title="" if "headline" in without else headline(article),
        byline=() if "byline" in without else tuple(safe.line(item) for item in told if item),
        deck="" if "deck" in without else safe.line(article.deck or ""),
        link="" if "source" in without else _link(article),
    )


def _link(article: Article) -> str:
    return safe.line(article.url or ("" if article.source == "-" else article.source))


def headline(article: Article) -> str:
    """The article's own headline, or its lead cut at a clause."""
    if article.title and (title := safe.line(article.title)):
        return title
    lead = next((block.text for block in article.blocks if block.text.strip()), "")
    sentence = FIRST_SENTENCE.split(safe.line(lead[: 4 * TITLE_LENGTH]), maxsplit=1)[0]
    title = shortened(sentence.rstrip(" ."), TITLE_LENGTH)
    return _without_loose_end(title, article.language) or "Untitled"


def _without_loose_end(title: str, language: str | None) -> str:
    """A headline that was cut, without function words before its ellipsis: "the future of …"."""
    words = title.split()
    if words[-1:] != ["…"]:
        return title
    loose = frozenset(lexicon(language).words.get("stop", ()))
    while len(words) > 2 and words[-2].lower() in loose:
        del words[-2]
    return " ".join(words)


def shortened(text: str, length: int) -> str:
    """`text`, or what of it fits into `length` characters, cut at a clause or between words."""
    if len(text) <= length:
        return text
    kept = text[:length]
    if clause := re.match(r"(.{30,})(?:[,;:–—](?=\s)|[、，；])", kept):
        return clause[1].rstrip() + " …"
    words, space, _ = kept.rpartition(" ")
    return (words if space else kept) + " …"


def day(date: str | None) -> str:
    """An ISO 8601 date, year-month or year in words: '28 November 2025'; anything else as it is."""
    if not date:
        return ""
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", date)
    if not found or not 1 <= int(found[2] or 1) <= 12:
        return date
    numbers = [str(int(found[3]))] if found[3] else []
    months = [MONTHS[int(found[2]) - 1]] if found[2] else []
    return " ".join([*numbers, *months, found[1]])
