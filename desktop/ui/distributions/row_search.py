"""Finds the row of a sheet that a clerk means by what stands in the box: number, mark, ID, file or name."""

from typing import NamedTuple

from desktop.errors import UserError
from desktop.i18n.catalogue import _
from desktop.i18n.digits import fold_digits
from desktop.models.handover import RowView
from desktop.models.row_mark import ROW_DIGITS
from desktop.operations import distributions, handovers
from desktop.ui.errors import sentence
from desktop.workspace import Workspace


class Found(NamedTuple):
    """The row that was meant; words say why there is none, or that it should be looked at first."""

    row: RowView | None
    words: str = ""

    @property
    def is_sure(self) -> bool:
        """Say whether a result may be entered at once."""
        return self.row is not None and not self.words


def row_numbered(workspace: Workspace, uid: str, typed: str) -> RowView | None:
    """Return the row with the number typed so far, if it is one."""
    digits = fold_digits(typed).strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= ROW_DIGITS):
        return None
    rows = distributions.rows(workspace, uid, first=int(digits), count=1)
    return rows[0] if rows and rows[0].position == int(digits) else None


def find_row(workspace: Workspace, uid: str, typed: str) -> Found:
    """Return the one row of a round that fits what was typed."""
    try:
        rows = handovers.look_up(workspace, uid, typed)
    except UserError as error:
        return Found(None, sentence(error))
    if not rows:
        return Found(None, _("No row of this sheet fits. Type the number beside the name."))
    if len(rows) > 1:
        return Found(None, _("Several rows fit. Type the row number, or more of the name."))
    if fold_digits(typed).isdigit():
        return Found(rows[0])
    return Found(rows[0], _("Press the key of the result if this is the family."))
