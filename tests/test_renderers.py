"""Every format shows the same brief; what an article holds never turns into markup or controls."""

import json
import re
import sys
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from harbour import ARTICLE, BRIEF
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len

from clipper.errors import SourceNotFound
from clipper.renderers import RENDERERS, SUFFIXES, safe, suffix_of
from clipper.renderers.fit import fitted
from clipper.renderers.heading import day, headline, shortened
from clipper.renderers.look import Look, Result
from clipper.renderers.markdown import escape, link
from clipper.renderers.records import record
from clipper.text.layout import lines
from clipper.types import About, Article, Block, Brief, Facts, Figure, Person, Point, Upcoming

FORMATS = ["terminal", "text", "markdown", "json", "jsonl", "html"]
SHOWN = ["terminal", "text", "markdown", "html"]


def rendered(format: str, *results: Result, **look: object) -> str:
    """The document of `results` in `format`."""
    return "".join(RENDERERS.get(format)(results, Look(several=len(results) > 1, **look)))  # type: ignore[arg-type]


def hostile(text: str) -> Brief:
    """A brief that has `text` wherever an article has its say."""
    point = Point(text, text, 0, 0, len(text), 1)
    article = Article(
        source="x", title=text, deck=text, authors=(text,), blocks=(Block("quote", text),)
    )
    return Brief(article=article, points=(point,), facts=Facts(keywords=(text,)))


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_shows_brief_and_article(format: str) -> None:
    """A brief of any format has headline, points, people and quotes; an article its body."""
    brief = " ".join(rendered(format, BRIEF, width=200).split())
    for told in (ARTICLE.title, "eleven of its 36 hangers", "Lena Ostrowe", "rebuilt", "Thursday"):
        assert str(told) in brief
    article = " ".join(rendered(format, ARTICLE, width=200).split())
    assert "What comes next" in article
    assert "19 shops" in article


@pytest.mark.parametrize("format", SHOWN)
def test_parts_come_in_the_order_of_their_weight(format: str) -> None:
    """Points first, then who, said, figures, what comes next, and keywords."""
    text = rendered(format, BRIEF)
    order = ["Harbour Bridge will reopen", "Who", "Said", "Figures", "Next", "Keywords", "https://"]
    places = [text.index(part, text.index("cost less")) for part in order]
    assert places == sorted(places)


@pytest.mark.parametrize("format", SHOWN)
def test_parts_without_content_are_left_out(format: str) -> None:
    """A brief with points only shows no empty section."""
    text = rendered(format, replace(BRIEF, facts=Facts()))
    assert not re.search(r"\b(Who|Said|Figures|Next|Keywords)\b", text)


@pytest.mark.parametrize("format", SHOWN)
def test_errors_are_for_machines_only(format: str) -> None:
    """What failed is told on stderr; the formats that people read show only what is there."""
    assert rendered(format, SourceNotFound("x", "there is no such file")) == ""


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_machines_get_an_error_record(format: str) -> None:
    """JSON has a record for every source."""
    record = json.loads(rendered(format, SourceNotFound("x", "there is no such file")))
    assert (record["schema"], record["error"]) == ("clipper.error/1", "SourceNotFound")


@pytest.mark.parametrize("format", SHOWN)
def test_explain_tells_reasons_and_rules(format: str) -> None:
    """`explain` gives points their reasons and articles their removed lines."""
    assert "shares words with the headline" in " ".join(
        rendered(format, BRIEF, explain=True).split()
    )
    article = rendered(format, ARTICLE, explain=True)
    assert "Font size A− ↺ A+ 16 px" in article
    assert "widget" in article
    assert "widget" not in rendered(format, ARTICLE)


@pytest.mark.parametrize("format", SHOWN)
def test_nothing_about_a_subject_is_said_plainly(format: str) -> None:
    """`--about` something the article does not name is answered in a sentence."""
    brief = replace(BRIEF, about=About("Acme", "none", 0, ()))
    assert "The article says nothing about Acme." in rendered(format, brief)


def test_json_is_the_types_field_for_field() -> None:
    """A brief's JSON is flat: the article's fields, then the brief's."""
    record = json.loads(rendered("json", BRIEF))
    assert list(record)[:4] == ["schema", "source", "url", "title"]
    assert record["points"][0]["rank"] == 1
    assert record["people"][2] == {"name": "Jonas Wiebe", "role": None, "mentions": 1}
    assert record["about"] is None


@given(st.text())
@example("a\u2028b\u2029c\x85d\x1b[31me\u202ef\ud800")
def test_jsonl_is_one_clean_line(text: str) -> None:
    """Whatever a text holds, its record is one line, free of control characters, and the same."""
    document = rendered("jsonl", hostile(text))
    assert document.endswith("\n")
    assert len(document.splitlines()) == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", document)
    assert json.loads(document)["title"] == text


@given(st.text(), st.sampled_from(SHOWN))
@example("\x1b]0;owned\x07\x1b[2Jred\x9b31m\u202eeslaf\u200b", "terminal")
def test_no_control_character_reaches_a_reader(text: str, format: str) -> None:
    """Line feeds apart, no control, bidi override or invisible character is printed."""
    document = rendered(format, hostile(text))
    found = {character for character in document if unicodedata.category(character) in ("Cc", "Cs")}
    assert found <= {"\n"}
    assert not re.search("[\u200b\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]", document)


def test_escape_sequences_go_whole() -> None:
    """Of a colour sequence nothing is left, not even its harmless-looking tail."""
    assert (
        safe.line("\x1b[1;31mred\x1b[0m \x1b]8;;http://x\x1b\\link\x1b]8;;\x07 \x9b2Jend")
        == "red link end"
    )


def test_joiners_stay() -> None:
    """Persian words and emoji are written with zero-width joiners."""
    assert safe.line("می‌خواهم 👩‍🚒") == "می‌خواهم 👩‍🚒"


def test_nothing_is_taken_out_that_can_be_printed() -> None:
    """Whatever Python calls printable stays, so that a text of it alone need not be looked at."""
    printable = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1))))
    assert safe.block(f"\n{printable}") == f"\n{printable}"


@pytest.mark.parametrize("format", ["terminal", "text"])
@pytest.mark.parametrize(
    "title", ["[b]Bold[/b] claims", "[/b]", "[red]x", ":smile:", "{title}", "%s"]
)
def test_markup_in_a_headline_is_printed_as_it_stands(format: str, title: str) -> None:
    """Rich markup, emoji codes and format strings mean nothing in an article."""
    article = replace(ARTICLE, title=title)
    assert title in rendered(format, replace(BRIEF, article=article))


@given(
    st.text(
        st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf", "Cn", "Co"]), min_size=1
    )
)
@example("# Not a heading")
@example("1. not a list")
@example("- [x] not a task ![no](http://x.example/y.png) <b>html</b> &amp; **bold** `code`")
@example("see http://example.com or www.example.com or me@example.com")
@example("= = =")
@example("a\\*b|c~~d~~ [[wiki]] #tag @name $x$")
def test_markdown_shows_text_as_it_stands(text: str) -> None:
    """A headline or a point can be no heading, link, image, list, HTML or emphasis."""
    text = safe.line(text)
    markdown = MarkdownIt("gfm-like", {"linkify": False}).enable("table")
    (_, inline, _) = markdown.parse(escape(text)) if text else (None, None, None)
    if inline is not None:
        assert {child.type for child in inline.children or ()} <= {"text", "text_special"}
        assert "".join(child.content for child in inline.children or ()) == text


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Sales fell by 27 percent in May.", "Sales fell by 27 percent in May"),
        (
            f"{'Before ' * 12}that, the six offices put it at 27 percent, all told. {'And ' * 9}",
            "… the six offices put it at 27 percent, all told",
        ),
        (
            f"{'Before ' * 12}that, a survey by the chamber found, and 27 percent lost, all told.",
            "… a survey by the chamber found, and 27 percent lost, all told",
        ),
        (
            f"{'before ' * 20}27 percent{' after' * 20}",
            f"… {'before ' * 9}27 percent{' after' * 11} …",
        ),
    ],
)
def test_a_figure_stands_in_its_clause(sentence: str, shown: str) -> None:
    """A figure alone tells little; the words around it are whole words of the article."""
    start = sentence.index("27 percent")
    figure = Figure("27 percent", 27.0, "percent", 0, start, start + 10)
    article = replace(ARTICLE, blocks=(Block("paragraph", sentence),))
    brief = Brief(article=article, facts=Facts(figures=(figure,)))
    assert rendered("text", brief, only=("figures",)).splitlines()[-3] == f"  27 percent: {shown}"


def test_bare_addresses_are_not_linked() -> None:
    """GitHub links what looks like an address; a backslash inside keeps it from doing so."""
    assert escape("http://x.example") == "http\\://x.example"
    assert escape("www.x.example") == "www\\.x.example"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"]
)
def test_only_web_addresses_become_links(address: str) -> None:
    """A page's canonical address is the page's own claim, and may be anything."""
    article = replace(ARTICLE, url=address)
    assert "<" not in link(address)
    assert "href" not in rendered("html", article)


def test_a_link_cannot_be_left_by_its_address() -> None:
    """Characters that would end a Markdown link are percent-encoded."""
    assert link("https://x.example/a b>c") == "<https://x.example/a%20b%3Ec>"


class Tags(HTMLParser):
    """Collects the elements and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text())
@example("<script>alert(1)</script>")
@example('"><img src=x onerror=alert(1)>')
@example("</style></title>")
def test_a_page_holds_no_element_of_the_article(text: str) -> None:
    """HTML in a headline is text; a page has no script and loads nothing."""
    page = Tags()
    page.feed(rendered("html", hostile(text)))
    assert page.tags <= set(
        "html head meta title style body article header h1 p bdi section h2 ul li footer br".split()
    )
    assert safe.line(text) in page.text


@given(st.text(), st.integers(20, 130))
@example("東京都の新しい橋は、二十三日に開通した。" * 9, 60)
@example("افتُتح الجسر الجديد يوم الاثنين بعد عامين من الإصلاح " * 9, 60)
@example("👩‍🚒🏴‍☠️é" * 60, 33)
@example("x" * 500, 20)
def test_a_page_fits_the_terminal(text: str, width: int) -> None:
    """No line takes more cells than there are, whatever the script."""
    page = rendered("terminal", hostile(text), width=width)
    assert max(map(cell_len, page.split("\n"))) <= width


def test_right_to_left_is_laid_out_from_the_right() -> None:
    """Lines of Arabic end at the right margin, their bullet beside them."""
    page = rendered("terminal", hostile("افتُتح الجسر الجديد بعد عامين"), width=70)
    head, _, keywords = page.partition("Keywords")
    assert {cell_len(line) for line in head.split("\n") if "الجسر" in line} == {68}
    assert {cell_len(line) for line in keywords.split("\n") if "الجسر" in line} == {66}
    assert any(line.endswith("•") for line in head.split("\n"))


def test_a_right_to_left_brief_is_mirrored_as_a_whole() -> None:
    """Its section titles stand at the right margin, too, in the terminal and in HTML."""
    brief = hostile("افتُتح الجسر الجديد بعد عامين")
    page = rendered("terminal", brief, width=70)
    assert [line for line in page.split("\n") if line.endswith(" Key points")]
    assert 'dir="rtl"' in rendered("html", brief)
    assert 'dir="rtl"' not in rendered("html", BRIEF)


def test_what_comes_next_without_dates_is_a_list() -> None:
    """Where no event has a date, there is no column for dates."""
    upcoming = replace(BRIEF.facts.upcoming[0], date=None)
    brief = replace(BRIEF, facts=Facts(upcoming=(upcoming,)))
    assert "• The council will vote" in rendered("text", brief)
    assert "  • The council will vote" in rendered("terminal", brief)


def test_marks_of_japanese_do_not_open_a_line() -> None:
    """A line never begins with a full stop or a comma (JIS X 4051)."""
    for width in range(30, 50):
        page = rendered("terminal", hostile("橋は、新しく、長く、白い。" * 12), width=width)
        assert not any(line.lstrip(" │“").startswith(("、", "。")) for line in page.split("\n"))


def test_quotation_marks_of_chinese_stay_with_what_they_quote() -> None:
    """No line begins with a closing mark or ends with an opening one, and numbers stay whole."""
    said = "他说：“桥又开放了，2026年将有48600人过桥。”记者问：“真的吗？”" * 4
    for width in range(20, 60):
        lines = rendered("terminal", hostile(said), width=width).split("\n")
        assert not any(line.lstrip(" │•“")[:1] in set("”，。？") - {""} for line in lines if line)
        assert not any(line.endswith("“") for line in lines)
        assert width < 30 or any("48600" in line for line in lines)


def test_a_numbered_list_keeps_its_numbers() -> None:
    """Steps are told in their order in every format; other lists have dots."""
    items = (("Drain the tank.", 4), ("Close the lid.", 5), ("Wait.", None))
    article = replace(ARTICLE, blocks=tuple(Block("list_item", *item) for item in items))
    for format, marks in [("text", "4. 5. •"), ("markdown", "4. 5. -"), ("terminal", "4. 5. •")]:
        lines = rendered(format, article).split("\n")
        found = [line.split()[0] for line in lines for text, _ in items if line.endswith(text)]
        assert " ".join(found) == marks
    page = rendered("html", article)
    assert '<ol>\n<li value="4" dir="auto">Drain the tank.</li>' in page
    assert "<ul>\n<li" in page
    assert [block["number"] for block in record(article)["blocks"]] == [4, 5, None]


def test_markdown_shows_the_numbers_of_the_source() -> None:
    """Where numbers do not go on, as behind a list in a list, another list begins."""
    numbers = (1, 2, 1, 2, 3, 9, 2, 1)
    blocks = tuple(Block("list_item", f"item {number}", number) for number in numbers)
    html = MarkdownIt().render(rendered("markdown", replace(ARTICLE, blocks=blocks)))
    shown: list[int] = []
    for start, items in re.findall(r'<ol(?: start="(\d+)")?>(.*?)</ol>', html, re.DOTALL):
        shown += range(int(start or 1), int(start or 1) + items.count("<li>"))
    assert tuple(shown) == numbers


@pytest.mark.parametrize("format", ["text", "markdown", "terminal"])
def test_a_list_stands_together(format: str) -> None:
    """No empty line parts the items of a list, and one sets the list apart."""
    blocks = (
        Block("paragraph", "Before."),
        *(Block("list_item", text) for text in ("First.", "Second.")),
        Block("paragraph", "Behind."),
    )
    lines = [
        line.strip(" •-") for line in rendered(format, replace(ARTICLE, blocks=blocks)).split("\n")
    ]
    start = lines.index("Before.")
    assert lines[start : start + 6] == ["Before.", "", "First.", "Second.", "", "Behind."]


def test_several_results_are_set_apart() -> None:
    """Between two briefs stands a rule, and each is whole."""
    for format, rule in [("text", "────"), ("markdown", "\n---\n"), ("terminal", "────")]:
        document = rendered(format, BRIEF, BRIEF)
        assert document.count(rule) >= 1
        assert document.count(ARTICLE.title or "") == 2
    assert rendered("html", BRIEF, BRIEF).count("</html>") == 1


def test_results_are_written_as_they_come() -> None:
    """A renderer takes the next result only when it has given the last: nothing is held back."""
    for format in FORMATS:
        taken = []

        def results() -> object:
            for number in range(3):
                taken.append(number)  # noqa: B023
                yield BRIEF

        pieces = RENDERERS.get(format)(results(), Look(several=True))  # type: ignore[arg-type]
        while len(taken) < 2:
            next(pieces)
        assert len(taken) < 3


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The mill burned down. Nobody was hurt.", "The mill burned down"),
        (
            "The mill at Orsova burned down on Friday night, the third fire in the valley since "
            "the summer, firefighters said.",
            "The mill at Orsova burned down on Friday night …",
        ),
        ("Dr. Lind sailed.", "Dr. Lind sailed"),
        ("word " * 40, "word " * 18 + "…"),
        ("x" * 200, "x" * 90 + " …"),
        ("", "Untitled"),
    ],
)
def test_an_article_without_headline_gets_its_lead(text: str, title: str) -> None:
    """The lead, cut at a clause, stands where the headline is missing."""
    assert headline(Article(source="x", blocks=(Block("paragraph", text),))) == title


@given(st.text(max_size=400), st.integers(10, 100))
def test_a_shortened_text_is_never_longer_than_told(text: str, length: int) -> None:
    """Room for the ellipsis apart."""
    assert len(shortened(text, length)) <= length + 2


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2025-11-28T09:30:00+04:00", "28 November 2025"),
        ("2025-11-28", "28 November 2025"),
        ("2025-11", "November 2025"),
        ("2025", "2025"),
        ("2025-99-01", "2025-99-01"),
        ("soon", "soon"),
        (None, ""),
    ],
)
def test_dates_are_written_out(date: str | None, words: str) -> None:
    """A date shows what is known of it."""
    assert day(date) == words


def test_suffixes_and_formats_belong_together() -> None:
    """Every suffix leads to a format, and every format has a suffix."""
    assert set(SUFFIXES.values()) <= set(RENDERERS.names())
    assert suffix_of("markdown") == ".md"
    assert suffix_of("papyrus") == ".papyrus"


@pytest.mark.parametrize("format", ["terminal", "text", "markdown"])
@pytest.mark.parametrize("most", [1, 2, 3, 5, 8, 13])
def test_a_fitted_brief_never_takes_more_lines(format: str, most: int) -> None:
    """Whatever must go goes, the points last of all: no format exceeds the lines it was given."""
    words = "The council of Port Halden voted for the bridge on Friday."
    points = tuple(Point(words, words, 0, 0, len(words), rank) for rank in (2, 1, 3))
    short = replace(BRIEF, points=points)
    fit = fitted(RENDERERS.get(format), most)
    text = "".join(fit([short], Look(width=80)))
    assert sum(lines(line) for line in text.splitlines()) <= most


def test_points_that_leave_no_room_are_dropped_from_the_least_important() -> None:
    """On a terminal that is narrower than paper the best point is what stays."""
    words = "Lorries of more than 30 tonnes have to use the tunnel until summer."
    points = tuple(Point(f"{words} {rank}", words, 0, 0, 5, rank) for rank in (3, 1, 2))
    fit = fitted(RENDERERS.get("terminal"), 2)
    text = "".join(fit([replace(BRIEF, points=points)], Look(width=60)))
    assert " ".join(text.split()) == f"• {words} 1"


def test_a_figure_is_told_by_its_sentence() -> None:
    """An abbreviation inside the sentence does not cut it; a row of a table tells no figure."""
    said = "Free trade with the U.S. has lasted for 30 years."
    row = "Hops | 6.4 percent"
    article = Article(
        source="x", language="en", blocks=(Block("paragraph", said), Block("table", row))
    )
    figures = (
        Figure("30 years", 30, "years", 0, said.index("30"), said.index(".", 40)),
        Figure("6.4 percent", 6.4, "percent", 1, row.index("6"), len(row)),
    )
    text = rendered("text", Brief(article=article, points=(), facts=Facts(figures=figures)))
    assert "  30 years: Free trade with the U.S. has lasted for 30 years\n" in text
    assert "6.4" not in text


def test_what_comes_next_without_a_date_is_an_entry_of_its_own() -> None:
    """On a terminal an undated entry has a mark, so that it does not go on the one above."""
    coming = (
        Upcoming("The council votes.", "2026-03-08", 9, 0, 5),
        Upcoming("It opens.", None, 9, 9, 12),
    )
    text = rendered("terminal", replace(BRIEF, facts=Facts(upcoming=coming)))
    assert re.search(r"8 March 2026 +The council votes\.\n +– +It opens\.", text)


def test_a_headline_made_from_the_lead_ends_with_a_word_that_tells() -> None:
    """Cut between words, it does not trail off in an article or a preposition."""
    lead = (
        "The fifth meeting of ministers responsible for the water and environment of the Lakes of "
        "the Uplands was held in Halden."
    )
    made = headline(Article(source="x", language="en", blocks=(Block("paragraph", lead),)))
    assert made.endswith("the water and environment of the Lakes …")


def test_the_authors_are_in_the_byline_only() -> None:
    """Whoever wrote the article is no one it tells of."""
    author = Person(ARTICLE.authors[0], "markets editor", 1)
    text = rendered("text", replace(BRIEF, facts=Facts(people=(author,))))
    assert text.count(author.name) == 1
    assert "Who" not in text
