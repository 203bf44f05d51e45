"""Finds rows of a sheet by what somebody typed or held under the scanner, as a part of other operations."""

from desktop.i18n.digits import fold_digits
from desktop.models.approved_list import ApprovedList
from desktop.models.country import FACTS
from desktop.models.distribution import Distribution
from desktop.models.handover import RowView
from desktop.models.names import key
from desktop.models.row_mark import MARK_DIGITS, ROW_DIGITS, read_mark
from desktop.store.unit_of_work import UnitOfWork
from desktop.vault import Secret
from desktop.workspace import Workspace


def rows_named(
    uow: UnitOfWork, workspace: Workspace, opened: Distribution, edition: ApprovedList, typed: str
) -> list[RowView]:
    """Return the row that a number or a mark names, else the rows with that ID, file number or name.

    Raises:
        BadInputError: It is a mark, but of another sheet, or it does not check.
        NotFoundError: The sheet has no row of that number.
    """
    row = _row_number(workspace, opened, edition, typed)
    if row is not None:
        return [uow.distributions.view(opened.id, row)]
    name_key = key(typed, FACTS[workspace.country].language)
    return uow.distributions.search(opened, fold_digits(typed).strip(), name_key)


def _row_number(workspace: Workspace, opened: Distribution, edition: ApprovedList, typed: str) -> int | None:
    """Return the row that a short number or a mark names; None when it is neither."""
    digits = fold_digits(typed).strip()
    if not (digits.isascii() and digits.isdigit()):
        return None
    if len(digits) <= ROW_DIGITS:
        return int(digits)
    if len(digits) == MARK_DIGITS:
        key = workspace.vault.get(Secret.MARK_KEY)
        return read_mark(key, digits, opened.number, edition.edition)
    return None
