"""What holds of every HTML page: no error, no invented text, no block lost without a word."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from clipper import cleaning
from clipper.config import Options
from clipper.readers import html
from clipper.types import Article, Page, RawArticle

NAMES = ["story", "article-body", "share", "related", "caption", "deck", "comment", "nav", "c1"]
TAGS = [
    "p", "div", "span", "b", "a", "h1", "h2", "ul", "li", "table", "tr", "td", "br", "pre",
    "blockquote", "figure", "figcaption", "article", "section", "aside", "nav", "footer", "font",
    "noscript", "script", "style", "template", "svg", "select", "my-box", "form", "input", "iframe",
]  # fmt: skip
WORDS = st.sampled_from(
    "bridge spring council said Monday € 16 — “ ” 港口 мост جسر é̂ A+ ↺ & < > &amp; &nbsp;".split()
)
TEXT = st.lists(WORDS, max_size=30).map(" ".join)
OPEN = st.builds("<{} class='{}'>".format, st.sampled_from(TAGS), st.sampled_from(NAMES))
CLOSE = st.sampled_from(TAGS).map("</{}>".format)
SOUP = st.lists(st.one_of(TEXT, OPEN, CLOSE, TEXT), max_size=60).map("".join)

SENTENCES = [
    f"The council of the {number} district said on Monday that the {thing} would be repaired "
    f"before the winter, because {reason} had complained about it for many years."
    for number, thing, reason in (
        ("first", "bridge", "fishermen"),
        ("second", "tower", "teachers"),
        ("third", "tram line", "bakers"),
        ("fourth", "town hall", "pupils"),
        ("fifth", "ferry", "islanders"),
        ("sixth", "library", "readers"),
    )
]
FURNITURE = [
    "<div class='share-bar'><a href='#'>Facebook</a> <a href='#'>Telegram</a></div>",
    "<div class='ad-slot'><p>Advertisement</p></div>",
    "<aside class='related'><ul><li><a href='/1'>Night trains start in June</a></li></ul></aside>",
    "<figure><img src='a'><figcaption>The bridge in May</figcaption></figure>",
    "<p>A- ↺ A+ 16 px</p>",
    "<p>Sign up for our newsletter</p>",
    "<p>Read more: <a href='/2'>Bakers hope for a mild spring</a></p>",
]


def read(markup: str) -> RawArticle:
    """The blocks of a page."""
    return html.read(Page("p.html", None, markup.encode("utf-8", "replace"), "text/html"))


def cleaned(raw: RawArticle) -> Article:
    """The article among them."""
    return cleaning.clean(raw, Options())


def letters(text: str) -> str:
    """A text without white space, so that it does not matter where lines were broken."""
    return re.sub(r"\s+", "", text)


def framed(parts: list[str]) -> str:
    """A news page with these parts in its body."""
    return (
        "<html><head><title>Six repairs before the winter</title></head><body>"
        "<nav><a href='/'>Home</a> <a href='/w'>World</a></nav><main><article>"
        f"<h1>Six repairs before the winter</h1><div class='article-body'>{''.join(parts)}</div>"
        "</article></main><footer><p>© 2025 The Daily Harbour</p></footer></body></html>"
    )


@given(SOUP)
@settings(max_examples=80, deadline=None)
def test_tag_soup_is_never_an_error(soup: str):
    """Whatever tags are opened, closed and mixed, an article or a verdict comes out."""
    article = cleaned(read(f"<html><body>{soup}</body></html>"))
    assert article.verdict != "article" or article.blocks


@given(st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_bytes_are_never_an_error(body: bytes):
    """Nor does it matter what the bytes are."""
    cleaned(html.read(Page("p.html", None, body, "text/html")))


@given(SOUP)
@settings(max_examples=80, deadline=None)
def test_every_block_is_text_of_the_page(soup: str):
    """No block of an article holds a word that the reader did not find in a block of the page."""
    raw = read(framed([soup, *(f"<p>{text}</p>" for text in SENTENCES)]))
    page = [letters(block.text) for block in raw.blocks]
    for block in cleaned(raw).blocks:
        assert any(letters(block.text) in text for text in page)


@given(SOUP)
@settings(max_examples=80, deadline=None)
def test_what_is_not_kept_is_told(soup: str):
    """Body, title, deck and removed pieces together hold every block of the page."""
    raw = read(framed([soup, *(f"<p>{text}</p>" for text in SENTENCES)]))
    article = cleaned(raw)
    told = [block.text for block in article.blocks]
    told += [removed.text for removed in article.removed] + [
        article.title or "",
        article.deck or "",
    ]
    remaining = sorted(map(letters, told), key=len, reverse=True)
    for block in raw.blocks:
        rest = letters(block.text)
        for text in remaining:
            rest = rest.replace(text, "") if text else rest
        assert rest == ""


@given(st.lists(st.tuples(st.integers(0, 6), st.sampled_from(FURNITURE)), max_size=4))
@settings(max_examples=40, deadline=None)
def test_furniture_changes_nothing_but_itself(extras: list[tuple[int, str]]):
    """With furniture anywhere between its paragraphs a story is the same as without."""
    parts = [f"<p>{text}</p>" for text in SENTENCES]
    for place, furniture in sorted(extras, key=lambda extra: -extra[0]):
        parts.insert(place, furniture)
    assert [block.text for block in cleaned(read(framed(parts))).blocks] == SENTENCES


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_a_paragraph_taken_away_changes_no_other(data: st.DataObject):
    """The paragraphs that remain are the blocks, each as it was."""
    left = data.draw(st.lists(st.sampled_from(SENTENCES), min_size=3, unique=True))
    left.sort(key=SENTENCES.index)
    article = cleaned(read(framed([f"<p>{text}</p>" for text in left])))
    assert [block.text for block in article.blocks] == left
