"""The road from a name to a brief."""

import pickle
import time
from functools import partial
from pathlib import Path
from typing import get_args

import pytest

from clipper import pipeline, readers
from clipper.config import Options
from clipper.errors import NoArticle, SourceNotFound, SourceTooLarge, UnknownFormat
from clipper.types import Article, Block, Page, RawArticle, Verdict
from clipper.verdicts import REFUSALS

STORY = """\
Norrö ferry sails again after winter repairs

The ferry between Norrö and the mainland sails again from Monday, the port said on Friday.
Engineers replaced both engines during the winter, at a cost of 4 million crowns.

The first boat leaves at six in the morning, and there will be one every hour until midnight.
Residents had to take a detour of ninety kilometres for three months.
"""
URL = "https://example.org/ferry"


@pytest.fixture
def story(tmp_path: Path) -> str:
    """The name of a file with a short article."""
    path = tmp_path / "ferry.txt"
    path.write_text(STORY, encoding="utf-8")
    return str(path)


def judged(verdict: Verdict) -> Article:
    """An article with that verdict."""
    return Article("x", blocks=(Block("paragraph", "The ferry sails again."),), verdict=verdict)


def test_a_name_and_its_page_give_the_same_article(story: str) -> None:
    """`extract` reads a name; a page that was read already goes the rest of the way."""
    page = Page(story, None, STORY.encode(), "text/plain")
    assert pipeline.extract(story, Options()) == pipeline.extract(page, Options())
    assert pipeline.extract(story, Options()).source == story


def test_a_brief_traces_every_point_to_its_article(story: str) -> None:
    """`clip` goes on from the article that `extract` gives."""
    brief = pipeline.clip(story, Options(sentences=2))
    assert brief.article == pipeline.extract(story, Options(sentences=2))
    assert 1 <= len(brief.points) <= 2
    for point in brief.points:
        assert brief.article.blocks[point.block].text[point.start : point.end] == point.source_text


def test_the_subject_is_looked_for_only_when_there_is_one(story: str) -> None:
    """`about` tells how the article treats the subject that was asked for."""
    assert pipeline.clip(story, Options()).about is None
    about = pipeline.clip(story, Options(about="ferry")).about
    assert about is not None
    assert about.subject == "ferry"
    assert about.mentions > 0


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (230, 1), (231, 2), (2300, 10)])
def test_reading_time_is_230_words_a_minute(words: int, minutes: int) -> None:
    """Minutes are rounded up: what takes a moment takes a minute."""
    article = Article("x", blocks=(Block("paragraph", "word " * words),) if words else ())
    brief = pipeline.brief(article, Options())
    assert (brief.words, brief.reading_minutes) == (words, minutes)


@pytest.mark.parametrize("verdict", [name for name in get_args(Verdict) if name != "article"])
def test_a_page_without_an_article_is_refused_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch, story: str, verdict: Verdict
) -> None:
    """`clip` raises NoArticle with the verdict; `extract` and `anyway` go on."""

    def clean(raw: RawArticle, options: Options) -> Article:
        return judged(verdict)

    monkeypatch.setattr(pipeline.cleaning, "clean", clean)
    with pytest.raises(NoArticle) as caught:
        pipeline.clip(story, Options())
    assert caught.value.verdict == verdict
    assert pickle.loads(pickle.dumps(caught.value)).verdict == verdict
    assert pipeline.extract(story, Options()).verdict == verdict
    assert pipeline.clip(story, Options(anyway=True)).article.verdict == verdict


def test_every_verdict_has_its_words() -> None:
    """What a verdict means, and what to try, is written for each."""
    assert {*REFUSALS, "article"} == set(get_args(Verdict))
    assert all(problem and remedy for problem, remedy in REFUSALS.values())


def test_the_road_can_be_sent_to_another_process(story: str) -> None:
    """Functions, options and results are picklable, and come back equal."""
    work = pickle.loads(pickle.dumps(partial(pipeline.clip, options=Options(sentences=1))))
    brief = work(story)
    assert pickle.loads(pickle.dumps(brief)) == brief


def test_a_page_that_says_nothing_of_its_address_has_that_it_came_from() -> None:
    """A text that was fetched is cited by its address."""
    page = Page(URL, URL, STORY.encode(), "text/plain")
    assert pipeline.extract(page, Options()).url == URL


def test_errors_of_the_source_pass_through() -> None:
    """What cannot be read is told as what it is."""
    with pytest.raises(SourceNotFound):
        pipeline.clip("no-such-file.txt", Options())
    with pytest.raises(UnknownFormat, match="application/pdf"):
        pipeline.extract(Page("x", None, b"x", "application/pdf"), Options())


@pytest.mark.parametrize("text", ["A sentence that goes on. " * 50, "A paragraph.\n\n" * 100])
def test_more_text_than_an_article_has_is_refused(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """The limit counts what is read, be it in one line or in many paragraphs."""
    monkeypatch.setattr(readers, "MOST_TEXT", 1000)
    with pytest.raises(SourceTooLarge, match="1,000 characters"):
        pipeline.extract(Page("x", None, text.encode(), "text/plain"), Options())


def test_fifty_megabytes_of_text_are_refused_in_time(tmp_path: Path) -> None:
    """A text that no brief can be made of is told so within seconds."""
    path = tmp_path / "all.txt"
    path.write_bytes(b"The ferry sails again from Monday, the port said.\n\n" * 1_000_000)
    started = time.perf_counter()
    with pytest.raises(SourceTooLarge):
        pipeline.clip(str(path), Options())
    assert time.perf_counter() - started < 8


def test_a_page_saved_as_mhtml_is_read_with_its_address() -> None:
    """A browser's single-file page gives the article inside and where it was saved from."""
    paragraphs = "".join(f"<p>{line}</p>" for line in STORY.split("\n\n")[1:])
    body = (
        "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n"
        f"Snapshot-Content-Location: {URL}\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="cut"\r\n\r\n'
        "--cut\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"<html lang=en><title>Ferry</title><body><article>{paragraphs}</article></html>"
        "\r\n--cut\r\nContent-Type: image/png\r\n\r\nPNG\r\n--cut--\r\n"
    )
    raw = readers.read(Page("x", None, body.encode(), "multipart/related"))
    assert raw.metadata.url == URL
    assert "sails again from Monday" in " ".join(block.text for block in raw.blocks)


def test_mhtml_without_a_page_is_refused() -> None:
    """A bundle of images is no article."""
    head = b"Content-Type: multipart/related; boundary=cut\n\n"
    body = head + b"--cut\nContent-Type: image/png\n\nPNG\n--cut--"
    with pytest.raises(UnknownFormat, match="no page in this MHTML"):
        pipeline.extract(Page("x", None, body, "multipart/related"), Options())
