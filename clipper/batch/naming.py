"""Names of the files that briefs go to: date and headline, safe on every file system."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from itertools import count

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


def names(stem: str, source: str) -> Iterator[str]:
    """Names to try in turn: `stem`, then `stem` with marks made from `source`; there is no end."""
    yield stem
    for turn in count():
        marked = f"{turn}{source}".encode(errors="surrogateescape")
        yield f"{stem}-{hashlib.sha256(marked).hexdigest()[:8]}"
