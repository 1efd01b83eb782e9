"""What all data on the road has in common."""

import pickle
from dataclasses import FrozenInstanceError, fields, is_dataclass, replace

import pytest

from clipper import types
from clipper.config import Options, Site
from clipper.types import Block, DateMention, Figure, Quote, RawArticle, RawBlock, Record

RECORDS = [
    value
    for value in vars(types).values()
    if isinstance(value, type) and issubclass(value, Record) and value is not Record
]
FIGURE = Figure("640 families", 640, "families", 0, 12, 24)


def test_records_are_equal_when_all_their_fields_are() -> None:
    """Two records with the same fields are one in a set; another value or class makes another."""
    same = replace(FIGURE)
    assert same is not FIGURE
    assert {FIGURE, same} == {FIGURE}
    assert replace(FIGURE, end=25) != FIGURE
    assert Quote("a", None, 0, 1, 2) != DateMention("a", None, 0, 1, 2)
    assert Options(sites=(Site("a.example"),)) == Options(sites=(Site("a.example"),))


def test_a_record_tells_its_fields() -> None:
    """The representation of a record is the expression that makes it."""
    assert repr(FIGURE) == (
        "Figure(text='640 families', value=640, unit='families', block=0, start=12, end=24)"
    )
    assert eval(repr(FIGURE)) == FIGURE


@pytest.mark.parametrize("kind", [*RECORDS, Options, Site])
def test_records_are_frozen_dataclasses_without_a_dictionary(kind: type) -> None:
    """Each is a dataclass of slots whose fields cannot be set."""
    assert is_dataclass(kind)
    record = kind(*("" for _ in fields(kind)))
    assert not hasattr(record, "__dict__")
    with pytest.raises(FrozenInstanceError):
        setattr(record, fields(kind)[0].name, "x")
    assert pickle.loads(pickle.dumps(record)) == record


def test_how_a_raw_article_is_measured_makes_no_difference() -> None:
    """Raw articles are compared by what they hold."""
    blocks = (RawBlock("paragraph", "a"),)
    assert RawArticle("a", blocks, measure=lambda: [1.0]) == RawArticle("a", blocks)
    assert Block("paragraph", "a") != blocks[0]
