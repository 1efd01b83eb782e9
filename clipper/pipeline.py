"""The road from a name to a brief, and nothing else.

    name ─sources─▶ Page ─readers─▶ RawArticle ─cleaning─▶ Article ─facts─▶ Facts ─summary─▶ Brief

Both functions are pure and picklable; whatever handles many articles maps one of them over sources.
"""

from clipper import cleaning, facts, readers, sources, summary
from clipper.config import Options, for_site
from clipper.text import words
from clipper.types import Article, Brief, Page
from clipper.verdicts import require_article

WORDS_A_MINUTE = 230
"""Silent reading: 238 words a minute of non-fiction (Brysbaert, 2019), a little less for news."""


def extract(source: str | Page, options: Options) -> Article:
    """The clean article that `source` holds, whatever its verdict; a name is read first.

    Raises SourceError and FetchError for a name that cannot be read.
    """
    page = source if isinstance(source, Page) else sources.read(source, options)
    raw = readers.read(page)
    return cleaning.clean(raw, for_site(options, raw.metadata.url or page.url))


def clip(source: str | Page, options: Options) -> Brief:
    """The brief of the article that `source` holds.

    Raises what `extract` raises, and NoArticle for a page without one, unless `options.anyway`.
    """
    article = extract(source, options)
    if not options.anyway:
        require_article(article)
    return brief(article, options)


def brief(article: Article, options: Options) -> Brief:
    """The brief of an article that has been extracted already."""
    found = facts.find(article)
    length = sum(words.count(block.text) for block in article.blocks)
    return Brief(
        article=article,
        points=summary.summarize(article, found, options),
        facts=found,
        words=length,
        reading_minutes=-(-length // WORDS_A_MINUTE),
        about=summary.about(article, options.about) if options.about else None,
    )
