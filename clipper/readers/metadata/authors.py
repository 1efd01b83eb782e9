"""Who the byline credits."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml import etree
from lxml.html import HtmlElement

from clipper.readers.metadata.evidence import Evidence
from clipper.readers.metadata.names import credited, one, unique
from clipper.readers.metadata.nodes import Graph, items, kinds, texts
from clipper.readers.metadata.places import is_aside, marks
from clipper.readers.metadata.strings import is_address, key, text_of
from clipper.readers.metadata.wordlists import entries

LONGEST_BYLINE = 300
MOST_BYLINES = 60


@dataclass(frozen=True, slots=True)
class Credit:
    """Names from one source."""

    names: list[str]
    certain: bool
    """Whether the source names people or agencies beyond the publisher itself."""


def authors(
    evidence: Evidence,
    graph: Graph,
    headline: HtmlElement | None,
    language: str | None,
    house: set[str],
) -> tuple[str, ...]:
    """The names of JSON-LD or microdata, else of the meta tags, else of the visible byline.

    house: the keys of the publisher's names. A source that names nobody but the house is believed
    only when no later one names somebody else: many systems fill in the house where a byline is
    missing from the data but printed on the page.
    """
    fallback: list[str] = []
    sources = (
        _structured(graph, language),
        _stated(evidence, language),
        _shown(evidence, headline, language),
    )
    for source in sources:
        for names in source:
            if any(key(name) not in house and not _is_login(name) for name in names):
                return tuple(names)
            fallback = fallback or names
    return tuple(fallback)


def _is_login(name: str) -> bool:
    """Whether a name is an account's rather than a person's: one word in small letters."""
    return " " not in name and name.isascii() and name.islower() and "." not in name


def _structured(graph: Graph, language: str | None) -> Iterator[list[str]]:
    for property_ in ("author", "creator"):
        for _, value in graph.values(property_):
            names: list[str] = []
            for item in items(value):
                if isinstance(item, str):
                    names += credited(item, language)
                else:
                    for node in graph.nodes(item):
                        for text in texts(node.get("name")):
                            names += one(text, language)
            if names := unique(names):
                yield names


def _stated(evidence: Evidence, language: str | None) -> Iterator[list[str]]:
    for name in entries("fields", "author"):
        contents = evidence.metas.get(name, ())
        if names := unique(part for content in contents for part in credited(content, language)):
            yield names


@cache
def _candidates() -> etree.XPath:
    return etree.XPath(
        "//*[@rel='author' or @itemprop='author' or contains(@class, 'uthor') or contains(@class, 'yline')]"
    )


def _shown(
    evidence: Evidence, headline: HtmlElement | None, language: str | None
) -> Iterator[list[str]]:
    """The names of the bylines printed by the article, the surest mark first."""
    found = [
        element for element in _candidates()(evidence.tree)[:MOST_BYLINES] if not is_aside(element)
    ]
    for sure in (True, False):
        chosen = [element for element in found if _is_sure(element) is sure]
        while chosen:
            first = chosen[0]
            group = [e for e in chosen if e.getparent() is first.getparent() or e is first]
            names = unique(
                name for e in group for name in credited(text_of(e, LONGEST_BYLINE), language, True)
            )
            if names:
                yield names
            chosen = [e for e in chosen if e not in group]


def _is_sure(element: HtmlElement) -> bool:
    return element.get("rel") == "author" or element.get("itemprop") == "author"
