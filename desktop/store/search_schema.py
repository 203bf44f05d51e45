"""The index of the parts of names and of villages: on a file a table that triggers keep, on a server word lists."""

from sqlalchemy import Connection, text

TABLE = "person_search"
# Letters without positions or sizes: a third of the room, and corrections may take rows out again.
CREATE = (
    "CREATE VIRTUAL TABLE person_search USING fts5(parts, content='', contentless_delete=1, detail=none,"
    " prefix='1 2 3', tokenize='unicode61 remove_diacritics 0')"
)
# Who bears a word stands in many small pieces, so that of a common one few rows are passed by on the way to those who
# bear a rarer one as well; and each piece fits into a page of an encrypted file, of which four thousand bytes would not.
SMALL = "INSERT INTO person_search (person_search, rank) VALUES ('pgsz', 1000)"
# A village is one word, so that a search for it reads one list of rows and the index stays small.
_PARTS = (
    "CASE {person}.name_parts WHEN '' THEN {person}.name_key ELSE {person}.name_parts END"
    " || ' ' || coalesce({place}, '')"
)
_OF_NEW = _PARTS.format(person="new", place="(SELECT place_key FROM household WHERE id = new.household_id)")
ADDED, ERASED = "person_search_added", "person_search_erased"
TRIGGERS = (
    f"CREATE TRIGGER {ADDED} AFTER INSERT ON person"
    f" BEGIN INSERT INTO person_search (rowid, parts) VALUES (new.id, {_OF_NEW}); END",
    f"CREATE TRIGGER person_search_renamed AFTER UPDATE OF name_parts, name_key, household_id ON person"
    f" WHEN old.name_parts <> new.name_parts OR old.name_key <> new.name_key"
    f" OR old.household_id <> new.household_id"
    f" BEGIN DELETE FROM person_search WHERE rowid = old.id;"
    f" INSERT INTO person_search (rowid, parts) VALUES (new.id, {_OF_NEW}); END",
    f"CREATE TRIGGER {ERASED} AFTER DELETE ON person"
    " BEGIN DELETE FROM person_search WHERE rowid = old.id; END",
    f"CREATE TRIGGER person_search_moved AFTER UPDATE OF place_key ON household"
    f" WHEN old.place_key <> new.place_key"
    f" BEGIN DELETE FROM person_search WHERE rowid IN (SELECT id FROM person WHERE household_id = new.id);"
    f" INSERT INTO person_search (rowid, parts)"
    f" SELECT id, {_PARTS.format(person='person', place='new.place_key')}"
    f" FROM person WHERE household_id = new.id; END",
)
# What a connection to a file asks its index for words by: for all of them with who bears them, and for single ones.
# They stand outside every transaction: one that ended with them would make the connection read the schema anew.
WORD_TABLES = (
    "CREATE VIRTUAL TABLE temp.words_known USING fts5vocab('main', 'person_search', 'row')",
    "CREATE VIRTUAL TABLE temp.word_of_person USING fts5vocab('main', 'person_search', 'instance')",
)
OF_NEWCOMERS = (
    f"INSERT INTO person_search (rowid, parts)"
    f" SELECT person.id, {_PARTS.format(person='person', place='household.place_key')}"
    " FROM person JOIN household ON household.id = person.household_id WHERE person.id > ?"
)
# On a server every beginning of a part is a word of its own: the index finds each at once, however common, and
# meets the words of a question by leaping. A beginning asked of whole words (`:*`) would first bring all its rows.
LONGEST = 12  # letters of a beginning; what is longer is looked at in the rows found
_FUNCTION = f"""
    CREATE FUNCTION name_beginnings(parts text, key text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
      SELECT array_to_tsvector(coalesce(array_agg(DISTINCT left(part, n)), '{{}}'))
      FROM unnest(string_to_array(left(CASE parts WHEN '' THEN key ELSE parts END, 500), ' ')) AS part,
           generate_series(1, least(length(part), {LONGEST})) AS n $$"""
LEXEMES = "name_beginnings(person.name_parts, person.name_key)"
# The distinct words of names, and the villages, for spellings that are looked for among them; a file reads its own index.
_WORDS = (
    'CREATE TABLE person_search_word (word text COLLATE "C" PRIMARY KEY)',
    """CREATE FUNCTION person_search_learn() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       INSERT INTO person_search_word (word)
       SELECT DISTINCT left(part, 100) FROM fresh, unnest(string_to_array(fresh.name_parts, ' ')) AS part
       WHERE part <> '' ORDER BY 1 ON CONFLICT DO NOTHING;
       RETURN NULL; END $$""",
    """CREATE TRIGGER person_search_added AFTER INSERT ON person REFERENCING NEW TABLE AS fresh
       FOR EACH STATEMENT EXECUTE FUNCTION person_search_learn()""",
    """CREATE TRIGGER person_search_renamed AFTER UPDATE ON person REFERENCING NEW TABLE AS fresh
       FOR EACH STATEMENT EXECUTE FUNCTION person_search_learn()""",
    """CREATE FUNCTION person_search_learn_places() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       INSERT INTO person_search_word (word)
       SELECT DISTINCT left(place_key, 100) FROM fresh WHERE place_key <> '' ORDER BY 1 ON CONFLICT DO NOTHING;
       RETURN NULL; END $$""",
    """CREATE TRIGGER person_search_settled AFTER INSERT ON household REFERENCING NEW TABLE AS fresh
       FOR EACH STATEMENT EXECUTE FUNCTION person_search_learn_places()""",
    """CREATE TRIGGER person_search_moved AFTER UPDATE ON household REFERENCING NEW TABLE AS fresh
       FOR EACH STATEMENT EXECUTE FUNCTION person_search_learn_places()""",
)
SERVER = (
    _FUNCTION,
    f"CREATE INDEX person_search ON person USING gin ({LEXEMES}) WITH (fastupdate = off)",
    # Names crowd behind a few beginnings: a coarse picture of them makes the server sort ten thousand for fifty.
    "ALTER TABLE person ALTER COLUMN name_key SET STATISTICS 1000",
    *_WORDS,
)


def create_search(connection: Connection) -> None:
    """Make the index and what keeps it."""
    for statement in (CREATE, SMALL, *TRIGGERS) if connection.dialect.name == "sqlite" else SERVER:
        connection.execute(text(statement))
