"""Headline and deck of a text, where no markup tells them."""

from clipper.cleaning.items import Item
from clipper.cleaning.lines import Line

_HEADLINE_WORDS = 25
_HEADLINE_CHARACTERS = 160
_DECK_WORDS = 60
_ENDS = ".。．।۔"
_CLOSERS = "\"”»'’)]」』"


def place(items: list[Item], title: str | None, deck: str | None) -> tuple[str | None, str | None]:
    """Find the headline and the deck among the items, mark them so, and return them.

    What the page itself tells (`title`, `deck`) stands, and a block that only repeats the title is
    removed. An HTML page has the deck that is printed on it: its description is often another text.
    A text that opens with a sentence has no headline: nothing is invented.
    """
    blocks = [item for item in items if item.in_body]
    if any(item.dom for item in items):
        decks = (item.text for item in items if item.place == "deck" and item.rule is None)
        deck = next(decks, None)
    if title is not None:
        _drop_repeats(blocks[:5], title)
        return title, deck
    if len(blocks) < 2 or not is_headline(blocks[0]):
        return None, deck
    blocks[0].place = "title"
    if deck is None and len(blocks) > 2 and _is_deck(blocks[1], blocks[2]):
        blocks[1].place = "deck"
        deck = blocks[1].text
    return blocks[0].text, deck


def _drop_repeats(blocks: list[Item], title: str) -> None:
    wanted = Line(title).words
    for item in blocks:
        if (
            len(item.text) <= 2 * len(title) + 20
            and Line(item.text).words == wanted
            and not item.kept
        ):
            item.rule = "headline"


def is_headline(item: Item) -> bool:
    """Could the block be a headline: a heading, or short and without a full stop?"""
    if item.kind == "heading":
        return True
    return (
        item.kind == "paragraph"
        and len(item.text) <= _HEADLINE_CHARACTERS
        and len(Line(item.text)) <= 2 * _HEADLINE_WORDS
        and len(item.text.split()) <= _HEADLINE_WORDS
        and not ends_sentence(item.text)
    )


def _is_deck(item: Item, follower: Item) -> bool:
    """A standfirst without a full stop; with one it is told from the lead by nothing."""
    return (
        item.kind == "paragraph"
        and follower.kind == "paragraph"
        and len(Line(item.text)) >= 4
        and len(item.text.split()) <= _DECK_WORDS
        and not ends_sentence(item.text)
        and item.text[-1] not in ":："
        and ends_sentence(follower.text)
    )


def ends_sentence(text: str) -> bool:
    """Does the text close with a full stop, inside or outside closing quotes?

    An ellipsis is none.
    """
    bare = text.rstrip(_CLOSERS)
    return bool(bare) and bare[-1] in _ENDS and not bare.endswith("..")
