"""A sheet of terminal, written from top to bottom: margins, marks, labels, both directions."""

import io
from collections.abc import Iterable
from itertools import zip_longest
from typing import TYPE_CHECKING

from clipper.renderers.direction import is_right_to_left
from clipper.renderers.linebreaks import breaks, is_unspaced

if TYPE_CHECKING:
    from rich.text import Text

WIDEST = 92
"""Columns of the sheet on a wide terminal: longer lines are hard to read."""

MARGIN = 2
LABEL = 26
"""Columns of the label of a pair, at most."""

NARROW = 60
"""On a sheet of fewer columns a pair's text stands under its label."""


class Sheet:
    """Lays text out in at most `width` columns; without `color` it holds no escape sequence."""

    def __init__(self, width: int, color: bool, mirrored: bool = False) -> None:
        """mirrored: the sheet as a whole runs from right to left."""
        from rich.console import Console

        self._mirrored = mirrored
        self.width = max(20, min(width, WIDEST))
        self._room = self.width - 2 * MARGIN
        self._column = min(LABEL, self.width // 3)
        self._written = io.StringIO()
        self._console = Console(
            file=self._written,
            width=self.width,
            force_terminal=color,
            color_system="standard" if color else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )

    def make_room_for(self, labels: Iterable[str]) -> None:
        """Make the column of labels no wider than these need."""
        widest = max((self._text(label).cell_len for label in labels), default=0)
        self._column = min(self._column, widest + 2)

    def text(self) -> str:
        """All that was written."""
        return self._written.getvalue()

    def space(self) -> None:
        """An empty line."""
        self._written.write("\n")

    def rule(self) -> None:
        """A line across the sheet."""
        self.line("─" * self._room, "dim")

    def line(self, text: str, style: str = "") -> None:
        """A paragraph from margin to margin."""
        self._paragraph(text, style)

    def items(self, items: Iterable[str], style: str = "") -> None:
        """Items with dots between them, broken between items where they do not fit on one line."""
        row = ""
        for item in items:
            longer = f"{row} · {item}" if row else item
            if row and self._text(longer).cell_len > self._room:
                self.line(row, style)
                longer = item
            row = longer
        self.line(row, style)

    def bullet(self, text: str, style: str = "", mark: str = "•") -> None:
        """A paragraph with a dot, or another mark, before it."""
        self._paragraph(text, style, first=f"{mark} ", others=" " * (len(mark) + 1))

    def bar(self, text: str, style: str = "") -> None:
        """A paragraph with a bar along its side."""
        self._paragraph(text, style, first="│ ", others="│ ")

    def indented(self, text: str, style: str = "") -> None:
        """A paragraph set in by the room of a dot."""
        self._paragraph(text, style, first="  ", others="  ")

    def pair(self, label: str, text: str, style: str = "bold") -> None:
        """A label and, beside it or under it, its text."""
        if not text or self.width < NARROW or self._is_mirrored(label + text):
            self.line(label, style)
            if text:
                self.indented(text)
            return
        column = self._column
        labels = self._wrapped(label, column - 2, style)
        texts = self._wrapped(text, self._room - column)
        nothing = self._text("")
        for name, line in zip_longest(labels, texts, fillvalue=nothing):
            self._print(name, self._text(" " * (column - name.cell_len)), line)

    def _paragraph(self, text: str, style: str, first: str = "", others: str = "") -> None:
        mirrored = self._is_mirrored(text)
        room = self._room - len(first)
        for number, line in enumerate(self._wrapped(text, room, style)):
            mark = self._text(others if number else first, "cyan")
            if mirrored:
                mark.plain = mark.plain.strip().rjust(len(mark.plain))
                self._print(self._text(" " * (room - line.cell_len)), line, mark)
            else:
                self._print(mark, line)

    def _is_mirrored(self, text: str) -> bool:
        return self._mirrored or is_right_to_left(text)

    def _wrapped(self, text: str, room: int, style: str = "") -> "list[Text]":
        """Lines of at most `room` columns."""
        whole = self._text(text, style)
        if is_unspaced(text):
            parts = whole.split("\n", allow_blank=True)
            lines = [line for part in parts for line in part.divide(breaks(part.plain, room))]
        else:
            lines = list(whole.wrap(self._console, room, overflow="fold"))
        for line in lines:
            line.rstrip()
        return [line for line in lines if line.plain or not text]

    def _text(self, text: str, style: str = "") -> "Text":
        from rich.text import Text

        return Text(text, style=style)

    def _print(self, *pieces: "Text") -> None:
        from rich.text import Text

        line = Text.assemble(" " * MARGIN, *pieces)
        line.rstrip()
        self._console.print(line, soft_wrap=True)
