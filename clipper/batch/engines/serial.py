"""One item after the other, in this process: no start-up.

The deadline is an alarm, a signal. It ends whatever Python does, a regular expression or a wait as
well, but not a loop inside a library's own machine code; and there is none outside of the main
thread, nor on Windows.
"""

import signal
import threading
from collections.abc import Generator, Iterable
from typing import Any

from clipper.batch.engines import Function, Setting, few_collections, late

_AGAIN = 1.0
"""Seconds until it rings once more: in a callback, from lxml for one, nobody hears the first."""


class Serial:
    """An engine without workers."""

    def __init__(self, setting: Setting) -> None:
        self._seconds = setting.seconds

    def map(
        self, function: Function, items: Iterable[Any]
    ) -> Generator[tuple[Any, Any], None, None]:
        """As Engine.map; results come in the order of the items."""
        alarm = _Alarm()
        try:
            with few_collections():
                for item in items:
                    if item is not None:
                        yield item, self._result(function, item, alarm)
        finally:
            alarm.remove()

    def _result(self, function: Function, item: Any, alarm: "_Alarm") -> Any:
        try:
            alarm.set(self._seconds)
            result = function(item)
            alarm.stop()
            return result
        except _Ringing:
            return late(item, self._seconds)
        finally:
            alarm.stop()


class _Ringing(BaseException):
    """The time is up. No Exception: nobody is to catch it on its way."""


class _Alarm:
    """Raises _Ringing when the time is up."""

    def __init__(self) -> None:
        self._is_set = False
        is_main = threading.current_thread() is threading.main_thread()
        self._works = is_main and hasattr(signal, "setitimer")
        if self._works:
            self._before = signal.signal(signal.SIGALRM, self._ring)

    def set(self, seconds: float) -> None:
        """Ring in so many seconds."""
        if self._works:
            self._is_set = True
            signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)

    def stop(self) -> None:
        """Do not ring any more."""
        if self._works:
            self._is_set = False
            signal.setitimer(signal.ITIMER_REAL, 0)

    def remove(self) -> None:
        """Leave signals as they were."""
        if self._works:
            signal.signal(signal.SIGALRM, self._before)

    def _ring(self, *_: object) -> None:
        if self._is_set:
            raise _Ringing
