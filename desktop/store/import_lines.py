"""Queries of an import about the lines around families: which are known, and taking back those that it wrote."""

from collections.abc import Collection as Several
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, select, update

from desktop.models.beneficiary import CategoryAssignment
from desktop.models.code_list import CodeListName
from desktop.models.disability import Disability
from desktop.models.importing import DISABILITY_COLUMNS
from desktop.models.need import Need
from desktop.store.collection import Collection

BOUND = 500  # values in one question
Held = tuple[CodeListName, int, int | None, str]  # list, household, person (none: the family), code
_CODES = {CodeListName.CATEGORY: CategoryAssignment.code, CodeListName.NEED: Need.kind}


class ImportLines(Collection):
    """Categories, needs and disabilities as an import meets them."""

    def lines_held(self, households: Several[int]) -> set[Held]:
        """Return the categories these households hold now, and the needs that were ever noted.

        What a member holds counts for the family as well; a need that was met is not opened again by a list.
        """
        held: set[Held] = set()
        for some in parts(households):
            for name, code in _CODES.items():
                model = code.class_
                query = select(model.household_id, model.person_id, code).where(model.household_id.in_(some))
                if model is CategoryAssignment:
                    query = query.where(CategoryAssignment.valid_to.is_(None))
                for household, person, value in self._session.execute(query):
                    held |= {(name, household, person, value), (name, household, None, value)}
        return held

    def disabilities(self, persons: Several[int]) -> dict[int, dict[str, object]]:
        """Return what is known of these persons' disability, by the field of a list."""
        columns = [getattr(Disability, column) for column in DISABILITY_COLUMNS.values()]
        found: dict[int, dict[str, object]] = {}
        for some in parts(persons):
            query = select(Disability.person_id, *columns).where(Disability.person_id.in_(some))
            for person, *values in self._session.execute(query):
                found[person] = dict(zip(DISABILITY_COLUMNS, values, strict=True))
        return found

    def change_disability(self, person_id: int, values: Mapping[str, Any]) -> bool:
        """Set values of what is stored of a person's disability; return whether anything is."""
        changed = update(Disability).where(Disability.person_id == person_id)
        changed = changed.values({**values, "version": Disability.version + 1})
        self._touched.add(Disability.__tablename__)
        return bool(self._session.connection().execute(changed).rowcount)

    def take_line(self, name: CodeListName, kind: str, record_id: int, code: str, made_at: datetime) -> None:
        """Remove a category or need that an import gave to a household or a person (`kind`)."""
        column = _CODES[name]
        model = column.class_
        whose = and_(model.household_id == record_id, model.person_id.is_(None))
        if kind == "person":
            whose = model.person_id == record_id
        gone = delete(model).where(whose, column == code, model.created_at == made_at)
        self._session.connection().execute(gone)
        self._touched.add(model.__tablename__)

    def give_disability_back(self, person_id: int, field: str, old: str, made_at: datetime) -> None:
        """Set what an import said of a person's disability as it was; a record it began goes whole."""
        mine = delete(Disability).where(Disability.person_id == person_id, Disability.created_at == made_at)
        self._session.connection().execute(mine)
        self.change_disability(person_id, {DISABILITY_COLUMNS[field]: old})


def parts(values: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield values in numbers that one question may hold."""
    listed = list(values)
    for start in range(0, len(listed), BOUND):
        yield listed[start : start + BOUND]
