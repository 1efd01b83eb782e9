"""Articles and folders of them, for the tests of batch; no page was copied from anywhere."""

import random
from pathlib import Path

SUBJECTS = "ferry bridge harbour school library tram market stadium museum orchard".split()
PLACES = "Norrö Hale Vessin Karlund Tamsal Osk Breve Lindal Morava Sund".split()
WORDS = (
    "engine council winter crowns passengers quay repair morning island timber window budget "
    "mayor report street evening number plan ticket season water garden meeting night"
).split()


def story(number: int, paragraphs: int = 4) -> str:
    """The text of article `number`: a headline and paragraphs that no other number has."""
    chance = random.Random(number)
    subject, place = SUBJECTS[number % 10], PLACES[number // 10 % 10]
    lines = [f"The {subject} of {place} opens again, number {number}"]
    for _ in range(paragraphs):
        told = " ".join(chance.choices(WORDS, k=14))
        lines.append(f"The {subject} of {place} opened on Monday after {told}, the town said.")
    return "\n\n".join(lines) + "\n"


def page(number: int) -> str:
    """The same as a page."""
    headline, *paragraphs = story(number).strip().split("\n\n")
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{headline}</title></head>"
        f"<body><article><h1>{headline}</h1>\n{body}</article></body></html>\n"
    )


def fill(folder: Path, numbers: range) -> Path:
    """A folder with a text for each number."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"{number:04}.txt").write_text(story(number), "utf-8")
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its content, without what the ledger keeps."""
    files = (path for path in folder.rglob("*") if path.is_file() and ".clipper" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
