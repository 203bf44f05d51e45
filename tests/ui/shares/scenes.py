"""The scenes of a share: sent and reviewed by the partner, its results reviewed here, its rounds and their closing."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop.models.package import RowVerdict, Standing
from desktop.models.share import ShareState
from desktop.operations.sending import preview_send
from desktop.ui.approved_lists.lines_window import LinesWindow
from desktop.ui.approved_lists.page import ApprovedListsPage
from desktop.ui.distributions.close_dialog import CloseDialog
from desktop.ui.distributions.page import DistributionsPage
from desktop.ui.packages.page import RECEIVED, SENT, ExchangePage
from desktop.ui.packages.review_window import ReviewWindow
from desktop.ui.packages.send_dialog import SendDialog
from desktop.workspace import Workspace
from tests.ui.desks import keep, make_desk
from tests.ui.gallery import Scene
from tests.ui.joint_office import joint_office, partner_office


def _exchange(office: Workspace, direction: int) -> ExchangePage:
    desk = make_desk(office)
    made = ExchangePage(desk)
    keep(desk, made)
    made.switch.go_to(direction)
    return made


def _review(office: Workspace) -> ReviewWindow:
    made = _exchange(office, RECEIVED)
    rows = (made.view.rows.record(n) for n in range(made.view.rows.rowCount()))
    staged = next(row for row in rows if row and row.standing is Standing.STAGED)
    return ReviewWindow(made.desk, staged, made)


def review_of_share() -> QWidget:
    """Return a share as the agency that hands it out decides on it."""
    return _review(partner_office())


def review_of_results() -> QWidget:
    """Return results of a partner, of which some contradict what is known here."""
    window = _review(joint_office())
    window.tiles[RowVerdict.CONTRARY].click()
    window.show_all.click()
    return window


def sending() -> QWidget:
    """Return the choice of a round for the partner."""
    made = _exchange(joint_office(), SENT)
    dialog = SendDialog(made.desk, made)
    what = dialog._choice("what")
    values = (str(what.itemData(n)) for n in range(what.count()))
    what.set_value(next(value for value in values if value.startswith("round:")))
    dialog._follow_what()
    return dialog


def preview() -> QWidget:
    """Return exactly what would leave of a share."""
    dialog = sending()
    assert isinstance(dialog, SendDialog)
    dialog.show_preview(preview_send(joint_office(), dialog.choice()))
    return dialog


def rounds(state: ShareState | None) -> DistributionsPage:
    """Return the page of distributions with a round of the partner chosen."""
    desk = make_desk(joint_office())
    made = DistributionsPage(desk)
    keep(desk, made)
    rows = [made.view.rows.record(n) for n in range(made.view.rows.rowCount())]
    made.view.selectRow(next(n for n, row in enumerate(rows) if row and row.share_state is state))
    return made


def closing() -> QWidget:
    """Return the closing of a round with the figures that the partner reported."""
    made = rounds(ShareState.REPORTED)
    return CloseDialog(made.desk, made.view.chosen_record(), made)


def lines() -> QWidget:
    """Return the families of a divided list."""
    desk = make_desk(joint_office())
    made = ApprovedListsPage(desk)
    keep(desk, made)
    made.view.selectRow(0)
    return LinesWindow(desk, made.view.chosen_record(), made)


def scenes() -> Iterator[Scene]:
    """Yield the scenes."""
    yield Scene("share-send", sending, keeps_its_size=True)
    yield Scene("share-preview", preview)
    yield Scene("share-review", review_of_share)
    yield Scene("share-results", review_of_results)
    yield Scene("share-planned", lambda: rounds(None))
    yield Scene("share-waiting", lambda: rounds(ShareState.WAITING))
    yield Scene("share-reported", lambda: rounds(ShareState.REPORTED))
    yield Scene("share-close", closing, keeps_its_size=True)
    yield Scene("share-lines", lines)
