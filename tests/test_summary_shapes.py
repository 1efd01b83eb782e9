"""Articles that do not tell the news from the top down are ranked by their own shape."""

from clipper.config import Options
from clipper.summary import summarize
from clipper.summary.document import document
from clipper.summary.shapes import shape
from clipper.types import Article, Block, BlockKind, Facts


def article(*paragraphs: str, kind: BlockKind = "paragraph", title: str = "Storm live") -> Article:
    """An English article; a paragraph that starts with # is a block of the given kind."""
    blocks = tuple(
        Block(kind, text[1:]) if text.startswith("#") else Block("paragraph", text)
        for text in paragraphs
    )
    return Article("given", title=title, language="en", blocks=blocks)


def named(text: Article) -> str:
    """What the article's shape is called."""
    return shape(document(text, Facts())).name


ENTRIES = (
    "12:40 Power is back in the northern half of Dunmoor after engineers replaced a mast.",
    "11:15 The first train has left Carrick for the coast with engineers and blankets on board.",
    "10:05 Two roads on the northern coast are blocked by trees, the county council says.",
    "09:10 Schools in Dunmoor stay closed, and parents are asked to keep children at home.",
    "08:00 The storm has reached the coast with gusts of more than eighty knots.",
)


def test_a_live_blogs_newest_entries_come_first() -> None:
    """Whichever way the entries are ordered on the page, the newest lead."""
    for entries in (ENTRIES, ENTRIES[::-1]):
        text = article(*entries)
        assert named(text) == "live blog"
        points = summarize(text, Facts(), Options(sentences=2))
        assert {point.text[:5] for point in points} == {"12:40", "11:15"}
        assert any("opens a recent entry" in point.reasons for point in points)


def test_an_interview_is_told_by_its_answers() -> None:
    """Questions are no points; what opens an answer gains."""
    answers = (
        "Patience, more than from any teacher at school. I was ten when he took me along.",
        "That nobody owns them, however long a family has cast from the same rock. People forget.",
        "You read them like a face, and on some mornings it is lying to you. I drowned twice.",
        "Most of those on this coast are too shallow by now for anything but a rowing boat. Sad.",
        "The one of the great frost, when we walked to Carrick over the ice. It took nine hours.",
    )
    topics = ("your father", "fishing grounds", "tides", "harbours", "winters")
    asked = (f"Q: And what do you remember best of {topic}?" for topic in topics)
    rounds = [text for pair in zip(asked, answers, strict=True) for text in pair]
    text = article(
        "Ana Ruiz has fished off Marn for forty years.", *rounds, title="Ana Ruiz at sea"
    )
    assert named(text) == "interview"
    points = summarize(text, Facts(), Options(sentences=4))
    assert not any("?" in point.text for point in points)
    assert sum("opens an answer" in point.reasons for point in points) >= 3


def test_a_listicle_is_told_by_its_items() -> None:
    """Numbered headings make a list; what opens an item gains over the rest of it."""
    beaches = {
        "Carrick": "Two lighthouses frame the widest stretch of sand on the whole coast.",
        "Dunmoor": "Children dig for amber behind the breakwater after every autumn gale.",
        "Saltby": "The old railway pier gives shade and shelter from the northern wind.",
        "Marn": "Only the ferry brings visitors, so most mornings belong to the seals.",
        "Skerry": "Surfers wait here for the long swell that rolls in before midnight.",
    }
    extra = "Ice cream is sold near the car park from May until late in October."
    parts = [
        part
        for number, (place, opening) in enumerate(beaches.items(), 1)
        for part in (f"#{number}. {place}", f"{opening} {extra}")
    ]
    text = article(*parts, kind="heading", title="Five beaches for a windy day")
    assert named(text) == "listicle"
    points = summarize(text, Facts(), Options(sentences=4))
    assert all(point.start == 0 for point in points)


def test_a_market_or_match_report_is_told_by_its_figures() -> None:
    """Where half the sentences hold figures, those gain."""
    text = article(
        "Shares in Carrick rose 2.1% on Friday as traders returned from a long holiday.",
        "The index of the exchange closed at 1,870.4 points after a quiet morning session.",
        "Traders spoke of a relief after weeks in which hardly anybody had wanted to buy.",
        "Fishing shares gained 3.4% and shipping shares 2.9% on news of a treaty.",
        "The crown fell to $1.12, its lowest value against the dollar since March.",
        title="Shares rise",
    )
    assert named(text) == "report"
    points = summarize(text, Facts(), Options(sentences=3))
    assert 2 not in {point.block for point in points}


def test_a_figure_may_begin_with_its_sign() -> None:
    """Whether a space stands behind the sign or not."""
    for price in "$5", "$ 5", "€ 7":
        text = article(*[f"The fish of the day cost {price} a pound in Carrick." for _ in range(5)])
        assert named(text) == "report"


def test_a_features_opening_scene_does_not_lead() -> None:
    """A long piece that opens with a scene starts with what it is about."""
    scene = ("Fog hangs over the meadow.", "A dog barks twice.", "An old man lifts his hat slowly.")
    body = [
        f"The bell makers of Orsava cast their bronze in pit number {word} every autumn."
        for word in "one two three four five six seven eight nine ten eleven twelve".split()
    ] * 4
    text = article(" ".join(scene), *body, title="The bell makers of Orsava")
    assert named(text) == "feature"
    points = summarize(text, Facts(), Options(sentences=1))
    assert points[0].block > 0


def test_ordinary_news_is_no_special_shape() -> None:
    """A few times, figures and questions in running text do not make a shape."""
    text = article(
        "The 8:15 train to Carrick was late on Monday. Nobody knew why.",
        "12 people waited on the platform. Was it the wind?",
        "A spokesman blamed a tree on the line near Dunmoor.",
    )
    assert named(text) == "news"
