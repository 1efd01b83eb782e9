"""Lines that only their place tells to be furniture: signatures, and lists under a label.

A name alone on a line is a byline beside the headline and a signature at the end; in between it may
be a heading, and stays.
"""

from clipper.cleaning import networks, signatures
from clipper.cleaning.furniture import LONGEST
from clipper.cleaning.headline import ends_sentence, is_headline
from clipper.cleaning.items import Item
from clipper.cleaning.lines import Line
from clipper.cleaning.phrasebook import Phrasebook

_LABEL_LENGTH = 60
_ENTRY_LENGTH = 200
_LABELS = ("related", "comments")
_SHARING = ("share", "widget")


def mark(items: list[Item], publisher: str | None, book: Phrasebook) -> None:
    """Mark the items that are furniture by their place with their rule."""
    body = [item for item in items if item.in_body and not item.kept]
    if len(body) < 2:
        return
    _mark_byline(body, book)
    _mark_networks(items)
    _mark_lists(items)
    for item in reversed(body):
        if item.in_body:
            item.rule = _signature_rule(item, publisher, book)
            if item.rule is None:
                break
    if all(item.rule for item in body):
        for item in body:
            item.rule = None


def _mark_byline(body: list[Item], book: Phrasebook) -> None:
    """A name alone, with a place or a function or in brackets, above or under the headline."""
    for item in body[:3]:
        if item is body[0] and not item.dom and not is_headline(body[1]):
            item.rule = "byline" if signatures.is_surely_author(item.text, book) else None
            continue
        if item is not body[0] and not is_headline(body[0]):
            return
        if item.kind == "paragraph" and signatures.is_author(item.text, book, item in body[:2]):
            item.rule = "byline"


def _mark_lists(items: list[Item]) -> None:
    """The headlines under 'Related' and the like, when nothing of the article comes after them."""
    start = len(items)
    while start and _is_entry(items[start - 1]):
        start -= 1
    label = next(
        (i for i in range(start, len(items)) if items[i].rule in _LABELS and not items[i].owner),
        None,
    )
    if label is None or not any(item.in_body for item in items[:start]):
        return
    for entry in items[label:]:
        entry.rule = entry.rule or items[label].rule


def _mark_networks(items: list[Item]) -> None:
    """Networks' names on lines of their own, one below the other or beside other share lines."""
    left = [item for item in items if item.rule in (None, *_SHARING)]
    lone = [
        item.in_body and not item.kept and len(item.text) <= _LABEL_LENGTH and _is_network(item)
        for item in left
    ]
    for i, item in enumerate(left):
        beside = (j for j in (i - 1, i + 1) if 0 <= j < len(left))
        if lone[i] and any(lone[j] or left[j].rule in _SHARING for j in beside):
            item.rule = "share"


def _is_network(item: Item) -> bool:
    line = Line(item.text)
    return bool(line.words) and networks.length(line, 0, len(line)) == len(line)


def _is_entry(item: Item) -> bool:
    return not item.kept and (
        item.rule is not None or (not ends_sentence(item.text) and len(item.text) < _ENTRY_LENGTH)
    )


def _signature_rule(item: Item, publisher: str | None, book: Phrasebook) -> str | None:
    """The rule for what stands last: a heading without text, an outlet's or an author's name."""
    if item.kind == "heading":
        return "heading"
    text = item.text.strip(" .—–-()[]")
    if publisher and text.casefold() == publisher.casefold():
        return "publisher"
    if item.kind == "list_item" or len(text) > LONGEST:
        return None
    if signatures.is_domain(text):
        return "publisher"
    if ends_sentence(item.text) or text[-1:] in "?!？！؟:":
        return None
    return signatures.rule_of(text, book)
