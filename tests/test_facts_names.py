"""Acronyms, organisations, places, key terms, and what comes next."""

import pytest
from facts_of import facts_of

from clipper.facts import find
from clipper.types import Article, Block


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
        (
            "She heads Lero (Leth Energy Regulation Office).",
            "Lero",
            "Leth Energy Regulation Office",
        ),
        ("She heads Lero (the office of last resort).", "Lero", None),
        ("She works with POC (POC: Point of Care).", "POC", "Point of Care"),
        ("The BOL paid. The Bank of Leth has money.", "BOL", "Bank of Leth"),
        ("She likes it (a lot) and came (late) to the town.", "", None),
    ],
)
def test_acronym_needs_both_forms(text: str, short: str, long: str | None) -> None:
    """An acronym is given only with a long form that the article spells out."""
    expected = [(short, long)] if long else []
    assert [(item.short, item.long) for item in facts_of(text).acronyms] == expected


def test_acronym_has_its_long_form_in_the_nominative() -> None:
    """A Turkish long form is given without the ending of its case."""
    (acronym,) = facts_of("Norland Su Vakfının (NSV) toplantısı yapıldı.", "tr").acronyms
    assert (acronym.short, acronym.long) == ("NSV", "Norland Su Vakfı")


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


def test_the_town_of_a_dateline_is_no_acronym() -> None:
    """Its capitals are those of the dateline; an agency beside it, and one behind it, are told."""
    facts = facts_of(
        "KESK, Nov 12 (NWA) — The dam has passed its first test, the ministry said.\n"
        "KESK (NWA) — The dam was emptied by UNESCO after the earthquake."
    )
    assert "KESK" not in (*facts.organisations, *facts.keywords)
    assert facts.organisations == ("NWA", "UNESCO")
    assert facts_of("ST. KESK, Ohio (NWA) — The dam was emptied.").organisations == ("NWA",)
    assert "KESK" in facts_of("KESK has built the dam at last. It belongs to KESK.").organisations


def test_key_terms_come_from_the_headline_and_repetition() -> None:
    """Terms that the text repeats come first, those of the headline before others."""
    facts = facts_of(
        "The ferry sank near the harbour. A ferry of the same line burned. The harbour is closed.\n"
        "Crews pulled the ferry from the harbour. Weather was calm.",
        title="Ferry sinks",
    )
    assert facts.keywords[:2] == ("ferry", "harbour")


def test_key_terms_are_no_words_of_a_dateline_and_no_plain_ones() -> None:
    """What stands before the news, numbers, units, and words that fit any article tell nothing."""
    facts = facts_of(
        "PORT ELLAN (Agency) — The first ferry found 30 metres of water, then 20 metres.\n"
        "PORT ELLAN (Agency) — Another ferry of the port was found first."
    )
    assert facts.keywords == ("ferry",)


def test_a_key_term_is_shown_in_its_most_usual_form() -> None:
    """The forms of one word count together, and capitals of a sentence's start are not kept."""
    facts = facts_of("Growers sold hops. The growers lost. One grower stayed. Growers left again.")
    assert facts.keywords == ("growers",)


def test_a_key_term_is_one_however_it_is_spelled() -> None:
    """Joiners and vowel signs are written at will; an ending is cut off behind them."""
    assert facts_of("کتاب‌ها و کتاب‌ها. کتاب و کتاب.", "fa").keywords == ("کتاب‌ها",)
    assert len(facts_of("مُدَرِّسون مدرسون. مدرسون مُدَرِّسون.", "ar").keywords) == 1


def test_what_comes_next_is_told_without_its_dateline_and_by_no_heading() -> None:
    """The text of an upcoming event begins with the news, and its offsets say so."""
    heading = Block("heading", "What the council will decide on 5 May 2026")
    text = "PORT ELLAN (Agency) — The council will decide on 5 May 2026."
    article = Article(
        "", language="en", published="2025-11-28", blocks=(heading, Block("paragraph", text))
    )
    (item,) = find(article).upcoming
    assert item.text == "The council will decide on 5 May 2026." == text[item.start : item.end]


def test_what_is_said_to_have_been_is_not_upcoming() -> None:
    """The German verb that announces also tells hearsay, with a perfect infinitive behind it."""
    past = "Vor Kriegsbeginn soll es rund 3000 Kämpfer gegeben haben."
    coming = "Der Saal soll am 12. Mai 2026 Platz für 300 Gäste haben."
    assert [item.text for item in facts_of(f"{past} {coming}", "de").upcoming] == [coming]
