"""Notes of contact with a family: written, put right, struck out; every old value stays in the history."""

from desktop.errors import BadInputError, ChangedMeanwhileError, NotFoundError, RefusedError
from desktop.marking import N_
from desktop.models.beneficiary import Household, State
from desktop.models.clean_text import clean
from desktop.models.contact_note import ContactDraft, ContactKind, ContactNote, Outcome, check_contact
from desktop.models.journal import Action
from desktop.models.problem import refuse_errors
from desktop.operations.authorship import author, born, note
from desktop.operations.histories import History, Sealed
from desktop.operations.readings import note_reading
from desktop.operations.rights import Right, may, require
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

KIND = "contact_note"


def add_note(workspace: Workspace, household_uid: str, draft: ContactDraft) -> str:
    """Write a note about a family and return its uid.

    Raises:
        BadInputError: The note breaks a rule.
        NotFoundError: There is no such family.
        RefusedError: Its file is closed.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    refuse_errors(check_contact(draft, workspace.today()))
    with workspace.store.write() as uow:
        household = uow.beneficiaries.household(household_uid)
        if household is None:
            raise NotFoundError(N_("This family is not in the list any more. Load the page again."))
        _refuse_closed(household)
        written = ContactNote(**born(workspace), household_id=household.id, **_values(uow, workspace, draft))  # type: ignore[arg-type]  # values of columns
        uow.contact_notes.add(written)
        note(uow, workspace, Action.REGISTERED, KIND, household_uid, form=draft.kind.value)
        return written.uid


def contact_note(workspace: Workspace, uid: str) -> tuple[ContactDraft, int]:
    """Return a note as it stands and its version, to put it right; the reading is journalled.

    Raises:
        RefusedError: Its text is sensitive and the person may not see such.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    with workspace.store.read() as uow:
        found = uow.contact_notes.get(uid)
        _refuse_hidden(workspace, found)
        household = uow.contact_notes.household_of(found)
    note_reading(workspace, Action.READ, KIND, household.uid)
    return _draft(found), found.version


def correct_note(workspace: Workspace, uid: str, version: int, draft: ContactDraft) -> None:
    """Put a note right that was read at `version`.

    Raises:
        BadInputError: The note breaks a rule.
        ChangedMeanwhileError: Somebody changed it since.
        RefusedError: The family's file is closed, or the note was struck out.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    refuse_errors(check_contact(draft, workspace.today()))
    with workspace.store.write() as uow:
        found = _current(uow, workspace, uid, version)
        sealed = _set(uow, workspace, found, _values(uow, workspace, draft))
        if sealed:
            family = uow.contact_notes.household_of(found)
            note(uow, workspace, Action.CORRECTED, KIND, family.uid, **sealed)


def strike_note(workspace: Workspace, uid: str, version: int, reason: str) -> None:
    """Let a note that was written by mistake count no more; it stays readable, with the reason.

    Raises:
        BadInputError: The reason is missing.
        ChangedMeanwhileError: Somebody changed it since.
        RefusedError: The family's file is closed, or the note was struck out.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    if not reason.strip():
        raise BadInputError(N_("The reason is missing. Say why the note is struck out."))
    with workspace.store.write() as uow:
        found = _current(uow, workspace, uid, version)
        sealed = _set(uow, workspace, found, {"struck_reason": clean(reason).text})
        note(uow, workspace, Action.CLOSED, KIND, uow.contact_notes.household_of(found).uid, **sealed)


def referral_agencies(workspace: Workspace) -> list[str]:
    """Return the names of the agencies that the office keeps, for whoever refers a family."""
    require(workspace, Right.EDIT_BENEFICIARIES)
    with workspace.store.read() as uow:
        return [row.name for row in uow.agencies.rows() if not row.is_own]


def _values(uow: UnitOfWork, workspace: Workspace, draft: ContactDraft) -> dict[str, object]:
    """Return the columns that a draft gives; an agency that the office keeps is known by its code as well."""
    is_referral = draft.kind is ContactKind.REFERRED
    agency = clean(draft.agency).text if is_referral else ""
    codes = {row.name: row.code for row in uow.agencies.rows() if not row.is_own}
    person = workspace.actor.full_name if workspace.actor else ""
    return {
        "kind": draft.kind.value,
        "day": draft.day,
        "text": clean(draft.text).text,
        "worker": clean(draft.worker).text or person,
        "outcome": draft.outcome.value,
        "agency": agency,
        "agency_code": codes.get(agency, ""),
        "is_sensitive": draft.is_sensitive,
    }


def _draft(found: ContactNote) -> ContactDraft:
    return ContactDraft(
        kind=ContactKind(found.kind),
        day=found.day,
        text=found.text,
        worker=found.worker,
        outcome=Outcome(found.outcome),
        agency=found.agency,
        is_sensitive=found.is_sensitive,
    )


def _set(uow: UnitOfWork, workspace: Workspace, found: ContactNote, values: dict[str, object]) -> Sealed:
    """Give a note other values and return what its history seals; nothing where nothing differs."""
    history = History(workspace)
    history.note_all(KIND, found.uid, {name: (getattr(found, name), value) for name, value in values.items()})
    if len(history):
        for name, value in values.items():
            setattr(found, name, value)
        found.touch(workspace.now(), author(workspace))
        uow.contact_notes.save(found)
    return history.seal(uow)


def _current(uow: UnitOfWork, workspace: Workspace, uid: str, version: int) -> ContactNote:
    found = uow.contact_notes.get(uid)
    _refuse_hidden(workspace, found)
    if found.version != version:
        by = found.updated_by or found.created_by
        raise ChangedMeanwhileError(
            N_("{person} changed this note on {moment}. Open it again and compare."),
            person=uow.users.full_names().get(by, by),
            moment=found.updated_at or found.created_at,
        )
    if found.struck_reason:
        raise RefusedError(N_("This note was struck out. Write a new one."))
    _refuse_closed(uow.contact_notes.household_of(found))
    return found


def _refuse_hidden(workspace: Workspace, found: ContactNote) -> None:
    if found.is_sensitive and not may(workspace.actor, Right.SEE_SENSITIVE):
        raise RefusedError(
            N_("The text of this note needs a right to be seen. Ask a colleague who has it."),
            code="E_RIGHT",
        )


def _refuse_closed(household: Household) -> None:
    if household.state == State.CLOSED:
        raise RefusedError(N_("This file is closed. A closed file is read and never changed."))
