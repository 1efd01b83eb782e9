"""What the dropped lines tell: date, publisher, byline, credit, for metadata that is empty."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from clipper.cleaning.credits import told
from clipper.cleaning.furniture import rule_within
from clipper.cleaning.items import Item
from clipper.cleaning.lines import Line
from clipper.cleaning.names import agencies, word_list
from clipper.cleaning.phrasebook import Phrasebook, byline_words
from clipper.types import Metadata

_DATED = ("datestamp", "widget", "byline", "counter")
_LONGEST = 300
_TELLING_BLOCKS = 12
_NAME_WORDS = 5
_BYLINE_WORDS = 14
_DOMAIN = r"(?i)(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)*\.[a-z]{2,10})/?"
_NEXT_LABEL = r"(?<=\S)\s+(?=[^\W\d]{1,8}\s?：)"
_IDEOGRAPHS = r"[^\W\d]{2,4}\s?[：:]\s?([\u3400-\u9fff]{2,4})(?:\s+\d.*)?"
"""A label and a name in Chinese or Japanese, whose characters may be those of other words."""
_LABEL = r"\s*[:：–—-]\s*"


def harvest(
    items: list[Item], metadata: Metadata, book: Phrasebook, language: str | None
) -> Metadata:
    """The metadata with its gaps filled from the removed lines, and from what the text says of its
    own source. What the page itself declared stands; where there is markup, the reader has read
    it, and only what has none is asked line by line."""
    known = {name for name in ("published", "modified") if getattr(metadata, name)}
    for item in _labelled(_unread(items), book):
        if item.rule in _DATED:
            metadata = _with_dates(metadata, Line(item.text), book, known)
        if item.rule in ("publisher", "signature") and tuple(Line(item.text).words) in agencies():
            metadata = replace(metadata, credit=metadata.credit or _name(item.text))
        elif item.rule in ("byline", "signature") and not metadata.authors:
            metadata = replace(metadata, authors=_authors(item.text, book, language))
        elif item.rule in ("publisher", "copyright") and not metadata.publisher:
            metadata = replace(metadata, publisher=_publisher(item))
        elif item.rule in ("credit", "datestamp") and not metadata.credit:
            metadata = replace(metadata, credit=_source(item.text))
    return _with_told(metadata, (item for item in items if item.in_body), book)


def _labelled(items: Iterable[Item], book: Phrasebook) -> Iterator[Item]:
    """The items, rows of labels ('来源：海港日报 作者：林海生') label by label."""
    for item in items:
        parts = re.split(_NEXT_LABEL, item.text) if "：" in item.text else []
        if len(parts) < 2:
            yield item
            continue
        for part in parts:
            yield Item(item.kind, part, item.dom, rule_within(part, book) or item.rule)


def _unread(items: list[Item]) -> Iterator[Item]:
    """The removed lines that no markup tells apart: all of a text without any; of a page, those
    above the story in one element with it."""
    first = next((i for i, item in enumerate(items) if item.in_body), len(items) - 1)
    story = items[first].dom if items else None
    if story and story.tag == "p":
        story = None
    for i, item in enumerate(items):
        above = i < first and item.dom and story and item.dom.path == story.path
        if item.rule and len(item.text) <= _LONGEST and (item.dom is None or above):
            yield item


def _with_dates(metadata: Metadata, line: Line, book: Phrasebook, known: set[str]) -> Metadata:
    """Fill `published` and `modified`; an own line about a change never fills `published`."""
    first, changed = 0, False
    modified = word_list("modified")
    while first < len(line):
        changed = changed or line.words[first] in modified
        last = book.dates.end(line, first)
        if last > first:
            name = "modified" if changed else "published"
            stamp = book.dates.iso(line, first, last)
            if stamp and name not in known and getattr(metadata, name) is None:
                metadata = (
                    replace(metadata, modified=stamp)
                    if changed
                    else replace(metadata, published=stamp)
                )
            changed = False
        first = max(last, first + 1)
    return metadata


def _authors(text: str, book: Phrasebook, language: str | None) -> tuple[str, ...]:
    """The names in a byline: runs of words that look like names, without the byline's own words."""
    line = Line(text)
    own = byline_words(language)
    if len(line) > _BYLINE_WORDS or word_list("editors").intersection(line.words):
        return ()
    if found := re.fullmatch(_IDEOGRAPHS, text):
        return (found[1],)
    names: list[str] = []
    for first, last in _runs(line, book, own):
        words = line.words[first:last]
        whole = last - first > 1 or tuple(words) in agencies() or first > 0
        if whole and last - first <= _NAME_WORDS and not any(word[0].isdigit() for word in words):
            names.append(line.part(first, last))
        if names:
            break
    return tuple(name for joined in names for name in _separated(joined))


def _runs(line: Line, book: Phrasebook, own: frozenset[str]) -> Iterable[tuple[int, int]]:
    """Runs of name-like words with nothing but blanks, dots and hyphens between them."""
    first = 0
    while first < len(line):
        last = first
        while last < len(line) and _in_name(line, last, book, own):
            last += 1
            if last < len(line) and line.text[line.ends[last - 1] : line.starts[last]].strip(
                " .-&"
            ):
                break
        if last > first:
            yield first, last
        first = max(last, first + 1)


def _in_name(line: Line, index: int, book: Phrasebook, own: frozenset[str]) -> bool:
    usual = line.words[index] not in own or line.shown(index).islower()
    return usual and book.name_like(line, index)


def _separated(names: str) -> list[str]:
    found = re.split(r"\s+(?:and|und|et|y|e|и|та|ve|və|va|en|i|&)\s+", names)
    return [name for name in found if name]


def _name(text: str) -> str:
    return text.strip(" .—–-()[]")


def _publisher(item: Item) -> str | None:
    """The name of a publisher's own line; from a copyright line only a domain, as others' rights
    are claimed there too."""
    text = _name(item.text)
    if item.rule == "publisher":
        return text
    found = re.search(_DOMAIN, text)
    return found.group(1) if found else None


def _source(text: str) -> str | None:
    """What a line such as 'Source: Xinhua' names; a photo's credit is none of the text."""
    text = text.strip("()[] ")
    marks = list(re.finditer(_LABEL, text))
    words = Line(text[: marks[-1].start()]).words if marks else []
    if words and words[-1] in word_list("sources") and len(words) <= _BYLINE_WORDS:
        return text[marks[-1].end() :] or None
    return None


def _with_told(metadata: Metadata, body: Iterable[Item], book: Phrasebook) -> Metadata:
    if metadata.publisher and metadata.credit:
        return metadata
    for _, item in zip(range(_TELLING_BLOCKS), body, strict=False):
        found = told(item.text, book)
        if found.publisher or found.credit:
            return replace(
                metadata,
                publisher=metadata.publisher or found.publisher,
                credit=metadata.credit or found.credit,
            )
    return metadata
