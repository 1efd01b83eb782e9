"""The HTML reader as a whole: every block with its facts, and hostile pages within bounds."""

import json
import time

import pytest

from clipper import pipeline
from clipper.config import Options
from clipper.errors import SourceTooLarge
from clipper.readers import html
from clipper.types import Page, RawArticle

LEAD = "The harbour bridge stays closed until spring, engineers of the port said on Monday."
STORY = [
    LEAD,
    "Divers had found cracks in two of its eleven piers after the storms of the past week.",
    "Buses will take pupils to the school across the bay, and the ferry will sail twice an hour.",
    "The repair will cost four million crowns and take until April, according to the mayor.",
]
BODY = "".join(f"<p>{text}</p>" for text in STORY)


def page(markup: str | bytes, url: str | None = None) -> Page:
    """An HTML page."""
    return Page(
        "p.html", url, markup if isinstance(markup, bytes) else markup.encode(), "text/html"
    )


def read(markup: str | bytes) -> RawArticle:
    """What the reader makes of markup."""
    return html.read(page(markup))


def test_every_block_of_the_page_is_read_with_its_facts():
    """Furniture too: what is left out is for cleaning to say."""
    raw = read(f"<nav><a href='/'>Home</a></nav><main class='story'>{BODY}</main><p>Imprint</p>")
    assert [block.text for block in raw.blocks] == ["Home", *STORY, "Imprint"]
    home, lead, *_ = [block.dom for block in raw.blocks]
    assert home is not None
    assert home.link_density == 1
    assert lead is not None
    assert (lead.tag, lead.words, lead.link_density, lead.told) == ("p", 14, 0, None)
    assert lead.path == "body main.story p"


def test_the_page_s_own_data_tells_how_much_of_a_block_it_holds():
    """With an `articleBody` each block has its share in it; without one none has."""
    data = json.dumps({"@type": "NewsArticle", "articleBody": " ".join(STORY[:2])})
    raw = read(f"<script type='application/ld+json'>{data}</script>{BODY}")
    assert [block.dom.told for block in raw.blocks if block.dom] == [1, 1, 0, 0]
    assert {block.dom.told for block in read(BODY).blocks if block.dom} == {None}


def test_data_is_asked_for_the_story_only_where_the_page_has_little_of_it():
    """A page whose markup holds the article has no fallback, one without it has."""
    data = f"<script>x={json.dumps({'list': STORY * 2, 'pad': 'x' * 500})}</script>"
    assert [block.text for block in read(f"<p>Loading</p>{data}").fallback] == STORY * 2
    assert not read(f"{BODY * 3}{data}").fallback


def test_half_a_character_in_the_data_is_left_out():
    """JSON can spell lone surrogates; what the reader returns can be written as UTF-8."""
    data = (
        '{"@type": "NewsArticle", "headline": "Bridge \\ud800closed", "author": "Ann \\udfffLee",'
    )
    data += f' "articleBody": "\\ud83d{" ".join(STORY * 2)}"}}'
    raw = read(f"<p>Loading</p><script type='application/ld+json'>{data}</script>")
    assert (raw.metadata.title, raw.metadata.authors) == ("Bridge closed", ("Ann Lee",))
    assert raw.fallback[0].text.startswith(LEAD)
    assert repr(raw).encode()


@pytest.mark.parametrize("tag", ["div", "section", "x-box", "b", "blockquote"])
@pytest.mark.parametrize("closed", [True, False])
def test_what_nests_deeper_than_the_parser_goes_is_read(tag: str, closed: bool):
    """Neither the text inside 3,000 elements nor what comes after them is lost."""
    end = f"</{tag}>" * 3000 if closed else ""
    markup = f"<body><p>One</p>{f'<{tag} class=x>' * 3000}<p>Two</p>{end}<p>Three</p></body>"
    raw = html.read(page(markup))
    assert [block.text for block in raw.blocks] == ["One", "Two", "Three"]


def test_tags_never_closed_nest_deep_and_lose_no_text():
    """Hundreds of open elements are no reason to lose the end of a story."""
    raw = read("".join(f"<div><font>{LEAD} Number {i}." for i in range(400)))
    assert len(raw.blocks) == 400


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" \n ",
        b"\x00\x01\x02\xff\xfe",
        b"<",
        b"<html>",
        b"<html><head></head></html>",
        b"<!-- <p>not me</p>",
        b"<?xml version='1.0'?>",
        b"<frameset><frame src='a'></frameset>",
        b"<p>\xc3\x28 broken utf-8",
        b"<svg><p>",
    ],
)
def test_pages_of_nearly_nothing_are_read(body: bytes):
    """No blocks, or a few: never an error."""
    assert len(read(body).blocks) <= 1
    assert pipeline.extract(page(body), Options()).verdict == "empty" or b"broken" in body


def test_a_page_of_too_many_elements_is_refused():
    """What would not fit in memory is refused before it is parsed."""
    with pytest.raises(SourceTooLarge, match="elements"):
        read(b"<b></b>" * 1_000_000)


@pytest.mark.parametrize(
    "markup",
    [
        "<div class='story main-content'>word " * 2500,
        "".join(f"<div id='{i}' class='{'x' * 180}'>{LEAD}" for i in range(2500)),
        "<table><tr><td>a</td><td>" * 700,
        "<ul><li>word" * 1500,
        "<p>word</p>" * 3_000,
        "<p><a href='x'>a link</a></p>" * 3_000,
        "word<br>" * 4_000,
        "<span></span>" * 10_000,
        f"<p>{LEAD}</p>" * 500,
        "<script>" + '"articleBody":"' * 50_000 + "</script>",
        "<script>" + '[{"a":' * 50_000 + "</script>",
    ],
    ids=[
        "deep", "named", "tables", "lists", "paragraphs", "links", "breaks", "empty", "copies",
        "bodies", "braces",
    ],
)  # fmt: skip
def test_hostile_markup_is_read_in_time(markup: str):
    """Pages made to be slow cost little more than others of their size."""
    started = time.process_time()
    article = pipeline.extract(page(f"<h1>Bridge</h1>{BODY}{markup}"), Options())
    assert article.removed or article.blocks
    assert time.process_time() - started < 3


@pytest.mark.parametrize("control", ["\x08", "\x1b[31m", "\x7f", "&#8;", "&#x1B;", "&#0;"])
def test_control_characters_cost_no_article(control: str) -> None:
    """One stray control in a page is left out, and the page read as ever."""
    page = """<html><head><title>Ferry</title></head><body><article><h1>Ferry to close</h1>
    <p>The town council voted on Monday to close the Lindmoor ferry, which carried
    12,400 passengers%s last year, after a debate that went on until midnight.</p>
    <p>Mayor Edda Brand said the decision was not easy for anybody in the town, and thanked
    the crew of the ferry for its work.</p></article></body></html>"""
    raw = html.read(Page("x", None, (page % control).encode(), "text/html"))
    assert raw.measure is not None
    assert [share > 0.9 for share in raw.measure()][-2:] == [True, True]
