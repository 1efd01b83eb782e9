"""The text of a page on its way through cleaning: each piece in order, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from clipper.types import Block, BlockKind, DomFacts, RawBlock, Removed


@dataclass(slots=True, eq=False)
class Item:
    """A block, or a piece cut from one."""

    kind: BlockKind
    text: str
    dom: DomFacts | None = None
    rule: str | None = None
    """The rule that removed it; None while it stays."""
    place: Literal["body", "title", "deck"] = "body"
    owner: "Item | None" = None
    """For a sentence cut from a block: what is left of the block."""
    kept: bool = False
    """The user's own pattern keeps it, whatever the rules say."""
    number: int | None = None
    """In a numbered list."""

    @property
    def in_body(self) -> bool:
        """Is it, so far, a block of the article?"""
        return self.rule is None and self.place == "body"


def items_of(blocks: Iterable[RawBlock]) -> list[Item]:
    """Fresh items, whitespace at the ends taken off, blocks without text left out."""
    return [
        Item(block.kind, text, block.dom, number=block.number)
        for block in blocks
        if (text := block.text.strip())
    ]


def body(items: Iterable[Item]) -> tuple[Block, ...]:
    """The article's blocks; what has a number is an item, also where it is set as a paragraph."""
    return tuple(
        Block(item.kind if item.number is None else "list_item", item.text, item.number)
        for item in items
        if item.in_body
    )


def removed(items: Iterable[Item]) -> tuple[Removed, ...]:
    """What was taken away, in page order."""
    items = list(items)
    numbers = {
        id(item): number for number, item in enumerate(item for item in items if item.in_body)
    }
    return tuple(
        Removed(item.text, item.rule, numbers.get(id(item.owner)) if item.owner else None)
        for item in items
        if item.rule is not None
    )
