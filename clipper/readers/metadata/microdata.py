"""Microdata: items in the markup itself, told as the same nodes that JSON-LD gives.

The standard is https://html.spec.whatwg.org/multipage/microdata.html; `itemref` is not followed.
"""

from functools import cache
from itertools import islice
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from clipper.readers.metadata.nodes import Node
from clipper.readers.metadata.strings import squeeze, text_of

MOST_ITEMS = 10
MOST_PROPERTIES = 300
MOST_ELEMENTS = 20_000
_VALUES = ("content", "datetime", "href", "src", "data")


@cache
def _articles() -> etree.XPath:
    return etree.XPath(
        "descendant-or-self::*[@itemscope]"
        "[contains(@itemtype, 'Article') or contains(@itemtype, 'Posting')]"
    )


def articles(tree: HtmlElement) -> list[Node]:
    """The articles that the markup describes, in the page's order."""
    found = cast("list[HtmlElement]", _articles()(tree))
    return [_item(element) for element in found[:MOST_ITEMS]]


def _item(scope: HtmlElement) -> Node:
    """An item with its properties; the properties of items inside it go to those."""
    top: dict[str, object] = {"@type": (scope.get("itemtype") or "").split()}
    inner: dict[HtmlElement, dict[str, object]] = {scope: top}
    marked = (e for e in islice(scope.iterdescendants(), MOST_ELEMENTS) if e.get("itemprop"))
    for element in islice(marked, MOST_PROPERTIES):
        owner = inner.get(_owner(element))
        if owner is None:
            continue
        value: object = _value(element)
        if element.get("itemscope") is not None:
            value = inner[element] = {"@type": (element.get("itemtype") or "").split()}
            if text := text_of(element, 300):
                inner[element]["text"] = text
        for name in (element.get("itemprop") or "").split():
            values = owner.setdefault(name, [])
            if isinstance(values, list):
                values.append(value)
    return top


def _owner(element: HtmlElement) -> HtmlElement | None:
    return next(
        (parent for parent in element.iterancestors() if parent.get("itemscope") is not None), None
    )


def _value(element: HtmlElement) -> str:
    for name in _VALUES:
        if value := squeeze(element.get(name) or ""):
            return value
    return text_of(element)
