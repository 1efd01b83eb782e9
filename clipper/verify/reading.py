"""Read a brief back: Clipper's JSON, its Markdown and text, or prose that somebody wrote."""

import json
import re
from collections.abc import Iterator
from typing import Any

from clipper.errors import UsageError
from clipper.verify.claims import Claim, Claims
from clipper.verify.paragraphs import is_text, paragraphs

_SECTIONS = {
    "Key points": "points",
    "Who": "people",
    "Said": "quotes",
    "Figures": "figures",
    "Next": "upcoming",
}
_OPENS_JSON = re.compile(r"\s*(?:\{|\[\s*[\[{\"\]])")
"""A list holds something that JSON knows; a headline may open with "[Video]"."""
_SAYING = 4
"""Words from which a text in somebody's JSON is a sentence, and no name or label."""
_LENGTH = re.compile(r"(?:^| · )\d+ min, [\d,]+ words$")
"""How the byline of every brief of Clipper's ends, the line below its headline."""
_BETWEEN = re.compile(r"^(?:─{40}|---)\n\n", re.MULTILINE)
"""What stands between two briefs of Clipper's in one file."""
_KEYWORDS = "Keywords: "
_PART = re.compile(
    rf"\s*(?:[-*•] |\d{{1,3}}[.)] |> |## |{_KEYWORDS}|Source: |(?:{'|'.join(_SECTIONS)})$)",
    re.MULTILINE,
)
"""How what stands below the head of a brief begins."""
_HEAD = 3
"""Blocks of a head at most: headline, byline, deck."""
_ABOUT = re.compile(
    r"About .+: named in the (?:headline|lead|body), (?:once|\d+ times) in all\."
    r"|The article says nothing about .+\."
)
_SOURCE = re.compile(r"^Source: <?(\S[^\n]*?)>?$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>#|~$&@:.+=-])")
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,3}[.)])\s+")
_QUOTED = re.compile(r"^[>\s]*“(.*)”\s*(?:\n?[>\s]*)— (.*)$", re.DOTALL)
_DAY = re.compile(r"(?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4}")
_BYLINE = re.compile(r"\*[^*]")
_EXPLAINED = re.compile(r"^\s+(?:\(rank \d+.*\)|\*rank \d+.*\*)$")


def read(text: str) -> list[Claims]:
    """The briefs in a file: JSON, one object or a list or lines of them; Markdown; or text.

    Raises UsageError when there is nothing in it that could be checked, for a page of HTML, and
    for what is no text.
    """
    if re.match(r"\s*<(?:!doctype|html)\b", text[:200], re.IGNORECASE):
        raise UsageError("", "this is a page of HTML", "Give a brief as JSON, Markdown or text")
    if not is_text(text):
        raise UsageError("", "this is no text", "Give a brief as JSON, Markdown or text")
    try:
        briefs = list(_json(text)) if _OPENS_JSON.match(text) else _all_written(text)
    except RecursionError:
        raise UsageError("", "it is nested too deeply", "Give the file as it was written") from None
    if not any(brief.claims or brief.prose for brief in briefs):
        raise UsageError("", "there is no brief in it", "Give a brief as JSON, Markdown or text")
    return briefs


def _json(text: str) -> Iterator[Claims]:
    try:
        value = json.loads(text)
    except ValueError:
        try:
            value = [json.loads(line) for line in text.splitlines() if line.strip()]
        except ValueError as error:
            raise UsageError(
                "", f"it is no JSON: {error}", "Give the file as it was written"
            ) from None
    for record in value if isinstance(value, list) else [value]:
        if isinstance(record, dict) and record.get("schema") == "clipper.brief/1":
            yield _recorded(record)
        elif not (isinstance(record, dict) and _is_ours(record)):
            told = (line for text in _sentences(record) for line in paragraphs(text))
            yield Claims(None, None, (), tuple(map(_plain, told)))


def _is_ours(record: dict[str, Any]) -> bool:
    """Is it a record of Clipper's that is no brief: an article, an error?"""
    return str(record.get("schema", "")).startswith("clipper.")


def _sentences(value: object) -> Iterator[str]:
    """The texts in JSON that somebody else made, long enough to say something."""
    if isinstance(value, str):
        if len(value.split()) >= _SAYING:
            yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _sentences(item)


def _recorded(record: dict[str, Any]) -> Claims:
    """The claims of a record of Clipper's own."""
    claims = [Claim("headline", record["title"])] if _text(record.get("title")) else []
    if _text(record.get("deck")):
        claims.append(Claim("deck", record["deck"]))
    for point in _items(record, "points"):
        edits = tuple(map(str, point.get("edits") or ()))
        claims.append(Claim("point", point["text"], None, _text(point.get("source_text")), edits))
    claims += [
        Claim("quote", quote["text"], _text(quote.get("speaker")))
        for quote in _items(record, "quotes")
    ]
    claims += [Claim("figure", figure["text"]) for figure in _items(record, "figures")]
    claims += [
        Claim("name", person["name"], _text(person.get("role")))
        for person in _items(record, "people", "name")
    ]
    claims += [
        Claim("date", date["text"], _text(date.get("resolved"))) for date in _items(record, "dates")
    ]
    claims += [Claim("point", item["text"]) for item in _items(record, "upcoming")]
    for field in ("authors", "organisations", "places"):
        claims += [Claim("name", name) for name in record.get(field) or () if _text(name)]
    for acronym in _items(record, "acronyms", "short"):
        claims += [
            Claim("name", acronym[form]) for form in ("short", "long") if _text(acronym.get(form))
        ]
    if _text(record.get("published")):
        claims.append(Claim("date", record["published"], record["published"]))
    return Claims(_text(record.get("source")), _text(record.get("language")), tuple(claims))


def _items(record: dict[str, Any], field: str, needed: str = "text") -> list[dict[str, Any]]:
    values = record.get(field)
    items = values if isinstance(values, list) else []
    return [item for item in items if isinstance(item, dict) and _text(item.get(needed))]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _all_written(text: str) -> list[Claims]:
    """The briefs in Markdown or text: several only where each is laid out as Clipper's."""
    briefs = list(map(_written, _BETWEEN.split(text)))
    return briefs if all(brief.claims for brief in briefs) else [_written(text)]


def _written(text: str) -> Claims:
    """The claims of a brief in Markdown or text: Clipper's, when it is laid out as such."""
    source = _SOURCE.search(text)
    named = _ESCAPED.sub(r"\1", source[1]) if source else None
    blocks = re.split(r"\n\s*\n", text.strip())
    if _byline(blocks) or (source and _is_list(blocks)):
        return Claims(named, None, tuple(_laid_out(blocks)))
    written = _SOURCE.sub("", text)
    return Claims(named, None, (), tuple(_plain(line) for line in paragraphs(written)))


def _byline(blocks: list[str]) -> str:
    """The byline of Clipper's that follows the headline; empty when there is none."""
    head = [_plain(line) for block in blocks[:2] for line in block.splitlines()]
    return next((line for line in head[:2] if _LENGTH.search(line)), "")


def _told_in(byline: str) -> Iterator[Claim]:
    """Who published it and when, as a byline says, without how long it is."""
    for told in filter(None, _LENGTH.sub("", byline).split(" · ")):
        yield Claim("date", told, told) if _DAY.fullmatch(told) else Claim("name", told)


def _is_list(blocks: list[str]) -> bool:
    """Are there points, and beside the parts no more than a headline, a byline and a deck?

    An article that Clipper extracted may have lists too, and has paragraphs around them.
    """
    others = [block for block in blocks if not _PART.match(block)]
    return any(map(_BULLET.match, blocks)) and len(others) <= _HEAD


def _laid_out(blocks: list[str]) -> Iterator[Claim]:
    """Clipper's own layout: headline and byline, deck, then the parts under their names."""
    headline = _plain(blocks[0].splitlines()[0].removeprefix("# "))
    yield Claim("headline", headline)
    yield from _told_in(_byline(blocks))
    part = "head"
    for block in blocks[1:]:
        lines = [line for line in block.splitlines() if line.strip() and not _EXPLAINED.match(line)]
        if lines and (name := lines[0].removeprefix("## ").strip()) in _SECTIONS:
            part, lines = _SECTIONS[name], lines[1:]
        elif lines and part == "head" and _BULLET.match(lines[0]):
            part = "points"
        if not lines or _SOURCE.match(lines[0]) or lines[0].startswith(_KEYWORDS):
            continue
        if part == "head" and _ABOUT.fullmatch(_plain(lines[0])):
            continue
        if part == "head" and _BYLINE.match(lines[0]):
            continue
        yield from _part(part, lines)


def _part(part: str, lines: list[str]) -> Iterator[Claim]:
    if part == "quotes":
        for quote in re.split(r"\n(?=[>\s]*“)", "\n".join(lines)):
            if found := _QUOTED.match(quote):
                yield Claim("quote", _plain(found[1]), _plain(found[2]))
        return
    for line in lines:
        text = _plain(_BULLET.sub("", line))
        label, _, rest = text.partition(": ")
        if part == "head":
            yield Claim("deck", text)
        elif part == "points":
            yield Claim("point", text)
        elif part == "people":
            yield Claim("name", label, rest or None)
        elif part == "figures":
            yield Claim("figure", label, rest or None)
        elif part == "upcoming" and rest and _DAY.fullmatch(label):
            yield Claim("date", label, label)
            yield Claim("point", rest)
        elif part == "upcoming":
            yield Claim("point", text)


def _plain(text: str) -> str:
    """The text without Markdown's emphasis and escapes."""
    return _ESCAPED.sub(r"\1", re.sub(r"(?<!\\)\*{1,2}", "", text)).strip()
