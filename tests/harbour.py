"""A brief made by hand, for tests of everything that shows one."""

from clipper.types import (
    Acronym,
    Article,
    Block,
    Brief,
    DateMention,
    Facts,
    Figure,
    Person,
    Point,
    Quote,
    Removed,
    Upcoming,
)

LEAD = (
    "The Harbour Bridge will reopen to traffic on 14 March, two years after inspectors found "
    "cracks in eleven of its 36 hangers, the city council said on Thursday."
)
COST = (
    "The repair cost €48.6 million, 9 percent less than the council had set aside, according to a "
    "report presented at City Hall."
)
SHOPS = (
    "Sales in the Quayside district fell by 27 percent while the bridge was closed, a survey "
    "found, and 19 shops did not survive."
)
MAYOR = (
    "“Instead we rebuilt what holds it up, and our grandchildren will not have to do this again,” "
    "Mayor Lena Ostrowe told reporters."
)
ENGINEER = (
    "Tomas Reinholt, chief engineer of the Port Halden Bridge Authority (PHBA), said that 140 "
    "sensors measure strain. “If a hanger moves by more than a millimetre, we will know before "
    "anybody feels it,” he said."
)
VOTE = "The council will vote on an extension for €1.2 million on 18 December."

BLOCKS = (
    Block("paragraph", LEAD),
    Block("paragraph", COST),
    Block("paragraph", MAYOR),
    Block("heading", "What comes next"),
    Block("paragraph", ENGINEER),
    Block("list_item", SHOPS),
    Block("quote", VOTE),
)

ARTICLE = Article(
    source="samples/harbour-bridge.html",
    url="https://courier.example/city/harbour-bridge-reopens-in-march",
    title="Harbour Bridge to reopen in March after two-year repair",
    deck="All 36 hangers are new and the work cost less than planned.",
    authors=("Ines Falkner",),
    publisher="The Halden Courier",
    published="2025-11-27T16:40:00+01:00",
    language="en",
    section="City",
    tags=("Transport",),
    blocks=BLOCKS,
    removed=(
        Removed("Font size A− ↺ A+ 16 px", "widget"),
        Removed("Photo: Karl Imhof / Courier", "credit", 0),
    ),
)


def _within(text: str, block: int) -> tuple[int, int, int]:
    start = BLOCKS[block].text.index(text)
    return block, start, start + len(text)


def _point(text: str, block: int, rank: int, **more: tuple[str, ...]) -> Point:
    return Point(text, text, *_within(text, block), rank, **more)


MAYOR_SAID = (
    "Instead we rebuilt what holds it up, and our grandchildren will not have to do this again,"
)
ENGINEER_SAID = ENGINEER[ENGINEER.index("“") + 1 : ENGINEER.index("”")]

BRIEF = Brief(
    article=ARTICLE,
    points=(
        _point(LEAD, 0, 1, reasons=("first sentence", "shares words with the headline")),
        _point(COST, 1, 2, edits=("dateline",), reasons=("figures",)),
    ),
    facts=Facts(
        people=(
            Person("Lena Ostrowe", "Mayor", 2),
            Person("Tomas Reinholt", "chief engineer of the Port Halden Bridge Authority", 1),
            Person("Jonas Wiebe", None, 1),
        ),
        quotes=(
            Quote(MAYOR_SAID, "Lena Ostrowe", *_within(MAYOR_SAID, 2)),
            Quote(ENGINEER_SAID, "Tomas Reinholt", *_within(ENGINEER_SAID, 4)),
        ),
        figures=(
            Figure("€48.6 million", 48_600_000.0, "€", *_within("€48.6 million", 1)),
            Figure("27 percent", 27.0, "percent", *_within("27 percent", 5)),
        ),
        dates=(DateMention("Thursday", "2025-11-27", *_within("Thursday", 0)),),
        acronyms=(Acronym("PHBA", "Port Halden Bridge Authority"),),
        organisations=("Port Halden Bridge Authority",),
        places=("Port Halden",),
        upcoming=(Upcoming(VOTE, "2025-12-18", *_within(VOTE, 6)),),
        keywords=("harbour bridge", "hangers", "city council"),
    ),
    words=412,
    reading_minutes=2,
)
