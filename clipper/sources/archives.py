"""Pages in archives (.zip, .tar, .tar.gz, .warc, .warc.gz), one page in memory at a time."""

import io
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import splitext
from typing import IO, Any, BinaryIO

from clipper.errors import ClipperError, SourceError, SourceTooLarge
from clipper.sources.files import LARGEST, bounded
from clipper.sources.media import media_type, type_of_suffix
from clipper.types import Page

KINDS = re.compile(
    r"(?i)\.(?:(?P<zip>zip)|(?P<tar>tar(?:\.(?:gz|bz2|xz))?|tgz)|(?P<warc>warc(?:\.gz)?))$"
)

RATIO = 100
"""How much larger than itself an archive may be unpacked; text compresses to about a tenth."""

ALLOWANCE = 2**30
"""Bytes that may be unpacked from any archive, however small it is."""


@dataclass(frozen=True, slots=True)
class Member:
    """Something in an archive."""

    name: str
    """Within the archive, the same whenever it is read."""
    content: Page | ClipperError | str
    """The page, why it cannot be had, or why it was passed over (`hidden`, `unknown type`)."""


def is_archive(name: str) -> bool:
    """Whether a file's name is that of an archive that `members` reads."""
    return bool(KINDS.search(name))


def members(file: BinaryIO, name: str) -> Iterator[Member]:
    """What is in an archive, in its order; what cannot be read comes as an error in its place.

    file: open and seekable; name: of the archive. Raises UsageError where a library is missing.
    """
    kind = KINDS.search(name)
    assert kind
    if kind["warc"]:
        from clipper.sources.warc import members as records

        yield from records(file, name)
        return
    reader = _zipped if kind["zip"] else _tarred
    remedy = "Get the file again"
    try:
        for member in reader(file, name):
            yield member
            remedy = "What came before it is done; get the file again"
    except _Bomb:
        problem = f"unpacked it is more than {RATIO} times as large: a bomb"
        yield Member("", SourceTooLarge(name, problem, "Do not open it"))
    except (
        OSError,
        EOFError,
        ValueError,
        zlib.error,
        zipfile.BadZipFile,
        tarfile.TarError,
    ) as error:
        yield Member("", SourceError(name, f"the archive is damaged ({error})", remedy))


class _Bomb(Exception):
    """An archive has grown beyond all reason."""


def _zipped(file: BinaryIO, name: str) -> Iterator[Member]:
    with zipfile.ZipFile(file) as archive:
        allowed, unpacked = _allowed(file), 0
        for entry in archive.infolist():
            if entry.is_dir():
                continue
            if reason := passed_over(entry.filename):
                yield Member(entry.filename, reason)
                continue
            unpacked += min(entry.file_size, LARGEST)
            if unpacked > allowed:
                raise _Bomb
            yield Member(entry.filename, _zipped_page(archive, entry, name))


def _zipped_page(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str
) -> Page | ClipperError:
    """A member by itself: others can be read where one is damaged, encrypted or too large."""
    source = f"{name}/{entry.filename}"
    try:
        with archive.open(entry) as content:
            return _page(content, source, entry.filename)
    except ClipperError as error:
        return error
    # RuntimeError: encrypted, or compressed by a method that is not known.
    except (OSError, EOFError, ValueError, RuntimeError, zlib.error, zipfile.BadZipFile) as error:
        return SourceError(source, f"cannot be unpacked ({error})", "Get the archive again")


def _tarred(file: BinaryIO, name: str) -> Iterator[Member]:
    stream = _Guarded(_decompressed(file, name), _allowed(file))
    with tarfile.open(fileobj=stream, mode="r|") as archive:  # type: ignore[call-overload]
        for entry in archive:
            archive.members.clear()  # tarfile would remember them all
            if not entry.isfile():
                continue
            if reason := passed_over(entry.name):
                yield Member(entry.name, reason)
                continue
            source, content = f"{name}/{entry.name}", archive.extractfile(entry)
            try:
                yield Member(entry.name, _page(content, source, entry.name))
            except ClipperError as error:
                yield Member(entry.name, error)
    # To tarfile a damaged header is the end. After the true one there are zeros alone.
    while rest := stream.read(2**16):
        if rest.strip(b"\0"):
            raise tarfile.ReadError("bad header")


def _decompressed(file: BinaryIO, name: str) -> Any:
    if name.lower().endswith("gz"):
        import gzip

        return gzip.GzipFile(fileobj=file)
    if name.lower().endswith("bz2"):
        import bz2

        return bz2.BZ2File(file)
    if name.lower().endswith("xz"):
        import lzma

        return lzma.LZMAFile(file)
    return file


class _Guarded:
    """A stream that ends in _Bomb when more comes out of it than is allowed."""

    def __init__(self, stream: Any, allowed: int) -> None:
        self._stream = stream
        self._left = allowed

    def read(self, size: int) -> bytes:
        chunk: bytes = self._stream.read(size)
        self._left -= len(chunk)
        if self._left < 0:
            raise _Bomb
        return chunk


def _allowed(file: BinaryIO) -> int:
    """The bytes that may be unpacked from `file`, which is left at its start."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    return max(ALLOWANCE, RATIO * size)


def passed_over(name: str) -> str | None:
    """Why a member is no article, as far as its name tells: `hidden`, `unknown type`."""
    parts = name.split("/")
    if any(part.startswith(".") for part in parts if part != ".") or "__MACOSX" in parts:
        return "hidden"
    return None if type_of_suffix(splitext(name)[1]) else "unknown type"


def _page(content: IO[bytes] | None, source: str, name: str) -> Page:
    assert content is not None  # of a file there is one
    body = bounded(content, source)  # type: ignore[arg-type]
    promised = type_of_suffix(splitext(name)[1])
    return Page(source, None, body, media_type(source, body, promised))
