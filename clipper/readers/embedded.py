"""Articles that are not in a page's markup but in its data, for a script to lay out.

Where the page itself holds hardly any prose, the text is looked for in its JSON: `articleBody` in
JSON-LD, and the state that frameworks leave for the browser (`__NEXT_DATA__`, Fusion, Apollo, …).
No framework is known by name: the story is the longest run of prose in one list or one string.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from clipper.readers.segments import Segment, segments
from clipper.types import RawBlock

_PROSE = r"[ \u3040-\u30ff\u3400-\u9fff]"
_START = re.compile(r"[\[{]")
_LONGEST_SCRIPT = 5_000_000
_SHORTEST_SCRIPT = 500
_SHORTEST_TEXT = 20
_MOST_VALUES = 200_000
_STARTS_TRIED = 3
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|li|a|b|i|em|strong|span)\b[^>]*>", re.IGNORECASE)
_TEXT_KEYS = ("content", "text", "html", "body", "value", "paragraph", "markup", "data")
"""Where the elements of a story keep their text."""


def story(tree: lxml_html.HtmlElement) -> tuple[RawBlock, ...]:
    """The blocks of the longest story in a page's JSON; none where there is no prose in it."""
    best, longest = list[str](), 0
    for value in _values(tree):
        for texts in _runs(value):
            if (length := _length(texts)) > longest:
                best, longest = texts, length
    return tuple(block for text in best for block in _blocks(text))


def _values(tree: lxml_html.HtmlElement) -> Iterator[Any]:
    """Every JSON value that a script of the page holds, alone or assigned to something."""
    decoder = json.JSONDecoder(strict=False)
    for script in tree.iter("script"):
        text = script.text or ""
        if not _SHORTEST_SCRIPT <= len(text) <= _LONGEST_SCRIPT:
            continue
        end = 0
        for _ in range(_STARTS_TRIED):
            start = _START.search(text, end)
            if start is None:
                break
            try:
                value, end = decoder.raw_decode(text, start.start())
                yield value
            except (ValueError, RecursionError):
                end = start.end()


def _runs(value: Any) -> Iterator[list[str]]:
    """The texts that stand together in the value: the elements of each list, and each string."""
    waiting = [value]
    for _ in range(_MOST_VALUES):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, str):
            if text := _text(value):
                yield [text]
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            texts = [text for element in value if (text := _text(element))]
            if len(texts) > 1:
                yield texts
            waiting.extend(value)


def _text(element: Any) -> str:
    """The text of one element of a story; empty where it has none."""
    if isinstance(element, dict):
        fields = (element.get(key) for key in _TEXT_KEYS)
        element = next((field for field in fields if isinstance(field, str)), "")
    if isinstance(element, str) and len(element) >= _SHORTEST_TEXT and re.search(_PROSE, element):
        return element
    return ""


def _length(texts: list[str]) -> int:
    """How much prose the texts hold: spaces and ideographs, of which code has few."""
    return sum(len(re.findall(_PROSE, text)) for text in texts)


def printable(text: str) -> str:
    """The text without lone surrogates: JSON can spell them, but nothing can write them."""
    return text if text.isascii() else text.encode("utf-8", "ignore").decode("utf-8")


def _blocks(text: str) -> list[RawBlock]:
    text = printable(text)
    if _MARKUP.search(text):
        try:
            body = lxml_html.fragment_fromstring(text, create_parent="div")
        except (etree.ParserError, ValueError):
            return []
        return [_block(segment) for segment in segments(body)]
    paragraphs = (" ".join(line.split()) for line in text.split("\n"))
    return [RawBlock("paragraph", paragraph) for paragraph in paragraphs if paragraph]


def _block(segment: Segment) -> RawBlock:
    return RawBlock(segment.kind, segment.text, number=segment.number)
