"""Shows the lists that were taken in, and takes one back as a whole while nothing was built on it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, ngettext
from desktop.marking import N_
from desktop.operations import import_undoing
from desktop.operations.import_undoing import TakenBack, Undoable
from desktop.ui.imports.words import built_words
from desktop.ui.jobs.runner import Jobs
from desktop.ui.widgets.buttons import Kind
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.dialog import ask
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone
from desktop.ui.widgets.work_dialog import WorkDialog
from desktop.workspace import Workspace

_SIZE = QSize(820, 460)
COLUMNS: tuple[Column[Undoable], ...] = (
    Column(key="day", heading=N_("Day"), kind=ColumnKind.DATE, value=lambda run: run.day, is_sortable=False),
    Column(
        key="file",
        heading=N_("File"),
        kind=ColumnKind.TEXT,
        value=lambda run: run.file_name,
        sample="كشف القصاصين مارس ٢٠٢٦.xlsx",
        is_sortable=False,
    ),
    Column(
        key="sender",
        heading=N_("Sender"),
        kind=ColumnKind.TEXT,
        value=lambda run: run.sender,
        is_sortable=False,
    ),
    Column(
        key="added",
        heading=N_("new families"),
        kind=ColumnKind.FIGURE,
        value=lambda run: run.added,
        sample="100,000",
        is_sortable=False,
    ),
    Column(
        key="changed",
        heading=N_("changes"),
        kind=ColumnKind.FIGURE,
        value=lambda run: run.changed,
        sample="100,000",
        is_sortable=False,
    ),
    Column(
        key="state",
        heading=N_("State"),
        kind=ColumnKind.STATE,
        value=lambda run: _("taken back") if run.is_undone else "",
        tone=lambda run: Tone.NEUTRAL,
        is_sortable=False,
    ),
)


class EarlierDialog(WorkDialog):
    """The last imports, the newest first.

    Signals:
        taken_back: An import was taken back.
    """

    taken_back = Signal()

    def __init__(self, jobs: Jobs, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(
            jobs, parent, _("Earlier imports"), verb=_("Take back…"), way_out=_("Close"), kind=Kind.DANGER
        )
        self._workspace = workspace
        self.table = TableView(COLUMNS, name=_("Earlier imports"), parent=self)
        self.table.empty.say(_("No list was taken in yet"), _("A list that was taken in stands here."))
        self.body.addWidget(self.table, 1)
        self.table.record_chosen.connect(self._wake_for)
        self.resize(_SIZE)
        self._reload()

    def is_ready(self) -> bool:
        """Offer the verb on an import that still stands."""
        run: Undoable | None = self.table.chosen_record()
        return run is not None and not run.is_undone

    def accept(self) -> None:
        """Look first what was built on the import."""
        if self.is_ready():
            uid = self.table.chosen_record().uid
            self.start(
                partial(import_undoing.in_the_way, self._workspace, uid=uid),
                done=self._ask,
                title=_("Looking what was built on the import"),
            )

    def _reload(self) -> None:
        self.table.show_rows(import_undoing.latest(self._workspace))
        self.confirm.setEnabled(self.is_ready())

    @Slot(object)
    def _wake_for(self, _chosen: object) -> None:
        self.confirm.setEnabled(self.is_ready())

    def _ask(self, built: dict[str, int]) -> None:
        self.wake()
        run: Undoable = self.table.chosen_record()
        if built:
            self.banner.say(_in_the_way(built_words(built)), Tone.WARN)
            return
        ask(
            self,
            _("Take this import back?"),
            ngettext(
                "{n} new family disappears, and what the list changed is as it was before.",
                "{n} new families disappear, and what the list changed is as it was before.",
                run.added,
            ),
            verb=_("Take back"),
            then=self._take_back,
            is_dangerous=True,
        )

    def _take_back(self) -> None:
        self.start(
            partial(import_undoing.take_back, self._workspace, uid=self.table.chosen_record().uid),
            done=self._tell,
            title=_("Taking the import back"),
            where="process",
            writes=True,
        )

    def _tell(self, back: TakenBack) -> None:
        self.wake()
        self._reload()
        self.taken_back.emit()
        words = ngettext(
            "The import was taken back: {n} family is gone again.",
            "The import was taken back: {n} families are gone again.",
            back.families,
        )
        self.banner.say(words, Tone.OK)


def _in_the_way(built: Sequence[str]) -> str:
    lines = "\n".join(f"• {line}" for line in built)
    words = _("This import cannot be taken back any more. In the way stand:")
    return f"{words}\n{lines}"
