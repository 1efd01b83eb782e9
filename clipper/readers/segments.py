"""Cut a parsed page into its text blocks, each with what the markup tells of it."""

import re
from dataclasses import dataclass

from lxml import etree

from clipper.readers.elements import (
    HEADINGS,
    first_number,
    integer,
    kind_of,
    name_of,
    path_of,
    role_of,
)
from clipper.readers.plain import preformatted
from clipper.types import BlockKind

_SKIPPED = frozenset(
    """
    script style noscript template svg math iframe object embed canvas audio video map select
    option datalist button input textarea progress meter head title link meta base
    """.split()
)
_BLOCKS = HEADINGS | frozenset(
    """
    html body address article aside blockquote center dd details dialog dir div dl dt fieldset
    figcaption figure footer form header hgroup hr legend li main menu nav ol p pre section
    summary ul table thead tbody tfoot tr td th caption
    """.split()
)
_WORD = re.compile(r"\w")
_UNSPACED = "\u0e00"
"""The first letter of the scripts, from Thai on, of which many set no blanks between words."""
_CELL_LIMIT = 200


@dataclass(slots=True)
class Segment:
    """A block of the page before anything is known of its place in the article."""

    kind: BlockKind
    text: str
    tag: str
    path: str
    parent: int
    link_density: float
    number: int | None = None
    """Of an item of a numbered list."""


def segments(body: etree._Element) -> list[Segment]:
    """The text blocks below `body` in the page's order; scripts and controls are left out."""
    return _Segmenter().run(body)


@dataclass(slots=True)
class _Frame:
    """A block that is open; `serial` numbers it."""

    element: etree._Element
    path: str
    kind: BlockKind
    serial: int
    preformatted: bool
    number: int | None = None
    """Of the item, until a block of it took it; of a list, that of its next item."""
    item: int | None = None
    """The place among the open blocks of the list item that it is, or is part of. Were it the block
    itself, an item would hold itself, and the page until garbage is looked for."""


class _Segmenter:
    """Walks the tree once, without recursion: pages nest deeper than Python's stack."""

    def __init__(self) -> None:
        self._found: list[Segment] = []
        self._open: list[_Frame] = []
        self._serial = 0
        self._links = 0
        self._lines: list[list[str]] = [[]]
        self._linked = 0
        self._stamp: etree._Element | None = None
        self._apart = False
        """A date begins or ends here, which is no part of the word beside it."""

    def run(self, body: etree._Element) -> list[Segment]:
        walker = etree.iterwalk(body, events=("start", "end"))
        skipped = None
        for event, element in walker:
            if event == "end":
                if element is skipped:
                    skipped = None
                else:
                    self._leave(element)
                if element is not body and (text := element.tail):
                    self._add(text)
            elif self._enter(element):
                if text := element.text:
                    self._add(text)
            else:
                walker.skip_subtree()
                skipped = element
        self._flush()
        return self._found

    def _enter(self, element: etree._Element) -> bool:
        """Open an element; False when nothing in it is to be read."""
        tag = element.tag
        if tag in _SKIPPED:
            return False
        if tag in _BLOCKS:
            self._flush()
            if tag == "table" and (table := _table_text(element)):
                self._push(element)
                self._open[-1].kind = "table"
                self._lines = [[row] for row in table]
                links = element.iter("a")
                self._linked = sum(len(text) for link in links for text in link.itertext())
                self._flush()
                self._open.pop()
                return False
            self._push(element)
        elif tag == "br":
            self._break()
        elif (role := role_of(element.get("class") or "")) == "unseen":
            return False
        elif tag == "a":
            self._links += 1
        elif role == "caption":
            self._flush()
            self._push(element)
        elif role == "stamp" or tag == "time":
            self._stamp, self._apart = element, True
        return True

    def _leave(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "a":
            self._links -= 1
        elif self._open and element is self._open[-1].element:
            self._flush()
            self._open.pop()
        elif element is self._stamp:
            self._stamp, self._apart = None, True

    def _push(self, element: etree._Element) -> None:
        outer = self._open[-1] if self._open else None
        tag, name = element.tag, name_of(element)
        path = path_of(outer.path, name) if outer else name
        kind = kind_of(tag, name, outer.kind if outer else "paragraph")
        self._serial += 1
        preformatted = tag == "pre" or (outer is not None and outer.preformatted)
        frame = _Frame(element, path, kind, self._serial, preformatted)
        if tag == "ol":
            frame.number = first_number(element)
        elif tag == "li" and outer and outer.number is not None:
            frame.number = integer(element.get("value"), outer.number)
            outer.number = frame.number + (-1 if "reversed" in outer.element.attrib else 1)
        if outer and tag not in ("ol", "ul"):
            frame.item = len(self._open) if tag == "li" else outer.item
        self._open.append(frame)

    def _add(self, text: str) -> None:
        line = self._lines[-1]
        if not line and text.isspace():
            return
        if self._apart:
            self._apart = False
            if line and _parts_words(line[-1][-1]) and _parts_words(text[0]):
                line.append(" ")
        line.append(text)
        if self._links:
            self._linked += len(text.strip())

    def _break(self) -> None:
        """One `<br>` ends a line, a second one the paragraph."""
        if len(self._lines) > 1 and not "".join(self._lines[-1]).strip():
            self._flush()
        else:
            self._lines.append([])

    def _flush(self) -> None:
        """End the block that is being read."""
        lines, linked = self._lines, self._linked
        if not lines[0] and len(lines) == 1:
            return
        self._lines, self._linked = [[]], 0
        if not self._open:
            return
        frame = self._open[-1]
        if frame.preformatted:
            shown = "\n".join(map("".join, lines))
            for block in preformatted(shown):
                kind = frame.kind if block.kind == "paragraph" else block.kind
                if _WORD.search(block.text):
                    self._keep(kind, block.text, linked * len(block.text) // len(shown))
            return
        text = " ".join("".join(lines[0]).split())
        if len(lines) > 1:
            others = (" ".join("".join(parts).split()) for parts in lines[1:])
            text = "\n".join(filter(None, (text, *others)))
        if _WORD.search(text):
            self._keep(frame.kind, text, linked)

    def _keep(self, kind: BlockKind, text: str, linked: int) -> None:
        frame = self._open[-1]
        parent = self._open[-2].serial if len(self._open) > 1 else 0
        density = min(1.0, linked / len(text))
        found = Segment(kind, text, frame.element.tag, frame.path, parent, density)
        if frame.item is not None:
            found.number = self._take_number(kind, self._open[frame.item])
        self._found.append(found)

    def _take_number(self, kind: BlockKind, item: _Frame) -> int | None:
        """The number of the item that a block opens, if it has one; none where a heading does, or
        a paragraph further inside: then the items are stories rather than steps."""
        is_near = kind == "list_item" or (kind == "paragraph" and self._open[-2] is item)
        if not is_near and kind != "heading":
            return None
        number, item.number = item.number, None
        return number if is_near else None


def _parts_words(char: str) -> bool:
    """Is it a letter or digit of a script that sets blanks between words?"""
    return char < _UNSPACED and char.isalnum()


def _table_text(table: etree._Element) -> list[str]:
    """The rows of a table of data, cells parted by bars; none where it only lays out the page."""
    if next(table.iterdescendants("table", "ul", "form"), None) is not None:
        return []
    rows = []
    cells_seen = 0
    for row in table.iter("tr"):
        cells = [
            " ".join(" ".join(map(str, cell.itertext())).split())
            for cell in row
            if cell.tag in ("td", "th")
        ]
        if any(len(cell) > _CELL_LIMIT for cell in cells):
            return []
        cells_seen = max(cells_seen, len(cells))
        rows.append(" | ".join(filter(None, cells)))
    return rows if cells_seen > 1 and len(rows) > 1 else []
