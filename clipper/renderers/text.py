"""Plain text that reads well in a mail: UTF-8, no escapes, no wrapping."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from clipper.errors import ClipperError
from clipper.renderers import safe
from clipper.renderers.heading import Heading, heading
from clipper.renderers.look import Look, Result
from clipper.renderers.parts import Entry, Part, about, parts, removed
from clipper.types import Article, Block, Brief

RULE = "─" * 40


def render(results: Iterable[Result], look: Look) -> Iterator[str]:
    """Each brief or article, with a rule between them."""
    separator = ""
    for result in results:
        if isinstance(result, ClipperError):
            continue
        body = _brief(result, look) if isinstance(result, Brief) else _article(result, look)
        yield separator + "\n\n".join(body) + "\n"
        separator = f"\n{RULE}\n\n"


def _brief(brief: Brief, look: Look) -> Iterator[str]:
    head = heading(brief, look.without)
    yield from _head(head)
    if told := about(brief):
        yield told
    for part in parts(brief, look):
        yield _part(part)
    if head.link:
        yield f"Source: {head.link}"


def _head(head: Heading) -> Iterator[str]:
    if head.title or head.byline:
        yield "\n".join(filter(None, [head.title, " · ".join(head.byline)]))
    if head.deck:
        yield head.deck


def _part(part: Part) -> str:
    if part.shape == "line":
        return f"{part.title}: {', '.join(entry.text for entry in part.entries)}"
    lines = [_entry(part, entry) for entry in part.entries]
    return "\n".join(lines if part.name == "points" else [part.title, *lines])


def _entry(part: Part, entry: Entry) -> str:
    note = f"\n  ({entry.note})" if entry.note else ""
    if part.shape == "list":
        return f"• {entry.text}{note}"
    if part.shape == "quotes":
        return f"  “{entry.text}” — {entry.label}"
    return f"  {': '.join(filter(None, [entry.label, entry.text]))}"


def _article(article: Article, look: Look) -> Iterator[str]:
    head = heading(article)
    yield from _head(head)
    for is_list, blocks in groupby(article.blocks, key=lambda block: block.kind == "list_item"):
        shown = map(_block, blocks)
        yield from ["\n".join(shown)] if is_list else shown
    if look.explain:
        yield _part(removed(article))
    if head.link:
        yield f"Source: {head.link}"


def _block(block: Block) -> str:
    text = safe.block(block.text).strip()
    if block.kind == "list_item":
        return f"• {text}" if block.number is None else f"{block.number}. {text}"
    if block.kind in ("quote", "embed"):
        return "\n".join(f"> {line}" for line in text.splitlines())
    return text
