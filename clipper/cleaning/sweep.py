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
_OPENERS = "\"“„«‘'([{¿¡©▶►•»→「『（【"
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
    """The block with its rule; or what is left of it, and the furniture sentences at its edges."""
    text = item.text
    if len(text) <= LONGEST:
        head = tail = Line(text)
        item.rule = line_rule(head, book)
        if item.rule or len(head.stops - {0, len(head)}) == 0:
            return [item]
    else:
        head, tail = Line(text[:_EDGE]), Line(text[-_EDGE:])
    before, start = _opening(item, head, book)
    after, end = _closing(item, tail, len(text) - len(tail.text), book)
    item.text = text[start:end].strip()
    return [*before, item, *after]


def _opening(item: Item, line: Line, book: Phrasebook) -> tuple[list[Item], int]:
    """The furniture sentences that the block begins with, and where the rest begins."""
    cut: list[Item] = []
    start = 0
    for first, last in line.pieces(line.stops):
        if last == len(line) or not (rule := part_rule(line, first, last, book)):
            break
        end = _back_over_openers(line.text, line.starts[last])
        cut.append(Item(item.kind, line.text[start:end].strip(), item.dom, rule, owner=item))
        start = end
    return cut, start


def _closing(item: Item, line: Line, offset: int, book: Phrasebook) -> tuple[list[Item], int]:
    """The furniture sentences that the block ends with, and where the rest ends."""
    cut: list[Item] = []
    end = len(line.text)
    for first, last in reversed(list(line.pieces(line.stops))):
        if first == 0 or not (rule := part_rule(line, first, last, book)):
            break
        start = _back_over_openers(line.text, line.starts[first])
        cut.insert(0, Item(item.kind, line.text[start:end].strip(), item.dom, rule, owner=item))
        end = start
    return cut, offset + end


def _back_over_openers(text: str, start: int) -> int:
    """Quotation marks and brackets before a sentence's first word belong to it."""
    while start and not text[start - 1].isspace() and text[start - 1] in _OPENERS:
        start -= 1
    return start


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
