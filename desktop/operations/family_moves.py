"""Lets members leave a family in the running unit of work: closed with a reason, or on to another family."""

from collections.abc import Mapping, Sequence
from datetime import date

from desktop.errors import BadInputError, RefusedError
from desktop.marking import N_
from desktop.models.beneficiary import Household, Person, Relation, Sex, State
from desktop.models.circumstances import Leaving
from desktop.models.family import NEW_FAMILY, Departure
from desktop.models.family_head import seen_from
from desktop.models.family_record import code_values, place_values
from desktop.models.journal import Action
from desktop.operations.authorship import author, born, note
from desktop.operations.histories import History
from desktop.operations.numbering import next_file_number
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

_NEVER = date.max


def closing_values(departure: Departure, today: date) -> dict[str, object]:
    """Return the columns of a person or a household that is closed.

    Raises:
        BadInputError: The day lies in the future.
    """
    if departure.day is not None and departure.day > today:
        raise BadInputError(N_("The date lies in the future. Correct the date."))
    return {
        "state": State.CLOSED.value,
        "closed_reason": departure.reason.strip(),
        "closed_kind": departure.kind.value,
        "closed_on": departure.day or today,
    }


def moving(leaving: Mapping[str, Departure]) -> dict[str, Departure]:
    """Return those who go on to another family."""
    return {uid: departure for uid, departure in leaving.items() if departure.to}


class Moves:
    """Takes members from one household to others; every reason and both file numbers stand in the history."""

    def __init__(self, uow: UnitOfWork, workspace: Workspace, history: History, household: Household) -> None:
        self._uow, self._workspace, self._history = uow, workspace, history
        self._household = household
        self._today = workspace.today()

    def carry_out(self, leaving: Sequence[tuple[Person, Departure]]) -> Household | None:
        """Move each member; return the family that was founded, if one was."""
        founders = [(person, departure) for person, departure in leaving if departure.to == NEW_FAMILY]
        for person, departure in leaving:
            if departure.to != NEW_FAMILY:
                to = self._known(departure.to)
                self._move(person, to, Relation.OTHER, departure, position=len(to.members))
        return self._found(founders) if founders else None

    def _found(self, founders: Sequence[tuple[Person, Departure]]) -> Household:
        head = min((person for person, _ in founders), key=lambda one: one.birth_date or _NEVER)
        new = self._new_household()
        was = Relation(head.relation)
        relations = {
            person.id: Relation.HEAD
            if person is head
            else seen_from(was, Relation(person.relation), Sex(person.sex) if person.sex else None)
            for person, _ in founders
        }
        for position, (person, departure) in enumerate(
            sorted(founders, key=lambda pair: pair[0] is not head)
        ):
            self._move(person, new, relations[person.id], departure, position=position)
        note(self._uow, self._workspace, Action.REGISTERED, "household", new.uid, members=len(founders))
        return new

    def _new_household(self) -> Household:
        former = self._household
        new = Household(
            **born(self._workspace),
            **code_values(next_file_number(self._uow, self._workspace)),  # type: ignore[arg-type]  # as below
            area_code=former.area_code,
            address=former.address,
            landmark=former.landmark,
            postal_code=former.postal_code,
            split_from_id=former.id,
            **place_values(former.place, self._workspace.country),  # type: ignore[arg-type]  # values of columns
        )
        self._uow.beneficiaries.add(new)
        return new

    def _known(self, code: str) -> Household:
        """Return the family of a file number.

        Raises:
            BadInputError: There is none, or the person at work does not see it.
            RefusedError: Its file is closed, or it is this very family.
        """
        coded = self._uow.beneficiaries.coded(code)
        found = None if coded is None else self._uow.beneficiaries.household(coded.uid)
        if found is None:
            raise BadInputError(
                N_("There is no family with the file number {number}. Look the number up in the list."),
                number=code,
            )
        if found.state == State.CLOSED or found.id == self._household.id:
            raise RefusedError(
                N_("Nobody can move to the file {number}. Choose another family that is open."), number=code
            )
        return found

    def _move(
        self, person: Person, to: Household, relation: Relation, departure: Departure, *, position: int
    ) -> None:
        was = person.relation
        person.household_id, person.relation = to.id, relation.value
        person.joined_on = departure.day or self._today
        person.position = position
        person.touch(self._workspace.now(), author(self._workspace))
        self._uow.beneficiaries.save(person)
        self._uow.family_lines.follow(person.id, to.id)
        self._history.note("person", person.uid, "household", self._household.code, to.code)
        self._history.note("household", self._household.uid, "moved_out", person.name, to.code)
        self._history.note("person", person.uid, "leaving_reason", "", departure.reason.strip())
        if was != relation.value:
            self._history.note("person", person.uid, "relation", was, relation.value)
        to.touch(self._workspace.now(), author(self._workspace))
        self._uow.beneficiaries.save(to)


def died_on(member: Person, departure: Departure) -> dict[str, object]:
    """Return the day of death, where the member died and somebody knows when.

    Raises:
        BadInputError: The member was not born yet.
    """
    if departure.kind is not Leaving.DIED or departure.day is None:
        return {}
    if member.birth_date is not None and member.birth_date > departure.day:
        raise BadInputError(N_("{name} was born after this day. Correct the date."), name=member.name)
    return {"deceased_on": member.deceased_on or departure.day}
