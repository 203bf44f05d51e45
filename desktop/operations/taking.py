"""Taking a partner's rows: a line on the timeline of a family we know, or a new draft file marked with its source.

What the office itself knows of a person is never overwritten.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from desktop.models.base import new_uid
from desktop.models.beneficiary import Relation, State
from desktop.models.family import id_state_of
from desktop.models.family_record import code_values, name_values, place_values
from desktop.models.incoming import payload_of
from desktop.models.national_id import IdState
from desktop.models.package import Package
from desktop.operations.authorship import author
from desktop.operations.incoming_judging import day_of
from desktop.progress import Progress
from desktop.store.arrivals import Arrivals
from desktop.store.incoming import TakenRow
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

Values = dict[str, object]


def take_rows(uow: UnitOfWork, workspace: Workspace, package: Package, progress: Progress) -> int:
    """Take the rows of a package that two persons decided to take; return how many they are."""
    arrivals = uow.packages.arrivals()
    done = 0
    for batch in uow.packages.incoming(package).taken():
        Taking(uow, workspace, package, arrivals).take(batch)
        done += len(batch)
        progress.advance(done, package.rows)
    arrivals.mend_heads(package.uid)
    return done


class Taking:
    """One batch of rows on its way into the list."""

    def __init__(self, uow: UnitOfWork, workspace: Workspace, package: Package, arrivals: Arrivals) -> None:
        self._uow, self._workspace, self._package, self._arrivals = uow, workspace, package, arrivals
        self._day = package.created_at.astimezone().date()
        self._again: dict[str, str] = {}  # uids of closed files, and under which they begin anew

    def homes(self, rows: Sequence[TakenRow]) -> dict[str | int, int]:
        """Return the household of each row, by row uid where it is new here, else by person; new ones are made."""
        fresh = [row for row in rows if row.person_id is None]
        home = self._register(fresh, {row.number: payload_of(row.payload) for row in fresh})
        return home | self._arrivals.homes_of([row.person_id for row in rows if row.person_id is not None])

    def take(self, rows: Sequence[TakenRow]) -> None:
        """Add the families that are new here, and to the timeline of each what the sender says it gets."""
        payloads = {row.number: payload_of(row.payload) for row in rows}
        home = self.homes(rows)
        benefits = [self._benefit(row, payloads[row.number], home) for row in rows]
        self._arrivals.add_benefits(benefits)
        self._uow.merges.bring_home()  # of rows whose family was merged since they were judged

    def _register(
        self, rows: Sequence[TakenRow], payloads: Mapping[int, dict[str, str]]
    ) -> dict[str | int, int]:
        """Make a draft file for each new family and return where each new person lives, by row uid."""
        keys = {row.number: payloads[row.number].get("household_uid") or row.row_uid for row in rows}
        closed = self._arrivals.closed({*keys.values(), *(row.row_uid for row in rows)})
        self._again = {uid: new_uid(self._workspace.now()) for uid in closed}
        keys = {number: self._again.get(uid, uid) for number, uid in keys.items()}
        meant = self._uow.merges.survivors(set(keys.values()))
        keys = {number: meant.get(uid, uid) for number, uid in keys.items()}
        known = self._arrivals.households(set(keys.values()))
        fresh: dict[str, Values] = {}
        for row in rows:
            if keys[row.number] not in known and keys[row.number] not in fresh:
                fresh[keys[row.number]] = self._household(keys[row.number], payloads[row.number])
        for values, code in zip(fresh.values(), self._codes(len(fresh)), strict=True):
            values.update(code_values(code))
        known |= self._arrivals.add_households(list(fresh.values()))
        self._arrivals.add_persons(self._persons(rows, payloads, keys, known))
        return {row.row_uid: known[keys[row.number]] for row in rows}

    def _persons(
        self,
        rows: Sequence[TakenRow],
        payloads: Mapping[int, dict[str, str]],
        keys: Mapping[int, str],
        homes: Mapping[str, int],
    ) -> list[Values]:
        taken = self._arrivals.live_numbers({row.national_id for row in rows if row.national_id})
        heads: set[int] = self._arrivals.with_heads(set(homes.values()))
        persons: list[Values] = []
        for row in rows:
            home = homes[keys[row.number]]
            person = self._person(row, payloads[row.number], home, taken)
            if person["relation"] == Relation.HEAD and home in heads:
                person["relation"] = Relation.OTHER.value
            if person["relation"] == Relation.HEAD:
                heads.add(home)
            taken.add(row.national_id)
            persons.append(person)
        return persons

    def _household(self, uid: str, payload: Mapping[str, str]) -> Values:
        area = payload.get("area_code", "")
        members = payload.get("members", "")
        return {
            **self._birth(uid),
            "area_code": self._arrivals.area_codes.get(area),
            **place_values(payload.get("place") or payload.get("area_name", ""), self._workspace.country),
            "address": payload.get("address", ""),
            "members_declared": int(members) if members else None,
            "state": State.DRAFT.value,
            "import_uid": self._package.uid,
        }

    def _person(self, row: TakenRow, payload: Mapping[str, str], home: int, taken: set[str]) -> Values:
        number, state = self._number(row, payload, taken)
        return {
            **self._birth(self._again.get(row.row_uid, row.row_uid)),
            "household_id": home,
            "relation": payload.get("relation") or Relation.HEAD.value,
            **name_values(row.name, self._workspace.country),
            "sex": payload.get("sex") or None,
            "national_id": number,
            "id_state": state.value,
            "birth_date": day_of(payload.get("birth_date", "")),
            "birth_precision": payload.get("birth_precision") or "day",
            "father_name": payload.get("father_name", ""),
            "mother_name": payload.get("mother_name", ""),
            "phone": payload.get("phone", "")[:20],
            "state": State.DRAFT.value,
        }

    def _number(self, row: TakenRow, payload: Mapping[str, str], taken: set[str]) -> tuple[str, IdState]:
        """Return the number to keep; one that the country's rules refuse stays in the staged row only."""
        number = row.national_id if payload.get("id_kind", "") in ("", "national", "temporary") else ""
        number = number[:20]
        today = self._workspace.today()
        state = id_state_of(number, self._workspace.country, today, taken.__contains__)
        return ("", IdState.NONE) if state is IdState.NONE else (number, state)

    def _benefit(self, row: TakenRow, payload: Mapping[str, str], home: Mapping[str | int, int]) -> Values:
        begins: date = day_of(payload.get("period_from", "")) or self._day
        ends = day_of(payload.get("period_to", ""))
        return {
            **self._birth(new_uid(self._workspace.now())),
            "household_id": home[row.row_uid if row.person_id is None else row.person_id],
            "agency_code": self._package.sender,
            "programme": payload.get("programme", ""),
            "period_from": begins,
            "period_to": None if ends is None else max(begins, ends),
            "source": self._package.uid,
            "source_line": row.row_uid,
        }

    def _birth(self, uid: str) -> Values:
        return {
            "uid": uid,
            "origin": self._package.sender,
            "created_at": self._workspace.now(),
            "created_by": author(self._workspace),
        }

    def _codes(self, count: int) -> list[str]:
        year = self._workspace.today().year
        return self._uow.offices.next_numbers("file", year, count) if count else []
