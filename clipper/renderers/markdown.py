"""Markdown (CommonMark with GitHub's additions); the article's own text never turns into markup."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from clipper.errors import ClipperError
from clipper.renderers import safe
from clipper.renderers.heading import Heading, heading
from clipper.renderers.look import Look, Result
from clipper.renderers.parts import Entry, Part, about, parts, removed
from clipper.types import Article, Block, Brief


def render(results: Iterable[Result], look: Look) -> Iterator[str]:
    """Each brief or article, with a thematic break between them."""
    separator = ""
    for result in results:
        if isinstance(result, ClipperError):
            continue
        body = _brief(result, look) if isinstance(result, Brief) else _article(result, look)
        yield separator + "\n\n".join(body) + "\n"
        separator = "\n---\n\n"


def escape(text: str) -> str:
    """`text` so that Markdown shows it as it stands, at any place of a line."""
    text = re.sub(r"([\\`*_\[\]<>#|~$&@])", r"\\\1", text)
    text = re.sub(r"(?i)\b(https?|ftp|mailto)(:)", r"\1\\\2", text)
    text = re.sub(r"(?i)\bwww\.", r"www\\.", text)
    return re.sub(r"(?m)^(\s*)([-+=:]|\d{1,9}(?=[.)]))", _escape_opener, text)


def link(address: str) -> str:
    """A link to `address`, which is shown; only http and https become links."""
    if not re.match(r"(?i)https?://", address):
        return escape(address)
    sealed = re.sub(r"[ <>`\\]", lambda found: f"%{ord(found[0]):02X}", address)
    return f"<{sealed}>"


def _escape_opener(found: re.Match[str]) -> str:
    """What opens a list, an underline or a table at the start of a line, disarmed."""
    blank, opener = found.groups()
    return f"{blank}{opener}\\" if opener.isdigit() else f"{blank}\\{opener}"


def _brief(brief: Brief, look: Look) -> Iterator[str]:
    head = heading(brief, look.without)
    yield from _head(head)
    if told := about(brief):
        yield escape(told)
    for part in parts(brief, look):
        yield from _part(part)
    if head.link:
        yield f"Source: {link(head.link)}"


def _head(head: Heading) -> Iterator[str]:
    if head.title:
        yield f"# {escape(head.title)}"
    if head.byline:
        yield f"*{escape(' · '.join(head.byline))}*"
    if head.deck:
        yield f"**{escape(head.deck)}**"


def _part(part: Part) -> Iterator[str]:
    if part.shape == "line":
        yield f"{part.title}: {escape(', '.join(entry.text for entry in part.entries))}"
        return
    if part.title:
        yield f"## {part.title}"
    between = "\n\n" if part.shape == "quotes" else "\n"
    yield between.join(_entry(part, entry) for entry in part.entries)


def _entry(part: Part, entry: Entry) -> str:
    text = escape(entry.text)
    if part.shape == "list":
        return f"- {text}" + (f"  \n  *{escape(entry.note)}*" if entry.note else "")
    if part.shape == "quotes":
        return f"> “{text}”  \n> — {escape(entry.label)}"
    label = f"**{escape(entry.label)}**" if entry.label else ""
    return f"- {': '.join(filter(None, [label, text]))}"


def _article(article: Article, look: Look) -> Iterator[str]:
    head = heading(article)
    yield from _head(head)
    for is_list, blocks in groupby(article.blocks, key=lambda block: block.kind == "list_item"):
        if is_list:
            yield "\n".join(_items(blocks))
        else:
            yield from map(_block, blocks)
    if look.explain:
        yield from _part(removed(article))
    if head.link:
        yield f"Source: {link(head.link)}"


def _items(blocks: Iterable[Block]) -> Iterator[str]:
    """The items of a list. Markdown counts on from the first one, so where the source does not, the
    other mark that numbers may have begins another list."""
    mark, following = ".", None
    for block in blocks:
        text = "  ".join(_lines(block))
        if block.number is None or block.number < 0:
            following = None
            yield f"- {text}"
            continue
        if following is not None and block.number != following:
            mark = ")" if mark == "." else "."
        following = block.number + 1
        yield f"{block.number}{mark} {text}"


def _block(block: Block) -> str:
    lines = _lines(block)
    if block.kind == "heading":
        return f"## {' '.join(lines)}"
    if block.kind in ("quote", "embed"):
        return "\n".join(f"> {line}  " for line in lines)
    return "  \n".join(lines)


def _lines(block: Block) -> list[str]:
    text = escape(safe.block(block.text).strip())
    return [line.strip() for line in text.splitlines() if line.strip()]
