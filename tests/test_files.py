"""Pages from files and from standard input."""

import builtins
import io
import os
import shlex
import sys
import threading
from _thread import interrupt_main
from pathlib import Path

import pytest

from clipper.config import Options
from clipper.errors import (
    SourceEmpty,
    SourceError,
    SourceIsFolder,
    SourceNotFound,
    SourceTooLarge,
    UnknownFormat,
)
from clipper.sources import files, kind, read

OPTIONS = Options()
PAGE = b"<!doctype html><p>The ferry to Norr\xc3\xb6 sails again."


class Input:
    """Standard input with `body` in it, on a terminal or not."""

    closed = False

    def __init__(self, body: bytes = b"", terminal: bool = False) -> None:
        self.buffer = io.BytesIO(body)
        self.terminal = terminal

    def isatty(self) -> bool:
        """Whether somebody would have to type the page."""
        return self.terminal


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("-", "stdin"),
        ("story.html", "file"),
        ("./-", "file"),
        ("C:/stories/a.html", "file"),
        ("file:///tmp/a.html", "file"),
        ("https://example.org/", "web"),
        ("HTTP://example.org/", "web"),
        ("http:story.html", "file"),
    ],
)
def test_a_name_tells_its_kind(name: str, expected: str) -> None:
    """Addresses are fetched, a dash is standard input, all else is a path."""
    assert kind(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        "story.html",
        "Fähre.html",
        "渡し船.html",
        "паром 1.html",
        "عبّارة.html",
        "[b] *.html",
        "a\nb.html",
    ],
)
def test_a_file_is_read_whatever_its_name(tmp_path: Path, name: str) -> None:
    """Names in any script and with any sign work, and come back as they were given."""
    path = tmp_path / name
    path.write_bytes(PAGE)
    page = read(str(path), Options(url="https://example.org/ferry"))
    assert (page.source, page.body, page.media_type) == (str(path), PAGE, "text/html")
    assert page.url == "https://example.org/ferry"
    assert page.charset is None
    assert page.fetched_at is None


def test_a_file_address_is_a_path(tmp_path: Path) -> None:
    """file:// addresses, as browsers show them, are read."""
    path = tmp_path / "Fähre 1.html"
    path.write_bytes(PAGE)
    assert read(path.as_uri(), OPTIONS).body == PAGE


def test_a_missing_file_is_named() -> None:
    """The message names the file, and knows an address that lacks its scheme."""
    with pytest.raises(SourceNotFound, match=r"no-such-file[.]html: there is no such file"):
        read("no-such-file.html", OPTIONS)
    with pytest.raises(SourceNotFound, match=r"write https://www[.]example[.]org/story"):
        read("www.example.org/story", OPTIONS)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("example.org/story", "https://example.org/story"),
        ("www.example.org", "https://www.example.org"),
        ("https:/example.org", "https://example.org"),
        ("http:/example.org/story", "https://example.org/story"),
        ("https:example.org", "https://example.org"),
        ("https//example.org/story", "https://example.org/story"),
        ("localhost.example:8080/story", "https://localhost.example:8080/story"),
        ("bücher.example/geschichte", "https://bücher.example/geschichte"),
        ("story.html", None),
        ("./story.html", None),
        ("../press/story.html", None),
        ("press/story.html", None),
        (".hidden/story.html", None),
        ("two words.txt/x", None),
        ("a..b/story", None),
        ("http:story", None),
        ("https", None),
    ],
)
def test_what_was_meant_for_an_address_is_told(name: str, address: str | None) -> None:
    """Where there is no such file: with the scheme that is missing, or was not written whole."""
    with pytest.raises(SourceNotFound) as caught:
        read(name, OPTIONS)
    told = f"Check the path; if it is an address, write {address}"
    assert caught.value.remedy == (told if address else "Check the path")


def test_a_folder_is_refused_with_the_command_to_type(tmp_path: Path) -> None:
    """The command that is told can be pasted, whatever the folder's name."""
    folder = tmp_path / "press review"
    folder.mkdir()
    with pytest.raises(SourceIsFolder) as caught:
        read(str(folder), OPTIONS)
    assert f"clipper batch {shlex.quote(str(folder))} -o DIR" in str(caught.value)


@pytest.mark.parametrize("body", [b"", b" \r\n\t", b"\0\0\0\0"])
def test_an_empty_file_is_refused(tmp_path: Path, body: bytes) -> None:
    """Nothing, blanks and NULs alone are no content."""
    path = tmp_path / "empty.html"
    path.write_bytes(body)
    with pytest.raises(SourceEmpty):
        read(str(path), OPTIONS)


def test_a_file_that_may_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Missing permission is told as such."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(builtins, "open", refuse)
    with pytest.raises(SourceError, match="may not be read"):
        read(str(tmp_path / "story.html"), OPTIONS)


@pytest.mark.parametrize("name", ["a\0b.html", "x" * 300])
def test_an_impossible_name_is_refused(tmp_path: Path, name: str) -> None:
    """What no file can be called is an error of the source, not a crash."""
    with pytest.raises(SourceError):
        read(f"{tmp_path}/{name}", OPTIONS)


def test_messages_carry_no_escape_sequences() -> None:
    """A name cannot steer the terminal, turn its text around or break its encoding."""
    with pytest.raises(SourceNotFound) as caught:
        read("a\x1b[31m\r\n\u202e\udcff.html", OPTIONS)
    assert str(caught.value).startswith("a\\x1b[31m\\r\\n\\u202e\\udcff.html: ")
    assert str(caught.value).encode()


def test_binary_junk_is_refused(tmp_path: Path) -> None:
    """A program called story.txt is no text."""
    path = tmp_path / "story.txt"
    path.write_bytes(b"\x7fELF" + bytes(range(256)))
    with pytest.raises(UnknownFormat):
        read(str(path), OPTIONS)


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    """Pages of more than the limit are refused before anybody has to parse them."""
    path = tmp_path / "nested.html"
    with path.open("wb") as file:
        file.truncate(100 * 2**20)
    with pytest.raises(SourceTooLarge, match="larger than 64 MB"):
        read(str(path), OPTIONS)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs Unix devices")
def test_a_device_without_end_is_refused() -> None:
    """Reading stops at the limit, whatever the file says of its size."""
    with pytest.raises(SourceTooLarge):
        read("/dev/zero", OPTIONS)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    """What another program writes into a pipe is a page like any other."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(PAGE,))
    writer.start()
    assert read(str(pipe), OPTIONS).body == PAGE
    writer.join()


def test_the_limit_itself_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of exactly the limit passes, one byte more does not."""
    monkeypatch.setattr(files, "LARGEST", 10)
    assert files.bounded(io.BytesIO(b"0123456789"), "x") == b"0123456789"
    with pytest.raises(SourceTooLarge):
        files.bounded(io.BytesIO(b"0123456789+"), "x")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (PAGE, "text/html"),
        (b"The ferry sails again.", "text/plain"),
        (b"# Ferry\n\n## Port", "text/markdown"),
    ],
)
def test_standard_input_is_told_by_its_content(
    monkeypatch: pytest.MonkeyPatch, body: bytes, found: str
) -> None:
    """A dash reads what is piped in, and `--url` tells where it came from."""
    monkeypatch.setattr(sys, "stdin", Input(body))
    page = read("-", Options(url="https://example.org/ferry"))
    assert (page.source, page.url) == ("-", "https://example.org/ferry")
    assert (page.body, page.media_type) == (body, found)


@pytest.mark.parametrize("stdin", [Input(terminal=True), None])
def test_a_terminal_is_told_to_pipe_something(
    monkeypatch: pytest.MonkeyPatch, stdin: Input | None
) -> None:
    """Where nothing would ever arrive, Clipper says so and does not wait."""
    monkeypatch.setattr(sys, "stdin", stdin)
    with pytest.raises(SourceError, match=r"summarize - < page\.html"):
        read("-", OPTIONS)


def test_an_interrupt_is_heard_while_nothing_arrives(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even one that comes in the moment before the read begins, which does not end the read."""
    reading, writing = os.pipe()
    end = threading.Timer(5, os.close, [writing])
    interrupt = threading.Timer(0.05, interrupt_main)
    with os.fdopen(reading, encoding="utf-8") as piped:
        monkeypatch.setattr(sys, "stdin", piped)
        end.start()
        interrupt.start()
        with pytest.raises(KeyboardInterrupt):
            read("-", OPTIONS)
        end.cancel()
        os.close(writing)


def test_an_empty_pipe_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe that brings nothing is an empty source."""
    monkeypatch.setattr(sys, "stdin", Input())
    with pytest.raises(SourceEmpty):
        read("-", OPTIONS)


def test_an_empty_name_is_no_folder() -> None:
    """A variable of the shell that was empty is told as such."""
    with pytest.raises(SourceNotFound, match="empty name"):
        files.contents("")
