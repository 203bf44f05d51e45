"""The memoranda with how they stand today, and what can be done with the one chosen."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QSplitter, QWidget

from desktop.i18n.catalogue import _, current
from desktop.i18n.digits import fold_digits
from desktop.marking import N_
from desktop.models.memorandum import Standing
from desktop.models.paper import SHOWN_DIGITS
from desktop.operations import activation, memoranda
from desktop.operations.memoranda import MemorandumRow
from desktop.operations.memorandum_printing import print_memorandum
from desktop.operations.terms_exchange import send_terms
from desktop.ui.agencies.digits_dialog import DigitsDialog
from desktop.ui.agencies.memorandum_card import card_of
from desktop.ui.agencies.memorandum_dialog import MemorandumDialog
from desktop.ui.agencies.words import standing_tone, standing_word
from desktop.ui.desk import Desk
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.card import RecordCard
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone

_COMPARABLE = (Standing.PRINTED, Standing.ASKED)
_IN_FORCE = (Standing.ACTIVE, Standing.ENDING, Standing.ENDED, Standing.COMING)


class MemorandumPart(QSplitter):
    """Table and card of the memoranda.

    Signals:
        counted: How many editions are shown.
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
            _COLUMNS, name=_("Memoranda"), key="memoranda", preferences=self._desk.preferences, parent=self
        )
        self.view.empty.say(
            _("No memorandum yet"), _("Take in the cards of the partners first, then draft a memorandum.")
        )
        self.card = RecordCard(_("Choose a memorandum to see it here."), self)
        self.correct = push_button(_("Correct"), self, picture="edit")
        self.compare = push_button(_("Compare the digits…"), self, picture="shield_checkmark")
        self.send = push_button(_("Send the terms"), self, picture="arrow_export")
        self.renew = push_button(_("New edition…"), self)
        for button in (self.compare, self.send, self.correct, self.renew):
            self.card.add_button(button)
        self.addWidget(self.view)
        self.addWidget(self.card)
        self.setStretchFactor(0, 7)
        self.setStretchFactor(1, 4)

    def _connect(self) -> None:
        self.view.record_chosen.connect(self._show_record)
        self.correct.clicked.connect(self._correct)
        self.compare.clicked.connect(self._compare)
        self.send.clicked.connect(self._send)
        self.renew.clicked.connect(self._renew)

    def reload(self, words: str, *, only_ending: bool = False) -> None:
        """Show the editions that fit the search."""
        chosen = self.chosen()
        wanted = fold_digits(words).casefold()
        rows = [
            row
            for row in memoranda.memoranda(self._desk.workspace)
            if wanted in f"{row.number} {row.title} {' '.join(row.line.parties)}".casefold()
            and (not only_ending or row.standing in (Standing.ENDING, Standing.ENDED))
        ]
        self.view.show_rows(rows)
        line = next((n for n, row in enumerate(rows) if chosen and row.uid == chosen.uid), None)
        if line is not None:
            self.view.selectRow(line)
        self._show_record()
        self.counted.emit(len(rows))

    def chosen(self) -> MemorandumRow | None:
        """Return the edition the clerk stands on."""
        row: MemorandumRow | None = self.view.chosen_record()
        return row

    def begin(self) -> None:
        """Draft a memorandum."""
        MemorandumDialog(self._desk, self).open()

    @Slot()
    def _show_record(self, _row_id: object = None) -> None:
        row = self.chosen()
        if row is None:
            self.card.show_nothing()
            return
        view = memoranda.memorandum(self._desk.workspace, row.uid)
        self.card.show_record(card_of(row, view))
        is_ours = row.origin == self._desk.workspace.settings.code
        self.correct.setVisible(row.standing is Standing.DRAFT)
        self.compare.setVisible(row.standing in _COMPARABLE)
        self.send.setVisible(is_ours and row.standing in (*_COMPARABLE, *_IN_FORCE))
        self.renew.setVisible(is_ours and row.standing in _IN_FORCE)

    @Slot()
    def _correct(self) -> None:
        row = self.chosen()
        if row is not None:
            MemorandumDialog(self._desk, self, uid=row.uid).open()

    @Slot()
    def _renew(self) -> None:
        row = self.chosen()
        if row is not None:
            MemorandumDialog(self._desk, self, uid=row.uid, is_new_edition=True).open()

    @Slot()
    def _compare(self) -> None:
        row = self.chosen()
        if row is None:
            return
        dialog = DigitsDialog(
            self._desk,
            self,
            title=_("Put memorandum {number} in force", number=current().code(row.number)),
            words=_(
                "Type the 20 digits at the foot of the signed paper, group by group. "
                "Then a second person confirms them."
            ),
            count=SHOWN_DIGITS,
            verb=activation.compare_digits,
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

    @Slot()
    def print_chosen(self) -> None:
        """Ask where the paper of the edition chosen is saved."""
        row = self.chosen()
        if row is None:
            return
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chooser = FileDialog(self, _("Print the memorandum"), place, _("PDF papers (*.pdf)"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("pdf")
        name = row.number.replace("/", "-") or _("draft")
        chooser.selectFile(_("memorandum-{number}", number=name) + ".pdf")
        chooser.fileSelected.connect(self.print_into)
        self.chooser = chooser
        chooser.open()

    @Slot(str)
    def print_into(self, path: str) -> None:
        """Print the edition chosen; the first print fixes its terms."""
        row = self.chosen()
        if row is not None:
            self._desk.jobs.start(
                partial(print_memorandum, self._desk.workspace, row.uid, Path(path)),
                title=_("Printing the memorandum"),
                done=self._tell_printed,
                failed=self._banner.show_error,
                where="process",
                writes=True,
            )

    @Slot(object)
    def _tell_printed(self, path: Path) -> None:
        self._banner.say(
            _(
                "The memorandum was saved as {path}. Let the parties sign it, then compare the digits.",
                path=path,
            ),
            Tone.OK,
        )

    @Slot()
    def _send(self) -> None:
        """Seal the terms for every other party."""
        row = self.chosen()
        if row is None:
            return
        terms = memoranda.memorandum(self._desk.workspace, row.uid).terms
        ours = self._desk.workspace.settings.code
        for party in terms.parties:
            if party.office != ours:
                self._desk.jobs.start(
                    partial(send_terms, self._desk.workspace, row.uid, party.office),
                    title=_("Sealing the terms"),
                    done=self._tell_sent,
                    failed=self._banner.show_error,
                    writes=True,
                )

    @Slot(object)
    def _tell_sent(self, path: Path) -> None:
        self._banner.say(
            _("The terms lie sealed in the outbox as {file}. Bring the file to the partner.", file=path.name),
            Tone.OK,
        )


def _number(row: MemorandumRow) -> object:
    return row.number or "–"


def _title(row: MemorandumRow) -> object:
    return row.title


def _parties(row: MemorandumRow) -> object:
    return " · ".join(row.line.parties[1:])


def _edition(row: MemorandumRow) -> object:
    return row.edition


def _ends(row: MemorandumRow) -> object:
    return row.line.valid_to


_COLUMNS = (
    Column(key="number", heading=N_("Number"), kind=ColumnKind.IDENTIFIER, value=_number, sample="2026/100"),
    Column(
        key="title",
        heading=N_("Title"),
        kind=ColumnKind.NAME,
        value=_title,
        sample="تبادل بيانات الأسر الأولى",
    ),
    Column(
        key="parties", heading=N_("With"), kind=ColumnKind.TEXT, value=_parties, sample="جمعية الهلال الأحمر"
    ),
    Column(
        key="edition",
        heading=N_("Edition"),
        kind=ColumnKind.FIGURE,
        value=_edition,
        sample="100",
        is_hidden=True,
    ),
    Column(key="ends", heading=N_("Until"), kind=ColumnKind.DATE, value=_ends),
    Column(key="state", heading=N_("State"), kind=ColumnKind.STATE, value=standing_word, tone=standing_tone),
)
