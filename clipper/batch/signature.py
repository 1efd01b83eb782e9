"""What an article's words look like from afar: finds near-duplicates without comparing all.

The signature is a MinHash (Broder, On the resemblance and containment of documents, 1997) of the
article's word triples: the share of places in which two signatures agree estimates the share of
triples that the articles have in common. All places are filled from one hash per triple (Li, Owen,
Zhang, One permutation hashing, 2012); a place that no triple fell into borrows from the next that
is filled, and marks the distance (Shrivastava, Li, Densifying one permutation hashing, 2014).
"""

from array import array
from collections.abc import Iterable
from hashlib import blake2b
from zlib import crc32

PLACES = 64
ROWS = 4
"""Places of a band. Articles that agree in all places of one band are compared; with 16 bands of 4
those that share 0.6 of their triples are found with 0.89, those that share 0.8 with 0.9998."""

ALIKE = 0.6
"""The share of triples in common from which two articles tell the same story in the same words."""

_BITS = 26
_WORD = 0xFFFFFFFF
_GOLDEN = 0x9E3779B97F4A7C15
_MARK = 0x9E3779B1


def signature(texts: Iterable[str]) -> bytes:
    """The signature of an article with the blocks `texts`: 4 bytes a place; empty without words."""
    from clipper.text.words import tokens

    words = [word.encode(errors="surrogatepass") for text in texts for word in tokens(text)]
    if not words:
        return b""
    triples = zip(words, words[1:], words[2:], strict=False) if len(words) > 2 else [tuple(words)]
    # CRC-32 is linear in its input; the upper half of a product with the golden ratio is not.
    hashes = [crc32(triple) * _GOLDEN >> 32 & _WORD for triple in map(b" ".join, triples)]
    smallest = {hashed >> _BITS: hashed for hashed in sorted(hashes, reverse=True)}
    return array("I", _filled(smallest)).tobytes()


def likeness(one: bytes, other: bytes) -> float:
    """The estimated share, 0 to 1, of triples that two articles have in common."""
    pairs = zip(array("I", one), array("I", other), strict=True)
    return sum(left == right for left, right in pairs) / PLACES


def bands(signature: bytes) -> list[int]:
    """A number for each band; articles with one in common are worth comparing."""
    width = ROWS * 4
    return [
        int.from_bytes(
            blake2b(bytes([start]) + signature[start : start + width], digest_size=8).digest(),
            "big",
            signed=True,
        )
        for start in range(0, len(signature), width)
    ]


def _filled(smallest: dict[int, int]) -> list[int]:
    filled = []
    for place in range(PLACES):
        distance = next(d for d in range(PLACES) if (place + d) % PLACES in smallest)
        filled.append((smallest[(place + distance) % PLACES] + distance * _MARK) & _WORD)
    return filled
