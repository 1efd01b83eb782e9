"""When the article was published and changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain, islice

from lxml.html import HtmlElement

from clipper.readers.metadata.evidence import Evidence
from clipper.readers.metadata.nodes import Graph, texts
from clipper.readers.metadata.places import (
    around,
    elements_after,
    is_aside,
    lines_after,
    lines_before,
    marks,
)
from clipper.readers.metadata.stamps import iso
from clipper.readers.metadata.strings import text_of
from clipper.readers.metadata.wordlists import entries

MOST_TIMES = 200
LONGEST_LINE = 120
"""Characters of a line that gives a date; a longer one is a sentence that mentions one."""
MOST_BESIDE = 60
"""Characters of text right before and after a `<time>`; with more, it stands in a sentence."""

_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-/]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How dates of this page are to be read."""

    language: str | None
    month_first: bool
    now: datetime

    def stamp(self, text: str) -> str | None:
        """The text's date in ISO 8601."""
        return iso(text, self.language, self.now, self.month_first)


def published(
    evidence: Evidence, graph: Graph, headline: HtmlElement | None, reading: Reading
) -> str | None:
    """The publication date: of JSON-LD or microdata, the meta tags, `<time>`, the text by the
    headline, the address; the first that holds a possible date, completed by the time of day that
    another gives for the same day."""
    stated = [
        *_structured(graph, "datePublished", reading),
        *_stated(evidence, "published", reading),
        *_structured(graph, "dateCreated", reading),
        *_structured(graph, "uploadDate", reading),
    ]
    if stated:
        return _completed(stated)
    shown = next(_shown(evidence, headline, reading), None)
    return shown or _from_url(evidence, reading)


def modified(evidence: Evidence, graph: Graph, reading: Reading, since: str | None) -> str | None:
    """The date of the last change, of JSON-LD or microdata or the meta tags; none that lies before
    `since`, the publication."""
    stated = [*_structured(graph, "dateModified", reading), *_stated(evidence, "modified", reading)]
    found = _completed(stated) if stated else None
    return found if found and (since is None or found[:10] >= _day_before(since)) else None


def _structured(graph: Graph, name: str, reading: Reading) -> Iterator[str]:
    for _, value in graph.values(name):
        for text in islice(texts(value), 3):
            if stamp := reading.stamp(text):
                yield stamp


def _stated(evidence: Evidence, kind: str, reading: Reading) -> Iterator[str]:
    for name in entries("dates", kind):
        for content in evidence.metas.get(name, ())[:3]:
            if stamp := reading.stamp(content):
                yield stamp


def _completed(stamps: list[str]) -> str:
    """The first stamp, or a fuller one of the same day: with a zone, or at least a time."""
    same_day = [stamp for stamp in stamps if stamp[:10] == stamps[0][:10]]
    return max(same_day, key=lambda stamp: min(len(stamp), 11) if len(stamps[0]) == 10 else 0)


def _shown(evidence: Evidence, headline: HtmlElement | None, reading: Reading) -> Iterator[str]:
    """Dates that a reader sees by the headline: marked as time, then in plain text."""
    for element in _times(evidence.tree, headline):
        if _is_mentioned(element):
            continue
        for text in (
            element.get("datetime") or "",
            element.get("content") or "",
            text_of(element, 100),
        ):
            if stamp := reading.stamp(text):
                yield stamp
                break
    if headline is not None:
        above = lines_before(headline, LONGEST_LINE)
        for line in chain(_dated(headline), lines_after(headline), above):
            if len(line) <= LONGEST_LINE and (stamp := reading.stamp(line)):
                yield stamp


def _dated(headline: HtmlElement) -> Iterator[str]:
    """The texts of the elements after the headline that are called a date: day, month and year
    may stand in elements of their own."""
    holders = around(headline)
    for element in elements_after(headline):
        said = marks(element).replace("update", "") if isinstance(element.tag, str) else ""
        if "date" in said and not is_aside(element, holders):
            yield text_of(element, LONGEST_LINE + 1)


def _times(tree: HtmlElement, headline: HtmlElement | None) -> list[HtmlElement]:
    """The `<time>` elements that can be the article's: those after the headline first, then those
    before it; marked as publication before others."""
    before: list[HtmlElement] = []
    after: list[HtmlElement] = []
    bucket = before
    holders = around(headline)
    heading = headline.tag if headline is not None else "h1"
    for element in islice(tree.iter(heading, "time"), MOST_TIMES):
        if element is headline:
            bucket = after
        elif element.tag == "time" and not is_aside(element, holders):
            bucket.append(element)
    found = after + before[::-1]
    return sorted(found, key=lambda element: not _is_marked(element))


def _is_mentioned(element: HtmlElement) -> bool:
    """Whether a `<time>` stands in a sentence, which tells of another day than the article's."""
    before, parent = element.getprevious(), element.getparent()
    text = before.tail if before is not None else parent.text if parent is not None else None
    beside = len(" ".join((text or "").split())) + len(" ".join((element.tail or "").split()))
    return beside > MOST_BESIDE and not _is_marked(element)


def _is_marked(element: HtmlElement) -> bool:
    marks = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
    return "publish" in marks or element.get("pubdate") is not None


def _from_url(evidence: Evidence, reading: Reading) -> str | None:
    addresses = (evidence.url, *evidence.links.get("canonical", ()), evidence.meta("og:url"))
    for address in addresses:
        for match in _URL_DAY.finditer((address or "")[:1000]):
            if stamp := reading.stamp(f"{match[1]}-{match[3]}-{match[4]}"):
                return stamp
    return None


def _day_before(stamp: str) -> str:
    """A change may carry the day before the publication: the two may be told in different zones."""
    return (datetime.fromisoformat(stamp).date() - timedelta(days=1)).isoformat()


def reading(language: str | None, tag: str, now: datetime | None = None) -> Reading:
    """How to read the dates of a page in this language; `tag` is its full language tag."""
    return Reading(language, tag.lower().replace("_", "-") == "en-us", now or datetime.now(UTC))
