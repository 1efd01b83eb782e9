"""What the verdict promises: pages without an article are told, short articles are articles."""

from html import escape
from pathlib import Path

import pytest

from clipper import pipeline
from clipper.config import Options
from clipper.types import Page, Verdict

LAYOUTS = {
    "bare": "<html lang='{lang}'><head><title>{title}</title></head><body>{main}</body></html>",
    "portal": (
        "<html lang='{lang}'><head><title>{title}</title></head><body>"
        "<header><nav><ul>{links}</ul></nav></header><main class='content'>{main}</main>"
        "<aside class='sidebar'><h3><a href='/a'>Harbour bridge closes for repairs</a></h3>"
        "<h3><a href='/b'>Council votes on night trains</a></h3></aside>"
        "<footer><p>© 2025 The Daily Harbour</p><ul>{links}</ul></footer></body></html>"
    ),
    "soup": (
        "<html lang='{lang}'><head><title>{title} | The Daily Harbour</title></head><body>"
        "<div id='top'>{links}</div>"
        "<div class='wrap'><div class='col'><div class='story'>{main}</div></div>"
        "</div><div class='foot'>{links}</div></body></html>"
    ),
}
SECTIONS = ("Home", "World", "Economy", "Culture", "Sport", "Weather", "Podcasts", "Contact")
LINKS = "".join(f"<li><a href='/{name.lower()}'>{name}</a></li>" for name in SECTIONS)

ROWS = [
    tuple(row.split("\t"))
    for row in (Path(__file__).parent / "data/pages.tsv").read_text("utf-8").splitlines()
    if not row.startswith("#")
]
LEAD = {lang: text for kind, lang, text, *_ in ROWS if kind == "lead"}
PAGES = [
    pytest.param(kind, lang, title, blocks, id=f"{kind}-{lang}-{number}")
    for number, (kind, lang, title, *blocks) in enumerate(ROWS)
    if kind != "lead"
]


def page(lang: str, title: str, blocks: list[str], layout: str) -> Page:
    """A page of a layout whose blocks are paragraphs under a headline."""
    shown = (LEAD[lang] if block == "LEAD" else block for block in blocks)
    main = "".join(f"<p>{escape(text)}</p>" for text in shown)
    main = f"<h1>{escape(title)}</h1>{main}" if blocks else ""
    text = LAYOUTS[layout].format(lang=lang, title=escape(title), main=main, links=LINKS)
    return Page("page.html", None, text.encode(), "text/html", "utf-8")


def verdict(source: Page) -> Verdict:
    """The verdict that the whole road comes to."""
    return pipeline.extract(source, Options()).verdict


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("expected", "lang", "title", "blocks"), PAGES)
def test_a_page_is_told_for_what_it_is(
    expected: Verdict, lang: str, title: str, blocks: list[str], layout: str
) -> None:
    """Paywalls, teasers, consent walls, robot checks and error pages are refused, each as what it
    is, in every layout; briefs, flashes and tickers are articles, also those about such things."""
    assert verdict(page(lang, title, blocks, layout)) == expected


def index_page(lang: str, teasers: int, layout: str) -> Page:
    """A section page: linked headlines, each with a line or two under it when there are teasers."""
    stories = "".join(
        f"<div class='card'><h2><a href='/story/{n}'>{LEAD[lang][:60]}</a></h2>"
        + (f"<p>{LEAD[lang]}</p>" if n < teasers else "")
        + "</div>"
        for n in range(14)
    )
    text = LAYOUTS[layout].format(lang=lang, title="News", main=stories, links=LINKS)
    return Page("page.html", None, text.encode(), "text/html", "utf-8")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("teasers", [0, 14])
@pytest.mark.parametrize("lang", ["en", "de", "ru", "tr"])
def test_a_section_page_is_an_index(lang: str, teasers: int, layout: str) -> None:
    """A list of linked headlines is an index, with teasers under them or without."""
    assert verdict(index_page(lang, teasers, layout)) == "index"


def test_a_text_of_one_sentence_is_an_article() -> None:
    """Where there is no page around it, even one sentence is what the user wants to read."""
    assert verdict(Page("-", None, b"It rained.\n", "text/plain")) == "article"
