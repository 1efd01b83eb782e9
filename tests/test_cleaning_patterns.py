"""What the pattern language promises, and that every language's furniture is written in it."""

import re
import time
from itertools import chain, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.cleaning.dates import Dates
from clipper.cleaning.furniture import rule_of
from clipper.cleaning.index import Index
from clipper.cleaning.lines import Line
from clipper.cleaning.matcher import Matcher
from clipper.cleaning.phrasebook import WORD_LISTS
from clipper.text.lexicon import languages, lexicon


def matches(pattern: str, text: str) -> bool:
    """Does the pattern match the line?"""
    usual = {"share", "the", "times"}
    index = Index()
    index.add("rule", [pattern])
    matcher = Matcher(
        index,
        Dates("en").end,
        lambda line, index: line.shown(index)[0].isupper() or line.words[index] == "van",
        lambda line, index, _: (1,) * (line.words[index] in usual or line.words[index].isdigit()),
    )
    return matcher.rule_of(Line(text)) == "rule"


@pytest.mark.parametrize(
    ("pattern", "line", "expected"),
    [
        ("leave a comment", "» LEAVE a Comment!", True),
        ("leave a comment", "Leave a comment here", False),
        ("* all rights reserved", "2024 The Kay. All rights reserved.", True),
        ("# views", "1,204 views", True),
        ("# views", "1 204 views", True),
        ("# views", "many views", False),
        ("abonn* *", "Abonnieren Sie uns", True),
        ("abonn* *", "Ab morgen", False),
        ("x* : *", "X's: the port", True),
        ("the x* : *", "The x's: the port", True),
        ("related : *", "Related: the cracks", True),
        ("related : *", "Related", True),
        ("related : *", "Related companies rose.", False),
        ("share|send [this|the] story", "Send story", True),
        ("share|send [this|the] story", "Share the story", True),
        ("share|send [this|the] story", "Share a story", False),
        ("full stop|point here", "Full stop here", True),
        ("full stop|point here", "Full here", False),
        ("full stop|point here", "Point", False),
        ("[full-stop|point] here", "Full stop here", True),
        ("[full-stop|point] here", "Here", True),
        ("[full-stop|point] here", "Stop here", False),
        ("this|本记事 is *few 訳|x:", "本记事 is a 訳", True),
        ("this|本记事 is *few 訳|x:", "This is one: x:", True),
        ("this|本记事 is *few 訳|x:", "本记事 is x: a", False),
        ("this|本记事 is *few 訳|x:", "本 is a 訳", False),
        ("記者 _ ? ? ? ?", "記者　青木はる", True),
        ("記者 _ ? ? ? ?", "記者 青木はる", True),
        ("記者 _ ? ? ? ?", "記者会見の場", False),
        ("by *name", "By Ann van Dyke", True),
        ("by *name", "By a landslide", False),
        ("seen *date", "Seen 12 March 2024, 09:30", True),
        ("seen *date", "Seen in March", False),
        ("sort by *few", "Sort by newest and best of all", True),
        ("sort by *few", "Sort by one two three four five six seven eight nine", False),
        ("we|*name may earn *", "Harbour Times may earn a little", True),
        ("we|*name may earn *", "We may earn a little", True),
        ("we|*name may earn *", "they may earn a little", False),
        ("*name , staff writer", "Ann Lee, staff writer", True),
        ("*name , staff writer", "Ann Lee staff writer", False),
        ("read more ~", "Read more", True),
        ("read more ~", "Read more.", False),
        ("相关阅读 : *", "相关阅读：部长会谈", True),
        ("相关阅读 : *", "相关阅读部长会谈", False),
        ("相关阅读 : *", "相關閱讀：部長會談", True),
        ("*usual story *usual ~", "Share the story 2 times", True),
        ("*usual story *usual ~", "Share the story of Ann", False),
        ("*usual story *usual ~", "Share the story.", False),
        ("shared *ers", "Shared readers", True),
        ("shared *ers", "Shared reads", False),
        ("? story", "Any story", True),
        ("? story", "Story", False),
        ("okuyun", "OKUYUN", True),
        ("ışıklar", "IŞIKLAR", True),
        ("еще", "Ещё", True),
        ("café", "Cafe\u0301", True),
        ("o'qing", "O‘qing", True),
        ("*name , our correspondent ~", "Ann Lee, our correspondent", True),
        ("*name , our correspondent ~", "Ann Lee our correspondent", False),
        ("*network paylaş", "Facebook'ta paylaş", True),
        ("*network paylaş", "Facebook-da paylaş", True),
        ("*network paylaş", "Google News'te paylaş", True),
        ("*network paylaş", "X'te paylaş", True),
        ("*network paylaş", "Xəbəri paylaş", False),
        ("читайте в *network", "Читайте в Телеграме", True),
        ("читайте в *network", "Читайте в оригинале", False),
    ],
)
def test_a_pattern_matches_a_whole_line(pattern: str, line: str, expected: bool) -> None:
    """Tokens match what the documentation says they stand for, and nothing else."""
    assert matches(pattern, line) is expected


PHRASES = st.lists(st.sampled_from("abc"), min_size=1, max_size=2)
CHUNKS = st.tuples(st.lists(PHRASES, min_size=1, max_size=3), st.booleans())


@given(st.lists(CHUNKS, min_size=1, max_size=4), st.lists(st.sampled_from("abc"), min_size=1))
def test_a_choice_stands_for_each_of_its_phrases(
    chunks: list[tuple[list[list[str]], bool]], words: list[str]
) -> None:
    """A pattern with choices matches what one of the patterns does that have one phrase each."""
    written = [
        f"[{'|'.join(map('-'.join, phrases))}]" if optional else "|".join(map("-".join, phrases))
        for phrases, optional in chunks
    ]
    plain = product(*(phrases + [[]] * optional for phrases, optional in chunks))
    line = " ".join(["the", *words])
    expected = any(["the", *chain(*phrases)] == line.split() for phrases in plain)
    assert matches(" ".join(["the", *written]), line) is expected


def test_the_rule_of_a_line_does_not_hang_on_the_order_of_its_words() -> None:
    """Of the beginnings that several patterns are found by, the first in the alphabet comes first,
    whatever order a set has its words in."""
    index = Index()
    matcher = Matcher(index, Dates("en").end, lambda *_: True)
    beginnings = ("zebr", "bridg", "harb", "ferr", "quay")
    for stem in beginnings:
        index.add(stem, [f"* {stem}* *"])
    line = Line("the " + " ".join(f"{stem}x" for stem in beginnings))
    assert matcher.rule_of(line) == "bridg"


def test_a_pattern_of_wildcards_alone_is_refused() -> None:
    """It would match any line."""
    with pytest.raises(ValueError, match="names no word"):
        Index().add("rule", ["* # *"])


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        ("harbour *", "harbour news"),
        ("harb* *", "harbour news"),
        ("* harbour", "the harbour"),
        ("* harb*", "the harbour"),
        ("[old] harbour", "old harbour"),
        ("*date *", "12 March 2024 harbour"),
    ],
)
def test_patterns_of_another_index_stand_behind_the_own(pattern: str, line: str) -> None:
    """However a pattern is found, the language's own comes first; and the other index is as it
    was."""
    own, other = Index(), Index()
    own.add("own", [pattern])
    other.add("other", [pattern])
    both = Index.joined((own, other))
    words = Line(line).words
    found = [[rule for rule, _ in index.candidates(words[0], {*words})] for index in (both, other)]
    assert found == [["own", "other"], ["other"]]


def test_choices_are_spelled_out_where_patterns_name_them() -> None:
    """No pattern that a lexicon gives still names a choice, and choices are no rule."""
    for code in languages():
        furniture = lexicon(code).furniture
        assert "choices" not in furniture
        entries = (entry for entries in furniture.values() for entry in entries)
        assert not [entry for entry in entries if re.search(r"@\w", entry)]


@pytest.mark.parametrize("code", languages())
def test_every_language_is_written_in_the_pattern_language(code: str) -> None:
    """Every furniture pattern of every language can be used."""
    index = Index()
    for rule, patterns in lexicon(code).furniture.items():
        if rule not in WORD_LISTS:
            index.add(rule, patterns)


@pytest.mark.parametrize("code", languages())
def test_every_language_knows_the_pages_that_are_no_articles(code: str) -> None:
    """Paywalls, robot checks and error pages are told in every language."""
    for key in ("paywall", "teaser", "consent_wall", "blocked", "error_page"):
        assert lexicon(code).furniture[key]


def test_hostile_lines_cost_no_more_than_their_length() -> None:
    """Lines made to match every pattern half are judged in milliseconds."""
    words = ("read ", "to ", "share this ", "by A ", "1 ", "the site ", "#bridge,")
    lines = [word * (700 // len(word) - 1) + "now" for word in words]
    start = time.process_time()
    for line in lines:
        rule_of(line, "en")
    assert time.process_time() - start < 2
