"""What went wrong on the web, in words that say what to try."""

import math
import os
import socket
import ssl
from collections.abc import Iterator

import httpx2

from clipper.errors import FetchError, FetchRefused, FetchTimeout, FetchUnsafe, in_seconds
from clipper.sources.retry import Temporary, seconds_of

SAVE = "Open it in a browser, save the page, and give the file with --url ADDRESS"
_LATER = "Try again later"
_CHECK = "Check the address"
_LOOK = "Look at it in a browser"

_STATUSES = {
    401: ("wants a login", SAVE),
    402: ("wants payment", SAVE),
    403: ("refuses programs", SAVE),
    404: ("has no such page", _CHECK),
    407: ("is behind a proxy that wants a login", "Set HTTPS_PROXY with name and password"),
    408: ("gave up waiting", _LATER),
    410: ("has removed this page", "Look for it in a web archive"),
    429: ("gets too many requests", _LATER),
    451: ("may not show this page here", SAVE),
    502: ("gets no answer from the one behind it", _LATER),
    503: ("is not available", _LATER),
    504: ("waited in vain for the one behind it", _LATER),
}
_STATUSES |= dict.fromkeys(
    (301, 302, 303, 307, 308), ("redirects, but does not say where to", _LOOK)
)

_OTHERS = {
    3: ("sends no page", _LOOK),
    4: ("refuses", _CHECK),
    5: ("has an error of its own", _LATER),
}
"""What is told of the statuses that start with a digit."""


def refused(source: str, status: int, retry_after: str | None = None) -> FetchRefused:
    """The error for a status of 400 and above, or any other that brings no page."""
    said, remedy = _STATUSES.get(status) or _OTHERS.get(status // 100, _OTHERS[5])
    wait = seconds_of(retry_after)
    if wait:
        remedy = f"The server asks to wait {in_seconds(math.ceil(wait))}; try again then"
    return FetchRefused(source, f"the server {said} (status {status})", remedy)


def explained(error: Exception, source: str, seconds: float, late: bool) -> FetchError | Temporary:
    """What an error of the HTTP client means: the error to raise, or Temporary around it.

    seconds: the deadline that was set; late: whether it has passed.
    """
    if isinstance(error, httpx2.TimeoutException):
        problem = f"not done within {in_seconds(seconds)}" if late else "no server answers there"
        return FetchTimeout(source, problem, "Try again, or allow more with --timeout SECONDS")
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLEOFError):
            return _unsafe(source, cause)
        if isinstance(cause, socket.gaierror):
            return _unknown_host(source, cause)
    if isinstance(error, httpx2.DecodingError):
        return FetchError(source, "what the server sent cannot be decompressed", SAVE)
    if isinstance(error, httpx2.ConnectError):
        return Temporary(FetchError(source, f"no connection ({_reason(causes)})", _CHECK))
    if isinstance(error, httpx2.ProxyError):
        return FetchError(source, f"the proxy refuses ({error})", "Check HTTPS_PROXY")
    if isinstance(error, httpx2.TransportError) and not isinstance(
        error, httpx2.LocalProtocolError
    ):
        return Temporary(FetchError(source, f"the answer broke off ({_reason(causes)})", _LATER))
    return FetchError(source, f"this address cannot be fetched ({error})", _CHECK)


def _unsafe(source: str, error: ssl.SSLError) -> FetchUnsafe:
    if isinstance(error, ssl.SSLCertVerificationError):
        problem = f"the server's certificate does not hold ({error.verify_message})"
    else:
        problem = f"no secure connection can be made ({error.reason or 'TLS failure'})"
    return FetchUnsafe(
        source, problem, "Clipper fetches nothing it cannot trust; look at it in a browser"
    )


def _unknown_host(source: str, error: socket.gaierror) -> FetchError | Temporary:
    if error.errno == socket.EAI_AGAIN:
        return Temporary(
            FetchError(
                source, "the host's name cannot be looked up", "Check the network connection"
            )
        )
    return FetchError(source, "there is no such host", _CHECK)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _reason(causes: list[BaseException]) -> str:
    for cause in causes:
        if isinstance(cause, OSError) and cause.errno:
            return os.strerror(cause.errno).lower()
    return str(causes[0]) or type(causes[0]).__name__
