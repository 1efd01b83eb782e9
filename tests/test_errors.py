"""The errors: their tree, their messages, and the page that explains them."""

import pickle
import re
from pathlib import Path
from typing import get_args

import pytest

from clipper import errors
from clipper.errors import ClipperError, NoArticle, SourceNotFound
from clipper.types import Verdict

DOCS = (Path(__file__).parent.parent / "docs" / "exit-codes.md").read_text(encoding="utf-8")
CLASSES = [
    item
    for item in vars(errors).values()
    if isinstance(item, type) and issubclass(item, ClipperError)
]


@pytest.mark.parametrize("error", CLASSES, ids=lambda error: error.__name__)
def test_every_error_is_explained_with_its_exit_code(error: type[ClipperError]) -> None:
    """docs/exit-codes.md has each class, in the section that carries its code."""
    base = next(kind for kind in error.__mro__ if "exit_code" in vars(kind))
    section = re.search(
        rf"### `{base.__name__}` \({error.exit_code}\)(.*?)(?=\n###? |\Z)", DOCS, re.S
    )
    assert section
    assert error is ClipperError or f"| `{error.__name__}` |" in DOCS
    assert error.__doc__


def test_every_verdict_is_explained() -> None:
    """docs/exit-codes.md says what to do for each verdict that refuses a page."""
    for verdict in get_args(Verdict):
        assert verdict == "article" or f"| `{verdict}` |" in DOCS


def test_the_page_explains_nothing_that_is_not_there() -> None:
    """Each error named in the tables is a class."""
    named = set(re.findall(r"^\| `([A-Z]\w+)` \|", DOCS, re.M))
    assert named <= {error.__name__ for error in CLASSES}


@pytest.mark.parametrize("error", CLASSES, ids=lambda error: error.__name__)
def test_errors_travel_between_processes_whole(error: type[ClipperError]) -> None:
    """Pickling keeps class, message and parts."""
    sent = error("story.html", "it went wrong", "Try again")
    received = pickle.loads(pickle.dumps(sent))
    assert type(received) is error
    assert vars(received) == vars(sent)
    assert str(received) == "story.html: it went wrong. Try again"


def test_a_verdict_travels_with_its_error() -> None:
    """NoArticle keeps its verdict."""
    assert pickle.loads(pickle.dumps(NoArticle("x", "y", "z", "paywall"))).verdict == "paywall"


def test_messages_are_one_line_that_cannot_steer_a_terminal() -> None:
    """Control characters and lone surrogates are shown as codes; every script is shown as it is."""
    error = SourceNotFound(
        "a\x1b[2J\n\x9b\u202e\ud800 渡し船 می\u200cشود.html", "there is no such file"
    )
    assert str(error) == (
        "a\\x1b[2J\\n\\x9b\\u202e\\ud800 渡し船 می\u200cشود.html: there is no such file."
    )
