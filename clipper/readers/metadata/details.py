"""The rest of what a page says: deck, section, tags, image, page type, and whether it is free."""

import re
from collections.abc import Collection, Iterator, Mapping

from clipper.readers.metadata.evidence import Evidence
from clipper.readers.metadata.nodes import Graph, items, kinds, texts
from clipper.readers.metadata.publication import absolute
from clipper.readers.metadata.strings import is_address, key, plain
from clipper.readers.metadata.wordlists import fold, words

LONGEST_DECK = 1_000
LONGEST_TAG = 60
MOST_TAGS = 30

_MACHINE_TAG = re.compile(r"\w[:=]\w|^@|^\w+_\w+$|^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
_LIST = re.compile(r",(?=\S)")
"""Between the entries of a list that a machine wrote; in a name a blank follows the comma."""
_WORDS_OF_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def deck(evidence: Evidence, graph: Graph) -> str | None:
    """The description that may be the printed standfirst."""
    claims = (
        evidence.meta("og:description"),
        graph.first("description"),
        evidence.meta("description", "twitter:description", "dc.description"),
    )
    return next((text[:LONGEST_DECK] for claim in claims if (text := plain(claim))), None)


def section(evidence: Evidence, graph: Graph, house: Collection[str]) -> str | None:
    """The section of the publication that the article stands in; neither the publication's host,
    whose key `house` holds, nor its front page is one."""
    claims = (
        graph.first("articleSection"),
        evidence.meta(
            "article:section", "parsely-section", "section", "og:article:section", "category"
        ),
    )
    for claim in claims:
        text = _LIST.split(plain(claim), maxsplit=1)[0]
        if not text or len(text) > LONGEST_TAG or is_address(text) or text.isdecimal():
            continue
        is_host = "." in text and key(text) in house
        if not is_host and fold(text) not in words("fields", "no_sections"):
            return text
    return None


def tags(evidence: Evidence, graph: Graph) -> tuple[str, ...]:
    """What the article is filed under, each once, at most thirty."""
    found: dict[str, str] = {}
    for text in _tags(evidence, graph):
        is_label = fold(text.partition(":")[0]) in words("fields", "tag_labels") and ":" in text
        if is_label or _MACHINE_TAG.search(text) or len(text) > LONGEST_TAG:
            continue
        if key(text):
            found.setdefault(key(text), text)
    return tuple(found.values())[:MOST_TAGS]


def _tags(evidence: Evidence, graph: Graph) -> Iterator[str]:
    sources = (
        [text for _, value in graph.values("keywords") for text in texts(value)],
        evidence.metas.get("article:tag", ()),
        evidence.metas.get("news_keywords", ()),
        evidence.metas.get("keywords", ()),
        evidence.metas.get("parsely-tags", ()),
    )
    said = next((source for source in sources if any(source)), ())
    for text in said:
        for tag in plain(text).replace(";", ",").replace("،", ",").replace("、", ",").split(","):
            yield tag.strip(" #")


def image(evidence: Evidence, graph: Graph, base: str | None) -> str | None:
    """The address of the article's picture, absolute."""
    claims = [evidence.meta("og:image", "og:image:url", "og:image:secure_url", "twitter:image")]
    for _, value in graph.values("image"):
        for item in items(value):
            node = graph.resolve(item) if isinstance(item, Mapping) else {"url": item}
            claims += [*texts(node.get("url")), *texts(node.get("contentUrl"))]
    return next((url for claim in claims if (url := absolute(claim, evidence.url or base))), None)


def page_type(evidence: Evidence, graph: Graph) -> str | None:
    """The page's own word for what it is, lower case."""
    named = sorted(kinds(graph.article[0])) if graph.article else []
    return (named[0] if named else plain(evidence.meta("og:type")).lower()) or None


def free(graph: Graph) -> bool | None:
    """Whether the page declares itself accessible for free; a part that is not makes it not."""
    said: set[bool] = set()
    for node in graph.article:
        parts = [node, *graph.nodes(node.get("hasPart"))]
        said |= {value for part in parts for value in _booleans(part.get("isAccessibleForFree"))}
    return None if not said else said == {True}


def _booleans(value: object) -> Iterator[bool]:
    """The truth values of a property, which many pages write as words or as schema.org terms."""
    for item in items(value):
        word = str(item).strip().lower().rsplit("/", 1)[-1]
        if word in _WORDS_OF_TRUTH:
            yield _WORDS_OF_TRUTH[word]
