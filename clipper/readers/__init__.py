"""From a page to its blocks and metadata, by media type."""

from collections.abc import Callable
from dataclasses import replace

from clipper.errors import UnknownFormat, UsageError
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


def read(page: Page) -> RawArticle:
    """Every block of the page, and the metadata it declares, at least the address it came from.

    Raises UnknownFormat for a media type that no reader knows.
    """
    try:
        reader = READERS.get(page.media_type)
    except UsageError as error:
        problem = f"no reader knows {page.media_type}"
        raise UnknownFormat(page.source, problem, "Give HTML, Markdown or plain text") from error
    raw = reader(page)
    if raw.metadata.url or not page.url:
        return raw
    return replace(raw, metadata=replace(raw.metadata, url=page.url))
