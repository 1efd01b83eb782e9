"""How many planted faults does `clipper verify` catch, and does it accuse a brief that has none?

usage: python benchmarks/verification.py DATA.jsonl... [--briefs N]

Each line of DATA is {"title", "article"}. Of every article a brief is made, and one change is
planted in it: a number, a name, a dropped 'not', a swapped speaker, or a paraphrase in quotation
marks; in its JSON, and in its Markdown where that shows it. The brief without the change must hold.
"""

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from clipper import pipeline, verify
from clipper.config import Options
from clipper.renderers import markdown
from clipper.renderers.look import Look
from clipper.renderers.records import record
from clipper.types import Brief, Page

Change = tuple[str, str]
"""What stood in the brief, and what stands there now."""
Planter = Callable[[dict[str, Any], random.Random], Change | None]
NEGATION = re.compile(r"\b(?:not|nicht|n't|never|no|kein\w*)\b ?")
WORDS = {"said": "claimed", "will": "may", "the": "this", "we": "they", "was": "is", "have": "had"}


def briefs(files: list[Path]) -> Iterator[Brief]:
    """A brief of every article in the files."""
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            text = f"{item['title']}\n\n{item['article']}" if item.get("title") else item["article"]
            page = Page(f"{item.get('id', '?')}.txt", None, text.encode(), "text/plain")
            yield pipeline.clip(page, Options(anyway=True, sentences=6))


def number(brief: dict[str, Any], rng: random.Random) -> Change | None:
    """Another digit in a point."""
    return _in_point(brief, rng, r"\d", lambda digit: str((int(digit) + 1 + rng.randrange(8)) % 10))


def name(brief: dict[str, Any], rng: random.Random) -> Change | None:
    """The surname of somebody else in a point."""
    people = [person["name"] for person in brief["people"] if " " in person["name"]]
    if len(people) < 2:
        return None
    mine, other = rng.sample(people, 2)
    surname = rf"\b{re.escape(mine.split()[-1])}\b"
    return _in_point(brief, rng, surname, lambda _: other.split()[-1])


def negation(brief: dict[str, Any], rng: random.Random) -> Change | None:
    """A 'not' left out."""
    return _in_point(brief, rng, NEGATION.pattern, lambda _: "")


def speaker(brief: dict[str, Any], rng: random.Random) -> Change | None:
    """Somebody else said it."""
    quotes = [quote for quote in brief["quotes"] if quote["speaker"]]
    rng.shuffle(quotes)
    for quote in quotes:
        others = [
            person["name"]
            for person in brief["people"]
            if person["name"].split()[-1] not in quote["speaker"].split()
        ]
        if others:
            said = f"{quote['text'].rstrip(' ,;:')}”  \n> — "
            change = (said + quote["speaker"], said + (other := rng.choice(others)))
            quote["speaker"] = other
            return change
    return None


def paraphrase(brief: dict[str, Any], rng: random.Random) -> Change | None:
    """A quotation in other words."""
    quotes = list(brief["quotes"])
    rng.shuffle(quotes)
    for quote in quotes:
        for word, other in WORDS.items():
            changed = re.sub(rf"\b{word}\b", other, quote["text"], count=1)
            if changed != quote["text"]:
                change = (quote["text"].rstrip(" ,;:"), changed.rstrip(" ,;:"))
                quote["text"] = changed
                return change
    return None


def _in_point(
    brief: dict[str, Any], rng: random.Random, pattern: str, other: Callable[[str], str]
) -> Change | None:
    places = [
        (point, found) for point in brief["points"] for found in re.finditer(pattern, point["text"])
    ]
    if not places:
        return None
    point, found = rng.choice(places)
    before = point["text"]
    point["text"] = before[: found.start()] + other(found[0]) + before[found.end() :]
    return before, point["text"]


PLANTERS: tuple[Planter, ...] = (number, name, negation, speaker, paraphrase)


def holds(text: str, brief: Brief) -> bool:
    """Does verification believe the brief?"""
    return all(verify.verify(claims, brief.article).holds for claims in verify.read(text))


def main() -> None:
    """Plant, verify, count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--briefs", type=int, default=200)
    arguments = parser.parse_args()
    rng = random.Random(0)
    planted, caught, accused, seen = Counter[str](), Counter[str](), 0, 0
    for brief in briefs(arguments.data):
        original = json.dumps(record(brief))
        shown = "".join(markdown.render([brief], Look(width=80, color=False)))
        seen += 1
        accused += not holds(original, brief) or not holds(shown, brief)
        for planter in sorted(PLANTERS, key=lambda planter: planted[planter.__name__]):
            changed = json.loads(original)
            change = planter(changed, rng)
            if change:
                planted[planter.__name__] += 1
                found = not holds(json.dumps(changed), brief)
                rewritten = shown.replace(*map(markdown.escape, change))
                if rewritten != shown:
                    found = found and not holds(rewritten, brief)
                caught[planter.__name__] += found
                break
        if planted.total() >= arguments.briefs:
            break
    for kind in planted:
        print(f"{kind:<12} planted {planted[kind]:>4}  caught {caught[kind]:>4}")
    share = caught.total() / max(1, planted.total())
    print(f"all          planted {planted.total():>4}  caught {caught.total():>4}  {share:.1%}")
    print(f"untouched    briefs {seen:>5}  accused {accused:>3}")


if __name__ == "__main__":
    main()
