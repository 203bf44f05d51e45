"""Where the data of a new office lie: in a file of this computer, or on a server that several computers share."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.operations.databases import Place, try_place
from desktop.ui.jobs.runner import Jobs
from desktop.ui.theme import GRID
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.server_form import ServerForm
from desktop.ui.widgets.wrapped_label import WrappedLabel

_FILE, _SERVER = "file", "server"


class PlaceView(QWidget):
    """The choice, and the server where there is one.

    Signals:
        proven: The server let the office in and has an empty database for it.
        refused: Why it did not, a UserError.
        ready: Whether one may go on; not while the server is asked.
        submitted: Enter where nothing more is asked.
    """

    proven = Signal()
    refused = Signal(object)
    ready = Signal(bool)
    submitted = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._build()
        self.choice.changed.connect(self._show_server)
        self.choice.submitted.connect(self._leave_choice)
        self.server.submitted.connect(self.submitted)

    def _build(self) -> None:
        heading = QLabel(_("Where do the data lie?"))
        heading.setProperty("role", "heading")
        words = WrappedLabel(
            _(
                "One computer keeps its office in an encrypted file; that needs nothing else. "
                "Where several clerks work at once, a database server of the office keeps it, and each computer joins."
            )
        )
        options = [
            (_FILE, _("In a file of this computer")),
            (_SERVER, _("On a database server that several computers share")),
        ]
        self.choice = Form(
            (
                Field(
                    name="place",
                    label=N_("The data lie"),
                    kind=FieldKind.CHOICE,
                    options=options,
                    is_required=True,
                ),
            ),
            parent=self,
        )
        self.choice.set_values({"place": _FILE})
        self.server = ServerForm(self)
        self.server.form.stand_under(self.choice)
        self.server.hide()
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        for part in (heading, words, self.choice, self.server):
            column.addWidget(part)
        column.addStretch(1)

    @property
    def is_on_server(self) -> bool:
        """Return whether a server was chosen."""
        return self.choice.text("place") == _SERVER

    @property
    def place(self) -> Place:
        """Return the place chosen."""
        return self.server.place() if self.is_on_server else Place()

    def check(self) -> bool:
        """Show what is missing; a server is asked behind the window, and `proven` or `refused` tells how it went."""
        if not self.is_on_server:
            return True
        if not self.server.check():
            return False
        try:
            place = self.place
        except UserError as error:
            self.refused.emit(error)
            return False
        self.ready.emit(False)
        self._jobs.start(
            partial(try_place, place),
            title=_("Asking the server"),
            done=self._tell_proven,
            failed=self._tell_refused,
            cancelled=partial(self.ready.emit, True),
        )
        return False

    def _tell_proven(self, _nothing: object) -> None:
        self.ready.emit(True)
        self.proven.emit()

    def _tell_refused(self, error: UserError) -> None:
        self.ready.emit(True)
        self.refused.emit(error)

    @Slot()
    def _show_server(self) -> None:
        self.server.setVisible(self.is_on_server)

    @Slot()
    def _leave_choice(self) -> None:
        if self.is_on_server:
            self.server.begin()
        else:
            self.submitted.emit()
