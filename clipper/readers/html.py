"""HTML pages: parsed once, cut into blocks, read for metadata, and measured against trafilatura."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import dropwhile, islice
from typing import Any, cast

from lxml import etree
from lxml import html as lxml_html

from clipper.errors import SourceTooLarge
from clipper.readers import embedded, metadata
from clipper.readers.alignment import coverage, words
from clipper.readers.attributes import without_endless_tags
from clipper.readers.charsets import encoded
from clipper.readers.nesting import flattened, is_too_deep
from clipper.readers.segments import Segment, segments
from clipper.types import DomFacts, Metadata, Page, RawArticle, RawBlock

_MOST_TAGS = 500_000
"""A tree of more elements than this outgrows a gigabyte; a long article has a few thousand."""
_MOST_MEASURED = 15_000
"""A page of more elements would take trafilatura many seconds; the fullest of 400 news pages had
5,000. Such a page is not measured."""
_HEAD = frozenset("title meta link base script style noscript template".split())
_CONTROLS = bytes({*range(32), 127} - {*b"\t\n\f\r"})
_CONTROL_REFERENCES = re.compile(
    rb"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|127)|[xX]0*(?:[0-8bBeEfF]|1[0-9a-fA-F]|7[fF]));"
)
"""What XML cannot hold: one of them in the text and trafilatura gives up on the page."""
_DEEPEST_TABLE = 10
_TOO_DEEP = f"//table[count(ancestor::table) >= {_DEEPEST_TABLE}]"
"""No layout needs so many tables in each other; reading them costs the square of their number."""
_LITTLE_PROSE = 150
"""A page of fewer words of prose may keep its article in a script."""
_HARDLY_ANY = 0.15
_PROSE_WORDS = 12
_PROSE_LINKS = 0.3
_CLASSES = etree.ElementDefaultClassLookup(element=lxml_html.HtmlElement)
"""One class for all elements; lxml.html's own choice, which has more for forms and their fields, is
Python code that runs at every touch of an element."""
_TOLD = re.compile(r'"articleBody"\s*:\s*("(?:[^"\\]|\\.)*")')
_TAG = re.compile(r"<[^<>]*>")


def read(page: Page) -> RawArticle:
    """Every block of an HTML page with its facts, and what the page says of its article.

    Raises SourceTooLarge for a page of so many elements that it would not fit in memory.
    """
    tags = page.body.count(b"<")
    if tags > 2 * _MOST_TAGS:
        raise SourceTooLarge(
            page.source,
            f"the page has over {_MOST_TAGS:,} elements, which no article has",
            "Save the article alone, or its text",
        )
    tree = _parse(encoded(page))
    if tree is None:
        return RawArticle(page.source, ())
    root = tree.find("body")
    found = segments(tree if root is None else root)
    words_of = [words(segment.text) for segment in found]
    prose = _prose(found, words_of)
    measurable = tags <= _MOST_MEASURED or tree.xpath("count(//*)") <= _MOST_MEASURED
    body = _told(tree)
    told: Sequence[float | None] = coverage(body, words_of) if body else [None] * len(found)
    return RawArticle(
        source=page.source,
        blocks=tuple(map(_raw, found, map(len, words_of), told)),
        metadata=_printable(metadata.find(tree, page.url)),
        fallback=embedded.story(tree) if prose < _LITTLE_PROSE else (),
        measure=partial(_measure, tree, prose, words_of) if measurable else None,
    )


def _parse(markup: bytes) -> lxml_html.HtmlElement | None:
    """The tree of a page; huge ones too, as tags never closed nest hundreds deep."""
    legal = without_endless_tags(_CONTROL_REFERENCES.sub(b"", markup)).translate(None, _CONTROLS)
    del markup  # a page that was decoded for us stands there twice
    parser = _parser()
    try:
        tree = lxml_html.document_fromstring(legal, parser=parser)
        if is_too_deep(parser):
            tree = _flat(legal)
    except etree.ParserError:
        return None
    if next(islice(tree.iter("table"), _DEEPEST_TABLE, None), None) is not None:
        for table in cast(list[etree._Element], tree.xpath(_TOO_DEEP)):
            table.tag = "div"
    _settle(tree)
    return cast(lxml_html.HtmlElement, tree)


def _flat(markup: bytes) -> lxml_html.HtmlElement:
    """The tree of a page that nests too deep, its inline elements kept where that is enough."""
    parser = _parser()
    tree = lxml_html.document_fromstring(flattened(markup, whole=False), parser=parser)
    if is_too_deep(parser):
        tree = lxml_html.document_fromstring(flattened(markup, whole=True), parser=_parser())
    return cast(lxml_html.HtmlElement, tree)


def _parser() -> lxml_html.HTMLParser:
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    parser.set_element_class_lookup(_CLASSES)
    return parser


def _settle(tree: etree._Element) -> None:
    """Put into the body what libxml2 leaves in the head: on a page that has no `<body>` tag, HTML5
    elements such as `<article>` that follow the title."""
    head = tree.find("head")
    strays = [] if head is None else list(dropwhile(_belongs_in_head, head))
    if not strays:
        return
    body = tree.find("body")
    if body is None:
        body = etree.SubElement(tree, "body")
    for place, element in enumerate(strays):
        body.insert(place, element)


def _belongs_in_head(element: etree._Element) -> bool:
    return element.tag in _HEAD


def _printable(found: Metadata) -> Metadata:
    changed: dict[str, Any] = {
        field: embedded.printable(value)
        if isinstance(value, str)
        else tuple(map(embedded.printable, value))
        for field in Metadata.__dataclass_fields__
        if isinstance(value := getattr(found, field), str | tuple)
    }
    return replace(found, **changed)


def _prose(found: Sequence[Segment], words_of: Sequence[Sequence[str]]) -> int:
    """How many words of the page stand in sentences rather than in links and labels."""
    return sum(
        len(said)
        for segment, said in zip(found, words_of, strict=True)
        if segment.link_density < _PROSE_LINKS and len(said) >= _PROSE_WORDS
    )


def _measure(
    tree: lxml_html.HtmlElement, prose: int, words_of: Sequence[Sequence[str]]
) -> list[float]:
    """How much of each block's words trafilatura's text holds."""
    _drop_code(tree)
    return coverage(_main_text(tree, prose), words_of)


def _drop_code(tree: lxml_html.HtmlElement) -> None:
    """Takes out what holds no text: trafilatura copies a tree before it does so itself."""
    for element in list(tree.iter("script", "style", "svg")):
        if "json" not in element.get("type", ""):  # an article's text may be in it
            element.drop_tree()


def _main_text(tree: lxml_html.HtmlElement, prose: int) -> str:
    """The text that trafilatura takes for the article, of a page that has `prose` words of it.

    Its fast mode is the better witness. Its thorough one is asked where the fast one finds hardly
    any of the page's prose.
    """
    text = _extracted(tree, fast=True)
    if len(words(text)) >= _HARDLY_ANY * prose:
        return text
    return _extracted(tree, fast=False) or text


def _extracted(tree: lxml_html.HtmlElement, fast: bool) -> str:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    document = bare_extraction(tree, include_comments=False, with_metadata=False, fast=fast)
    return cast(Document, document).text or "" if document else ""


def _told(tree: lxml_html.HtmlElement) -> str:
    """The longest `articleBody` in the page's structured data, without markup; empty if none."""
    scripts = (script.text or "" for script in tree.iter("script"))
    bodies = (
        found.group(1)
        for script in scripts
        if "articleBody" in script
        for found in _TOLD.finditer(script)
    )
    longest = max(bodies, key=len, default='""')
    try:
        return _TAG.sub(" ", json.loads(longest, strict=False))
    except ValueError:
        return ""


def _raw(segment: Segment, length: int, told: float | None) -> RawBlock:
    facts = DomFacts(
        tag=segment.tag,
        path=segment.path,
        parent=segment.parent,
        words=length,
        link_density=segment.link_density,
        told=told,
    )
    return RawBlock(segment.kind, segment.text, facts, segment.number)
