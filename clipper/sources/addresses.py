"""What is wrong with an address, before anybody is asked for it; and what was meant for one."""

import re

_LABEL = 63
_NAME = 253
"""Signs of a host's name and of what stands between its dots (RFC 1035, 2.3.4)."""

_LAST_PORT = 65_535


def meant(name: str) -> str | None:
    """The https address that was meant by what is no file: it lacks its scheme, or a part of it."""
    scheme = re.match(r"(?i)https?(?::/{0,2}|//)(?=[^/])", name)
    rest = name[scheme.end() :] if scheme else name
    host, slash, _ = rest.partition("/")
    told = bool(scheme or slash) or host.lower().startswith("www.")
    is_host = re.fullmatch(r"[^\W_](?:[\w:-]|\.(?!\.))*", host) and "." in host.strip(".")
    return f"https://{rest}" if told and is_host else None


def unclosed(url: str) -> str | None:
    """What is to be told of an address whose host opens a bracket and does not close it."""
    host = re.match(r"(?i)https?://(?:[^/?#@]*@)?([^/?#]*)", url)
    return "a bracket is missing" if host and "[" in host[1] and "]" not in host[1] else None


def impossible(host: str, port: int | None) -> str | None:
    """Why there can be nothing at a host, given as name servers know it, and a port."""
    if not host:
        return "it names no host"
    labels = host.removesuffix(".").split(".")
    if len(host) > _NAME or not all(0 < len(label) <= _LABEL for label in labels):
        return f"{host!r} cannot be a host's name"
    if port is not None and not 0 < port <= _LAST_PORT:
        return f"there is no port {port}"
    return None
