"""What selection promises: each block of a page is kept, or removed by a named rule."""

import pytest

from clipper.cleaning import clean
from clipper.cleaning.hints import hints
from clipper.cleaning.items import Item
from clipper.cleaning.pieces import pieces_of
from clipper.config import Options
from clipper.readers import html
from clipper.types import Page, RawArticle

TITLE = "Harbour bridge stays closed until spring"
DECK = "Divers found cracks in two of its eleven piers."
STORY = [
    "The harbour bridge will stay closed until spring, engineers of the port authority said on "
    "Monday after a week in which divers had looked at every one of its piers.",
    "Two of the eleven piers have cracks that are longer than a hand, the authority said. Steel "
    "rings will hold them together until new concrete can be poured when the frost is over.",
    "“Nobody was ever in danger, but we will not wait until somebody is,” said Greta Lund, the "
    "chief engineer, who has looked after the bridge for nineteen years.",
    "Buses will take pupils to the school across the bay, and the ferry will sail twice an hour "
    "instead of once. Both are free of charge until the bridge opens again.",
    "The repair will cost about four million crowns, half of which the region has promised to pay. "
    "The council will vote on the rest in the second week of December.",
]
NAV = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
FOOT = "<footer><p>© 2025 The Daily Harbour</p></footer>"


def paragraphs(texts: list[str]) -> str:
    """The texts as paragraphs."""
    return "".join(f"<p>{text}</p>" for text in texts)


def raw(main: str, head: str = "") -> RawArticle:
    """A page with a frame around its main part."""
    markup = (
        f"<html><head><title>{TITLE}</title><meta property='og:title' content='{TITLE}'>{head}"
        f"</head><body>{NAV}<main class='article'>{main}</main>{FOOT}</body></html>"
    )
    return html.read(Page("p.html", None, markup.encode(), "text/html"))


def pieces(main: str, head: str = "") -> list[Item]:
    """The items of a page after selection."""
    return pieces_of(raw(main, head))


def kept(main: str) -> list[str]:
    """The texts of the body."""
    return [item.text for item in pieces(main) if item.in_body]


def rule_of(text: str, main: str) -> str | None:
    """The rule of the first block with this text."""
    return next(item.rule for item in pieces(main) if item.text == text)


BODY = f"<div class='text'>{paragraphs(STORY)}</div>"
HEAD = f"<h1>{TITLE}</h1>"


def test_the_story_is_kept_and_the_frame_is_not():
    """Navigation and footer go, every paragraph stays."""
    assert kept(HEAD + BODY) == STORY


def test_every_block_is_kept_or_has_a_rule():
    """Nothing vanishes: what is not in the body, title or deck names the rule that took it."""
    page = raw(HEAD + f"<p class='standfirst'>{DECK}</p>" + BODY)
    items = pieces_of(page)
    assert [item.text for item in items] == [block.text for block in page.blocks]
    assert all(item.in_body or item.rule or item.place == "deck" for item in items)


def test_the_printed_headline_is_no_part_of_the_body():
    """Neither the heading nor a paragraph before the lead that repeats it."""
    assert kept(HEAD + f"<p><b>{TITLE}</b></p>" + BODY) == STORY
    assert rule_of(TITLE, HEAD + BODY) == "headline"


@pytest.mark.parametrize(
    "caption",
    [
        "<figure><img src='a'><figcaption>{}</figcaption></figure>",
        "<div class='wp-caption'><img src='a'><p class='wp-caption-text'>{}</p></div>",
        "<div class='photo-caption'>{}</div>",
    ],
)
def test_captions_are_no_body(caption: str):
    """What stands under a picture is removed as a caption."""
    text = "The bridge on Monday morning, seen from the ferry"
    main = f"{HEAD}<div class='text'>{caption.format(text)}{paragraphs(STORY)}</div>"
    assert rule_of(text, main) == "caption"
    assert kept(main) == STORY


@pytest.mark.parametrize(
    "deck",
    [
        "<h2 class='subhead'>{}</h2>",
        "<p class='standfirst'>{}</p>",
        "<div class='article-deck'>{}</div>",
        "<header><p class='subtitle'>{}</p></header>",
    ],
)
def test_a_deck_stands_between_headline_and_body(deck: str):
    """A heading or a block named as one, outside the body's element, is the deck."""
    items = pieces(HEAD + deck.format(DECK) + BODY)
    assert [item.text for item in items if item.place == "deck"] == [DECK]
    assert [item.text for item in items if item.in_body] == STORY


def test_the_description_printed_above_the_body_is_the_deck():
    """A nameless block is the deck when the page's metadata describe it with the same words."""
    head = f"<meta name='description' content='{DECK}'>"
    items = pieces(f"{HEAD}<div class='x1'><p>{DECK}</p></div>{BODY}", head)
    assert [item.text for item in items if item.place == "deck"] == [DECK]


@pytest.mark.parametrize("lead", ["<p><b>{}</b></p>", "<p class='lead'>{}</p>", "<p>{}</p>"])
def test_a_lead_inside_the_body_is_no_deck(lead: str):
    """The first paragraph stays in the body however it is set."""
    main = f"{HEAD}<div class='text'>{lead.format(STORY[0])}{paragraphs(STORY[1:])}</div>"
    assert kept(main) == STORY


def test_what_is_named_otherwise_is_no_deck():
    """A picture's description above the story is none, though it is called a description."""
    block = "<div class='image-description media'>Boats under the closed bridge</div>"
    assert not [item for item in pieces(HEAD + block + BODY) if item.place == "deck"]


def test_a_second_copy_of_the_story_is_removed_as_repeated():
    """Pages hold copies for other layouts: the first one counts."""
    main = f"{HEAD}{BODY}<div class='text'>{paragraphs(STORY)}</div>"
    assert kept(main) == STORY


def test_what_one_element_says_twice_is_the_authors():
    """A refrain of the length of a paragraph stays, as no layout sets a copy inside the story."""
    body = paragraphs([*STORY[:2], STORY[0], *STORY[2:]])
    assert kept(f"{HEAD}<div class='text'>{body}</div>").count(STORY[0]) == 2


def test_a_heading_behind_a_short_intro_is_no_deck():
    """It opens a section and stays above its paragraphs."""
    intro, heading = "Everything you need to know.", "What will the repair of the bridge cost?"
    main = f"{HEAD}<p>{intro}</p><h2>{heading}</h2>{paragraphs(STORY)}"
    assert not [item for item in pieces(main) if item.place == "deck"]
    assert kept(main)[:3] == [intro, heading, STORY[0]]


def test_a_sentence_of_two_words_goes_with_the_paragraph_before_it():
    """Set alike, in the same element, it is of the story; a label is for the sweep to tell."""
    body = paragraphs([*STORY, "It snowed."])
    assert kept(f"{HEAD}<div class='text'>{body}</div>") == [*STORY, "It snowed."]


SHORT = [
    "Die Brücke am Hafen bleibt nach Angaben der Behörde bis zum Frühjahr gesperrt.",
    "Taucher haben an zwei der elf Pfeiler Risse gefunden, die länger als eine Hand sind.",
    "Die Arbeiten am ersten Pfeiler sollen nach Angaben der Behörde im Mai beginnen.",
]


def blocks_of_short(main: str) -> list[str]:
    """The blocks of the article on a page without a frame, which is too short to be clear."""
    page = f"<html lang='de'><article><h1>Brücke bleibt gesperrt</h1>{main}</article></html>"
    article = clean(html.read(Page("p.html", None, page.encode(), "text/html")), Options())
    return [block.text for block in article.blocks]


@pytest.mark.parametrize(
    "label",
    [
        "<p>Mehr zum Thema</p>",
        "<p><strong>Mehr zum Thema</strong></p>",
        "<p>Mehr zum Thema</p><p><a href='/b'>Neue Fähre für die Bucht</a></p>",
        "<aside><h4>Mehr zum Thema</h4><a href='/b'>Neue Fähre für die Bucht</a></aside>",
    ],
)
def test_a_label_in_the_middle_takes_no_sentence_with_it(label: str):
    """What the label announces goes when it is a link; the paragraph behind it is of the story."""
    main = paragraphs(SHORT[:2]) + label + paragraphs(SHORT[2:])
    assert blocks_of_short(main) == SHORT


def test_a_crosshead_at_the_end_is_of_the_story():
    """Set as the paragraphs are, in the same element, it stays without a paragraph of its own."""
    assert blocks_of_short(paragraphs([*SHORT, "Folgen für die Bucht"]))[3:] == [
        "Folgen für die Bucht"
    ]


def test_short_lines_may_be_said_twice():
    """A refrain or an answer of a few words is no copy."""
    refrain = "“No,” she said."
    body = paragraphs([*STORY[:2], refrain, *STORY[2:4], refrain, STORY[4]])
    assert kept(f"{HEAD}<div class='text'>{body}</div>").count(refrain) == 2


def test_a_pull_quote_goes_when_the_story_has_it():
    """With the name under it; one that says something else stays."""
    quote = "<aside class='pull-quote'><p>{}</p><cite>Greta Lund, engineer</cite></aside>"
    said = "Nobody was ever in danger, but we will not wait until somebody is"
    main = f"{HEAD}<div class='text'>{paragraphs(STORY[:4])}%s{paragraphs(STORY[4:])}</div>"
    assert kept(main % quote.format(said)) == STORY


def test_an_embedded_post_between_paragraphs_is_part_of_the_story():
    """A post inside the body's element stays, as an embed; one in the page's frame does not."""
    post = "<blockquote class='twitter-tweet'><p>The bridge hums tonight.</p></blockquote>"
    main = f"{HEAD}<div class='text'>{paragraphs(STORY[:3])}{post}{paragraphs(STORY[3:])}</div>"
    assert [item.text for item in pieces(main) if item.in_body and item.kind == "embed"] == [
        "The bridge hums tonight."
    ]
    outside = f"{HEAD}{BODY}</main><div class='feed'>{post}</div><main>"
    assert kept(outside) == STORY


def test_a_story_in_the_data_replaces_a_preview():
    """Where the page shows two lines of a story that its data holds whole, the whole is taken."""
    body = "".join(f"<p>{text}</p>" for text in STORY).replace('"', "")
    data = f'<script>window.story = {{"pad": "{"x" * 600}", "body": "{body}"}}</script>'
    items = pieces(f"{HEAD}<div class='text'><p>{STORY[0][:70]} …</p></div>", data)
    assert [item.text for item in items if item.in_body] == STORY
    assert {item.rule for item in items} >= {"preview"}


def test_a_page_without_blocks_has_no_items():
    """Nothing in, nothing out."""
    assert pieces_of(RawArticle("p.html", ())) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("div.related-links", "related"),
        ("div#more-from.box", "related"),
        ("section.newsletter-signup", "newsletter"),
        ("p.standfirst", "deck"),
        ("ul.social-share", "share"),
        ("nav", "navigation"),
        ("div.c-pull-quote", "pullquote"),
        ("div.article-body", "body"),
    ],
)
def test_names_hint_at_what_an_element_holds(name: str, expected: str):
    """Class and id names are read word by word."""
    assert expected in hints(name)


@pytest.mark.parametrize("name", ["p", "div.shared-roads", "div.leader", "article.header-less-x"])
def test_hints_are_sure_of_whole_words_where_they_must(name: str):
    """A short name such as `lead` is not read into a longer word."""
    assert "deck" not in hints(name)


def test_a_date_beside_the_story_is_removed_as_one():
    """What tells the day is listed under its own rule, not as boilerplate."""
    stamp = "28 April 2026, 14:05"
    page = raw(f"{HEAD}<div class='s'>{stamp}</div>{BODY}")
    removed = clean(page, Options(language="en")).removed
    assert [taken.rule for taken in removed if taken.text == stamp] == ["datestamp"]


def test_prose_in_an_element_named_a_caption_is_the_story():
    """Several paragraphs that are most of the page's prose are no captions; those of a gallery,
    each in an element of its own, are."""
    assert kept(f"{HEAD}<div class='caption'>{paragraphs(STORY)}</div>") == STORY
    gallery = "".join(f"<div class='caption'><p>{text}</p></div>" for text in STORY)
    assert kept(HEAD + gallery) == []


def test_headings_of_posts_are_no_deck():
    """The first of several headings that are set alike, each in a post of its own, stays."""
    posts = [
        f"<div class='post'><h2>Post on pier {n}</h2><p>{STORY[n]}</p></div>" for n in range(4)
    ]
    assert [item.text for item in pieces(HEAD + "".join(posts)) if item.place == "deck"] == []


@pytest.mark.parametrize(
    ("heading", "stays"),
    [
        ("Comments on the repair", True),
        ("Analysis: why the repair is slow", True),
        ("You may also like", False),
        ("More stories from Lindmoor", False),
        ("Comments", False),
    ],
)
def test_a_heading_that_reads_like_a_label_stays_over_its_prose(heading: str, stays: bool):
    """Where the text right under it takes up one of its words; a bare label goes."""
    main = f"{HEAD}{paragraphs(STORY[:4])}<h2>{heading}</h2>{paragraphs(STORY[4:])}"
    found = clean(raw(main), Options(language="en"))
    assert (heading in [block.text for block in found.blocks]) == stays
    assert [block.text for block in found.blocks if block.text != heading] == STORY


@pytest.mark.parametrize("inner", ["p", "div"])
def test_steps_keep_their_numbers_however_they_are_set(inner: str):
    """What is numbered is a list item of the article, also where a paragraph is set in it."""
    steps = "".join(f"<li><{inner}>{text}</{inner}></li>" for text in STORY[1:3])
    main = f"{HEAD}{paragraphs(STORY[:1])}<ol>{steps}</ol>{paragraphs(STORY[3:])}"
    found = clean(raw(main), Options(language="en"))
    assert [block.text for block in found.blocks] == STORY
    assert [(block.kind, block.number) for block in found.blocks[1:3]] == [
        ("list_item", 1),
        ("list_item", 2),
    ]
