"""`clipper extract --report`: what somebody needs to reproduce an extraction."""

import platform
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from clipper import __version__, pipeline, sources
from clipper.atomic import write
from clipper.config import Options
from clipper.renderers import safe
from clipper.types import Article, Page

_LIBRARIES = ("trafilatura", "lxml", "sentencex")
_FENCE = "``````"
_SHOWN = 120


def write_report(source: str, options: Options, target: Path, overwrite: bool) -> None:
    """Extract `source` and write page and result to `target`, as Markdown, without secrets.

    Raises what reading the source raises, and OutputError.
    """
    page = sources.read(source, options)
    text = "\n".join(_lines(page, pipeline.extract(page, options), options))
    write(target, text, overwrite)


def _lines(page: Page, article: Article, options: Options) -> Iterator[str]:
    from clipper.readers.charsets import charset_of, decode
    from clipper.readers.shareable import shareable, without_secrets

    programs = [f"Clipper {__version__}", f"Python {platform.python_version()}"]
    programs += [f"{name} {version(name)}" for name in _LIBRARIES]
    yield "# Extraction report"
    yield ""
    yield "What is wrong: (please tell what is missing, or what should not be there)"
    yield ""
    yield f"- {', '.join(programs)}, {platform.system()}"
    yield f"- {page.media_type}, read as {charset_of(page)}, declared {page.charset or 'nothing'}"
    yield f"- Address: {without_secrets(page.url or 'not told')}"
    yield f"- Language: {options.language or 'not given'}, taken for {article.language}"
    yield f"- Verdict: {article.verdict}"
    yield f"- Title: {article.title}"
    yield f"- Deck: {article.deck}"
    yield f"- Authors: {', '.join(article.authors)}; published {article.published}"
    yield ""
    yield "## Kept"
    yield ""
    yield _FENCE
    yield from (f"{block.kind:<10} {_shown(block.text)}" for block in article.blocks)
    yield _FENCE
    yield ""
    yield "## Removed"
    yield ""
    yield _FENCE
    yield from (f"{item.rule:<14} {_shown(item.text)}" for item in article.removed)
    yield _FENCE
    yield ""
    yield "## Page"
    yield ""
    yield _FENCE
    text = decode(page)
    yield shareable(text) if page.media_type == "text/html" else without_secrets(text)
    yield _FENCE
    yield ""


def _shown(text: str) -> str:
    from clipper.readers.shareable import without_secrets

    return safe.line(without_secrets(text))[:_SHOWN]
