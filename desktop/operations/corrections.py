"""Rows of closed rounds corrected: asked for with a reason, agreed to by a second person, told to the family's timeline."""

from hashlib import sha256

from desktop.errors import RefusedError
from desktop.i18n.quantities import quantity
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.approval import Approval, ApprovalKind
from desktop.models.canonical import canonical_bytes
from desktop.models.clean_text import clean
from desktop.models.correction import FATE_WORDS, Fate, ResultCorrection, check_correction
from desktop.models.distribution import Distribution, DistributionState, Result
from desktop.models.handover import RESULT_WORDS, RowView
from desktop.models.journal import Action
from desktop.models.problem import refuse_errors
from desktop.models.request_sheet import Part, RequestSheet
from desktop.operations import approvals
from desktop.operations.authorship import author, born, note
from desktop.operations.distributions import KIND
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def row_now(workspace: Workspace, uid: str, row: int) -> RowView:
    """Return a row of a closed round as it counts now, corrections included.

    Raises:
        NotFoundError: The sheet has no such row.
        RefusedError: The round is not closed.
    """
    require(workspace, Right.RECORD_RESULTS)
    with workspace.store.read() as uow:
        return _row(uow, _closed(uow, uid), row)


def ask_correction(
    workspace: Workspace,
    uid: str,
    row: int,
    becomes: Result,
    reason: str,
    fate: Fate | None = None,
    progress: Progress | None = None,
) -> str:
    """Ask a second person to agree that a row of a closed round should have said something else.

    Raises:
        BadInputError: The correction says nothing new, or has no reason, or not where the goods are.
        RefusedError: The round is not closed, or there are not so many goods.
    """
    require(workspace, Right.RECORD_RESULTS)
    with workspace.store.write() as uow:
        closed = _closed(uow, uid)
        view = _row(uow, closed, row)
        words = clean(reason).text
        refuse_errors(check_correction(view.result, becomes, fate, words))
        line = uow.handovers.line(closed.id, row)
        wish = ResultCorrection(
            **born(workspace), line_id=line.id, was=view.result.value, becomes=becomes.value,
            quantity=view.quantity, reason=words, fate=fate.value if fate else None,
        )  # fmt: skip
        if not wish.moves_goods:
            wish.fate = None
        _check_goods(uow, closed, wish)
        uow.corrections.add(wish)
        request = approvals.ask(
            uow, workspace, ApprovalKind.CORRECTION, wish.uid, closed.number, _digest(uow, closed, wish, row),
            row=row, number=closed.number,
        )  # fmt: skip
        return request.number


def correction_digest(uow: UnitOfWork, workspace: Workspace, approval: Approval) -> str:
    """Return the hash of the correction over the row as it counts now."""
    wish, closed, row = uow.corrections.whole(approval.subject_uid)
    return _digest(uow, closed, wish, row)


def carry_out_correction(
    uow: UnitOfWork, workspace: Workspace, approval: Approval, progress: Progress
) -> str:
    """Let a correction count: in the sums of the round and in the family's timeline; return the round's number."""
    wish, closed, row = uow.corrections.whole(approval.subject_uid)
    _check_goods(uow, closed, wish)
    wish.is_agreed = True
    wish.touch(workspace.now(), author(workspace))
    uow.corrections.save(wish)
    if wish.moves_goods:
        uow.corrections.write_benefit(
            wish, agency=closed.share or workspace.settings.code, by=author(workspace), at=workspace.now()
        )
        uow.merges.bring_home()  # of a row whose family was merged since
    note(
        uow,
        workspace,
        Action.CORRECTED,
        KIND,
        closed.uid,
        number=closed.number,
        row=row,
        is_after_closing=True,
    )
    return closed.number


def show_correction(
    uow: UnitOfWork, workspace: Workspace, approval: Approval, tongue: Tongue
) -> RequestSheet:
    """Show what the row says, what it should have said, why, and where the goods are."""
    wish, closed, row = uow.corrections.whole(approval.subject_uid)
    text, view = tongue.text, _row(uow, closed, row)
    facts = [
        (text(N_("Round")), f"{closed.campaign} · {tongue.code(closed.number)}"),
        (text(N_("Row")), f"{tongue.number(row)} · {view.name}"),
        (text(N_("What counts now")), text(RESULT_WORDS[view.result])),
        (text(N_("What should have been entered")), text(RESULT_WORDS[Result(wish.becomes)])),
        (text(N_("Reason")), wish.reason),
    ]
    if wish.moves_goods and wish.fate:
        moved = N_("Goods then") if wish.moves_goods < 0 else N_("Goods taken from")
        amount = quantity(tongue, wish.quantity, closed.unit)
        facts.append((text(moved), f"{amount} – {text(FATE_WORDS[Fate(wish.fate)])}"))
    return RequestSheet(parts=(Part(text(N_("The correction")), tuple(facts)),))


def _closed(uow: UnitOfWork, uid: str) -> Distribution:
    closed = uow.distributions.get(uid)
    if closed.state != DistributionState.CLOSED:
        raise RefusedError(N_("Only a closed round is corrected so. Take the entry back instead."))
    return closed


def _row(uow: UnitOfWork, closed: Distribution, row: int) -> RowView:
    view = uow.distributions.view(closed.id, row)
    result = uow.corrections.result_now(closed.id, row)
    return view if result is None else view._replace(result=result, agent_name="")


def _check_goods(uow: UnitOfWork, closed: Distribution, wish: ResultCorrection) -> None:
    """Refuse goods that come out of an empty pile."""
    if wish.moves_goods <= 0:
        return
    rest = uow.corrections.rest(closed)
    if rest[Fate(wish.fate or "")] < wish.quantity:
        raise RefusedError(
            N_("So many goods were not counted there when the round closed. Choose another place.")
        )


def _digest(uow: UnitOfWork, closed: Distribution, wish: ResultCorrection, row: int) -> str:
    now = uow.corrections.result_now(closed.id, row)
    result = now.value if now is not None else uow.distributions.view(closed.id, row).result.value
    said = {
        "round": closed.uid, "row": row, "now": result, "was": wish.was, "becomes": wish.becomes,
        "fate": wish.fate, "quantity": wish.quantity, "reason": wish.reason,
    }  # fmt: skip
    return sha256(canonical_bytes(said)).hexdigest()
