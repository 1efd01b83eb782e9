"""What the bytes are: HTML, Markdown, text, or something that holds no article.

Names and servers are often wrong about it, so content decides where it is plain, and the suffix or
the declared type where it is not.
"""

import re
from functools import cache

from clipper.errors import UnknownFormat
from clipper.text.utf16 import byte_order

HTML = "text/html"
MARKDOWN = "text/markdown"
TEXT = "text/plain"
MHTML = "multipart/related"

_SUFFIXES = {
    ".htm": HTML,
    ".html": HTML,
    ".xhtml": HTML,
    ".shtml": HTML,
    ".mhtml": MHTML,
    ".mht": MHTML,
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
}

_DECLARED = {
    "text/html": HTML,
    "application/xhtml+xml": HTML,
    "text/markdown": MARKDOWN,
    "text/x-markdown": MARKDOWN,
    "multipart/related": MHTML,
    "message/rfc822": MHTML,
    "application/x-mimearchive": MHTML,
}

_SAVE_AS_TEXT = "Save its text as .txt and give that"
_SAVE_AS_HTML = "Give the article's page, saved as HTML"

# (offset, first bytes, what it is, what to try), the more telling ones first.
_SIGNATURES = (
    (0, b"%PDF-", "a PDF document", _SAVE_AS_TEXT),
    (0, b"{\\rtf", "an RTF document", _SAVE_AS_TEXT),
    (0, b"\xd0\xcf\x11\xe0", "an old Office document", _SAVE_AS_TEXT),
    (0, b"bplist00", "a Safari web archive", _SAVE_AS_HTML),
    (0, b"PK\x03\x04", "a ZIP archive", "Unpack it and give the page inside"),
    (0, b"PK\x05\x06", "a ZIP archive", "Unpack it and give the page inside"),
    (0, b"\x1f\x8b", "gzip-compressed", "Unpack it first: gunzip FILE"),
    (0, b"BZh", "bzip2-compressed", "Unpack it first: bunzip2 FILE"),
    (0, b"\xfd7zXZ\0", "xz-compressed", "Unpack it first: unxz FILE"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive", "Unpack it and give the page inside"),
    (0, b"Rar!\x1a\x07", "a RAR archive", "Unpack it and give the page inside"),
    (0, b"\x28\xb5\x2f\xfd", "zstd-compressed", "Unpack it first: unzstd FILE"),
    (257, b"ustar", "a tar archive", "Unpack it and give the page inside"),
    (0, b"\x89PNG\r\n", "a PNG image", _SAVE_AS_HTML),
    (0, b"\xff\xd8\xff", "a JPEG image", _SAVE_AS_HTML),
    (0, b"GIF87a", "a GIF image", _SAVE_AS_HTML),
    (0, b"GIF89a", "a GIF image", _SAVE_AS_HTML),
    (8, b"WEBP", "a WebP image", _SAVE_AS_HTML),
    (4, b"ftypavif", "an AVIF image", _SAVE_AS_HTML),
    (4, b"ftyp", "a video", _SAVE_AS_HTML),
    (0, b"ID3", "an audio file", _SAVE_AS_HTML),
    (0, b"OggS", "an audio file", _SAVE_AS_HTML),
    (0, b"\x7fELF", "a program", _SAVE_AS_HTML),
    (0, b"SQLite format 3\0", "a SQLite database", _SAVE_AS_HTML),
    (0, b"WARC/", "a WARC archive", _SAVE_AS_HTML),
)

# Inside a ZIP archive, the name of a member tells the kind of document.
_ZIPPED = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"application/epub+zip", "an EPUB book"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
)

_DOCUMENT = "html|head|body"
_ELEMENTS = (
    f"{_DOCUMENT}|title|meta|link|script|style|header|nav|main|article|section|aside|figure|div|span"
    "|table|tr|td|ul|ol|li|h[1-6]|p|br|a|b|i|em|strong|img|blockquote"
)
_PREFIX = 64 * 1024
_WIDE = 4 * 1024
_BINARY_CONTROLS = bytes({*range(1, 32)} - {*b"\t\n\v\f\r\x1a\x1b"}) + b"\x7f"


def type_of_suffix(suffix: str) -> str | None:
    """The media type that a file's suffix (`.html`) promises; `None` for one that tells nothing."""
    return _SUFFIXES.get(suffix.lower())


def type_of_header(content_type: str) -> str | None:
    """The media type that a Content-Type header promises, in Clipper's terms.

    `None` where it promises nothing worth trusting: `text/plain` and `application/octet-stream` are
    what servers say of everything.
    """
    return _DECLARED.get(content_type.partition(";")[0].strip().lower())


def media_type(source: str, body: bytes, promised: str | None = None) -> str:
    """The media type of `body`, which was promised to be `promised` by its name or server.

    Raises UnknownFormat, naming what the bytes are, for what is neither HTML nor text.
    """
    _refuse_binary(source, body)
    head = _ascii_view(body[:_PREFIX])
    _refuse_data(source, head)
    if promised == MHTML or _looks_mhtml(head):
        return MHTML if _looks_mhtml(head) else HTML
    # A Markdown file may open with an element, so that its suffix weighs more than a fragment.
    elements = _DOCUMENT if promised in (MARKDOWN, TEXT) else _ELEMENTS
    if head.startswith(b"<") and _opening(elements).match(head):
        return HTML
    if promised == HTML:
        return HTML if _tag().search(head) else TEXT
    if promised:
        return promised
    if _is_markup(head):
        return HTML
    return MARKDOWN if _is_markdown(head) else TEXT


def _refuse_binary(source: str, body: bytes) -> None:
    if known := kind_of_binary(body):
        what, remedy = known
        raise UnknownFormat(source, f"this is {what}, neither HTML nor text", remedy)


def kind_of_binary(body: bytes) -> tuple[str, str] | None:
    """What bytes are that are no text and no HTML, and what to do; `None` for what may be text."""
    for offset, signature, what, remedy in _SIGNATURES:
        if body.startswith(signature, offset):
            return _zipped(body, what, remedy) if signature == b"PK\x03\x04" else (what, remedy)
    return ("binary data", _SAVE_AS_HTML) if is_binary(body[:_PREFIX]) else None


def _zipped(body: bytes, what: str, remedy: str) -> tuple[str, str]:
    for mark, document in _ZIPPED:
        if mark in body[:4096] or mark in body[-4096:]:
            return document, _SAVE_AS_TEXT
    return what, remedy


def is_binary(head: bytes) -> bool:
    """Whether control characters are more than stray. UTF-16 is full of NULs, and text."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or byte_order(head[:_WIDE]):
        return False
    filled = head.replace(b"\0", b"")
    controls = len(filled) - len(filled.translate(None, _BINARY_CONTROLS))
    return controls > len(filled) * 0.02 or len(filled) * 3 < len(head)


def _ascii_view(head: bytes) -> bytes:
    """The bytes without byte order mark and NULs: ASCII markup reads the same in every charset."""
    return head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\f\v")


def _refuse_data(source: str, head: bytes) -> None:
    if not head.startswith((b"<", b"{", b"[")):
        return
    if re.match(rb"<\?xml[^>]{0,200}\?>", head) or head.startswith((b"<rss", b"<feed")):
        if re.search(rb"<(?:rss|feed|rdf:RDF)[\s>]", head[:4096]):
            raise UnknownFormat(
                source, "this is a feed, not an article", "Give the addresses of its articles"
            )
        if re.search(rb"<(?:urlset|sitemapindex)[\s>]", head[:4096]):
            raise UnknownFormat(
                source, "this is a sitemap, not an article", "Give the addresses of its articles"
            )
    if re.match(rb'(?:\{\s{0,200}"[^"\n]{0,200}"\s{0,20}:|\[\s{0,200}\{\s{0,200}")', head):
        raise UnknownFormat(source, "this is JSON, neither HTML nor text", _SAVE_AS_HTML)


@cache
def _opening(elements: str) -> re.Pattern[bytes]:
    """A page's first tag, one of `elements`, after what may stand before it."""
    return re.compile(
        rb"(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--(?>.{0,2000}?-->)\s{0,200}+){0,5}+"
        rb"<(?:!doctype\s{1,20}html|(?:%b)(?:\s[^<>]{0,2000})?>)" % elements.encode(),
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _tag() -> re.Pattern[bytes]:
    return re.compile(rb"</?(?:%b)(?:\s[^<>]{0,2000})?/?>" % _ELEMENTS.encode(), re.IGNORECASE)


def _is_markup(head: bytes) -> bool:
    """Whether closing tags of a page's own elements abound, wherever it begins."""
    return len(re.findall(rb"</(?:p|div|li|h[1-6]|article|section|body|head|td)>", head, re.I)) >= 3


def _looks_mhtml(head: bytes) -> bool:
    headers = head.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0][:4096].lower()
    declares = rb"(?m)^content-type:\s{0,20}multipart/related"
    return b"multipart/related" in headers and re.search(declares, headers) is not None


def _is_markdown(head: bytes) -> bool:
    """Whether a text has Markdown's front matter, or two of its marks, at least one a heading."""
    fields = rb"(?:(?!---)(?:[\w-]{1,40}:|[ \t#-])[^\n]{0,500}\n){1,60}+"
    if re.match(rb"---\r?\n" + fields + rb"---\r?\n", head):
        return True
    headings = re.findall(rb"(?m)^#{1,6} \S", head)
    marks = re.search(rb"\]\((?:https?:|/|#)|\*\*\w|(?m:^> \S)|(?m:^[*-] \S)|(?m:^```)", head)
    return len(headings) >= 2 or bool(headings and (marks or head.startswith(b"#")))
