"""The scenes of the frame: the window with a page of invented people, and each widget beside its likes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import cast

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n.calendars import Precision, ReadDate
from desktop.i18n.catalogue import _, current
from desktop.models.country import Country
from desktop.progress import Step
from desktop.ui.changes import Changes
from desktop.ui.desk import Desk, PageEntry, PageKey, Wish
from desktop.ui.icons import DIRECTIONAL
from desktop.ui.jobs.job import Errand, Job
from desktop.ui.jobs.progress_window import ProgressWindow
from desktop.ui.jobs.runner import ChildRunner, Jobs
from desktop.ui.keys import Key
from desktop.ui.main_window import MainWindow
from desktop.ui.preferences import Preferences
from desktop.ui.widgets.badge import Badge
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import Kind, icon_button, push_button
from desktop.ui.widgets.calendar_popup import CalendarPopup
from desktop.ui.widgets.card import CardContent, RecordCard, Section
from desktop.ui.widgets.columns import ColumnKind, write
from desktop.ui.widgets.counter import CounterTile
from desktop.ui.widgets.dialog import ask
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.month_grid import FRIDAY_AND_SATURDAY
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.steps import Steps
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone
from desktop.workspace import Workspace
from tests.ui.gallery import Scene
from tests.ui.widgets.invented import NAMES, OFFICES, PEOPLE, STATES, columns, people, word


class SamplePage(Page):
    """A page as all are, of invented people."""

    shows = frozenset({"person"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Beneficiaries"), parent, search=word("Search by name or national ID…"))
        self.reloads = 0
        self.wishes: list[Wish] = []
        self.add_button(word("Columns"), "column_triple")
        self.add_button(word("Print"), "print", Key.PRINT)
        self.new = self.set_primary(word("New beneficiary"), "person_add", Key.NEW)
        for caption, count in (
            ("Active families", 1284),
            ("Waiting for review", 37),
            ("Doubles to decide", 12),
        ):
            tile = CounterTile(word(caption), self)
            tile.show_count(count)
            self.add_above(tile)
        self.people = TableView(
            columns(), name=self.title, key="sample", preferences=desk.preferences, parent=self
        )
        self.card = RecordCard(word("Person"), self)
        self.set_body(self.people, self.card)
        self.people.record_chosen.connect(self._show_record)
        self.reload()
        self.people.selectRow(2)

    def reload(self) -> None:
        """Show those whose name holds the words."""
        self.reloads += 1
        self.people.show_rows([person for person in people() if self.search_words() in person.name])
        self.tell(current().number(self.people.rows.rowCount()))

    def receive(self, wish: Wish) -> None:
        """Note the wish."""
        self.wishes.append(wish)
        super().receive(wish)

    def _show_record(self, row_id: int | None) -> None:
        if row_id is None:
            self.card.show_nothing()
            return
        person = self.people.chosen_record()
        self.card.show_record(
            CardContent(
                title=person.name,
                subtitle=write(person.number, ColumnKind.IDENTIFIER),
                state=word(person.state),
                tone=dict(STATES)[person.state],
                sections=(
                    Section(
                        word("Person"),
                        [
                            (word("Date of birth"), write(person.birth)),
                            (word("Phone"), write("+20 100 234 5678", ColumnKind.IDENTIFIER)),
                        ],
                    ),
                    Section(
                        word("Household"),
                        [(word("Members"), write(person.members)), (word("District"), person.district)],
                    ),
                ),
            )
        )


class EmptyPage(Page):
    """A page with nothing on it yet."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Distributions"), parent)
        table = TableView(columns(), name=self.title, parent=self)
        table.empty.say(_("Distributions"), word("New beneficiary"), word("Print"))
        self.set_body(table)
        table.show_rows([])


def window(front: PageKey = PageKey.BENEFICIARIES) -> MainWindow:
    """Return the main window with the invented page and empty ones."""
    changes = Changes()
    jobs = Jobs(changes, _no_children)
    factories = {key: EmptyPage for key in PageKey} | {PageKey.BENEFICIARIES: SamplePage}
    made = MainWindow(
        [PageEntry(key, factory) for key, factory in factories.items()],
        workspace=cast("Workspace", None),
        jobs=jobs,
        changes=changes,
        preferences=Preferences(QSettings("Wasl", "sample")),
        office=OFFICES[current().language],
        person=PEOPLE[current().language],
    )
    jobs.setParent(made)
    changes.setParent(made)
    made.go_to(front)
    return made


def _no_children() -> ChildRunner:
    raise NotImplementedError


def scenes() -> Iterator[Scene]:
    """Yield the scenes of the frame."""
    yield Scene("widgets-frame", window)
    yield Scene("widgets-frame-empty", lambda: window(PageKey.DISTRIBUTIONS))
    yield Scene("widgets-form", form_window)
    yield Scene("widgets-calendar", calendar_window, keeps_its_size=True)
    yield Scene("widgets-steps", steps_window)
    yield Scene("widgets-states", states_window)
    yield Scene("widgets-question", question, keeps_its_size=True)
    yield Scene("widgets-progress", progress, keeps_its_size=True)


def steps_window() -> QWidget:
    """Return a wizard in its second step."""
    steps = Steps(word("New beneficiary"), finish=_("Save"))
    for title in ("Person", "Household", "Address", "State"):
        steps.add(word(title), form_window())
    steps.go_on()
    return steps


def states_window() -> QWidget:
    """Return badges, banners, buttons and tiles in all their tones."""
    board = QWidget()
    board.setObjectName("page")
    column = QVBoxLayout(board)
    for tone in Tone:
        banner = Banner(board)
        banner.say(word("Waiting for review"), tone, word("Print"))
        column.addWidget(banner)
    row = QHBoxLayout()
    for tone in Tone:
        row.addWidget(Badge(word("In review"), tone, board))
    column.addLayout(row)
    row = QHBoxLayout()
    for is_enabled in (True, False):
        for kind in Kind:
            button = push_button(word("Print"), board, kind=kind, picture="print")
            button.setEnabled(is_enabled)
            row.addWidget(button)
    column.addLayout(row)
    row = QHBoxLayout()
    for name in sorted(DIRECTIONAL | {"chevron_left", "search", "checkmark", "print"}):
        row.addWidget(icon_button(name, name, board))
    column.addLayout(row)
    column.addStretch()
    return board


def question() -> QWidget:
    """Return a question before something that cannot be undone."""
    return ask(
        None, word("Stopped"), word("Waiting for review"), verb=word("Print"), then=print, is_dangerous=True
    )


def progress() -> QWidget:
    """Return the progress of long work in the middle."""
    jobs = Jobs(Changes(), _no_children)
    job = Job(
        Errand(print, print),
        title=word("Print"),
        done=print,
        failed=None,
        cancelled=None,
        in_process=False,
        writes=False,
        parent=jobs,
    )
    job.step = Step(1234, 5000, "")
    shown = ProgressWindow(job, None)
    jobs.setParent(shown)
    return shown


FIELDS = (
    Field(name="name", label="Full name", is_required=True),
    Field(name="number", label="National ID", kind=FieldKind.ID, is_required=True),
    Field(name="birth", label="Date of birth", kind=FieldKind.DATE),
    Field(name="sex", label="State", kind=FieldKind.CHOICE, options=((1, "1"), (2, "2"))),
    Field(name="phone", label="Phone", kind=FieldKind.LATIN, help="Full name"),
    Field(name="amount", label="Members", kind=FieldKind.NUMBER, decimals=2),
    Field(name="agreed", label="Active", kind=FieldKind.CHECK),
    Field(name="notes", label="Address", kind=FieldKind.NOTES),
)


def form_window() -> QWidget:
    """Return a filled form with problems beside a fresh one."""
    is_persian = current().language == "fa"
    fields = [replace(field, label=word(field.label)) for field in FIELDS]
    board = QWidget()
    board.setObjectName("page")
    row = QHBoxLayout(board)
    for is_filled in (True, False):
        form = Form(
            fields,
            country=Country.IRAN if is_persian else Country.EGYPT,
            today=date(2025, 5, 21),
            labels_above=not is_filled,
            parent=board,
        )
        frame = QFrame()
        frame.setProperty("role", "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(form)
        row.addWidget(frame)
        if is_filled:
            form.set_values(
                {
                    "name": NAMES[current().language][2],
                    "number": "0499370899" if is_persian else "28407032101453",
                    "birth": ReadDate(date(1984, 7, 3), Precision.DAY),
                    "sex": 1,
                    "phone": "+20 100 234 5678",
                    "amount": 125050,
                    "agreed": True,
                }
            )
        else:
            form.check()
    return board


def calendar_window() -> QWidget:
    """Return the calendar."""
    board = QWidget()
    popup = CalendarPopup(date(2025, 5, 21), date(2025, 5, 12), FRIDAY_AND_SATURDAY, board)
    popup.setWindowFlag(Qt.WindowType.Popup, False)
    QVBoxLayout(board).addWidget(popup)
    return board
