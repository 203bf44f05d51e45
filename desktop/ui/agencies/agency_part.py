"""The agencies with the states of their cards, and what can be done with the one chosen."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.i18n.catalogue import _, current
from desktop.i18n.digits import fold_digits
from desktop.marking import N_
from desktop.models.agency import CardState
from desktop.models.authors import Authors
from desktop.models.family_history import Saving
from desktop.models.paper import FINGERPRINT_DIGITS, grouped
from desktop.operations import agencies, cards
from desktop.operations.agencies import AgencyRow
from desktop.operations.authors import agency_authors
from desktop.operations.record_histories import exchange_history
from desktop.ui.agencies.agency_dialog import AgencyDialog
from desktop.ui.agencies.digits_dialog import DigitsDialog
from desktop.ui.agencies.words import FIELDS, asked_words, card_tone, card_word, field_value, kind_word
from desktop.ui.authors import authors_section
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.record_history import history_section
from desktop.ui.text import code
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.card import CardContent, Section
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.records_pane import RecordsPane
from desktop.ui.widgets.tone import Tone

_TYPABLE = (CardState.UNVERIFIED, CardState.ASKED)


class AgencyPart(RecordsPane):
    """Table and card of the agencies."""

    def __init__(self, desk: Desk, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(
            _COLUMNS,
            name=_("Agencies"),
            key="agencies",
            hint=_("Choose an agency to see it here."),
            preferences=desk.preferences,
            parent=parent,
        )
        self._desk, self._banner = desk, banner
        self.chooser: QFileDialog | None = None
        self.view.empty.say(_("No agency yet"), _("Add the partners of this office."))
        self.type_digits = self.add_button(_("Type the digits…"), "shield_checkmark")
        self.take_card = self.add_button(_("Take in its card…"), "arrow_import")
        self.edit = self.add_button(_("Correct"), "edit")
        self._connect()

    def _connect(self) -> None:
        self.chosen.connect(self._show_record)
        self.view.record_opened.connect(self._correct)
        self.view.edit_wished.connect(self._correct)
        self.take_card.clicked.connect(self._choose_card)
        self.type_digits.clicked.connect(self._type_digits)
        self.edit.clicked.connect(self._correct)

    def reload(self, words: str) -> None:
        """Show the agencies that fit the search."""
        wanted = fold_digits(words).casefold()
        rows = agencies.agencies(self._desk.workspace)
        shown = [r for r in rows if wanted in f"{r.code} {r.name} {r.representative} {r.phone}".casefold()]
        self.show_rows(shown)

    def begin(self) -> None:
        """Add an agency."""
        self._open_dialog("")

    def _row(self) -> AgencyRow | None:
        row: AgencyRow | None = self.record()
        return row

    def _open_dialog(self, uid: str) -> None:
        dialog = AgencyDialog(self._desk, self, uid=uid)
        dialog.saved.connect(self.choose)
        dialog.open()

    @Slot()
    def _show_record(self) -> None:
        row = self._row()
        if row is None:
            self.card.show_nothing()
            return
        workspace = self._desk.workspace
        changed = exchange_history(workspace, "agency", row.uid)
        self.card.show_record(_card_of(row, agency_authors(workspace, row.uid), changed))
        state = CardState(row.card_state)
        self.take_card.setVisible(not row.is_own and state in (CardState.NONE, CardState.UNVERIFIED))
        self.type_digits.setVisible(not row.is_own and state in _TYPABLE)
        self.edit.setVisible(True)

    @Slot()
    def _correct(self, _row_id: object = None) -> None:
        row = self._row()
        if row is not None:
            self._open_dialog(row.uid)

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
        row = self._row()
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
        row = self._row()
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
        self._banner.say(asked_words(number), Tone.OK)


def _card_of(row: AgencyRow, authors: Authors, changed: Sequence[Saving]) -> CardContent:
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
            Section(_("Digits of its card"), [("", line) for line in _digit_lines(row)]),
            *([history_section(changed, FIELDS, field_value)] if changed else ()),
            authors_section(authors),
        ],
    )


def _digit_lines(row: AgencyRow) -> list[str]:
    """Return the digits as the paper sets them; before they were compared only the paper shows them."""
    if not row.fingerprint:
        return ["–"]
    if not row.is_own and row.card_state != CardState.VERIFIED:
        return [_("They are shown once they were typed from the signed paper and confirmed.")]
    groups = grouped(row.fingerprint)
    tongue = current()
    return [code(tongue.digits(" ".join(groups[at : at + 4]))) for at in range(0, len(groups), 4)]


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
