"""HTML, Markdown, text and everything else, told apart."""

import gzip
import io
import random
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.errors import UnknownFormat
from clipper.sources.media import is_binary, media_type, type_of_header, type_of_suffix

MARKDOWN = "# Ferry sails again\n\nThe ferry sails **every hour**, says [the port](https://port.example).\n"


def zipped(*names: str) -> bytes:
    """A ZIP archive of empty files."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return memory.getvalue()


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<!DOCTYPE html>\n<html><body><p>x</p></body></html>", "text/html"),
        ("\ufeff  \n<HTML lang=en>", "text/html"),
        ("<!-- saved from url=(0022)https://example.org/ -->\n<!-- x -->\n<html>", "text/html"),
        ('<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD">', "text/html"),
        ("<article class='story'>One</article>", "text/html"),
        ("<p>A fragment that was copied.", "text/html"),
        ("Copied from the middle</p><p>of a page</p><p>with tags</p>", "text/html"),
        (MARKDOWN, "text/markdown"),
        ("---\ntitle: Ferry\ntags:\n  - port\n---\n\nThe ferry sails again.\n", "text/markdown"),
        ("Words\n\n## Monday\n\nMore\n\n## Tuesday\n\nMore", "text/markdown"),
        ("The ferry sails again.\n\nTickets cost 4 > 3 euros, a < b.", "text/plain"),
        ("#Baku is trending.\n#1 in the list.", "text/plain"),
        ("--- advertisement ---\nThe ferry sails again.", "text/plain"),
        ("{not} json", "text/plain"),
        ("[Update] The ferry sails again.", "text/plain"),
        ("PK is how Pakistan's code begins.", "text/plain"),
    ],
)
def test_content_tells_the_type(body: str, found: str) -> None:
    """Without a suffix or a header, what is written tells what it is, in any Unicode encoding."""
    assert media_type("-", body.encode()) == found
    assert media_type("-", body.encode("utf-16")) == found
    if len(body) > 40:
        assert media_type("-", body.encode("utf-16-le")) == found
        assert media_type("-", body.encode("utf-16-be")) == found


@pytest.mark.parametrize(
    ("suffix", "body", "found"),
    [
        (".html", "Only words, saved under the wrong name.", "text/plain"),
        (".html", "<b>Bold</b> words", "text/html"),
        (".txt", "<!doctype html><p>x", "text/html"),
        (".txt", MARKDOWN, "text/plain"),
        (".txt", "<p> is the tag of paragraphs.", "text/plain"),
        (".md", "<h1 align=center>Ferry</h1>\n\nIt sails.", "text/markdown"),
        (".md", "Only words", "text/markdown"),
        (
            ".mhtml",
            "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n",
            "multipart/related",
        ),
        (".mhtml", "<html><p>x", "text/html"),
        ("", "From: <Saved>\r\nContent-Type: multipart/related;\r\n\r\n", "multipart/related"),
    ],
)
def test_a_suffix_counts_where_content_leaves_it_open(suffix: str, body: str, found: str) -> None:
    """Names are believed until the content says otherwise."""
    assert media_type("x", body.encode(), type_of_suffix(suffix)) == found


@pytest.mark.parametrize(
    ("body", "what", "remedy"),
    [
        (b"%PDF-1.4\n1 0 obj", "a PDF document", "as .txt"),
        (zipped("[Content_Types].xml", "word/document.xml"), "a Word document", "as .txt"),
        (zipped("mimetype", "xl/workbook.xml"), "an Excel workbook", "as .txt"),
        (zipped("page.html"), "a ZIP archive", "Unpack it"),
        (gzip.compress(b"<p>x"), "gzip-compressed", "gunzip"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image", "saved as HTML"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image", "saved as HTML"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a WebP image", "saved as HTML"),
        (b"\0\0\0\x20ftypisom\0\0", "a video", "saved as HTML"),
        (b"\x7fELF\x02\x01\x01" + bytes(99), "a program", "saved as HTML"),
        (b"{\\rtf1\\ansi", "an RTF document", "as .txt"),
        (b'{"headline": "Ferry"}', "JSON", "saved as HTML"),
        (b'[\n  {"headline": "Ferry"}]', "JSON", "saved as HTML"),
        (b'<?xml version="1.0"?><rss version="2.0">', "a feed", "addresses"),
        (b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">', "a feed", "addresses"),
        (b'<?xml version="1.0"?>\n<urlset xmlns="x">', "a sitemap", "addresses"),
        (bytes(range(256)) * 4, "binary data", "saved as HTML"),
    ],
)
def test_what_holds_no_article_is_named(body: bytes, what: str, remedy: str) -> None:
    """The refusal says what the bytes are and what to try, whatever their name promises."""
    for promised in (None, "text/html", "text/plain"):
        with pytest.raises(UnknownFormat) as caught:
            media_type("x", body, promised)
        assert what in caught.value.problem
        assert remedy in caught.value.remedy


@pytest.mark.parametrize("size", [64, 1000, 100_000])
def test_random_bytes_are_no_text(size: int) -> None:
    """Noise is refused, at any length."""
    for seed in range(20):
        with pytest.raises(UnknownFormat):
            media_type("x", random.Random(seed).randbytes(size))


def test_stray_control_characters_do_not_make_a_text_binary() -> None:
    """A few NULs and an escape sequence are still text."""
    body = b"The ferry\0 sails again\x1b[1m from Monday.\0\0 " * 20
    assert media_type("x", body) == "text/plain"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_no_text_is_taken_for_binary_data(text: str) -> None:
    """Whatever anybody writes in any script is never called binary."""
    assert not is_binary(text.encode())


@pytest.mark.parametrize(
    "body",
    [
        b"<!--" + b"--><!--" * 200_000,
        b"<p " * 500_000,
        b"---\n" + b"-a: b\n" * 200_000,
        b"[" * 1_000_000,
        b"<" * 1_000_000,
        b"<?xml " * 200_000,
        b"{" + b" " * 1_000_000,
    ],
)
def test_hostile_content_is_told_in_no_time(body: bytes) -> None:
    """No content makes the telling slow."""
    started = time.perf_counter()
    assert media_type("x", body)
    assert time.perf_counter() - started < 0.5


def test_headers_promise_only_what_is_worth_trusting() -> None:
    """`text/plain` and the like are said of everything, and so promise nothing."""
    assert type_of_header("Text/HTML; charset=utf-8") == "text/html"
    assert type_of_header("application/xhtml+xml") == "text/html"
    assert type_of_header("text/plain") is None
    assert type_of_header("application/octet-stream") is None
