"""The memoranda with how they stand today, and what can be done with the one chosen."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current
from desktop.i18n.digits import fold_digits
from desktop.models.memorandum import Standing
from desktop.models.paper import SHOWN_DIGITS
from desktop.operations import activation, memoranda
from desktop.operations.memoranda import MemorandumRow
from desktop.operations.record_histories import exchange_history
from desktop.operations.terms_exchange import send_terms
from desktop.ui.agencies.digits_dialog import DigitsDialog
from desktop.ui.agencies.memorandum_card import card_of
from desktop.ui.agencies.memorandum_dialog import MemorandumDialog
from desktop.ui.agencies.memorandum_paper import MemorandumPaper
from desktop.ui.agencies.memorandum_table import COLUMNS
from desktop.ui.agencies.words import asked_words
from desktop.ui.desk import Desk
from desktop.ui.text import isolated
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.records_pane import RecordsPane
from desktop.ui.widgets.tone import Tone

_COMPARABLE = (Standing.PRINTED, Standing.ASKED)
_IN_FORCE = (Standing.ACTIVE, Standing.ENDING, Standing.ENDED, Standing.COMING)


class MemorandumPart(RecordsPane):
    """Table and card of the memoranda."""

    def __init__(self, desk: Desk, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(
            COLUMNS,
            name=_("Memoranda"),
            key="memoranda",
            hint=_("Choose a memorandum to see it here."),
            preferences=desk.preferences,
            parent=parent,
        )
        self._desk, self._banner = desk, banner
        self.paper = MemorandumPaper(desk, banner, self)
        self.view.empty.say(
            _("No memorandum yet"), _("Take in the cards of the partners first, then draft a memorandum.")
        )
        self.compare = self.add_button(_("Compare the digits…"), "shield_checkmark")
        self.send = self.add_button(_("Send the terms"), "arrow_export")
        self.correct = self.add_button(_("Correct"), "edit")
        self.renew = self.add_button(_("New edition…"))
        self._connect()

    def _connect(self) -> None:
        self.chosen.connect(self._show_record)
        self.view.record_opened.connect(self._open)
        self.view.edit_wished.connect(self._correct)
        self.correct.clicked.connect(self._correct)
        self.compare.clicked.connect(self._compare)
        self.send.clicked.connect(self._send)
        self.renew.clicked.connect(self._renew)

    def reload(self, words: str, *, only_ending: bool = False) -> None:
        """Show the editions that fit the search."""
        wanted = fold_digits(words).casefold()
        rows = [
            row
            for row in memoranda.memoranda(self._desk.workspace)
            if wanted in f"{row.number} {row.title} {' '.join(row.line.parties)}".casefold()
            and (not only_ending or row.standing in (Standing.ENDING, Standing.ENDED))
        ]
        self.show_rows(rows)

    def begin(self) -> None:
        """Draft a memorandum."""
        self._open_dialog()

    def _row(self) -> MemorandumRow | None:
        row: MemorandumRow | None = self.record()
        return row

    def _open_dialog(self, uid: str = "", *, is_new_edition: bool = False) -> None:
        dialog = MemorandumDialog(self._desk, self, uid=uid, is_new_edition=is_new_edition)
        dialog.saved.connect(self._show_saved)
        dialog.open()

    @Slot(str)
    def _show_saved(self, uid: str) -> None:
        self.choose(uid)
        self.view.setFocus()
        self._banner.say(
            _("The draft was saved. Look at it with Preview; the first print gives it its number."), Tone.OK
        )

    @Slot()
    def _show_record(self) -> None:
        row = self._row()
        if row is None:
            self.card.show_nothing()
            return
        view = memoranda.memorandum(self._desk.workspace, row.uid)
        changed = exchange_history(self._desk.workspace, "memorandum", row.uid)
        self.card.show_record(card_of(row, view, changed))
        is_ours = row.origin == self._desk.workspace.settings.code
        self.correct.setVisible(row.standing is Standing.DRAFT)
        self.compare.setVisible(row.standing in _COMPARABLE)
        self.send.setVisible(is_ours and row.standing in (*_COMPARABLE, *_IN_FORCE))
        self.renew.setVisible(is_ours and row.standing in _IN_FORCE)

    @Slot()
    def _open(self, _row_id: object = None) -> None:
        """Take Enter on a line for what comes next: correcting a draft, else looking at the paper."""
        row = self._row()
        if row is not None and row.standing is Standing.DRAFT:
            self._open_dialog(row.uid)
        else:
            self.preview_chosen()

    @Slot()
    def _correct(self, _row_id: object = None) -> None:
        row = self._row()
        if row is not None and row.standing is Standing.DRAFT:
            self._open_dialog(row.uid)

    @Slot()
    def _renew(self) -> None:
        row = self._row()
        if row is not None:
            self._open_dialog(row.uid, is_new_edition=True)

    @Slot()
    def _compare(self) -> None:
        row = self._row()
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
        self._banner.say(asked_words(number), Tone.OK)

    @Slot()
    def preview_chosen(self) -> None:
        """Show the paper of the edition chosen without printing it."""
        row = self._row()
        if row is not None:
            self.paper.preview(row)

    @Slot()
    def print_chosen(self) -> None:
        """Print the edition chosen; before the first print, which cannot be undone, ask."""
        row = self._row()
        if row is not None:
            self.paper.print(row)

    @Slot()
    def _send(self) -> None:
        """Seal the terms for every other party."""
        row = self._row()
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
            _(
                "The terms lie sealed in the outbox as {file}. Bring the file to the partner.",
                file=isolated(path.name),
            ),
            Tone.OK,
        )
