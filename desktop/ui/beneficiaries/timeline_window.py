"""The timeline of one family in a window: filtered by kind, agency and period, read a page at a time, noted on, printed."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.models.contact_note import ContactDraft
from desktop.models.country import FACTS
from desktop.models.timeline import EventKind, TimelineEvent, TimelineFilter
from desktop.models.timeline_words import KINDS, from_whom, particulars
from desktop.operations import contact_notes, timeline
from desktop.operations.rights import Right, may
from desktop.ui.beneficiaries.contact_dialog import ContactDialog
from desktop.ui.beneficiaries.timeline_columns import timeline_columns
from desktop.ui.beneficiaries.timeline_page import EventPageButton
from desktop.ui.beneficiaries.timeline_paper import TimelinePaperDialog
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.theme import GRID
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dialog import CLOSES_AT_LOCK, Dialog
from desktop.ui.widgets.paper_window import PaperWindow
from desktop.ui.widgets.period_field import PeriodField
from desktop.ui.widgets.reason_dialog import ReasonDialog
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone
from desktop.ui.widgets.wrapped_label import WrappedLabel

_REST_MS = 500  # whoever types a year is asked nothing before the last digit


class TimelineWindow(Dialog):
    """Everything that happened to a family, from all agencies, the newest first.

    Signals:
        changed: A note was written, put right or struck out.
    """

    changed = Signal()

    def __init__(
        self, desk: Desk, parent: QWidget, *, household_uid: str, family: str, is_closed: bool
    ) -> None:
        super().__init__(parent, _("Timeline of {family}", family=family), verb=_("Close"))
        self.setProperty(CLOSES_AT_LOCK, True)
        self._desk, self._uid, self._family = desk, household_uid, family
        self._can_note = not is_closed and may(desk.workspace.actor, Right.EDIT_BENEFICIARIES)
        self.leave.hide()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._build_filters()
        self._build_parts()
        self._connect_parts()
        self.resize(1040, 620)
        self.table.setFocus()
        call = partial(timeline.agencies, desk.workspace, household_uid)
        desk.jobs.start(call, done=self._offer_agencies, failed=self.banner.show_error)
        self.load()

    def _build_filters(self) -> None:
        self.kind = Choice([(kind, _(words)) for kind, words in KINDS.items()], self, empty=_("All events"))
        self.kind.setAccessibleName(_("Kind of event"))
        self.kind.setMinimumWidth(180)
        self.agency = Choice((), self, empty=_("All agencies"))
        self.agency.setAccessibleName(_("Agency"))
        self.agency.setMinimumWidth(150)
        workspace = self._desk.workspace
        self.period = PeriodField(
            self,
            today=workspace.today(),
            weekend=FACTS[workspace.country].weekend,
            empty=_("any time"),
        )
        self.period.setAccessibleName(_("Period"))
        filters = QHBoxLayout()
        filters.setSpacing(GRID)
        filters.addWidget(self.kind)
        filters.addWidget(self.agency)
        filters.addWidget(self.period, 1)
        self.body.addLayout(filters)

    def _build_parts(self) -> None:
        self.note = push_button(_("New note…"), self, picture="add")
        self.correct = push_button(_("Correct note…"), self, picture="edit")
        self.strike = push_button(_("Strike out…"), self)
        self.print = push_button(_("Print…"), self, picture="print")
        self.banner = Banner(self)
        self.page = EventPageButton(self._desk, self.banner, self)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch(1)
        for button in (self.page, self.note, self.correct, self.strike, self.print):
            row.addWidget(button)
        self.table = TableView(
            timeline_columns(), self._fetch, name=_("Events"), key="timeline",
            preferences=self._desk.preferences, parent=self,
        )  # fmt: skip
        self.told = WrappedLabel()
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.body.addLayout(row)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.told)
        self.body.addWidget(self.count)

    def _connect_parts(self) -> None:
        for part in (self.kind, self.agency):
            part.changed.connect(self.load)
        self.period.changed.connect(self._rest.start)
        self._rest.timeout.connect(self.load)
        self.table.record_chosen.connect(self._show_event)
        self.table.record_opened.connect(self._open_note)
        self.table.record_opened.connect(self.page.show_page)
        self.note.clicked.connect(self.write_note)
        self.correct.clicked.connect(self._open_note)
        self.strike.clicked.connect(self._ask_strike)
        self.print.clicked.connect(self._print)
        self.note.setEnabled(self._can_note)
        self.print.setEnabled(may(self._desk.workspace.actor, Right.PRINT))
        self._show_event(None)

    def wanted(self) -> TimelineFilter:
        """Return which events are asked for."""
        kind = self.kind.value()  # Qt keeps the word of an enum, not the enum
        return TimelineFilter(
            kinds=(EventKind(str(kind)),) if kind else (),
            agency=str(self.agency.value() or ""),
            period=self.period.value(),
        )

    @Slot()
    def load(self) -> None:
        """Read the numbers of the events anew."""
        call = partial(timeline.event_ids, self._desk.workspace, self._uid, self.wanted())
        self._desk.jobs.start(call, done=self._show_ids, failed=self.banner.show_error)

    def _offer_agencies(self, names: Sequence[str]) -> None:
        self.agency.set_options([(name, name) for name in names])

    def _fetch(self, ids: Sequence[int]) -> list[TimelineEvent | None]:
        return timeline.events(self._desk.workspace, self._uid, ids, current().language)

    def _show_ids(self, ids: Sequence[int]) -> None:
        if self.wanted() == TimelineFilter():
            self.table.empty.say(
                _("Nothing is on record yet"), _("Write the first note.") if self._can_note else "", ""
            )
        else:
            self.table.empty.say(_("No such event"), _("Choose other events, agencies or another time."), "")
        self.table.show_ids(ids)
        self.count.setText(ngettext("{n} event", "{n} events", len(ids)))
        self._show_event(None)

    def _chosen(self) -> TimelineEvent | None:
        record: TimelineEvent | None = self.table.chosen_record()
        return record

    @Slot(object)
    def _show_event(self, _row_id: object) -> None:
        """Say all of the line, which the table may cut; only a note can be put right."""
        event = self._chosen()
        words = (particulars(current(), event), from_whom(event)) if event else ()
        self.told.setText(" — ".join(filter(None, words)))
        is_note = event is not None and bool(event.uid) and not event.is_hidden and not event.struck_reason
        self.correct.setEnabled(self._can_note and is_note)
        self.strike.setEnabled(self._can_note and is_note)
        self.page.mean(event)

    @Slot()
    def write_note(self) -> None:
        """Open the form for a new note."""
        self._open_form(None)

    @Slot()
    def _open_note(self) -> None:
        event = self._chosen()
        if event is not None and self.correct.isEnabled():
            call = partial(contact_notes.contact_note, self._desk.workspace, event.uid)
            done = partial(self._open_stored, event.uid)
            self._desk.jobs.start(quick(call), done=done, failed=self.banner.show_error)

    def _open_stored(self, uid: str, found: tuple[ContactDraft, int]) -> None:
        self._open_form((uid, *found))

    def _open_form(self, stored: tuple[str, ContactDraft, int] | None) -> None:
        dialog = ContactDialog(self._desk, self, household_uid=self._uid, family=self._family, stored=stored)
        dialog.saved.connect(self._tell_changed)
        dialog.open()

    @Slot()
    def _ask_strike(self) -> None:
        dialog = ReasonDialog(
            self,
            _("Strike this note out?"),
            _("It stays readable with your reason, and counts no more."),
            verb=_("Strike out"),
        )
        dialog.given.connect(self._strike)
        dialog.open()

    @Slot(str)
    def _strike(self, reason: str) -> None:
        event = self._chosen()
        if event is not None:
            call = partial(contact_notes.strike_note, self._desk.workspace, event.uid, event.version, reason)
            self._desk.jobs.start(
                quick(call), done=self._tell_changed, failed=self.banner.show_error, writes=True
            )

    @Slot()
    def _tell_changed(self, _nothing: object = None) -> None:
        self.banner.hide()
        self.changed.emit()
        self.load()

    @Slot()
    def _print(self) -> None:
        dialog = TimelinePaperDialog(self._desk, self, self._uid, self._family, self.wanted())
        dialog.printed.connect(self._show_printed)
        dialog.open()

    @Slot(object)
    def _show_printed(self, path: Path) -> None:
        self.banner.say(_("The timeline was saved as {path}.", path=path), Tone.OK)
        PaperWindow(path, self).open()
