"""The full-text index of names: a table beside `person` that SQLite keeps by triggers; PostgreSQL needs none of it."""

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


def create_search(connection: Connection) -> None:
    """Make the index and the triggers that keep it, where the database is SQLite."""
    if connection.dialect.name != "sqlite":
        return
    for statement in (CREATE, *TRIGGERS):
        connection.execute(text(statement))
