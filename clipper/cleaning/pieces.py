"""What an article's text is looked for in: the blocks of a page, or what its data tells of them."""

from clipper.cleaning.items import Item, items_of
from clipper.types import RawArticle

_FAR_MORE = 2


def pieces_of(raw: RawArticle) -> list[Item]:
    """The blocks of a raw article as items; those that are no part of it carry a rule.

    Where the page's own data holds far more of the story than its markup does, the story is that.
    """
    items = items_of(raw.blocks)
    if any(item.dom for item in items):
        from clipper.cleaning.selection import select  # a quarter of this room, for markup alone

        select(items, raw.metadata.title, raw.metadata.deck, raw.measure)
    story = items_of(raw.fallback)
    kept = [item for item in items if item.in_body]
    if sum(len(item.text) for item in story) > _FAR_MORE * sum(len(item.text) for item in kept):
        for item in kept:
            item.rule = "preview"
        items += story
    return items
