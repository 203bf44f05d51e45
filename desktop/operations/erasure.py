"""Erases a family's values at the word of two persons; the journal and the hashes of lists go on holding.

What stays is a stub: uids, the file number, quantities and days, which accounts and partners rest on. A list
that loses values of a line is proven before and hashed anew; the journal's entry vouches for the new hash.
"""

import json
from collections.abc import Iterable

from desktop.errors import NotFoundError, RefusedError
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.approval import Approval, ApprovalKind
from desktop.models.approved_list import digest_of
from desktop.models.beneficiary import Household, State
from desktop.models.canonical import sha256_hex
from desktop.models.erasure import REASON_WORDS, Erased, ErasureReason, ErasureWish, check_erasure
from desktop.models.journal import Action
from desktop.models.problem import Problem, refuse_errors
from desktop.models.request_sheet import Part, RequestSheet
from desktop.operations.approvals import ask
from desktop.operations.authorship import author, note
from desktop.operations.backup_place import BACKUPS
from desktop.operations.list_proof import verify_digest
from desktop.operations.rights import Right, require
from desktop.operations.swapping import SET_ASIDE
from desktop.progress import Progress
from desktop.store.erasures import BLANKED, GOES, Marked
from desktop.store.scrubbing import scrub
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

_SCRUBBED = [model.__tablename__ for model in (*GOES, *BLANKED)] + ["person_search_word"]


def erasure_problems(workspace: Workspace, household_uid: str, wish: ErasureWish) -> list[Problem]:
    """Return what is wrong with a request that is being typed."""
    require(workspace, Right.EDIT_BENEFICIARIES)
    with workspace.store.read() as uow:
        return check_erasure(wish, uow.erasures.marked(_known(uow, household_uid)).told)


def ask_erasure(
    workspace: Workspace, household_uid: str, wish: ErasureWish, progress: Progress | None = None
) -> str:
    """File the request to erase the values of a closed family and return its number.

    Raises:
        BadInputError: The legal basis is missing, or names a person.
        RefusedError: The file is open, was erased before, or something about it is unfinished.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    with workspace.store.write() as uow:
        household = _known(uow, household_uid)
        marked = uow.erasures.marked(household)
        refuse_errors(check_erasure(wish, marked.told))
        _refuse_unready(uow, household, marked)
        return ask(
            uow,
            workspace,
            ApprovalKind.ERASURE,
            household.uid,
            household.code,
            _digest(uow, household, marked),
            reason=wish.reason.value,
            legal_basis=wish.legal_basis.strip(),
        ).number


def erasure_digest(uow: UnitOfWork, workspace: Workspace, approval: Approval) -> str:
    """Hash the family as it is now: its rows, and where it stands."""
    household = _known(uow, approval.subject_uid)
    return _digest(uow, household, uow.erasures.marked(household))


def carry_out_erasure(uow: UnitOfWork, workspace: Workspace, approval: Approval, progress: Progress) -> str:
    """Erase what two persons agreed to and return the file number that stays."""
    household = _known(uow, approval.subject_uid)
    marked = uow.erasures.marked(household)
    _refuse_unready(uow, household, marked)
    for edition in uow.erasures.editions(marked):
        verify_digest(uow, edition)
    erase(uow, workspace, marked, approval=approval.number)
    aside = workspace.paths.folder / BACKUPS / SET_ASIDE
    uow.do_after(lambda: aside.unlink(missing_ok=True))
    uow.do_after(lambda: _scrub(workspace))
    progress.advance(1, 1)
    return approval.subject


def erase(uow: UnitOfWork, workspace: Workspace, marked: Marked, **details: str) -> Erased:
    """Take the values away, hash the lists anew, and have the journal vouch for it."""
    pages = uow.erasures.footprint(marked).kept_pages
    erased = uow.erasures.erase(marked, workspace.now(), author(workspace))
    resealed: dict[str, str] = {}
    for uid in erased.lists:
        edition = uow.approved_lists.get(uid)
        edition.digest_now = digest_of(edition.header(), uow.approved_lists.frozen_lines(edition))
        uow.approved_lists.save(edition)
        resealed[uid] = edition.digest_now
    for uid in marked.household_uids:
        note(
            uow, workspace, Action.ERASED, "household", uid,
            lines=erased.lines, persons=len(marked.persons), pages=pages, resealed=resealed, **details,
        )  # fmt: skip
    return erased


def erase_again(uow: UnitOfWork, workspace: Workspace, uids: Iterable[str]) -> int:
    """Erase in a database that came out of a backup what two persons had erased since; return how many families."""
    count = 0
    for uid in uids:
        household = uow.beneficiaries.household(uid)
        if household is not None and household.erased_at is None:
            erase(uow, workspace, uow.erasures.marked(household), occasion="restore")
            count += 1
    return count


def show_erasure(uow: UnitOfWork, workspace: Workspace, approval: Approval, tongue: Tongue) -> RequestSheet:
    """Show what goes and what stays; the name is shown as long as it is there."""
    text, said = tongue.text, json.loads(approval.details)
    household = _known(uow, approval.subject_uid)
    marked = uow.erasures.marked(household)
    print_ = uow.erasures.footprint(marked)
    why = (
        (text(N_("File")), tongue.code(household.code)),
        (text(N_("Persons")), "\n".join(name for name, _number in marked.told)),
        (text(N_("Reason")), text(REASON_WORDS[ErasureReason(said["reason"])])),
        (text(N_("Legal basis")), said["legal_basis"]),
    )
    goes = (
        (text(N_("Persons")), tongue.number(print_.persons)),
        (text(N_("Old values")), tongue.number(print_.lines)),
        (text(N_("Notes and papers")), tongue.number(print_.surroundings)),
        (text(N_("Lines of lists")), tongue.number(print_.list_lines)),
        (text(N_("Scanned pages kept for a dispute")), tongue.number(print_.kept_pages)),
        (text(N_("Incoming rows")), tongue.number(print_.incoming)),
    )
    stays = (
        ("", text(N_("File number, quantities and days, as accounts need them"))),
        ("", text(N_("Entries of the journal, which hold no values"))),
        (text(N_("Partners to tell")), "\n".join(print_.partners) or text(N_("none"))),
    )
    return RequestSheet(
        parts=(
            Part(text(N_("The erasure")), why),
            Part(text(N_("What goes")), goes),
            Part(text(N_("What stays")), stays),
        ),
        warning=text(
            N_(
                "Nothing brings the values back. Backups made before hold them until they are destroyed; "
                "printed papers are not touched."
            )
        ),
    )


def _scrub(workspace: Workspace) -> None:
    scrub(workspace.store, _SCRUBBED)


def _known(uow: UnitOfWork, uid: str) -> Household:
    household = uow.beneficiaries.household(uid)
    if household is None:
        raise NotFoundError(N_("This family is not in the list any more. Load the page again."))
    return household


def _refuse_unready(uow: UnitOfWork, household: Household, marked: Marked) -> None:
    if household.erased_at is not None:
        raise RefusedError(N_("The values of this family were erased already."))
    if household.state != State.CLOSED:
        raise RefusedError(N_("The file is open. Close it first, then ask for the erasure."))
    if title := uow.erasures.unfinished_list(marked):
        raise RefusedError(
            N_(
                "The family stands on the list “{title}”, which is not finished. Approve it or give it up first."
            ),
            title=title,
        )
    if number := uow.erasures.unfinished_round(marked):
        raise RefusedError(
            N_("The family stands in round {number}, which is not closed. Close or void it first."),
            number=number,
        )
    if sender := uow.erasures.undecided_package(marked):
        raise RefusedError(
            N_("A package of {sender} names the family and is not decided yet. Decide it first."),
            sender=sender,
        )


def _digest(uow: UnitOfWork, household: Household, marked: Marked) -> str:
    return sha256_hex(
        {
            "uid": household.uid,
            "version": household.version,
            "families": list(marked.household_uids),
            "persons": list(marked.person_uids),
            "footprint": list(uow.erasures.footprint(marked)[:-1]),
            "editions": [edition.uid for edition in uow.erasures.editions(marked)],
        }
    )
