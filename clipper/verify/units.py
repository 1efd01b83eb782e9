"""Units and currencies in every language at once: what "km" measures, and in what proportion."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from clipper.text.lexicon import load

_DATA = Path(__file__).with_name("data").joinpath("units.toml")
_LONGEST = 2
"""Words of a unit's name."""


class Unit(NamedTuple):
    """What is measured, and what one of it is worth in the dimension's base unit."""

    dimension: str
    worth: float


def match(lows: Sequence[str], at: int) -> tuple[int, Unit] | None:
    """How many words the longest name of a unit has that begins at a word, and the unit."""
    for length in range(min(_LONGEST, len(lows) - at), 0, -1):
        if found := named("_".join(lows[at : at + length])):
            return length, found
    return None


@cache
def currencies() -> frozenset[str]:
    """The dimensions that are currencies."""
    return frozenset(_data()["currency"])


@cache
def named(name: str) -> Unit | None:
    """The unit of a name, in any of its forms; its words are joined by `_`."""
    plain, stems = _forms()
    if name in plain:
        return plain[name]
    for length in range(len(name) - 1, 2, -1):
        if (
            name[:length] in stems
            and "_" not in name[length:]
            and len(name) - length <= (_ENDING if length > _SHORT else _ENDING - 2)
        ):
            return stems[name[:length]]
    return None


_ENDING = 5
"""Letters that an ending adds to a unit's name at most; two fewer behind a short one."""
_SHORT = 5


@cache
def _data() -> dict[str, dict[str, str]]:
    return load(_DATA)


@cache
def _forms() -> tuple[dict[str, Unit], dict[str, Unit]]:
    """The units by their whole names, and by what their names begin with."""
    plain: dict[str, Unit] = {}
    stems: dict[str, Unit] = {}
    for dimension, kinds in _data().items():
        for worth, forms in kinds.items():
            if dimension == "currency":
                found = Unit(worth, 1.0)
            else:
                found = Unit(dimension, float(worth.split()[0]))
            for form in forms.split():
                stem = form.removesuffix("*")
                plain.setdefault(stem, found)
                if stem != form:
                    stems.setdefault(stem, found)
    return plain, stems
