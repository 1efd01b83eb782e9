"""Furniture out of a page: each block as a whole, the sentences at its edges, and runs of blocks."""

import re
from collections.abc import Iterable

from clipper.cleaning.furniture import LONGEST, line_rule, part_rule
from clipper.cleaning.items import Item
from clipper.cleaning.lines import Line
from clipper.cleaning.phrasebook import Phrasebook
from clipper.config import Options
from clipper.text import sentences

_EDGE = 400
_UNPARAGRAPHED = 1000


def sweep(
    items: Iterable[Item], book: Phrasebook, language: str | None, options: Options
) -> list[Item]:
    """The items with furniture marked: blocks get their rule, furniture sentences become items of
    their own before or after what is left of their block."""
    drop = [re.compile(pattern) for pattern in options.drop]
    keep = [re.compile(pattern) for pattern in options.keep]
    items = list(items)
    alone = sum(item.dom is None for item in items) <= 2
    swept: list[Item] = []
    for item in items:
        if any(pattern.search(item.text) for pattern in keep):
            item.kept, item.rule = True, None
            swept.append(item)
        elif any(pattern.search(item.text) for pattern in drop):
            item.rule = "user:drop"
            swept.append(item)
        elif item.rule is not None:
            swept.append(item)
        elif alone and item.dom is None and len(item.text) > _UNPARAGRAPHED:
            swept += _sentence_by_sentence(item, book, language)
        else:
            swept += _block(item, book)
    return swept


def _block(item: Item, book: Phrasebook) -> list[Item]:
    if len(item.text) <= LONGEST:
        item.rule = line_rule(Line(item.text), book)
        if item.rule:
            return [item]
    return _trim(item, book)


def _trim(item: Item, book: Phrasebook) -> list[Item]:
    """The block without the furniture sentences it begins or ends with."""
    before: list[Item] = []
    after: list[Item] = []
    while cut := _opening(item.text, book):
        rule, end = cut
        before.append(Item(item.kind, item.text[:end].rstrip(), item.dom, rule, owner=item))
        item.text = item.text[end:].lstrip()
    while cut := _closing(item.text, book):
        rule, start = cut
        after.insert(0, Item(item.kind, item.text[start:].lstrip(), item.dom, rule, owner=item))
        item.text = item.text[:start].rstrip()
    return [*before, item, *after]


def _opening(text: str, book: Phrasebook) -> tuple[str, int] | None:
    line = Line(text[:_EDGE])
    first = min((stop for stop in line.stops if 0 < stop < len(line)), default=0)
    if first and (rule := part_rule(line, 0, first, book)):
        return rule, line.starts[first]
    return None


def _closing(text: str, book: Phrasebook) -> tuple[str, int] | None:
    offset = max(0, len(text) - _EDGE)
    line = Line(text[offset:])
    last = max((stop for stop in line.stops if 0 < stop < len(line)), default=0)
    if last and (rule := part_rule(line, last, len(line), book)):
        return rule, offset + line.starts[last]
    return None


def _sentence_by_sentence(item: Item, book: Phrasebook, language: str | None) -> list[Item]:
    """A text without paragraphs: furniture sentences out, what is between them stays together."""
    found: list[Item] = []
    begin: int | None = None
    for start, end in sentences.spans(item.text, language):
        text = item.text[start:end]
        rule = line_rule(Line(text), book) if len(text) <= LONGEST else None
        if rule:
            if begin is not None:
                found.append(Item(item.kind, item.text[begin:start].rstrip(), item.dom))
                begin = None
            found.append(Item(item.kind, text, item.dom, rule))
        elif begin is None:
            begin = start
    if begin is not None:
        found.append(Item(item.kind, item.text[begin:].rstrip(), item.dom))
    return found
