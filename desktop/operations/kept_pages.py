"""Kept pages of signed sheets: found by a family, shown from memory, held for a dispute and let go after it.

A page shows many families and their thumbs: it goes when the round ends unless a dispute holds it. Nothing is ever
computed from it again.
"""

from hashlib import sha256
from io import BytesIO

from desktop.errors import BadInputError, DamagedError
from desktop.exchange.errors import PackageError
from desktop.exchange.sealing import opened
from desktop.marking import N_
from desktop.models.clean_text import clean
from desktop.models.distribution import DistributionState
from desktop.models.journal import Action
from desktop.models.kept_page import KeptPage, KeptPageRow
from desktop.operations.authorship import author, note
from desktop.operations.page_keeping import KIND
from desktop.operations.readings import note_reading
from desktop.operations.recovery import exchange_keys
from desktop.operations.rights import Right, require
from desktop.operations.row_finding import rows_named
from desktop.workspace import Workspace

_OVER = (DistributionState.CLOSED, DistributionState.VOIDED)


def kept_pages(workspace: Workspace, uid: str, typed: str = "") -> list[KeptPageRow]:
    """Return the kept pages of a round; only those with the rows that a number, mark, ID, file or name means.

    Raises:
        BadInputError: It is a mark, but of another sheet, or it does not check.
        NotFoundError: The sheet has no row of that number.
    """
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        chosen = uow.distributions.get(uid)
        pages = uow.kept_pages.rows(chosen.id)
        if not typed.strip():
            return pages
        edition = uow.approved_lists.with_id(chosen.list_id)
        rows = rows_named(uow, workspace, chosen, edition, typed)
        return [page for page in pages if any(page.shows(row.position) for row in rows)]


def show_page(workspace: Workspace, uid: str) -> bytes:
    """Open a kept page and return it as a PDF in memory, proven to be what was kept.

    Raises:
        NotFoundError: It was dropped.
        DamagedError: It is not what was kept, or this computer holds no keys for exchange.
    """
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        kept, its_round = uow.kept_pages.whole(uid)
        vouched = uow.journal.kept_pages(its_round.uid).get(uid)
    if sha256(kept.sealed).hexdigest() != vouched:
        raise _altered()
    content = _opened(workspace, kept)
    note_reading(workspace, Action.READ, KIND, its_round.uid, page=kept.page)
    return content


def hold_page(workspace: Workspace, uid: str, reason: str) -> None:
    """Keep a page beyond the end of its round, for a dispute.

    Raises:
        BadInputError: The reason is missing.
        NotFoundError: It was dropped.
    """
    require(workspace, Right.RECORD_RESULTS)
    if not reason.strip():
        raise BadInputError(N_("The reason is missing. Name the dispute that needs the page."))
    _set_hold(workspace, uid, clean(reason.strip()).text)


def release_page(workspace: Workspace, uid: str) -> None:
    """End what holds a page: it goes when its round ends, and at once where that is over.

    Raises:
        NotFoundError: It was dropped.
    """
    require(workspace, Right.RECORD_RESULTS)
    _set_hold(workspace, uid, "")


def _set_hold(workspace: Workspace, uid: str, reason: str) -> None:
    with workspace.store.write() as uow:
        kept, its_round = uow.kept_pages.whole(uid)
        if not reason and its_round.state in _OVER:
            uow.kept_pages.drop(kept)
            note(uow, workspace, Action.CLOSED, KIND, its_round.uid, page=kept.page)
            return
        kept.held_because = reason
        kept.touch(workspace.now(), author(workspace))
        uow.kept_pages.save(kept)
        note(uow, workspace, Action.CORRECTED, KIND, its_round.uid, page=kept.page, is_held=bool(reason))


def _opened(workspace: Workspace, kept: KeptPage) -> bytes:
    identity = exchange_keys(workspace.vault).age_identity
    try:
        with opened(BytesIO(kept.sealed), (identity,)) as plain:
            return plain.read(len(kept.sealed))
    except PackageError as fault:
        raise _altered() from fault


def _altered() -> DamagedError:
    return DamagedError(
        N_(
            "This page is not what was kept: something was changed in the database. Look at the paper itself."
        ),
        code="E_PAGE_ALTERED",
    )
