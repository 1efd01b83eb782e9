"""What the text reader promises: paragraphs as the file lays them out, Markdown without marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.readers import read
from clipper.readers.plain import paragraphs
from clipper.types import Metadata, Page, RawArticle

LONG = (
    "The harbour bridge will stay closed until spring after engineers found cracks in two of\n"
    "its piers. Repairs will cost nine million, the council said, and ferries will carry the\n"
    "commuters until then.\n"
)
NEXT = (
    "Tickets for the bridge remain valid on the ferries, which leave every ten minutes from\n"
    "the old quay.\n"
)


def page(text: str, media_type: str = "text/plain") -> RawArticle:
    """What the reader makes of a text."""
    return read(Page("-", None, text.encode(), media_type, "utf-8"))


def blocks(text: str, media_type: str = "text/plain") -> list[str]:
    """The blocks' texts."""
    return [block.text for block in page(text, media_type).blocks]


def markdown(text: str) -> list[tuple[str, str]]:
    """The blocks of a Markdown text, as kind and text."""
    return [(block.kind, block.text) for block in page(text, "text/markdown").blocks]


def test_blank_lines_part_paragraphs() -> None:
    """A paragraph ends at a blank line, however many there are."""
    assert blocks("One.\n\nTwo.\n\n\n \nThree.\n") == ["One.", "Two.", "Three."]


def test_without_blank_lines_every_line_is_a_paragraph() -> None:
    """A file of one paragraph a line has as many paragraphs as lines."""
    assert blocks("Headline\nThe first.\nThe second one is longer.\n") == [
        "Headline",
        "The first.",
        "The second one is longer.",
    ]


@pytest.mark.parametrize("between", ["\n", ""])
def test_hard_wrapped_lines_are_joined(between: str) -> None:
    """Lines that only the margin broke are one paragraph, with blank lines between or without."""
    assert blocks(LONG + between + NEXT) == [" ".join(LONG.split()), " ".join(NEXT.split())]


def test_a_short_line_above_a_wrapped_paragraph_stays_alone() -> None:
    """A byline right above the text is no part of its first paragraph."""
    assert blocks("By Ann Lee\n" + LONG + NEXT)[0] == "By Ann Lee"


def test_one_long_line_is_one_block() -> None:
    """A text without paragraphs is one block; cleaning goes by its sentences."""
    assert blocks("It rained. " * 50) == [("It rained. " * 50).strip()]


def test_a_line_set_in_opens_a_paragraph() -> None:
    """Where a full line ends a sentence, the next one goes on unless it is set in."""
    lines = [
        "   The harbour bridge stays closed until spring, engineers of",
        "the port said on Monday after divers had found two cracks in it.",
        "   Buses will take pupils to the school across the bay, and the",
        "ferry will sail twice an hour until the bridge opens again.",
    ]
    first, second = paragraphs("\n".join(lines))
    assert first.text.endswith("two cracks in it.")
    assert second.text.startswith("Buses will take")


def test_numbered_items_of_markdown_have_their_number() -> None:
    """As they are written; the number is no part of the text."""
    raw = read(Page("x", None, b"3. Drain it\n4) Close it\n- Wait\n\nDone.", "text/markdown"))
    assert [(block.text, block.number) for block in raw.blocks] == [
        ("Drain it", 3), ("Close it", 4), ("Wait", None), ("Done.", None),
    ]  # fmt: skip


def test_bullets_are_list_items_and_a_dash_of_speech_is_not() -> None:
    """Two bullets in a row make a list; a line of dialogue keeps its dash."""
    found = page("Closed:\n- the bridge\n- the old quay\n\n- Why? he asked.\n").blocks
    assert [(block.kind, block.text) for block in found] == [
        ("paragraph", "Closed:"),
        ("list_item", "the bridge"),
        ("list_item", "the old quay"),
        ("paragraph", "- Why? he asked."),
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2029"])
def test_every_line_end_is_understood(end: str) -> None:
    """Windows, old Mac, Unix and Unicode line ends part lines alike."""
    assert blocks(f"One.{end}{end}Two.{end}") == ["One.", "Two."]


def test_white_space_is_single_and_the_rest_stands_as_it_is() -> None:
    """No-break spaces and tabs become blanks; accents stand as they were typed."""
    assert blocks("a\u00a0 b\t cde\u0301") == ["a b cde\u0301"]


@given(st.text(max_size=400))
def test_every_word_of_the_text_is_in_a_block(text: str) -> None:
    """The reader never raises, and drops nothing but bullets and blanks."""
    found = "".join("".join(block.text for block in paragraphs(text)).split())
    bullets = str.maketrans("", "", "•▪●◦‣*·-")
    assert found.translate(bullets) == "".join(text.split()).translate(bullets)


def test_markdown_blocks_have_their_kinds() -> None:
    """Headings of both styles, quotes, lists, tables, images and code keep their kind and order."""
    text = (
        "# A *closed* bridge\n\n"
        "The [bridge](https://x.example/a_(b)) is **closed**\nuntil `spring`.\n\n"
        "> It is cracked,\n> she said.\n\n- one\n- two\n  lines\n\n1. first\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\nNext steps\n----------\n\n"
        "![The pier](pier.jpg)\n\n```\n# no heading\n```\n\n***\n\n"
        "[1]: https://x.example\nsnake_case_name and 2 * 3 * 4\n"
    )
    assert markdown(text) == [
        ("heading", "A closed bridge"),
        ("paragraph", "The bridge is closed until spring."),
        ("quote", "It is cracked, she said."),
        ("list_item", "one"),
        ("list_item", "two lines"),
        ("list_item", "first"),
        ("table", "a b"),
        ("table", "1 2"),
        ("heading", "Next steps"),
        ("caption", "The pier"),
        ("paragraph", "# no heading"),
        ("paragraph", "snake_case_name and 2 * 3 * 4"),
    ]


def test_front_matter_is_metadata() -> None:
    """A YAML header fills the metadata and is no part of the text."""
    text = (
        '---\ntitle: "Bridge closed"\nauthor:\n  - Ann Lee\n  - Bo Chen\ndate: 2024-03-12 09:30\n'
        "updated: soon\nsource: https://harbour.example/1\ntags: [bridges, ferries]\nlang: en-GB\n"
        "layout: post\n---\nIt is closed.\n"
    )
    found = page(text, "text/markdown")
    assert [block.text for block in found.blocks] == ["It is closed."]
    assert found.metadata == Metadata(
        url="https://harbour.example/1",
        title="Bridge closed",
        authors=("Ann Lee", "Bo Chen"),
        published="2024-03-12T09:30",
        language="en",
        tags=("bridges", "ferries"),
    )


def test_a_rule_on_top_is_no_front_matter() -> None:
    """Without a closing line the dashes are a rule, and the text stays."""
    assert markdown("---\n\nIt is closed: the bridge.\n") == [
        ("paragraph", "It is closed: the bridge.")
    ]


@given(st.text(alphabet="#*_`[]()!>|-=~\\ \nab1.<\"'", max_size=300))
def test_any_markdown_is_read(text: str) -> None:
    """Markup gone wrong never raises, and no block is empty."""
    assert all(block for block in blocks(text, "text/markdown"))


def test_long_hostile_lines_are_read_quickly() -> None:
    """Marks that never close cost time in proportion to the text, not to its square."""
    for mark in ("[", "*a", "`a", "<a", "![", "__a ", "(("):
        assert blocks(mark * 20_000, "text/markdown")


def test_lines_that_end_a_sentence_at_the_margin_are_wrapped_too() -> None:
    """A short text whose full lines happen to end with a mark is one of paragraphs all the same."""
    text = (
        "Council votes to close the ferry\n\n"
        "The town council voted on Monday to close the ferry, which carried\n"
        "12,400 passengers last year.\n\n"
        'Mayor Edda Brand said it was not easy. "We looked and found none,"\n'
        "Brand told reporters.\n\n"
        "The ferryman, Ole Hansen, called it a mistake that the town regrets.\n"
        "The last boat leaves on 3 May.\n"
    )
    assert len(list(paragraphs(text))) == 4
