"""Stories that only a page's data holds: found wherever they are, never at the cost of a crash."""

import json
import time

import lxml.html
import pytest

from clipper.readers.embedded import story

STORY = [
    "The harbour bridge stays closed until spring, engineers of the port authority said on Monday.",
    "Divers had found cracks in two of its eleven piers after the storms of the past week.",
    "Buses will take pupils to the school across the bay, and the ferry will sail twice an hour.",
]
MENU = [{"label": name, "url": f"/{name}"} for name in ("home", "world", "sport", "weather")] * 9
CODE = "function(e,t){return e&&t||window.dataLayer.push(arguments)};" * 20


def blocks(*scripts: str) -> list[tuple[str, str]]:
    """Kind and text of the story in a page with these scripts."""
    page = "".join(f"<script>{script}</script>" for script in scripts)
    tree = lxml.html.document_fromstring(f"<html><body><p>Loading</p>{page}</body></html>")
    return [(block.kind, block.text) for block in story(tree)]


def paragraphs(*texts: str) -> list[tuple[str, str]]:
    """Blocks that are paragraphs."""
    return [("paragraph", text) for text in texts]


@pytest.mark.parametrize(
    "data",
    [
        {"articleBody": "\n\n".join(STORY)},
        {"props": {"post": {"html": "".join(f"<p>{text}</p>" for text in STORY)}}},
        {"content_elements": [{"type": "text", "content": text} for text in STORY]},
        {
            "Article:7": {
                "paragraphs": [{"__typename": "Paragraph", "text": text} for text in STORY]
            }
        },
        {"blocks": [{"kind": "p", "value": text} for text in STORY]},
        [[STORY]],
    ],
    ids=["JSON-LD", "markup in a string", "elements", "paragraphs", "blocks", "bare list"],
)
@pytest.mark.parametrize("frame", ["%s", "window.__STATE__ = %s;", "/* a (b) */ var state=%s"])
def test_the_longest_prose_in_the_data_is_the_story(data: object, frame: str):
    """Whatever the framework, assigned to a variable or alone: the story is found by its prose."""
    state = json.dumps({"menu": MENU, "state": data})
    assert blocks(CODE, frame % state) == paragraphs(*STORY)


def test_markup_in_the_data_keeps_its_kinds():
    """Headings, lists and quotes inside the data are such blocks."""
    body = f"<p>{STORY[0]}</p><h2>What next</h2><ul><li>{STORY[1]}</li></ul>"
    body += f"<blockquote>{STORY[2]}</blockquote><style>no</style>"
    assert blocks(json.dumps({"menu": MENU, "body": body})) == [
        ("paragraph", STORY[0]),
        ("heading", "What next"),
        ("list_item", STORY[1]),
        ("quote", STORY[2]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "工程师在两座桥墩上发现裂缝后，港口大桥将关闭至明年春天，渡轮每小时两班。",
        "سيبقى جسر الميناء مغلقا حتى الربيع بعد أن وجد المهندسون شقوقا في الدعامات.",
    ],
)
def test_stories_in_any_script_are_found(text: str):
    """Prose is told by spaces or ideographs, not by a language."""
    assert blocks(json.dumps({"menu": MENU, "body": text})) == paragraphs(text)
    assert blocks(json.dumps({"menu": MENU, "body": text}, ensure_ascii=False)) == paragraphs(text)


def test_a_page_without_prose_in_its_data_has_no_story():
    """Menus, code and identifiers are no story."""
    assert blocks(CODE, json.dumps({"menu": MENU, "ids": ["a1b2c3d4e5f6g7h8i9j0k1"] * 50})) == []


@pytest.mark.parametrize(
    "script",
    [
        '{"articleBody": "' + STORY[0] * 9,
        json.dumps({"articleBody": STORY * 3})[:-30],
        '{"a": ' * 20_000,
        "[" * 50_000 + "]" * 50_000,
        json.dumps({"content": {"html": 7}, "text": None, "body": [1, [True]], "x": "y" * 600}),
        json.dumps("x" * 600),
        "NaN, Infinity, [NaN, Infinity, -Infinity]" + " " * 600,
        '{"a": "\\ud800 lone surrogate ' + "word " * 200 + '"}',
        '{"body": "<p \x00 <<< >>> <p' + "word " * 200 + '"}',
    ],
    ids=[
        "cut string", "cut list", "open braces", "deep list", "wrong types", "a string alone",
        "no JSON", "surrogate", "broken markup",
    ],
)  # fmt: skip
def test_broken_data_is_no_error(script: str):
    """Data that is cut, nested without end or of other types than expected is passed over."""
    assert isinstance(blocks(script), list)


def test_broken_data_does_not_hide_the_story():
    """A good script is read beside broken ones."""
    good = json.dumps({"menu": MENU, "articleBody": "\n".join(STORY)})
    assert blocks('{"a": ' * 200, good, "[" * 600) == paragraphs(*STORY)


def test_much_data_is_read_in_time():
    """Megabytes of records cost a moment: the longest so far is not measured again for each."""
    records = [{"body": f"<p>The {i}. boat of the day leaves."} for i in range(8_000)]
    started = time.process_time()
    assert blocks(json.dumps(records))
    assert time.process_time() - started < 3
