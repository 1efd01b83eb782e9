"""What the reader makes of markup: blocks in the page's order, each of its kind."""

import time

import lxml.html
import pytest

from clipper.readers.segments import Segment, segments


def cut(markup: str) -> list[Segment]:
    """The segments of a page's body."""
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    page = f"<html><body>{markup}</body></html>".encode()
    return segments(lxml.html.document_fromstring(page, parser=parser).find("body"))


def kinds(markup: str) -> list[tuple[str, str]]:
    """Kind and text of each segment."""
    return [(segment.kind, segment.text) for segment in cut(markup)]


def texts(markup: str) -> list[str]:
    """The text of each segment."""
    return [segment.text for segment in cut(markup)]


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<p>Ferry returns</p>", "paragraph"),
        ("<div>Ferry returns</div>", "paragraph"),
        ("Ferry returns", "paragraph"),
        ("<section><span>Ferry returns</span></section>", "paragraph"),
        ("<h1>Ferry returns</h1>", "heading"),
        ("<h4><b>Ferry returns</b></h4>", "heading"),
        ("<ul><li>Ferry returns</li></ul>", "list_item"),
        ("<ol><li><div>Ferry returns</div></li></ol>", "list_item"),
        ("<dl><dd>Ferry returns</dd></dl>", "list_item"),
        ("<blockquote>Ferry returns</blockquote>", "quote"),
        ("<blockquote><p>Ferry returns</p></blockquote>", "quote"),
        ("<figure><figcaption>Ferry returns</figcaption></figure>", "caption"),
        ("<figure><figcaption><p>Ferry returns</p></figcaption></figure>", "caption"),
        ("<div class='wp-caption-text'>Ferry returns</div>", "caption"),
        ("<p class='photoCredit'>Ferry returns</p>", "caption"),
        ("<blockquote class='twitter-tweet'><p>Ferry returns</p></blockquote>", "embed"),
        ("<blockquote class='instagram-media'>Ferry returns</blockquote>", "embed"),
        ("<table><tr><td>Ferry returns</td></tr></table>", "paragraph"),
    ],
)
def test_a_block_has_the_kind_of_its_element(markup: str, kind: str):
    """The element, or one around it, tells what kind of text it holds."""
    assert kinds(markup) == [(kind, "Ferry returns")]


@pytest.mark.parametrize(
    "tag",
    "script style noscript template svg iframe object select button textarea audio map".split(),
)
def test_what_is_no_text_of_the_page_is_left_out(tag: str):
    """Scripts, controls and fallbacks are not read, what stands after them is."""
    assert texts(f"<p>Ferry <{tag}>not me</{tag}> returns</p>") == ["Ferry returns"]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>one<br>two</p>", ["one\ntwo"]),
        ("<p>one<br><br>two</p>", ["one", "two"]),
        ("<p>one<br> <br>two<br/>&nbsp;<br/>three</p>", ["one", "two", "three"]),
        ("<div>one<br><br><br><br>two</div>", ["one", "two"]),
        ("<p><br><br>one<br></p>", ["one"]),
        ("<div>one<p>two</p>three</div>", ["one", "two", "three"]),
        ("<div><span>one</span><div>two</div><b>three</b></div>", ["one", "two", "three"]),
        ("one<hr>two", ["one", "two"]),
        ("<p>o<b>n</b>e <i>two</i>,<a href='x'>three</a></p>", ["one two,three"]),
        ("<p>one\n\n   two\tthree</p>", ["one two three"]),
        ("<p>one<wbr>word</p>", ["oneword"]),
        ("<p>caf&eacute; &amp; bar &#8212; 5&nbsp;&euro;</p>", ["café & bar — 5 €"]),
        ("<my-story><story-line>one</story-line></my-story>", ["one"]),
    ],
)
def test_blocks_end_where_a_browser_ends_them(markup: str, expected: list[str]):
    """Block elements and empty lines part blocks; inline elements and single line breaks do not."""
    assert texts(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>on <time>3 May</time> the port</p>", "on 3 May the port"),
        ("<p>on<time>3 May</time>the <i>port</i></p>", "on 3 May the port"),
        ("<p>on<span class='post-date'>3 May</span><b>the</b> port</p>", "on 3 May the port"),
        ("<li><time>14:05</time>Debate</li>", "14:05 Debate"),
        ("<p>(<time>3 May</time>), <time>4 May</time>.</p>", "(3 May), 4 May."),
        ("<p>于<time>5月3日</time>宣布</p>", "于5月3日宣布"),
        ("<p>o<span class='updates'>n</span>e</p>", "one"),
    ],
)
def test_a_date_is_no_part_of_the_word_beside_it(markup: str, expected: str):
    """What is marked as a date or a time has blanks around it, as styles give it, where letters
    would meet; a script without blanks gets none."""
    assert texts(markup) == [expected]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("One line.\n\n\nAnother.\n", ["One line.", "Another."]),
        ("Sail away\n  over the bay\n\nSleep", ["Sail away\nover the bay", "Sleep"]),
        ("<b>Bold</b>\n\nand <a href=x>linked</a> text", ["Bold", "and linked text"]),
        ("word " * 30 + "\n" + "more " * 30, ["word " * 29 + "word", "more " * 29 + "more"]),
        (
            "The ferry sails again from Monday, the port authority\nof Ostheim said on Friday "
            "after a winter in which the\nship lay in dock.\n\nFares stay.",
            [
                "The ferry sails again from Monday, the port authority of Ostheim said on Friday "
                "after a winter in which the ship lay in dock.",
                "Fares stay.",
            ],
        ),
    ],
)
def test_preformatted_text_keeps_its_paragraphs(lines: str, expected: list[str]):
    """In `<pre>` blank lines part paragraphs; short lines stay lines unless a margin broke them."""
    assert texts(f"<pre>{lines}</pre>") == expected


@pytest.mark.parametrize(
    ("markup", "numbers"),
    [
        ("<ol><li>one<li>two</ol>", [1, 2]),
        ("<ol start=5><li>one<li value=8>two<li>three</ol>", [5, 8, 9]),
        ("<ol reversed><li>one<li>two</ol>", [2, 1]),
        ("<ol><li>one<ul><li>a<li>b</ul><li>two</ol>", [1, None, None, 2]),
        ("<ol><li>one<br><br>more<li>two</ol>", [1, None, 2]),
        ("<ol style='list-style: none'><li>one</ol><ul><li>two</ul>", [None, None]),
        ("<ol><li><div>one</div><div>more</div><li><div><div>two</div></div></ol>", [1, None, 2]),
        ("<ol><li><p>one<p>more<li><p>two</ol>", [1, None, 2]),
        ("<ol><li><h3>one</h3><p>a post<li><div><p>a story</div></ol>", [None] * 3),
    ],
)
def test_items_of_a_numbered_list_have_their_number(markup: str, numbers: list[int | None]):
    """As a browser counts them; the number is no part of the text."""
    found = cut(markup)
    assert [segment.number for segment in found] == numbers
    assert found[0].text == "one"


def test_blocks_without_a_letter_or_digit_are_none():
    """Rules, bullets and stars set as text are no blocks."""
    assert texts("<p>***</p><p>—</p><p>&nbsp;</p><p></p><p>7</p>") == ["7"]


def test_the_rows_of_a_data_table_are_its_lines():
    """A table of data is one block, cells parted by bars."""
    table = (
        "<table><tr><th>Port</th><th>Boats</th></tr><tr><td>Norrö</td><td>12</td></tr></table>after"
    )
    assert kinds(table) == [("table", "Port | Boats\nNorrö | 12"), ("paragraph", "after")]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>one</td><td>two</td></tr></table>",
        "<table><tr><td>one</td></tr><tr><td>two</td></tr></table>",
        "<table><tr><td><table><tr><td>one</td></tr></table></td><td>two</td></tr></table>",
        "<table><tr><td><ul><li>one</ul></td><td>two</td></tr><tr></tr></table>",
    ],
)
def test_a_table_that_lays_out_the_page_is_no_table(table: str):
    """One row, one column, or a table or list inside a cell: the cells are blocks of their own."""
    assert texts(table) == ["one", "two"]
    assert "table" not in {kind for kind, _ in kinds(table)}


def test_long_cells_are_no_data():
    """A table with a paragraph in a cell lays out the page."""
    story = "The ferry sails again from Monday. " * 10
    assert len(cut(f"<table><tr><td>{story}<td>x<tr><td>y<td>z</table>")) == 4


def test_link_density_is_the_share_of_linked_characters():
    """All of a teaser is a link, half of a line may be, none of a paragraph is."""
    density = [
        segment.link_density
        for segment in cut("<p><a href='x'>abcd</a></p><p>abc <a href='x'>defg</a></p><p>abcd</p>")
    ]
    assert density == [1.0, 0.5, 0.0]


def test_the_path_names_elements_from_the_outside_in():
    """Tag, id and classes of each element, lower case, camel case parted."""
    (segment,) = cut("<div id='Main Page' class='storyBody  WIDE'><p class=x>Ferry</p></div>")
    assert segment.path == "body div#main-page.story-body.wide p.x"


def test_siblings_share_their_parent():
    """Paragraphs of one element have the same number for it, others another."""
    first, second, third = cut("<div><p>one</p><p>two</p></div><div><p>three</p></div>")
    assert first.parent == second.parent != third.parent


def test_deep_nesting_is_read():
    """Unclosed tags nest a page as deep as the parser goes: no recursion, no path without end."""
    started = time.process_time()
    name = "-".join(["a-rather-long-name-of-a-wrapper"] * 6)
    found = cut(f"<div class='{name}'>word " * 5000)
    assert len(found) > 1000
    assert max(len(segment.path) for segment in found) < 20_000
    assert time.process_time() - started < 3


def test_many_empty_elements_are_read_quickly():
    """200,000 empty elements make no block and take little time."""
    started = time.process_time()
    assert texts("<p></p>" * 100_000 + "<span></span>" * 100_000 + "<p>Ferry</p>") == ["Ferry"]
    assert time.process_time() - started < 5


def test_tables_within_tables_are_read_quickly():
    """The cost of nested layout tables does not grow with the square of their depth."""
    started = time.process_time()
    assert cut("<table><tr><td>a</td><td>" * 600)
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    "name", ["sr-only", "visually-hidden", "u-visuallyhidden", "screen-reader-text", "tooltiptext"]
)
def test_what_only_screen_readers_read_is_left_out(name: str) -> None:
    """'(opens in a new window)' inside a sentence is no part of it."""
    hidden = f'<span class="{name}">(opens in a new window)</span>'
    assert texts(f"<p>The <a href='/x'>report{hidden}</a> is out.</p>") == ["The report is out."]


def test_a_caption_set_as_a_span_is_a_block_of_its_own():
    """Whatever element its class is given to."""
    found = cut(
        "<div><img src='g'><span class='photo-caption'>The lake in May</span></div><p>Text</p>"
    )
    assert [(block.kind, block.text) for block in found] == [
        ("caption", "The lake in May"),
        ("paragraph", "Text"),
    ]


@pytest.mark.parametrize("said", ["hidden", "aria-hidden='true'", "style='DISPLAY : none'"])
def test_a_block_that_is_not_shown_says_so(said: str):
    """The names that lead to it hold what its attributes tell."""
    (block,) = cut(f"<div {said}><p>Text</p></div>")
    assert "not-shown" in block.path


def test_roles_and_item_properties_are_names_too():
    """They say what an element is where its classes are hashes."""
    (block,) = cut("<div class='x1' itemprop='articleBody'><p role='note'>Text</p></div>")
    assert block.path.endswith("div.x1.article-body p.note")
