"""What families and their members hold today, for the lines of the list: categories, needs, disabilities, programmes."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, null, select
from sqlalchemy.orm import Session

from desktop.models.beneficiary import CategoryAssignment, Person
from desktop.models.code_list import CodeListName
from desktop.models.disability import Disability
from desktop.models.listing import SENSITIVE_COLUMNS, Column
from desktop.models.need import Need, NeedState
from desktop.models.programme import Membership, Programme
from desktop.store.person_filters import open_codes

Held = dict[int, list[tuple[int | None, str]]]
"""By household: whom a code concerns, None for all, and the code."""

_HELD: dict[str, Select[*tuple[Any, ...]]] = {
    Column.CATEGORIES: (
        select(CategoryAssignment.household_id, CategoryAssignment.person_id, CategoryAssignment.code)
        .where(CategoryAssignment.valid_to.is_(None))
        .order_by(CategoryAssignment.id)
    ),
    Column.NEEDS: (
        select(Need.household_id, Need.person_id, Need.kind)
        .where(Need.state.in_((NeedState.OPEN, NeedState.PROMISED)))
        .order_by(Need.id)
    ),
    Column.DISABILITY: (
        select(Person.household_id, Person.id, Disability.type_code, Disability.second_type_code)
        .join(Person, Person.id == Disability.person_id)
        .order_by(Disability.id)
    ),
    Column.PROGRAMMES: (
        select(Membership.household_id, null(), Programme.name)
        .join(Programme, Programme.code == Membership.programme_code)
        .where(Membership.state == "active")
        .order_by(Membership.id)
    ),
}
_LISTS = {
    Column.CATEGORIES: (CodeListName.CATEGORY, CategoryAssignment.code),
    Column.NEEDS: (CodeListName.NEED, Need.kind),
}


def held_codes(
    session: Session, homes: set[int], columns: Collection[str], *, may_see: bool
) -> dict[str, Held]:
    """Return by column what the members of these families hold; without the right, nothing that is sensitive."""
    return {
        column: _held(session, homes, column, may_see=may_see)
        for column in _HELD
        if column in columns and (may_see or column not in SENSITIVE_COLUMNS)
    }


def own_codes(held: Sequence[tuple[int | None, str]], person: int) -> tuple[str, ...]:
    """Return what a person holds, alone or with the family, each once."""
    return tuple(dict.fromkeys(code for whom, code in held if whom in (None, person)))


def _held(session: Session, homes: set[int], column: str, *, may_see: bool) -> Held:
    query = _HELD[column]
    home = query.selected_columns[0]
    if not may_see and column in _LISTS:
        list_name, code = _LISTS[Column(column)]
        query = query.where(code.in_(open_codes(list_name.value)))
    held: Held = {}
    for found, person, said in _each(session.execute(query.where(home.in_(homes)))):
        held.setdefault(found, []).append((person, said))
    return held


def _each(rows: Any) -> Iterator[tuple[int, int | None, str]]:
    """Yield household, person and code; a row may say two codes."""
    for home, person, *codes in rows:
        yield from ((home, person, code) for code in codes if code)
