"""The default ranking, and what every algorithm has in common."""

import subprocess
import sys
import time
from dataclasses import replace

import pytest

from clipper.config import Options
from clipper.errors import UsageError
from clipper.summary import SUMMARIZERS, document, summarize
from clipper.summary.features import profiles
from clipper.types import Article, Block, Facts, Upcoming

PARAGRAPHS = (
    "The ferry to Marn Island will stop in April, the port office said on Monday.",
    "Will the islanders stay at home?",
    "“We have no money for a new engine,” harbour master Ana Ruiz said at a meeting in Dunmoor.",
    "The ferry has carried 300 islanders to school and work every day since 1981.",
    "Seagulls were seen over the car park of a bakery.",
    "Port and council will talk about a smaller ferry for Marn Island in June.",
    "The council of Dunmoor offers the islanders rooms near the school until the summer.",
)


def article(*paragraphs: str, title: str | None = "Marn Island loses its ferry") -> Article:
    """An English article with this headline and these paragraphs."""
    blocks = tuple(Block("paragraph", text) for text in paragraphs)
    return Article("given", title=title, language="en", blocks=blocks)


def shown(*paragraphs: str, size: int = 4, facts: Facts | None = None) -> list[int]:
    """The paragraphs that the points of a brief of this size come from."""
    points = summarize(article(*paragraphs), facts or Facts(), Options(sentences=size))
    return [point.block for point in points]


def test_the_brief_opens_as_the_article_does() -> None:
    """On plain news the first sentence leads, and says why."""
    first = summarize(article(*PARAGRAPHS), Facts(), Options())[0]
    assert (first.block, first.rank) == (0, 1)
    assert first.reasons == ("opens the article", *first.reasons[1:])
    assert "names what the headline names" in first.reasons


def test_questions_and_cries_are_not_points() -> None:
    """A question or a sentence of a few words is shown only when there is nothing else."""
    assert 1 not in shown(*PARAGRAPHS, size=5)
    assert shown(
        "Why now?", "Nobody in the port office of Dunmoor could say on Monday.", size=1
    ) == [1]
    assert shown("Why now?") == [0]


def test_what_the_headline_names_outranks_an_aside() -> None:
    """A later sentence about the headline's subject beats an earlier one about something else."""
    assert 4 not in shown(*PARAGRAPHS, size=4)


def test_ranks_are_one_to_n_and_points_stand_in_the_articles_order() -> None:
    """Rank says importance, the order is the article's."""
    points = summarize(article(*PARAGRAPHS), Facts(), Options(sentences=5))
    assert sorted(point.rank for point in points) == [1, 2, 3, 4, 5]
    assert [point.block for point in points] == sorted(point.block for point in points)


@pytest.mark.parametrize("language", ["en", "fr", "de", None])
def test_the_ranking_compares_words_of_content(language: str | None) -> None:
    """What is left of an apostrophe is none, in languages that part words at it and in others."""
    text = "L'Île's ferry, the company’s only one, left Norrö's quay."
    told = replace(article(text), language=language)
    (profile,) = profiles(document(told, Facts()), [0])
    assert "s" not in profile.stems
    assert any(stem.startswith("ferr") for stem in profile.stems)


def test_a_longer_brief_tells_what_comes_next() -> None:
    """Of more than four points, one is the announcement that the facts found."""
    last = "Delegates from every coastal town gather again next spring under new rules."
    news = [PARAGRAPHS[0], *PARAGRAPHS[2:4], *PARAGRAPHS[5:], PARAGRAPHS[4], last]
    facts = Facts(upcoming=(Upcoming(last, None, len(news) - 1, 0, len(last)),))
    assert len(news) - 1 in shown(*news, size=5, facts=facts)
    assert len(news) - 1 not in shown(*news, size=4, facts=facts)
    assert len(news) - 1 not in shown(*news, size=5)


def test_headings_tables_and_captions_are_no_points() -> None:
    """Only running text is quoted."""
    blocks = (
        Block("heading", "What the council of the island decided on Monday in the town hall"),
        Block("caption", "The ferry leaves the port of Dunmoor on a foggy Monday morning."),
        Block("table", "Fares of the ferry: adults 4 euros, children 2 euros, cars 19 euros."),
        Block("paragraph", "The ferry to Marn Island will stop in April."),
    )
    points = summarize(Article("given", language="en", blocks=blocks), Facts(), Options())
    assert [point.block for point in points] == [3]


@pytest.mark.parametrize("name", SUMMARIZERS.names())
@pytest.mark.parametrize("language", ["en", "xx", None])
def test_every_algorithm_works_offline_and_the_same_each_time(
    name: str, language: str | None
) -> None:
    """Each gives points that hold the promises of all, twice the same."""
    blocks = tuple(Block("paragraph", text) for text in PARAGRAPHS)
    text = Article("given", language=language, blocks=blocks)
    points = summarize(text, Facts(), Options(algorithm=name, sentences=3))
    assert 1 <= len(points) <= 3
    assert all(text.blocks[p.block].text[p.start : p.end] == p.source_text for p in points)
    assert points == summarize(text, Facts(), Options(algorithm=name, sentences=3))


@pytest.mark.parametrize("name", SUMMARIZERS.names())
def test_every_algorithm_bears_the_smallest_articles(name: str) -> None:
    """No sentence, one and two equal ones are no trouble."""
    for paragraphs, most in (((), 0), (("…",), 0), (("It rained.",), 1), (("It rained.",) * 2, 2)):
        points = summarize(article(*paragraphs), Facts(), Options(algorithm=name))
        assert min(most, 1) <= len(points) <= most


def test_lead_is_the_beginning() -> None:
    """`lead` takes the first sentences as they come."""
    points = summarize(article(*PARAGRAPHS), Facts(), Options(algorithm="lead", sentences=3))
    assert [point.block for point in points] == [0, 1, 2]


def test_an_unknown_algorithm_is_a_usage_error() -> None:
    """The message lists the names there are."""
    with pytest.raises(UsageError, match="lexrank"):
        summarize(article(*PARAGRAPHS), Facts(), Options(algorithm="oracle"))


@pytest.mark.parametrize("paragraphs", [1000, 1])
def test_cost_grows_linearly(paragraphs: int) -> None:
    """10,000 sentences are summarized in seconds, whatever length is asked for, also where they
    are one paragraph."""
    sentences = [
        f"Pier {n} of port {n * 7 % 97} reopened after storm {n % 10} had hit town {n}."
        for n in range(10_000)
    ]
    share = len(sentences) // paragraphs
    long = article(*(" ".join(sentences[n : n + share]) for n in range(0, 10_000, share)))
    for options in (Options(), Options(percent=100)):
        started = time.process_time()
        summarize(long, Facts(), options)
        assert time.process_time() - started < 5


def test_the_default_ranking_loads_nothing_heavy() -> None:
    """Summarizing with `news` imports neither sumy, nltk, numpy nor a stemmer."""
    code = (
        "import sys; from clipper.summary import summarize; from clipper.config import Options;"
        "from clipper.types import *;"
        "text = Article('x', blocks=(Block('paragraph', 'Rain fell. It fell long.'),));"
        "summarize(text, Facts(), Options());"
        "print(sorted({'sumy', 'nltk', 'numpy', 'snowballstemmer'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_lead_behind_a_dateline_is_no_aside() -> None:
    """'PORT HALDEN (Courier) – The bridge …' is the news, unlike 'Ana Ruiz (Rovers) wins …'."""
    told = article(
        "PORT HALDEN (Courier) – The old iron bridge will reopen on 14 March, the council said.",
        "The paint was chosen by a jury of three local painters last year.",
        "Two benches were moved to the park beside the river for the time of the works.",
        title="Bridge to reopen",
    )
    (point,) = summarize(told, Facts(), Options(sentences=1))
    assert point.text.startswith("The old iron bridge will reopen")
