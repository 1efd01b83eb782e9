"""What a brief shows and in which order: named parts, the same for every format."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, NamedTuple

from clipper.renderers import safe
from clipper.renderers.heading import day, shortened
from clipper.renderers.look import Look
from clipper.types import Article, Brief, Figure, Quote

NAMES = ("points", "people", "quotes", "figures", "upcoming", "keywords")
"""The parts in their order, by the names that JSON gives them."""

PEOPLE, QUOTES, FIGURES, UPCOMING, KEYWORDS = 8, 3, 4, 3, 8
"""At most so many of each: a brief stays brief."""

QUOTE_WORDS = range(5, 46)
"""A quotation of fewer words tells little; one of more is no longer brief."""

CONTEXT = 70
"""The characters before and after a figure that tell what it is about."""

NEIGHBOURHOOD = 600
"""The characters on either side of a figure in which its sentence is looked for."""

CLAUSE_END = re.compile(r"[!?;:](?=\s|$)|[—–](?=\s)|[！？；：\n]")

REMOVED = 200
"""The characters that are shown of a passage that was removed."""


class Entry(NamedTuple):
    """One line of a part."""

    text: str
    label: str = ""
    """Who says it, what it is called, when it is: stands before or under the text."""
    note: str = ""
    """Said in small print."""


class Part(NamedTuple):
    """A section of the brief. Its shape tells how entries are laid out."""

    name: str
    title: str
    shape: Literal["list", "pairs", "quotes", "line"]
    entries: tuple[Entry, ...]


def parts(brief: Brief, look: Look) -> list[Part]:
    """The parts that have something to show and were asked for, the points first."""
    if look.only and "points" not in look.only:
        brief = replace(brief, points=())  # what no point shows may be shown below
    upcoming = tuple(_upcoming(brief))
    dated = any(entry.label for entry in upcoming)
    shown = [
        Part("points", _points_title(look), "list", tuple(_points(brief, look))),
        Part("people", "Who", "pairs", tuple(_people(brief))),
        Part("quotes", "Said", "quotes", tuple(_quotes(brief))),
        Part("figures", "Figures", "pairs", tuple(_figures(brief))),
        Part("upcoming", "Next", "pairs" if dated else "list", upcoming),
        Part("keywords", "Keywords", "line", tuple(_keywords(brief))),
    ]
    wanted = {part.name for part in shown if not look.only or part.name in look.only}
    return [part for part in shown if part.entries and part.name in wanted - set(look.without)]


def _points_title(look: Look) -> str:
    """Points that stand all alone need no title: a brief of a few lines has no room for it."""
    return "" if "headline" in look.without else "Key points"


def about(brief: Brief) -> str:
    """One sentence on how the article treats the subject asked for; empty when none was."""
    found = brief.about
    if found is None:
        return ""
    subject = safe.line(found.subject)
    if found.prominence == "none":
        return f"The article says nothing about {subject}."
    times = "once" if found.mentions == 1 else f"{found.mentions} times"
    return f"About {subject}: named in the {found.prominence}, {times} in all."


def removed(article: Article) -> Part:
    """What cleaning took away, long passages shortened, each labelled with its rule."""
    entries = tuple(
        Entry(shortened(safe.line(item.text[: 5 * REMOVED]), REMOVED), label=safe.line(item.rule))
        for item in article.removed
    )
    return Part("removed", f"Removed ({len(entries)})", "pairs", entries)


def _points(brief: Brief, look: Look) -> Iterable[Entry]:
    for point in brief.points:
        told = [f"rank {point.rank}", *point.reasons]
        if point.edits:
            told.append(f"edited: {', '.join(point.edits)}")
        yield Entry(safe.line(point.text), note=safe.line("; ".join(told)) if look.explain else "")


def _people(brief: Brief) -> Iterable[Entry]:
    """The most named, those with a role before those without; the byline has the authors."""
    authors = {author.casefold() for author in brief.article.authors}
    named = [person for person in brief.facts.people if person.name.casefold() not in authors]
    people = sorted(named, key=lambda person: (not person.role, -person.mentions))
    for person in people[:PEOPLE]:
        yield Entry(safe.line(person.role or ""), label=safe.line(person.name))


def _quotes(brief: Brief) -> Iterable[Entry]:
    """Quotations that no point shows, in the article's order; every speaker before a second."""
    said_before: set[str | None] = set()
    firsts: list[Quote] = []
    others: list[Quote] = []
    for quote in brief.facts.quotes:
        if _is_quotable(quote) and not _in_points(brief, quote.block, quote.start, quote.end):
            (others if quote.speaker in said_before else firsts).append(quote)
            said_before.add(quote.speaker)
    best = sorted([*firsts, *others][:QUOTES], key=lambda quote: (quote.block, quote.start))
    for quote in best:
        yield Entry(safe.line(quote.text).rstrip(" ,;:"), label=safe.line(quote.speaker or ""))


def _is_quotable(quote: Quote) -> bool:
    from clipper.text.words import count

    return quote.speaker is not None and count(quote.text) in QUOTE_WORDS


def _figures(brief: Brief) -> Iterable[Entry]:
    """Figures with a unit that nothing above shows, numerals before spelled-out numbers."""
    untold = [
        figure
        for figure in brief.facts.figures
        if figure.unit
        and brief.article.blocks[figure.block].kind not in ("heading", "table")
        and not _in_points(brief, figure.block, figure.start, figure.end)
        and not _is_upcoming(brief, figure)
    ]
    chosen: list[Figure] = []
    for figure in sorted(untold, key=lambda figure: not re.search(r"\d", figure.text)):
        if len(chosen) < FIGURES and not any(_told_together(figure, other) for other in chosen):
            chosen.append(figure)
    for figure in sorted(chosen, key=lambda figure: (figure.block, figure.start)):
        yield Entry(safe.line(_context(brief, figure)), label=safe.line(figure.text))


def _is_upcoming(brief: Brief, figure: Figure) -> bool:
    """Whether a sentence about what comes next holds the figure."""
    return any(
        item.block == figure.block and item.start <= figure.start < item.end
        for item in brief.facts.upcoming
    )


def _told_together(figure: Figure, other: Figure) -> bool:
    """Whether the two are the same, or near enough that the context of one shows both."""
    near = figure.block == other.block and abs(figure.start - other.start) < CONTEXT
    return near or figure.text.casefold() == other.text.casefold()


def _context(brief: Brief, figure: Figure) -> str:
    """The sentence that holds the figure; of a long one, the clause or the words around it."""
    text = brief.article.blocks[figure.block].text
    start, end = _sentence(text, figure, brief.article.language)
    *_, before = CLAUSE_END.split(text[max(start, figure.start - CONTEXT) : figure.start])
    after, *more = CLAUSE_END.split(text[figure.end : min(end, figure.end + CONTEXT)])
    if len(before) == CONTEXT:
        _, comma, clause = before.partition(", ")
        whole = comma and len(clause) > CONTEXT // 4
        before = "… " + (clause if whole else before.partition(" ")[2])
    if not more and figure.end + CONTEXT < end:
        clause, comma, _ = after.rpartition(", ")
        whole = comma and len(clause) > CONTEXT // 4
        after = (clause if whole else after.rpartition(" ")[0]) + " …"
    return f"{before}{text[figure.start : figure.end]}{after}".strip().rstrip(".。,;: ")


def _sentence(text: str, figure: Figure, language: str | None) -> tuple[int, int]:
    """Where the sentence around a figure begins and ends, looked for in the text near it."""
    from clipper.text.sentences import spans

    first = max(0, figure.start - NEIGHBOURHOOD)
    near = text[first : figure.end + NEIGHBOURHOOD]
    for start, end in spans(near, language):
        if first + start <= figure.start < first + end:
            return first + start, max(first + end, figure.end)
    return figure.start, figure.end


def _upcoming(brief: Brief) -> Iterable[Entry]:
    """What comes next and no point tells, dated entries by date."""
    untold = [
        item
        for item in brief.facts.upcoming
        if not _in_points(brief, item.block, item.start, item.end)
    ]
    for item in sorted(untold, key=lambda item: item.date or "9")[:UPCOMING]:
        yield Entry(safe.line(item.text), label=day(item.date))


def _keywords(brief: Brief) -> Iterable[Entry]:
    return (Entry(safe.line(keyword)) for keyword in brief.facts.keywords[:KEYWORDS])


def _in_points(brief: Brief, block: int, start: int, end: int) -> bool:
    """Whether a point shows the greater half of a passage."""
    return any(
        point.block == block and min(point.end, end) - max(point.start, start) > (end - start) / 2
        for point in brief.points
    )
