"""What cleaning promises: furniture goes, what it tells is kept, the text stays whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.cleaning import clean
from clipper.config import Options
from clipper.types import Article, Metadata, RawArticle, RawBlock

TITLE = "Harbour bridge stays closed until spring"
LEAD = "The harbour bridge will stay closed until spring after engineers found cracks in two piers."
MORE = "The city council said on Monday that repairs would cost about nine million."
LAST = (
    "Ferries will carry commuters in the meantime, and tickets for the bridge remain valid on them."
)
BODY = (LEAD, MORE, LAST)


def article(*blocks: str, language: str = "en", options: Options | None = None) -> Article:
    """The clean article of a text with these paragraphs."""
    raw = RawArticle("-", tuple(RawBlock("paragraph", block) for block in blocks))
    return clean(raw, options or Options(language=language))


def texts(found: Article) -> list[str]:
    """The texts of the article's blocks."""
    return [block.text for block in found.blocks]


def rules(found: Article) -> list[tuple[str, str]]:
    """What was removed, as rule and text."""
    return [(removed.rule, removed.text) for removed in found.removed]


FURNITURE = [
    ("widget", "A- A A+"),
    ("widget", "Text size: small medium large"),
    ("widget", "date 2024-03-12 + ↺ − 18 px"),
    ("widget", "5 min read"),
    ("widget", "Listen to this article · 4 min"),
    ("share", "Share this story: Facebook X WhatsApp Copy link"),
    ("share", "Facebook | Telegram | LinkedIn"),
    ("newsletter", "Get the day's top stories delivered to your inbox."),
    ("newsletter", "Sign up for our weekly newsletter."),
    ("related", "READ ALSO: Council votes on night trains"),
    ("related", "You may also like"),
    ("tags", "Tags: bridges, harbour, repairs"),
    ("credit", "Photo: Ann Lee / AFP"),
    ("credit", "Image credit: Harbour Museum"),
    ("byline", "By Ann Lee, Transport Correspondent"),
    ("byline", "(Reporting by Ann Lee; editing by Bo Chen)"),
    ("datestamp", "Published: 12 March 2024, 09:30 | Updated: 12 March 2024, 11:00"),
    ("datestamp", "March 12, 2024 • 4 min read"),
    ("copyright", "© 2024 The Daily Harbour. All rights reserved."),
    ("copyright", "No part of this text may be reproduced without written permission."),
    ("consent", "We use cookies to improve your experience. Accept all"),
    ("advertisement", "Story continues below advertisement"),
    ("nag", "Spotted an error? Let us know."),
    ("nag", "Download our app"),
    ("comments", "Be the first to comment"),
    ("comments", "Comments (12)"),
    ("counter", "1,532 views"),
]


@pytest.mark.parametrize(("rule", "line"), FURNITURE, ids=[line for _, line in FURNITURE])
@pytest.mark.parametrize("place", range(5))
def test_a_line_of_furniture_goes_wherever_it_stands(rule: str, line: str, place: int) -> None:
    """Above the headline, under it, inside and at the end: the line goes, the rest stays."""
    blocks = [TITLE, *BODY]
    found = article(*blocks[:place], line, *blocks[place:])
    assert rules(found) == [(rule, line)]
    assert (found.title, texts(found)) == (TITLE, list(BODY))


LOOKALIKES = [
    "Share buybacks reached a record in the third quarter.",
    "Print runs were halved within a year.",
    '"Subscribe to my channel," the boy told the mayor.',
    "Read aloud, the poem takes an hour.",
    "Photo archives were moved to the cellar.",
    "By Tuesday the water had reached the station.",
    "Views from the tower cost four euros.",
    "Comments by the minister angered fishermen.",
    "Updated charts show the new channel.",
    "Published figures put the loss at two million.",
    "Advertising on the bridge is forbidden.",
    "Cookies from the island bakery won a prize.",
    "Related companies were not searched.",
    "Sign language will be taught in all schools.",
    "More from the fund will go to the islands, he said.",
    "Download speeds doubled, the regulator said.",
    "It snowed.",
    '"No comment," she said.',
]


@pytest.mark.parametrize("line", LOOKALIKES)
@pytest.mark.parametrize("place", [2, 4])
def test_a_sentence_that_only_looks_like_furniture_stays(line: str, place: int) -> None:
    """A sentence of the article stays though it begins as furniture does."""
    blocks = [TITLE, *BODY]
    blocks.insert(place, line)
    assert line in texts(article(*blocks))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Schriftgröße: A A A"),
        ("de", "Artikel teilen Drucken Merken"),
        ("tr", "Yazı boyutu: A- A+"),
        ("az", "Paylaş"),
        ("ru", "Поделиться: ВКонтакте Telegram"),
        ("fr", "Partager sur Facebook"),
        ("ar", "شارك على فيسبوك"),
        ("zh", "字号：小 中 大"),
        ("ja", "文字サイズ 小 中 大"),
        ("ko", "페이스북 공유"),
        ("de", "Share this article"),
    ],
)
def test_every_language_has_its_furniture_and_english_besides(language: str, line: str) -> None:
    """A line goes by the rules of the article's language, or by those of English."""
    found = article(LEAD, line, MORE, language=language)
    assert texts(found) == [LEAD, MORE]


def test_furniture_sentences_at_the_edges_of_a_block_go() -> None:
    """A sentence goes from a block's beginning or end, and names the block it was taken from."""
    found = article(f"Advertisement. {LEAD}", f"{MORE} Read more: How the cracks were found", LAST)
    assert texts(found) == list(BODY)
    assert [(removed.rule, removed.block) for removed in found.removed] == [
        ("advertisement", 0),
        ("related", 1),
    ]


def test_a_text_without_paragraphs_is_cleaned_by_the_sentence() -> None:
    """In one long line the widget's row, furniture sentences and the outlet's name go."""
    row, nag = "date 2024-03-12 + ↺ − 18 px", "Sign up for our weekly newsletter."
    found = article(" ".join([row, LEAD, nag, MORE, LAST, "Harbour.News"]))
    assert texts(found) == [LEAD, f"{MORE} {LAST}"]
    assert [rule for rule, _ in rules(found)] == ["widget", "newsletter", "publisher"]
    assert (found.published, found.publisher) == ("2024-03-12", "Harbour.News")


def test_headlines_under_a_label_go_with_it() -> None:
    """What stands under 'Related' is a list of other stories until a paragraph begins."""
    found = article(
        *BODY, "Related stories", "Council votes on night trains", "Fares to rise in May"
    )
    assert texts(found) == list(BODY)


def test_a_headline_after_a_label_on_top_stays() -> None:
    """Above the article a label stands over nothing: the headline under it is the article's."""
    assert article("Trending now", TITLE, *BODY).title == TITLE


def test_a_text_that_opens_with_a_sentence_has_no_headline() -> None:
    """Nothing is invented: no headline, and the first sentence stays in the body."""
    found = article(*BODY)
    assert (found.title, texts(found)) == (None, list(BODY))


@pytest.mark.parametrize("end", ["", "?", "!", "…", "...", " ..."])
def test_a_headline_may_end_with_a_mark_that_is_no_full_stop(end: str) -> None:
    """Tabloids trail off, ask and shout; only a full stop makes a sentence of the first line."""
    assert article(f"Bridge stays closed until spring{end}", *BODY).title is not None


def test_a_standfirst_without_a_full_stop_is_the_deck() -> None:
    """A second short line before the first sentence is the deck."""
    found = article(TITLE, "Engineers find cracks in two piers, ferries to take over", *BODY)
    assert found.deck == "Engineers find cracks in two piers, ferries to take over"
    assert texts(found) == list(BODY)


def test_dropped_lines_fill_empty_metadata() -> None:
    """Date, change, authors, publisher and credit are told by the lines that go."""
    found = article(
        TITLE,
        "By Ann Lee and Bo Chen",
        "Published: 12 March 2024, 09:30 | Updated: 12 March 2024, 11:00",
        *BODY,
        "Source: Xinhua",
        "© 2024 Harbour.News. All rights reserved.",
    )
    assert found.authors == ("Ann Lee", "Bo Chen")
    assert (found.published, found.modified) == ("2024-03-12T09:30", "2024-03-12T11:00")
    assert (found.publisher, found.credit) == ("Harbour.News", "Xinhua")


@pytest.mark.parametrize("name", ["Jan Nowak", "April Jones", "Jan de Wit"])
def test_a_month_before_a_name_is_a_name(name: str) -> None:
    """Who bears a month's name signs with it."""
    found = article(TITLE, *BODY, name)
    assert (texts(found), found.authors) == (list(BODY), (name,))


def test_declared_metadata_is_never_overwritten() -> None:
    """What the source declares stands against what a line tells."""
    raw = RawArticle(
        "-",
        tuple(RawBlock("paragraph", text) for text in (*BODY, "12 March 2024", "Harbour.News")),
        Metadata(published="2020-01-01", publisher="The Daily Harbour"),
    )
    found = clean(raw, Options(language="en"))
    assert (found.published, found.publisher) == ("2020-01-01", "The Daily Harbour")


@pytest.mark.parametrize(
    ("language", "sentence", "publisher", "credit"),
    [
        ("en", "It is cracked, Kay.News reports, citing local media.", "Kay.News", "local media"),
        ("en", "It is cracked, Reuters reports, citing officials.", None, "Reuters"),
        ("ru", "Опора треснула, передает Kay.News со ссылкой на СМИ.", "Kay.News", "СМИ"),
        ("de", "Das berichtet Kay.News unter Berufung auf Ämter.", "Kay.News", "Ämter"),
        ("az", "Kay.News yerli mediaya istinadən xəbər verir.", "Kay.News", "yerli mediaya"),
    ],
)
def test_a_sentence_names_who_tells_it_and_its_source(
    language: str, sentence: str, publisher: str | None, credit: str
) -> None:
    """'… reports, citing …' fills publisher and credit, and the sentence itself stays."""
    found = article(sentence, MORE, language=language)
    assert (found.publisher, found.credit) == (publisher, credit)
    assert sentence in texts(found)


@pytest.mark.parametrize(
    ("language", "line", "published"),
    [
        ("en", "March 12, 2024, 2:05 p.m. ET", "2024-03-12T14:05"),
        ("en", "13/03/2024 - 14:05", "2024-03-13T14:05"),
        ("en", "03/04/2024", None),
        ("de", "12. März 2024, 09:30 Uhr", "2024-03-12T09:30"),
        ("tr", "12 Mart 2024 09:30", "2024-03-12T09:30"),
        ("az", "12 mart 2024, 09:30", "2024-03-12T09:30"),
        ("ru", "12 марта 2024 г., 09:30", "2024-03-12T09:30"),
        ("fr", "Publié le 12 mars 2024 à 09:30", "2024-03-12T09:30"),
        ("vi", "12 tháng 3 năm 2024", "2024-03-12"),
        ("zh", "2024年3月12日 09:30", "2024-03-12T09:30"),
        ("ko", "2024년 3월 12일", "2024-03-12"),
        ("fa", "۲۲ اسفند ۱۴۰۲ - ۰۹:۳۰", "2024-03-12T09:30"),
    ],
)
def test_a_datestamp_of_any_language_is_read(
    language: str, line: str, published: str | None
) -> None:
    """The line goes and its date is kept; one that may be read two ways gives none."""
    found = article(TITLE, line, *BODY, language=language)
    assert (found.published, texts(found)) == (published, list(BODY))


def test_user_rules_drop_and_keep() -> None:
    """The user's `drop` removes a block, and the user's `keep` wins over every rule."""
    options = Options(language="en", drop=("repairs would cost",), keep=("^Photo:", "nine"))
    found = article(LEAD, MORE, "Photo: Ann Lee", "The repairs would cost jobs.", options=options)
    assert texts(found) == [LEAD, MORE, "Photo: Ann Lee"]
    assert rules(found) == [("user:drop", "The repairs would cost jobs.")]


def characters(lines: list[str]) -> int:
    """How many characters the lines have, white space apart."""
    return sum(len("".join(line.split())) for line in lines)


LINES = st.lists(
    st.one_of(
        st.text(min_size=1, max_size=80),
        st.sampled_from([line for _, line in FURNITURE] + LOOKALIKES + [TITLE, *BODY]),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_every_block_is_text_of_the_source(lines: list[str]) -> None:
    """Cleaning never raises, never rewrites, and loses nothing unlisted."""
    found = article(*lines)
    shown = [*texts(found), *(text for text in (found.title, found.deck) if text)]
    assert all(any(text in line for line in lines) for text in shown)
    assert all(any(removed.text in line for line in lines) for removed in found.removed)
    listed = [*shown, *(removed.text for removed in found.removed)]
    assert characters(listed) == characters(lines)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([line for _, line in FURNITURE]), max_size=4), st.integers(1, 3))
def test_furniture_never_changes_the_other_blocks(lines: list[str], place: int) -> None:
    """The article is the same with furniture in it and without."""
    blocks = [TITLE, *BODY]
    found, plain = article(*blocks[:place], *lines, *blocks[place:]), article(*blocks)
    assert (found.title, found.deck, found.blocks) == (plain.title, plain.deck, plain.blocks)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_cleaning_a_clean_text_changes_nothing(lines: list[str]) -> None:
    """What is left once has nothing in it to remove."""
    once = texts(article(*lines, *BODY))
    assert texts(article("Harbour news of the week", *once)) == once


def test_cost_grows_with_the_text() -> None:
    """A hundred thousand paragraphs, and a line of a million words, are cleaned."""
    assert len(article(*[LEAD] * 20_000).blocks) == 20_000
    assert article("Read more " * 100_000).source == "-"
