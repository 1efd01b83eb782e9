"""The authors: whoever the byline credits, people and agencies alike."""

import json

import lxml.html
import pytest

from clipper.readers.metadata import find
from clipper.readers.metadata.names import credited, one

SITE = '<meta property="og:site_name" content="Harbour Post">'


def authors_of(page: str) -> tuple[str, ...]:
    """The authors found on a page."""
    return find(lxml.html.document_fromstring(page), None).authors


def with_data(author: object, rest: str = "", **more: object) -> str:
    """A page whose JSON-LD gives the author."""
    data = {"@type": "NewsArticle", "headline": "Ferry returns", "author": author, **more}
    return f'<head><script type="application/ld+json">{json.dumps(data)}</script></head>{rest}'


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Ada Moor", ("Ada Moor",)),
        (["Ada Moor", "Ben Quay"], ("Ada Moor", "Ben Quay")),
        ({"@type": "Person", "name": "Ada Moor"}, ("Ada Moor",)),
        ([{"name": "Ada Moor"}, [{"name": "Ben Quay"}]], ("Ada Moor", "Ben Quay")),
        ({"@type": "Person", "name": ["Ada Moor", "Ben Quay"]}, ("Ada Moor", "Ben Quay")),
        ({"@type": "Person", "givenName": "Ada", "familyName": "Moor"}, ("Ada Moor",)),
        ("Ada Moor and Ben Quay", ("Ada Moor", "Ben Quay")),
        ("Ada Moor, Ben Quay and Cleo Wharf", ("Ada Moor", "Ben Quay", "Cleo Wharf")),
        ({"name": "Ada Moor and Ben Quay, AFP"}, ("Ada Moor", "Ben Quay", "AFP")),
        ({"name": "Marsh and Fenn"}, ("Marsh and Fenn",)),
        ({"name": "Ada Moor (amo)"}, ("Ada Moor",)),
        ({"name": "Ada Moor | The Harbour Post"}, ("Ada Moor",)),
        ({"name": "Ada Moor | Ben Quay"}, ("Ada Moor", "Ben Quay")),
        ({"name": "By Ada Moor"}, ("Ada Moor",)),
        ({"name": "Ada Moor, Political Correspondent"}, ("Ada Moor",)),
        ({"name": "Ada Moor, professor of tidal engineering at the coast"}, ("Ada Moor",)),
        ({"name": "ADA MOOR"}, ("ADA MOOR",)),
        ([{"name": "Ada Moor"}, {"name": "ada moor"}], ("Ada Moor",)),
        ({"@type": "Organization", "name": "Tidewater News Agency"}, ("Tidewater News Agency",)),
        ({"name": "https://harbour.example/author/ada"}, ()),
        ({"name": "Admin"}, ()),
        ({"name": "ada@harbour.example"}, ()),
        (None, ()),
        (42, ()),
    ],
)
def test_structured_authors(author: object, expected: tuple[str, ...]) -> None:
    """JSON-LD authors are read in all the shapes that pages give them."""
    assert authors_of(with_data(author)) == expected


def test_reference_is_followed() -> None:
    """An author given by @id is looked up in the graph."""
    data = {
        "@graph": [
            {"@type": "NewsArticle", "headline": "Ferry", "author": {"@id": "#ada"}},
            {"@type": "Person", "@id": "#ada", "name": "Ada Moor"},
        ]
    }
    page = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert authors_of(page) == ("Ada Moor",)


def test_house_stands_when_nobody_else_is_credited() -> None:
    """The publisher is the author when its data says so and no byline says otherwise."""
    page = with_data({"@type": "Organization", "name": "Harbour Post"}, SITE + "<body><h1>F</h1>")
    assert authors_of(page) == ("Harbour Post",)


def test_printed_byline_beats_the_house() -> None:
    """A byline that the page prints beats the house that the system filled in."""
    body = SITE + '<body><h1>Ferry returns</h1><p class="byline">By <a>Ada Moor</a></p>'
    assert authors_of(with_data({"name": "Harbour Post"}, body)) == ("Ada Moor",)


def test_meta_author_beats_the_house() -> None:
    """A meta tag that names a person beats JSON-LD that names the house."""
    head = SITE + '<meta name="author" content="Ada Moor">'
    assert authors_of(with_data({"name": "Harbour Post"}, head)) == ("Ada Moor",)


@pytest.mark.parametrize(
    "name", ["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"]
)
def test_meta_tags_name_authors(name: str) -> None:
    """Each of the usual meta tags is read."""
    assert authors_of(f'<meta name="{name}" content="Ada Moor">') == ("Ada Moor",)


def test_meta_address_is_no_author() -> None:
    """article:author mostly holds a profile's address; that names nobody."""
    page = '<meta property="article:author" content="https://social.example/harbourpost">'
    assert authors_of(page) == ()


def test_printed_byline_completes_a_single_meta_name() -> None:
    """A meta tag with room for one name gives way to the printed byline that has it and more."""
    page = """<meta name=author content="Ben Quay"><body><h1>Ferry</h1><div>
    <a rel=author href="/a">Ada Moor</a><a rel=author href="/b">Ben Quay</a></div>"""
    assert authors_of(page) == ("Ada Moor", "Ben Quay")


@pytest.mark.parametrize(
    "rest",
    [
        '<meta name="author" content="Ada Moor, Ben Quay">',
        '<body><h1>Ferry returns</h1><p class="byline">By Ada Moor and Ben Quay</p>',
    ],
)
def test_single_structured_name_is_completed(rest: str) -> None:
    """Data that names one author gives way to a source that has the same and other people."""
    assert authors_of(with_data({"name": "Ada Moor"}, rest)) == ("Ada Moor", "Ben Quay")


@pytest.mark.parametrize("more", ["The Harbour Post", "Harbour News", "Travel News", "AFP"])
def test_organisation_in_print_completes_nothing(more: str) -> None:
    """What the byline prints beside the authors that the data names may be where they work."""
    body = f"""<body><h1>Ferry returns</h1><div class="byline">By <b class="author">Ada Moor</b>
    <i>|</i> <span>{more}</span></div>"""
    assert authors_of(with_data({"name": "Ada Moor"}, body)) == ("Ada Moor",)


def test_name_below_the_headline_beats_the_house() -> None:
    """A person in the byline's place needs no 'By' to be believed before the house."""
    body = SITE + '<body><h1>Ferry returns</h1><div><span class="author">Ada Moor</span></div>'
    assert authors_of(with_data({"name": ", Harbour Post"}, body)) == ("Ada Moor",)
    far = SITE + "<body><h1>Ferry returns</h1>" + "<p>Text.</p>" * 100
    far += '<span class="author">Ada Moor</span>'
    assert authors_of(with_data({"name": "Harbour Post"}, far)) == ("Harbour Post",)


@pytest.mark.parametrize(
    ("language", "byline"),
    [
        ("en", "By Ada Moor"),
        ("en", "By Ada Moor | Published 12 May 2024"),
        ("en", "Words by Ada Moor"),
        ("de", "Von Ada Moor"),
        ("de", "Ein Kommentar von Ada Moor"),
        ("fr", "Par Ada Moor"),
        ("es", "Por Ada Moor"),
        ("it", "di Ada Moor"),
        ("nl", "door Ada Moor"),
        ("sv", "Av Ada Moor"),
        ("ru", "Автор: Ada Moor"),
        ("tr", "Yazar: Ada Moor"),
    ],
)
def test_opening_words_of_a_printed_byline(language: str, byline: str) -> None:
    """The words that open a byline in the page's language are no part of the name."""
    page = (
        f'<html lang={language}><body><h1>Ferry</h1><p class="article-byline">{byline}</p></html>'
    )
    assert authors_of(page) == ("Ada Moor",)


def test_particles_stay_in_names() -> None:
    """A word that opens bylines in one language stays where it belongs to a name."""
    assert credited("Von Ada Moor", "de", shown=True) == ["Ada Moor"]
    assert one("von Moor", "de") == ["von Moor"]
    assert one("Dan Moor", "id") == ["Dan Moor"]
    assert one("Haber Kulesi", "tr") == ["Haber Kulesi"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Ada Moor und Ben Quay", ["Ada Moor", "Ben Quay"]),
        ("fr", "Ada Moor et Ben Quay", ["Ada Moor", "Ben Quay"]),
        ("es", "Ada Moor y Ben Quay", ["Ada Moor", "Ben Quay"]),
        ("pt", "Ada Moor e Ben Quay", ["Ada Moor", "Ben Quay"]),
        ("ru", "Ада Моор и Бен Куай", ["Ада Моор", "Бен Куай"]),
        ("en", "Ada Moor / Ben Quay", ["Ada Moor", "Ben Quay"]),
        ("en", "Ada Moor; Ben Quay", ["Ada Moor", "Ben Quay"]),
        ("en", "Ada Moor | Ben Quay", ["Ada Moor", "Ben Quay"]),
        ("en", "ADA MOOR AND BEN QUAY", ["ADA MOOR", "BEN QUAY"]),
        ("en", "Sammy Moor, Jr., Ben Quay", ["Sammy Moor, Jr", "Ben Quay"]),
        ("en", "Ada Moor, Ph.D.", ["Ada Moor, Ph.D"]),
        ("en", "Ada Moor, MPH, RDN", ["Ada Moor"]),
        ("en", "Ada Moor / Reporter", ["Ada Moor"]),
        ("en", "Ada Moor @adamoor", ["Ada Moor"]),
        ("en", "Ada Moor (ada@harbour.example)", ["Ada Moor"]),
        ("en", "Harbour Staff", ["Harbour Staff"]),
        ("en", "Staff Reporter", []),
        ("en", "Special report by Ada Moor", ["Ada Moor"]),
        ("en", "By Ada Moor | Reviewed by Ben Quay | Edited by Cleo Wharf", ["Ada Moor"]),
        ("en", "Ada Moor, additional reporting by Ben Quay", ["Ada Moor"]),
        ("en", "Ada Moor; Medically reviewed by Ben Quay", ["Ada Moor"]),
        ("en", "Share", []),
        ("en", "siteadmin", []),
    ],
)
def test_names_in_a_byline(language: str, text: str, expected: list[str]) -> None:
    """A byline is cut at what joins names in its language; jobs, handles, labels are no names."""
    assert credited(text, language) == expected


def test_place_after_a_printed_name_is_no_author() -> None:
    """A single word after the name in print is where it was written; an agency is credited."""
    assert credited("Von Ada Moor, Bergen", "de", shown=True) == ["Ada Moor"]
    assert credited("Von Ada Moor, dpa", "de", shown=True) == ["Ada Moor", "dpa"]
    assert credited("By Ada Moor, AP Business Writer", "en", shown=True) == ["Ada Moor"]


def test_bylines_of_other_texts_are_left_alone() -> None:
    """Authors of comments, related stories and pictures did not write the article."""
    page = """<body><h1>Ferry</h1><aside><span class="author">Cleo Wharf</span></aside>
    <div class="related-list"><span class="author">Flo Reef</span></div>
    <figure><span class="author">Dora Pier</span></figure>
    <div class="comments"><b class="comment-author">Ed Sand</b></div>
    <article><span class="author-name">Ada Moor</span><p>Text.</p></article>"""
    assert authors_of(page) == ("Ada Moor",)


def test_job_and_date_around_a_printed_name_are_left_out() -> None:
    """Of a byline box only the names are kept."""
    page = """<body><h1>Ferry</h1><div class="byline"><div>By</div>
    <div class="author"><a>Ada Moor</a><div>News Reporter</div></div>
    <div class="author"><a>Ben Quay</a></div><time>12:43, 20 Apr 2024</time></div>"""
    assert authors_of(page) == ("Ada Moor", "Ben Quay")


def test_name_in_two_parts_is_one_name() -> None:
    """First and last name in elements of their own make one author."""
    page = """<body><h1>Ferry</h1><div class="byline">
    <a rel=author href=/a><span>Ada</span> <span>Moor</span></a></div>"""
    assert authors_of(page) == ("Ada Moor",)


def test_unmarked_line_after_the_headline() -> None:
    """Without any markup, a short line that opens as a byline after the headline is one."""
    page = "<html lang=en><body><h1>Ferry returns</h1><p>By Ada Moor</p><p>The ferry is back.</p>"
    assert authors_of(page) == ("Ada Moor",)
    sentence = "<html lang=en><body><h1>Ferry returns</h1><p>By Friday the ferry had returned.</p>"
    assert authors_of(sentence) == ()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["By", "Ada Moor", "12 May 2024"], ("Ada Moor",)),
        (["By", "Ada Moor", "and", "Ben Quay", "Share"], ("Ada Moor", "Ben Quay")),
        (["By", "Ada Moor", ",", "Ben Quay"], ("Ada Moor", "Ben Quay")),
        (["By", "the harbour wall a ferry waits."], ()),
    ],
)
def test_unmarked_byline_in_several_parts(lines: list[str], expected: tuple[str, ...]) -> None:
    """A byline is put together when 'By' and the names stand in elements of their own."""
    spans = "".join(f"<span>{line}</span>" for line in lines)
    assert authors_of(f"<html lang=en><body><h1>Ferry</h1><div>{spans}</div>") == expected


@pytest.mark.parametrize("box", ['<div class="gallery-page">', '<form id="page">'])
def test_what_holds_the_headline_is_not_beside_it(box: str) -> None:
    """A byline counts inside a box that the headline stands in too, whatever its name."""
    page = f"<body>{box}<h1>Ferry</h1><p class=byline>By Ada Moor</p>"
    assert authors_of(page) == ("Ada Moor",)


def test_account_names_nobody() -> None:
    """The name of an account that the data gives is left out unless it is the publication's."""
    assert authors_of(with_data({"name": "hpweb"}, "<body><h1>Ferry</h1>")) == ()
    site = '<meta property="og:site_name" content="hpweb">'
    assert authors_of(with_data({"name": "hpweb"}, site)) == ("hpweb",)


@pytest.mark.parametrize(
    "row",
    ["作者：林海生", "来源：海港日报　作者：林海生", "来源：海港日报 作者：林海生 2026-04-28"],
)
def test_the_author_of_a_chinese_row_of_labels(row: str) -> None:
    """A name without blanks is the author's where its label says so, wherever in the row."""
    page = f"<html lang=zh><body><h1>渡轮将全年开航</h1><div>{row}</div><p>渡轮将通宵运行。</p>"
    assert authors_of(page) == ("林海生",)
