"""Facts of a text written in a test."""

from clipper.facts import find
from clipper.types import Article, Block, Facts


def facts_of(
    text: str, language: str = "en", published: str | None = "2025-11-28", title: str = ""
) -> Facts:
    """The facts of a text whose paragraphs are its lines; published on a Friday."""
    blocks = tuple(Block("paragraph", line) for line in text.strip().split("\n"))
    return find(
        Article(
            source="test",
            title=title or None,
            language=language,
            published=published,
            blocks=blocks,
        )
    )
