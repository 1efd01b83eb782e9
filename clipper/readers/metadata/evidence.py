"""What the page offers: its meta tags, links, headings and scripts, gathered in one pass."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from clipper.readers.metadata.strings import squeeze

LONGEST_VALUE = 20_000
MOST_VALUES = 2_000
MOST_HEADINGS = 50
LARGEST_SCRIPT = 2_000_000
LARGEST_SCRIPTS = 6_000_000
"""All JSON-LD of a page together, in characters."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The parts of a page that speak of its article, in the page's order."""

    tree: HtmlElement
    url: str | None
    """Where the page came from; the page's own canonical address is in `links` and `metas`."""
    metas: Mapping[str, tuple[str, ...]]
    """Contents by lower-case property, name, itemprop or http-equiv."""
    links: Mapping[str, tuple[str, ...]]
    """Addresses by lower-case rel."""
    title: str
    """The text of `<title>`, untouched but for its blanks."""
    headings: tuple[HtmlElement, ...]
    """The `<h1>` elements."""
    scripts: tuple[str, ...]
    """The JSON-LD scripts, each of a size that can be read."""

    def meta(self, *names: str) -> str:
        """The first content that is not empty, in the order of the names; else an empty string."""
        return next((value for name in names for value in self.metas.get(name, ())), "")


def gather(tree: HtmlElement, url: str | None) -> Evidence:
    """Collects the evidence of a page in one walk over its elements; the tree stays as it is."""
    metas: dict[str, list[str]] = {}
    links: dict[str, list[str]] = {}
    headings: list[HtmlElement] = []
    scripts: list[str] = []
    title = ""
    kept = room = 0
    for element in tree.iter("meta", "link", "title", "h1", "script"):
        match element.tag:
            case "meta" if kept < MOST_VALUES:
                kept += _keep_meta(element, metas)
            case "link" if kept < MOST_VALUES:
                kept += _keep_link(element, links)
            case "title" if not title:
                title = squeeze(element.text or "")[:LONGEST_VALUE]
            case "h1" if len(headings) < MOST_HEADINGS:
                headings.append(element)
            case "script" if "ld+json" in (element.get("type") or "").lower():
                text = element.text or ""
                room += len(text)
                if len(text) <= LARGEST_SCRIPT and room <= LARGEST_SCRIPTS:
                    scripts.append(text)
    return Evidence(
        tree, url, _frozen(metas), _frozen(links), title, tuple(headings), tuple(scripts)
    )


def _keep_meta(element: HtmlElement, metas: dict[str, list[str]]) -> int:
    content = squeeze((element.get("content") or "")[:LONGEST_VALUE])
    if not content:
        return 0
    names = {element.get(key) for key in ("property", "name", "itemprop", "http-equiv")}
    for name in names - {None, ""}:
        metas.setdefault(str(name).strip().lower(), []).append(content)
    return 1


def _keep_link(element: HtmlElement, links: dict[str, list[str]]) -> int:
    address = (element.get("href") or "").strip()[:LONGEST_VALUE]
    rel = (element.get("rel") or "").strip().lower()
    if rel not in ("canonical", "author", "shorturl") or not address:
        return 0
    links.setdefault(rel, []).append(address)
    return 1


def _frozen(values: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(contents) for name, contents in values.items()}
