"""Shows the paper of a memorandum before it counts, and prints it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.i18n.catalogue import _
from desktop.models.memorandum import Standing
from desktop.operations.memoranda import MemorandumRow
from desktop.operations.memorandum_printing import preview_memorandum, print_memorandum
from desktop.ui.desk import Desk
from desktop.ui.text import isolated
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.dialog import ask
from desktop.ui.widgets.file_dialog import ask_where
from desktop.ui.widgets.paper_window import PaperWindow, PreviewWindow
from desktop.ui.widgets.tone import Tone


class MemorandumPaper(QObject):
    """Brings one memorandum after the other to paper, over the window that asks."""

    def __init__(self, desk: Desk, banner: Banner, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._banner, self._window = desk, banner, window
        self._row: MemorandumRow | None = None
        self.chooser: QFileDialog | None = None

    def preview(self, row: MemorandumRow) -> None:
        """Show the paper of an edition without printing it."""
        self._desk.jobs.start(
            partial(preview_memorandum, self._desk.workspace, row.uid),
            title=_("Drawing the memorandum"),
            done=self._show_preview,
            failed=self._banner.show_error,
            where="process",
        )

    @Slot(object)
    def _show_preview(self, paper: bytes) -> None:
        PreviewWindow(paper, _("Preview of the memorandum"), self._window).open()

    def print(self, row: MemorandumRow) -> None:
        """Print an edition; before the first print, which cannot be undone, ask."""
        self._row = row
        if row.standing is not Standing.DRAFT:
            self._choose_place()
            return
        ask(
            self._window,
            _("Print “{title}” for signature?", title=row.title),
            _(
                "The first print gives the memorandum its number and fixes its terms. Look at the preview first."
            ),
            verb=_("Print"),
            then=self._choose_place,
        )

    @Slot()
    def _choose_place(self) -> None:
        if self._row is None:
            return
        number = self._row.number.replace("/", "-") or _("draft")
        name = _("memorandum-{number}", number=number) + ".pdf"
        kinds = _("PDF papers (*.pdf)")
        self.chooser = ask_where(self._window, _("Print the memorandum"), name, self.print_into, kinds)

    @Slot(str)
    def print_into(self, path: str) -> None:
        """Print the edition asked for last; the first print fixes its terms."""
        if self._row is not None:
            self._desk.jobs.start(
                partial(print_memorandum, self._desk.workspace, self._row.uid, Path(path)),
                title=_("Printing the memorandum"),
                done=self._tell_printed,
                failed=self._banner.show_error,
                where="process",
                writes=True,
            )

    @Slot(object)
    def _tell_printed(self, path: Path) -> None:
        PaperWindow(path, self._window).open()
        self._banner.say(
            _(
                "The memorandum was saved as {path}. Let the parties sign it, then compare the digits.",
                path=isolated(str(path)),
            ),
            Tone.OK,
        )
