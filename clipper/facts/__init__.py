"""What an article states: people, quotations, figures, dates, acronyms, names, what comes next."""

from clipper.facts import acronyms, dates, figures, people, quotations, quotes, reading, roles
from clipper.facts.subjects import Subjects
from clipper.types import Article, Facts, Person


def find(article: Article) -> Facts:
    """The facts of a clean article, each item with the exact place it was found at.

    Offsets count code points: `article.blocks[item.block].text[item.start:item.end] == item.text`.
    Never raises; the cost grows linearly with the text.
    """
    language = article.language
    readings = reading.read(article)
    named = people.find(readings, language)
    stated = [roles.find(person, readings, language) for person in named]
    subjects = Subjects(readings, named, stated, language)
    return Facts(
        people=tuple(
            Person(person.name, role, len(person.mentions))
            for person, role in zip(named, stated, strict=True)
        ),
        quotes=tuple(quotes.find(readings, quotations.find(readings), subjects, language)),
        figures=tuple(figures.find(readings, language)),
        acronyms=tuple(acronyms.find(readings, language)),
        dates=tuple(dates.find(readings, language, article.published)),
    )
