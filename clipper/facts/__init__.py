"""What an article states: people, quotations, figures, dates, acronyms, names, what comes next."""

from functools import cache

from clipper.facts import (
    acronyms,
    dates,
    entities,
    figures,
    keywords,
    numbers,
    people,
    quotations,
    quotes,
    reading,
    roles,
    upcoming,
)
from clipper.facts.expressions import read_expressions, starters
from clipper.facts.names import name_words, runs
from clipper.facts.subjects import Subjects
from clipper.types import Article, Facts, Person


def find(article: Article) -> Facts:
    """The facts of a clean article, each item with the exact place it was found at.

    Offsets count code points: `article.blocks[item.block].text[item.start:item.end] == item.text`.
    Never raises; the cost grows linearly with the text.
    """
    language = article.language
    readings = reading.read(article, wanted(language))
    marked = quotations.find(readings)
    calendar = [list(read_expressions(block, language)) for block in readings]
    words = name_words(language)
    capitalised = [runs(block, words) for block in readings]
    named = people.find(readings, capitalised, language)
    stated = [roles.find(person, readings, language) for person in named]
    persons = tuple(
        Person(person.name, role, len(person.mentions))
        for person, role in zip(named, stated, strict=True)
    )
    subjects = Subjects(readings, named, stated, article.title or "", language)
    short = acronyms.find(readings, language)
    organisations, places = entities.find(readings, capitalised, named, short, language)
    return Facts(
        people=persons,
        quotes=tuple(quotes.find(readings, marked, subjects, language)),
        figures=tuple(figures.find(readings, calendar, language)),
        dates=tuple(dates.find(readings, calendar, language, article.published)),
        acronyms=tuple(short),
        organisations=organisations,
        places=places,
        upcoming=tuple(upcoming.find(readings, marked, calendar, language, article.published)),
        keywords=keywords.find(article, readings, persons, (*organisations, *places)),
    )


@cache
def wanted(language: str | None) -> frozenset[str]:
    """The words, in lower case, that may begin what the finders look for word by word; a text is
    read for all of them in one go."""
    return frozenset((*starters(language), *numbers.openers(language), *upcoming.openers(language)))
