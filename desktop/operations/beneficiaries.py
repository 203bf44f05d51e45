"""What a clerk does with the list: finding, opening a card, registering, correcting, closing."""

from dataclasses import dataclass, replace
from datetime import date

from desktop.errors import BadInputError, ChangedMeanwhileError, NotFoundError, RefusedError
from desktop.marking import N_
from desktop.models.beneficiary import Household, State
from desktop.models.circumstances import Leaving
from desktop.models.code_list import Code, CodeListName, Sensitivity
from desktop.models.country import FACTS
from desktop.models.family import Departure, FamilyDraft, check_family
from desktop.models.family_card import FamilyCard
from desktop.models.family_conflicts import conflicts
from desktop.models.family_record import cleaned
from desktop.models.journal import Action
from desktop.models.listing import Counts, Listing, PersonRow, Reader, Scope
from desktop.models.problem import Problem, has_errors
from desktop.operations.authors import authors_of
from desktop.operations.authorship import author, note
from desktop.operations.borne_ids import borne_by_others
from desktop.operations.family_reading import lines_of
from desktop.operations.family_saving import FamilySaving
from desktop.operations.form_drafts import FAMILY
from desktop.operations.numbering import next_file_number
from desktop.operations.readings import note_reading, note_search
from desktop.operations.rights import Right, may, require
from desktop.progress import Progress
from desktop.store import family_cards
from desktop.store.family_history import savings
from desktop.store.stopping import stoppable
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

__all__ = ["Listing", "PersonRow", "Saved"]


@dataclass(frozen=True, kw_only=True)
class Saved:
    """What became of a family that was saved."""

    uid: str
    code: str
    version: int
    findings: tuple[Problem, ...]
    founded_code: str = ""  # file number of the family that leaving members founded


def find(workspace: Workspace, text: str, limit: int = 50) -> list[PersonRow]:
    """Return the persons that a name, ID, phone or file number may mean; the search is journalled, not its words."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        listing = Listing(text=text, scope=Scope.LIVE)
        reader = Reader(_language(workspace))
        found = uow.beneficiaries.rows(uow.beneficiaries.find_ids(listing, reader, limit))
    note_search(workspace, text, len(found))
    return [row for row in found if row is not None]


def counts(workspace: Workspace, progress: Progress | None = None) -> Counts:
    """Return how large the list is."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow, stoppable(uow.session, progress):
        return uow.beneficiaries.counts()


def card(
    workspace: Workspace, household_uid: str, language: str = "", progress: Progress | None = None
) -> FamilyCard:
    """Return one family with all that surrounds it; the reading is journalled.

    Args:
        workspace: Who reads.
        household_uid: The family.
        language: Of the labels; the office's when empty.
        progress: Not told: one card is read at once.

    Raises:
        NotFoundError: There is no such family.
    """
    require(workspace, Right.SEE_BENEFICIARIES)
    may_see = may(workspace.actor, Right.SEE_SENSITIVE)
    with workspace.store.read() as uow:
        household = _known(uow, household_uid)
        session = uow.session
        language = language or _language(workspace)
        marked = family_cards.categories(session, household, language)
        shown = tuple(line for line, is_sensitive in marked if may_see or not is_sensitive)
        found = FamilyCard(
            household=household,
            categories=shown,
            lines=lines_of(uow, household, may_see=may_see),
            memberships=tuple(family_cards.memberships(session, household)),
            help=tuple(family_cards.received(session, household, language)),
            history=tuple(savings(session, uow.histories, household, language, may_see=may_see)),
            authors=authors_of(uow, household),
            hidden=len(marked) - len(shown),
        )
    note_reading(workspace, Action.READ, "household", household_uid)
    return found


def household_of(workspace: Workspace, person_id: int) -> str:
    """Return the family of a line of the list.

    Raises:
        NotFoundError: The person is gone.
    """
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        uid = uow.beneficiaries.household_uid_of(int(person_id))
    if uid is None:
        raise NotFoundError(N_("This family is not in the list any more. Load the page again."))
    return uid


def categories(workspace: Workspace) -> list[Code]:
    """Return the categories that this person may give."""
    require(workspace, Right.SEE_BENEFICIARIES)
    may_see = may(workspace.actor, Right.SEE_SENSITIVE)
    with workspace.store.read() as uow:
        found = uow.code_lists.entries(CodeListName.CATEGORY, workspace.today())
        return [code for code in found if may_see or code.sensitivity == Sensitivity.NONE]


def check(workspace: Workspace, draft: FamilyDraft) -> list[Problem]:
    """Return what is wrong with a draft as it stands; fields are named as in `check_family`."""
    draft, findings = cleaned(draft, workspace.country, workspace.today())
    with workspace.store.read() as uow:
        borne = borne_by_others(uow, draft)
    return findings + check_family(draft, workspace.country, workspace.today()) + borne


def register(workspace: Workspace, draft: FamilyDraft, *, kept_as: str = "") -> Saved:
    """Add a family; without a file number the office gives the next one.

    Args:
        workspace: Who adds it.
        draft: The family as typed.
        kept_as: What the form was kept as while it was typed; that goes in the same transaction.

    Raises:
        BadInputError: The draft breaks a rule, or its file number is taken.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    draft, findings = _sound(workspace, draft)
    with workspace.store.write() as uow:
        if draft.code and uow.beneficiaries.coded(draft.code) is not None:
            raise _taken(draft.code)
        household = FamilySaving(uow, workspace).add(
            replace(draft, code=draft.code or next_file_number(uow, workspace))
        )
        note(uow, workspace, Action.REGISTERED, "household", household.uid, members=len(draft.members))
        uow.form_drafts.drop(author(workspace), FAMILY, kept_as)
        return _saved(household, findings)


def correct(workspace: Workspace, household_uid: str, version: int, draft: FamilyDraft) -> Saved:
    """Change a family that was read at `version`; every old value stays in its history.

    Raises:
        ChangedMeanwhileError: Somebody saved the family since; it holds both values of each field.
        BadInputError: The draft breaks a rule.
        RefusedError: The file is closed.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    draft, findings = _sound(workspace, draft)
    with workspace.store.write() as uow:
        household = _current(uow, household_uid, version, draft)
        saving = FamilySaving(uow, workspace)
        sealed = saving.correct(household, draft)
        if sealed:
            note(uow, workspace, Action.CORRECTED, "household", household_uid, **sealed)
        uow.form_drafts.drop(author(workspace), FAMILY, household_uid)
        founded = saving.founded.code if saving.founded is not None else ""
        return replace(_saved(household, findings), founded_code=founded)


def close_file(
    workspace: Workspace,
    household_uid: str,
    version: int,
    reason: str,
    *,
    kind: Leaving = Leaving.OTHER,
    day: date | None = None,
) -> None:
    """Close a family and all its members with a reason; nothing is deleted.

    Raises:
        BadInputError: The reason is missing, or the day cannot be.
        ChangedMeanwhileError: Somebody saved the family since.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    if not reason.strip():
        raise BadInputError(N_("The reason is missing. Say why the file is closed."))
    with workspace.store.write() as uow:
        household = _current(uow, household_uid, version)
        sealed = FamilySaving(uow, workspace).close(household, Departure(reason=reason, kind=kind, day=day))
        note(uow, workspace, Action.CLOSED, "household", household_uid, **sealed)


def _sound(workspace: Workspace, draft: FamilyDraft) -> tuple[FamilyDraft, tuple[Problem, ...]]:
    """Return the cleaned draft, or refuse it with its first hard fault."""
    draft, findings = cleaned(draft, workspace.country, workspace.today())
    problems = check_family(draft, workspace.country, workspace.today())
    if has_errors(problems):
        first = next(one for one in problems if has_errors([one]))
        raise BadInputError(first.message, **dict(first.values))  # type: ignore[arg-type]  # named values of a sentence
    return draft, tuple(findings + problems)


def _known(uow: UnitOfWork, uid: str) -> Household:
    household = uow.beneficiaries.household(uid)
    if household is None:
        raise NotFoundError(N_("This family is not in the list any more. Load the page again."))
    return household


def _current(uow: UnitOfWork, uid: str, version: int, draft: FamilyDraft | None = None) -> Household:
    household = _known(uow, uid)
    if household.version != version:
        by = household.updated_by or household.created_by
        raise ChangedMeanwhileError(
            N_(
                "{person} changed this family on {moment}. Your typing is still on the screen: "
                "compare both, then save again."
            ),
            person=uow.users.full_names().get(by, by),
            moment=household.updated_at or household.created_at,
            conflicts=conflicts(household, draft) if draft else (),
        )
    if household.state == State.CLOSED:
        raise RefusedError(N_("This file is closed. A closed file is read and never changed."))
    return household


def _taken(code: str) -> BadInputError:
    return BadInputError(
        N_("The file number {number} belongs to another family. Open that family or type another number."),
        number=code,
    )


def _saved(household: Household, findings: tuple[Problem, ...]) -> Saved:
    return Saved(uid=household.uid, code=household.code, version=household.version, findings=findings)


def _language(workspace: Workspace) -> str:
    return FACTS[workspace.country].language
