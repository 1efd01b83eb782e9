"""A page without what is private: fit to be pasted into a bug report, and read as before.

What extraction looks at stays: elements, class and id names, text, metadata, JSON-LD. Scripts,
styles, comments, form contents, event handlers and all other attributes go, and so do the queries
of addresses, where sessions and tokens travel.
"""

import re

from lxml import etree
from lxml import html as lxml_html

_DROPPED = frozenset("style noscript svg iframe object embed template textarea select".split())
_KEPT = frozenset(
    """
    class id href rel property name content itemprop itemtype itemscope datetime lang dir type
    charset http-equiv style hidden pubdate
    """.split()
)
_SECRET_NAME = re.compile(r"csrf|token|nonce|session|secret|verif|user|visitor", re.IGNORECASE)
_QUERY = re.compile(r"(https?://[^\s\"'<>?#]+)[?#][^\s\"'<>\\]*")
_ACCOUNT = re.compile(r"(https?://)[^/\s\"'@]+@")
_HIDING = re.compile(r"(?:display|visibility)\s*:\s*(?:none|hidden)", re.IGNORECASE)


def shareable(page: str) -> str:
    """The markup of an HTML page without what is private in it."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return ""
    elements: list[lxml_html.HtmlElement] = list(tree.iter())
    for element in elements:
        if _is_dropped(element):
            element.drop_tree()
        else:
            _strip_attributes(element)
    markup = lxml_html.tostring(tree, encoding="unicode", doctype="<!doctype html>")
    return without_secrets(markup)


def without_secrets(text: str) -> str:
    """Addresses in `text` without query, fragment, user name and password."""
    return _QUERY.sub(r"\1", _ACCOUNT.sub(r"\1", text))


def _is_dropped(element: lxml_html.HtmlElement) -> bool:
    if element.getparent() is None:
        return False
    if element.tag == "script":
        return str(element.get("type")).casefold() != "application/ld+json"
    return element.tag in _DROPPED


def _strip_attributes(element: lxml_html.HtmlElement) -> None:
    secret = _is_secret(element)
    for name, value in element.items():
        kept = None if secret else _kept(element, str(name), str(value))
        if kept is None:
            del element.attrib[name]
        else:
            element.set(name, kept)


def _is_secret(element: lxml_html.HtmlElement) -> bool:
    if element.tag == "input":
        return True
    called = f"{element.get('name')} {element.get('property')}"
    return element.tag == "meta" and _SECRET_NAME.search(called) is not None


def _kept(element: lxml_html.HtmlElement, name: str, value: str) -> str | None:
    """What is left of an attribute's value; `None` when the attribute goes."""
    if name not in _KEPT or (name == "style" and not _HIDING.search(value)):
        return None
    if name == "href" and element.tag == "link" and element.get("rel") != "canonical":
        return None
    return without_secrets(value)
