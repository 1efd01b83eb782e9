"""The JSON that Clipper prints is what its schemas say."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from harbour import ARTICLE, BRIEF
from jsonschema import Draft202012Validator

from clipper.cli.app import run
from clipper.cli.session import Session
from clipper.renderers.records import record
from clipper.types import About, Article

ROOT = Path(__file__).parent.parent
SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.suffix in (".html", ".txt"))


def validator(name: str) -> Draft202012Validator:
    """The schema of `article` or `brief`, itself checked."""
    schema = json.loads((ROOT / "docs" / "schema" / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def printed(command: str) -> list[dict[str, Any]]:
    """What `command --format jsonl` prints for all samples."""
    out = io.StringIO()
    session = Session(out, io.StringIO(), {"XDG_CONFIG_HOME": "/nowhere"})
    run([command, "--format", "jsonl", *map(str, SAMPLES)], session)
    return [json.loads(line) for line in out.getvalue().split("\n") if line]


@pytest.mark.parametrize("name", ["article", "brief"])
def test_a_schema_lists_the_fields_in_their_order(name: str) -> None:
    """Schema and types agree on every field; none is optional."""
    schema = validator(name).schema
    result = record({"article": ARTICLE, "brief": BRIEF}[name])
    assert list(schema["properties"]) == schema["required"] == list(result)


def test_made_records_are_valid() -> None:
    """The fullest and the emptiest record hold to the schema."""
    import dataclasses

    brief = dataclasses.replace(BRIEF, about=About("bridge", "headline", 3, (0, 1)))
    for name, result in [("article", ARTICLE), ("article", Article("x")), ("brief", brief)]:
        validator(name).validate(json.loads(json.dumps(record(result))))


def test_a_wrong_record_is_not_valid() -> None:
    """The schemas are strict: an unknown field or a missing one is found."""
    right = json.loads(json.dumps(record(ARTICLE)))
    assert not validator("article").is_valid(right | {"colour": "blue"})
    assert not validator("article").is_valid({**right, "verdict": "maybe"})
    del right["deck"]
    assert not validator("article").is_valid(right)


def test_articles_of_the_samples_are_valid() -> None:
    """What `clipper extract` prints of every sample holds to the schema."""
    records = printed("extract")
    assert len(records) == len(SAMPLES)
    for article in records:
        validator("article").validate(article)


def test_briefs_of_the_samples_are_valid() -> None:
    """What `clipper summarize` prints holds to the schema, and every point is in its block."""
    briefs = [found for found in printed("summarize") if found["schema"] == "clipper.brief/1"]
    assert len(briefs) >= 5
    for brief in briefs:
        validator("brief").validate(brief)
        for point in brief["points"]:
            block = brief["blocks"][point["block"]]["text"]
            assert block[point["start"] : point["end"]] == point["source_text"]
