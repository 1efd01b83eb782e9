"""Plain text and Markdown to a raw article: paragraphs as the file's own layout tells them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from clipper.readers.charsets import decode
from clipper.types import Page, RawArticle, RawBlock

_BULLET = re.compile(r"[ \t]*[•▪●◦‣*·-][ \t]+(?=\S)")
_BLANK_LINES = r"\n\s*\n"
_TERMINAL = '.!?…。！？؟۔:;"”»’)'
_NARROWEST, _WIDEST = 40, 120
_SAMPLE = 2000
_MOSTLY = 0.8


def read(page: Page) -> RawArticle:
    """Every paragraph and list item of a text, in order.

    Blank lines part paragraphs. Without them every line is one, unless the file is hard-wrapped:
    then lines are joined where only the margin broke them.
    """
    return RawArticle(page.source, tuple(paragraphs(decode(page))))


def read_markdown(page: Page) -> RawArticle:
    """Every block of a Markdown text, and the metadata of its front matter."""
    from clipper.readers import markdown

    return markdown.read_text(decode(page), page.source)


def paragraphs(text: str) -> Iterator[RawBlock]:
    """The blocks of a text without markup; runs of white space inside them are single spaces."""
    lines = re.sub(_BLANK_LINES, "\n\n", text).splitlines()
    margin = _margin(lines)
    block: list[str] = []
    bullets = _bulleted(lines)
    for number, line in enumerate(lines):
        if block and (
            not line.strip() or number in bullets or not _continues(lines[number - 1], line, margin)
        ):
            yield _paragraph(block)
            block = []
        if number in bullets:
            yield RawBlock("list_item", " ".join(_BULLET.sub("", line, count=1).split()))
        elif line.strip():
            block.append(line)
    if block:
        yield _paragraph(block)


def preformatted(text: str) -> Iterator[RawBlock]:
    """The blocks of a text whose line ends are shown as they stand, as `<pre>` shows them.

    As `paragraphs`, but short lines that no margin broke, of verses or code, stay lines of a block.
    """
    if _margin(text.splitlines()):
        yield from paragraphs(text)
        return
    for stanza in re.split(_BLANK_LINES, text):
        short: list[str] = []
        for line in (" ".join(line.split()) for line in stanza.splitlines()):
            if len(line) > _WIDEST:
                yield from _stanza(short)
                yield RawBlock("paragraph", line)
                short = []
            else:
                short.append(line)
        yield from _stanza(short)


def _stanza(lines: list[str]) -> Iterator[RawBlock]:
    if any(lines):
        yield RawBlock("paragraph", "\n".join(filter(None, lines)))


def _paragraph(lines: list[str]) -> RawBlock:
    return RawBlock("paragraph", " ".join(" ".join(lines).split()))


def _bulleted(lines: list[str]) -> set[int]:
    """The numbers of lines that are list items: two bullets at least, one below the other. A single
    dash opens direct speech in many languages."""
    marked = {number for number, line in enumerate(lines) if _BULLET.match(line)}
    return {number for number in marked if number - 1 in marked or number + 1 in marked}


def _margin(lines: list[str]) -> int:
    """The width at which the text is hard-wrapped; 0 when it is not."""
    sample = [line.rstrip() for line in lines[:_SAMPLE]]
    pairs = [(upper, lower) for upper, lower in pairwise(sample) if upper and lower.strip()]
    lengths = sorted(len(line) for line in sample if line)
    margin = lengths[-1 - len(lengths) // 20] if lengths else 0
    if not pairs or not _NARROWEST <= margin <= _WIDEST:
        return 0
    full = [upper for upper, lower in pairs if _is_full(upper, lower, margin)]
    broken = [upper for upper in full if upper[-1] not in _TERMINAL]
    wrapped = len(broken) > len(pairs) / 2 or (broken and len(full) > _MOSTLY * len(pairs))
    return margin if wrapped else 0


def _continues(upper: str, lower: str, margin: int) -> bool:
    """Is the line break above `lower` one that only the margin made? A line that is set in below
    the end of a sentence opens a paragraph."""
    if not margin or not _is_full(upper.rstrip(), lower, margin):
        return False
    return _indent(lower) <= _indent(upper) or upper.rstrip()[-1] not in _TERMINAL


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_full(upper: str, lower: str, margin: int) -> bool:
    """Would the next word have gone over the margin? A script without spaces fills its lines."""
    first = lower.split(maxsplit=1)[0]
    room = min(len(first), 12) + 1
    return len(upper) + room > margin - 2
