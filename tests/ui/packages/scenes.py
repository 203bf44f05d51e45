"""The scenes of the exchange page: both directions, sending with its preview, and the review of rows."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop.models.package import Standing
from desktop.operations import memoranda
from desktop.operations.sending import preview_send
from desktop.ui.packages.gap_dialog import GapDialog
from desktop.ui.packages.page import RECEIVED, SENT, ExchangePage
from desktop.ui.packages.review_window import ReviewWindow
from desktop.ui.packages.send_dialog import SendDialog
from tests.ui.desks import country_of, keep, language, make_desk
from tests.ui.exchange_office import exchange_office
from tests.ui.gallery import Scene

_PAGES: list[QWidget] = []  # pages behind dialogs, which Python would let go of


def page(direction: int, row: int) -> ExchangePage:
    """Return the page with one line chosen."""
    desk = make_desk(exchange_office(country_of(language())))
    made = ExchangePage(desk)
    keep(desk, made)
    _PAGES.append(made)
    made.switch.go_to(direction)
    made.view.selectRow(row)
    return made


def sending() -> QWidget:
    """Return the first step of sending."""
    made = page(SENT, 0)
    return SendDialog(made.desk, made)


def preview() -> QWidget:
    """Return exactly what would leave."""
    dialog = sending()
    assert isinstance(dialog, SendDialog)
    workspace = exchange_office(country_of(language()))
    assert memoranda.memoranda(workspace)
    dialog.show_preview(preview_send(workspace, dialog.choice()))
    return dialog


def review() -> QWidget:
    """Return the review of a partner's rows."""
    made = page(RECEIVED, 0)
    row = next(r for r in (made.view.rows.record(n) for n in range(9)) if r and r.standing is Standing.STAGED)
    return ReviewWindow(made.desk, row, made)


def gap() -> QWidget:
    """Return the question for a reason."""
    made = page(RECEIVED, 0)
    row = made.view.rows.record(0)
    assert row is not None
    return GapDialog(made.desk, row.path, made)


def scenes() -> Iterator[Scene]:
    """Yield the pictures of this page."""
    yield Scene("exchange-received", lambda: page(RECEIVED, 0))
    yield Scene("exchange-sent", lambda: page(SENT, 1))
    yield Scene("exchange-send", sending, keeps_its_size=True)
    yield Scene("exchange-preview", preview)
    yield Scene("exchange-review", review)
    yield Scene("exchange-gap", gap, keeps_its_size=True)
