"""Furniture out of a page: blocks as a whole, and the sentences at their edges."""

import re
from collections.abc import Iterable
from itertools import takewhile

from clipper.cleaning.furniture import LONGEST, rule_within, whole_rule
from clipper.cleaning.headline import ends_sentence
from clipper.cleaning.items import Item
from clipper.cleaning.lines import Line
from clipper.cleaning.parts import part_rule, phrase_rule
from clipper.cleaning.phrasebook import Phrasebook
from clipper.cleaning.symbols import is_knobs
from clipper.config import Options
from clipper.text import sentences
from clipper.text.lexicon import lexicon

_EDGE = 400
_OPENERS = "\"“„«‘'([{¿¡©▶►•»→「『（【"
_UNPARAGRAPHED = 300
_ROW_WORDS = 15
_LAST_WORDS = 5
_DATE_LENGTH = 60
_SECTION_RULES = ("related", "comments")
"""The rules of labels that a section of an article may have for its heading."""
_SECTION_BLOCKS, _PROSE_WORDS, _TELLING = 3, 12, 5
"""How many blocks below such a heading are looked at, the words of a sentence of prose, and the
letters of a word that tells what a section is about."""


def sweep(
    items: Iterable[Item], book: Phrasebook, language: str | None, options: Options
) -> list[Item]:
    """The items with furniture marked: blocks get their rule, furniture sentences become items of
    their own before or after what is left of their block."""
    drop = [re.compile(pattern) for pattern in options.drop]
    keep = [re.compile(pattern) for pattern in options.keep]
    of_phrases = book.of_phrases()
    items = list(items)
    alone = sum(item.dom is None for item in items) <= 2
    swept: list[Item] = []
    labels: list[int] = []
    for item in items:
        if any(pattern.search(item.text) for pattern in keep):
            item.kept, item.rule = True, None
            swept.append(item)
        elif any(pattern.search(item.text) for pattern in drop):
            item.rule = "user:drop"
            swept.append(item)
        elif item.rule is not None:
            if item.rule in ("boilerplate", "outside") and _is_date(item.text, book):
                item.rule = "datestamp"
            swept.append(item)
        elif alone and item.dom is None and len(item.text) > _UNPARAGRAPHED:
            swept += _sentence_by_sentence(item, book, language)
        else:
            swept += _block(item, book if item.kind == "paragraph" else of_phrases)
            if item.kind == "heading" and item.rule in _SECTION_RULES:
                labels.append(len(swept) - 1)
    if labels:
        _keep_sections(swept, labels, language)
    return swept


def _keep_sections(items: list[Item], labels: list[int], language: str | None) -> None:
    """Headings that read like labels, but stand right over prose that takes up one of their words:
    'Comments on the budget'. 'Comments' alone stays where other headings are set like it."""
    others = {_path(item) for item in items if item.kind == "heading" and item.in_body}
    for place in labels:
        label = items[place]
        section = list(takewhile(_is_prose, items[place + 1 : place + 1 + _SECTION_BLOCKS]))
        if not section or not _is_beside(label, section[0]):
            continue
        said = _telling_words(label.text, language)
        lone = label.rule == "comments" and len(label.text.split()) == 1
        if any(said & _telling_words(item.text, language) for item in section) or (
            lone and _path(label) in others
        ):
            label.rule = None


def _path(item: Item) -> str:
    return item.dom.path if item.dom else ""


def _is_prose(item: Item) -> bool:
    words = len(Line(item.text)) if item.in_body and item.kind == "paragraph" else 0
    return words >= _PROSE_WORDS and ends_sentence(item.text)


def _is_beside(label: Item, item: Item) -> bool:
    """Is a heading no link, and the block in the same element?"""
    if label.dom is None or item.dom is None:
        return label.dom is item.dom
    return label.dom.parent == item.dom.parent and not label.dom.link_density


def _telling_words(text: str, language: str | None) -> set[str]:
    """The longer words of a text that are not of every sentence."""
    stop = lexicon(language).words.get("stop", ())
    return {word for word in Line(text).words if len(word) >= _TELLING} - set(stop)


def _block(item: Item, book: Phrasebook) -> list[Item]:
    """The block with its rule; or what is left of it, and the furniture sentences at its edges."""
    if "\n" in item.text and item.kind == "paragraph":
        before, after = _edge_lines(item, book)
        if before or after:
            return [*before, *_block(item, book), *after]
    text = item.text
    whole = len(text) <= LONGEST
    head = Line(text if whole else text[:_EDGE])
    if whole:
        item.rule = whole_rule(head, book)
        if item.rule or not head.stops - {0, len(head)}:
            return [item]
    tail = head if whole else Line(text[-_EDGE:])
    before, start = _opening(item, head, book)
    if whole and before and rule_within(text[start:], book):
        item.rule = before[0].rule
        return [item]
    after, end = _closing(item, tail, len(text) - len(tail.text), book)
    item.text = text[start:end].strip()
    return [*before, item, *after]


def _edge_lines(item: Item, book: Phrasebook) -> tuple[list[Item], list[Item]]:
    """The lines of furniture that a block begins and ends with, where single breaks part it; what
    is left of it stays in the item. None where nothing would be left; a date alone may be that of
    an event."""
    lines = item.text.split("\n")
    rules = [rule_within(line, book) for line in lines]
    stays = [number for number, rule in enumerate(rules) if rule is None]
    if not stays or {None, "datestamp"}.issuperset(rules):
        return [], []
    cut = [
        Item(item.kind, line, item.dom, rule, owner=item)
        for line, rule in zip(lines, rules, strict=True)
    ]
    item.text = "\n".join(lines[stays[0] : stays[-1] + 1])
    return cut[: stays[0]], cut[stays[-1] + 1 :]


def _opening(item: Item, line: Line, book: Phrasebook) -> tuple[list[Item], int]:
    """The furniture sentences that the block begins with, and where the rest begins."""
    cut: list[Item] = []
    start = 0
    for first, last in line.pieces(line.stops):
        if last == len(line) or not (rule := _edge_rule(line, first, last, book)):
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
        if first == 0 or not (rule := _edge_rule(line, first, last, book)):
            break
        start = _back_over_openers(line.text, line.starts[first])
        cut.insert(0, Item(item.kind, line.text[start:end].strip(), item.dom, rule, owner=item))
        end = start
    return cut, offset + end


def _edge_rule(line: Line, first: int, last: int, book: Phrasebook) -> str | None:
    """The rule of a sentence at a block's edge. Only phrases count: a date or a letter there is the
    half of a sentence that an abbreviation's dot cut in two."""
    rule = phrase_rule(line, first, last, book)
    return None if rule == "datestamp" and line.closes(last) else rule


def _back_over_openers(text: str, start: int) -> int:
    """Quotation marks and brackets before a sentence's first word belong to it."""
    while start and not text[start - 1].isspace() and text[start - 1] in _OPENERS:
        start -= 1
    return start


def _sentence_by_sentence(item: Item, book: Phrasebook, language: str | None) -> list[Item]:
    """A text without paragraphs: furniture sentences out, what is between them stays together. A
    widget's row may stand before the first sentence without a stop, a name after the last."""
    found: list[Item] = []
    text = item.text
    start = _row_end(text, book)
    if start:
        found.append(Item(item.kind, text[:start].strip(), item.dom, "widget"))
    begin = start
    for first, last in sentences.spans(text[start:], language):
        first, last = first + start, last + start
        rule = rule_within(text[first:last], book)
        if rule or (last == len(text) and not ends_sentence(text) and _is_short(text[first:last])):
            found += [
                Item(item.kind, part, item.dom) for part in [text[begin:first].strip()] if part
            ]
            found.append(Item(item.kind, text[first:last], item.dom, rule))
            begin = last
    rest = text[begin:].strip()
    return [*found, Item(item.kind, rest, item.dom)] if rest else found


def _row_end(text: str, book: Phrasebook) -> int:
    """Where the text goes on after a widget's row that opens it; 0 when none does."""
    line = Line(text[:_EDGE])
    for last in range(min(_ROW_WORDS, len(line) - 1), 1, -1):
        end = line.starts[last]
        if is_knobs(text[:end]) and part_rule(line, 0, last, book):
            return end
    return 0


def _is_date(text: str, book: Phrasebook) -> bool:
    """Is a short text a date with its time, and nothing else?"""
    if len(text) > _DATE_LENGTH or not any(map(str.isdigit, text)):
        return False
    line = Line(text)
    return bool(line.words) and book.dates.end(line, 0) == len(line)


def _is_short(text: str) -> bool:
    return len(Line(text)) <= _LAST_WORDS
