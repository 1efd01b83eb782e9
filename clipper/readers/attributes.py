"""Tags with so many attributes that a parser would never come to their end."""

import re

_STRIDE = 10_000
"""Bytes; a tag with that many attributes is longer than two strides."""
_MOST = 2_000
"""libxml2 compares each attribute of a tag with those before it: 300,000 take minutes."""
_TAG = re.compile(rb"<([a-zA-Z][\w:-]*)([^<>]*)")
_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")


def without_endless_tags(markup: bytes) -> bytes:
    """The markup, with tags of more attributes than any page has cut to their names.

    Only where a stride of text has no angle bracket, such a tag is looked for: that is quick.
    """
    kept: list[bytes] = []
    start = seen = 0
    for at in range(0, len(markup), _STRIDE):
        if max(markup.find(b"<", at, at + _STRIDE), markup.find(b">", at, at + _STRIDE)) >= 0:
            continue
        opening, seen = markup.rfind(b"<", seen, at), at
        tag = _TAG.match(markup, opening) if opening >= 0 else None
        if tag and len(_QUOTED.sub(b" ", tag[2]).split()) > _MOST:
            kept += (markup[start:opening], b"<%b " % tag[1])
            start = tag.end()
    return b"".join((*kept, markup[start:])) if kept else markup
