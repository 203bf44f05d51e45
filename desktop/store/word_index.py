"""How the index of the words of names is asked: a full-text table on a file, lists of beginnings on a server."""

import json
from collections.abc import Iterable

from sqlalchemy import ColumnElement, cast, column, literal_column, table, text
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.store.search_schema import LEXEMES, LONGEST

INDEX = table("person_search", column("rowid"))
_LEXEME_LIST = literal_column(LEXEMES, TSVECTOR)
_LAST = "\U0010ffff"  # behind every letter
_WORDS_BEGUN = (
    "WITH RECURSIVE begun (word) AS ("
    " SELECT (SELECT term FROM temp.word_of_person WHERE term >= :typed LIMIT 1) UNION ALL"
    " SELECT (SELECT term FROM temp.word_of_person WHERE term >= word || char(1) LIMIT 1)"
    " FROM begun WHERE word < :end)"
    " SELECT word FROM begun WHERE word < :end LIMIT :most"
)
_BORNE = (
    "SELECT value FROM json_each(:parts) WHERE value || :last >"
    " (SELECT term FROM temp.word_of_person WHERE term >= value LIMIT 1)"
)
# The condition that the index of a file answers.
MATCHING: ColumnElement[bool] = text("person_search MATCH :match")  # type: ignore[assignment]  # a condition


def starts(
    value: ColumnElement[str] | InstrumentedAttribute[str], beginning: ColumnElement[str] | str
) -> ColumnElement[bool]:
    """Compare by range, which an index answers; LIKE would need its own."""
    return (value >= beginning) & (value < beginning + _LAST)


def is_file(session: Session) -> bool:
    """Return whether the office's database is a file."""
    return session.get_bind().dialect.name == "sqlite"


def token(part: str) -> str:
    """Return a word as a file's index is asked for it; quotes make plain text of it."""
    return f'"{part.replace(chr(34), "")}"'


def words_begun(session: Session, typed: str, most: int) -> list[str]:
    """Return the words in the index of a file that begin with the typed letters, the first `most`.

    Each is leapt to from the one before: the index would read who bears a word to pass by it.
    """
    values = {"typed": typed, "end": typed + _LAST, "most": most}
    return list(session.connection().exec_driver_sql(_WORDS_BEGUN, values).scalars())


def borne(session: Session, parts: Iterable[str]) -> set[str]:
    """Return which of these begin a word in the index of a file."""
    values = {"parts": json.dumps(list(parts)), "last": _LAST}
    return set(session.connection().exec_driver_sql(_BORNE, values).scalars())


def bearing(asked: ColumnElement[str] | str) -> ColumnElement[bool]:
    """Return the condition that the index of a server answers."""
    return _LEXEME_LIST.op("@@", is_comparison=True)(cast(asked, TSQUERY))


def all_of_any(readings: Iterable[Iterable[str]]) -> str:
    """Return the question of a server for whoever bears every word of one of these, or longer ones that begin so."""
    return " | ".join(f"({' & '.join(map(_lexeme, some))})" for some in readings)


def any_of_all(readings: Iterable[Iterable[str]]) -> str:
    """Return the question of a server for whoever bears one word of each of these, or a longer one."""
    return " & ".join(f"({' | '.join(map(_lexeme, some))})" for some in readings)


def _lexeme(part: str) -> str:
    quoted = part[:LONGEST].replace("\\", "\\\\").replace("'", "''")
    return f"'{quoted}'"
