"""Cut a parsed page into its text blocks, each with what the markup tells of it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from clipper.readers.plain import preformatted
from clipper.types import BlockKind

_SKIPPED = frozenset(
    """
    script style noscript template svg math iframe object embed canvas audio video map select
    option datalist button input textarea progress meter head title link meta base
    """.split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS | frozenset(
    """
    html body address article aside blockquote center dd details dialog dir div dl dt fieldset
    figcaption figure footer form header hgroup hr legend li main menu nav ol p pre section
    summary ul table thead tbody tfoot tr td th caption
    """.split()
)
_EMBED = re.compile(
    r"twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|fb-post|reddit-(?:embed|card)"
)
_CAPTION = re.compile(r"caption|photo-?credit|image-?credit|wp-caption|legende|bildunterschrift")
_WORD = re.compile(r"\w")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_UNSEEN = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader|tooltip-?text)", re.IGNORECASE
)
_STAMP = re.compile(r"(?:^|[\s_-])(?:date|time)-?(?:time|stamp)?(?:$|[\s_-])", re.IGNORECASE)
_UNSPACED = "\u0e00"
"""The first letter of the scripts, from Thai on, of which many set no blanks between words."""
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_TELLING = ("itemprop", "role", "data-testid", "data-component", "data-type", "data-module")
"""Attributes that name an element as its classes do; they alone where classes are hashes."""
_UNNUMBERED = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_INTEGER = re.compile(r"-?[0-9]{1,9}")
_HIDDEN = "not-shown"
_NAME_LIMIT = 200
_LONGEST_PATH = 10_000
"""Characters, five times what pages have. What tags never closed nest deeper is told by its own
name, without those between."""
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
                if element.tail and element is not body:
                    self._add(element.tail)
            elif self._enter(element):
                if element.text:
                    self._add(element.text)
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
        elif (classes := element.get("class")) and _is_unseen(classes):
            return False
        elif tag == "a":
            self._links += 1
        elif classes and _is_caption(classes):
            self._flush()
            self._push(element)
        elif tag == "time" or (classes and _is_stamp(classes)):
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
        name = _name_of(element)
        path = _path(outer.path, name) if outer else name
        kind = _kind(element.tag, name, outer.kind if outer else "paragraph")
        self._serial += 1
        preformatted = element.tag == "pre" or (outer is not None and outer.preformatted)
        frame = _Frame(element, path, kind, self._serial, preformatted)
        if element.tag == "ol":
            frame.number = _first_number(element)
        elif element.tag == "li" and outer and outer.number is not None:
            frame.number = _integer(element.get("value"), outer.number)
            outer.number = frame.number + (-1 if "reversed" in outer.element.attrib else 1)
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
                self._keep(kind, block.text, linked * len(block.text) // len(shown))
            return
        text = " ".join("".join(lines[0]).split())
        if len(lines) > 1:
            others = (" ".join("".join(parts).split()) for parts in lines[1:])
            text = "\n".join(filter(None, (text, *others)))
        self._keep(frame.kind, text, linked)

    def _keep(self, kind: BlockKind, text: str, linked: int) -> None:
        if not _WORD.search(text):
            return
        frame = self._open[-1]
        parent = self._open[-2].serial if len(self._open) > 1 else 0
        density = min(1.0, linked / len(text))
        found = Segment(kind, text, frame.element.tag, frame.path, parent, density)
        if frame.number is not None and kind == "list_item":
            found.number, frame.number = frame.number, None
        self._found.append(found)


@lru_cache(maxsize=4096)
def _is_unseen(classes: str) -> bool:
    """Is an inline element's text for screen readers or pointers only ('opens in a new window')?"""
    return _UNSEEN.search(classes) is not None


def _parts_words(char: str) -> bool:
    """Is it a letter or digit of a script that sets blanks between words?"""
    return char < _UNSPACED and char.isalnum()


@lru_cache(maxsize=4096)
def _is_stamp(classes: str) -> bool:
    """Is an inline element a date, which styles set apart from the words beside it?"""
    return _STAMP.search(classes) is not None


@lru_cache(maxsize=4096)
def _is_caption(classes: str) -> bool:
    """Is an inline element a picture's caption, and so a block of its own?"""
    return _CAPTION.search(classes.lower()) is not None


def _name_of(element: etree._Element) -> str:
    """The tag of an element and the names that its attributes give it."""
    given = element.keys()
    if not given:
        return element.tag
    if given == ["class"]:
        return _name(element.tag, None, element.get("class"), "", False)
    told = [value for attribute in _TELLING if (value := element.get(attribute))]
    hidden = _is_hidden(element.get("style"), element.get("hidden"), element.get("aria-hidden"))
    return _name(element.tag, element.get("id"), element.get("class"), " ".join(told), hidden)


def _is_hidden(style: str | None, hidden: str | None, aria: str | None) -> bool:
    """Does the markup itself say that an element is not to be seen, or not to be read out?"""
    if hidden is not None or aria == "true":
        return True
    return style is not None and "none" in style and _NOT_SHOWN.search(style) is not None


@lru_cache(maxsize=4096)
def _name(tag: str, identifier: str | None, classes: str | None, told: str, hidden: bool) -> str:
    name = tag
    if identifier:
        name += "#" + "-".join(identifier.split())
    for words in (classes, told, _HIDDEN if hidden else None):
        if words:
            name += "." + ".".join(words.split())
    return _CAMEL.sub("-", name[:_NAME_LIMIT]).lower()


@lru_cache(maxsize=4096)
def _path(outer: str, name: str) -> str:
    """One string for all elements of the same path: what is looked up by it is found at once."""
    if len(outer) > _LONGEST_PATH:
        outer = outer.rpartition(" ")[0]
    return f"{outer} {name}"


@lru_cache(maxsize=4096)
def _kind(tag: str, name: str, outer: BlockKind) -> BlockKind:
    if tag in _HEADINGS:
        return "heading"
    if tag == "figcaption" or outer == "caption" or _CAPTION.search(name):
        return "caption"
    if outer == "embed" or _EMBED.search(name):
        return "embed"
    if tag == "blockquote" or outer == "quote":
        return "quote"
    if tag in ("li", "dt", "dd"):
        return "list_item"
    return "list_item" if outer == "list_item" and tag != "p" else "paragraph"


def _first_number(ordered: etree._Element) -> int | None:
    """The number of a list's first item; none where the list shows none."""
    if _UNNUMBERED.search(ordered.get("style", "")):
        return None
    items = len(ordered.findall("li")) if "reversed" in ordered.attrib else 1
    return _integer(ordered.get("start"), items)


def _integer(written: str | None, otherwise: int) -> int:
    found = _INTEGER.fullmatch((written or "").strip())
    return int(found[0]) if found else otherwise


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
