"""Briefs and articles as text: one file a format, found by name."""

from clipper.registry import Registry
from clipper.renderers.look import Renderer

RENDERERS: Registry[Renderer] = Registry(
    "clipper.renderers",
    "format",
    {
        name: f"clipper.renderers.{name}:render"
        for name in ("terminal", "text", "markdown", "json", "jsonl", "html")
    },
)
SUFFIXES = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".jsonl": "jsonl",
    ".html": "html",
    ".htm": "html",
}
"""The format that a file's suffix asks for."""


def suffix_of(format: str) -> str:
    """The suffix of a file in `format`, with its dot."""
    return next((suffix for suffix, name in SUFFIXES.items() if name == format), f".{format}")
