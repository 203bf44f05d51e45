"""How the index of the words of names is asked: a full-text table on a file, lists of beginnings on a server."""

from sqlalchemy import ColumnElement, column, literal_column, table, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Session

from desktop.store.search_schema import LEXEMES

INDEX = table("person_search", column("rowid"))
LEXEME_LIST = literal_column(LEXEMES, TSVECTOR)


def is_file(session: Session) -> bool:
    """Return whether the office's database is a file."""
    return session.get_bind().dialect.name == "sqlite"


def matching(match: str) -> ColumnElement[bool]:
    """Return the condition that the index of a file answers."""
    return text("person_search MATCH :match").bindparams(match=match)  # type: ignore[return-value]  # a condition


def token(part: str) -> str:
    """Return a word as a file's index is asked for it; quotes make plain text of it."""
    return f'"{part.replace(chr(34), "")}"'


def lexeme(part: str) -> str:
    """Return a word as a server's index is asked for it."""
    quoted = part[:500].replace("\\", "\\\\").replace("'", "''")
    return f"'{quoted}'"
