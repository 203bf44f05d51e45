"""The index of the parts of names: on a file a table that triggers keep, on a server an index of word lists."""

from sqlalchemy import Connection, text

TABLE = "person_search"
# Letters without positions or sizes: a third of the room, and corrections may take rows out again.
CREATE = (
    "CREATE VIRTUAL TABLE person_search USING fts5(parts, content='', contentless_delete=1, detail=none,"
    " prefix='1 2 3', tokenize='unicode61 remove_diacritics 0')"
)
_PARTS = "CASE new.name_parts WHEN '' THEN new.name_key ELSE new.name_parts END"
TRIGGERS = (
    f"CREATE TRIGGER person_search_added AFTER INSERT ON person"
    f" BEGIN INSERT INTO person_search (rowid, parts) VALUES (new.id, {_PARTS}); END",
    f"CREATE TRIGGER person_search_renamed AFTER UPDATE OF name_parts, name_key ON person"
    f" WHEN old.name_parts <> new.name_parts OR old.name_key <> new.name_key"
    f" BEGIN DELETE FROM person_search WHERE rowid = old.id;"
    f" INSERT INTO person_search (rowid, parts) VALUES (new.id, {_PARTS}); END",
    "CREATE TRIGGER person_search_erased AFTER DELETE ON person"
    " BEGIN DELETE FROM person_search WHERE rowid = old.id; END",
)
# The parts as they are, without the server's own idea of words; one lexeme may have 2046 bytes.
LEXEMES = (
    "array_to_tsvector(array_remove(string_to_array("
    "left(CASE person.name_parts WHEN '' THEN person.name_key ELSE person.name_parts END, 500), ' '), ''))"
)
SERVER_INDEX = f"CREATE INDEX person_search ON person USING gin (({LEXEMES})) WITH (fastupdate = off)"


def create_search(connection: Connection) -> None:
    """Make the index and what keeps it."""
    for statement in (CREATE, *TRIGGERS) if connection.dialect.name == "sqlite" else (SERVER_INDEX,):
        connection.execute(text(statement))
