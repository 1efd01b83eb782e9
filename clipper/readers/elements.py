"""What an element's tag, names and attributes tell of the text in it."""

import re
from functools import lru_cache

from lxml import etree

from clipper.types import BlockKind

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_EMBED = re.compile(
    r"twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|fb-post|reddit-(?:embed|card)"
)
_CAPTION = re.compile(r"caption|photo-?credit|image-?credit|wp-caption|legende|bildunterschrift")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_UNSEEN = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader|tooltip-?text)", re.IGNORECASE
)
_STAMP = re.compile(r"(?:^|[\s_-])(?:date|time)-?(?:time|stamp)?(?:$|[\s_-])", re.IGNORECASE)
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_TELLING = ("itemprop", "role", "data-testid", "data-component", "data-type", "data-module")
"""Attributes that name an element as its classes do; they alone where classes are hashes."""
_UNNUMBERED = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_INTEGER = re.compile(r"-?[0-9]{1,9}")
_HIDDEN = "not-shown"
_NAME_LIMIT = 200
_LONGEST_PATH = 10_000
"""Characters, five times what pages have. What tags never closed nest deeper is told by its own
name, without those between."""


@lru_cache(maxsize=1024)
def role_of(classes: str) -> str:
    """What an inline element is by its classes: `unseen`, for screen readers or pointers only
    ('opens in a new window'); a picture's `caption`, and so a block of its own; a `stamp`, a date
    that styles set apart from the words beside it; or nothing."""
    if _UNSEEN.search(classes):
        return "unseen"
    if _CAPTION.search(classes.lower()):
        return "caption"
    return "stamp" if _STAMP.search(classes) else ""


def name_of(element: etree._Element) -> str:
    """The tag of an element and the names that its attributes give it."""
    given = element.keys()
    if not given:
        return element.tag
    if given == ["class"]:
        return _name(element.tag, None, element.get("class"), "", False)
    told = [value for attribute in _TELLING if (value := element.get(attribute))]
    hidden = _is_hidden(element.get("style"), element.get("hidden"), element.get("aria-hidden"))
    return _name(element.tag, element.get("id"), element.get("class"), " ".join(told), hidden)


def _is_hidden(style: str | None, hidden: str | None, aria: str | None) -> bool:
    """Does the markup itself say that an element is not to be seen, or not to be read out?"""
    if hidden is not None or aria == "true":
        return True
    return style is not None and "none" in style and _NOT_SHOWN.search(style) is not None


@lru_cache(maxsize=1024)
def _name(tag: str, identifier: str | None, classes: str | None, told: str, hidden: bool) -> str:
    name = tag
    if identifier:
        name += "#" + "-".join(identifier.split())
    for words in (classes, told, _HIDDEN if hidden else None):
        if words:
            name += "." + ".".join(words.split())
    return _CAMEL.sub("-", name[:_NAME_LIMIT]).lower()


@lru_cache(maxsize=1024)
def path_of(outer: str, name: str) -> str:
    """One string for all elements of the same path: what is looked up by it is found at once."""
    if len(outer) > _LONGEST_PATH:
        outer = outer.rpartition(" ")[0]
    return f"{outer} {name}"


@lru_cache(maxsize=1024)
def kind_of(tag: str, name: str, outer: BlockKind) -> BlockKind:
    """What the text of an element is, by its tag and name and by what is around it."""
    if tag in HEADINGS:
        return "heading"
    if tag == "figcaption" or outer == "caption" or _CAPTION.search(name):
        return "caption"
    if outer == "embed" or _EMBED.search(name):
        return "embed"
    if tag == "blockquote" or outer == "quote":
        return "quote"
    if tag in ("li", "dt", "dd"):
        return "list_item"
    return "list_item" if outer == "list_item" and tag != "p" else "paragraph"


def first_number(ordered: etree._Element) -> int | None:
    """The number of a list's first item; none where the list shows none."""
    if _UNNUMBERED.search(ordered.get("style", "")):
        return None
    items = len(ordered.findall("li")) if "reversed" in ordered.attrib else 1
    return integer(ordered.get("start"), items)


def integer(written: str | None, otherwise: int) -> int:
    """The number that an attribute gives, or another where it gives none."""
    found = _INTEGER.fullmatch((written or "").strip())
    return int(found[0]) if found else otherwise
