"""The title: the headline as printed, told by what the sources of a page agree on."""

import lxml.html
import pytest

from clipper.readers.metadata import find


def title_of(
    page: str, url: str | None = "https://www.harbourpost.example/news/ferry"
) -> str | None:
    """The title found on a page."""
    return find(lxml.html.document_fromstring(page), url).title


@pytest.mark.parametrize(
    "shown",
    [
        "Ferry returns after storm | Harbour Post",
        "Ferry returns after storm - Harbour Post",
        "Harbour Post – Ferry returns after storm",
        "Ferry returns after storm | News | Harbour Post",
        "Ferry returns after storm — harbourpost.example",
        "Ferry returns after storm｜Harbour Post",
    ],
)
def test_site_name_is_taken_off(shown: str) -> None:
    """A publisher's name, by its og:site_name or its host, is no part of the title."""
    page = f"""<html><head><title>{shown}</title><meta property=og:site_name content="Harbour Post">
    </head><body><h1>Ferry returns after storm</h1></body></html>"""
    assert title_of(page) == "Ferry returns after storm"
    headless = page.replace("<h1>Ferry returns after storm</h1>", "")
    if "News" not in shown:
        assert title_of(headless) == "Ferry returns after storm"


def test_unknown_site_name_is_taken_off_by_agreement() -> None:
    """What only the document's title adds behind a separator is not the headline."""
    page = """<title>Ferry returns after storm - The Old Pier Gazette</title>
    <body><h1>Ferry returns after storm</h1>"""
    assert title_of(page) == "Ferry returns after storm"


@pytest.mark.parametrize(
    "site", ["The Old Pier Gazette", "Radio Ostheim", "oldpier.example", "Ostheim Aktuell"]
)
def test_site_name_that_nothing_confirms_is_taken_off(site: str) -> None:
    """Where `<title>` stands alone, what ends it goes if it looks like a newspaper's name, is a
    domain or leads to the front page."""
    page = f"""<title>Ferry returns - {site}</title>
    <body><a href="/"><img alt="Ostheim aktuell"></a><p>The ferry sails again.</p>"""
    assert title_of(page, None) == "Ferry returns"


@pytest.mark.parametrize("end", ["what it means for Ostheim", "a review of the post", "Ann Lee"])
def test_the_end_of_a_headline_stays(end: str) -> None:
    """Words behind a dash that are no name of a site are the headline's own."""
    page = f"<title>Ferry returns - {end}</title><body><p>The ferry sails again.</p>"
    assert title_of(page, None) == f"Ferry returns - {end}"


@pytest.mark.parametrize("tag", ["title", "h1"])
def test_an_endless_headline_is_cut_between_words(tag: str) -> None:
    """What is left out of a title of more than 500 characters begins with a whole word."""
    title = title_of(f"<body><{tag}>{'harbourmaster ' * 50}</{tag}>")
    assert title is not None
    assert title.endswith("harbourmaster …")
    assert len(title) <= 502


def test_dash_inside_the_headline_stays() -> None:
    """A headline with a dash of its own is not cut."""
    page = """<title>Storm over - ferry returns | Harbour Post</title>
    <meta property=og:site_name content="Harbour Post"><body><h1>Storm over - ferry returns</h1>"""
    assert title_of(page) == "Storm over - ferry returns"


def test_printed_headline_beats_the_search_engine_title() -> None:
    """A title written for search engines loses against the one that is printed and shared."""
    page = """<title>Ferry storm 2024: timetable, tickets, all news</title>
    <meta property=og:title content="Ferry returns after storm">
    <body><h1>Ferry returns after storm</h1>"""
    assert title_of(page) == "Ferry returns after storm"


def test_data_and_print_outvote_the_share_title() -> None:
    """JSON-LD and the printed heading together outvote the titles for sharing and searching."""
    page = """<title>Chaos at sea</title><meta property=og:title content="Chaos at sea">
    <meta name=twitter:title content="Chaos at sea">
    <script type="application/ld+json">
    {"@type":"NewsArticle","headline":"Ferry returns after storm"}</script>
    <body><h1>Ferry returns after storm</h1>"""
    assert title_of(page) == "Ferry returns after storm"


def test_spelling_is_the_printed_one() -> None:
    """Sources that differ in typography only are one title, in the page's own spelling."""
    page = """<meta property=og:title content="Captain: 'We waited'">
    <body><h1>Captain: ‘We waited’</h1>"""
    assert title_of(page) == "Captain: ‘We waited’"


def test_title_element_that_holds_the_heading_confirms_it() -> None:
    """A `<title>` with more around the printed headline counts for it."""
    page = """<head><title>Live: Best ferries of the season 2024 | Guides</title>
    <meta property="og:title" content="You will want to board these ferries">
    <meta name="twitter:title" content="You will want to board these ferries"></head>
    <body><h1>Best ferries of the season 2024</h1>"""
    assert title_of(page) == "Best ferries of the season 2024"


def test_double_escaped_entities_are_resolved() -> None:
    """Entities that were escaped twice come out as characters."""
    page = (
        """<meta property=og:title content="Fish &amp;amp; ferries &amp;#8216;back&amp;#8217;">"""
    )
    assert title_of(page) == "Fish & ferries ‘back’"


def test_title_cut_short_counts_for_the_whole_one() -> None:
    """A share title that ends in an ellipsis supports the title that it is the beginning of."""
    page = """<title>The ferry between the islands returns after the storm</title>
    <meta property=og:title content="The ferry between the islands returns …">
    <script type="application/ld+json">
    {"@type":"NewsArticle","headline":"Ferry is back"}</script>"""
    assert title_of(page) == "The ferry between the islands returns after the storm"


@pytest.mark.parametrize(
    "heading",
    [
        '<h1><span class="kicker">Islands</span> <span>Ferry returns after storm</span></h1>',
        '<h1><small class="article__overline">Islands:</small>Ferry returns after storm</h1>',
        "<h1><span>Islands</span><span>Ferry returns after storm</span></h1>",
    ],
)
def test_kicker_in_the_heading_is_left_out(heading: str) -> None:
    """A kicker is left out when it is marked as one or another source has the title without it."""
    page = f"""<meta property=og:title content="Ferry returns after storm"><body>{heading}"""
    assert title_of(page) == "Ferry returns after storm"


def test_marked_kicker_needs_no_other_source() -> None:
    """A part of the heading whose class says kicker is left out though nothing confirms it."""
    page = '<body><h1><span class="kicker">Islands</span>Ferry returns after storm</h1>'
    assert title_of(page) == "Ferry returns after storm"


def test_logo_heading_is_no_title() -> None:
    """A heading that holds the site's name is not the headline."""
    page = """<meta property=og:site_name content="Harbour Post"><title>Harbour Post</title>
    <body><h1><a href="/">Harbour Post</a></h1><h1>Ferry returns after storm</h1>"""
    assert title_of(page) == "Ferry returns after storm"


def test_of_several_headings_the_confirmed_one_counts() -> None:
    """Among several first-level headings the one that other sources confirm is the headline."""
    page = """<title>Ferry returns after storm</title>
    <body><h1>Most read</h1><h1>Ferry returns after storm</h1><h1>Subscribe today</h1>"""
    assert title_of(page) == "Ferry returns after storm"


@pytest.mark.parametrize("top", ["", "<h1>Harbour Post</h1>"])
def test_lesser_heading_is_taken_where_no_h1_heads_the_article(top: str) -> None:
    """A page without an `<h1>` of its article prints the headline where another source says so."""
    page = f"""<html lang=en><head><title>Ferry returns early - Harbour Post</title>
    <meta property="og:site_name" content="Harbour Post"></head><body>{top}
    <h2>Tide tables</h2><h2>Ferry Returns Early</h2><p>20 May 2024</p><h2>More</h2>"""
    found = find(lxml.html.document_fromstring(page), None)
    assert (found.title, found.published) == ("Ferry Returns Early", "2024-05-20")


def test_heading_that_leads_home_is_the_logo() -> None:
    """An `<h1>` linked to the front page prints the publication's name, also one not known."""
    page = """<title>Ferry returns early after repairs - HP</title><body><a href="/"><h1>The Post
    of the Harbour</h1></a><dl><dt>Ferry returns early after repairs</dt><dd>Text</dd></dl>"""
    assert title_of(page, None) == "Ferry returns early after repairs"


def test_application_named_as_the_article_is_not_the_publisher() -> None:
    """Some pages give the article's title as the application's name; the title still stands."""
    page = """<meta name="application-name" content="Ferry returns"><title>Ferry returns</title>
    <meta property="og:title" content="Ferry returns"><body><h1>Ferry returns</h1>"""
    found = find(lxml.html.document_fromstring(page), None)
    assert (found.title, found.publisher) == ("Ferry returns", None)


def test_breadcrumb_heading_gives_way_to_the_printed_one() -> None:
    """A first-level heading at the end of a breadcrumb trail is made for search engines."""
    page = """<meta property=og:title content="Ferry returns after storm">
    <title>Ferry timetable after the storm</title><body>
    <nav><ol><li><a href="/">Home</a></li>
    <li><h1>Ferry timetable after the storm</h1></li></ol></nav>
    <article><h2>Ferry returns after storm</h2><p>Text.</p></article>"""
    assert title_of(page) == "Ferry returns after storm"


def test_words_in_neighbouring_parts_stay_apart() -> None:
    """A line break in the heading is a blank in the title."""
    assert title_of("<body><h1>Ferry returns<br>after storm</h1>") == "Ferry returns after storm"


def test_markup_in_data_is_left_out() -> None:
    """Tags inside a JSON-LD headline do not reach the title."""
    page = """<script type="application/ld+json">
    {"@type":"NewsArticle","headline":"Ferry <em>Star</em> returns"}</script>"""
    assert title_of(page) == "Ferry Star returns"


def test_page_without_a_title_has_none() -> None:
    """Nothing is invented where a page names itself nowhere."""
    assert title_of("<body><p>Text only.</p>") is None
