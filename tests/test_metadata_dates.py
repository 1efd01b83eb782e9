"""When an article was published and changed: ISO 8601, with what the page gives."""

import json
from datetime import UTC, datetime, timedelta

import lxml.html
import pytest

from clipper.readers.metadata import find
from clipper.readers.metadata.stamps import iso
from clipper.types import Metadata

NOW = datetime(2026, 1, 15, 12, tzinfo=UTC)


def metadata_of(page: str, url: str | None = None) -> Metadata:
    """The metadata found on a page."""
    return find(lxml.html.document_fromstring(page), url)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-03", "2024-05-03"),
        ("2024-05-03T14:05:09Z", "2024-05-03T14:05:09+00:00"),
        ("2024-05-03T14:05:09.123456+02:00", "2024-05-03T14:05:09+02:00"),
        ("2024-05-03T14:05+0200", "2024-05-03T14:05:00+02:00"),
        ("2024-05-03 14:05:09 +02:00", "2024-05-03T14:05:09+02:00"),
        ("2024-05-03T11:39:49-05:00", "2024-05-03T11:39:49-05:00"),
        ("2024-05-03 14:05:09", "2024-05-03T14:05:09"),
        ("2024-05-03T00:00:00", "2024-05-03"),
        ("20240503T140509Z", "2024-05-03T14:05:09+00:00"),
        ("20240503", "2024-05-03"),
        ("2024/05/03", "2024-05-03"),
        ("1714745109", "2024-05-03T14:05:09+00:00"),
        ("1714745109000", "2024-05-03T14:05:09+00:00"),
        ("Fri, 03 May 2024 14:05:09 GMT", "2024-05-03T14:05:09+00:00"),
        ("Fri May 03 14:05:09 CEST 2024", "2024-05-03T14:05:09+02:00"),
        ("May 3rd, 2024 at 2:05 p.m. EDT", "2024-05-03T14:05:00-04:00"),
        ("3 May 2024 12:15am", "2024-05-03T00:15:00"),
        ("14:05, 3 May 2024", "2024-05-03T14:05:00"),
        ("03.05.2024 14:05", "2024-05-03T14:05:00"),
        ("03.05.2024 - Updated: 05.05.2024", "2024-05-03"),
        ("3/5/2024", "2024-05-03"),
        ("15.10.24", "2024-10-15"),
        ("2024年5月3日 14時05分", "2024-05-03T14:05:00"),
        ("2024년 5월 3일", "2024-05-03"),
        ("no date", None),
        ("", None),
        ("0000-00-00T00:00:00", None),
        ("2024-13-45", None),
        ("1970-01-01T00:00:00Z", None),
        ("2026-01-16T10:00:00Z", "2026-01-16T10:00:00+00:00"),
        ("2026-02-01", None),
        ("2567-05-03", None),
    ],
)
def test_stamps(text: str, expected: str | None) -> None:
    """Points in time in every form that pages have come out as ISO 8601; impossible ones do not."""
    assert iso(text, "en", NOW) == expected


def test_numeric_dates_are_read_as_the_country_writes_them() -> None:
    """Day first everywhere but in American pages; a month above twelve settles it."""
    assert iso("3/5/2024", "en", NOW, month_first=True) == "2024-03-05"
    assert iso("13/5/2024", "en", NOW, month_first=True) == "2024-05-13"
    assert iso("5/13/2024", "en", NOW) == "2024-05-13"


def test_month_names_come_from_the_lexicon() -> None:
    """Dates in words are read in the page's language, and in English on any page."""
    assert iso("12 Haziran 2024, 14.05", "tr", NOW) == "2024-06-12T14:05:00"
    assert iso("12 June 2024", "tr", NOW) == "2024-06-12"


def article(**data: object) -> str:
    """JSON-LD of an article."""
    body = json.dumps({"@type": "NewsArticle", "headline": "Ferry returns", **data})
    return f'<script type="application/ld+json">{body}</script>'


def test_structured_date_comes_first() -> None:
    """JSON-LD is trusted before the meta tags."""
    page = article(datePublished="2024-05-03T14:05:00Z") + (
        '<meta property="article:published_time" content="2024-05-01T09:00:00Z">'
    )
    assert metadata_of(page).published == "2024-05-03T14:05:00+00:00"


def test_time_of_day_is_taken_from_another_source_of_the_same_day() -> None:
    """A bare day is completed by a stamp of the same day."""
    page = article(datePublished="2024-05-03") + (
        '<meta property="article:published_time" content="2024-05-03T09:00:00+02:00">'
    )
    assert metadata_of(page).published == "2024-05-03T09:00:00+02:00"


@pytest.mark.parametrize(
    "name",
    ["article:published_time", "date", "pubdate", "dc.date.issued", "parsely-pub-date", "DC.Date"],
)
def test_meta_tags_give_the_date(name: str) -> None:
    """Each of the usual meta tags is read, however its name is capitalised."""
    assert metadata_of(f'<meta name="{name}" content="2024-05-03">').published == "2024-05-03"


def test_broken_stamp_gives_way_to_the_next_source() -> None:
    """A stamp that cannot be is passed over."""
    page = article(datePublished="0000-00-00") + '<meta name=date content="2024-05-03">'
    assert metadata_of(page).published == "2024-05-03"


def test_future_date_is_never_given() -> None:
    """A date after tomorrow is no publication date."""
    future = (datetime.now(UTC) + timedelta(days=400)).date().isoformat()
    assert metadata_of(article(datePublished=future)).published is None


def test_time_element_in_a_sentence() -> None:
    """A day that the text speaks of is not the day it was published."""
    page = """<body><h1>Ferry returns</h1><p>The ferry will sail again from
    <time datetime="2024-06-01">1 June</time>, the port said in Ostheim after a long winter.</p>"""
    assert metadata_of(page).published is None


def test_time_element_by_the_headline() -> None:
    """Without data, the time element after the headline counts, not a comment's or a teaser's."""
    page = """<body><div class=teaser><time datetime="2024-04-01">1 April</time></div>
    <h1>Ferry returns</h1><time datetime="2024-05-03T14:05">3 May</time><p>Text.</p>
    <section class=comments><time datetime="2024-06-09">9 June</time></section>"""
    assert metadata_of(page).published == "2024-05-03T14:05:00"


def test_comments_alone_give_no_date() -> None:
    """The newest comment's date is not the article's."""
    page = """<body><h1>Ferry returns</h1><p>Text.</p>
    <section class=comments><time datetime="2024-06-09">9 June</time></section>"""
    assert metadata_of(page).published is None


def test_visible_date_after_the_headline() -> None:
    """A short line with a date after the headline is read; a sentence with one is not."""
    line = "<html lang=en><body><h1>Ferry returns</h1><p>Bergen, 3 May 2024, 14:05</p><p>Text.</p>"
    assert metadata_of(line).published == "2024-05-03T14:05:00"
    sentence = (
        "<html lang=en><body><h1>Ferry returns</h1><p>The ferry between the islands had last "
        "sailed on 12 March 2023, the harbour master told the council in a letter that was "
        "read out on the pier before a crowd of islanders.</p>"
    )
    assert metadata_of(sentence).published is None


def test_address_is_the_last_resort() -> None:
    """A date in the address is used where the page gives none."""
    url = "https://harbour.example/2024/05/03/ferry-returns"
    assert metadata_of("<body><h1>Ferry</h1>", url).published == "2024-05-03"
    assert metadata_of("<body><h1>Ferry</h1>", "https://harbour.example/1234567").published is None


def test_microdata_gives_the_date() -> None:
    """An item in the markup is read where there is no JSON-LD."""
    page = """<body><div itemscope itemtype="https://schema.org/NewsArticle">
    <h1 itemprop=headline>Ferry</h1><meta itemprop=dateModified content="2024-05-04T08:00:00Z">
    <span itemprop=author itemscope itemtype="https://schema.org/Person">
    <b itemprop=name>Ada Moor</b></span>
    <time itemprop=datePublished datetime="2024-05-03T14:05:00Z">3 May</time></div>"""
    found = metadata_of(page)
    assert found.published == "2024-05-03T14:05:00+00:00"
    assert found.modified == "2024-05-04T08:00:00+00:00"
    assert found.authors == ("Ada Moor",)


def test_modified_is_never_before_published() -> None:
    """A change that lies before the publication is not believed."""
    page = article(datePublished="2024-05-03T14:05:00Z", dateModified="2023-05-03T14:05:00Z")
    assert metadata_of(page).modified is None


def test_live_blog_has_its_own_date() -> None:
    """The posts inside a live blog do not date it."""
    posts = [
        {"@type": "BlogPosting", "headline": "Post", "datePublished": "2024-05-04T10:00:00Z"},
        {"@type": "BlogPosting", "headline": "Older", "datePublished": "2024-05-03T10:00:00Z"},
    ]
    data = {
        "@type": "LiveBlogPosting",
        "headline": "Ferry live",
        "liveBlogUpdate": posts,
        "datePublished": "2024-05-03T08:00:00Z",
    }
    page = f'<script type="application/ld+json">{json.dumps(data)}</script><h1>Ferry live</h1>'
    assert metadata_of(page).published == "2024-05-03T08:00:00+00:00"


def test_date_in_several_parts_is_read_whole() -> None:
    """Day and year in elements of their own make one date when the element around is a date's."""
    page = """<html lang=en><body><h1>Ferry returns</h1><div class="entry-date">
    <b>November 20</b> <i>15:23</i> <i>2019</i></div><p>Text.</p>"""
    assert metadata_of(page).published == "2019-11-20T15:23:00"


def test_date_of_a_change_comes_after_the_publication() -> None:
    """An element that is called a date goes before one that is called an update."""
    page = """<html lang=en><body><h1>Ferry returns</h1>
    <p class="post-updated">21 <b>May</b> 2024</p><p class="post-date">20 <b>May</b> 2024</p>"""
    assert metadata_of(page).published == "2024-05-20"


def test_date_above_the_headline() -> None:
    """A date printed over the headline counts where none follows it."""
    page = "<html lang=en><body><div>Posted: [ 2024-05-20 17:32 ]<h1>Ferry returns</h1></div>"
    assert metadata_of(page).published == "2024-05-20T17:32:00"


def test_date_right_behind_the_headline() -> None:
    """A date set behind the headline without an element of its own is seen."""
    page = (
        "<html lang=en><body><div><h1>Ferry returns</h1></div> Posted: [ 2024-05-20 ]<p>Text.</p>"
    )
    assert metadata_of(page).published == "2024-05-20"
