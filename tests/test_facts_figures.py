"""Figures: numbers with their unit or what they count."""

from pathlib import Path

import pytest
from facts_of import facts_of

_ROWS = (Path(__file__).parent / "data" / "figures.tsv").read_text(encoding="utf-8").splitlines()
_KNOWN = [row.split("\t") for row in _ROWS]


def figures(text: str, language: str = "en") -> list[tuple[str, float | None]]:
    """The figures of a text, with their values."""
    return [(figure.text, figure.value) for figure in facts_of(text, language).figures]


@pytest.mark.parametrize(
    ("text", "figure", "value"),
    [
        ("It cost $3.36bn to build.", "$3.36bn", 3.36e9),
        ("Exports fell by US $6.9 billion then.", "US $6.9 billion", 6.9e9),
        ("The agency got R4bn more.", "R4bn", 4e9),
        ("A rise of 42.6 per cent came.", "42.6 per cent", 42.6),
        ("About 27% agreed.", "27%", 27),
        ("Some 1,200 people marched.", "1,200 people", 1200),
        ("He wrote four new books.", "four new books", 4),
        ("Nearly two-thirds agreed.", "two-thirds", 0.6667),
        ("Output fell by half.", "half", 0.5),
        ("A two-year deal was signed.", "two-year", 2),
        ("It ran for a 40-minute stretch.", "40-minute", 40),
        ("Staff must come three days per week.", "three days per week", 3),
        ("We need twenty-two ships.", "twenty-two ships", 22),
        ("Eight of the 10 questions were hers.", "Eight of the 10 questions", 8),
        ("It covers 12.5 sq km of land.", "12.5 sq km", 12.5),
        ("The flight cost RM6.162 million.", "RM6.162 million", 6.162e6),
        ("They paid CHF900,000 for it.", "CHF900,000", 900_000),
        ("It earned $2.52 a share.", "$2.52 a share", 2.52),
        ("It hurt 42 other people.", "42 other people", 42),
        ("Some 13,000 US troops stayed.", "13,000 US troops", 13_000),
        ("Two Norland States service members left.", "Two Norland States service members", 2),
    ],
)
def test_figure_has_its_unit_and_value(text: str, figure: str, value: float) -> None:
    """A figure is given with its unit or noun, and its value with the scale applied."""
    assert figures(text) == [(figure, pytest.approx(value))]


@pytest.mark.parametrize(
    "text",
    [
        "The 3rd round begins at 9.30 am or 10:15.",
        "She is the 45-year-old owner; Tom Reed, 52, is her aide.",
        "The calf is four months old, and the girl was 11-years-old.",
        "Call 0800727272, or ask agent 007; they won 2-to-1.",
        "It was signed on 28 April 2023 and again in 2024.",
        "Resolution 11 and the COVID-19 unit; the G7; Boeing 747; K-12 schools.",
        "Several dozen came, and hundreds more; one day it will end.",
    ],
)
def test_ordinals_ages_times_dates_and_labels_are_no_figures(text: str) -> None:
    """What orders, dates or names a thing is not counted as a figure."""
    assert figures(text) == []


def test_each_form_is_given_once() -> None:
    """A figure that comes again in the same form is not repeated."""
    assert [text for text, _ in figures("They lost 27%. He lost 27%. She lost 28%.")] == [
        "27%",
        "28%",
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Es kostet 3,4 Milliarden Euro.", ("3,4 Milliarden Euro", 3.4e9)),
        (
            "de",
            "Rund 1.200 Schülerinnen und Schüler kamen.",
            ("1.200 Schülerinnen und Schüler", 1200),
        ),
        ("de", "Es kamen nur 16 von 33 Kindern.", ("16 von 33 Kindern", 16)),
        ("de", "Sie wartete eine Stunde.", ("eine Stunde", 1)),
        ("tr", "Üretimin yüzde 27 arttığı görüldü.", ("yüzde 27", 27)),
        ("tr", "Santral 3,5 milyar lira tutuyor.", ("3,5 milyar lira", 3.5e9)),
        ("az", "Layihəyə 250 milyon manat xərclənib.", ("250 milyon manat", 2.5e8)),
        ("ru", "Работы обошлись в 3,2 млрд рублей.", ("3,2 млрд рублей", 3.2e9)),
        ("fr", "Le projet coûte 12,5 millions d'euros.", ("12,5 millions d'euros", 1.25e7)),
    ],
)
def test_figures_in_other_languages(language: str, text: str, expected: tuple[str, float]) -> None:
    """Decimal commas, scales and units of other languages are understood."""
    assert figures(text, language) == [(expected[0], pytest.approx(expected[1]))]


@pytest.mark.parametrize(("language", "text", "expected"), _KNOWN, ids=lambda value: value[:40])
def test_known_figures(language: str, text: str, expected: str) -> None:
    """Fractions, amounts, money and percentages of every language are figures; ages and clock
    times are none."""
    found = [f"{figure} = {round(value or 0, 4):.15g}" for figure, value in figures(text, language)]
    assert "|".join(found) == expected


@pytest.mark.parametrize(
    ("language", "text", "figure", "value"),
    [
        ("tr", "Adada 2 bin 140 kişi yaşıyor.", "2 bin 140 kişi", 2140),
        ("tr", "Bütçe 1 milyon 200 bin lira oldu.", "1 milyon 200 bin lira", 1_200_000),
        ("az", "Anbar 1 400 metr hündürlükdədir.", "1 400 metr", 1400),
        ("fr", "La ville compte 12 500 habitants.", "12 500 habitants", 12_500),
        ("ru", "Завод отгрузил 3 тысячи 200 тонн.", "3 тысячи 200 тонн", 3200),
    ],
)
def test_a_number_in_several_words_is_one(
    language: str, text: str, figure: str, value: float
) -> None:
    """What follows a scale, and groups of digits with spaces between, belong to the number."""
    found = facts_of(text, language).figures
    assert [(item.text, item.value) for item in found] == [(figure, value)]


def test_groups_of_digits_are_no_number_where_commas_part_them() -> None:
    """In English a space parts two numbers, and a telephone number is never one."""
    assert all(item.value != 66400 for item in facts_of("On Route 66 400 people waited.").figures)
    assert all(
        (item.value or 0) < 10_000 for item in facts_of("Тел. 8 800 200 10 20.", "ru").figures
    )


@pytest.mark.parametrize(
    ("language", "text", "figure"),
    [
        ("ru", "Из них 74 получили места на рынке.", "74"),
        ("az", "Tikintidə 240 yerli sakin işləyir.", "240 yerli sakin"),
        ("tr", "Adaya 12 elektrikli feribot alındı.", "12 elektrikli feribot"),
    ],
)
def test_a_number_counts_no_verb_and_no_lone_adjective(
    language: str, text: str, figure: str
) -> None:
    """What is counted is a noun, with the adjective before it."""
    assert [item.text for item in facts_of(text, language).figures] == [figure]


def test_an_article_is_no_part_of_a_currency() -> None:
    """ "A$2bn" are Australian dollars, "a $2bn deal" is one deal."""
    assert figures("They signed a $2bn deal.") == [("$2bn", 2e9)]
    assert figures("They paid A$2bn.") == [("A$2bn", 2e9)]


def test_nothing_is_counted_in_a_language_whose_words_are_unknown() -> None:
    """Without its function words a verb behind a number would be taken for a noun."""
    assert figures("Polisi walisema kesi 18 zimepata mafanikio.", "sw") == [("18", 18)]


@pytest.mark.parametrize(("language", "text"), [("en", "{} people came."), ("zh", "有{}人。")])
def test_figures_are_finite(language: str, text: str) -> None:
    """A run of digits that no number can hold is no figure, as JSON has no infinity."""
    assert figures(text.format("1" * 400), language) == []
