"""Settings from flags, environment and config file: checked, the nearer ones winning."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from clipper.config import Options, Site, config_path, read_config
from clipper.errors import ConfigError, UsageError

LENGTHS = ("sentences", "words", "percent", "fit")


class Kind(NamedTuple):
    """What a setting takes: `read` makes a value from what was given or raises ValueError."""

    read: Callable[[Any], Any]
    allowed: str


def _whole(value: Any) -> int:
    if isinstance(value, bool | float):
        raise ValueError
    if (number := int(value)) < 1:
        raise ValueError
    return number


def _percent(value: Any) -> float:
    if not 0 < (number := _number(value)) <= 100:
        raise ValueError
    return number


def _seconds(value: Any) -> float:
    if not 0 < (number := _number(value)) <= 86_400:
        raise ValueError
    return number


def _number(value: Any) -> float:
    if isinstance(value, bool):
        raise ValueError
    return float(value)


def _word(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value.strip()


def _code(value: Any) -> str:
    from clipper.text.codes import is_code

    if not is_code(code := _word(value).casefold()):
        raise ValueError
    return code


def _address(value: Any) -> str:
    from urllib.parse import urlsplit

    address = urlsplit(_word(value))
    if address.scheme.lower() not in ("http", "https") or not address.hostname:
        raise ValueError
    return address.geturl()


def _size(value: Any) -> str:
    from clipper.summary.length import fit_lines

    try:
        fit_lines(size := _word(value))
    except UsageError as error:
        raise ValueError from error
    return size


def _parts(value: Any) -> tuple[str, ...]:
    from clipper.renderers.parts import NAMES

    names = tuple(name.strip() for name in _word(value).split(","))
    if not set(names) <= set(NAMES):
        raise ValueError
    return names


def _patterns(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise ValueError
    import re

    try:
        return tuple(re.compile(item).pattern for item in value)
    except re.error as error:
        raise ValueError from error


KINDS = {
    "format": Kind(_word, "the name of a format"),
    "sentences": Kind(_whole, "a whole number from 1 up"),
    "words": Kind(_whole, "a whole number from 1 up"),
    "percent": Kind(_percent, "a number above 0, up to 100"),
    "fit": Kind(_size, "a size such as 1page or 12lines"),
    "algorithm": Kind(_word, "the name of an algorithm"),
    "language": Kind(_code, "a language code of ISO 639-1, such as en or tr"),
    "only": Kind(
        _parts, "names with commas between: points people quotes figures upcoming keywords"
    ),
    "timeout": Kind(_seconds, "a number of seconds above 0"),
    "jobs": Kind(_whole, "a whole number from 1 up"),
}
"""The settings that may come from flags, `CLIPPER_…` variables and the config file alike."""

FLAGS = {
    "url": Kind(_address, "an http or https address"),
    "about": Kind(_word, "a name or a subject"),
}
"""What only the command line tells."""

PATTERNS = "a list of regular expressions (https://docs.python.org/3/library/re.html)"
LISTS = {"drop": Kind(_patterns, PATTERNS), "keep": Kind(_patterns, PATTERNS)}
"""The settings that only the config file has, beside its `[site."…"]` tables."""


def collect(flags: Mapping[str, Any], environ: Mapping[str, str]) -> dict[str, Any]:
    """All settings: a flag beats the environment, that beats the config file.

    A length given nearer drops the lengths given farther: `--words 50` overrides `sentences = 5`.
    Raises UsageError for a flag, ConfigError for a variable or a key, when a value is not allowed.
    """
    config = read_config(environ)
    where = str(config_path(environ))
    layers = [
        _config_layer(config, where),
        _layer(_environment(environ), lambda name: ("", _variable(name)), ConfigError),
        _layer(_given(flags), lambda name: ("", f"--{name}"), UsageError),
    ]
    settings: dict[str, Any] = {}
    for layer in layers:
        if any(name in layer for name in LENGTHS):
            settings = {name: value for name, value in settings.items() if name not in LENGTHS}
        settings |= layer
    return settings


@contextmanager
def traced(name: str, flags: Mapping[str, Any], environ: Mapping[str, str]) -> Iterator[None]:
    """A UsageError inside is about the setting `name`: unless a flag gave it, it tells what did."""
    try:
        yield
    except UsageError as error:
        if flags.get(name) is not None:
            raise
        if name in _environment(environ):
            raise ConfigError(_variable(name), error.problem, error.remedy) from None
        problem = f"`{name}`: {error.problem}"
        raise ConfigError(str(config_path(environ)), problem, error.remedy) from None


def options(settings: Mapping[str, Any], flags: Mapping[str, Any]) -> Options:
    """What the pipeline is told: checked settings, and flags that are no settings.

    Raises UsageError for a flag whose value is not allowed.
    """
    known = Options.__dataclass_fields__
    told = {name: flags[name] for name in FLAGS if flags.get(name) is not None}
    if "url" in told and len(flags.get("sources", ())) > 1:
        problem = "--url tells where one source came from"
        raise UsageError("", problem, "Give one SOURCE with it")
    flags = {**flags, **_layer(told, lambda name: ("", f"--{name}"), UsageError)}
    chosen = {name: value for name, value in {**flags, **settings}.items() if name in known}
    return Options(**{name: value for name, value in chosen.items() if value is not None})


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    names = {name: _variable(name) for name in KINDS}
    return {name: environ[key] for name, key in names.items() if environ.get(key)}


def _variable(name: str) -> str:
    return f"CLIPPER_{name.upper()}"


def _given(flags: Mapping[str, Any]) -> dict[str, Any]:
    return {name: flags[name] for name in KINDS if flags.get(name) is not None}


def _config_layer(config: Mapping[str, Any], path: str) -> dict[str, Any]:
    def origin(name: str) -> tuple[str, str]:
        return path, f"`{name}`"

    tables = config.get("site", {})
    known = [*KINDS, *LISTS, "site"]
    for key in config:
        if key not in known:
            raise ConfigError(path, f"there is no setting `{key}`", f"Known: {', '.join(known)}")
    if not isinstance(tables, dict) or not all(
        isinstance(table, dict) for table in tables.values()
    ):
        raise ConfigError(
            path, "`site` must be tables", 'Write [site."example.com"] above its keys'
        )
    flat = {name: value for name, value in config.items() if name != "site"}
    layer = _layer(flat, origin, ConfigError)
    if tables:
        layer["sites"] = tuple(_site(host, table, path) for host, table in tables.items())
    return layer


def _site(host: str, table: Mapping[str, Any], path: str) -> Site:
    for key in table:
        if key not in LISTS:
            raise ConfigError(
                path, f'there is no setting `{key}` for a site ("{host}")', "Known: drop, keep"
            )
    values = _layer(table, lambda name: (path, f'`site."{host}".{name}`'), ConfigError)
    return Site(host.casefold().removeprefix("www."), **values)


def _layer(
    given: Mapping[str, Any],
    origin: Callable[[str], tuple[str, str]],
    error: type[UsageError],
) -> dict[str, Any]:
    """Checked values of one place; `origin` tells where a name stands and what to call it."""
    values: dict[str, Any] = {}
    kinds = KINDS | LISTS | FLAGS
    for name, value in given.items():
        try:
            values[name] = kinds[name].read(value)
        except (ValueError, TypeError, OverflowError):
            source, called = origin(name)
            raise error(
                source, f"{called} cannot be {value!r}", f"It takes {kinds[name].allowed}"
            ) from None
    lengths = [name for name in LENGTHS if name in values]
    if len(lengths) > 1:
        names = " and ".join(origin(name)[1] for name in lengths)
        raise error(origin(lengths[0])[0], f"{names} exclude each other", "Give one of them")
    return values
