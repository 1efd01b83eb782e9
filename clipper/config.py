"""The settings, and where they come from."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from clipper.errors import ConfigError
from clipper.types import Record


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Site(Record):
    """The user's patterns for one site and all hosts below it."""

    host: str
    drop: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Options(Record):
    """What `extract` and `clip` are told beside the source; small, frozen and picklable."""

    sentences: int | None = None
    """The brief's length. At most one of `sentences`, `words`, `percent` and `fit` is set."""
    words: int | None = None
    percent: float | None = None
    """Of the body's words, 0 to 100."""
    fit: str | None = None
    """`1page` or `12lines`."""
    algorithm: str = "news"
    about: str | None = None
    """The subject that the brief is to be about."""
    language: str | None = None
    """ISO 639-1; detected when `None`."""
    url: str | None = None
    """Where a saved page or standard input came from."""
    anyway: bool = False
    """Summarize a page even when its verdict is against it."""
    drop: tuple[str, ...] = ()
    """The user's own patterns: blocks that match one are removed."""
    keep: tuple[str, ...] = ()
    """The user's own patterns: blocks that match one are never removed."""
    timeout: float = 20.0
    """Seconds that fetching one address may take in all."""
    max_bytes: int = 20 * 1024 * 1024
    """The largest answer that is read from the web, after decompression."""
    sites: tuple[Site, ...] = ()
    """More `drop` and `keep` patterns, each for one site; see `for_site`."""


def for_site(options: Options, url: str | None) -> Options:
    """`options` whose `drop` and `keep` hold the patterns of the sites that `url` belongs to."""
    if not options.sites or not url:
        return options
    from urllib.parse import urlsplit

    host = urlsplit(url).hostname or ""
    own = [site for site in options.sites if f".{host}".endswith(f".{site.host}")]
    drop = options.drop + tuple(pattern for site in own for pattern in site.drop)
    keep = options.keep + tuple(pattern for site in own for pattern in site.keep)
    return replace(options, drop=drop, keep=keep, sites=())


def config_path(environ: Mapping[str, str]) -> Path:
    """Where the config file is: `$CLIPPER_CONFIG`, or `config.toml` in the platform's folder."""
    if told := environ.get("CLIPPER_CONFIG"):
        return Path(told)
    if sys.platform == "linux":  # what platformdirs says, without the 6 ms of importing it
        folder = environ.get("XDG_CONFIG_HOME") or Path(
            environ.get("HOME") or Path.home(), ".config"
        )
        return Path(folder, "clipper", "config.toml")
    from platformdirs import user_config_path

    return user_config_path("clipper", appauthor=False) / "config.toml"


def read_config(environ: Mapping[str, str]) -> dict[str, Any]:
    """The config file as a dictionary, empty when there is none.

    Raises ConfigError when it cannot be read, is no TOML, or when `$CLIPPER_CONFIG` names no file.
    """
    path = config_path(environ)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        if environ.get("CLIPPER_CONFIG"):
            raise ConfigError(str(path), "no such file", "CLIPPER_CONFIG names it") from None
        return {}
    except OSError as error:
        raise ConfigError(str(path), f"cannot be read ({error.strerror})") from None
    import tomllib

    try:
        return tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(str(path), f"is not TOML: {error}") from None
