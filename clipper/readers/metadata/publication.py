"""Who publishes the page, where it stands on the web, and in which language."""

import re
from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

from clipper.readers.metadata.evidence import Evidence
from clipper.readers.metadata.nodes import Graph, called, items, texts
from clipper.readers.metadata.strings import is_address, key, plain

LONGEST_NAME = 100
LONGEST_URL = 2_000

_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*", re.IGNORECASE)
_ENDING = re.compile(r"[-–—|·] ([^-–—|·]{2,60})$")
_NEWER = {
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "nb": "no",
    "nn": "no",
    "ger": "de",
    "eng": "en",
    "fre": "fr",
}
"""Codes that were withdrawn or are narrower than what text is told apart by."""


def address(evidence: Evidence) -> str | None:
    """The canonical address, absolute; else where the page came from. A front page is not believed
    to be the canonical address of a page below it: some sites name it on all their pages."""
    came_from = absolute(evidence.url or "", None)
    for claim in (*evidence.links.get("canonical", ())[:1], evidence.meta("og:url")):
        url = absolute(claim, came_from)
        if url is not None and not (_is_front(url) and came_from and not _is_front(came_from)):
            return url
    return came_from


def _is_front(url: str) -> bool:
    return urlsplit(url).path in ("", "/")


def absolute(claim: str, base: str | None) -> str | None:
    """An http(s) address made absolute, or nothing where it is none."""
    claim = claim.strip()
    if not claim or len(claim) > LONGEST_URL or any(blank in claim for blank in ' \t\n<>"'):
        return None
    try:
        url = urljoin(base or "", f"https:{claim}" if claim.startswith("//") else claim)
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and "." in host else None


def publisher(evidence: Evidence, graph: Graph, url: str | None) -> str | None:
    """The publication's name: og:site_name, the data's publisher, the application's name, or what
    ends `<title>` and is the host's name."""
    claims = [evidence.meta("og:site_name"), *_publishers(graph)]
    claims += [*_applications(evidence), evidence.meta("dc.publisher", "publisher")]
    claims += [part for part in _ENDING.findall(evidence.title) if key(part) in _host_keys(url)]
    for claim in claims:
        name = plain(claim)
        if (
            name
            and len(name) <= LONGEST_NAME
            and not is_address(name)
            and any(map(str.isalpha, name))
        ):
            return name
    return None


def house(evidence: Evidence, graph: Graph, url: str | None) -> set[str]:
    """Keys of all the names that the publication goes by, its host's among them."""
    names = [
        evidence.meta("og:site_name"),
        *_applications(evidence),
        evidence.meta("publisher"),
        evidence.meta("dc.publisher"),
        *_publishers(graph),
    ]
    return {text for name in names if len(text := key(plain(name))) > 1} | _host_keys(url)


def _host_keys(url: str | None) -> set[str]:
    """Keys of the names that a host goes by: whole, without its last part, and its parts."""
    host = (urlsplit(url).hostname or "") if url else ""
    host = host.removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    names = (host, host.rpartition(".")[0], *host.split(".")[:-1])
    return {text for name in names if len(text := key(name)) > 1}


def _applications(evidence: Evidence) -> list[str]:
    """What the page calls itself as an application, which on some pages is the article's title."""
    names = (evidence.meta("application-name"), evidence.meta("apple-mobile-web-app-title"))
    title = key(plain(evidence.meta("og:title")))
    return [name for name in names if key(plain(name)) != title]


def _publishers(graph: Graph) -> list[str]:
    """The names of whoever the data calls publisher."""
    return [
        name
        for _, value in graph.values("publisher")
        for item in items(value)
        for name in (called(graph.resolve(item)) if isinstance(item, Mapping) else texts(item))
        if not is_address(name)
    ]


def language_tag(evidence: Evidence, graph: Graph) -> str:
    """The page's language tag as it declares it, e.g. `en-US`; empty when it does not."""
    root = evidence.tree.getroottree().getroot()
    claims = (
        root.get("lang")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or root.get("xml:lang")
        or "",
        graph.first("inLanguage"),
        evidence.meta("og:locale"),
        evidence.meta("content-language", "language", "dc.language", "inlanguage"),
    )
    return next((claim.strip() for claim in claims if _LANGUAGE.fullmatch(claim.strip())), "")


def language(tag: str) -> str | None:
    """ISO 639-1 of a language tag; nothing for a language that has no two-letter code."""
    code = tag.replace("_", "-").split("-", 1)[0].lower()
    code = _NEWER.get(code, code)
    return code if len(code) == 2 else None
