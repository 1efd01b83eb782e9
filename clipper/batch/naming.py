"""Names of the files that briefs go to: date and headline, safe on every file system."""

import hashlib
import re
import unicodedata

LONGEST = 120
"""Bytes of a name without its suffix; file systems allow 255, paths on Windows 260 in all."""


def stem(published: str | None, headline: str) -> str:
    """`2025-11-28-harbour-bridge-to-reopen`, or `undated-…`; letters and digits of any script."""
    day = (published or "")[:10]
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", day):
        day = "undated"
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", headline).casefold())
    name = "-".join([day, *(words or ["untitled"])])
    return _shortened(unicodedata.normalize("NFC", name))


def _shortened(name: str) -> str:
    """`name` within the length, cut between words where that leaves most of it."""
    kept = name.encode()[:LONGEST].decode(errors="ignore")
    if kept == name:
        return name
    words, _, _ = kept.rpartition("-")
    return words if len(words) > len(kept) // 2 else kept


class Namer:
    """Gives every source a name of its own, the same for the same sources in the same order."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name(self, stem: str, source: str) -> str:
        """`stem`; when an earlier source has it, `stem` and a mark made from `source`."""
        name, turn = stem, 0
        while name in self._taken:
            mark = hashlib.sha256(f"{turn}{source}".encode(errors="surrogateescape")).hexdigest()
            name, turn = f"{stem}-{mark[:8]}", turn + 1
        self._taken.add(name)
        return name
