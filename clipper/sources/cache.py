"""Answers kept on disk, so that a page that has not changed is not sent again (RFC 9110, 13)."""

import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, NamedTuple

LARGEST = 2**30
"""Bytes of all answers together: when there are more, those go that were not used for longest."""

OLDEST = 90 * 86_400
"""Seconds after which an answer goes that was not used."""

_DRAFT = ".part"
_WRITING = 3600.0
"""Seconds after which nobody is at a draft any more."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent for an address."""

    url: str
    content_type: str
    body: bytes
    etag: str = ""
    modified: str = ""
    """The Last-Modified header."""

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask whether this is still what the server would send."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in given.items() if value}


class Kept(NamedTuple):
    """An answer on the disk."""

    used: float
    """When it was kept or found the last time."""
    size: int
    path: str


class Cache:
    """A folder of answers, one file each; several processes may use it, and be killed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._room = 0
        """Bytes that may be kept before looking for what must go; the first answer has us look."""

    def find(self, url: str) -> Answer | None:
        """The answer kept for `url`; `None` when there is none that can be read."""
        path = self._path(url)
        try:
            head, _, body = path.read_bytes().partition(b"\n")
            answer = Answer(body=body, **json.loads(head))
            os.utime(path)
        except (OSError, ValueError, TypeError):
            return None
        return answer

    def keep(self, url: str, answer: Answer) -> None:
        """Keep an answer that can be asked about again."""
        if not answer.conditions:
            return
        head: dict[str, Any] = asdict(answer)
        body = head.pop("body")
        content = json.dumps(head).encode() + b"\n" + body
        path = self._path(url)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, suffix=_DRAFT, delete=False) as file:
                try:
                    file.write(content)
                    file.close()
                    os.replace(file.name, path)
                except OSError:
                    Path(file.name).unlink(missing_ok=True)
        self._make_room(len(content))

    def kept(self) -> Iterator[Kept]:
        """The answers that are in the folder."""
        return (found for found in self._files() if not found.path.endswith(_DRAFT))

    def _files(self) -> Iterator[Kept]:
        """The same, and what is being written, or was by a process that was killed."""
        with suppress(OSError), os.scandir(self._folder) as shelves:
            for shelf in shelves:
                with suppress(OSError), os.scandir(shelf) as files:
                    for file in files:
                        with suppress(OSError):
                            told = file.stat(follow_symlinks=False)
                            yield Kept(told.st_mtime, told.st_size, file.path)

    def clear(self) -> None:
        """Delete it all. Raises OSError where that is not allowed."""
        for answer in self._files():
            Path(answer.path).unlink(missing_ok=True)

    def _make_room(self, size: int) -> None:
        with self._lock:
            self._room -= size
            if self._room <= 0:
                self._room = LARGEST // 8
                self._prune(LARGEST - self._room)

    def _prune(self, most: int) -> None:
        """Delete what is too old, and of the rest what is too much."""
        total, expired = 0, time.time() - OLDEST
        for answer in sorted(self._files(), reverse=True):
            total += answer.size
            is_left = answer.path.endswith(_DRAFT) and answer.used < time.time() - _WRITING
            if total > most or answer.used < expired or is_left:
                with suppress(OSError):
                    Path(answer.path).unlink(missing_ok=True)

    def _path(self, url: str) -> Path:
        name = sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / name[:2] / name[2:]


def folder() -> Path:
    """Where the cache is: `http` in the platform's folder for what can be fetched again."""
    from platformdirs import user_cache_path

    return user_cache_path("clipper", appauthor=False) / "http"
