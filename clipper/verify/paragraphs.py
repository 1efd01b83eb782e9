"""The paragraphs of a text that somebody wrote, without what Markdown puts between them."""

import re
import unicodedata
from collections.abc import Iterator

_BULLET = re.compile(r"^\s*(?:[-*+•–]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?")
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FENCE = re.compile(r"^(```|~~~).*?^\1[ \t]*$", re.DOTALL | re.MULTILINE)
_UNDERLINED = re.compile(r"^[^\n]*\S[^\n]*\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
_COLUMNS = re.compile(r"^[^\n]*\|[^\n]*\n[ \t]*\|?[ \t]*:?-+:?[ \t]*\|[-|: \t]*$", re.MULTILINE)
"""The names of a table's columns, with the rule under them."""
_HEADING = re.compile(r"^\s{0,3}#{1,6}(?:\s|$)")
_RULE = re.compile(r"^[\s|:*_=-]*$")
_REFERENCE = re.compile(r"^\s*\[[^\]]+\]:\s+\S+")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_LABEL = re.compile(r"^(?:\*\*|__)[^*_]+(?:\*\*|__):?$|^[^.!?…]{1,40}:$")
_WRAPPED = 60
"""Characters from which a line may have been broken for its length."""
_ENDS = '.!?…。！？؟।”"»:'
_JUNK = 0.005
"""The share of characters that no text has, from which it is none."""


def paragraphs(text: str) -> Iterator[str]:
    """The lines that say something: no headings, labels, rules, references and front matter.

    A line is a paragraph, unless it was broken where it got too long.
    """
    text = _FENCE.sub("", _COMMENT.sub("", _FRONT_MATTER.sub("", text)))
    text = _UNDERLINED.sub("", _COLUMNS.sub("", text))
    told: list[str] = []
    for line in text.splitlines():
        bare = _LINK.sub(r"\1", _IMAGE.sub("", line)).strip()
        if not bare or _HEADING.match(line) or _RULE.match(bare) or _REFERENCE.match(line):
            yield from _joined(told)
            continue
        if not (told and _goes_on(told[-1])) or _BULLET.match(bare) or bare[0] in ">|":
            yield from _joined(told)
        bare = _BULLET.sub("", bare.lstrip("> ")).strip("| ")
        if _LABEL.match(bare):
            yield from _joined(told)
        else:
            told.append(bare)
    yield from _joined(told)


def is_text(text: str) -> bool:
    """Is it text at all, or the bytes of a picture, an archive or a program?"""
    odd = sum(
        character == "\ufffd"
        or (unicodedata.category(character) == "Cc" and character not in "\n\r\t\f\v")
        for character in text
    )
    return "\0" not in text and odd <= _JUNK * len(text)


def _goes_on(line: str) -> bool:
    """Was a line broken for its length?"""
    return _WRAPPED <= len(line) <= 2 * _WRAPPED and line[-1] not in _ENDS


def _joined(told: list[str]) -> Iterator[str]:
    """The lines of a paragraph as one, which empties their list."""
    if told:
        yield " ".join(told)
        told.clear()
