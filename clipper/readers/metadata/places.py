"""Where on a page something stands."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import islice

from lxml.html import HtmlElement

from clipper.readers.metadata.strings import squeeze, text_of
from clipper.readers.metadata.wordlists import entries

NEAR = 80
"""How many elements count as following the headline closely."""
ABOVE = 3
"""How many levels around a headline, and elements of each, stand directly above it."""
TRAIL = 4
"""How many levels around a heading can make it part of a list or trail."""
HIGHEST = 25
"""How many ancestors are looked at."""

_ASIDES = frozenset(("aside", "footer", "nav", "figure", "figcaption", "form", "dialog", "button"))


@cache
def _aside_names() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(name) for name in entries("bylines", "asides")))


def marks(element: HtmlElement) -> str:
    """The class names and the id of an element, lower case."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower()


def around(headline: HtmlElement | None) -> frozenset[HtmlElement]:
    """The elements that hold the headline; what is around it is around the article too."""
    return frozenset(headline.iterancestors() if headline is not None else ())


def is_aside(element: HtmlElement, holders: Collection[HtmlElement] = frozenset()) -> bool:
    """Whether an element is inside what is beside the article: comments, related stories,
    captions, navigation. `holders`: the elements around the headline, which are none of these,
    whatever they are called."""
    node: HtmlElement | None = element
    for _ in range(HIGHEST):
        if node is None or node in holders or node.tag in ("body", "html"):
            return False
        if node.tag in _ASIDES and not (node.tag == "footer" and _has_article(node)):
            return True
        if node.tag not in ("article", "main") and _aside_names().search(marks(node)):
            return True
        node = node.getparent()
    return False


def _has_article(footer: HtmlElement) -> bool:
    """Whether a footer is an article's own: bylines stand there on some sites."""
    return next(footer.iterancestors("article"), None) is not None


def is_trail(element: HtmlElement) -> bool:
    """Whether an element ends a breadcrumb trail instead of heading the article."""
    node: HtmlElement | None = element
    for _ in range(TRAIL):
        if node is None or node.tag in ("article", "main", "body"):
            return False
        said = marks(node)
        if node.tag in ("nav", "ol", "ul", "li") or "crumb" in said:
            return True
        node = node.getparent()
    return False


def elements_after(headline: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that follow the headline closely, in the page's order."""
    return islice(_following(headline), NEAR)


def _following(element: HtmlElement) -> Iterator[HtmlElement]:
    # Up from the element, since a walk down to it takes as long as the page before it is.
    node: HtmlElement | None = element
    while node is not None:
        for sibling in node.itersiblings():
            yield from sibling.iter()
        node = node.getparent()


def lines_after(headline: HtmlElement) -> Iterator[str]:
    """The texts that follow the headline closely: behind it in its own box, then element by
    element."""
    for holder in islice((headline, *headline.iterancestors()), ABOVE):
        if line := squeeze((holder.tail or "")[:1_000]):
            yield line
    for element in elements_after(headline):
        silent = not isinstance(element.tag, str) or element.tag in ("script", "style")
        for text in (None if silent else element.text, element.tail):
            if text and (line := squeeze(text[:1_000])):
                yield line


def lines_before(headline: HtmlElement, longest: int) -> Iterator[str]:
    """The short texts that stand directly above the headline, the nearest first."""
    node = headline
    for _ in range(ABOVE):
        for sibling in islice(node.itersiblings(preceding=True), ABOVE):
            if (
                isinstance(sibling.tag, str)
                and len(line := text_of(sibling, longest + 1)) <= longest
            ):
                yield line
        parent = node.getparent()
        if parent is None or parent.tag in ("body", "html"):
            return
        yield squeeze((parent.text or "")[: longest + 1])
        node = parent
