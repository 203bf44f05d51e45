"""Walks the journal from its first entry and proves every link; made to be as fast as reading and hashing allow."""

from collections.abc import Iterator
from hashlib import sha256
from json.encoder import encode_basestring as quoted
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, NoResultFound
from sqlalchemy.orm import Session

from desktop.models.journal import JournalEntry, moment_text

_BLOCK = 5000
_OPENING = b"audit-v1\0"
_ON_FILE = 'SELECT n, at, "by", action, kind, subject, details, hash FROM journal_entry ORDER BY n'
_MOMENT = len("2026-03-01 09:00:00.000000")  # how SQLite keeps one, in UTC


# One proven entry: n, at, by, action, kind, subject, details, hash; no object is made for each of a million.
Link = tuple[int, str, str, str, str, str, str, str]


class BrokenError(Exception):
    """The chain does not hold at entry `n`."""

    def __init__(self, n: int) -> None:
        super().__init__(n)
        self.n = n


def proven(session: Session) -> Iterator[list[Link]]:
    """Yield the links in blocks, in order.

    Raises:
        BrokenError: The first entry that does not hold was reached; all before it were yielded.
    """
    previous, count = bytes(32), 0
    known = _Quoted()
    opening, quote, hashed = _OPENING, quoted, sha256
    for block in _blocks(session):
        before = count
        try:
            for n, at, by, action, kind, subject, details, digest in block:
                # What `entry_text` and `link` write, in one expression: this line runs a million times.
                previous = hashed(
                    opening
                    + previous
                    + f'{{"action":{known[action]},"at":"{at[:10]}T{at[11:]}+00:00",'
                    f'"by":{known[by]},"details":{quote(details)},"kind":{known[kind]},'
                    f'"n":{n},"subject":{quote(subject)}}}'.encode()
                ).digest()
                if n != count + 1 or previous.hex() != digest or at[10] != " ":
                    break
                count += 1
        except (TypeError, ValueError, IndexError):  # a column holds what the chain never wrote
            pass
        held = count - before
        if held:
            yield block if held == len(block) else block[:held]
        if held < len(block):
            raise BrokenError(count + 1)


def hashes(session: Session) -> Iterator[list[tuple[int, str]]]:
    """Yield number and hash of every entry in blocks, in order, unproven."""
    query = select(JournalEntry.n, JournalEntry.hash).order_by(JournalEntry.n)
    for part in session.execute(query.execution_options(yield_per=_BLOCK)).partitions():
        yield [(n, digest) for n, digest in part]


def _blocks(session: Session) -> Iterator[list[Any]]:
    """Yield raw rows, moments as SQLite spells them."""
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        yield from _from_server(session)
        return
    cursor = connection.exec_driver_sql(_ON_FILE).cursor
    last = 0
    try:
        while rows := cursor.fetchmany(_BLOCK):
            yield list(rows)
            last = rows[-1][0]
    except connection.dialect.loaded_dbapi.Error:  # text that is no text: find the very row
        yield from _one_by_one(session, last)


def _one_by_one(session: Session, last: Any) -> Iterator[list[Any]]:
    """Yield the rows behind one singly; the first that cannot be read comes as nothing."""
    connection = session.connection()
    numbers = connection.exec_driver_sql("SELECT n FROM journal_entry WHERE n > ? ORDER BY n", (last,)).all()
    for (n,) in numbers:
        try:
            row = connection.exec_driver_sql(_ON_FILE.replace("ORDER BY n", "WHERE n = ?"), (n,)).one()
        except (DBAPIError, NoResultFound):
            yield [(n, *[None] * 7)]
            return
        yield [tuple(row)]


def _from_server(session: Session) -> Iterator[list[Any]]:
    columns = [
        getattr(JournalEntry, name)
        for name in ("n", "at", "by", "action", "kind", "subject", "details", "hash")
    ]
    query = select(*columns).order_by(JournalEntry.n).execution_options(yield_per=_BLOCK)
    for part in session.execute(query).partitions():
        yield [(row[0], _file_spelling(row[1]), *row[2:]) for row in part]


def _file_spelling(at: Any) -> str:
    return moment_text(at)[:_MOMENT].replace("T", " ")


class _Quoted(dict[str, str]):
    """Words that come again and again, as JSON writes them."""

    def __missing__(self, word: str) -> str:
        written = quoted(word)
        if len(self) < 10_000:
            self[word] = written
        return written
