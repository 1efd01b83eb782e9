"""From a page to its blocks and metadata, by media type."""

from collections.abc import Callable
from dataclasses import replace

from clipper.errors import SourceTooLarge, UnknownFormat, UsageError
from clipper.registry import Registry
from clipper.types import Page, RawArticle

Reader = Callable[[Page], RawArticle]

READERS: Registry[Reader] = Registry(
    "clipper.readers",
    "reader",
    {
        "text/html": "clipper.readers.html:read",
        "text/plain": "clipper.readers.plain:read",
        "text/markdown": "clipper.readers.plain:read_markdown",
        "multipart/related": "clipper.readers.mhtml:read",
    },
)

MOST_TEXT = 2_000_000
"""Characters, some 350,000 words: more than any article, and most books."""
MOST_BLOCKS = 50_000
"""More paragraphs than any book has."""


def read(page: Page) -> RawArticle:
    """Every block of the page, and the metadata it declares, at least the address it came from.

    Raises UnknownFormat for a media type that no reader knows, and SourceTooLarge for more text
    than any article has: what comes after reading takes its time for every sentence.
    """
    try:
        reader = READERS.get(page.media_type)
    except UsageError as error:
        problem = f"no reader knows {page.media_type}"
        raise UnknownFormat(page.source, problem, "Give HTML, Markdown or plain text") from error
    raw = reader(page)
    _refuse_what_no_article_has(raw)
    if raw.metadata.url or not page.url:
        return raw
    return replace(raw, metadata=replace(raw.metadata, url=page.url))


def _refuse_what_no_article_has(raw: RawArticle) -> None:
    characters = sum(len(block.text) for block in raw.blocks)
    for amount, most, unit in (
        (characters, MOST_TEXT, "characters of text"),
        (len(raw.blocks), MOST_BLOCKS, "paragraphs"),
    ):
        if amount > most:
            problem = f"this is more than {most:,} {unit}, which no article has"
            raise SourceTooLarge(raw.source, problem, "Give one article of it")
