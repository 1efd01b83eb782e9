"""A page of its own for a browser or the printer: no script, nothing loaded from anywhere."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import chain, groupby
from pathlib import Path

from clipper.errors import ClipperError
from clipper.renderers import safe
from clipper.renderers.direction import is_right_to_left
from clipper.renderers.heading import Heading, heading
from clipper.renderers.look import Look, Result
from clipper.renderers.parts import Entry, Part, about, parts, removed
from clipper.types import Article, Block, Brief

TAGS = {"heading": "h2", "list_item": "li", "quote": "blockquote", "embed": "blockquote"}


def render(results: Iterable[Result], look: Look) -> Iterator[str]:
    """One page with all results; nothing at all when there is none."""
    shown = (result for result in results if not isinstance(result, ClipperError))
    first = next(shown, None)
    if first is None:
        return
    style = Path(__file__).with_name("page.css").read_text("utf-8")
    title = "Briefs" if look.several else heading(first).title
    yield OPENING.format(title=escape(title), style=style, language=_language(first))
    for result in chain([first], shown):
        body = _brief(result, look) if isinstance(result, Brief) else _article(result, look)
        direction = "rtl" if is_right_to_left(heading(result).title) else "ltr"
        yield f'<article lang="{_language(result)}" dir="{direction}">\n'
        yield "\n".join(body) + "\n</article>\n"
    yield "</body>\n</html>\n"


OPENING = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
"""


def _brief(brief: Brief, look: Look) -> Iterator[str]:
    head = heading(brief)
    yield from _head(head)
    if told := about(brief):
        yield _tag("p", told, "about")
    for part in parts(brief, look):
        yield from _part(part)
    yield from _foot(head)


def _head(head: Heading) -> Iterator[str]:
    yield "<header>"
    yield _tag("h1", head.title)
    if head.byline:
        items = (f"<bdi>{escape(item)}</bdi>" for item in head.byline)
        yield f'<p class="byline">{" · ".join(items)}</p>'
    if head.deck:
        yield _tag("p", head.deck, "deck")
    yield "</header>"


def _part(part: Part) -> Iterator[str]:
    yield f'<section class="{escape(part.name)}">'
    yield f"<h2>{escape(part.title)}</h2>"
    wrapper = {"list": "ul", "pairs": "dl", "line": "p", "quotes": ""}[part.shape]
    if part.shape == "line":
        yield _tag("p", " · ".join(entry.text for entry in part.entries))
    else:
        yield from filter(None, [wrapper and f"<{wrapper}>"])
        yield from (_entry(part, entry) for entry in part.entries)
        yield from filter(None, [wrapper and f"</{wrapper}>"])
    yield "</section>"


def _entry(part: Part, entry: Entry) -> str:
    if part.shape == "list":
        note = f"<small>{escape(entry.note)}</small>" if entry.note else ""
        return f'<li dir="auto">{escape(entry.text)}{note}</li>'
    if part.shape == "quotes":
        return (
            f'<figure><blockquote dir="auto">“{escape(entry.text)}”</blockquote>'
            f'<figcaption dir="auto">{escape(entry.label)}</figcaption></figure>'
        )
    return f'<dt dir="auto">{escape(entry.label)}</dt><dd dir="auto">{escape(entry.text)}</dd>'


def _foot(head: Heading) -> Iterator[str]:
    if not head.link:
        return
    shown = escape(head.link)
    web = head.link.lower().startswith(("http://", "https://"))
    link = f'<a href="{shown}" rel="noreferrer">{shown}</a>' if web else shown
    yield f"<footer>{link}</footer>"


def _article(article: Article, look: Look) -> Iterator[str]:
    head = heading(article)
    yield from _head(head)
    for (kind, is_numbered), blocks in groupby(article.blocks, key=_group):
        body = "\n".join(_block(block) for block in blocks)
        tag = "ol" if is_numbered else "ul"
        yield f"<{tag}>\n{body}\n</{tag}>" if kind == "list_item" else body
    if look.explain:
        yield from _part(removed(article))
    yield from _foot(head)


def _group(block: Block) -> tuple[str, bool]:
    return block.kind, block.number is not None


def _block(block: Block) -> str:
    text = safe.block(block.text).strip()
    if block.kind == "caption":
        return _tag("p", text, "caption")
    if block.number is not None:
        return _tag("li", text, number=block.number)
    return _tag(TAGS.get(block.kind, "p"), text)


def _tag(tag: str, text: str, name: str = "", number: int | None = None) -> str:
    """An element around `text`, which runs in its own direction; `number` is that of an item."""
    class_ = f' class="{name}"' if name else "" if number is None else f' value="{number}"'
    lines = "<br>".join(escape(line) for line in text.splitlines())
    return f'<{tag}{class_} dir="auto">{lines}</{tag}>'


def _language(result: Article | Brief) -> str:
    article = result.article if isinstance(result, Brief) else result
    return escape(article.language or "")
