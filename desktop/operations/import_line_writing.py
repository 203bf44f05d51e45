"""Writes what the rows of a list say of families beyond their columns: categories, needs, disabilities."""

from collections.abc import Iterable, Mapping
from datetime import date

from desktop.models.beneficiary import CategoryAssignment
from desktop.models.disability import Disability
from desktop.models.import_match import Judged
from desktop.models.import_records import ReadRow
from desktop.models.importing import DISABILITY_COLUMNS
from desktop.models.line_words import new_need
from desktop.models.need import Need, NeedState, Urgency
from desktop.models.uid_series import UidSeries
from desktop.operations.histories import History
from desktop.store.imports import Imports

_Row = dict[str, object]
_BLANK = dict.fromkeys(
    ("type_code", "second_type_code", "severity_code", "report_number", "card_number", "device"), ""
)


class ImportLineWriting:
    """Gathers the lines of a batch and writes them in one go.

    `common` is what every record carries; a category of `of_persons` is the head's where the head's row says it.
    """

    def __init__(
        self,
        imports: Imports,
        uids: UidSeries,
        today: date,
        common: Mapping[str, object],
        of_persons: frozenset[str],
    ) -> None:
        self._imports, self._uids, self._today, self._common = imports, uids, today, common
        self._of_persons = of_persons
        self._categories: list[_Row] = []
        self._needs: list[_Row] = []
        self._disabilities: list[_Row] = []

    def names_person(self, row: ReadRow) -> bool:
        """Tell whether a line of the row is of its person, who has to be known by his number."""
        return bool(row.disability) or not self._of_persons.isdisjoint(row.categories)

    def add(self, row: ReadRow, household_id: int, person_id: int | None, bearer_id: int) -> None:
        """Take the lines of a new family or member: `person_id` is none for the family's, whose head is the bearer."""
        self._add_categories(household_id, person_id, bearer_id, row.categories)
        self._add_needs(household_id, person_id, row.needs)
        if row.disability:
            self._add_disability(bearer_id, row.disability)

    def change(self, judged: Judged, history: History) -> None:
        """Take what is new of a known family or member, and note it in the history."""
        known = judged.match.known
        if known is None:
            return
        is_head = known.relation == "head"
        kind, uid = ("household", known.household_uid) if is_head else ("person", known.uid)
        person_id = None if is_head else known.id
        self._add_categories(known.household_id, person_id, known.id, judged.new_categories)
        self._add_needs(known.household_id, person_id, judged.new_needs)
        for code in judged.new_categories:
            whose = ("person", known.uid) if code in self._of_persons else (kind, uid)
            history.note(*whose, "category", "", code)
        for code in judged.new_needs:
            history.note(kind, uid, "need", "", new_need(code))
        told = {field: new for field, _, new in judged.match.changes if field in DISABILITY_COLUMNS}
        columns = {DISABILITY_COLUMNS[field]: new for field, new in told.items()}
        if columns and not self._imports.change_disability(known.id, columns):
            self._add_disability(known.id, told)

    def write(self) -> None:
        """Write what was gathered."""
        for kind, rows in (
            (CategoryAssignment, self._categories),
            (Need, self._needs),
            (Disability, self._disabilities),
        ):
            self._imports.add_rows(kind, rows)
            rows.clear()

    def _add_categories(
        self, household_id: int, person_id: int | None, bearer_id: int, categories: Iterable[str]
    ) -> None:
        for code in categories:
            whose = {
                "household_id": household_id,
                "person_id": bearer_id if code in self._of_persons else person_id,
            }
            line = {"code": code, "valid_from": self._today, "evidence": "", "seen_by": ""}
            self._categories.append({"uid": self._uids.next(), **whose, **line, **self._common})

    def _add_needs(self, household_id: int, person_id: int | None, needs: Iterable[str]) -> None:
        whose = {"household_id": household_id, "person_id": person_id}
        for kind in needs:
            line = {
                "kind": kind,
                "noted_on": self._today,
                "urgency": Urgency.SOON.value,
                "state": NeedState.OPEN.value,
                "provider": "",
                "agency_code": "",
                "remark": "",
            }
            self._needs.append({"uid": self._uids.next(), **whose, **line, **self._common})

    def _add_disability(self, person_id: int, told: Mapping[str, object]) -> None:
        said = {DISABILITY_COLUMNS[field]: value for field, value in told.items()}
        self._disabilities.append(
            {"uid": self._uids.next(), "person_id": person_id, **_BLANK, **said, **self._common}
        )
