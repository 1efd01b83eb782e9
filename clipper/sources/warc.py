"""Pages in WARC files (ISO 28500), as crawlers write them, by fastwarc."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

from clipper.errors import ClipperError, SourceError, UsageError
from clipper.sources.archives import Member
from clipper.sources.files import bounded
from clipper.sources.media import HTML, media_type
from clipper.types import Page

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_HTML = ("text/html", "application/xhtml+xml")
_STARTS = {True: b"\x1f\x8b\x08", False: b"WARC/1."}
"""What a record begins with in a compressed file and in a plain one."""

_STRIDE = 2**20
_CUT_OFF = "its record is cut off"


def members(file: BinaryIO, name: str) -> Iterator[Member]:
    """The HTML pages that servers sent, one for each response record, called by its record id.

    A damaged stretch comes as one error, and reading goes on with the next record behind it. Raises
    UsageError without fastwarc.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise UsageError(
            name, "reading WARC files is not installed", "pip install 'newsclipper[warc]'"
        ) from None
    file.seek(0)
    start = _STARTS[file.read(2) == _STARTS[True][:2]]
    begin: int | None = 0
    while begin is not None:
        file.seek(begin)
        reached, is_cut = begin, False
        try:
            records = ArchiveIterator(file, record_types=WarcRecordType.response, auto_decode="all")
            for record in records:
                reached = record.stream_pos
                content = _content(record, name)
                is_cut = getattr(content, "problem", "") == _CUT_OFF
                yield Member(record.record_id or f"@{reached}", content)
            # A record that says it is longer than it is has swallowed those behind it.
            following = _next(file, start, reached + 1) if is_cut else None
        except (OSError, ValueError) as error:
            following = _next(file, start, reached + 1)
            if reached > begin or begin == 0:
                problem = f"damaged after byte {reached:,} ({error})"
                yield Member(f"@{reached}", SourceError(name, problem, "The rest of it is read"))
        begin = following


def _next(file: BinaryIO, start: bytes, position: int) -> int | None:
    """Where the next record may begin, from `position` on."""
    file.seek(position)
    kept = b""
    while chunk := file.read(_STRIDE):
        window = kept + chunk
        if (found := window.find(start)) >= 0:
            return position - len(kept) + found
        kept = window[-len(start) + 1 :]
        position += len(chunk)
    return None


def _content(record: "WarcRecord", name: str) -> Page | ClipperError | str:
    """The page of a response record, or why it is none."""
    if not record.is_http or record.http_headers is None:
        return "no web page"
    if record.http_headers.status_code != 200:
        return "no page came"
    if (record.http_content_type or "") not in _HTML:
        return "unknown type"
    url = record.headers.get("WARC-Target-URI") or ""
    source = url.strip("<>") or f"{name}#{record.record_id}"
    try:
        promised, content = record.content_length, cast(BinaryIO, record.reader)
        body = bounded(content, source)
        encoded = (
            "Content-Encoding" in record.http_headers or "Transfer-Encoding" in record.http_headers
        )
        if not encoded and len(body) < promised:
            return SourceError(source, _CUT_OFF, "Get the archive again")
        return Page(
            source=source,
            url=url.strip("<>") or None,
            body=body,
            media_type=media_type(source, body, HTML),
            charset=record.http_charset,
            fetched_at=record.headers.get("WARC-Date"),
        )
    except ClipperError as error:
        return error
