"""What stands beside the tables: the journal can only grow, and text has one order on every database."""

from sqlalchemy import Connection, text

_ON_FILE = (
    """CREATE TRIGGER journal_entry_no_update BEFORE UPDATE ON journal_entry
       BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END""",
    """CREATE TRIGGER journal_entry_no_delete BEFORE DELETE ON journal_entry
       BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END""",
)
_ON_SERVER = (
    """CREATE FUNCTION journal_only_grows() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the journal only grows'; END $$""",
    """CREATE TRIGGER journal_entry_no_change BEFORE UPDATE OR DELETE ON journal_entry
       FOR EACH ROW EXECUTE FUNCTION journal_only_grows()""",
    """CREATE TRIGGER journal_entry_no_truncate BEFORE TRUNCATE ON journal_entry
       FOR EACH STATEMENT EXECUTE FUNCTION journal_only_grows()""",
    "REVOKE UPDATE, DELETE, TRUNCATE ON journal_entry FROM PUBLIC, CURRENT_USER",
)
_OTHERWISE_ORDERED = """
    SELECT c.table_name, c.column_name FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
      AND c.data_type IN ('character varying', 'text') AND c.collation_name IS DISTINCT FROM 'C'
    ORDER BY 1, 2"""


def guard_journal(connection: Connection) -> None:
    """Let the database itself refuse any change of the journal but an addition."""
    for statement in _ON_FILE if connection.dialect.name == "sqlite" else _ON_SERVER:
        connection.execute(text(statement))


def order_plainly(connection: Connection) -> None:
    """Have a server compare text by its code points, as a file does; the order for people is in `sort_key`.

    So ranges of names and codes are answered by plain indexes, and no language of the server matters.
    """
    if connection.dialect.name != "postgresql":
        return
    changes: dict[str, list[str]] = {}
    for table, column in connection.execute(text(_OTHERWISE_ORDERED)).all():
        width = _width(connection, table, column)
        changes.setdefault(table, []).append(f'ALTER COLUMN "{column}" TYPE {width} COLLATE "C"')
    for table, parts in changes.items():
        connection.execute(text(f'ALTER TABLE "{table}" {", ".join(parts)}'))


def _width(connection: Connection, table: str, column: str) -> str:
    query = text(
        "SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
        " WHERE attrelid = CAST(:name AS regclass) AND attname = :column"
    )
    return str(connection.scalar(query, {"name": table, "column": column}))
