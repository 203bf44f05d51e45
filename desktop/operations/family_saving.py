"""Writes a checked family in the running unit of work, with the history of every value it changes."""

from collections.abc import Mapping
from dataclasses import replace

from desktop.errors import BadInputError, NotFoundError
from desktop.marking import N_
from desktop.models.beneficiary import Household, Person, Relation, State
from desktop.models.family import NEXT_TEMPORARY, Departure, FamilyDraft, MemberDraft, id_state_of
from desktop.models.family_record import UNRECORDED, changed, code_values, household_values, person_values
from desktop.models.history import TYPED
from desktop.operations.authorship import author, born
from desktop.operations.family_line_saving import LineSaving
from desktop.operations.family_moves import Moves, closing_values, died_on, moving
from desktop.operations.histories import History, Sealed
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

_ALL_YEARS = 0  # temporary numbers run on and on


class FamilySaving:
    """One save; `source` says in the history where the values came from."""

    def __init__(self, uow: UnitOfWork, workspace: Workspace, source: str = TYPED) -> None:
        self._uow = uow
        self._workspace = workspace
        self._source = source
        self._history = History(workspace, source)
        self.founded: Household | None = None  # by members who left for a family of their own

    def add(self, draft: FamilyDraft) -> Household:
        """Add the household and its members."""
        values = household_values(draft, self._workspace.country)
        household = Household(**born(self._workspace), **code_values(draft.code), **values)  # type: ignore[arg-type]  # values of columns
        self._uow.beneficiaries.add(household)
        draft = self._numbered(draft)
        states = self._id_states(draft)
        persons = [
            self._add_member(household, member, position, states[position])
            for position, member in enumerate(draft.members)
        ]
        LineSaving(self._uow, self._workspace, self._history, household, persons).put(draft)
        return household

    def correct(self, household: Household, draft: FamilyDraft) -> Sealed:
        """Bring a stored household to the draft and return what the journal says of the changes."""
        draft = self._numbered(draft)
        stored = {member.uid: member for member in household.members if member.state != State.CLOSED}
        self._refuse_strangers(stored, draft)
        states = self._id_states(draft)
        self._set("household", household, household_values(draft, self._workspace.country))
        values = {
            member.uid: person_values(member, position, states[position], self._workspace.country)
            for position, member in enumerate(draft.members)
            if member.uid is not None
        }
        self._let_go(household, stored, draft.leaving)
        self._make_room(stored, values)
        persons = []
        for position, member in enumerate(draft.members):
            if member.uid is None:
                persons.append(self._add_member(household, member, position, states[position]))
            else:
                self._set("person", stored[member.uid], values[member.uid])
                persons.append(stored[member.uid])
        LineSaving(self._uow, self._workspace, self._history, household, persons).put(draft)
        return self._finish(household)

    def close(self, household: Household, departure: Departure) -> Sealed:
        """Close the household and every member who is not closed yet."""
        closed = closing_values(departure, self._workspace.today())
        self._set("household", household, closed)
        for member in household.members:
            if member.state != State.CLOSED:
                self._set("person", member, closed | died_on(member, departure))
        return self._finish(household)

    def _let_go(
        self, household: Household, stored: Mapping[str, Person], leaving: Mapping[str, Departure]
    ) -> None:
        """Close those who leave the list, and take those to their families who go on to one."""
        goes_on = moving(leaving)
        for uid, departure in leaving.items():
            if uid not in goes_on:
                member, closed = stored[uid], closing_values(departure, self._workspace.today())
                self._set("person", member, closed | died_on(member, departure))
        if goes_on:
            moves = Moves(self._uow, self._workspace, self._history, household)
            self.founded = moves.carry_out([(stored[uid], departure) for uid, departure in goes_on.items()])

    def _finish(self, household: Household) -> Sealed:
        """Note the history; the household's version counts for the whole family."""
        if len(self._history):
            household.touch(self._workspace.now(), author(self._workspace))
            self._uow.beneficiaries.save(household)
        return self._history.seal(self._uow)

    def _make_room(self, stored: Mapping[str, Person], values: Mapping[str, Mapping[str, object]]) -> None:
        """Take headship and numbers away before others get them, so that a swap never looks like two."""
        for uid, wanted in values.items():
            member = stored[uid]
            if member.relation == Relation.HEAD and wanted["relation"] != Relation.HEAD:
                self._set("person", member, {"relation": wanted["relation"]})
            if member.national_id not in ("", wanted["national_id"]):
                member.id_state = "disputed"
        self._uow.beneficiaries.flush()

    def _set(self, kind: str, record: Household | Person, values: Mapping[str, object]) -> None:
        differing = changed(record, values)
        for name, (old, new) in differing.items():
            setattr(record, name, new)
            if name not in UNRECORDED:
                self._history.note(kind, record.uid, name, old, new)
        if differing:
            record.touch(self._workspace.now(), author(self._workspace))

    def _add_member(self, household: Household, member: MemberDraft, position: int, id_state: str) -> Person:
        values = person_values(member, position, id_state, self._workspace.country)
        person = Person(**born(self._workspace), **values)  # type: ignore[arg-type]  # values of columns
        person.household_id = household.id
        self._uow.beneficiaries.add(person)
        if self._source == "form" and household.version and household.updated_at is not None:
            self._history.note("person", person.uid, "added", "", member.relation.value)
        return person

    def _numbered(self, draft: FamilyDraft) -> FamilyDraft:
        """Give the office's next temporary number where it was asked for."""
        members = []
        for member in draft.members:
            number = member.national_id
            if number == NEXT_TEMPORARY:
                serial = self._uow.offices.next_number("temporary", _ALL_YEARS).split("/")[1]
                number = f"T-{self._workspace.settings.code}-{serial}"
            members.append(replace(member, national_id=number))
        return replace(draft, members=tuple(members))

    def _id_states(self, draft: FamilyDraft) -> list[str]:
        """Return the state of each member's number; a further bearer is disputed."""
        numbers = [member.national_id for member in draft.members if member.national_id]
        bearers = self._uow.beneficiaries.bearers(numbers)
        ours = {member.uid for member in draft.members if member.uid} | set(draft.leaving)

        def is_taken(number: str) -> bool:
            return number in bearers and bearers[number] not in ours

        country, today = self._workspace.country, self._workspace.today()
        return [id_state_of(member.national_id, country, today, is_taken).value for member in draft.members]

    def _refuse_strangers(self, stored: Mapping[str, Person], draft: FamilyDraft) -> None:
        """Refuse a draft that names members of another family, or forgets one of this."""
        named = {member.uid for member in draft.members if member.uid} | set(draft.leaving)
        if named - stored.keys():
            raise NotFoundError(N_("A member of this family was closed meanwhile. Load the family again."))
        if stored.keys() - named:
            raise BadInputError(
                N_(
                    "A member of the family is missing from the form. Say why he leaves, or load the family again."
                )
            )
