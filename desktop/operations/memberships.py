"""Families in programmes: they join from a day, are suspended with a reason and told of it, go on, and leave."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from desktop.errors import BadInputError, NotFoundError, RefusedError
from desktop.marking import N_
from desktop.models.base import new_uid
from desktop.models.beneficiary import Household
from desktop.models.clean_text import clean
from desktop.models.code_list import CodeListName
from desktop.models.journal import Action
from desktop.models.line_words import line_words
from desktop.models.listing import Listing
from desktop.models.member_row import MemberRow
from desktop.models.programme import Membership, NoticeWay, Programme
from desktop.operations.authorship import author, note
from desktop.operations.histories import History
from desktop.operations.listings import look
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.programmes import Joining
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

KIND = "programme_membership"
_BLOCK = 500
PRESENT = ("active", "suspended")
MISSING_REASON = N_("The reason is missing. Write it in words that the family can be told.")


class Preview(NamedTuple):
    """Whom a bulk entry would take in."""

    families: int
    new: int


def member_ids(
    workspace: Workspace,
    code: str,
    states: Sequence[str] = PRESENT,
    words: str = "",
    progress: Progress | None = None,
) -> list[int]:
    """Return the families of a programme, by name, as row numbers to page through."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.memberships.ids(code, states, words)


def member_rows(workspace: Workspace, ids: Sequence[int]) -> list[MemberRow | None]:
    """Return the lines of one page."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.memberships.rows(ids)


def reasons(workspace: Workspace, group: str, language: str) -> list[str]:
    """Return the office's usual reasons of a group (“suspension” or “exit”), as families are told them."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        entries = uow.code_lists.entries(CodeListName.REASON, workspace.today())
    return [entry.label(language) for entry in entries if entry.group in ("", group)]


def preview_enrolment(
    workspace: Workspace, code: str, listing: Listing, progress: Progress | None = None
) -> Preview:
    """Count the families that a view of the list shows, and those who do not belong to the programme yet."""
    require(workspace, Right.MAKE_LISTS)
    hits = look(workspace, listing, progress)
    seen: set[str] = set()
    members = 0
    with workspace.store.read() as uow:
        for start in range(0, len(hits.ids), _BLOCK):
            part = set(uow.memberships.households_of(hits.ids[start : start + _BLOCK])) - seen
            seen |= part
            members += uow.memberships.belonging(code, sorted(part))
    return Preview(len(seen), len(seen) - members)


def enrol_seen(
    workspace: Workspace,
    code: str,
    listing: Listing,
    day: date | None = None,
    progress: Progress | None = None,
) -> int:
    """Let every family that a view of the list shows belong to a programme; return how many did not yet.

    Raises:
        RefusedError: The programme is closed.
    """
    require(workspace, Right.MAKE_LISTS)
    ids = look(workspace, listing, progress).ids
    told = progress or Progress()
    with workspace.store.write() as uow:
        programme = open_programme(uow, code)
        joined = 0
        for start in range(0, len(ids), _BLOCK):
            told.advance(start, len(ids))
            households = uow.memberships.households_of(ids[start : start + _BLOCK])
            joined += uow.programmes.enrol(code, households, joining(day, workspace))
        _note_joined(uow, workspace, programme, joined)
    return joined


def enrol(workspace: Workspace, code: str, household_uids: Sequence[str], day: date | None = None) -> int:
    """Let families belong to a programme from a day, usually today; return how many did not yet.

    Raises:
        RefusedError: The programme is closed.
    """
    require(workspace, Right.MAKE_LISTS)
    with workspace.store.write() as uow:
        programme = open_programme(uow, code)
        joined = uow.programmes.enrol(code, household_uids, joining(day, workspace))
        _note_joined(uow, workspace, programme, joined)
    return joined


def enrol_import(workspace: Workspace, code: str, import_uid: str) -> int:
    """Let every family that came with an import belong to a programme; return how many did not yet.

    Raises:
        RefusedError: The programme is closed.
    """
    require(workspace, Right.MAKE_LISTS)
    with workspace.store.write() as uow:
        programme = open_programme(uow, code)
        joined = uow.programmes.enrol_import(code, import_uid, joining(None, workspace))
        _note_joined(uow, workspace, programme, joined)
    return joined


def suspend(workspace: Workspace, uid: str, reason: str, since: date) -> None:
    """Suspend a family's membership from a day, with the reason that it can be told.

    Raises:
        BadInputError: The reason is missing, or the day lies ahead or before the family joined.
        RefusedError: It is suspended already, or has left.
    """
    require(workspace, Right.MAKE_LISTS)
    reason = clean(reason).text
    if not reason:
        raise BadInputError(MISSING_REASON)
    with workspace.store.write() as uow:
        membership, household = _known(uow, uid)
        if membership.state != "active":
            raise RefusedError(N_("The family is suspended already, or has left."))
        _check_day(membership, since, workspace)
        _put(uow, workspace, membership, household, suspended_values(reason, since))


def resume(workspace: Workspace, uid: str) -> None:
    """Let a suspended family receive from its programme again.

    Raises:
        RefusedError: It is not suspended.
    """
    require(workspace, Right.MAKE_LISTS)
    with workspace.store.write() as uow:
        membership, household = _known(uow, uid)
        if membership.state != "suspended":
            raise RefusedError(N_("The family is not suspended."))
        _put(uow, workspace, membership, household, resumed_values(workspace.today()))


def note_told(workspace: Workspace, uid: str, day: date, how: NoticeWay) -> None:
    """Note that the family was told of its suspension or exit.

    Raises:
        BadInputError: The day lies in the future; notice may be given before.
        RefusedError: There is nothing to be told.
    """
    require(workspace, Right.MAKE_LISTS)
    with workspace.store.write() as uow:
        membership, household = _known(uow, uid)
        if membership.state == "active":
            raise RefusedError(N_("The family is not suspended."))
        refuse_future(day, workspace)
        _put(uow, workspace, membership, household, {"told_on": day, "told_how": how.value})


def leave(workspace: Workspace, code: str, household_uid: str, reason: str, day: date | None = None) -> None:
    """End a family's membership on a day, usually today, with the reason that it can be told.

    Raises:
        BadInputError: The reason is missing, or the day lies ahead or before the family joined.
        NotFoundError: It does not belong to the programme.
    """
    require(workspace, Right.MAKE_LISTS)
    reason = clean(reason).text
    if not reason:
        raise BadInputError(MISSING_REASON)
    with workspace.store.write() as uow:
        membership, household = _known(uow, uow.programmes.membership(code, household_uid).uid)
        last = day or workspace.today()
        _check_day(membership, last, workspace)
        _put(uow, workspace, membership, household, exit_values(reason, last), Action.CLOSED)


def known_membership(uow: UnitOfWork, uid: str) -> tuple[Membership, Household]:
    """Return a membership and its family.

    Raises:
        NotFoundError: There is none that the person may see.
    """
    return _known(uow, uid)


def _known(uow: UnitOfWork, uid: str) -> tuple[Membership, Household]:
    found = uow.memberships.record(uid)
    if found is None:
        raise NotFoundError(N_("The family does not belong to this programme."))
    return found


def open_programme(uow: UnitOfWork, code: str) -> Programme:
    """Return a programme that families may join.

    Raises:
        RefusedError: It is closed.
    """
    programme = uow.programmes.coded(code)
    if programme.is_closed:
        raise RefusedError(N_("The programme {name} is closed. Nobody joins it."), name=programme.name)
    return programme


def joining(day: date | None, workspace: Workspace) -> Joining:
    """Return what memberships that begin now share."""
    now = workspace.now()
    return Joining(new_uid(now), day or workspace.today(), workspace.settings.code, author(workspace), now)


def _note_joined(uow: UnitOfWork, workspace: Workspace, programme: Programme, joined: int) -> None:
    note(uow, workspace, Action.REGISTERED, KIND, programme.uid, code=programme.code, joined=joined)


def refuse_future(day: date, workspace: Workspace) -> None:
    """Refuse a day that lies ahead: what is entered counts at once."""
    if day > workspace.today():
        raise BadInputError(N_("The date lies in the future. Correct the date."))


def _check_day(membership: Membership, day: date, workspace: Workspace) -> None:
    refuse_future(day, workspace)
    if day < membership.valid_from:
        raise BadInputError(N_("The day lies before the family joined the programme. Correct the date."))


def suspended_values(reason: str, since: date) -> dict[str, object]:
    """Return the columns of a suspended membership, of which the family is not told yet."""
    return {"state": "suspended", "reason": reason, "state_since": since, "told_on": None, "told_how": None}


def resumed_values(since: date) -> dict[str, object]:
    """Return the columns of a membership that goes on."""
    return {"state": "active", "reason": "", "state_since": since, "told_on": None, "told_how": None}


def exit_values(reason: str, last: date) -> dict[str, object]:
    """Return the columns of a membership that ended, of which the family is not told yet."""
    return {"state": "exited", "reason": reason, "valid_to": last, "told_on": None, "told_how": None}


def put_values(
    uow: UnitOfWork,
    workspace: Workspace,
    history: History,
    membership: Membership,
    household: Household,
    values: dict[str, object],
) -> None:
    """Change a membership and note it in the history of its family."""
    old = line_words(membership)
    for name, new in values.items():
        setattr(membership, name, new)
    if line_words(membership) != old:
        history.note("household", household.uid, "programme", old, line_words(membership))
    membership.touch(workspace.now(), author(workspace))
    uow.programmes.save(membership)


def _put(
    uow: UnitOfWork,
    workspace: Workspace,
    membership: Membership,
    household: Household,
    values: dict[str, object],
    action: Action = Action.CORRECTED,
) -> None:
    history = History(workspace)
    put_values(uow, workspace, history, membership, household, values)
    note(uow, workspace, action, KIND, membership.uid, code=membership.programme_code, **history.seal(uow))
