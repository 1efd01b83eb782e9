"""Where bytes come from: a name goes in, a `Page` comes out."""

import re
from collections.abc import Callable

from clipper.config import Options
from clipper.errors import SourceError
from clipper.registry import Registry
from clipper.types import Page

Source = Callable[[str, Options], Page]

SOURCES: Registry[Source] = Registry(
    "clipper.sources",
    "kind of source",
    {
        "file": "clipper.sources.files:read",
        "stdin": "clipper.sources.stdin:read",
        "web": "clipper.sources.web:read",
    },
)

_SCHEME = r"([A-Za-z][A-Za-z0-9+.-]{1,20})://"


def kind(name: str) -> str:
    """The kind of source a name stands for: `stdin`, `web` or `file`, or a plug-in's URL scheme.

    Raises SourceError for an address that nobody here can open.
    """
    if name == "-":
        return "stdin"
    scheme = re.match(_SCHEME, name) if "://" in name else None
    if not scheme or scheme[1].lower() == "file":
        return "file"
    if scheme[1].lower() in ("http", "https"):
        return "web"
    if scheme[1].lower() in SOURCES.names():
        return scheme[1].lower()
    raise SourceError(
        name, f"{scheme[1]} addresses cannot be read", "Give an http or https address, or a file"
    )


def read(name: str, options: Options) -> Page:
    """The page that `name` stands for: a path, an http(s) address, or `-` for standard input.

    Raises SourceError when it cannot be read and FetchError when it cannot be fetched.
    """
    return SOURCES.get(kind(name))(name, options)
