"""What weighing promises: trafilatura is asked about pages that are not clear, and those alone."""

from collections.abc import Sequence

from clipper.cleaning.items import Item, items_of
from clipper.cleaning.weighing import weigh
from clipper.readers import html
from clipper.types import Page

SENTENCES = [
    f"The {number} ferry of the line from Lindmoor to Ostheim will sail again on {day}, the port "
    f"authority said, after engineers had {work} for the better part of the winter."
    for number, day, work in (
        ("first", "Monday", "repaired its bow doors"),
        ("second", "Tuesday", "looked for cracks in its hull"),
        ("third", "Wednesday", "waited for a new propeller"),
        ("fourth", "Thursday", "painted its decks"),
        ("fifth", "Friday", "replaced both of its engines"),
        ("sixth", "Saturday", "measured its draught"),
    )
]
NAV = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"


def items(sentences: Sequence[str]) -> list[Item]:
    """A page with these paragraphs."""
    story = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    markup = f"<body>{NAV}<main class='article-body'>{story}</main></body>"
    return items_of(html.read(Page("p", None, markup.encode(), "text/html")).blocks)


def test_a_page_that_is_clear_is_not_measured():
    """Where an article of some length stands alone, asking would only cost time."""

    def measure() -> list[float]:
        raise AssertionError("asked")

    page = items(SENTENCES)
    _, chosen = weigh(page, None, None, measure)
    assert [item.text for item, is_chosen in zip(page, chosen, strict=True) if is_chosen] == (
        SENTENCES
    )


def test_a_short_article_is_measured():
    """Two sentences might be anything."""
    page, asked = items(SENTENCES[:2]), []

    def measure() -> list[float]:
        asked.append(True)
        return [float(item.text in SENTENCES) for item in page]

    _, chosen = weigh(page, None, None, measure)
    assert asked
    assert chosen == [item.text in SENTENCES for item in page]


def test_a_page_that_cannot_be_measured_has_its_article():
    """As far as its own looks tell."""
    page = items(SENTENCES[:3])
    _, chosen = weigh(page, None, None, None)
    assert chosen == [item.text in SENTENCES for item in page]


def test_the_evidence_is_told_from_what_was_chosen():
    """First and last paragraph are those of the article, not of all prose on the page."""
    consent = (
        "<p>We and our partners use cookies to store and to read data on your device today.</p>"
    )
    story = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    markup = f"<body><div class='cookie-banner'>{consent}</div><article>{story}</article></body>"
    page = items_of(html.read(Page("p", None, markup.encode(), "text/html")).blocks)
    evidence, _ = weigh(page, None, None, None)
    assert (page[evidence.first].text, page[evidence.last].text) == (SENTENCES[0], SENTENCES[-1])


def test_a_page_that_cannot_be_measured_is_not_given_up():
    """Where nothing looks like the article at first, the prose of the page shows where it is."""
    points = "".join(f"<li>{sentence}</li>" for sentence in SENTENCES)
    figures = "<div>" + "<span>7</span> " * 9000 + "</div>"
    markup = f"<body>{NAV}<main>{figures}<ul>{points}</ul></main></body>"
    page = items_of(html.read(Page("p", None, markup.encode(), "text/html")).blocks)
    _, chosen = weigh(page, None, None, None)
    assert set(SENTENCES) <= {
        item.text for item, is_chosen in zip(page, chosen, strict=True) if is_chosen
    }
