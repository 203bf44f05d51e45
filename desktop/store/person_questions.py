"""What is asked of the persons of one view as somebody types, put together once: that takes longer than the answer."""

from functools import lru_cache

from sqlalchemy import BindParameter, ColumnElement, String, any_, bindparam, select, text
from sqlalchemy.dialects.postgresql import ARRAY

from desktop.models.beneficiary import Household, Person
from desktop.store.word_index import INDEX, MATCHING, bearing, starts

Asked = ColumnElement[bool]
_ON_FILE = "person.id NOT IN (SELECT value FROM json_each(:known))"
_ON_SERVER = "person.id NOT IN (SELECT value::bigint FROM json_array_elements_text(:known))"


class Questions:
    """The questions for whoever meets a condition: `named` and `resembling`, whom the index of names gives.

    Each takes `most`; those for beginnings of names and numbers take what was `typed`, the others the `known`, as JSON, and
    how to `match`. On a server, whose index does not hold villages, there are those for whoever lives in one, named so or
    whatever the name.
    """

    def __init__(self, whom: Asked, *, on_file: bool) -> None:
        most: BindParameter[int] = bindparam("most")
        typed: BindParameter[str] = bindparam("typed")
        ids = select(Person.id).where(whom).limit(most)
        self.beginning = ids.where(starts(Person.name_key, typed)).order_by(Person.name_key)
        self.identified, self.called, self.called_too = (
            ids.where(starts(number, typed)).order_by(number, Person.id)
            for number in (Person.national_id, Person.phone, Person.second_phone)
        )
        self.called_too = self.called_too.where(Person.second_phone != "")
        at_home = ids.join(Household, Household.id == Person.household_id)
        self.filed = at_home.where(starts(Household.code, typed)).order_by(Household.code, Person.position)
        unknown: Asked = text(_ON_FILE if on_file else _ON_SERVER)  # type: ignore[assignment]  # a condition
        bearers = select(Person.sort_key, Person.id).where(whom, unknown).limit(most)
        alike = bearers.add_columns(Person.name_parts)
        if on_file:
            joined = INDEX.join(Person, Person.id == INDEX.c.rowid)
            self.named = bearers.select_from(joined).where(MATCHING)
            self.resembling = alike.select_from(joined).where(MATCHING)
            return
        named = bearing(bindparam("match", type_=String()))
        here = _lives(starts(Household.place_key, bindparam("village")))
        near = _lives(Household.place_key == any_(bindparam("villages", type_=ARRAY(String))))
        self.named, self.named_here, self.here = (
            bearers.where(*one) for one in ((named,), (named, here), (here,))
        )
        self.resembling, self.resembling_near, self.near = (
            alike.where(*one) for one in ((named,), (named, near), (near,))
        )


def _lives(where: Asked) -> Asked:
    return Person.household_id.in_(select(Household.id).where(where))


@lru_cache(maxsize=64)
def questions(whom: Asked, *, on_file: bool) -> Questions:
    """Return the questions about whoever meets a condition; they are kept for who asks with the same one again."""
    return Questions(whom, on_file=on_file)
