"""The receipt of a delivery, written by whoever plans a round with stock and by whoever takes stock in later."""

from desktop.models.clean_text import clean
from desktop.models.distribution import Distribution
from desktop.models.stock import StockIn, StockReceipt
from desktop.operations.authorship import born
from desktop.operations.numbering import give_number
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def add_receipt(
    uow: UnitOfWork, workspace: Workspace, supplied: Distribution, stock: StockIn
) -> StockReceipt:
    """Write the receipt itself; part of an operation that asked for the right."""
    receipt = StockReceipt(
        **born(workspace),
        number=give_number(uow, workspace, "minutes"),
        distribution_id=supplied.id,
        received_on=workspace.today(),
        giver=clean(stock.giver).text,
        quantity=stock.quantity,
        giver_post=clean(stock.giver_post).text,
        receiver=clean(stock.receiver).text,
        paper=clean(stock.paper).text,
        remarks=clean(stock.remarks).text,
    )
    uow.handovers.add(receipt)
    return receipt
