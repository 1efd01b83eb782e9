"""Dates in Chinese, Japanese and Korean, where no space parts the words."""

import re
from collections.abc import Iterator

from clipper.facts.calendar import Meaning

_DATE = (
    r"(?<!\d)(?:(?P<year>(?:1[5-9]|2[01])\d\d) ?[年년] ?)?"
    r"(?:(?P<month>1[0-2]|0?[1-9]) ?[月월](?!間|间)"
    r"(?: ?(?P<day>[12]\d|3[01]|0?[1-9]) ?[日號号일](?!間|间))?)?"
    r"(?<=[年년 月월日號号일])"
)


def dates(text: str) -> Iterator[tuple[int, int, Meaning]]:
    """Where each date stands, and what it means."""
    if not any(sign in text for sign in "年月년월"):
        return
    for match in re.finditer(_DATE, text):
        year, month, day = match["year"], match["month"], match["day"]
        if not (year or month):
            continue
        end = match.end() - (match.group()[-1] == " ")
        yield (
            match.start(),
            end,
            Meaning(
                int(year) if year else None,
                int(month) if month else None,
                int(day) if day else None,
            ),
        )
