"""JSON-LD as pages have it: read tolerantly, whatever is wrong with it.

The standard is https://www.w3.org/TR/json-ld11/ with the vocabulary of https://schema.org. What is
read is what news sites write: objects, lists and graphs of objects that refer to each other.
"""

import html
import json
import re
from collections.abc import Iterator

_WRAPPING = re.compile(
    r"\A\s*(?:<!--|/[/*]\s*<!\[CDATA\[(?:\s*\*/)?|<!\[CDATA\[)"
    r"|(?:-->|/[/*]\s*\]\]>(?:\s*\*/)?|\]\]>)[\s;]*\Z"
)
_TRAILING_COMMA = re.compile(r",(?=\s{0,200}[}\]])")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_BETWEEN = re.compile(r"[\s,;]*")
_LEGIBLE = re.compile(
    r'"(headline|datePublished|dateModified|url)"\s{0,9}:\s{0,9}"([^"\\]{1,500})"'
)
_DECODER = json.JSONDecoder(strict=False)


def parse(script: str) -> list[object]:
    """The JSON values in the text of a script, several if they follow one another.

    Comment and CDATA wrappings, escaped quotation marks, trailing commas, invalid escapes and raw
    line breaks in strings are forgiven. Of a script that stays broken, the plain pairs that can be
    told for certain (headline, dates, address) are kept as one article.
    """
    text = script.strip()
    if text[:1] not in "[{" or text[-1:] not in "]}":
        text = _WRAPPING.sub("", text)
    if text.lstrip()[:8].count("&quot;"):
        text = html.unescape(text)
    for repair in (str, _repaired):
        try:
            return list(_values(repair(text)))
        except (ValueError, RecursionError):
            continue
    return _legible(text)


def _values(text: str) -> Iterator[object]:
    position = 0
    while (position := _BETWEEN.match(text, position).end()) < len(text):  # type: ignore[union-attr]
        value, position = _DECODER.raw_decode(text, position)
        yield value


def _repaired(text: str) -> str:
    return _TRAILING_COMMA.sub("", _BAD_ESCAPE.sub("", text))


def _legible(text: str) -> list[object]:
    if 'Article"' not in text:
        return []
    pairs = dict(reversed(_LEGIBLE.findall(text)))
    return [{"@type": "Article", **pairs}] if pairs else []
