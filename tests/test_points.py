"""What a point shows of its sentence, and what it is called when something is left out."""

from dataclasses import replace

import pytest

from clipper.config import Options
from clipper.summary import summarize
from clipper.summary.openers import leans
from clipper.summary.points import shown
from clipper.types import Article, Block, Facts, Person, Point


def article(*paragraphs: str, **known: object) -> Article:
    """An English article with these paragraphs, and what else is known of it."""
    blocks = tuple(Block("paragraph", text) for text in paragraphs)
    return replace(Article("given", language="en", blocks=blocks), **known)  # type: ignore[arg-type]


def points(*paragraphs: str) -> tuple[Point, ...]:
    """The brief of an English article with these paragraphs."""
    return summarize(article(*paragraphs), Facts(), Options())


def edited(text: str, language: str = "en", **known: object) -> tuple[str, tuple[str, ...]]:
    """What a point shows of a sentence, and the names of the edits."""
    return shown(text, article(language=language, **known), first=True)


@pytest.mark.parametrize(
    ("language", "dateline"),
    [
        ("en", "BAKU (Agency) - "),
        ("en", "LONDON — "),
        ("en", "NEW YORK, Nov. 28 – "),
        ("en", "MOSCOW, Nov 28 (Xinhua) -- "),
        ("en", "Lagos, Nigeria (Reuters) -- "),
        ("en", "(CNN) -- "),
        ("en", "Hong Kong (CNN)"),
        ("ru", "Берлин. 28 ноября. ИНТЕРФАКС - "),
        ("az", "Bakı, 28 noyabr, AZƏRTAC - "),
        ("tr", "ANKARA (AA) - "),
    ],
)
def test_a_dateline_is_trimmed(language: str, dateline: str) -> None:
    """Place, day and agency before the news are left out, whatever their form."""
    news = "Seven ports signed a treaty."
    assert edited(dateline + news, language) == (news, ("dateline",))


@pytest.mark.parametrize(
    "dateline",
    [
        "（记者 李明）",
        "（见习记者 李明、实习生 王芳）",
        "本报讯（记者李明 通讯员王芳）",
        "新华社北京11月28日电（记者 李明）",
        "中新社北京11月28日电 (记者 李明 王小芳) ",
        "中新社北京11月28日电 ",
        "【某某网11月28日讯】",
        "财联社11月28日讯（编辑 李明）",
        "（本报北京11月28日电 记者李明）",
        "（中央社記者李明台北28日電）",
        "〔記者李明／台北報導〕",
        "【記者李明台北報導】",
    ],
)
def test_who_reports_is_trimmed_where_words_have_no_spaces(dateline: str) -> None:
    """The reporter in brackets, the wire and its day are no news."""
    news = "市政府周四表示，渡轮下周恢复通航。"
    assert edited(dateline + news, "zh") == (news, ("dateline",))


@pytest.mark.parametrize(
    "text",
    [
        "（记者会）市政府周四表示，渡轮下周恢复通航。",
        "记者李明周四在港口看到，渡轮已经停航。",
        "11月28日来电 询问的乘客很多。",
        "（左图）市政府周四表示，渡轮下周恢复通航。",
        "渡轮（记者 李明）下周恢复通航。",
        "（记者 李明）",
    ],
)
def test_a_chinese_sentence_that_resembles_a_dateline_stays(text: str) -> None:
    """Reporters and brackets of a normal sentence are no dateline."""
    assert "dateline" not in edited(text, "zh")[1]


@pytest.mark.parametrize(
    "text",
    [
        "Marn Island (Population 900) has no bridge.",
        "The ferry — the only one — will stop in April.",
        "Ana Ruiz (Rovers) wins a free kick.",
        "Talks in Baku (Azerbaijan) went on.",
        "NATO - the alliance of 32 states - met on Friday.",
    ],
)
def test_a_sentence_that_resembles_a_dateline_stays(text: str) -> None:
    """Parentheses and dashes of a normal sentence are no dateline."""
    assert "dateline" not in edited(text)[1]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "Ferry fares will rise in May, Tidings.example reports, citing local media.",
            "Ferry fares will rise in May.",
        ),
        (
            "Ferry fares, Tidings.example reported, will rise in May.",
            "Ferry fares will rise in May.",
        ),
    ],
)
def test_the_outlets_own_credit_is_trimmed(text: str, left: str) -> None:
    """That the outlet itself reports is no news."""
    assert edited(text, publisher="Tidings.example") == (left, ("credit",))


@pytest.mark.parametrize(
    "text",
    [
        "The suspect fled by boat, according to the prosecutor.",
        "The suspect fled by boat, the prosecutor said.",
        "Rivals sued the publisher, Tidings.example, over photographs of the harbour.",
    ],
)
def test_an_attribution_that_carries_the_claim_stays(text: str) -> None:
    """Who says it is part of what is said; a mention of the outlet is no credit."""
    assert edited(text, publisher="Tidings.example") == (text, ())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "The Upland Lakes Council (ULC) met on Friday.",
            "The Upland Lakes Council met on Friday.",
        ),
        ("The boat cost 4 million euros ($4.4 million).", "The boat cost 4 million euros."),
        ("The captain (pictured left) resigned.", "The captain resigned."),
    ],
)
def test_a_parenthesis_that_only_spells_converts_or_points_is_trimmed(text: str, left: str) -> None:
    """Short forms, sums in another currency and pointers at pictures are left out."""
    assert edited(text) == (left, ("parenthesis",))


def test_a_parenthesis_that_tells_something_stays() -> None:
    """What a parenthesis adds to the news is kept."""
    text = "The boat (built in Marn in 1952) sank."
    assert edited(text) == (text, ())


def test_a_leading_connective_is_trimmed_where_the_rest_stands() -> None:
    """'However, ' goes when a full sentence is left, and stays when the rest leans as well."""
    assert edited("However, the council refused.") == ("The council refused.", ("connective",))
    assert edited("However, he refused.") == ("However, he refused.", ())


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("He said so.", True),
        ("But the council refused.", True),
        ("However, the council refused.", False),
        ("However, it refused.", True),
        ("On the other hand, ships wait.", False),
        ("“It” was the title.", True),
        ("Hers is the best.", True),
        ("The council refused.", False),
    ],
)
def test_a_sentence_leans_on_a_pronoun_or_on_a_connective_without_comma(
    text: str, leaning: bool
) -> None:
    """A connective that a comma sets off leaves the rest on its own feet."""
    assert leans(text, "en") is leaning


def test_a_leaning_sentence_is_shown_behind_its_anchor_or_not_at_all() -> None:
    """Whatever the length, a point that opens with 'he' stands right behind the sentence before."""
    text = article(
        "The harbour master closed the port of Dunmoor before the storm on Friday night.",
        "Ships wait outside the bay of Dunmoor for the storm to pass and the port to open.",
        "The pilot of the port, who lives by the bay, saw the storm damage a crane.",
        "He had warned the port of Dunmoor and its master about the crane and the storm in May.",
    )
    for size in (1, 2, 3, 4):
        found = summarize(text, Facts(), Options(sentences=size))
        blocks = [point.block for point in found]
        assert 3 not in blocks or 2 in blocks


def test_a_pronoun_becomes_a_name_only_where_it_is_certain() -> None:
    """In the paragraph of one named person, 'She' may be shown as [her name]; never with two."""
    facts = Facts(people=(Person("Ana Ruiz", None, 2), Person("Olga Brandt", None, 1)))
    late = "She told the fishermen of Marn that the ferry would stop for good in April."
    one = article("The ferry of Marn stops.", f"Ana Ruiz spoke. {late}")
    two = article("The ferry of Marn stops.", f"Ana Ruiz met Olga Brandt. {late}")
    named = summarize(one, facts, Options(sentences=1, algorithm="lead", about="fishermen"))
    assert [(p.text[:20], p.edits) for p in named] == [("[Ana Ruiz] told the ", ("anchor",))]
    kept = summarize(two, facts, Options(sentences=1, algorithm="lead", about="fishermen"))
    assert [p.edits for p in kept] == [()]


def test_no_two_points_say_the_same() -> None:
    """A sentence with two thirds of its words in an earlier point is not shown again."""
    once = "The ferry to Marn Island will stop in April after forty years."
    again = "The ferry to Marn Island will stop in April, after forty long years."
    found = points(
        once, again, "Islanders will have to charter fishing boats instead until summer."
    )
    assert [point.block for point in found] == [0, 2]


def test_a_single_sentence_is_its_own_brief() -> None:
    """However it opens, an article of one sentence has one point."""
    (point,) = points("It rained.")
    assert (point.text, point.rank) == ("It rained.", 1)
    assert points("") == points() == ()
