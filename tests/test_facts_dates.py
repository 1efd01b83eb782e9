"""Dates: calendar expressions, resolved from a publication on Friday, 28 November 2025."""

import pytest
from facts_of import facts_of


def dates(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    """The calendar expressions of a text, with what they mean."""
    return [(date.text, date.resolved) for date in facts_of(text, language).dates]


@pytest.mark.parametrize(
    ("text", "expression", "resolved"),
    [
        ("She spoke on Friday.", "Friday", "2025-11-28"),
        ("She spoke on Monday.", "Monday", "2025-11-24"),
        ("She will speak on Monday.", "Monday", "2025-12-01"),
        ("She spoke last Monday.", "last Monday", "2025-11-24"),
        ("She spoke on Tuesday morning.", "Tuesday morning", "2025-11-25"),
        ("It opened on 28 April 2023.", "28 April 2023", "2023-04-28"),
        ("It opened on April 28, 2023.", "April 28, 2023", "2023-04-28"),
        ("It opened on Saturday, June 21, in Leth.", "Saturday, June 21", "2025-06-21"),
        ("It opened on the 3rd of May.", "3rd of May", "2025-05-03"),
        ("The trial is due to start on 5 May.", "5 May", "2026-05-05"),
        ("It ended in September.", "September", "2025-09"),
        ("It ended in November last year.", "November last year", "2024-11"),
        ("It ended in August 2024.", "August 2024", "2024-08"),
        ("He left in 2021.", "2021", "2021"),
        ("He left last month.", "last month", "2025-10"),
        ("He leaves next year.", "next year", "2026"),
        ("He left 25 years ago.", "25 years ago", "2000"),
        ("He left yesterday.", "yesterday", "2025-11-27"),
        ("It will close by the end of January.", "end of January", "2026-01"),
        ("It must close by the end of the decade.", "end of the decade", None),
        ("It fell in the summer of 2020.", "summer of 2020", "2020"),
        ("In the 2023-24 season he won.", "2023-24", None),
        ("It grew in the early 2000s.", "early 2000s", None),
        ("It rained the previous night.", "previous night", None),
        ("It rained this morning.", "this morning", "2025-11-28"),
        ("It fell in the past week.", "past week", None),
        ("It opened on 2024-02-29.", "2024-02-29", "2024-02-29"),
    ],
)
def test_expression_is_found_and_resolved(text: str, expression: str, resolved: str | None) -> None:
    """An expression is given as written, and what it means where that is certain."""
    assert dates(text) == [(expression, resolved)]


@pytest.mark.parametrize(
    "text",
    [
        "You may go. They march for peace, and sat in the sun.",
        "About 2000 people came, some from recent years.",
        "It cost $2024 and weighs 1990 kg.",
        "April Jones met June Carter.",
        "It opens at 10:30 and closes at 8 pm.",
    ],
)
def test_words_and_numbers_that_look_like_dates_are_none(text: str) -> None:
    """Homonyms, names, amounts and clock times are no dates."""
    assert dates(text) == []


def test_without_a_day_of_publication_only_full_dates_are_resolved() -> None:
    """What depends on the day of publication stays open when that is unknown."""
    found = facts_of("On Friday, and on 3 May 2024.", published=None).dates
    assert [(date.text, date.resolved) for date in found] == [
        ("Friday", None),
        ("3 May 2024", "2024-05-03"),
    ]


def test_impossible_day_is_not_resolved() -> None:
    """A day that the calendar does not have means nothing."""
    assert dates("It was signed on 31 February 2024.") == [("31 February 2024", None)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Er kam am Mittwochmorgen.", ("Mittwochmorgen", "2025-11-26")),
        ("de", "Das Treffen findet am 12. Mai 2026 statt.", ("12. Mai 2026", "2026-05-12")),
        ("de", "Das war Anfang Mai 2024.", ("Anfang Mai 2024", "2024-05")),
        ("de", "Das war vor zwei Jahren.", ("vor zwei Jahren", "2023")),
        ("de", "Das soll im Herbst geschehen.", ("Herbst", None)),
        ("de", "Es war mehr als im Vorjahr.", ("Vorjahr", None)),
        ("tr", "Tören 12 Mart 2026'da yapılacak.", ("12 Mart 2026", "2026-03-12")),
        ("tr", "Geçen yıl dört köy taşındı.", ("Geçen yıl", "2024")),
        ("tr", "Karar 2024 yılında alındı.", ("2024", "2024")),
        ("tr", "Karar 2024 yılının mart ayında alındı.", ("2024 yılının mart ayında", "2024-03")),
        ("tr", "Karar 2024 Mart'ta alındı.", ("2024 Mart", "2024-03")),
        ("tr", "Karar geçen yılın mart ayında alındı.", ("geçen yılın mart ayında", "2024-03")),
        ("tr", "Karar geçen yılın aynı ayında alındı.", ("geçen yılın aynı ayında", None)),
        ("tr", "Karar mart ayı sonunda alındı.", ("mart ayı sonunda", "2025-03")),
        ("az", "Görüş 15 mart 2026-cı ildə olacaq.", ("15 mart 2026", "2026-03-15")),
        ("ru", "Станция откроется 15 марта 2026 года.", ("15 марта 2026", "2026-03-15")),
        ("ru", "Они встретятся в следующем месяце.", ("следующем месяце", "2025-12")),
        ("es", "La reunión fue el 3 de mayo de 2024.", ("3 de mayo de 2024", "2024-05-03")),
        ("fr", "La réunion a eu lieu le 3 mai 2024.", ("3 mai 2024", "2024-05-03")),
        ("ja", "会議は2024年5月3日に開かれた。", ("2024年5月3日", "2024-05-03")),
        ("zh", "会议于2024年5月3日举行。", ("2024年5月3日", "2024-05-03")),
        ("ko", "회의는 2024년 5월 3일 열렸다.", ("2024년 5월 3일", "2024-05-03")),
    ],
)
def test_dates_in_other_languages(language: str, text: str, expected: tuple[str, str]) -> None:
    """The calendars of other languages are understood."""
    assert dates(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("ru", "Завод построен в 1867 году.", "1867"),
        ("tr", "Köprü 1867 yılında yapıldı.", "1867"),
        ("ru", "Городу более 2000 лет.", None),
        ("tr", "Kent 2000 yıl önce kuruldu.", None),
    ],
)
def test_a_year_is_told_from_a_count_of_years(language: str, text: str, date: str | None) -> None:
    """A year of any century is a date and no figure; so many years are no year."""
    facts = facts_of(text, language)
    resolved = [item.resolved for item in facts.dates]
    assert "2000" not in resolved
    if date:
        assert (resolved, facts.figures) == ([date], ())


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("Tours are on 13 and 14 December. From Monday the hall will be open.", "2025-12-15"),
        ("Tours are on 13 and 14 December.\nFrom Monday the hall will be open.", "2025-12-15"),
        ("It will close on 12 December, and will open on Friday at noon.", "2025-12-12"),
        ("It opens on 3 January. The mayor will speak on Monday.", "2025-12-01"),
        ("It closed on 14 October. The mayor will speak on Monday.", "2025-12-01"),
        ("Tours are on 14 December.\nShops close.\nIt will open on Monday.", "2025-12-01"),
        ("Tours are on 14 December. The mayor spoke on Monday.", "2025-11-24"),
        ("It will open on Monday. Tours are on 14 December.", "2025-12-01"),
        ("Tours are on 14 December. It will open next Monday.", "2025-12-01"),
    ],
)
def test_a_weekday_to_come_is_not_before_a_date_just_told(text: str, resolved: str) -> None:
    """It follows a date of the coming month that its paragraph, or the last one, has told."""
    found = [date.resolved for date in facts_of(text, "en").dates if "day" in date.text]
    assert found == [resolved]


def test_what_comes_next_is_not_before_a_date_just_told() -> None:
    """The date of an upcoming sentence is the same as that of its weekday."""
    text = (
        "Открытие продлится три дня: на 13 и 14 декабря намечены экскурсии. "
        "С понедельника рынок будет работать с 7:00 до 20:00."
    )
    facts = facts_of(text, "ru")
    assert facts.upcoming[-1].date == facts.dates[-1].resolved == "2025-12-15"
