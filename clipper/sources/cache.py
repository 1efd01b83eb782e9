"""Answers kept on disk, so that a page that has not changed is not sent again (RFC 9110, 13)."""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any


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


class Cache:
    """A folder of answers, one file each; several processes may use it, and be killed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, url: str) -> Answer | None:
        """The answer kept for `url`; `None` when there is none that can be read."""
        try:
            head, _, body = self._path(url).read_bytes().partition(b"\n")
            return Answer(body=body, **json.loads(head))
        except (OSError, ValueError, TypeError):
            return None

    def keep(self, url: str, answer: Answer) -> None:
        """Keep an answer that can be asked about again."""
        if not answer.conditions:
            return
        head: dict[str, Any] = asdict(answer)
        body = head.pop("body")
        path = self._path(url)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
                try:
                    file.write(json.dumps(head).encode() + b"\n" + body)
                    file.close()
                    os.replace(file.name, path)  # noqa: PTH105
                except OSError:
                    Path(file.name).unlink(missing_ok=True)

    def _path(self, url: str) -> Path:
        name = sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / name[:2] / name[2:]


def folder() -> Path:
    """Where the cache is: `http` in the platform's folder for what can be fetched again."""
    from platformdirs import user_cache_path

    return user_cache_path("clipper", appauthor=False) / "http"
