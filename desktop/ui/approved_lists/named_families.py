"""Families that a list shall hold by name: those of a file, of a saved view, or of what was shown before."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop.errors import UserError
from desktop.i18n.catalogue import _, current, ngettext
from desktop.models.list_plan import Named, Source
from desktop.models.listing import Listing
from desktop.operations.named_families import families_in_file, families_seen
from desktop.operations.saved_views import open_view, views
from desktop.ui.desk import Desk
from desktop.ui.jobs.job import Job
from desktop.ui.text import isolated
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.tone import Tone

_SEEN, _FILE = "seen", "file"


class NamedFamilies(QObject):
    """Follows the choice of where families are named, and looks them up.

    Signals:
        found: The families are known, or nobody is named any more.
    """

    found = Signal()

    def __init__(self, desk: Desk, choice: Choice, banner: Banner, seen: Listing | None) -> None:
        super().__init__(choice)
        self._desk, self._choice, self._banner, self._seen = desk, choice, banner, seen
        self._views = {row.uid: row.name for row in views(desk.workspace)}
        self._followed: object = None
        self._named: Named | None = None
        self._name = ""
        self._job: Job | None = None
        self.chooser: FileDialog | None = None
        options: list[tuple[object, str]] = [(_FILE, _("Those in a file of IDs or file numbers…"))]
        if seen is not None:
            options.insert(0, (_SEEN, _("Those shown on the page Beneficiaries")))
        options += [(uid, _("Those of the view “{name}”", name=name)) for uid, name in self._views.items()]
        choice.set_options(options)
        if seen is not None:
            choice.set_value(_SEEN)
            self.follow()

    @property
    def source(self) -> str:
        """Where families are named; nothing where the conditions alone choose them."""
        if self._followed is None:
            return ""
        return Source.FILE.value if self._followed == _FILE else Source.VIEW.value

    @property
    def name(self) -> str:
        """The name of the file or view."""
        return self._name

    @property
    def households(self) -> tuple[int, ...] | None:
        """The families named; nobody while they are looked up, and None where the conditions alone choose."""
        if self._followed is None:
            return None
        return self._named.households if self._named is not None else ()

    @Slot()
    def follow(self) -> None:
        """Look the families up when another place was chosen."""
        chosen = self._choice.value()
        if chosen == self._followed:
            return
        if chosen == _FILE:
            self._ask_file()
            return
        self._take(chosen, self._views.get(str(chosen), ""))
        if chosen is None:
            self.found.emit()
            return
        workspace, seen = self._desk.workspace, self._seen if chosen == _SEEN else None
        listing = seen or open_view(workspace, str(chosen)).listing
        self._job = self._desk.jobs.start(
            partial(families_seen, workspace, listing=listing),
            done=self._show,
            failed=self._miss,
        )

    def _ask_file(self) -> None:
        self.chooser = FileDialog(self._choice.window(), _("Choose the list"))
        self.chooser.setFileMode(FileDialog.FileMode.ExistingFile)
        self.chooser.fileSelected.connect(self.read)
        self.chooser.rejected.connect(self._go_back)
        self.chooser.open()

    @Slot(str)
    def read(self, path: str) -> None:
        """Read who stands in a file."""
        file = Path(path)
        self._take(_FILE, file.name)
        self._job = self._desk.jobs.start(
            partial(families_in_file, self._desk.workspace, file=file),
            title=_("Reading {file}", file=isolated(file.name)),
            done=self._show,
            failed=self._miss,
            cancelled=self._forget,
            where="process",
        )

    def _take(self, followed: object, name: str) -> None:
        if self._job is not None:  # whom it still looks up is of the former choice
            self._job.forget()
            self._job.cancel()
            self._job = None
        self._followed, self._name, self._named = followed, name, None
        self._banner.hide()

    def _show(self, named: Named) -> None:
        self._named, self._job = named, None
        if named.unknown_rows:
            words = ngettext(
                "{n} row names nobody of this office: {rows}",
                "{n} rows name nobody of this office: {rows}",
                named.unknown_rows,
                rows=_listed(named),
            )
            self._banner.say(words, Tone.WARN)
        self.found.emit()

    def _miss(self, error: UserError) -> None:
        self._forget()
        self._banner.show_error(error)

    def _forget(self) -> None:
        self._take(None, "")
        self._go_back()
        self.found.emit()

    @Slot()
    def _go_back(self) -> None:
        """Show again what counts: no file was chosen."""
        self._choice.set_value(self._followed)


def _listed(named: Named) -> str:
    tongue = current()
    rows = ("، " if tongue.is_rtl else ", ").join(tongue.number(row) for row in named.unknown)
    return f"{rows} …" if named.unknown_rows > len(named.unknown) else rows
