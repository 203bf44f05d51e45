"""Drafts changed by hand: a family left out or taken in with a reason, parts for each distributor, a reserve."""

from collections.abc import Sequence

from desktop.errors import BadInputError, RefusedError
from desktop.marking import N_
from desktop.models.approval import ApprovalKind
from desktop.models.approved_list import ApprovedList, ListState
from desktop.models.clean_text import clean
from desktop.models.journal import Action
from desktop.models.list_plan import Division, ExcludedFamily
from desktop.operations.authorship import author, note
from desktop.operations.eligibility import bar_today
from desktop.operations.list_drafting import KIND
from desktop.operations.readings import note_reading
from desktop.operations.rights import Right, require
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def left_out(workspace: Workspace, list_uid: str, limit: int = 500) -> list[ExcludedFamily]:
    """Return who fits an edition and was left out, and who was taken in nevertheless, with the reasons.

    Of an approved edition first who stands on it and may receive nothing today.
    """
    require(workspace, Right.MAKE_LISTS)
    with workspace.store.read() as uow:
        edition = uow.approved_lists.get(list_uid)
        found = _barred(uow, workspace, edition, limit) if edition.state == ListState.APPROVED else []
        found += uow.list_changes.left_out(edition.id, limit)
    note_reading(workspace, Action.READ, KIND, list_uid, families=len(found))
    return found


def leave_out(workspace: Workspace, list_uid: str, row: int, reason: str) -> ApprovedList:
    """Leave a family out of a draft, with a reason that can be told to it.

    Raises:
        BadInputError: The reason is missing, or nobody would be left.
        RefusedError: It is no draft, or waits for a second person.
        NotFoundError: The draft has no such row.
    """
    require(workspace, Right.MAKE_LISTS)
    words = _reason(reason, N_("The reason is missing. Write what can be told to the family."))
    with workspace.store.write() as uow:
        draft = _draft(uow, list_uid)
        if draft.families == 1:
            raise BadInputError(N_("This is the only family on the list. Give the draft up instead."))
        uow.list_changes.leave_out(draft, row, words, author(workspace))
        if draft.reserve_from is not None and row < draft.reserve_from:
            draft.reserve_from -= 1
        _settle(uow, workspace, draft)
        note(uow, workspace, Action.CORRECTED, KIND, draft.uid, edition=draft.edition, left_out=1)
        return draft


def take_in(workspace: Workspace, list_uid: str, household_uid: str, reason: str) -> ApprovedList:
    """Take a family in although it was served already, with a reason; who approves the list agrees to it.

    Raises:
        BadInputError: The reason is missing.
        RefusedError: It is no draft, waits for a second person, or has a reserve.
        NotFoundError: The family was not left out for a reason that can be overruled.
    """
    require(workspace, Right.MAKE_LISTS)
    words = _reason(reason, N_("The reason is missing. Write why the family receives nevertheless."))
    with workspace.store.write() as uow:
        draft = _draft(uow, list_uid)
        if draft.reserve_from is not None:
            raise RefusedError(N_("The draft has a reserve. Take families in first, then name the reserve."))
        uow.list_changes.take_in(
            draft, household_uid, words, day=workspace.today(), now=workspace.now(), by=author(workspace)
        )
        _settle(uow, workspace, draft)
        note(uow, workspace, Action.CORRECTED, KIND, draft.uid, edition=draft.edition, joined=1)
        return draft


def divide(workspace: Workspace, list_uid: str, division: Division) -> ApprovedList:
    """Divide a draft among distributors and name the reserve; what was divided before is forgotten.

    Raises:
        BadInputError: An agency is not known or named twice, or there are not so many families.
        RefusedError: It is no draft, or waits for a second person.
    """
    require(workspace, Right.MAKE_LISTS)
    with workspace.store.write() as uow:
        draft = _draft(uow, list_uid)
        _check(uow, workspace, draft, division)
        uow.list_changes.divide(draft, division.parts)
        draft.reserve_from = draft.families - division.reserve + 1 if division.reserve else None
        _settle(uow, workspace, draft)
        note(
            uow,
            workspace,
            Action.CORRECTED,
            KIND,
            draft.uid,
            edition=draft.edition,
            parts=len(division.parts),
        )
        return draft


def give(workspace: Workspace, list_uid: str, row: int, agency: str) -> ApprovedList:
    """Give one family of a draft to a distributor, or back to the office itself (an empty code).

    Raises:
        BadInputError: The agency is not known.
        RefusedError: It is no draft, or waits for a second person.
        NotFoundError: The draft has no such row.
    """
    require(workspace, Right.MAKE_LISTS)
    with workspace.store.write() as uow:
        draft = _draft(uow, list_uid)
        _check_known(uow, [agency])
        uow.list_changes.give(draft, row, agency)
        _settle(uow, workspace, draft)
        note(uow, workspace, Action.CORRECTED, KIND, draft.uid, edition=draft.edition, row=row)
        return draft


def shares(workspace: Workspace, list_uid: str) -> list[tuple[str, int, int]]:
    """Return each distributor's code with its families and quantity; empty is the office itself."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.list_changes.shares(uow.approved_lists.get(list_uid).id)


def _barred(uow: UnitOfWork, workspace: Workspace, edition: ApprovedList, limit: int) -> list[ExcludedFamily]:
    return uow.barred_lines.families(bar_today(uow, workspace, edition), limit)


def _draft(uow: UnitOfWork, list_uid: str) -> ApprovedList:
    draft = uow.approved_lists.get(list_uid)
    if draft.state not in (ListState.DRAFT, ListState.ASKED):
        raise RefusedError(N_("Only a draft can be changed. Make a new edition of the list."))
    if uow.approvals.open_for(ApprovalKind.LIST, draft.uid) is not None:
        raise RefusedError(N_("The list waits for a second person, who has to refuse the request first."))
    return draft


def _reason(reason: str, sentence: str) -> str:
    words = clean(reason).text
    if not words:
        raise BadInputError(sentence)
    return words


def _check(uow: UnitOfWork, workspace: Workspace, draft: ApprovedList, division: Division) -> None:
    codes = [part.agency for part in division.parts]
    _check_known(uow, codes)
    if len(set(codes)) < len(codes):
        raise BadInputError(N_("An agency stands in the division twice. Give it one part."))
    if sum(part.count for part in division.parts) > draft.families:
        raise BadInputError(
            N_("The parts hold more families than the list, which has {n}. Correct the numbers."),
            n=draft.families,
        )
    if not 0 <= division.reserve < draft.families:
        raise BadInputError(
            N_("The reserve must be smaller than the list, which has {n} families."), n=draft.families
        )


def _check_known(uow: UnitOfWork, codes: Sequence[str]) -> None:
    known = {agency.code for agency in uow.agencies.rows() if not agency.is_own} | {""}
    unknown = next((code for code in codes if code not in known), None)
    if unknown is not None:
        raise BadInputError(N_("There is no agency {entry}. Choose one of the list."), entry=unknown)


def _settle(uow: UnitOfWork, workspace: Workspace, draft: ApprovedList) -> None:
    """Count the draft again and let it be asked for anew."""
    draft.families, draft.quantity = uow.list_changes.sums(draft.id)
    draft.state = ListState.DRAFT.value
    draft.touch(workspace.now(), author(workspace))
    uow.approved_lists.save(draft)
