"""Acronyms, organisations, places, key terms, and what comes next."""

import pytest
from facts_of import facts_of


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The Union of Northern States (UNS) met.", "UNS", "Union of Northern States"),
        ("The UNS (Union of Northern States) met.", "UNS", "Union of Northern States"),
        ("A government of national unity (GNU) took over.", "GNU", "government of national unity"),
        ("The Leth Revenue Office (Lero) collects it.", "Lero", None),
        ("The Leth Energy Regulation Office (Lero) pays.", "Lero", "Leth Energy Regulation Office"),
        (
            "The WPP won. The Workers Progress Party was founded here.",
            "WPP",
            "Workers Progress Party",
        ),
        ("She likes it (a lot) and came (late) to the town.", "", None),
    ],
)
def test_acronym_needs_both_forms(text: str, short: str, long: str | None) -> None:
    """An acronym is given only with a long form that the article spells out."""
    expected = [(short, long)] if long else []
    assert [(item.short, item.long) for item in facts_of(text).acronyms] == expected


def test_organisations_and_places_are_told_apart() -> None:
    """Organisations are known by their words and acronyms, places by their names."""
    facts = facts_of(
        "The Ministry of Labour and Energy in Ankara warned NATO. The Leth River Authority "
        "in New Zealand, led by Paul Reyes, agreed."
    )
    assert facts.organisations == ("Ministry of Labour and Energy", "NATO", "Leth River Authority")
    assert facts.places == ("Ankara", "New Zealand")


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("en", "Norland will host the eighth meeting of ministers.", None),
        ("en", "The trial is due to start on 5 May in Leth.", "2026-05-05"),
        ("de", "Das Treffen soll am 12. Mai 2026 in Leth stattfinden.", "2026-05-12"),
        ("tr", "Santralin temeli 12 Mart 2026'da burada atılacak.", "2026-03-12"),
        ("az", "Növbəti görüş 15 mart 2026-cı ildə keçiriləcək.", "2026-03-15"),
        ("ru", "Новая станция метро откроется 15 марта 2026 года.", "2026-03-15"),
    ],
)
def test_what_comes_next_is_told_with_its_date(language: str, text: str, date: str | None) -> None:
    """A sentence about what will happen is found, with the date it names."""
    (item,) = facts_of(f"{text}", language).upcoming
    assert (item.text, item.date) == (text, date)


def test_what_was_or_is_asked_is_not_upcoming() -> None:
    """The past, questions and what somebody says in quotation marks do not tell what comes next."""
    facts = facts_of(
        "The plan failed last year. Will it ever work at all? "
        "“We will build the bridge in May,” he said."
    )
    assert facts.upcoming == ()


def test_key_terms_come_from_the_headline_and_repetition() -> None:
    """Terms that the text repeats come first, those of the headline before others."""
    facts = facts_of(
        "The ferry sank near the harbour. A ferry of the same line burned. The harbour is closed.\n"
        "Crews pulled the ferry from the harbour. Weather was calm.",
        title="Ferry sinks",
    )
    assert facts.keywords[:2] == ("ferry", "harbour")
