"""Asks how a paper is wanted and where it is saved, then has a child process print it."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.i18n.catalogue import _, current
from desktop.i18n.digits import Numerals
from desktop.marking import N_
from desktop.models.paper import PaperSize
from desktop.ui.desk import Desk
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.fields import Field
from desktop.ui.widgets.file_dialog import ask_where
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.work_dialog import WorkDialog

# Each language in its own words: who needs it reads it.
LANGUAGES = (("ar", "العربية"), ("fa", "فارسی"), ("en", "English"))
SIZES = tuple((size.value, size.value) for size in PaperSize)
DIGITS = ((Numerals.ARABIC.value, "٠١٢٣"), (Numerals.PERSIAN.value, "۰۱۲۳"), (Numerals.LATIN.value, "0123"))


def _languages(parent: QWidget) -> QWidget:
    return Choice(LANGUAGES, parent)


def _digits(parent: QWidget) -> QWidget:
    return Choice(DIGITS, parent)


def _sizes(parent: QWidget) -> QWidget:
    return Choice(SIZES, parent)


TONGUE_FIELDS = (
    Field(name="language", label=N_("Language of the paper"), make=_languages, is_required=True),
    Field(name="numerals", label=N_("Digits"), make=_digits, is_required=True),
)
SIZE_FIELD = Field(
    name="size",
    label=N_("Paper size"),
    make=_sizes,
    is_required=True,
    help=N_("On A3 the same pages stand larger: for posting, and for hands that need room."),
)


class PaperDialog(WorkDialog):
    """A form with the language of the paper, and a place to save it.

    Signals:
        printed: The path of the paper.
    """

    printed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        title: str,
        *,
        fields: Sequence[Field],
        values: Mapping[str, object],
        file_name: str,
        words: str = "",
    ) -> None:
        super().__init__(desk.jobs, parent, title, verb=_("Save as PDF…"))
        self._file_name = file_name
        self.chooser: QFileDialog | None = None
        workspace = desk.workspace
        self.form = Form(fields, country=workspace.country, today=workspace.today(), parent=self)
        numerals = workspace.settings.numerals or current().numerals.value
        usual = {
            "language": workspace.settings.language,
            "numerals": numerals,
            "size": desk.preferences.paper_size.value,
        }
        self.form.set_values({**usual, **values})
        if words:
            self.add_words(words)
        self.body.addWidget(self.form)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    @abstractmethod
    def printing(self, out: Path) -> Callable[..., Path]:
        """Return the operation that prints into a file, as a job wants it."""

    def accept(self) -> None:
        """Ask where the paper is saved."""
        if self.form.check():
            self.chooser = ask_where(
                self, self.windowTitle(), self._file_name, self.print_into, _("PDF papers (*.pdf)")
            )

    @Slot(str)
    def print_into(self, path: str) -> None:
        """Print the paper under the name chosen."""
        self.start(
            self.printing(Path(path)),
            title=self.windowTitle(),
            done=self._hand_over,
            where="process",
            writes=True,
        )

    def _hand_over(self, path: Path) -> None:
        self.printed.emit(path)
        self.finish()
