"""Draw docs/brief.svg, the picture of a brief in the README: `python docs/make_picture.py`."""

import io
import re
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from clipper.config import Options
from clipper.pipeline import clip
from clipper.renderers.look import Look
from clipper.renderers.terminal import render

DOCS = Path(__file__).parent
COMMAND = "clipper summarize samples/harbour-bridge.html"
WIDTH = 84

PAPER = TerminalTheme(
    (251, 250, 247),
    (29, 29, 27),
    [
        (29, 29, 27),
        (168, 50, 45),
        (64, 120, 60),
        (150, 110, 20),
        (40, 90, 160),
        (130, 70, 140),
        (11, 100, 114),
        (107, 104, 98),
    ],
)


def draw() -> str:
    """The picture as SVG, the same on every run; fonts are those of whoever looks at it."""
    brief = clip(str(DOCS.parent / "samples" / "harbour-bridge.html"), Options())
    page = "".join(render([brief], Look(width=WIDTH, color=True)))
    console = Console(record=True, width=WIDTH, file=io.StringIO(), highlight=False)
    console.print(Text.from_ansi(page.rstrip()))
    svg = console.export_svg(title=COMMAND, theme=PAPER, unique_id="brief")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


if __name__ == "__main__":
    (DOCS / "brief.svg").write_text(draw(), "utf-8")
