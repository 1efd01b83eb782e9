"""Hard input on the whole road: the program in a process of its own, its time and memory watched.

Whatever it is given, it ends with a result or a clear refusal, the right exit code and no
traceback, and leaves no half-written file.
"""

import gzip
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

ROOT = Path(__file__).parent.parent
SECONDS = 10
"""Of processor time: what else the machine does is not the program's to answer for."""
PATIENCE = 60
"""Seconds on the clock, however busy the machine is."""
MEGABYTES = 1000
ENVIRON = {
    **{name: value for name, value in os.environ.items() if "proxy" not in name.casefold()},
    "CLIPPER_CONFIG": "",
    "XDG_CONFIG_HOME": "/nowhere",
    "PYTHONPATH": str(ROOT),
}
SENTENCE = "The ferry to the island sails again from Monday, the port of Norrö said on Friday. "
ARTICLE = "".join(f"<p>Pier {number}. {SENTENCE * 3}</p>" for number in range(8))

STORY = """
<p>The ferry between Norrö and the mainland sails again from Monday, the port said on Friday.</p>
<p>Engineers replaced both engines during the winter, at a cost of four million crowns.</p>
<p>Residents had to take a detour of ninety kilometres for three months and more.</p>
<p>The first boat leaves at six in the morning, and the last one returns after midnight.</p>
"""


class Run(NamedTuple):
    """How a run of the program ended."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float


def clipper(folder: Path, *arguments: str, before: Callable[[], None] | None = None) -> Run:
    """Run the program to its end in `folder`, and check what holds for every run."""
    with (folder / ".out").open("wb+") as out, (folder / ".err").open("wb+") as err:
        started = subprocess.Popen(
            [sys.executable, "-m", "clipper", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            cwd=folder,
            env=ENVIRON,
            preexec_fn=before,
        )
        patience = threading.Timer(PATIENCE, started.kill)
        patience.start()
        _, status, used = os.wait4(started.pid, 0)
        patience.cancel()
        started.returncode = os.waitstatus_to_exitcode(status)
        run = Run(
            started.returncode,
            (folder / ".out").read_text("utf-8"),
            (folder / ".err").read_text("utf-8"),
            used.ru_utime + used.ru_stime,
            used.ru_maxrss / 1024,
        )
    assert "Traceback" not in run.err
    assert "internal error" not in run.err
    assert run.seconds < SECONDS
    assert run.megabytes < MEGABYTES
    return run


TOO_LARGE = {
    "50 MB of text": ("all.txt", lambda: f"{SENTENCE}\n\n" * 600_000, "characters"),
    "a line of 5 MB": ("line.txt", lambda: SENTENCE * 60_000, "characters"),
    "a word of 5 MB": ("word.txt", lambda: "a" * 5_000_000, "characters"),
    "100,000 paragraphs": ("many.txt", lambda: "It sails.\n\n" * 100_000, "50,000 paragraphs"),
    "100,000 <p>": ("many.html", lambda: "<body>" + "<p>It sails.</p>" * 100_000, "paragraphs"),
    "100 MB of nested <div>": ("deep.html", lambda: "<div>" * 20_000_000, "larger than 64 MB"),
    "2 million empty tags": ("empty.html", lambda: "<body>" + "<p></p>" * 2_000_000, "elements"),
}


@pytest.mark.parametrize("case", TOO_LARGE)
def test_more_than_any_article_has_is_refused(case: str, tmp_path: Path) -> None:
    """A source of which no brief can be made says so at once, and what to do."""
    name, content, said = TOO_LARGE[case]
    (tmp_path / name).write_text(content(), "utf-8")
    run = clipper(tmp_path, "summarize", name)
    assert (run.code, run.out) == (4, "")
    assert run.err.startswith(f"clipper: {name}: ")
    assert said in run.err
    assert run.err.count("\n") == 1


MUCH = {
    "a line of 1.9 MB": ("line.txt", lambda: SENTENCE * 22_000),
    "a word of 1 MB": ("word.txt", lambda: f"{SENTENCE}{'a' * 1_000_000}. {SENTENCE}"),
    "20,000 paragraphs": (
        "many.txt",
        lambda: "".join(f"Pier {number} opens again.\n\n" for number in range(20_000)),
    ),
    "20,000 <p>": (
        "many.html",
        lambda: "<body>" + "".join(f"<p>Pier {i}. {SENTENCE}</p>" for i in range(20_000)),
    ),
    "400,000 nested <div>": ("deep.html", lambda: f"{ARTICLE}{'<div>' * 400_000}"),
    "200,000 empty tags": ("empty.html", lambda: f"<body>{'<p></p>' * 200_000}{ARTICLE}"),
    "300,000 line breaks": ("breaks.html", lambda: f"<body>{'<br>' * 300_000}{ARTICLE}"),
    "300,000 attributes": (
        "attributes.html",
        lambda: f"<body><p {' '.join(f'a{i}=1' for i in range(300_000))}>Norrö</p>{ARTICLE}",
    ),
    "150,000 links": ("links.html", lambda: f"{'<a href=x>more</a> ' * 150_000}{ARTICLE}"),
    "a million opening quotes": ("quotes.txt", lambda: f"{SENTENCE}{'“' * 1_000_000}"),
    "nothing but abbreviations": ("names.txt", lambda: "Dr. J. R. A. " * 30_000),
    "20 MB of blank lines": ("blank.txt", lambda: "\n" * 20_000_000 + SENTENCE),
}


@pytest.mark.parametrize("case", MUCH)
def test_much_is_read_in_time(case: str, tmp_path: Path) -> None:
    """A brief is made of whatever an article could have, however it was set."""
    name, content = MUCH[case]
    (tmp_path / name).write_text(content(), "utf-8")
    run = clipper(tmp_path, "summarize", name)
    assert run.code == 0, run.err
    assert run.out.strip()


@pytest.mark.parametrize(
    ("name", "body", "code", "said"),
    [
        ("bad.txt", SENTENCE.encode() * 3 + b"\xff\xfe\x80" + SENTENCE.encode(), 0, "sails again"),
        ("bad.html", f"<body>{ARTICLE}".encode() + b"<p>\xff\xfe\x80</p>", 0, "sails again"),
        ("null.txt", SENTENCE.replace("again", "ag\0ain").encode() * 5, 0, "from Monday"),
        ("null.html", f"<body>\0{ARTICLE}\0".encode(), 0, "sails again"),
        ("zeros.txt", bytes(100_000), 4, "nothing in it"),
        ("noise.html", bytes(range(256)) * 4_000, 4, "binary data"),
    ],
)
def test_bytes_that_are_no_text(
    name: str, body: bytes, code: int, said: str, tmp_path: Path
) -> None:
    """What can be read is read; what is no text at all is refused."""
    (tmp_path / name).write_bytes(body)
    run = clipper(tmp_path, "summarize", name)
    assert run.code == code, run.err
    assert said in run.out + run.err
    assert "\0" not in run.out


@pytest.mark.parametrize("element", ["article", "main", "section"])
def test_a_page_without_a_body_tag_has_its_article(element: str, tmp_path: Path) -> None:
    """HTML allows to leave out `<head>` and `<body>`; the article is found all the same."""
    page = f"<!doctype html><title>Ferry</title><{element}>{STORY}</{element}>"
    (tmp_path / "page.html").write_text(page, "utf-8")
    run = clipper(tmp_path, "extract", "page.html")
    assert run.code == 0, run.err
    assert run.out.count("\n\n") == 5
    assert "ninety kilometres" in run.out


def test_one_broken_source_among_two_thousand(tmp_path: Path) -> None:
    """All others are done, in their order, and the exit code tells that one was not."""
    names = [f"{number}.txt" for number in range(2000)]
    for name in names:
        (tmp_path / name).write_text(f"Pier {name} opens. {SENTENCE}", "utf-8")
    (tmp_path / "1234.txt").unlink()
    run = clipper(tmp_path, "extract", "--format", "jsonl", *names)
    records = [json.loads(line) for line in run.out.splitlines()]
    assert [record["source"] for record in records] == names
    failed = [record["error"] for record in records if "error" in record]
    assert (run.code, failed) == (3, ["SourceNotFound"])


@contextmanager
def server(answer: Callable[[socket.socket, threading.Event], None]) -> Iterator[str]:
    """The address of a server that answers one connection; the event is set at the end."""
    done = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            try:
                connection, _ = listening.accept()
                with connection:
                    connection.recv(4096)
                    answer(connection, done)
            except OSError:
                pass  # the program hung up, as it should

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"127.0.0.1:{listening.getsockname()[1]}"
        finally:
            done.set()
            listening.close()
            thread.join()


def drip(connection: socket.socket, done: threading.Event) -> None:
    """A byte now and then, for ever."""
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n")
    while not done.wait(0.05):
        connection.sendall(b"<")


def stop_short(connection: socket.socket, done: threading.Event) -> None:
    """Less than what was announced."""
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n<p>The ferry")


def babble(connection: socket.socket, done: threading.Event) -> None:
    """No HTTP, and no TLS."""
    connection.sendall(b"220 mail.example ESMTP\r\n")


@pytest.mark.parametrize(
    ("scheme", "answer"),
    [("http", drip), ("http", stop_short), ("http", babble), ("https", babble)],
)
def test_a_server_that_does_not_keep_to_the_rules(
    scheme: str, answer: Callable[[socket.socket, threading.Event], None], tmp_path: Path
) -> None:
    """It is left at the deadline or before, with one line that names the address."""
    with server(answer) as address:
        run = clipper(tmp_path, "summarize", "--timeout", "1", f"{scheme}://{address}/a")
    assert (run.code, run.out) == (5, "")
    assert run.err.startswith(f"clipper: {scheme}://{address}/a: ")
    assert run.err.count("\n") == 1


ANSWERS = {
    "loop": (Response(status=302, headers={"Location": "/loop"}), 5, "redirect"),
    "large": (Response(b"<p>x" * 6_000_000, content_type="text/html"), 5, "20 MB"),
    "bomb": (
        Response(
            gzip.compress(bytes(80_000_000)),
            content_type="text/html",
            headers={"Content-Encoding": "gzip"},
        ),
        5,
        "20 MB",
    ),
    "said-image": (Response(f"<body>{ARTICLE}", content_type="image/png"), 0, "sails again"),
    "is-image": (Response(b"\x89PNG\r\n\x1a\n" + bytes(900), content_type="text/html"), 4, "image"),
}


@pytest.mark.parametrize("path", ANSWERS)
def test_answers_that_are_not_what_they_seem(
    path: str, httpserver: HTTPServer, tmp_path: Path
) -> None:
    """Loops, bombs and wrong declarations end with a result or with one line."""
    answer, code, said = ANSWERS[path]
    httpserver.expect_request(f"/{path}").respond_with_response(answer)
    run = clipper(tmp_path, "summarize", httpserver.url_for(f"/{path}"))
    assert run.code == code, run.err
    assert said in run.out + run.err


def tiny_disk() -> None:
    """No file of the process may grow beyond a hundred bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


@pytest.fixture
def story(tmp_path: Path) -> str:
    """The name of a file with a short article, the only file in its folder."""
    (tmp_path / "story.txt").write_text(SENTENCE * 5, "utf-8")
    return "story.txt"


def files(folder: Path) -> list[str]:
    """What is in a folder, beside what these tests put there to watch a run."""
    return sorted(path.name for path in folder.iterdir() if path.name not in (".out", ".err"))


@pytest.mark.parametrize("kept", [None, "The brief of yesterday.\n"])
def test_a_disk_that_fills_up_leaves_no_half_of_a_file(
    kept: str | None, story: str, tmp_path: Path
) -> None:
    """The brief is written whole or not at all; a file that was there stays as it was."""
    brief = tmp_path / "brief.json"
    if kept:
        brief.write_text(kept, "utf-8")
    run = clipper(tmp_path, "summarize", story, "-o", "brief.json", "--overwrite", before=tiny_disk)
    assert run.code == 1
    assert files(tmp_path) == (["brief.json", story] if kept else [story])
    assert not kept or brief.read_text("utf-8") == kept


@pytest.mark.parametrize("place", ["story.txt/brief.txt", "none/brief.txt", "/proc/brief.txt"])
def test_a_place_that_cannot_be_written_is_told(place: str, story: str, tmp_path: Path) -> None:
    """Below a file, in no folder, and where nobody may write."""
    run = clipper(tmp_path, "summarize", story, "-o", place)
    assert run.code == 1
    assert run.err.startswith(f"clipper: {place}: cannot be written")
    assert files(tmp_path) == [story]


@pytest.mark.parametrize("tenths", [0, 1, 2, 4, 8, 16])
def test_ctrl_c_at_any_moment(tenths: int, tmp_path: Path) -> None:
    """Interrupted while it reads, cleans or summarizes: one line, 130, and no file."""
    (tmp_path / "page.html").write_text(MUCH["20,000 <p>"][1](), "utf-8")
    started = subprocess.Popen(
        [sys.executable, "-m", "clipper", "summarize", "-v", "page.html", "-o", "brief.txt"],
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=ENVIRON,
        text=True,
    )
    assert started.stderr
    with started:
        assert started.stderr.readline() == "page.html …\n"
        with pytest.raises(subprocess.TimeoutExpired):
            started.wait(tenths / 10)
        started.send_signal(signal.SIGINT)
        assert started.stderr.read() == "clipper: interrupted.\n"
    assert started.returncode == 130
    assert files(tmp_path) == ["page.html"]
