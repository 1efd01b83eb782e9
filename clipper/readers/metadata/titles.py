"""The headline as printed: what the sources on the page agree on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml.html import HtmlElement

from clipper.readers.metadata.evidence import Evidence
from clipper.readers.metadata.nodes import Graph
from clipper.readers.metadata.strings import key, plain, text_of

LONGEST = 500
SHORTEST_REST = 8
"""Letters that must be left when a site's name is taken off."""

WEIGHTS = {"h1": 2.0, "data": 2.0, "og": 1.5, "twitter": 0.5, "title": 1.0, "meta": 0.5}
"""How much each source's vote counts. `og` and `twitter` are mostly filled from one field, and so
are `<title>` and the meta tag, which search engines are written for."""

_SEPARATOR = re.compile(r"\s+[-–—|·•:»«]{1,2}\s+|\s*[|｜]\s*|\s+::\s+")


@dataclass(frozen=True, slots=True)
class Vote:
    """What one source calls the article."""

    source: str
    text: str
    element: HtmlElement | None = None


@dataclass(frozen=True, slots=True)
class Headline:
    """The article's title, and the heading that prints it where the page has one."""

    text: str | None
    element: HtmlElement | None


def headline(evidence: Evidence, graph: Graph, house: set[str]) -> Headline:
    """The title that most of the sources' weight stands behind, in the spelling of the most
    trusted of them; `house` holds the keys of the publisher's names, which are taken off."""
    stated = _stated(evidence, graph, house)
    printed = _printed(evidence, stated, house)
    votes = [*printed, *stated]
    if not votes:
        return Headline(None, None)
    best = max(votes, key=lambda vote: _support(vote, votes))
    alike = [vote for vote in votes if key(vote.text) == key(best.text)]
    element = next((vote.element for vote in votes if vote.element is not None), None)
    return Headline(alike[0].text[:LONGEST], element)


def claims(evidence: Evidence) -> list[str]:
    """Everything that may be the headline, for finding the node that describes the article."""
    return [
        evidence.meta("og:title"),
        evidence.meta("twitter:title"),
        evidence.title,
        *(_SEPARATOR.split(evidence.title)),
        *(text_of(element, LONGEST) for element in evidence.headings[:5]),
    ]


def _stated(evidence: Evidence, graph: Graph, house: set[str]) -> list[Vote]:
    said = {
        "data": graph.first("headline", "name") if graph.article else "",
        "og": evidence.meta("og:title"),
        "title": evidence.title,
        "twitter": evidence.meta("twitter:title"),
        "meta": evidence.meta("title", "dc.title", "sailthru.title", "parsely-title", "headline"),
    }
    votes = [
        Vote(source, without_house(plain(text), house)) for source, text in said.items() if text
    ]
    return [vote for vote in votes if key(vote.text) and key(vote.text) not in house]


def _printed(evidence: Evidence, stated: list[Vote], house: set[str]) -> list[Vote]:
    """The heading that prints the title: the one others agree with, else the first that says more
    than the site's name."""
    headings = [
        Vote("h1", text, element)
        for element in evidence.headings
        if key(text := text_of(element, LONGEST)) and key(text) not in house
    ]
    if not headings:
        return []
    return [
        max(
            headings,
            key=lambda vote: max((_likeness(vote.text, other.text) for other in stated), default=0),
        )
    ]


def _support(vote: Vote, votes: Iterable[Vote]) -> float:
    return sum(WEIGHTS[other.source] for other in votes if key(other.text) == key(vote.text))


def _likeness(one: str, other: str) -> float:
    """How much two texts share, 0 to 1: their common words."""
    left, right = set(one.casefold().split()), set(other.casefold().split())
    return len(left & right) / max(len(left | right), 1) + 2 * (key(one) == key(other))


def without_house(title: str, house: set[str]) -> str:
    """The title without the publisher's name before or after it."""
    for _ in range(3):
        marks = list(_SEPARATOR.finditer(title))
        if not marks:
            break
        last, first = marks[-1], marks[0]
        if (
            _is_house(title[last.end() :], house)
            and len(key(title[: last.start()])) >= SHORTEST_REST
        ):
            title = title[: last.start()]
        elif (
            _is_house(title[: first.start()], house)
            and len(key(title[first.end() :])) >= SHORTEST_REST
        ):
            title = title[first.end() :]
        else:
            break
    return title.strip()


def _is_house(text: str, house: set[str]) -> bool:
    return key(text) in house
