"""A deadline over everything that fetching one address does on the network.

An HTTP client's own timeouts hold for one operation each, so a server that sends a byte now and
then keeps it for ever, in the headers as well as in the body, and so does a slow name server. Here
every operation of a fetch gets the time that is left and no more.
"""

import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import httpcore2

_ends_at: ContextVar[float] = ContextVar("ends_at")


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Every network operation inside ends within `seconds` from now, or raises a timeout."""
    token = _ends_at.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _ends_at.reset(token)


def left() -> float:
    """Seconds until the deadline; not below zero."""
    return max(0.0, _ends_at.get() - time.monotonic())


class BoundedStream(httpcore2.NetworkStream):
    """A connection whose every operation keeps the deadline of the fetch that uses it now."""

    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """As NetworkStream.read; raises ReadTimeout at the deadline."""
        return self._stream.read(max_bytes, _bounded(timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """As NetworkStream.write; raises WriteTimeout at the deadline."""
        self._stream.write(buffer, _bounded(timeout, httpcore2.WriteTimeout))

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """As NetworkStream.start_tls; raises ConnectTimeout at the deadline."""
        seconds = _bounded(timeout, httpcore2.ConnectTimeout)
        return BoundedStream(self._stream.start_tls(ssl_context, server_hostname, seconds))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        """As NetworkStream.get_extra_info."""
        return self._stream.get_extra_info(info)


class BoundedBackend(httpcore2.NetworkBackend):
    """Opens connections within the deadline, the look-up of the host's name included."""

    def __init__(self) -> None:
        self._backend = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """As NetworkBackend.connect_tcp; raises ConnectTimeout at the deadline.

        Neither a name look-up nor a host of many addresses can be bounded from inside, so both
        happen in a thread that is left behind when it is late.
        """
        seconds = _bounded(timeout, httpcore2.ConnectTimeout)
        connecting = _Connecting(self._backend, host, port, seconds, local_address, socket_options)
        return BoundedStream(connecting.result(seconds))


class _Connecting(threading.Thread):
    """One attempt to connect; closes its connection when nobody waits for it any more."""

    def __init__(self, backend: httpcore2.NetworkBackend, *arguments: Any) -> None:
        super().__init__(name="clipper-connect", daemon=True)
        self._backend = backend
        self._arguments = arguments
        self._lock = threading.Lock()
        self._abandoned = False
        self._stream: httpcore2.NetworkStream | None = None
        self._error: Exception | None = None
        self.start()

    def run(self) -> None:
        try:
            stream = self._backend.connect_tcp(*self._arguments)
        except Exception as error:
            self._error = error
            return
        with self._lock:
            self._stream = stream
            if self._abandoned:
                stream.close()

    def result(self, seconds: float) -> httpcore2.NetworkStream:
        self.join(seconds)
        with self._lock:
            self._abandoned = True
            if self._stream is not None:
                return self._stream
        raise self._error or httpcore2.ConnectTimeout("timed out")


def _bounded(timeout: float | None, expired: type[Exception]) -> float:
    """The time an operation may take: its own timeout or what is left, whichever is less."""
    seconds = left()
    if seconds <= 0:
        raise expired("the deadline has passed")
    return seconds if timeout is None else min(timeout, seconds)
