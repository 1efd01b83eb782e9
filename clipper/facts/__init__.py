"""What an article states: people, quotations, figures, dates, acronyms, names, what comes next."""

from clipper.facts import dates, figures, people, quotations, quotes, reading, roles
from clipper.types import Article, Facts, Person


def find(article: Article) -> Facts:
    """The facts of a clean article, each item with the exact place it was found at.

    Offsets count code points: `article.blocks[item.block].text[item.start:item.end] == item.text`.
    Never raises; the cost grows linearly with the text.
    """
    readings = reading.read(article)
    marked = quotations.find(readings)
    named = people.find(readings, article.language)
    return Facts(
        people=tuple(
            Person(
                person.name,
                roles.find(person, readings, article.language),
                len(person.mentions),
            )
            for person in named
        ),
        quotes=tuple(quotes.find(readings, marked)),
        figures=tuple(figures.find(readings, article.language)),
        dates=tuple(dates.find(readings, article.language, article.published)),
    )
