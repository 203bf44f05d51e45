"""Writes judged rows in the running unit of work: new families in bulk, changes with their history."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from desktop.i18n.sorting import sort_key
from desktop.models.beneficiary import Household, Person, Relation, State
from desktop.models.country import FACTS
from desktop.models.family_record import code_values, name_values, place_values
from desktop.models.import_match import HOUSEHOLD_FIELDS, Judged
from desktop.models.import_records import Known
from desktop.models.importing import (
    DISABILITY_COLUMNS,
    HOUSEHOLD_DETAILS,
    PERSON_DETAILS,
    ImportChoice,
    Verdict,
)
from desktop.models.uid_series import UidSeries
from desktop.operations.authorship import author
from desktop.operations.histories import History, Sealed
from desktop.operations.import_line_writing import ImportLineWriting
from desktop.operations.import_lines import categories_of_persons
from desktop.operations.import_marks import NumberByRow
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

ADDED = "added"  # what the history calls a member who came to a family
_EMPTY_TEXTS = (
    *("latin_name", "second_phone", "occupation", "landmark", "postal_code"),
    *("utilities", "assets"),
)
EMPTY = {
    field.value: "" if field in _EMPTY_TEXTS else None for field in (*PERSON_DETAILS, *HOUSEHOLD_DETAILS)
}


class ImportWriting:
    """Takes judged rows in; `import_uid` names the import in every record and history line."""

    def __init__(
        self, uow: UnitOfWork, workspace: Workspace, choice: ImportChoice, import_uid: str, now: datetime
    ) -> None:
        self._uow = uow
        self._imports = uow.imports
        self._history = History(workspace, import_uid)
        self._workspace = workspace
        self._import_uid = import_uid
        self._now = now  # one moment for all, that of the record of the import
        told = {*choice.columns, *(fix.field for fix in choice.fixes)}
        self._person_details = [field.value for field in PERSON_DETAILS if field in told]
        self._household_details = [field.value for field in HOUSEHOLD_DETAILS if field in told]
        self._is_by_person = choice.is_by_person
        self._new_families = NumberByRow()  # of each new head: the household
        self._today = workspace.today()
        self._language = FACTS[workspace.country].language
        self._uids = UidSeries(self._now)
        self._next_id = uow.imports.next_household_id()
        areas = uow.reach.areas  # new families of who is limited to areas live in the first of them
        self._home = areas[0] if areas else None
        self._currency = FACTS[workspace.country].currency
        self._place_keys = lru_cache(maxsize=20_000)(self._folded_place)
        self._common = {
            "origin": workspace.settings.code,
            "created_at": self._now,
            "created_by": author(workspace),
            "version": 1,
        }
        self._lines = ImportLineWriting(
            uow.imports, self._uids, self._today, self._common, categories_of_persons(uow, choice)
        )

    def take(self, batch: Sequence[Judged]) -> None:
        """Write one batch."""
        self._add([one for one in batch if one.match.verdict is Verdict.ADDED])
        self._join([one for one in batch if one.match.verdict is Verdict.JOINED])
        for one in batch:
            if one.match.verdict is Verdict.CHANGED and one.match.known is not None:
                self._change(one, one.match.known)
        self._lines.write()
        self._history.write(self._uow)

    def seal(self) -> Sealed:
        """Return what the journal's entry says of the changed values."""
        return self._history.seal(self._uow)

    def _add(self, news: Sequence[Judged]) -> None:
        if not news:
            return
        codes = self._codes(news)
        first = self._next_id
        self._next_id += len(news)
        placed = list(enumerate(news, start=first))
        if self._is_by_person:
            for id_, one in placed:
                self._new_families[one.row.number] = id_
        self._imports.add_rows(Household, [self._household(id_, one, next(codes)) for id_, one in placed])
        persons = [self._person(id_, one) for id_, one in placed]
        first_person = 0
        if any(self._lines.names_person(one.row) for one in news):
            first_person = self._imports.next_person_id()
            persons = [{"id": id_, **row} for id_, row in enumerate(persons, start=first_person)]
        self._imports.add_rows(Person, persons)
        for place, (id_, one) in enumerate(placed):
            self._lines.add(one.row, id_, None, first_person + place)

    def _join(self, members: Sequence[Judged]) -> None:
        """Add members to families of the list, and to families that the office had before."""
        rows: list[dict[str, object]] = []
        first = self._imports.next_person_id() if members else 0
        for person_id, one in enumerate(members, start=first):
            relation = (
                one.row.relation if one.row.relation not in ("", Relation.HEAD) else Relation.OTHER.value
            )
            household = one.relative.household_id if one.relative else self._new_families[one.head_row]
            row = {"id": person_id, **self._person(household, one, relation)}
            rows.append(row)
            self._lines.add(one.row, household, person_id, person_id)
            if one.relative is not None:
                self._history.note("person", str(row["uid"]), ADDED, "", relation)
        self._imports.add_rows(Person, rows)

    def _codes(self, news: Sequence[Judged]) -> Iterator[str]:
        """Yield the file number of each new family: the list's own, else the office's next."""
        lacking = sum(not one.row.code for one in news)
        given = {one.row.code for one in news}
        free: list[str] = []
        while len(free) < lacking:
            numbers = self._imports.take_numbers("file", self._today.year, lacking - len(free))
            taken = self._imports.codes_taken(numbers) | given
            free += [number for number in numbers if number not in taken]
        spare = iter(free)
        return iter([one.row.code or next(spare) for one in news])

    def _household(self, household_id: int, judged: Judged, code: str) -> dict[str, object]:
        row = judged.row
        place_key, place_sort = self._place_keys(row.place)
        values: dict[str, object] = {
            "id": household_id,
            "uid": self._uids.next(),
            **code_values(code),
            "place": row.place,
            "place_key": place_key,
            "place_sort": place_sort,
            "address": row.address,
            "members_declared": row.members,
            "state": State.CONFIRMED.value,
            "closed_reason": "",
            "notes": row.notes,
            "import_uid": self._import_uid,
            "area_code": row.details.get("area_code", self._home),
            **self._common,
        }
        for name in self._household_details:
            values[name] = row.details.get(name, EMPTY[name])
        if "income_total" in values:
            values["income_currency"] = "" if values["income_total"] is None else self._currency
        return values

    def _person(
        self, household_id: int, judged: Judged, relation: str = Relation.HEAD.value
    ) -> dict[str, object]:
        row, parts = judged.row, judged.parts
        values: dict[str, object] = {
            "uid": self._uids.next(),
            "household_id": household_id,
            "position": 0 if relation == Relation.HEAD else row.number,
            "relation": relation,
            "name": row.name,
            "name_key": parts.replace(" ", ""),
            "name_parts": parts,
            "sort_key": sort_key(row.name, self._language),
            "sex": row.sex,
            "national_id": row.national_id,
            "id_state": row.id_state,
            "birth_date": row.birth_date,
            "birth_precision": row.birth_precision,
            "birth_area": row.birth_area,
            "father_name": row.father_name,
            "mother_name": row.mother_name,
            "phone": row.phone,
            "state": State.CONFIRMED.value,
            "closed_reason": "",
            **self._common,
        }
        for name in self._person_details:
            values[name] = row.details.get(name, EMPTY[name])
        return values

    def _folded_place(self, place: str) -> tuple[object, object]:
        values = place_values(place, self._workspace.country)
        return values["place_key"], values["place_sort"]

    def _change(self, judged: Judged, known: Known) -> None:
        """Give a stored family what the list says otherwise, and note the old values."""
        person: dict[str, object] = {}
        household: dict[str, object] = {}
        note = self._history.note
        for field, old, new in judged.match.changes:
            if field in HOUSEHOLD_FIELDS:
                household |= self._household_values(HOUSEHOLD_FIELDS[field], new)
                note("household", known.household_uid, HOUSEHOLD_FIELDS[field], old, new)
                continue
            note("person", known.uid, field, old, new)
            if field not in DISABILITY_COLUMNS:
                person |= self._person_values(field, new, judged)
        self._lines.change(judged, self._history)
        touched = {"updated_at": self._now, "updated_by": author(self._workspace)}
        self._imports.change(Household, known.household_id, household | touched)
        if person:
            self._imports.change(Person, known.id, person | touched)

    def _household_values(self, field: str, new: object) -> Mapping[str, object]:
        if field == "place":
            return place_values(str(new), self._workspace.country)
        if field == "income_total":
            return {field: new, "income_currency": self._currency}
        return {field: new}

    def _person_values(self, field: str, new: object, judged: Judged) -> Mapping[str, object]:
        if field == "name":
            return name_values(str(new), self._workspace.country)
        if field == "national_id":
            return {field: new, "id_state": judged.row.id_state}
        if field == "birth_date":
            return {field: new, "birth_precision": judged.row.birth_precision}
        return {field: new}
