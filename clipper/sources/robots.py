"""What sites ask of programs in their robots.txt (RFC 9309), read by protego."""

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from protego import Protego

AGENT = "Clipper"
"""The name that a robots.txt calls us by."""

LARGEST = 512 * 1024
"""Bytes that are read; the standard asks for 500 KiB at least."""

SECONDS = 10.0
SLOWEST = 30.0
"""The longest Crawl-delay that is kept, in seconds."""

HOSTS = 1000
"""Sites whose rules are remembered."""


class Robots:
    """The rules of the sites that were asked about; to be used from several threads."""

    def __init__(self) -> None:
        self._rules = lru_cache(HOSTS)(_rules)

    def allows(self, url: str) -> bool:
        """Whether `url` may be fetched; its site's rules are fetched when they are not known."""
        rules = self._rules(_site(url))
        return rules is None or bool(rules.can_fetch(url, AGENT))

    def delay(self, url: str) -> float:
        """The seconds between two requests that the site asks for; 0 when it does not."""
        rules = self._rules(_site(url))
        return min(SLOWEST, float((rules and rules.crawl_delay(AGENT)) or 0))


def _site(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:  # no address at all, and no rules
        return url
    return f"{parts.scheme}://{parts.netloc}"


def _rules(site: str) -> "Protego | None":
    """The rules of a site; `None` where there are none. One that fails to tell allows nothing.

    A site that cannot be reached at all has no rules: fetching its page says what is wrong.
    """
    import httpx2
    from protego import Protego

    from clipper.errors import FetchError
    from clipper.sources.client import client
    from clipper.sources.deadline import deadline

    try:
        with (
            deadline(SECONDS),
            client().stream("GET", f"{site}/robots.txt", follow_redirects=True) as response,
        ):
            if response.status_code >= 500:
                return Protego.parse("User-agent: *\nDisallow: /")
            if response.status_code >= 400:
                return None
            body = bytearray()
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > LARGEST:
                    break
        return Protego.parse(body[:LARGEST].decode("utf-8", "replace"))
    except (httpx2.HTTPError, httpx2.InvalidURL, FetchError, ValueError):
        return None
