"""From a raw article to the clean one: what is furniture goes, and what it tells is kept.

The order: which blocks of a page are the article (HTML), furniture line by line, headline and deck,
what the dropped lines tell, the verdict. `docs/cleaning.md` lists the rules.
"""

from clipper.cleaning import harvest, headline, items, positions, sweep, verdict
from clipper.cleaning.phrasebook import by_script, phrasebook
from clipper.cleaning.pieces import pieces_of
from clipper.config import Options
from clipper.text import languages
from clipper.types import Article, RawArticle

_SAMPLE = 5000
"""Characters by which the language is told."""


def clean(raw: RawArticle, options: Options) -> Article:
    """The article of a page: its blocks, its metadata, and everything that was removed.

    Never raises. Every block is text of the page as it stands there.
    """
    pieces = pieces_of(raw)
    sample = "\n".join(item.text for item in pieces if item.in_body)[:_SAMPLE]
    language = options.language or languages.detect(sample, raw.metadata.language)
    book = phrasebook(language or by_script(sample))
    pieces = sweep.sweep(pieces, book, language, options)
    positions.mark(pieces, raw.metadata.publisher, book)
    title, deck = headline.place(pieces, raw.metadata.title, raw.metadata.deck)
    found = harvest.harvest(pieces, raw.metadata, book, language)
    return Article(
        source=raw.source,
        url=found.url or options.url,
        title=title,
        deck=deck,
        authors=found.authors,
        publisher=found.publisher,
        credit=found.credit,
        published=found.published,
        modified=found.modified,
        language=language,
        section=found.section,
        tags=found.tags,
        image=found.image,
        blocks=items.body(pieces),
        removed=items.removed(pieces),
        verdict=verdict.judge(pieces, raw.metadata, book),
    )
