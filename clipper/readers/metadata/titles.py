"""The headline as printed: what the sources on the page agree on."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from lxml.html import HtmlElement

from clipper.readers.metadata.evidence import Evidence
from clipper.readers.metadata.nodes import Graph
from clipper.readers.metadata.places import is_aside, is_trail, marks
from clipper.readers.metadata.strings import key, plain, squeeze, text_of
from clipper.readers.metadata.wordlists import entries, fold, words

LONGEST = 500
SHORTEST = 8
"""Letters that must be left of a title when something is taken off."""
SHORTEST_CUT = 20
"""Letters that a title cut short ('The minister said on …') shares with the whole one at least."""
MOST_SUBHEADINGS = 5
MOST_LESSER_HEADINGS = 1_000
MOST_PARTS = 6
MOST_SITE_WORDS = 5
LONGEST_PARTICLE = 3
MOST_FRONT_LINKS = 100

WEIGHTS = {
    "printed": 2.0,
    "data": 2.0,
    "og": 1.5,
    "title": 1.0,
    "twitter": 0.5,
    "meta": 0.5,
    "under": 0.5,
}
"""How much a source's vote counts, the most trusted first. What is printed and what the data says
is made for readers of the article; og:title and twitter:title are mostly filled from one field,
and so are `<title>` and the meta tags, which search engines are written for. `under` is a heading
that takes the place of an `<h1>` but that no other source confirms."""

_PLAIN = ("p", "div", "span", "strong", "b", "td", "dt")
_SEPARATOR = re.compile(r"\s+[-–—|·•»«]{1,2}\s+|\s*[|｜]\s*|\s+::?\s+")
_FRONT = re.compile(r"(?:https?://[^/\s]+)?/?(?:index\.\w+)?")
_DOMAIN = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,10}")
_CUT_SHORT = re.compile(r"\s*(?:…|\.\.\.)$")


@dataclass(frozen=True, slots=True)
class Vote:
    """What one source calls the article."""

    source: str
    text: str
    element: HtmlElement | None = None
    """The heading, where the source is one."""


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
    votes = _settled([*printed, *stated])
    if not votes:
        return Headline(None, None)
    best = max(votes, key=lambda vote: _support(vote, votes))
    element = printed[0].element if printed else None
    if {vote.source for vote in votes if key(vote.text) == key(best.text)} == {"title"}:
        return Headline(_shortened(_without_site(best.text, evidence)), element)
    return Headline(_shortened(best.text), element)


def _shortened(title: str) -> str:
    """A title of bearable length, cut between words."""
    if len(title) <= LONGEST:
        return title
    whole, _, _ = title[:LONGEST].rpartition(" ")
    return f"{whole or title[:LONGEST]} …"


def claims(evidence: Evidence) -> list[str]:
    """Everything that may be the headline, for finding the node that describes the article."""
    return [
        evidence.meta("og:title"),
        evidence.meta("twitter:title"),
        evidence.title,
        *_SEPARATOR.split(evidence.title)[:5],
        *(text_of(element, LONGEST) for element in evidence.headings[:5]),
    ]


def _stated(evidence: Evidence, graph: Graph, house: set[str]) -> list[Vote]:
    said = {
        "data": graph.first("headline", "name"),
        "og": evidence.meta("og:title"),
        "title": evidence.title,
        "twitter": evidence.meta("twitter:title"),
        "meta": evidence.meta(*entries("fields", "title")),
    }
    votes = [Vote(source, _without_house(plain(text), house)) for source, text in said.items()]
    return [vote for vote in votes if key(vote.text) and key(vote.text) not in house]


def _printed(evidence: Evidence, stated: list[Vote], house: set[str]) -> list[Vote]:
    """The heading that prints the title: the one most like what the other sources say, else the
    first that says more than the site's name."""
    known = {key(vote.text): vote.text for vote in reversed(stated)}
    headings = _headings(evidence)
    is_replaced = headings != list(evidence.headings) and all(e.tag != "h1" for e in headings)
    votes = [
        Vote("printed", text, element)
        for element in headings
        if key(text := _heading_text(element, known)) and key(text) not in house
    ]
    best = max(
        votes,
        key=lambda vote: max((_likeness(vote, other) for other in stated), default=0),
        default=None,
    )
    if best is not None and (key(best.text) in known or not is_replaced):
        return [best]
    return _confirmed(evidence, stated) or ([replace(best, source="under")] if best else [])


def _confirmed(evidence: Evidence, stated: list[Vote]) -> list[Vote]:
    """The first lesser heading, else the first text, that says what another source calls the
    article, or what stands before or after a separator there: some pages keep `<h1>` for the
    publication's name, or have no headings."""
    known = {key(part) for vote in stated for part in _parts(vote.text)}
    known = {text for text in known if len(text) >= SHORTEST_CUT}
    known |= {key(vote.text) for vote in stated}
    for tags in (("h2", "h3"), _PLAIN):
        for element in islice(evidence.tree.iter(*tags), MOST_LESSER_HEADINGS):
            text = squeeze((element.text or "")[:LONGEST]) or text_of(element, LONGEST)
            if len(text) >= SHORTEST and key(text) in known and not is_aside(element):
                return [Vote("printed", text, element)]
    return []


def _headings(evidence: Evidence) -> list[HtmlElement]:
    """The `<h1>` elements without the publication's logo; where they only end a breadcrumb trail,
    which sites make for search engines, the headings after them."""
    own = [element for element in evidence.headings if not _is_logo(element)]
    top = [element for element in own if not is_trail(element)]
    if top or not evidence.headings:
        return top
    following = iter(evidence.tree.iter("h1", "h2"))
    for element in following:
        if element is evidence.headings[0]:
            break
    rest = (element for element in following if not is_aside(element) and not is_trail(element))
    return [*islice(rest, MOST_SUBHEADINGS)] or own


def _is_logo(heading: HtmlElement) -> bool:
    """Whether a heading leads to the front page."""
    parent = heading.getparent()
    link = parent if parent is not None and parent.tag == "a" else heading.find(".//a[@href]")
    return link is not None and (link.get("href") or "").strip() == "/"


def _heading_text(element: HtmlElement, known: dict[str, str]) -> str:
    """The heading without its kicker: what is left after its first part if another source confirms
    that, the whole if one confirms this, else what is left after a part marked as kicker."""
    whole = text_of(element, LONGEST + 1)
    if len(element) == 0 or len(element) > MOST_PARTS:
        return whole
    parts = list(islice(element.iterdescendants("*"), 2 * MOST_PARTS))
    rests = [(part, rest) for part in parts if (rest := _without(whole, text_of(part, LONGEST)))]
    for _, rest in rests:
        if key(rest) in known:
            return rest
    if key(whole) in known:
        return known[key(whole)] if len(element) > 1 else whole
    return next((rest for part, rest in rests if _is_kicker(part)), whole)


def _without(whole: str, kicker: str) -> str:
    """The heading's text after its first part; empty where little or nothing is left."""
    rest = whole[len(kicker) :].strip(" :|–—-•") if kicker and whole.startswith(kicker) else ""
    return rest if len(key(rest)) >= SHORTEST else ""


def _is_kicker(element: HtmlElement) -> bool:
    said = marks(element)
    return any(name in said for name in entries("fields", "kickers"))


def _settled(votes: list[Vote]) -> list[Vote]:
    """The votes without what only one source adds or cuts off: a site's name, a section, an end
    that is missing."""
    keys = {key(vote.text) for vote in votes}
    return [replace(vote, text=_agreed(vote.text, votes, keys)) for vote in votes]


def _agreed(text: str, votes: list[Vote], keys: Collection[str]) -> str:
    for part in _parts(text):
        if part != text and len(key(part)) >= SHORTEST and key(part) in keys:
            return part
    start = key(_CUT_SHORT.sub("", text)) if _CUT_SHORT.search(text) else ""
    if len(start) >= SHORTEST_CUT:
        return next(
            (v.text for v in votes if v.text != text and key(v.text).startswith(start)), text
        )
    return text


def _parts(text: str) -> Iterator[str]:
    """What stands before and after each separator, the longest first."""
    places = list(_SEPARATOR.finditer(text))[:20]
    for last, first in zip(reversed(places), places, strict=True):
        yield text[: last.start()]
        yield text[first.end() :]


def _support(vote: Vote, votes: Iterable[Vote]) -> float:
    return sum(WEIGHTS[other.source] for other in votes if _agrees(other, vote))


def _agrees(other: Vote, vote: Vote) -> bool:
    """Whether two titles are the same; a `<title>` may have more around the printed one."""
    said, title = key(other.text), key(vote.text)
    is_printed = vote.source == "printed" and len(title) >= SHORTEST_CUT
    return said == title or (is_printed and other.source == "title" and title in said)


def _likeness(one: Vote, other: Vote) -> float:
    """How much two titles share: the share of common words, and more for the same title."""
    left, right = set(one.text.casefold().split()), set(other.text.casefold().split())
    return len(left & right) / max(len(left | right), 1) + 2 * (key(one.text) == key(other.text))


def _without_site(title: str, evidence: Evidence) -> str:
    """A title that `<title>` alone gives, without what ends it: a name that a newspaper or one of
    its desks may have, a domain, or what leads to the front page."""
    places = list(_SEPARATOR.finditer(title))
    if not places:
        return title
    before, last = title[: places[-1].start()], title[places[-1].end() :]
    named = last.split()
    if len(key(before)) < SHORTEST or not 0 < len(named) <= MOST_SITE_WORDS:
        return title
    if _DOMAIN.fullmatch(last):
        return before
    is_name = all(not word.islower() or len(word) <= LONGEST_PARTICLE for word in named)
    telling = words("bylines", "organisations") - {"the"}
    if is_name and not telling.isdisjoint(map(fold, named)):
        return before
    return before if key(last) in _front_names(evidence) else title


def _front_names(evidence: Evidence) -> set[str]:
    """Keys of the texts, and of the pictures' names, that lead to the front page."""
    links = islice(evidence.tree.iter("a"), MOST_FRONT_LINKS)
    fronts = [link for link in links if _FRONT.fullmatch((link.get("href") or "-").strip())]
    logos = (image.get("alt") or "" for link in fronts for image in link.iter("img"))
    return {key(text) for text in (*(text_of(link, LONGEST) for link in fronts), *logos)}


def _without_house(title: str, house: set[str]) -> str:
    """The title without the publisher's name before or after it."""
    for _ in range(3):
        places = list(_SEPARATOR.finditer(title))
        if not places:
            break
        before, last = title[: places[-1].start()], title[places[-1].end() :]
        first, after = title[: places[0].start()], title[places[0].end() :]
        if key(last) in house and len(key(before)) >= SHORTEST:
            title = before
        elif key(first) in house and len(key(after)) >= SHORTEST:
            title = after
        else:
            break
    return title.strip()
