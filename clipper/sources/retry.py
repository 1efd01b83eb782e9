"""When to ask a server again, and how long to wait before."""

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from clipper.errors import FetchError

ATTEMPTS = 3
"""How often one address is asked for at most."""

STATUSES = (429, 502, 503, 504)
"""Too many requests just now, or a server that is not up: what is gone a moment later, as often as
not. Other errors of a server (500) are about the page, and asking again is a burden to it."""

_FIRST_PAUSE = 0.5

Answer = TypeVar("Answer")


class Temporary(Exception):
    """A failure that may be gone when the server is asked again.

    error: what the user is told when it is not; retry_after: the header of that name, if any.
    """

    def __init__(self, error: FetchError, retry_after: str | None = None) -> None:
        super().__init__(error, retry_after)
        self.error = error
        self.retry_after = retry_after


def persist(fetch: Callable[[], Answer], left: Callable[[], float]) -> Answer:
    """What `fetch` returns, asked again after each Temporary failure.

    left: tells the seconds until the deadline; a pause that would end after it is not begun. Raises
    the last failure's error when attempts or time run out.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return fetch()
        except Temporary as failure:
            seconds = pause(attempt, failure.retry_after)
            if attempt == ATTEMPTS or seconds >= left():
                raise failure.error from failure
        time.sleep(seconds)
    raise AssertionError("the last attempt returns or raises")


def pause(attempt: int, retry_after: str | None = None) -> float:
    """Seconds to wait after attempt number `attempt` (from 1).

    What the server asks for, else exponential back-off with equal jitter: half of the pause is
    fixed, half of it random, so that many clients do not come back at one moment.
    """
    asked = seconds_of(retry_after)
    if asked is not None:
        return asked
    longest = _FIRST_PAUSE * 2.0 ** (attempt - 1)
    return longest / 2 + random.uniform(0, longest / 2)


def seconds_of(retry_after: str | None) -> float | None:
    """A Retry-After header (RFC 9110, 10.2.3) in seconds from now: a number or an HTTP date.

    `None` where there is none or it makes no sense; a date that has passed is 0.
    """
    if not retry_after:
        return None
    value = retry_after.strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        then = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return max(0.0, (then - datetime.now(UTC)).total_seconds())
