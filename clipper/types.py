"""The data that flows through Clipper: frozen, slotted and picklable, without logic.

A name becomes a `Page`, a page a `RawArticle`, that an `Article`, and with its `Facts` and points a
`Brief`. Offsets count code points. A field that may be unknown is `None`; a list is empty, never
missing. The JSON that Clipper prints is these types, field for field.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Literal, NamedTuple

BlockKind = Literal["paragraph", "heading", "list_item", "quote", "embed", "table", "caption"]
Verdict = Literal["article", "teaser", "paywall", "consent", "blocked", "index", "error", "empty"]
Prominence = Literal["headline", "lead", "body", "none"]


class Record:
    """Records of one class are equal when all their fields are.

    `dataclass` would compile these methods for each class anew: 3 ms of a start that takes 80.
    """

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]]
    """The names of the fields, which `dataclass` sets."""

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        told = zip(self.__match_args__, self._values(), strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in told)})"

    def _values(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in self.__match_args__])


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Page(Record):
    """Bytes as they came from a file, a pipe or the web."""

    source: str
    """The name exactly as it was given."""
    url: str | None
    """Where the bytes came from, after redirects; or what `--url` told."""
    body: bytes
    media_type: str
    """`text/html`, `text/plain`, `text/markdown`, …: picks the reader."""
    charset: str | None = None
    """What the server declared; the bytes may know better."""
    fetched_at: str | None = None
    """ISO 8601 in UTC; `None` for what was not fetched."""


class DomFacts(NamedTuple):
    """What the page tells of a block beside its text."""

    tag: str
    """The element that holds the text: `p`, `h2`, `li`, …"""
    path: str
    """The tag, id and class names of the element and its ancestors, lower case, outermost first,
    one element per space-separated word: `body div#main.page article.story p`."""
    parent: int
    """A number for the parent element, so that siblings can be told."""
    words: int
    """How many words the text has; an ideograph is one."""
    link_density: float
    """The share, 0 to 1, of the characters that are inside links."""
    told: float | None
    """The share, 0 to 1, of the words that the article body in the page's own data holds, aligned
    in order; `None` where it gives none."""


class RawBlock(NamedTuple):
    """One block of a page as the reader found it, article or not."""

    kind: BlockKind
    text: str
    dom: DomFacts | None = None
    """`None` where the source has no markup."""
    number: int | None = None
    """Of an item of a numbered list, as the source shows it; it is no part of the text."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Metadata(Record):
    """What a page says of its article; nothing in it is guessed from the body."""

    url: str | None = None
    title: str | None = None
    deck: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    credit: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None
    page_type: str | None = None
    """The page's own word for what it is, lower case: `newsarticle`, `website`, …"""
    free: bool | None = None
    """False when the page declares itself not accessible for free."""


@dataclass(frozen=True, slots=True)
class RawArticle:
    """Every block of a page in the page's order, and the metadata found."""

    source: str
    blocks: tuple[RawBlock, ...]
    metadata: Metadata = Metadata()
    fallback: tuple[RawBlock, ...] = ()
    """The body as the page's own data gives it (JSON-LD, a script's JSON); looked for only where
    the page itself holds hardly any prose."""
    measure: Callable[[], Sequence[float]] | None = field(default=None, compare=False, repr=False)
    """The share, 0 to 1, of each block's words that trafilatura's text holds, aligned in order. It
    costs more than all else, so it is asked only where the blocks' own looks leave a page open."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Block(Record):
    """One block of an article's body."""

    kind: BlockKind
    text: str
    number: int | None = None
    """Of an item of a numbered list, as the source shows it; it is no part of the text."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Removed(Record):
    """What cleaning took away: a whole block, or a sentence of one."""

    text: str
    rule: str
    block: int | None = None
    """The index in `Article.blocks` of the block a sentence was taken from; `None` for a block."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Article(Record):
    """The clean article: its text, its metadata, and what was taken away to get there."""

    source: str
    """The name exactly as it was given."""
    url: str | None = None
    """The canonical address."""
    title: str | None = None
    deck: str | None = None
    """The standfirst. Neither it nor the headline is in `blocks`."""
    authors: tuple[str, ...] = ()
    """Whoever the byline credits, people and agencies alike."""
    publisher: str | None = None
    credit: str | None = None
    """The agency or outlet that the text leans on ('citing local media')."""
    published: str | None = None
    """ISO 8601 with what is known: `2025-11-28` or a full stamp."""
    modified: str | None = None
    language: str | None = None
    """ISO 639-1, lower case: `en`."""
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None
    blocks: tuple[Block, ...] = ()
    removed: tuple[Removed, ...] = ()
    verdict: Verdict = "article"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Point(Record):
    """A sentence of the article that made it into the brief."""

    text: str
    """What is shown: `source_text` with words left out, or additions in [square brackets]."""
    source_text: str
    """Exactly `blocks[block].text[start:end]`."""
    block: int
    start: int
    end: int
    rank: int
    """1 is the most important; points stand in the article's order."""
    edits: tuple[str, ...] = ()
    """The name of each change that made `text` from `source_text`."""
    reasons: tuple[str, ...] = ()
    """Why it was chosen, the weightiest reason first."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Person(Record):
    """A person the article names, with the role it states."""

    name: str
    role: str | None
    mentions: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Quote(Record):
    """A direct quotation, without its marks, and who said it."""

    text: str
    speaker: str | None
    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Figure(Record):
    """A number with its unit or what it counts."""

    text: str
    value: float | None
    unit: str | None
    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class DateMention(Record):
    """A calendar expression, and the day, month or year it means (ISO 8601) where certain."""

    text: str
    resolved: str | None
    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Acronym(Record):
    """A short form whose long form the article itself gives."""

    short: str
    long: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Upcoming(Record):
    """A sentence about what comes next, with its date (ISO 8601) where one is given."""

    text: str
    date: str | None
    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Facts(Record):
    """What an article states, each item traceable to it."""

    people: tuple[Person, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    upcoming: tuple[Upcoming, ...] = ()
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class About(Record):
    """How an article treats the subject that `--about` names."""

    subject: str
    prominence: Prominence
    """The most prominent place that names it."""
    mentions: int
    blocks: tuple[int, ...]
    """The blocks that name it."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Brief(Record):
    """An article with its ranked points and its facts."""

    article: Article
    points: tuple[Point, ...] = ()
    facts: Facts = Facts()
    words: int = 0
    """Words of the body; a Chinese, Japanese or Korean character counts as half a word."""
    reading_minutes: int = 0
    about: About | None = None
