"""Pages from the web, through httpx2: one client a process, one deadline a page."""

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from clipper.config import Options
from clipper.errors import FetchError, FetchTooLarge, SourceEmpty, UnknownFormat
from clipper.sources import addresses
from clipper.sources.cache import Answer, Cache
from clipper.sources.media import HTML, media_type, type_of_header, type_of_suffix
from clipper.types import Page

if TYPE_CHECKING:
    import httpx2

REDIRECTS = 10
"""How many redirects are followed at most."""

# Types that servers give to everything they know nothing of, so that content decides.
_VAGUE = re.compile(r"|text/(?:plain|xml|x-.+)|application/(?:xml|octet-stream|x-unknown.*)")


def read(name: str, options: Options, cache: Cache | None = None) -> Page:
    """The page at an http or https address, within `options.timeout` seconds in all.

    The body, decompressed, may have `options.max_bytes`. Connection errors and the statuses in
    `retry.STATUSES` are tried again as long as the deadline allows. cache: of earlier answers; one
    is taken when the server says that it still holds, and new ones are kept in it.

    Raises FetchTimeout, FetchRefused, FetchTooLarge, FetchUnsafe, FetchError; SourceEmpty and
    UnknownFormat for what came.
    """
    from clipper.sources.deadline import deadline, left
    from clipper.sources.retry import persist

    source = without_credentials(name)
    with deadline(options.timeout):
        answer = persist(lambda: _attempt(name, source, options, cache), left)
    if not answer.body.strip():
        raise SourceEmpty(source, "the server sent an empty page", "Look at it in a browser")
    charset = re.search(r"(?i)charset\s*=\s*[\"']?([\w.:+-]+)", answer.content_type)
    return Page(
        source=source,
        url=options.url or without_credentials(answer.url).partition("#")[0],
        body=answer.body,
        media_type=_media_type(source, answer),
        charset=charset[1] if charset else None,
        fetched_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def without_credentials(url: str) -> str:
    """The address without the name and password it may hold: those are never shown or stored."""
    return re.sub(r"(?i)^(https?://)[^/?#\\]*@", r"\1", url)


def _attempt(url: str, source: str, options: Options, cache: Cache | None) -> Answer:
    import httpx2

    from clipper.sources.deadline import left
    from clipper.sources.failures import explained

    try:
        return _follow(url, source, options, cache)
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise explained(error, source, options.timeout, late=left() < 0.05) from error


def _follow(url: str, source: str, options: Options, cache: Cache | None) -> Answer:
    """The answer at the end of all redirects."""
    import httpx2

    from clipper.sources.client import client

    cookies = httpx2.Cookies()
    timeout = httpx2.Timeout(options.timeout, connect=options.timeout / 2)
    if problem := addresses.unclosed(url):
        raise httpx2.InvalidURL(problem)
    request = client().build_request("GET", url, timeout=timeout)
    asked: set[tuple[str, str | None]] = set()
    for _ in range(REDIRECTS + 1):
        host, port = request.url.raw_host.decode("ascii"), request.url.port
        if problem := addresses.impossible(host, port):
            raise httpx2.InvalidURL(problem)
        cookies.set_cookie_header(request)
        _require_new(request, asked, source)
        asked_for = str(request.url)
        kept = cache.find(asked_for) if cache else None
        request.headers.update(kept.conditions if kept else {})
        response = client().send(request, stream=True, follow_redirects=False)
        try:
            cookies.extract_cookies(response)
            if kept and response.status_code == 304:
                return kept
            if response.next_request is None:
                answer = _received(response, source, options.max_bytes)
                if cache:
                    cache.keep(asked_for, answer)
                return answer
            request = response.next_request
        finally:
            response.close()
    raise FetchError(source, f"more than {REDIRECTS} redirects", "Look at it in a browser")


def _require_new(
    request: "httpx2.Request", asked: set[tuple[str, str | None]], source: str
) -> None:
    """Raises FetchError for a redirect in a loop or to what is no web page; notes the others."""
    if request.url.scheme not in ("http", "https"):
        problem = f"the page redirects to a {request.url.scheme} address"
        raise FetchError(source, problem, "Clipper follows http and https only")
    # The same address with another cookie is a site that tests for cookies, and no loop yet.
    wanted = str(request.url), request.headers.get("Cookie")
    if wanted in asked:
        raise FetchError(source, "the page redirects in a loop", "Look at it in a browser")
    asked.add(wanted)


def _received(response: "httpx2.Response", source: str, limit: int) -> Answer:
    """The response's body, never more of it in memory than `limit` bytes and one chunk."""
    _require_page(response, source)
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > limit:
            problem = f"the page is larger than {limit / 2**20:.3g} MB"
            raise FetchTooLarge(source, problem, "Save it, and give the file with --url ADDRESS")
    headers = response.headers
    return Answer(
        url=str(response.url),
        content_type=headers.get("Content-Type", ""),
        body=bytes(body),
        etag=headers.get("ETag", ""),
        modified=headers.get("Last-Modified", ""),
    )


def _require_page(response: "httpx2.Response", source: str) -> None:
    from clipper.sources.failures import refused
    from clipper.sources.retry import STATUSES, Temporary

    if response.is_success:
        return
    retry_after = response.headers.get("Retry-After")
    error = refused(source, response.status_code, retry_after)
    raise Temporary(error, retry_after) if response.status_code in STATUSES else error


def _media_type(source: str, answer: Answer) -> str:
    """What the answer is; its content is believed over its header where they differ."""
    declared = answer.content_type.partition(";")[0].strip().lower()
    promised = type_of_header(declared)
    suffix = re.search(r"\.\w{1,10}$", urlsplit(answer.url).path)
    if declared in ("", "text/plain") and suffix and type_of_suffix(suffix[0]) != HTML:
        promised = type_of_suffix(suffix[0])
    found = media_type(source, answer.body, promised)
    if found != HTML and not promised and not _VAGUE.fullmatch(declared):
        raise UnknownFormat(
            source, f"the server sent {declared}, neither HTML nor text", "Give the article's page"
        )
    return found
