"""The one HTTP client of a process, made on first use: its connections serve every fetch.

Certificates are always checked; there is no way around it.
"""

import atexit
import os
import threading
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx2

from clipper import __version__
from clipper.errors import FetchError
from clipper.sources.deadline import BoundedBackend

_HEADERS = {
    "User-Agent": f"Clipper/{__version__} (+newsclipper)",
    "Accept": "text/html,application/xhtml+xml;q=0.9,text/*;q=0.8,*/*;q=0.1",
}

_lock = threading.Lock()
_clients: dict[int, httpx2.Client] = {}


def client() -> httpx2.Client:
    """The process's client; safe to use from many threads. A forked process makes its own."""
    with _lock:
        if os.getpid() not in _clients:
            _clients[os.getpid()] = _new()
        return _clients[os.getpid()]


def close() -> None:
    """Close all connections; a later fetch opens new ones."""
    with _lock:
        mine = _clients.pop(os.getpid(), None)
    if mine is not None:
        mine.close()


def _new() -> httpx2.Client:
    # What a page sets must not change what the next one says (metered paywalls count by cookie), so
    # the client keeps none; a fetch has its own for its redirects.
    forgetful = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
    try:
        made = httpx2.Client(headers=_HEADERS, cookies=forgetful)
    except (ImportError, ValueError) as error:
        raise FetchError(
            "", f"the proxy that the environment sets cannot be used ({error})", "Check HTTPS_PROXY"
        ) from error
    # HTTPTransport takes no network backend, though its pool does, and a transport of our own would
    # lose the proxies of the environment.
    for transport in (made._transport, *made._mounts.values()):
        if isinstance(transport, httpx2.HTTPTransport):
            transport._pool._network_backend = BoundedBackend()
    return made


atexit.register(close)
