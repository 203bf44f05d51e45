"""Stock for rounds: deliveries written down as they come, each with minutes that both sides sign."""

from pathlib import Path

from desktop.documents import handover_minutes
from desktop.errors import RefusedError
from desktop.marking import N_
from desktop.models.distribution import Distribution, DistributionState, SheetOptions
from desktop.models.journal import Action
from desktop.models.kit import of_all
from desktop.models.minutes_paper import GoodsLine, HandoverMinutes, Member, members_of
from desktop.models.paper import Stamp
from desktop.models.problem import refuse_errors
from desktop.models.stock import NOT_NAMED, StockIn, StockReceipt, StockRow, check_stock
from desktop.operations.authorship import author, note
from desktop.operations.distributions import KIND
from desktop.operations.kits import kit_given
from desktop.operations.printing import drawn_beside, item_label, letterhead, recorded, tongue_of
from desktop.operations.rights import Right, require
from desktop.operations.stock_receipts import add_receipt
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def receive(workspace: Workspace, uid: str, stock: StockIn) -> StockRow:
    """Write a delivery down; what the round received grows by it, or shrinks where goods go back.

    Raises:
        BadInputError: The quantity or the giver is missing, or the reason why goods go back.
        RefusedError: The round is over, or more would go back than came.
    """
    require(workspace, Right.RECORD_RESULTS)
    refuse_errors(check_stock(stock))
    with workspace.store.write() as uow:
        supplied = uow.distributions.get(uid)
        if supplied.state not in (DistributionState.PLANNED, DistributionState.OPEN):
            raise RefusedError(N_("The round is over. Stock is written down before it closes."))
        if supplied.received + stock.quantity < 0:
            raise RefusedError(
                N_("Only {n} were received. More cannot go back to the giver."), n=supplied.received
            )
        receipt = add_receipt(uow, workspace, supplied, stock)
        supplied.received += stock.quantity
        supplied.touch(workspace.now(), author(workspace))
        uow.distributions.save(supplied)
        note(uow, workspace, Action.RECORDED, KIND, uid, number=supplied.number, received=stock.quantity)
        return _row(receipt)


def receipts(workspace: Workspace, uid: str) -> list[StockRow]:
    """Return the deliveries of a round in the order in which they came."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return [_row(one) for one in uow.handovers.receipts(uow.distributions.get(uid).id)]


def print_minutes(
    workspace: Workspace, uid: str, options: SheetOptions, out: Path, progress: Progress | None = None
) -> Path:
    """Draw the minutes of a delivery, named by its uid; the first print is the original.

    Raises:
        NotFoundError: There is no such delivery.
    """
    require(workspace, Right.PRINT)
    with drawn_beside(out) as beside:
        with workspace.store.read() as uow:
            receipt, supplied = uow.handovers.receipt(uid)
            minutes = _minutes(uow, workspace, receipt, supplied, options)
            words = tongue_of(options)
            handover_minutes.render(minutes, words, beside, progress or Progress())
        with recorded(beside, out, workspace) as uow:
            receipt.prints += 1
            receipt.touch(workspace.now(), author(workspace))
            uow.handovers.save(receipt)
            note(uow, workspace, Action.PRINTED, KIND, supplied.uid, number=receipt.number, form="delivery")
    return out


def _minutes(
    uow: UnitOfWork,
    workspace: Workspace,
    receipt: StockReceipt,
    supplied: Distribution,
    options: SheetOptions,
) -> HandoverMinutes:
    words = tongue_of(options)
    named = "" if receipt.giver == NOT_NAMED else receipt.giver
    giver = Member(name=named, post=receipt.giver_post or words.text(N_("the giver")))
    keeper = Member(name=receipt.receiver or workspace.settings.name, post=words.text(N_("the store keeper")))
    is_back = receipt.quantity < 0
    quantity = abs(receipt.quantity)
    persons = (named, receipt.receiver)
    goods = GoodsLine(
        item=item_label(uow, supplied.aid_kind, options.language),
        unit=supplied.unit,
        quantity=quantity,
        holds=of_all(kit_given(uow, supplied), quantity),
    )
    return HandoverMinutes(
        letterhead=letterhead(uow),
        stamp=Stamp(
            number=receipt.number,
            journal_head=uow.journal.head()[1],
            copy=receipt.prints,
            is_synthetic=workspace.settings.is_synthetic,
            size=options.size,
        ),
        at=receipt.created_at.astimezone(),
        place=supplied.place,
        giver=keeper if is_back else giver,
        receiver=giver if is_back else keeper,
        goods=(goods,),
        paper=receipt.paper,
        persons=persons[::-1] if is_back else persons,
        committee=members_of(supplied.committee),
        remarks=receipt.remarks,
    )


def _row(receipt: StockReceipt) -> StockRow:
    return StockRow(
        receipt.uid,
        receipt.number,
        receipt.received_on,
        receipt.giver,
        receipt.paper,
        receipt.quantity,
        receipt.prints,
    )
