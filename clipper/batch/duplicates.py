"""Finding the article that another one repeats, among all that came before it."""

import sqlite3

from clipper.batch.signature import ALIKE, bands, likeness

MOST = 50
"""Articles compared with one at most, those that share most bands first: keeps the cost linear even
where thousands are cut from one template."""


def original(db: sqlite3.Connection, signature: bytes, before: int | None) -> int | None:
    """The id of the article that `signature` repeats; only articles entered `before` count."""
    marks = bands(signature)
    if not marks:
        return None
    rows = db.execute(
        f"SELECT id, signature FROM items JOIN (SELECT id, count(*) AS shared FROM bands "
        f"WHERE band IN ({', '.join('?' * len(marks))}) AND id < ? GROUP BY id "
        "ORDER BY shared DESC, id LIMIT ?) USING (id) ORDER BY shared DESC, id",
        [*marks, before or 2**62, MOST],
    )
    return next((id for id, other in rows if likeness(signature, other) >= ALIKE), None)


def enter(db: sqlite3.Connection, signature: bytes, id: int) -> None:
    """Let later articles be compared with this one."""
    rows = [(band, id) for band in bands(signature)]
    db.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", rows)


def forget(db: sqlite3.Connection, id: int) -> None:
    """Let no article be compared with this one any more."""
    found = db.execute("SELECT signature FROM items WHERE id = ?", (id,)).fetchone()
    if found and found[0]:
        db.executemany(
            "DELETE FROM bands WHERE band = ? AND id = ?", [(band, id) for band in bands(found[0])]
        )
