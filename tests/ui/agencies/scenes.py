"""The scenes of agencies and memoranda: both lists with their cards, and each dialog."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.operations import agencies, cards
from desktop.ui.agencies.agency_dialog import AgencyDialog
from desktop.ui.agencies.digits_dialog import DigitsDialog
from desktop.ui.agencies.memorandum_dialog import MemorandumDialog
from desktop.ui.agencies.page import MEMORANDA, AgenciesPage
from tests.ui.desks import country_of, keep, language, make_desk
from tests.ui.exchange_office import exchange_office
from tests.ui.gallery import Scene

_PAGES: list[QWidget] = []  # pages behind dialogs, which Python would let go of


def page(row: int = 1, view: int = 0) -> AgenciesPage:
    """Return the page with one line chosen."""
    desk = make_desk(exchange_office(country_of(language())))
    made = AgenciesPage(desk)
    keep(desk, made)
    made.switch.go_to(view)
    (made.memoranda if view else made.agencies).view.selectRow(row)
    return made


def agency_dialog() -> QWidget:
    made = page()
    row = made.agencies.record()
    assert row is not None
    dialog = AgencyDialog(made.desk, made, uid=row.uid)
    return keeping(dialog, made)


def digits_dialog() -> QWidget:
    made = page()
    row = next(r for r in agencies.agencies(made.desk.workspace) if r.card_state == "unverified")
    dialog = DigitsDialog(
        made.desk,
        made,
        title=_("Verify the card of {agency}", agency=row.name),
        words=_(
            "Type the 40 digits of this agency from the signed memorandum, group by group. "
            "Then a second person confirms them."
        ),
        count=40,
        verb=cards.type_digits,
        uid=row.uid,
    )
    dialog.groups.groups[0].textEdited.emit(row.fingerprint[:13])
    return keeping(dialog, made)


def memorandum_dialog(step: int) -> QWidget:
    made = page(0, MEMORANDA)
    row = made.memoranda.record()
    assert row is not None
    dialog = MemorandumDialog(made.desk, made, uid=row.uid)
    dialog.go_to(step)
    return keeping(dialog, made)


def keeping(dialog: QWidget, page_behind: QWidget) -> QWidget:
    """Let the page live as long as its dialog."""
    _PAGES.append(page_behind)
    return dialog


def scenes() -> Iterator[Scene]:
    """Yield the pictures of this page."""
    yield Scene("agencies", page)
    yield Scene("agencies-memoranda", lambda: page(2, MEMORANDA))
    yield Scene("agencies-dialog", agency_dialog, keeps_its_size=True)
    yield Scene("agencies-digits", digits_dialog, keeps_its_size=True)
    for step in range(3):
        yield Scene(f"agencies-memorandum-{step + 1}", partial(memorandum_dialog, step), keeps_its_size=True)
