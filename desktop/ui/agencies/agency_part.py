"""The agencies with the states of their cards, and what can be done with the one chosen."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QSplitter, QWidget

from desktop.i18n.catalogue import _, current
from desktop.i18n.digits import fold_digits
from desktop.marking import N_
from desktop.models.agency import CardState
from desktop.models.paper import FINGERPRINT_DIGITS, grouped
from desktop.operations import agencies, cards
from desktop.operations.agencies import AgencyRow
from desktop.ui.agencies.agency_dialog import AgencyDialog
from desktop.ui.agencies.digits_dialog import DigitsDialog
from desktop.ui.agencies.words import card_tone, card_word, kind_word
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.text import code
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.card import CardContent, RecordCard, Section
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone

_TYPABLE = (CardState.UNVERIFIED, CardState.ASKED)


class AgencyPart(QSplitter):
    """Table and card of the agencies.

    Signals:
        counted: How many agencies are shown.
    """

    counted = Signal(int)

    def __init__(self, desk: Desk, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._banner = desk, banner
        self.chooser: QFileDialog | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setChildrenCollapsible(False)
        self.setHandleWidth(12)
        self.view = TableView(
            _COLUMNS, name=_("Agencies"), key="agencies", preferences=self._desk.preferences, parent=self
        )
        self.view.empty.say(_("No agency yet"), _("Add the partners of this office."))
        self.card = RecordCard(_("Choose an agency to see it here."), self)
        self.take_card = push_button(_("Take in its card…"), self, picture="arrow_import")
        self.type_digits = push_button(_("Type the digits…"), self, picture="shield_checkmark")
        self.edit = push_button(_("Correct"), self, picture="edit")
        for button in (self.type_digits, self.take_card, self.edit):
            self.card.add_button(button)
        self.addWidget(self.view)
        self.addWidget(self.card)
        self.setStretchFactor(0, 7)
        self.setStretchFactor(1, 4)

    def _connect(self) -> None:
        self.view.record_chosen.connect(self._show_record)
        self.view.record_opened.connect(self._correct)
        self.view.edit_wished.connect(self._correct)
        self.take_card.clicked.connect(self._choose_card)
        self.type_digits.clicked.connect(self._type_digits)
        self.edit.clicked.connect(self._correct)

    def reload(self, words: str) -> None:
        """Show the agencies that fit the search."""
        chosen = self.chosen()
        wanted = fold_digits(words).casefold()
        rows = agencies.agencies(self._desk.workspace)
        shown = [r for r in rows if wanted in f"{r.code} {r.name} {r.representative} {r.phone}".casefold()]
        self.view.show_rows(shown)
        line = next((n for n, row in enumerate(shown) if chosen and row.uid == chosen.uid), None)
        if line is not None:
            self.view.selectRow(line)
        self._show_record()
        self.counted.emit(len(shown))

    def chosen(self) -> AgencyRow | None:
        """Return the agency the clerk stands on."""
        row: AgencyRow | None = self.view.chosen_record()
        return row

    def begin(self) -> None:
        """Add an agency."""
        AgencyDialog(self._desk, self).open()

    @Slot()
    def _show_record(self, _row_id: object = None) -> None:
        row = self.chosen()
        if row is None:
            self.card.show_nothing()
            return
        self.card.show_record(_card_of(row))
        state = CardState(row.card_state)
        self.take_card.setVisible(not row.is_own and state in (CardState.NONE, CardState.UNVERIFIED))
        self.type_digits.setVisible(not row.is_own and state in _TYPABLE)
        self.edit.setVisible(True)

    @Slot()
    def _correct(self, _row_id: object = None) -> None:
        row = self.chosen()
        if row is not None:
            AgencyDialog(self._desk, self, uid=row.uid).open()

    @Slot()
    def _choose_card(self) -> None:
        chooser = FileDialog(self, _("Take in a card"), "", _("Office cards (*.card)"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.take_card_file)
        self.chooser = chooser
        chooser.open()

    @Slot(str)
    def take_card_file(self, path: str) -> None:
        """Take in the card file of the agency chosen."""
        row = self.chosen()
        if row is not None:
            call = partial(cards.receive_card, self._desk.workspace, Path(path), row.uid)
            self._desk.jobs.start(
                quick(call), done=self._tell_taken, failed=self._banner.show_error, writes=True
            )

    @Slot(object)
    def _tell_taken(self, _uid: object) -> None:
        self._banner.say(
            _("The card is here, and nothing trusts it yet. Type its digits from the signed memorandum."),
            Tone.WARN,
        )

    @Slot()
    def _type_digits(self) -> None:
        row = self.chosen()
        if row is None:
            return
        dialog = DigitsDialog(
            self._desk,
            self,
            title=_("Verify the card of {agency}", agency=row.name),
            words=_(
                "Type the 40 digits of this agency from the signed memorandum, group by group. "
                "Then a second person confirms them."
            ),
            count=FINGERPRINT_DIGITS,
            verb=cards.type_digits,
            uid=row.uid,
        )
        dialog.compared.connect(self._tell_asked)
        dialog.open()

    @Slot(str)
    def _tell_asked(self, number: str) -> None:
        self._banner.say(
            _(
                "The digits agree. Request {number} waits for a second person on the page Today.",
                number=current().code(number),
            ),
            Tone.OK,
        )


def _card_of(row: AgencyRow) -> CardContent:
    groups = [code(current().digits(group)) for group in grouped(row.fingerprint)]
    lines = [" ".join(groups[start : start + 4]) for start in range(0, len(groups), 4)]
    digits = [(_("Digits") if not place else "", code(line)) for place, line in enumerate(lines)]
    return CardContent(
        title=row.name,
        subtitle=_("This office") if row.is_own else kind_word(row),
        state=card_word(row),
        tone=card_tone(row),
        sections=[
            Section(
                "",
                [
                    (_("Code in packages"), code(row.code)),
                    (_("Signs for it"), row.representative or "–"),
                    (_("Post"), row.post or "–"),
                    (_("Telephone"), code(current().digits(row.phone)) if row.phone else "–"),
                ],
            ),
            Section(_("Key card"), digits or [(_("Digits"), "–")]),
        ],
    )


def _name(row: AgencyRow) -> object:
    return row.name


def _code(row: AgencyRow) -> object:
    return row.code


def _phone(row: AgencyRow) -> object:
    return row.phone


def _kind(row: AgencyRow) -> object:
    return kind_word(row)


_COLUMNS = (
    Column(key="name", heading=N_("Agency"), kind=ColumnKind.NAME, value=_name),
    Column(key="kind", heading=N_("Kind"), kind=ColumnKind.TEXT, value=_kind),
    Column(key="code", heading=N_("Code"), kind=ColumnKind.IDENTIFIER, value=_code, sample="red-crescent"),
    Column(key="phone", heading=N_("Telephone"), kind=ColumnKind.IDENTIFIER, value=_phone, is_hidden=True),
    Column(key="card", heading=N_("Card"), kind=ColumnKind.STATE, value=card_word, tone=card_tone),
)
