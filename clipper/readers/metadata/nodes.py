"""Structured data as nodes, wherever it came from, and which of them describes the article."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from clipper.readers.metadata.strings import key, plain

Node = Mapping[str, object]

MOST_NODES = 5_000
DEEPEST = 40
MOST_VALUES = 200
LONGEST_TEXT = 20_000
MOST_DESCRIPTIONS = 5
"""How many descriptions of one article are read."""
LONGEST_KIND = 100

_HOLDERS = frozenset(("@graph", "mainEntity", "mainEntityOfPage", "@reverse"))
"""Properties under which the page's own article stands, rather than one that it mentions."""
_PAGES = frozenset(
    ("webpage", "itempage", "creativework", "report", "review", "videoobject", "recipe")
)


@dataclass(frozen=True, slots=True)
class Found:
    """A node and whether it stands for the page itself rather than for something it mentions."""

    node: Node
    own: bool


@dataclass(frozen=True, slots=True)
class Graph:
    """All nodes of a page, and those that describe its article, the best description first."""

    by_id: Mapping[str, Node]
    article: tuple[Node, ...]

    def first(self, *properties: str) -> str:
        """The first text that is not empty: each property in turn, in each description."""
        for name in properties:
            for node in self.article:
                if text := next(texts(node.get(name)), ""):
                    return text
        return ""

    def values(self, name: str) -> Iterator[tuple[Node, object]]:
        """What each description of the article says of a property, where it says anything."""
        return ((node, node[name]) for node in self.article if node.get(name))

    def nodes(self, value: object) -> list[Node]:
        """The nodes among a property's values, references followed."""
        return [self.resolve(item) for item in items(value) if isinstance(item, Mapping)]

    def resolve(self, node: Node) -> Node:
        """The node itself, filled up with what the page says elsewhere under the same @id."""
        name = node.get("@id")
        whole = self.by_id.get(name) if isinstance(name, str) else None
        return {**whole, **node} if whole is not None and whole is not node else node


def graph(values: Iterable[object], addresses: Iterable[str], headlines: Iterable[str]) -> Graph:
    """Finds the page's article among structured data.

    addresses: what the page is called on the web; headlines: what its visible parts call the
    article. A node that agrees with one of them is the article; one that stands alone is too, but
    of several that agree with nothing none is (the page lists them).
    """
    found = list(_walk(values))
    by_id: dict[str, Node] = {}
    for entry in found:
        name = entry.node.get("@id")
        if isinstance(name, str) and len(entry.node) > len(by_id.get(name, ())):
            by_id[name] = entry.node
    known = {_address_key(address) for address in addresses if address}
    said = {text for headline in headlines if (text := key(headline))}
    return Graph(by_id, _ranked(found, known, said))


def kinds(node: Node) -> set[str]:
    """The node's types, lower case, without the vocabulary's address."""
    return {
        kind[-LONGEST_KIND:].rpartition("/")[2].rpartition(":")[2].strip().lower()
        for kind in items(node.get("@type"))
        if isinstance(kind, str)
    }


def is_article(node: Node) -> bool:
    """Whether one of the node's types is an article or a posting of schema.org."""
    return any(kind.endswith(("article", "posting")) for kind in kinds(node))


def items(value: object, depth: int = 0) -> Iterator[object]:
    """The values of a property one by one, lists inside lists opened."""
    if not isinstance(value, list):
        if value is not None:
            yield value
        return
    for item in value[:MOST_VALUES] if depth < DEEPEST else ():
        yield from items(item, depth + 1)


def texts(value: object) -> Iterator[str]:
    """The texts of a property: strings, numbers, and the names of nodes."""
    for item in items(value):
        if isinstance(item, Mapping):
            yield from called(item)
        elif isinstance(item, str) or (type(item) in (int, float)):
            text = plain(str(item)[:LONGEST_TEXT])
            if text:
                yield text


def called(node: Node) -> list[str]:
    """What a node is called: its names, or a person's given and family name, or its value."""
    names = [name for name in items(node.get("name")) if isinstance(name, str)]
    if not names:
        parts = (node.get("givenName"), node.get("familyName"))
        names = [" ".join(part for part in parts if isinstance(part, str))]
    if not names[0]:
        names = [said for key in ("@value", "@id") if isinstance(said := node.get(key), str)][:1]
    return [text for name in names if (text := plain(name[:LONGEST_TEXT]))]


def _walk(values: Iterable[object]) -> Iterator[Found]:
    """Every node, in the page's order."""
    stack: list[tuple[object, bool, int]] = [(value, True, 0) for value in values][::-1]
    visited = 0
    while stack and visited < MOST_NODES:
        value, own, depth = stack.pop()
        visited += 1
        if depth > DEEPEST:
            continue
        if isinstance(value, list):
            stack.extend((item, own, depth + 1) for item in reversed(value[:MOST_NODES]))
        elif isinstance(value, dict):
            yield Found(value, own)
            stack.extend(
                (inner, own and name in _HOLDERS, depth + 1)
                for name, inner in reversed(value.items())
                if isinstance(inner, (list, dict))
            )


def _ranked(found: list[Found], addresses: set[str], headlines: set[str]) -> tuple[Node, ...]:
    """The descriptions of the page's article, the best first, then those of the page as such."""
    articles = [
        (_agreement(entry.node, addresses, headlines), entry)
        for entry in found
        if is_article(entry.node)
    ]
    own = [pair for pair in articles if pair[1].own]
    agreeing = [pair for pair in own if pair[0]] or [pair for pair in articles if pair[0] > 1]
    if not agreeing and len({key(_headline(entry.node)) for _, entry in own}) <= 1:
        agreeing = own
    agreeing = sorted(agreeing, key=lambda pair: -pair[0])[:MOST_DESCRIPTIONS]
    pages = [entry.node for entry in found if entry.own and kinds(entry.node) & _PAGES]
    return tuple([entry.node for _, entry in agreeing] + pages)


def _agreement(node: Node, addresses: set[str], headlines: set[str]) -> int:
    """How many of the things that name a page name this node: its address, its headline."""
    named = {
        _address_key(text)
        for name in ("url", "@id", "mainEntityOfPage")
        for text in texts(node.get(name))
    }
    return 2 * bool(named & addresses) + bool(key(_headline(node)) in headlines)


def _headline(node: Node) -> str:
    return next(texts(node.get("headline")), "") or next(texts(node.get("name")), "")


def _address_key(address: str) -> str:
    """An address without what varies between two spellings of it."""
    bare = address.split("#", 1)[0].split("?", 1)[0].strip().lower().rstrip("/")
    return bare.removeprefix("https:").removeprefix("http:").removeprefix("//").removeprefix("www.")
