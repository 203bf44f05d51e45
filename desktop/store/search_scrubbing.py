"""Takes words that nobody bears any more out of the index of names, where rows that went leave theirs behind."""

from collections.abc import Collection

from sqlalchemy import Connection, text

from desktop.store.search_schema import LEXEMES, LONGEST, TABLE

_FORGET = text(
    "DELETE FROM person_search_word WHERE word = left(:word, 100) AND NOT EXISTS (SELECT 1 FROM person"
    f" WHERE {LEXEMES} @@ CAST(quote_literal(left(:word, {LONGEST})) AS tsquery)"
    " AND position(' ' || :word || ' ' IN ' ' || person.name_parts || ' ') > 0)"
    " AND NOT EXISTS (SELECT 1 FROM household WHERE place_key = :word)"
)


def forget_words(connection: Connection, words: Collection[str]) -> None:
    """Let the index of a file be written anew without rows that went; on a server, drop words of nobody."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"INSERT INTO {TABLE} ({TABLE}) VALUES ('optimize')"))
        return
    for word in sorted(words):
        connection.execute(_FORGET, {"word": word})
