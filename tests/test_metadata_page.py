"""What else a page says: publisher, address, language, section, tags, image; and hostile pages."""

import json
import time

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.readers.metadata import find
from clipper.readers.metadata.jsonld import parse
from clipper.types import Metadata

URL = "https://www.harbourpost.example/news/ferry?ref=feed"


def metadata_of(page: str, url: str | None = URL) -> Metadata:
    """The metadata found on a page."""
    return find(lxml.html.document_fromstring(page), url)


def script(data: object) -> str:
    """A JSON-LD script."""
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


ARTICLE = {"@type": "NewsArticle", "headline": "Ferry returns"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1}', [{"a": 1}]),
        ('<!-- {"a": 1} -->', [{"a": 1}]),
        ('//<![CDATA[\n{"a": 1}\n//]]>', [{"a": 1}]),
        ('/*<![CDATA[*/{"a": 1}/*]]>*/', [{"a": 1}]),
        ('{"a": 1};', [{"a": 1}]),
        ('{"a": [1, 2,], }', [{"a": [1, 2]}]),
        ('{"a": 1} {"b": 2}', [{"a": 1}, {"b": 2}]),
        ('{"a": 1}, {"b": 2}', [{"a": 1}, {"b": 2}]),
        ('{"a": "line\nbreak"}', [{"a": "line\nbreak"}]),
        ('{"a": "it\\\'s"}', [{"a": "it's"}]),
        ("{&quot;a&quot;: 1}", [{"a": 1}]),
        ("", []),
        ("not json", []),
        ("[" * 100_000, []),
        (
            '{"@type": "NewsArticle", "headline": "Ferry", "author": "A "B" C", '
            '"datePublished": "2024-05-03"}',
            [{"@type": "Article", "headline": "Ferry", "datePublished": "2024-05-03"}],
        ),
    ],
)
def test_json_with_mistakes_is_read(text: str, expected: list[object]) -> None:
    """The mistakes that pages make in JSON-LD do not lose what can be read."""
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<meta property=og:site_name content="Harbour Post">', "Harbour Post"),
        (script(ARTICLE | {"publisher": {"name": "Harbour Post"}}), "Harbour Post"),
        (script(ARTICLE | {"publisher": "Harbour Post"}), "Harbour Post"),
        ('<meta name=application-name content="Harbour Post">', "Harbour Post"),
        ('<meta property=og:site_name content="https://harbour.example">', None),
        ("<p>Nothing.</p>", None),
        ("<title>Ferry returns | HarbourPost</title>", "HarbourPost"),
        ("<title>Ferry returns | Islands</title>", None),
    ],
)
def test_publisher(page: str, expected: str | None) -> None:
    """The publication's name, never its address."""
    assert metadata_of(page).publisher == expected


def test_publisher_by_reference() -> None:
    """A publisher given by @id is looked up in the graph."""
    graph = [
        ARTICLE | {"publisher": {"@id": "#house"}},
        {"@type": "Organization", "@id": "#house", "name": "Harbour Post"},
    ]
    assert metadata_of(script({"@graph": graph})).publisher == "Harbour Post"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<link rel=canonical href="https://harbour.example/a">', "https://harbour.example/a"),
        ('<link rel=canonical href="/news/ferry">', "https://www.harbourpost.example/news/ferry"),
        ('<link rel=canonical href="//harbour.example/a">', "https://harbour.example/a"),
        ('<meta property=og:url content="https://harbour.example/b">', "https://harbour.example/b"),
        ('<link rel=canonical href="javascript:void(0)">', URL),
        ('<link rel=canonical href="https://www.harbourpost.example/">', URL),
        ('<link rel=canonical href="http://[broken">', URL),
        ("", URL),
    ],
)
def test_canonical_address(head: str, expected: str) -> None:
    """The canonical address is absolute and sane; else the page is where it came from."""
    assert metadata_of(f"<html><head>{head}</head><body>x</body></html>").url == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<html lang=de><body>x", "de"),
        ("<html lang=en-GB><body>x", "en"),
        ("<html lang=pt_BR><body>x", "pt"),
        ("<html xml:lang=fr><body>x", "fr"),
        ('<meta property=og:locale content="tr_TR">', "tr"),
        ('<meta http-equiv=Content-Language content="az">', "az"),
        (script(ARTICLE | {"inLanguage": "kk"}), "kk"),
        ('<html lang="{{ lang }}"><meta property=og:locale content="nb_NO">', "no"),
        ("<p>x", None),
    ],
)
def test_language(page: str, expected: str | None) -> None:
    """The declared language as ISO 639-1; a template's leftover is none."""
    assert metadata_of(page).language == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"isAccessibleForFree": True}, True),
        ({"isAccessibleForFree": "False"}, False),
        ({"isAccessibleForFree": "http://schema.org/False"}, False),
        ({"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False}}, False),
        ({"isAccessibleForFree": True, "hasPart": [{"isAccessibleForFree": "false"}]}, False),
        ({"isAccessibleForFree": "perhaps"}, None),
        ({}, None),
    ],
)
def test_free(data: dict[str, object], expected: bool | None) -> None:
    """Whether the page declares itself free, however it writes the truth value."""
    assert metadata_of(script(ARTICLE | data)).free is expected


def test_page_type() -> None:
    """The type of the article, without the vocabulary's address; else the OpenGraph type."""
    data = {"@type": "https://schema.org/ReportageNewsArticle", "headline": "Ferry"}
    assert metadata_of(script(data)).page_type == "reportagenewsarticle"
    assert metadata_of('<meta property=og:type content="Website">').page_type == "website"


def test_the_main_article_is_chosen_by_headline() -> None:
    """Of several articles in the data the one that the page prints is the page's."""
    other = {"@type": "NewsArticle", "headline": "Bridge closed", "author": "Ben Quay"}
    main = ARTICLE | {"author": "Ada Moor"}
    page = script([other, main]) + "<body><h1>Ferry returns</h1>"
    assert metadata_of(page).authors == ("Ada Moor",)


def test_the_main_article_is_chosen_by_address() -> None:
    """An article that names the page's address is the page's."""
    other = {
        "@type": "NewsArticle",
        "headline": "A",
        "author": "Ben Quay",
        "url": "https://x.example",
    }
    main = {
        "@type": "NewsArticle",
        "headline": "B",
        "author": "Ada Moor",
        "mainEntityOfPage": {"@id": "https://www.harbourpost.example/news/ferry"},
    }
    assert metadata_of(script([other, main])).authors == ("Ada Moor",)


def test_list_of_articles_is_nobodys() -> None:
    """A page that lists articles is by none of their authors."""
    listed = [
        {"@type": "NewsArticle", "headline": "A", "author": "Ben Quay"},
        {"@type": "NewsArticle", "headline": "B", "author": "Ada Moor"},
    ]
    page = script({"@type": "ItemList", "itemListElement": listed}) + "<body><h1>News</h1>"
    assert metadata_of(page).authors == ()
    assert metadata_of(script(listed) + "<body><h1>News</h1>").authors == ()


def test_control_characters_are_left_out() -> None:
    """Escape sequences and invisible characters do not reach the metadata."""
    page = script(ARTICLE | {"headline": "Ferry\u001b[31m\u200b returns\u202e"})
    assert metadata_of(page).title == "Ferry[31m returns"


def test_tree_is_left_as_it_is() -> None:
    """Reading the metadata changes nothing on the page."""
    page = script(ARTICLE) + "<body><h1>Ferry <b>returns</b></h1><p class=byline>By Ada Moor</p>"
    tree = lxml.html.document_fromstring(page)
    before = lxml.html.tostring(tree)
    find(tree, URL)
    assert lxml.html.tostring(tree) == before


def test_huge_data_is_passed_over() -> None:
    """A script beyond all measure is not read; the rest of the page is."""
    page = script(ARTICLE | {"articleBody": "x" * 3_000_000}) + "<title>Ferry is back</title>"
    assert metadata_of(page).title == "Ferry is back"


NAMES = st.sampled_from(
    "@type @id @graph @value name headline author creator givenName publisher url datePublished "
    "dateModified keywords image hasPart isAccessibleForFree mainEntityOfPage inLanguage "
    "articleSection description".split()
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=30),
    st.sampled_from(
        ["NewsArticle", "Person", "#a", "Ada Moor, Ben Quay", "By ", "2024-05-03T25:61", "//[", "|"]
    ),
)
DATA = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=30,
)


@settings(max_examples=80, deadline=None)
@given(
    data=st.dictionaries(NAMES, DATA, max_size=8), kind=st.sampled_from(["NewsArticle", ["a", 3]])
)
def test_any_structured_data_is_survived(data: dict[str, object], kind: object) -> None:
    """Whatever JSON-LD says, metadata of the right types comes out."""
    found = metadata_of(script(data | {"@type": kind}) + "<body><h1>x</h1>")
    assert all(isinstance(name, str) and name for name in found.authors)
    assert found.title is None or found.title.strip()


ATTRIBUTES = st.sampled_from(
    "class id rel itemprop itemscope itemtype datetime content property name href lang".split()
)
VALUES = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=30),
    st.sampled_from(
        [
            "author",
            "byline",
            "og:title",
            "og:url",
            "canonical",
            "date",
            "https://schema.org/Article",
            "http://[x",
            "99999999999999999999",
        ]
    ),
)
TAGS = st.sampled_from("h1 h2 p a span div time meta link title nav li article aside svg b".split())


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(TAGS, st.dictionaries(ATTRIBUTES, VALUES, max_size=3), VALUES), max_size=12)
)
def test_any_markup_is_survived(soup: list[tuple[str, dict[str, str], str]]) -> None:
    """Whatever the elements and attributes of a page, metadata comes out."""
    root = lxml.html.document_fromstring("<html><body></body></html>")
    parent = root.body
    for number, (tag, attributes, text) in enumerate(soup):
        element = lxml.html.Element(tag, attributes)
        element.text = text
        parent.append(element)
        parent = element if number % 3 else root.body
    found = find(root, None)
    assert all(isinstance(name, str) and name for name in found.authors)


def test_deep_nesting_is_survived() -> None:
    """A headline and byline below hundreds of nested elements are found."""
    deep = "<div>" * 240 + "<h1>Ferry</h1><p class=byline>By Ada Moor</p>" + "</div>" * 240
    found = metadata_of(f"<html lang=en><body>{deep}</body></html>")
    assert (found.title, found.authors) == ("Ferry", ("Ada Moor",))


def test_very_many_elements_take_little_time() -> None:
    """A page of hundreds of thousands of marked elements is read in a few seconds at most."""
    many = "<i class=author></i>" * 100_000 + "<div itemscope itemtype=x/Article itemprop=a>" * 200
    tree = lxml.html.document_fromstring(f"<body><h1>Ferry</h1>{many}<b itemprop=author>x</b>")
    started = time.process_time()
    assert find(tree, None).title == "Ferry"
    assert time.process_time() - started < 5
