"""The brief as a page on a terminal: Rich lays it out; the article's own text is never markup."""

from collections.abc import Iterable, Iterator

from clipper.errors import ClipperError
from clipper.renderers import safe
from clipper.renderers.direction import is_right_to_left
from clipper.renderers.heading import Heading, heading
from clipper.renderers.look import Look, Result
from clipper.renderers.parts import Entry, Part, about, parts, removed
from clipper.renderers.sheet import Sheet
from clipper.types import Article, Block, Brief


def render(results: Iterable[Result], look: Look) -> Iterator[str]:
    """Each brief or article as a page no wider than the terminal, with a rule between them."""
    first = True
    for result in results:
        if isinstance(result, ClipperError):
            continue
        sheet = Sheet(look.width, look.color, is_right_to_left(heading(result).title))
        if not first:
            sheet.rule()
        first = False
        if isinstance(result, Brief):
            _brief(sheet, result, look)
        else:
            _article(sheet, result, look)
        yield sheet.text()


def _brief(sheet: Sheet, brief: Brief, look: Look) -> None:
    head = heading(brief, look.without)
    _head(sheet, head)
    if told := about(brief):
        sheet.space()
        sheet.line(told)
    shown = parts(brief, look)
    sheet.make_room_for(_labels(shown))
    for part in shown:
        _part(sheet, part)
    _foot(sheet, head)


def _labels(shown: Iterable[Part]) -> Iterator[str]:
    """What stands in the column of labels."""
    for part in shown:
        if part.shape == "line":
            yield part.title
        elif part.shape == "pairs":
            yield from (entry.label for entry in part.entries if entry.text)


def _head(sheet: Sheet, head: Heading) -> None:
    sheet.space()
    if head.title:
        sheet.line(head.title, "bold")
    if head.byline:
        sheet.items(head.byline, "dim")
    if head.deck:
        sheet.space()
        sheet.line(head.deck, "italic")


def _part(sheet: Sheet, part: Part) -> None:
    sheet.space()
    if part.shape == "line":
        sheet.pair(part.title, " · ".join(entry.text for entry in part.entries), "bold cyan")
        return
    if part.title:
        sheet.line(part.title, "bold cyan")
    for number, entry in enumerate(part.entries):
        if number and part.shape == "quotes":
            sheet.space()
        _entry(sheet, part, entry)


def _entry(sheet: Sheet, part: Part, entry: Entry) -> None:
    if part.shape == "list":
        sheet.bullet(entry.text)
        if entry.note:
            sheet.indented(entry.note, "dim")
    elif part.shape == "quotes":
        sheet.bar(f"“{entry.text}”")
        sheet.bar(f"— {entry.label}", "dim")
    else:
        sheet.pair(entry.label or "–", entry.text)  # without a mark it would go on the one above


def _foot(sheet: Sheet, head: Heading) -> None:
    if head.link:
        sheet.space()
        sheet.line(head.link, "dim")
    sheet.space()


def _article(sheet: Sheet, article: Article, look: Look) -> None:
    head = heading(article)
    _head(sheet, head)
    listed = False
    for block in article.blocks:
        if not (listed and block.kind == "list_item"):
            sheet.space()
        _block(sheet, block)
        listed = block.kind == "list_item"
    if look.explain:
        taken = removed(article)
        sheet.make_room_for(_labels([taken]))
        _part(sheet, taken)
    _foot(sheet, head)


def _block(sheet: Sheet, block: Block) -> None:
    text = safe.block(block.text).strip()
    if block.kind == "heading":
        sheet.line(text, "bold")
    elif block.kind == "list_item":
        sheet.bullet(text, mark="•" if block.number is None else f"{block.number}.")
    elif block.kind in ("quote", "embed"):
        sheet.bar(text)
    else:
        sheet.line(text, "dim" if block.kind == "caption" else "")
