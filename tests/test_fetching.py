"""Addresses are fetched politely, many hosts at a time, and what has not changed only once."""

import io
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from press import page
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from clipper.batch import Inputs, Order, Redo, Report, brief_all
from clipper.batch.fetching import Fetcher
from clipper.batch.items import Item
from clipper.cli import app
from clipper.cli.session import Session
from clipper.config import Options
from clipper.errors import ClipperError
from clipper.sources import cache, client
from clipper.sources.cache import Answer, Cache
from clipper.sources.robots import Robots
from clipper.types import Page

POLITE = Order(engine="serial", format="jsonl", delay=0)
Go = Callable[..., Report]


@pytest.fixture(autouse=True)
def _fresh_connections(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No connection outlives the server of its test, and none goes through the machine's proxy."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    yield
    client.close()


@pytest.fixture
def go(tmp_path: Path) -> Go:
    """Briefs the pages of a list of addresses."""

    def run(*addresses: str, order: Order = POLITE) -> Report:
        path, out = tmp_path / "list.txt", tmp_path / "out"
        path.write_text("\n".join(addresses) + "\n", "utf-8")
        return brief_all(Inputs([str(path)], out), out, order)

    return run


def serve(server: HTTPServer, number: int, **headers: str) -> str:
    """The address of a page on the server."""
    path = f"/{number}.html"
    server.expect_request(path).respond_with_data(
        page(number), content_type="text/html; charset=utf-8", headers=headers
    )
    return server.url_for(path)


def asked(server: HTTPServer) -> list[str]:
    """The paths that the server was asked for, in order."""
    return [request.path for request, _ in server.log]


def test_addresses_of_a_list_are_briefed_in_its_order(
    go: Go, httpserver: HTTPServer, tmp_path: Path
) -> None:
    """What cannot be fetched has failed, and is not asked for again by the next run."""
    addresses = [serve(httpserver, number) for number in range(4)]
    missing = httpserver.url_for("/gone.html")
    for path in ("/gone.html", "/robots.txt"):
        httpserver.expect_request(path).respond_with_data("", status=404)
    report = go(*addresses[:2], missing, *addresses[2:])
    assert (report.done, report.failed) == (4, {"FetchRefused": 1})
    lines = (tmp_path / "out" / "briefs.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["source"] for line in lines] == addresses
    before = len(httpserver.log)
    assert go(*addresses, missing).worked == 0
    assert len(httpserver.log) == before


def test_what_robots_are_asked_not_to_fetch_is_not_fetched(go: Go, httpserver: HTTPServer) -> None:
    """It fails with the reason; `--no-robots` fetches it."""
    rules = "User-agent: *\nDisallow: /1.html\n\nUser-agent: other\nDisallow: /\n"
    httpserver.expect_request("/robots.txt").respond_with_data(rules, content_type="text/plain")
    addresses = [serve(httpserver, number) for number in range(3)]
    report = go(*addresses)
    assert report.done == 2
    assert "robots.txt" in report.errors[0].problem
    assert asked(httpserver) == ["/robots.txt", "/0.html", "/2.html"]
    assert go(*addresses, order=replace(POLITE, robots=False, redo=Redo(failed=True))).done == 1


@pytest.mark.parametrize(
    ("status", "text", "allowed"),
    [(404, "", True), (503, "", False), (200, "User-agent: Clipper\nDisallow: /", False)],
)
def test_rules_that_are_missing_allow_and_that_fail_forbid(
    status: int, text: str, allowed: bool, httpserver: HTTPServer
) -> None:
    """As RFC 9309 has it; rules for Clipper by name count."""
    httpserver.expect_request("/robots.txt").respond_with_data(text, status=status)
    assert Robots().allows(httpserver.url_for("/a.html")) is allowed


def test_a_site_may_ask_for_a_longer_delay(httpserver: HTTPServer) -> None:
    """Crawl-delay counts, up to half a minute."""
    text = "User-agent: *\nCrawl-delay: 500\n"
    httpserver.expect_request("/robots.txt").respond_with_data(text)
    assert Robots().delay(httpserver.url_for("/")) == 30
    assert Robots().delay("http://127.0.0.1:9/") == 0


def test_one_page_at_a_time_from_one_host(httpserver: HTTPServer) -> None:
    """However many of its addresses wait."""
    lock, most = threading.Lock(), []

    def answer(request: Request) -> Response:
        most.append(lock.acquire(blocking=False))
        threading.Event().wait(0.01)  # time for another request to come, if one does
        lock.release()
        return Response(page(1), content_type="text/html")

    httpserver.expect_request("/a").respond_with_handler(answer)
    url = httpserver.url_for("/a")
    items = [Item(f"{number}", url) for number in range(6)]
    fetched = [item for item in Fetcher(Options(), None, 0, None)(items) if item]
    assert len(fetched) == 6
    assert all(isinstance(item.source, Page) for item in fetched)
    assert all(most)


def test_between_two_requests_to_a_host_there_is_a_pause(httpserver: HTTPServer) -> None:
    """The delay counts from the end of one; another host is not kept waiting."""
    asked_at: list[float] = []

    def answer(_: Request) -> Response:
        asked_at.append(time.monotonic())
        return Response(page(1), content_type="text/html")

    httpserver.expect_request("/a").respond_with_handler(answer)
    url = httpserver.url_for("/a")
    other = url.replace("localhost", "127.0.0.1")
    items = [Item(f"{n}", address) for n, address in enumerate([url, url, other])]
    fetched = [item.key for item in Fetcher(Options(), None, 0.3, None)(items) if item]
    assert sorted(fetched[:2]) == ["0", "2"]
    assert fetched[2] == "1"
    assert asked_at[2] - asked_at[0] >= 0.3


def test_a_host_that_is_slow_holds_up_no_other() -> None:
    """Pages come as they are there, whatever stands before them in the list."""
    items = [Item("slow", "http://slow.invalid/"), Item("here", "here.html")]
    fetcher = Fetcher(Options(), None, 0, None)
    waiting = threading.Event()

    def page_of(url: str) -> ClipperError:
        waiting.wait(10)
        return ClipperError(url, "slow")

    fetcher._page = page_of  # type: ignore[method-assign]
    found = (item for item in fetcher(items) if item)
    assert next(found).key == "here"
    waiting.set()
    assert next(found).key == "slow"


def test_what_has_not_changed_is_not_sent_again(
    go: Go, httpserver: HTTPServer, tmp_path: Path
) -> None:
    """The server is asked with the validators it gave, and its 304 is enough."""
    said: list[Any] = []

    def answer(request: Request) -> Response:
        said.append(request.headers.get("If-None-Match"))
        if said[-1] == '"one"':
            return Response(status=304)
        return Response(page(1), content_type="text/html", headers={"ETag": '"one"'})

    httpserver.expect_request("/a").respond_with_handler(answer)
    order = replace(POLITE, cache=tmp_path / "cache", robots=False)
    assert go(httpserver.url_for("/a"), order=order).done == 1
    assert go(httpserver.url_for("/a"), order=replace(order, redo=Redo(fresh=True))).done == 1
    assert said == [None, '"one"']


def test_items_that_are_no_addresses_pass_through() -> None:
    """At once, and nobody is told to come back later when there is no more."""
    items = [Item("a", "a.html"), None, Item("b", "b.html")]
    assert list(Fetcher(Options(), None, 0, None)(items)) == items
    assert list(Fetcher(Options(), None, 0, None)([])) == []


def test_what_is_no_address_is_one_failure() -> None:
    """It comes back with what is wrong with it, and the others are fetched."""
    addresses = [
        "http://[",
        "http://a b/",
        "https://",
        "http://127.0.0.1:9/",
        "http://x.invalid:b/",
    ]
    items = [Item(address, address) for address in addresses]
    fetched = [item for item in Fetcher(Options(timeout=3), Robots(), 0, None)(items) if item]
    assert sorted(item.key for item in fetched) == sorted(addresses)
    assert all(isinstance(item.source, ClipperError) for item in fetched)
    assert not any("internal" in str(item.source) for item in fetched)


def test_ctrl_c_waits_for_no_server(tmp_path: Path) -> None:
    """What is being fetched is given up at once, however long it might have taken."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a.html"
        line = ["batch", address, "-o", tmp_path / "out", "--timeout", "300", "--no-robots", "-q"]
        command = [Path(sys.executable).parent / "clipper", *line]
        run = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True)
        connection, _ = server.accept()
        os.killpg(run.pid, signal.SIGINT)
        told = run.communicate(timeout=30)[1]
        connection.close()
    said = "clipper: interrupted. The same command goes on where it was.\n"
    assert (run.returncode, told) == (130, said)


def test_a_damaged_copy_is_none(tmp_path: Path) -> None:
    """Copies without validators are not kept, and any content is kept as it is."""
    cache = Cache(tmp_path)
    whole = Answer("http://a/", "text/html", b"\0\n\xff\n", etag="1")
    cache.keep("http://a/", whole)
    cache.keep("http://b/", replace(whole, etag=""))
    assert cache.find("http://a/") == whole
    assert cache.find("http://b/") is None
    for path in tmp_path.rglob("*"):
        if path.is_file():
            path.write_bytes(b"{broken")
    assert cache.find("http://a/") is None


def test_copies_that_nobody_uses_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of long ago, and of too much those unused for longest; to be found is to be used."""
    monkeypatch.setattr(cache, "LARGEST", 6_000)
    urls = [f"http://a/{number}" for number in range(5)]
    for url in urls:
        Cache(tmp_path).keep(url, Answer(url, "text/html", b"x" * 900, etag="1"))
        for answer in Cache(tmp_path).kept():
            os.utime(answer.path, (answer.used - 60, answer.used - 60))
    assert Cache(tmp_path).find(urls[0])
    Cache(tmp_path).keep(urls[0] + "0", Answer("", "", b"x" * 1800, etag="1"))
    assert [bool(Cache(tmp_path).find(url)) for url in urls] == [True, False, False, True, True]
    for answer in Cache(tmp_path).kept():
        os.utime(answer.path, (1, 1))
    Cache(tmp_path).keep("http://b/", Answer("", "", b"", etag="1"))
    assert len(list(Cache(tmp_path).kept())) == 1


def test_the_cache_does_not_outgrow_its_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many copies one run keeps, all together stay within it."""
    monkeypatch.setattr(cache, "LARGEST", 20_000)
    kept = Cache(tmp_path)
    for number in range(60):
        url = f"http://a/{number}"
        kept.keep(url, Answer(url, "text/html", b"x" * 900, etag="1"))
        assert sum(answer.size for answer in kept.kept()) <= cache.LARGEST


def test_what_a_killed_process_was_writing_is_no_copy(tmp_path: Path) -> None:
    """It is not counted, and goes after a while, or when all is cleared."""
    kept = Cache(tmp_path)
    kept.keep("http://a/", Answer("http://a/", "text/html", b"x", etag="1"))
    shelf = next(path for path in tmp_path.iterdir() if path.is_dir())
    for name, age in (("old.part", 7200), ("new.part", 0)):
        (shelf / name).write_bytes(b"half")
        os.utime(shelf / name, (time.time() - age, time.time() - age))
    assert len(list(kept.kept())) == 1
    Cache(tmp_path).keep("http://b/", Answer("http://b/", "text/html", b"x", etag="1"))
    assert [path.name for path in tmp_path.rglob("*.part")] == ["new.part"]
    kept.clear()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_the_cache_is_shown_and_cleared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`clipper cache` tells its place and size; `--clear` leaves nothing."""
    monkeypatch.setattr(cache, "folder", lambda: tmp_path / "http")
    Cache(tmp_path / "http").keep("http://a/", Answer("", "", b"x" * 2**20, etag="1"))
    told = []
    for line in (["cache"], ["cache", "--clear"], ["cache"]):
        out = io.StringIO()
        assert app.run(line, Session(out, io.StringIO())) == 0
        told.append(out.getvalue())
    place = tmp_path / "http"
    assert told == [
        f"{place}: 1 page, 1.0 MB\n",
        f"{place}: 1 page, 1.0 MB, deleted\n",
        f"{place}: 0 pages, 0.0 MB\n",
    ]


def test_a_cache_that_cannot_be_cleared_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in the way is named, and that it is no fault of the program."""
    (tmp_path / "ab" / "folder").mkdir(parents=True)
    monkeypatch.setattr(cache, "folder", lambda: tmp_path)
    session = Session(io.StringIO(), io.StringIO())
    assert app.run(["cache", "--clear"], session) != 0
    told = session.stderr.getvalue()
    assert told.startswith(f"clipper: {tmp_path / 'ab' / 'folder'}: cannot be deleted")
    assert "bug" not in told
