"""Parts found by name and imported on first use.

A registry maps names to "module:attribute". Entry points of the same group add to it, so that a
plug-in needs no change here, and nothing heavy is imported until somebody asks for it by name.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Generic, TypeVar, cast

from clipper.errors import UsageError

Part = TypeVar("Part")


class Registry(Generic[Part]):
    """The parts of one kind: `group` is their entry-point group, `kind` what messages call them."""

    def __init__(self, group: str, kind: str, builtin: Mapping[str, str]) -> None:
        self.group = group
        self.kind = kind
        self._builtin = dict(builtin)

    def names(self) -> list[str]:
        """All names, Clipper's own first, in the order they were registered."""
        return [*self._builtin, *(name for name in self._plugins() if name not in self._builtin)]

    def get(self, name: str) -> Part:
        """The part called `name`, imported now. Raises UsageError for a name nobody registered."""
        target = self._builtin.get(name) or self._plugins().get(name)
        if target is None:
            known = f"Known: {', '.join(self.names())}"
            raise UsageError("", f"there is no {self.kind} {name!r}", known)
        module, _, attribute = target.partition(":")
        return cast(Part, getattr(import_module(module), attribute))

    def _plugins(self) -> dict[str, str]:
        from importlib.metadata import entry_points

        return {point.name: point.value for point in entry_points(group=self.group)}
