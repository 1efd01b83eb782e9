"""From bytes to text, whatever charset they are in and whatever they say of it.

In this order: a byte order mark; UTF-16 without one; strict UTF-8; UTF-8 with a few broken bytes;
what the header or the page declares, if the text then looks like text; detection. The labels are
those of the WHATWG Encoding Standard, which reads `iso-8859-1` as windows-1252 and so on, as
browsers do.

The text that comes out has `\\n` for every kind of line end, and no NULs, soft hyphens and byte
order marks: those are never part of what a reader sees. No-break spaces stay (they hold `16 %`
together), and so do joiners, which Persian and emoji need, and accents in the composition they came
in; where texts are compared, `clipper.text.words.fold` makes all of them equal.
"""

import codecs
import re

from clipper.text.utf16 import byte_order
from clipper.types import Page

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ASCII = bytes(range(128))
_PARTING = re.compile(
    r"(?<=[.!?…。！？:;,”»\")\]])\0+(?=[^\W\d]|[“„«\"(])|(?<=[^\s\0])\0{2,}(?=[^\s\0])"
)
"""NULs between sentences or fields, where text of another width has one beside each character."""
_UNTIDY = (
    re.compile(rb"\xc2[\x85\xad]"),
    re.compile(rb"\xe2\x80[\xa8\xa9]"),
    re.compile(rb"\xef\xbb\xbf"),
)
"""What is neither ASCII nor tidy, in UTF-8. Each begins with one byte, which is found quickly."""
_FEW_NULS = 0.1
_JAPANESE_SHIFT = re.compile(rb"\x1b\$[@B]")
"""How ISO-2022-JP, which is all ASCII, leaves ASCII."""

_USUAL = "cp1252"
"""What pages that declare nothing are in, if they are not UTF-8, as browsers assume too."""
_HEAD = 16 * 1024
"""Bytes in which a page declares its charset, and by which UTF-16 is told."""
_SAMPLE = 8 * 1024
"""Bytes of running text that a charset is judged by."""
_STRETCH = 256 * 1024
"""Bytes of a body that are decoded at a time."""
_FOLLOWING = 2
"""For each broken byte, how many must follow a first one as UTF-8 has it. Texts in other charsets,
of 20 characters and more, have 1.6 at most: that they make one is chance, that they make two rare.
"""
_DOUBT = 0.35
"""Plausibility below which our own alphabets explain nothing."""


def decode(page: Page) -> str:
    """The text of a page. Never fails: what no charset explains becomes U+FFFD."""
    return tidy(page.body.decode(charset_of(page), errors="replace"))


def encoded(page: Page) -> bytes:
    """The text of a page as `decode` gives it, in UTF-8. Most pages are that text already, and to
    decode them would take up to four times their memory."""
    flawless = _is_flawless(page.body)
    codec = _charset(page, flawless)
    if flawless and codec == "utf-8" and _is_tidy(page.body):
        return page.body
    return tidy(page.body.decode(codec, errors="replace")).encode("utf-8", "replace")


def tidy(text: str) -> str:
    """`text` with one kind of line end, and without what is never shown; `_is_tidy` knows what."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for line_end in "\u2028\u2029\x85\f":
        text = text.replace(line_end, "\n")
    if "\0" in text:
        few = text.count("\0") < _FEW_NULS * len(text)
        text = (_PARTING.sub(" ", text) if few else text).replace("\0", "")
    for unseen in "\u00ad\ufeff":
        if unseen in text:  # which is found out much faster than what to leave out
            text = text.replace(unseen, "")
    return text


def _is_tidy(body: bytes) -> bool:
    """Whether a text in UTF-8 has nothing that `tidy` changes."""
    untidy = any(byte in body for byte in (b"\r", b"\f", b"\0"))
    return not untidy and not any(pattern.search(body) for pattern in _UNTIDY)


def charset_of(page: Page) -> str:
    """The Python codec to read a page's bytes with."""
    return _charset(page, _is_flawless(page.body))


def _charset(page: Page, flawless: bool) -> str:
    """As `charset_of`; `flawless` tells whether the bytes are UTF-8 without exception."""
    for mark, codec in _MARKS:
        if page.body.startswith(mark):
            return codec
    if order := byte_order(page.body[:_HEAD]):
        return order
    labels = (page.charset, *_declarations(page))
    declared = list(filter(None, map(codec_of, labels)))
    if flawless or _is_mostly_utf8(page.body, "utf-8" in declared):
        return "iso2022_jp" if _JAPANESE_SHIFT.search(page.body[:_HEAD]) else "utf-8"
    return _legacy(page.body, [codec for codec in declared if codec not in ("utf-8", "iso2022_jp")])


def codec_of(label: str | None) -> str | None:
    """The Python codec for a label such as `ISO-8859-9`; `None` for one that no browser knows."""
    if not label:
        return None
    from clipper.readers.plausibility import codec_labels  # which UTF-8 without a label needs not

    return codec_labels().get(re.sub(r"[^a-z0-9]", "", label.lower()))


def _declarations(page: Page) -> list[str]:
    if page.media_type != "text/html":
        return []
    head = page.body[:_HEAD]
    found = re.findall(
        rb"(?i)<\?xml[^>]{0,200}?\sencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})", head[:300]
    )
    found += re.findall(
        rb"(?i)<meta\s[^>]{0,500}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", head
    )
    return [label.decode("ascii", "ignore") for label in found]


def _is_flawless(body: bytes) -> bool:
    """Whether the body is UTF-8 without a broken byte."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(body), _STRETCH):
            decoder.decode(body[start : start + _STRETCH])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_mostly_utf8(body: bytes, declared: bool) -> bool:
    """Whether the body is UTF-8 but for a few broken bytes; for more when it declares to be."""
    text = body.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", errors="ignore")) - broken
    following = len(text.encode("utf-8")) - len(text) - 2 * broken
    return _FOLLOWING * broken <= following or (declared and broken <= whole)


def _legacy(body: bytes, declared: list[str]) -> str:
    """The codec of what is not Unicode.

    A declaration holds unless another charset explains the text clearly better; the less text there
    is, the more it takes.
    """
    from clipper.readers.plausibility import best, plausibility

    sample = _running_text(body)
    likely, score = best(sample)
    margin = 0.02 + 1 / max(1, len(sample.translate(None, _ASCII)))
    for codec in (*declared, _USUAL):
        if plausibility(sample, codec) >= score - margin:
            return codec
    return likely if score >= _DOUBT else _guessed(sample) or _USUAL


def _running_text(body: bytes) -> bytes:
    """Lines of text between tags, those with more than ASCII. In no charset that gets here are `<`,
    `>` and line ends part of another character."""
    lines, size = [], 0
    for piece in re.split(rb"[<\n\r]", body[: 64 * _HEAD]):
        line = piece.rpartition(b">")[2][:_SAMPLE]
        if not line.isascii():
            lines.append(line)
            size += len(line)
            if size > _SAMPLE:
                break
    return b"\n".join(lines) or body[:_SAMPLE]


def _guessed(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    found = from_bytes(sample).best()
    return found.encoding if found else None
