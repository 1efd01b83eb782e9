"""The regression net: one small page a kind of furniture or layout, and what is its article.

Beside each `pages/NAME.html` stands `pages/NAME.txt` with what a reader would take for the article:
its title, its deck and each block of its body, a line each, `kind: text`. A line that begins with
two spaces goes on with the block above. `verdict:` is there for pages that hold no article.
"""

import gc
from pathlib import Path

import pytest

from clipper import pipeline
from clipper.config import Options
from clipper.types import Article, Page

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))


def told(article: Article) -> list[str]:
    """An article in the form of the expected ones."""
    head = [("verdict", article.verdict), ("title", article.title), ("deck", article.deck)]
    lines = [f"{field}: {text}" for field, text in head if text and text != "article"]
    return lines + [f"{block.kind}: {block.text}" for block in article.blocks]


@pytest.mark.parametrize("name", NAMES)
def test_the_article_of_a_page(name: str):
    """Of each page the article is found, whole and without anything else."""
    page = Page(name, None, (PAGES / f"{name}.html").read_bytes(), "text/html")
    expected = (PAGES / f"{name}.txt").read_text(encoding="utf-8").strip().replace("\n  ", "\v")
    assert told(pipeline.extract(page, Options())) == [
        line.replace("\v", "\n") for line in expected.split("\n")
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_brief_leaves_nothing_behind(name: str) -> None:
    """No page holds itself: its tree is freed when its brief is there, not when Python next looks
    for garbage, which a batch seldom lets it do."""
    page = Page(name, None, (PAGES / f"{name}.html").read_bytes(), "text/html")
    options = Options(anyway=True)
    pipeline.clip(page, options)
    gc.collect()
    gc.disable()
    try:
        pipeline.clip(page, options)
        assert gc.collect() == 0
    finally:
        gc.enable()
