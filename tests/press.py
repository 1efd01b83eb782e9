"""Articles and folders of them, for the tests of batch; no page was copied from anywhere."""

import io
import random
import tarfile
import zipfile
from pathlib import Path

from clipper.batch import Inputs
from clipper.batch.items import Item

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


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    """A ZIP archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def tarred(path: Path, members: dict[str, bytes]) -> Path:
    """A compressed tar archive."""
    with tarfile.open(path, "w:gz") as archive:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return path


def record(number: int, body: str, status: str = "200 OK", kind: str = "text/html") -> bytes:
    """A response record of a WARC file."""
    content = body.encode()
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\n"
    http = f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content
    fields = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Target-URI: https://a.example/{number}\r\nWARC-Date: 2025-11-28T08:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return fields.encode() + http + b"\r\n\r\n"


def items(*names: object) -> list[Item]:
    """The items of inputs."""
    found = Inputs(map(str, names), Path("nowhere")).items(lambda key, stamp: False)
    return [item for item in found if isinstance(item, Item)]
