"""Text as pages write it, made plain: entities, markup, control characters, blanks."""

import html
import re
import unicodedata
from functools import lru_cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

MOST_EVENTS = 2_000
"""How many starts and ends of tags are looked at for the text of one element."""

_TAG = re.compile(
    r"</?(?:a|b|br|em|font|i|mark|p|q|small|span|strong|sub|sup|u|wbr)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_NO_LETTER = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"(?:https?:)?//|www\.|/")
_SILENT = frozenset(("script", "style", "noscript", "template", "button", "svg", "select"))
_INLINE = frozenset(("b", "em", "i", "strong", "u", "mark", "q", "sub", "sup", "font", "wbr"))


def squeeze(text: str) -> str:
    """The text without control characters and with single blanks."""
    if not text.isprintable():
        text = _UNSEEN.sub("", text)
    return " ".join(text.split())


def plain(text: str) -> str:
    """The text as a reader sees it: entities resolved (also doubly escaped), tags left out."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = _TAG.sub(" ", text)
    return squeeze(text)


@lru_cache(maxsize=512)
def key(text: str) -> str:
    """What two spellings of the same text share: letters and digits only, case folded."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", text).casefold())


def is_address(text: str) -> bool:
    """Whether the text is a web address or a path rather than words."""
    text = text.strip()
    return " " not in text and _ADDRESS.match(text) is not None


def text_of(element: HtmlElement, limit: int = 2_000, between: str = " ") -> str:
    """The visible words of an element, at most `limit` characters of them. Texts that a tag keeps
    apart get `between` between them, unless the tag is one that sits inside words."""
    parts: list[str] = []
    room = limit
    # The walker is lxml's own: a recursion of ours would not survive a page of nested elements.
    walker = etree.iterwalk(element, events=("start", "end", "comment"))
    for event, node in islice(walker, MOST_EVENTS):
        text = node.text if event == "start" else node.tail if node is not element else None
        if event == "start" and node.tag in _SILENT:
            walker.skip_subtree()
            text = None
        if node.tag not in _INLINE:
            parts.append(" " if _is_part(node) else between)
        if text:
            parts.append(text)
            room -= len(text)
            if room <= 0:
                break
    return squeeze("".join(parts))[:limit]


def _is_part(node: etree._Element) -> bool:
    """Whether a tag may stand around a part of a name, such as the first name alone: it holds a
    single word, or is inside a link, which is one person's."""
    if node.tag != "span":
        return False
    parent = node.getparent()
    return " " not in (node.text or "").strip() or (parent is not None and parent.tag == "a")
