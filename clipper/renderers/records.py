"""Articles, briefs and errors as JSON: the types of `clipper.types`, field for field."""

import re
from dataclasses import fields, is_dataclass
from typing import Any

from clipper.errors import ClipperError
from clipper.renderers.look import Result
from clipper.types import Article, Brief

# Line and paragraph separators end a line for some readers of JSONL; control characters, bidi
# overrides and lone surrogates harm terminals and decoders. In JSON they only occur inside strings.
_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def record(result: Result) -> dict[str, Any]:
    """The object that stands for `result`, its schema's name first."""
    if isinstance(result, Brief):
        return _brief(result)
    if isinstance(result, Article):
        return {"schema": "clipper.article/1", **_plain(result)}
    return _error(result)


def dumps(value: object, indent: int | None = None) -> str:
    """`value` as JSON: non-ASCII as it is, what could break a line or a terminal escaped."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _brief(brief: Brief) -> dict[str, Any]:
    return {
        "schema": "clipper.brief/1",
        **_plain(brief.article),
        "points": _plain(brief.points),
        **_plain(brief.facts),
        "words": brief.words,
        "reading_minutes": brief.reading_minutes,
        "about": _plain(brief.about),
    }


def _error(error: ClipperError) -> dict[str, Any]:
    return {
        "schema": "clipper.error/1",
        "source": error.source,
        "error": type(error).__name__,
        "message": str(error),
        "verdict": getattr(error, "verdict", None),
    }


def _plain(value: Any) -> Any:
    """`value` with dataclasses as dictionaries and tuples as lists."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value
