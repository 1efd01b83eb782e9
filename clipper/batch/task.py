"""What is done with each item, in whatever process the engine runs it."""

import os
from dataclasses import dataclass, replace
from hashlib import blake2b

from clipper.batch import naming
from clipper.batch.items import Complete, Done, Item, Result, bare
from clipper.batch.signature import signature
from clipper.config import Options
from clipper.errors import ClipperError, UsageError, unforeseen
from clipper.types import Brief, Page


def digest(body: bytes) -> str:
    """What tells one content from another: 128 bits."""
    return blake2b(body, digest_size=16).hexdigest()


def file_digest(path: str) -> str:
    """The digest of a file, read bit by bit; empty when it cannot be read."""
    told = blake2b(digest_size=16)
    try:
        with open(path, "rb") as file:
            while chunk := file.read(2**20):
                told.update(chunk)
    except OSError:
        return ""
    return told.hexdigest()


@dataclass(frozen=True, slots=True)
class Task:
    """Briefs an item; picklable, so that it reaches other processes and machines."""

    options: Options
    format: str
    """A renderer's name."""
    here: str = ""
    """The folder that relative names start from: a cluster's workers may be at home elsewhere."""
    compares: bool = True
    """Whether articles are to be compared with others: else they need no signature."""

    def __call__(self, item: Item | Complete) -> Result | None:
        """The brief, or why there is none; `None` for a mark. Raises nothing but UsageError."""
        if isinstance(item, Complete):
            return None
        if isinstance(item.source, ClipperError):
            return item.source
        try:
            return self._done(item.source)
        except UsageError:
            raise
        except ClipperError as error:
            return bare(error)
        except Exception as error:
            name = item.source if isinstance(item.source, str) else item.source.source
            return unforeseen(error, name)

    def _done(self, source: str | Page) -> Done:
        from clipper import pipeline

        page = self._page(source) if isinstance(source, str) else source
        return self._rendered(pipeline.clip(page, self.options), digest(page.body))

    def _page(self, name: str) -> Page:
        from clipper import sources

        if "://" in name:
            return sources.read(name, self.options)
        try:
            return replace(sources.read(os.path.join(self.here, name), self.options), source=name)
        except ClipperError as error:
            error.source = name
            error.args = (name, *error.args[1:])
            raise

    def _rendered(self, brief: Brief, digest: str) -> Done:
        from clipper.renderers import RENDERERS
        from clipper.renderers.heading import day, headline
        from clipper.renderers.look import Look
        from clipper.renderers.safe import line

        article, title = brief.article, headline(brief.article)
        return Done(
            text="".join(RENDERERS.get(self.format)([brief], Look())),
            stem=naming.stem(article.published, title),
            headline=title,
            publisher=line(article.publisher or _host(article.url)),
            published=day(article.published),
            digest=digest,
            signature=signature(block.text for block in article.blocks) if self.compares else b"",
        )


def _host(url: str | None) -> str:
    from urllib.parse import urlsplit

    try:
        return ((urlsplit(url).hostname if url else "") or "").removeprefix("www.")
    except ValueError:
        return ""
