"""What an article states: people, quotations, figures, dates, acronyms, names, what comes next."""

from clipper.facts import dates, quotations, quotes, reading
from clipper.types import Article, Facts


def find(article: Article) -> Facts:
    """The facts of a clean article, each item with the exact place it was found at.

    Offsets count code points: `article.blocks[item.block].text[item.start:item.end] == item.text`.
    Never raises; the cost grows linearly with the text.
    """
    readings = reading.read(article)
    marked = quotations.find(readings)
    return Facts(
        quotes=tuple(quotes.find(readings, marked)),
        dates=tuple(dates.find(readings, article.language, article.published)),
    )
