"""What is asked of the persons of one view as somebody types, put together once: that takes longer than the answer."""

from functools import lru_cache

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, select, text

from desktop.models.beneficiary import Person
from desktop.store.word_index import INDEX, MATCHING, starts

Asked = ColumnElement[bool]
_ON_FILE = "person.id NOT IN (SELECT value FROM json_each(:known))"
_ON_SERVER = "person.id NOT IN (SELECT value::bigint FROM json_array_elements_text(:known))"


class Questions:
    """The questions for whoever meets a condition; each takes `most`, and all but the first the `known` as JSON."""

    def __init__(self, whom: Asked, *, on_file: bool) -> None:
        """Put them together; those of a file take `match` as well, what its index of names is asked."""
        most: BindParameter[int] = bindparam("most")
        unknown: Asked = text(_ON_FILE if on_file else _ON_SERVER)  # type: ignore[assignment]  # a condition
        begins = starts(Person.name_key, bindparam("typed"))
        self.beginning: Select[int] = (
            select(Person.id).where(begins, whom).order_by(Person.name_key).limit(most)
        )
        self.bearers = select(Person.sort_key, Person.id).where(whom, unknown).limit(most)
        self.resembling = self.bearers.add_columns(Person.name_parts)
        if on_file:
            joined = INDEX.join(Person, Person.id == INDEX.c.rowid)
            self.bearers = self.bearers.select_from(joined).where(MATCHING)
            self.resembling = self.resembling.select_from(joined).where(MATCHING)


@lru_cache(maxsize=64)
def questions(whom: Asked, *, on_file: bool) -> Questions:
    """Return the questions about whoever meets a condition; they are kept for who asks with the same one again."""
    return Questions(whom, on_file=on_file)
