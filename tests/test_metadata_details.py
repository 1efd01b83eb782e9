"""The details of a page: section, tags, picture, description."""

import json

import lxml.html
import pytest

from clipper.readers.metadata import find
from clipper.types import Metadata

ARTICLE = {"@type": "NewsArticle", "headline": "Ferry returns"}


def metadata_of(page: str) -> Metadata:
    """The metadata found on a page."""
    return find(lxml.html.document_fromstring(page), "https://www.harbourpost.example/news/ferry")


def script(data: object) -> str:
    """A JSON-LD script."""
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_section_tags_image_and_deck() -> None:
    """Section, tags (each once), the picture's absolute address and the description."""
    page = (
        '<meta property=article:section content="Islands"><meta name=keywords content="a">'
        '<meta property=og:image content="/ferry.jpg">'
        '<meta property=og:description content="Back.">'
        + script(ARTICLE | {"keywords": ["Ferry", "storm, ferry", "id:123"]})
    )
    found = metadata_of(page)
    assert found.section == "Islands"
    assert found.tags == ("Ferry", "storm")
    assert found.image == "https://www.harbourpost.example/ferry.jpg"
    assert found.deck == "Back."


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Islands", "Islands"),
        ("islands,news,slider", "islands"),
        ("Food, Drink & Travel", "Food, Drink & Travel"),
        ("Front Page", None),
        ("harbourpost.example", None),
        ("12", None),
    ],
)
def test_section(said: str, expected: str | None) -> None:
    """A section is a part of the publication, neither its host nor its front page."""
    assert metadata_of(script(ARTICLE | {"articleSection": said})).section == expected


def test_tags_of_machines_are_left_out() -> None:
    """Keys with values, flags and identifiers are no words that readers file an article under."""
    tags = ["Ferry", "Category: Islands", "type: news", "@premium", "autoplay_video", "id:7"]
    tags += ["98be933f-38cf-4fba-b6c6-ad438e82010a", "Tides: The Sequel"]
    found = metadata_of(script(ARTICLE | {"keywords": tags}))
    assert found.tags == ("Ferry", "Tides: The Sequel")


def test_tags_are_bounded() -> None:
    """A page that is filed under thousands of words gives thirty."""
    words = ", ".join(f"word{number}" for number in range(3_000))
    assert len(metadata_of(f'<meta name=keywords content="{words}">').tags) == 30
