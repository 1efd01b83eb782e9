"""Pages from the web, against servers on loopback that behave well, badly or not at all."""

import gzip
import pickle
import socket
import ssl
import struct
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import brotli
import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from clipper import __version__
from clipper.config import Options
from clipper.errors import (
    ClipperError,
    FetchError,
    FetchRefused,
    FetchTimeout,
    FetchTooLarge,
    FetchUnsafe,
    SourceEmpty,
    SourceError,
    UnknownFormat,
    in_seconds,
)
from clipper.sources import client, read, retry

PAGE = "<!doctype html><title>Ferry</title><p>The ferry to Norrö sails again from Monday.</p>"
OPTIONS = Options(timeout=5)
HURRIED = Options(timeout=0.4)


@pytest.fixture(autouse=True, scope="module")
def _connections() -> Iterator[None]:
    """No connection outlives the tests, and none goes through a proxy of the machine's."""
    with pytest.MonkeyPatch.context() as environment:
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            environment.delenv(name, raising=False)
            environment.delenv(name.upper(), raising=False)
        yield
        client.close()


@contextmanager
def raw_server(answer: Callable[[socket.socket, threading.Event], None]) -> Iterator[str]:
    """The address of a server that lets `answer` do what it likes with each connection.

    The event is set when the test is done.
    """
    done = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                try:
                    connection.recv(65536)
                    answer(connection, done)
                except OSError:
                    pass

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/story"
    finally:
        done.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def drip(head: bytes, byte: bytes) -> Callable[[socket.socket, threading.Event], None]:
    """A server's answer that never ends: `head`, then one byte now and then."""

    def answer(connection: socket.socket, done: threading.Event) -> None:
        connection.sendall(head)
        while not done.wait(0.05):
            connection.sendall(byte)

    return answer


def failure(url: str, options: Options = OPTIONS) -> ClipperError:
    """The error that reading `url` ends in, which names the address and can be pickled."""
    with pytest.raises(ClipperError) as caught:
        read(url, options)
    assert caught.value.source == url
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    return caught.value


def test_a_page_comes_with_all_that_is_known_of_it(httpserver: HTTPServer) -> None:
    """The source is the name as given; address, type, charset and time are the server's."""
    body = PAGE.encode("iso-8859-1")
    httpserver.expect_request("/story").respond_with_data(
        body, content_type="text/html; charset=ISO-8859-1"
    )
    url = httpserver.url_for("/story")
    page = read(url, OPTIONS)
    assert (page.source, page.url, page.body) == (url, url, body)
    assert (page.media_type, page.charset) == ("text/html", "ISO-8859-1")
    assert page.fetched_at is not None
    fetched = datetime.fromisoformat(page.fetched_at)
    assert fetched.utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - fetched) < timedelta(seconds=10)


def test_the_server_learns_who_asks(httpserver: HTTPServer) -> None:
    """The request says that it is Clipper, of which version, and that it wants HTML."""
    seen: list[Request] = []

    def answer(request: Request) -> Response:
        seen.append(request)
        return Response(PAGE, content_type="text/html")

    httpserver.expect_request("/").respond_with_handler(answer)
    read(httpserver.url_for("/"), OPTIONS)
    assert seen[0].headers["User-Agent"] == f"Clipper/{__version__} (+newsclipper)"
    assert seen[0].headers["Accept"].startswith("text/html")
    assert "br" in seen[0].headers["Accept-Encoding"]
    assert "zstd" in seen[0].headers["Accept-Encoding"]


def _brotli(data: bytes) -> bytes:
    return bytes(brotli.compress(data, quality=1))


def _zstd(data: bytes) -> bytes:
    from backports import zstd

    return bytes(zstd.compress(data))


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("br", brotli.compress),
        ("zstd", _zstd),
    ],
)
def test_every_usual_compression_is_read(
    httpserver: HTTPServer, coding: str, pack: Callable[[bytes], bytes]
) -> None:
    """What the server compressed arrives as it was."""
    httpserver.expect_request("/").respond_with_data(
        pack(PAGE.encode()), headers={"Content-Encoding": coding}, content_type="text/html"
    )
    assert read(httpserver.url_for("/"), OPTIONS).body == PAGE.encode()


@pytest.mark.parametrize(
    ("coding", "pack"), [("gzip", gzip.compress), ("br", _brotli), ("zstd", _zstd)]
)
def test_a_decompression_bomb_is_stopped_at_the_cap(
    httpserver: HTTPServer, coding: str, pack: Callable[[bytes], bytes]
) -> None:
    """The cap counts what comes out of the decompression, not what comes over the wire."""
    bomb = pack(b"<p>" + bytes(30 * 2**20))
    assert len(bomb) < 50_000
    httpserver.expect_request("/").respond_with_data(bomb, headers={"Content-Encoding": coding})
    error = failure(httpserver.url_for("/"), Options(timeout=5, max_bytes=2**20))
    assert isinstance(error, FetchTooLarge)
    assert "larger than 1 MB" in str(error)


def test_a_body_over_the_cap_is_refused_and_one_at_the_cap_is_not(httpserver: HTTPServer) -> None:
    """`max_bytes` is the largest body that is read."""
    httpserver.expect_request("/").respond_with_data(PAGE, content_type="text/html")
    size = len(PAGE.encode())
    assert len(read(httpserver.url_for("/"), Options(max_bytes=size)).body) == size
    assert isinstance(failure(httpserver.url_for("/"), Options(max_bytes=size - 1)), FetchTooLarge)


def test_redirects_are_followed_to_the_final_address(httpserver: HTTPServer) -> None:
    """The page's address is that at the end of the redirects."""
    for here, there in (("/a", "/b"), ("/b", "/c")):
        httpserver.expect_request(here).respond_with_data("", 302, headers={"Location": there})
    httpserver.expect_request("/c").respond_with_data(PAGE, content_type="text/html")
    page = read(httpserver.url_for("/a"), OPTIONS)
    assert page.source == httpserver.url_for("/a")
    assert page.url == httpserver.url_for("/c")


def test_a_redirect_loop_is_called_one(httpserver: HTTPServer) -> None:
    """Coming back to an address ends the chase, with an error that says so."""
    httpserver.expect_request("/a").respond_with_data("", 302, headers={"Location": "/b"})
    httpserver.expect_request("/b").respond_with_data("", 301, headers={"Location": "/a"})
    error = failure(httpserver.url_for("/a"))
    assert isinstance(error, FetchError)
    assert "redirects in a loop" in str(error)


def test_ten_redirects_are_followed_and_eleven_are_not(httpserver: HTTPServer) -> None:
    """A chain without a loop ends after the tenth redirect."""
    for step in range(11, 0, -1):
        httpserver.expect_request(f"/{step}").respond_with_data(
            "", 302, headers={"Location": f"/{step - 1}"}
        )
    httpserver.expect_request("/0").respond_with_data(PAGE, content_type="text/html")
    assert read(httpserver.url_for("/10"), OPTIONS).body == PAGE.encode()
    assert "more than 10 redirects" in str(failure(httpserver.url_for("/11")))


@pytest.mark.parametrize("target", ["ftp://127.0.0.1/x", "file:///etc/hostname", "gopher://x/"])
def test_a_redirect_leads_to_no_other_scheme(httpserver: HTTPServer, target: str) -> None:
    """Only http and https are followed."""
    httpserver.expect_request("/").respond_with_data("", 302, headers={"Location": target})
    error = failure(httpserver.url_for("/"))
    assert isinstance(error, FetchError)
    assert f"redirects to a {target.partition(':')[0]} address" in str(error)


def test_a_site_that_tests_for_cookies_is_read_and_the_next_page_knows_nothing_of_it(
    httpserver: HTTPServer,
) -> None:
    """Cookies live for the redirects of one fetch only."""
    cookies: list[str | None] = []

    def answer(request: Request) -> Response:
        cookies.append(request.headers.get("Cookie"))
        if "seen=1" in (cookies[-1] or ""):
            return Response(PAGE, content_type="text/html")
        return Response("", 302, {"Location": "/", "Set-Cookie": "seen=1"})

    httpserver.expect_request("/").respond_with_handler(answer)
    for _ in range(2):
        assert read(httpserver.url_for("/"), OPTIONS).body == PAGE.encode()
    assert cookies == [None, "seen=1", None, "seen=1"]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "wants a login"),
        (403, "save the page"),
        (404, "no such page"),
        (410, "web archive"),
        (418, "refuses"),
        (451, "may not show"),
        (500, "Try again later"),
        (501, "Try again later"),
        (302, "redirects, but does not say where to"),
        (300, "Look at it in a browser"),
    ],
)
def test_an_error_status_is_told_with_what_to_try(
    httpserver: HTTPServer, status: int, said: str
) -> None:
    """The message has the status and a remedy, and the server is asked once."""
    httpserver.expect_request("/").respond_with_data("<p>Sorry</p>", status)
    error = failure(httpserver.url_for("/"))
    assert isinstance(error, FetchRefused)
    assert f"(status {status})" in str(error)
    assert said in str(error)
    assert len(httpserver.log) == 1


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_server_is_asked_again(httpserver: HTTPServer, status: int) -> None:
    """After these the page is asked for again, when the server says it may be."""
    httpserver.expect_ordered_request("/").respond_with_data(
        "", status, headers={"Retry-After": "0"}
    )
    httpserver.expect_ordered_request("/").respond_with_data(PAGE, content_type="text/html")
    assert read(httpserver.url_for("/"), OPTIONS).body == PAGE.encode()


def test_a_server_that_stays_busy_is_given_up(httpserver: HTTPServer) -> None:
    """After the last attempt the status is told."""
    httpserver.expect_request("/").respond_with_data("", 503, headers={"Retry-After": "0"})
    assert "(status 503)" in str(failure(httpserver.url_for("/")))
    assert len(httpserver.log) == retry.ATTEMPTS


def test_a_pause_beyond_the_deadline_is_not_begun(httpserver: HTTPServer) -> None:
    """A server that asks for a longer wait than there is time is given up at once."""
    httpserver.expect_request("/").respond_with_data("", 429, headers={"Retry-After": "120"})
    started = time.monotonic()
    error = failure(httpserver.url_for("/"))
    assert "wait 120 seconds" in str(error)
    assert time.monotonic() - started < 2
    assert len(httpserver.log) == 1


def test_a_second_is_told_as_one(httpserver: HTTPServer) -> None:
    """In the singular, and what is less as it is."""
    httpserver.expect_request("/").respond_with_data("", 429, headers={"Retry-After": "1"})
    error = failure(httpserver.url_for("/"), HURRIED)
    assert error.remedy == "The server asks to wait 1 second; try again then"
    assert [in_seconds(value) for value in (0.4, 1.0, 20)] == [
        "0.4 seconds",
        "1 second",
        "20 seconds",
    ]


def test_retry_after_is_read_in_both_its_forms() -> None:
    """Seconds, or an HTTP date; nonsense is no answer, and the past means now."""
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    assert 28 <= (retry.seconds_of(soon) or 0) <= 30
    assert retry.seconds_of("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    assert retry.seconds_of(" 7 ") == 7
    assert [retry.seconds_of(value) for value in (None, "", "soon", "-1", "²")] == [None] * 5


def test_pauses_grow_and_vary() -> None:
    """Each pause is about twice as long as the one before, and no two are the same."""
    for attempt, longest in ((1, 0.5), (2, 1.0), (3, 2.0)):
        pauses = {retry.pause(attempt) for _ in range(20)}
        assert len(pauses) > 1
        assert all(longest / 2 <= pause <= longest for pause in pauses)


@pytest.mark.parametrize(
    ("head", "byte"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>", b"x"),
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x"),
        (b"", b""),
    ],
)
def test_a_slow_drip_ends_at_the_deadline(head: bytes, byte: bytes) -> None:
    """A server that drips its body, its headers, or says nothing at all is left in time."""
    started = time.monotonic()
    with raw_server(drip(head, byte)) as url:
        error = failure(url, HURRIED)
        assert time.monotonic() - started < 1.5
    assert isinstance(error, FetchTimeout)
    assert "0.4 seconds" in str(error)
    assert "--timeout" in str(error)


def test_a_slow_name_server_is_left_at_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deadline holds for the look-up of the host's name as well."""
    answered = threading.Event()

    def look_up(*_: object, **__: object) -> list[object]:
        answered.wait(5)
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    started = time.monotonic()
    error = failure("http://slow.example/", HURRIED)
    assert isinstance(error, FetchTimeout)
    assert time.monotonic() - started < 2
    answered.set()


def test_an_unknown_host_is_named_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that no name server knows is not tried again."""
    lookups = []

    def look_up(*_: object, **__: object) -> list[object]:
        lookups.append(1)
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    error = failure("http://nowhere.example/")
    assert isinstance(error, FetchError)
    assert "no such host" in str(error)
    assert len(lookups) == 1


def test_a_refused_connection_is_tried_again_and_told() -> None:
    """Nobody listens at the port: the message says so."""
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    error = failure(f"http://127.0.0.1:{port}/", Options(timeout=0.6))
    assert isinstance(error, FetchError)
    assert "connection refused" in str(error)


def test_a_reset_connection_is_tried_again() -> None:
    """A connection that is reset once is no failure."""
    asked = []

    def answer(connection: socket.socket, _: threading.Event) -> None:
        asked.append(1)
        if len(asked) == 1:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return
        body = PAGE.encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        connection.sendall(head.encode() + body)

    with raw_server(answer) as url:
        assert read(url, OPTIONS).body == PAGE.encode()
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n<p>Half of the", "broke off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>Ha", "broke off"),
        (b"\x16\x03\x01 this is no HTTP\r\n\r\n", "broke off"),
        (
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\nplain",
            "decompress",
        ),
    ],
)
def test_a_server_that_lies_about_its_answer_is_refused(sent: bytes, said: str) -> None:
    """Half an article is not taken for a whole one."""
    with raw_server(lambda connection, _: connection.sendall(sent)) as url:
        error = failure(url, Options(timeout=0.6))
    assert isinstance(error, FetchError)
    assert said in str(error)


def test_what_comes_after_the_announced_length_is_not_read() -> None:
    """A Content-Length that is too small ends the page there."""
    sent = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<p>Short.and more"
    with raw_server(lambda connection, _: connection.sendall(sent)) as url:
        assert read(url, OPTIONS).body == b"<p>Short."


@pytest.mark.parametrize(
    ("declared", "body", "found"),
    [
        ("text/plain", PAGE, "text/html"),
        ("application/octet-stream", PAGE, "text/html"),
        ("image/png", PAGE, "text/html"),
        ("", PAGE, "text/html"),
        ("text/html", "Just a sentence, without any markup.", "text/plain"),
        ("application/xhtml+xml", "<?xml version='1.0'?><html><p>x</p></html>", "text/html"),
        ("text/markdown", "Words", "text/markdown"),
        ("text/plain; charset=utf-8", "Words on a line.\n\nAnd more.", "text/plain"),
    ],
)
def test_content_is_believed_over_the_declared_type(
    httpserver: HTTPServer, declared: str, body: str, found: str
) -> None:
    """Servers that lie about the type are read for what they send."""
    httpserver.expect_request("/").respond_with_data(body, headers={"Content-Type": declared})
    assert read(httpserver.url_for("/"), OPTIONS).media_type == found


@pytest.mark.parametrize(
    ("declared", "body", "said"),
    [
        ("text/html", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF document"),
        ("application/pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF document"),
        ("image/jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
        ("application/json", b'{"headline": "Ferry"}', "JSON"),
        ("text/css", b"body { color: red }", "text/css"),
        ("application/rss+xml", b'<?xml version="1.0"?><rss version="2.0"/>', "a feed"),
    ],
)
def test_what_is_no_page_is_named(
    httpserver: HTTPServer, declared: str, body: bytes, said: str
) -> None:
    """A type that holds no article is refused by its name."""
    httpserver.expect_request("/").respond_with_data(body, content_type=declared)
    error = failure(httpserver.url_for("/"))
    assert isinstance(error, UnknownFormat)
    assert said in str(error)


def test_an_empty_answer_is_empty(httpserver: HTTPServer) -> None:
    """Status 200 without a body is no page."""
    httpserver.expect_request("/").respond_with_data(" \n")
    assert isinstance(failure(httpserver.url_for("/")), SourceEmpty)


def test_a_certificate_that_does_not_hold_is_refused() -> None:
    """A self-signed certificate ends the fetch, and no second attempt is made."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).parent / "data" / "self-signed.pem")
    with HTTPServer(host="localhost", ssl_context=context) as server:
        server.expect_request("/").respond_with_data(PAGE)
        error = failure(server.url_for("/"))
        assert not server.log
    assert isinstance(error, FetchUnsafe)
    assert "certificate does not hold" in str(error)


def test_a_server_without_tls_is_no_secure_connection(httpserver: HTTPServer) -> None:
    """https against a port that speaks http is refused as unsafe."""
    error = failure(httpserver.url_for("/").replace("http://", "https://"), Options(timeout=1))
    assert isinstance(error, FetchUnsafe)


def test_credentials_are_used_and_never_shown(httpserver: HTTPServer) -> None:
    """Name and password go to the server and nowhere else: not to the page, not to messages."""
    seen: list[Request] = []

    def answer(request: Request) -> Response:
        seen.append(request)
        return Response(PAGE, 200 if request.path == "/" else 404, content_type="text/html")

    httpserver.expect_request("/").respond_with_handler(answer)
    httpserver.expect_request("/x").respond_with_handler(answer)
    secret = httpserver.url_for("/").replace("://", "://anna:geheim@")
    page = read(secret, OPTIONS)
    assert seen[0].authorization is not None
    assert seen[0].authorization.password == "geheim"
    assert (page.source, page.url) == (httpserver.url_for("/"),) * 2
    with pytest.raises(FetchRefused) as caught:
        read(secret + "x", OPTIONS)
    assert "geheim" not in str(caught.value) + caught.value.source


@pytest.mark.parametrize(
    "url", ["http://", "http:///story", "https://[::1/", "http://a b/", "http://x:y/"]
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    """What cannot be asked for is a fetch error, not a crash."""
    assert isinstance(failure(url), FetchError)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://example..com/story", "'example..com' cannot be a host's name"),
        ("http://..com", "'..com' cannot be a host's name"),
        (f"http://{'a' * 64}.example/", "cannot be a host's name"),
        (f"http://{'a.' * 127}example/", "cannot be a host's name"),
        ("http://127.0.0.1:99999/", "there is no port 99999"),
        ("http://127.0.0.1:0/", "there is no port 0"),
        ("http://[::1", "a bracket is missing"),
    ],
)
def test_what_is_impossible_in_an_address_is_named(url: str, said: str) -> None:
    """Before anybody is asked; the remedy is to check the address."""
    error = failure(url)
    assert type(error) is FetchError
    assert "this address cannot be fetched (" in str(error)
    assert said in str(error)
    assert error.remedy == "Check the address"


def test_a_redirect_to_an_impossible_address_is_told() -> None:
    """Servers make such addresses as well as people do."""
    sent = (
        b"HTTP/1.1 302 Found\r\nLocation: http://example..com/\r\nContent-Length: 0\r\n"
        b"Connection: close\r\n\r\n"
    )
    with raw_server(lambda connection, _: connection.sendall(sent)) as url:
        error = failure(url)
    assert type(error) is FetchError
    assert "'example..com' cannot be a host's name" in str(error)


@pytest.mark.parametrize("host", ["localhost.", "[::1]"])
def test_a_host_may_end_with_a_dot_or_be_a_number(host: str) -> None:
    """What is possible is asked for."""
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    error = failure(f"http://{host}:{port}/", Options(timeout=0.6))
    assert "cannot be fetched" not in str(error)


def test_other_schemes_are_no_sources() -> None:
    """Only http and https addresses are fetched."""
    with pytest.raises(SourceError, match="ftp addresses cannot be read"):
        read("ftp://example.org/story", OPTIONS)


def test_the_url_option_is_believed(httpserver: HTTPServer) -> None:
    """`--url` tells where a page belongs, whatever it was fetched from."""
    httpserver.expect_request("/").respond_with_data(PAGE, content_type="text/html")
    page = read(httpserver.url_for("/"), Options(url="https://example.org/story"))
    assert page.url == "https://example.org/story"


def test_an_address_in_any_script_is_fetched(httpserver: HTTPServer) -> None:
    """Signs beyond ASCII are encoded on the way, and the fragment is no part of where a page is."""
    httpserver.expect_request("/паром", query_string={"q": "ö"}).respond_with_data(
        PAGE, content_type="text/html"
    )
    name = httpserver.url_for("/паром?q=ö#comments").replace("http", "HTTP", 1)
    page = read(name, OPTIONS)
    assert page.source == name
    assert page.url == httpserver.url_for("/%D0%BF%D0%B0%D1%80%D0%BE%D0%BC?q=%C3%B6")


def test_connections_are_used_again() -> None:
    """Many pages of one server come over one connection."""
    connections = []

    def answer(connection: socket.socket, _: threading.Event) -> None:
        connections.append(connection)
        while True:
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<p>Short.")
            if not connection.recv(65536):
                return

    with raw_server(answer) as url:
        for _ in range(3):
            assert read(url, OPTIONS).body == b"<p>Short."
        client.close()
    assert len(connections) == 1


@pytest.fixture
def proxy_of(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Sets the environment's proxy for new connections."""

    def use(address: str) -> None:
        client.close()
        monkeypatch.setenv("HTTP_PROXY", address.removesuffix("/story"))

    yield use
    client.close()


def test_the_proxy_of_the_environment_is_used(proxy_of: Callable[[str], None]) -> None:
    """HTTP_PROXY is asked, and looks the host's name up itself."""
    sent = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\n<p>Short."
    with raw_server(lambda connection, _: connection.sendall(sent)) as address:
        proxy_of(address)
        assert read("http://story.example/", OPTIONS).body == b"<p>Short."


def test_a_proxy_keeps_the_deadline(proxy_of: Callable[[str], None]) -> None:
    """What comes through a proxy may not drip for ever either."""
    with raw_server(drip(b"HTTP/1.1 ", b"2")) as address:
        proxy_of(address)
        assert isinstance(failure("http://story.example/", HURRIED), FetchTimeout)


def test_many_threads_share_one_client(httpserver: HTTPServer) -> None:
    """Fetches in many threads keep their own deadlines and answers."""
    for number in range(16):
        httpserver.expect_request(f"/{number}").respond_with_data(
            f"<p>{number}</p>", content_type="text/html"
        )
    with ThreadPoolExecutor(8) as pool:
        urls = [httpserver.url_for(f"/{number}") for number in range(16)]
        bodies = [page.body for page in pool.map(lambda url: read(url, OPTIONS), urls)]
    assert bodies == [f"<p>{number}</p>".encode() for number in range(16)]


def test_no_setting_turns_certificate_checks_off() -> None:
    """The client's own context demands a certificate that holds."""
    pool = client.client()._transport._pool  # type: ignore[attr-defined]
    assert pool._ssl_context.verify_mode is ssl.CERT_REQUIRED
    assert pool._ssl_context.check_hostname
