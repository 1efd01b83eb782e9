"""Who the byline credits."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from clipper.readers.metadata import printed
from clipper.readers.metadata.evidence import Evidence
from clipper.readers.metadata.names import credited, is_certain_person, one, unique
from clipper.readers.metadata.nodes import Graph, called, items
from clipper.readers.metadata.strings import key
from clipper.readers.metadata.wordlists import entries


def authors(
    evidence: Evidence,
    graph: Graph,
    headline: HtmlElement | None,
    language: str | None,
    house: set[str],
) -> tuple[str, ...]:
    """The names of JSON-LD or microdata, else of the meta tags, else of the printed byline.

    house: the keys of the publisher's names. A source that names nobody but the house, or an
    account, is believed only when no later one names somebody: many systems fill in the house
    where the data has no byline but the page prints one.
    An account alone names nobody.
    """
    fallback: list[str] = []
    stated = list(_stated(evidence, language))
    for names in _structured(graph, language):
        if _is_somebody(names, house):
            if len(names) > 1:
                return tuple(names)
            below = printed.byline_below(headline, language)
            return tuple(_fuller(names, below.names, *stated))
        fallback = fallback or names
    byline = printed.byline(evidence.tree, headline, language)
    shown = [name for name in byline.names if key(name) not in house] or byline.names
    for names in stated:
        if _is_somebody(names, house):
            return tuple(_fuller(names, shown, *stated))
        fallback = fallback or names
    if shown and (byline.certain or not fallback):
        return tuple(shown)
    return tuple(name for name in fallback if not _is_login(name) or key(name) in house)


def _is_somebody(names: list[str], house: set[str]) -> bool:
    return any(key(name) not in house and not _is_login(name) for name in names)


def _is_login(name: str) -> bool:
    """Whether a name is an account's rather than a person's: one word in small letters."""
    return " " not in name and name.isascii() and name.islower()


def _fuller(names: list[str], *others: list[str]) -> list[str]:
    """The names as the first source has them that gives the same and other people too: many
    systems have room for one."""
    known = {key(name) for name in names}
    for other in others:
        more = [name for name in other if key(name) not in known]
        if more and len(more) == len(other) - len(known) and all(map(is_certain_person, more)):
            return other
    return names


def _structured(graph: Graph, language: str | None) -> Iterator[list[str]]:
    for property_ in ("author", "creator"):
        for _, value in graph.values(property_):
            names: list[str] = []
            for item in items(value):
                if isinstance(item, str):
                    names += credited(item, language)
                for node in graph.nodes(item):
                    names += [name for text in called(node) for name in one(text, language)]
            if names := unique(names):
                yield names


def _stated(evidence: Evidence, language: str | None) -> Iterator[list[str]]:
    for tag in entries("fields", "author"):
        contents = evidence.metas.get(tag, ())
        if names := unique(name for content in contents for name in credited(content, language)):
            yield names
