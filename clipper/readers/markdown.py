"""Markdown to a raw article: blocks by CommonMark's layout, emphasis and links to plain text.

Front matter (the YAML header that note-takers and site generators write) fills the metadata.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from clipper.types import BlockKind, Metadata, RawArticle, RawBlock

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|([0-9]{1,9})[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_REFERENCE = re.compile(r" {0,3}\[[^\]]{1,200}\]:[ \t]*\S")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}[-:| \t]*$")
_IMAGE_ONLY = re.compile(r"[ \t]*!\[[^\]]{0,500}\]\([^)]{0,2000}\)[ \t]*$")
_INLINE = (
    (re.compile(r"<!--.{0,5000}?-->", re.DOTALL), ""),
    (
        re.compile(
            r"!?\[([^\]\[]{0,1000})\]"
            r"\([^()\s]{0,2000}(?:\([^()]{0,200}\)[^()\s]{0,500})?(?:[ \t]+\"[^\"]{0,500}\")?\)"
        ),
        r"\1",
    ),
    (re.compile(r"!?\[([^\]\[]{1,1000})\]\[[^\]]{0,200}\]"), r"\1"),
    (re.compile(r"\[\^[^\]]{1,50}\]"), ""),
    (re.compile(r"<(https?://[^>\s]{1,2000})>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>]{0,500}>"), ""),
    (re.compile(r"(?<![\w\\])(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1(?!\w)", re.DOTALL), r"\2"),
    (re.compile(r"(?<![\w\\*])([*_])(?=\S)([^*_]{1,300}?)(?<=\S)\1(?!\w)", re.DOTALL), r"\2"),
    (re.compile(r"~~(?=\S)([^~]{1,2000})~~"), r"\1"),
    (re.compile(r"(`{1,2})([^`]{1,1000})\1"), r"\2"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)  # fmt: skip
_FIELDS = {
    "title": "title", "headline": "title",
    "subtitle": "deck", "deck": "deck", "description": "deck", "summary": "deck",
    "author": "authors", "authors": "authors", "by": "authors",
    "publisher": "publisher", "site": "publisher", "site_name": "publisher",
    "publication": "publisher",
    "date": "published", "published": "published", "created": "published",
    "modified": "modified", "updated": "modified", "lastmod": "modified",
    "language": "language", "lang": "language",
    "url": "url", "link": "url", "source": "url", "source_url": "url",
    "section": "section", "category": "section",
    "tags": "tags", "keywords": "tags",
    "image": "image", "cover": "image",
}  # fmt: skip


def read_text(text: str, source: str) -> RawArticle:
    """The blocks and the front matter of a Markdown text."""
    lines = text.removeprefix("\ufeff").splitlines()
    metadata, start = _front_matter(lines)
    return RawArticle(source, tuple(_blocks(lines[start:])), metadata)


def _blocks(lines: list[str]) -> Iterator[RawBlock]:
    """The blocks in order; what only lays out the page (rules, reference targets) is left out."""
    kind: BlockKind = "paragraph"
    held: list[str] = []
    fence = ""
    number: int | None = None
    for line in lines:
        if fence:
            if line.strip().startswith(fence):
                yield from _close("paragraph", held, plain=False)
                held, fence = [], ""
            else:
                held.append(line)
            continue
        start, text, alone = _opened(line, bool(held), kind)
        if start or not text:
            yield from _close(kind, held, number=number)
            held, kind, number = [], start or "paragraph", None
        if start == "list_item" and (item := _ITEM.match(line)) and item[1]:
            number = int(item[1])
        if found := _FENCE.match(line):
            fence = found.group(1)
        elif held and start is None and kind == "paragraph" and _UNDERLINE.match(line):
            yield from _close("heading", held)
            held = []
        elif text:
            held.append(text)
        if alone:
            yield from _close(kind, held)
            held, kind = [], "paragraph"
    yield from _close(kind, held, plain=not fence, number=number)


def _opened(line: str, inside: bool, kind: BlockKind) -> tuple[BlockKind | None, str, bool]:
    """The block that a line begins, if it does; its text; and whether the line is all of it."""
    if _FENCE.match(line):
        return "paragraph", "", False
    if found := _HEADING.match(line):
        return "heading", found.group(2) or "", True
    if inside and kind == "paragraph" and _UNDERLINE.match(line):
        return None, line, False
    if _RULE.match(line) or _REFERENCE.match(line) or _TABLE_RULE.match(line):
        return None, "", False
    if _IMAGE_ONLY.match(line):
        return "caption", line, True
    if found := _ITEM.match(line):
        return "list_item", line[found.end() :], False
    if found := _QUOTE.match(line):
        text = line[found.end() :]
        return (None if inside and kind == "quote" else "quote"), text.strip(), False
    if line.lstrip().startswith("|"):
        return "table", " ".join(cell.strip() for cell in line.strip().strip("|").split("|")), True
    return (None if inside else "paragraph"), line.strip(), False


def _close(
    kind: BlockKind, held: list[str], plain: bool = True, number: int | None = None
) -> Iterator[RawBlock]:
    text = "\n".join(held)
    text = " ".join((_plain(text) if plain else text).split())
    if text:
        yield RawBlock(kind, text, number=number)


def _plain(text: str) -> str:
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text


def _front_matter(lines: list[str]) -> tuple[Metadata, int]:
    """The metadata of a YAML header, and the line where the text begins. Only flat keys and lists
    are read, which is all that front matter of articles has."""
    end = next((i for i, line in enumerate(lines[1:200], 1) if line.rstrip() in ("---", "...")), 0)
    if not lines or lines[0].rstrip() != "---" or not end:
        return Metadata(), 0
    found: dict[str, list[str]] = {}
    values: list[str] = []
    for line in lines[1:end]:
        key, colon, value = line.partition(":")
        if line.lstrip().startswith("- "):
            values.append(_unquoted(line.lstrip()[2:]))
        elif colon and key.strip() and not key[0].isspace():
            values = found.setdefault(_FIELDS.get(key.strip().lower(), ""), [])
            values += _values(value.strip())
    return _metadata(found), end + 1


def _values(value: str) -> list[str]:
    if value.startswith("[") and value.endswith("]"):
        return [part for item in value[1:-1].split(",") if (part := _unquoted(item))]
    return [_unquoted(value)] if _unquoted(value) else []


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _metadata(found: dict[str, list[str]]) -> Metadata:
    def first(key: str) -> str | None:
        return next(iter(found.get(key, ())), None)

    url, language = first("url"), first("language")
    return Metadata(
        url=url if url and url.startswith("http") else None,
        title=first("title"),
        deck=first("deck"),
        authors=tuple(dict.fromkeys(found.get("authors", ()))),
        publisher=first("publisher"),
        published=_iso(first("published")),
        modified=_iso(first("modified")),
        language=language[:2].lower() if language else None,
        section=first("section"),
        tags=tuple(dict.fromkeys(found.get("tags", ()))),
        image=first("image"),
    )


def _iso(stamp: str | None) -> str | None:
    try:
        datetime.fromisoformat(stamp or "")
    except ValueError:
        return None
    return (stamp or "").replace(" ", "T", 1)
