"""The catalogue of programmes and campaigns with the card of the one chosen."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.names import fold
from desktop.models.programme_draft import StageDraft
from desktop.operations import programmes
from desktop.operations.list_choices import aid_labels
from desktop.operations.programmes import ProgrammeRow
from desktop.operations.rights import Right, may
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.programmes.programme_dialog import ProgrammeDialog
from desktop.ui.programmes.stage_dialog import StageDialog
from desktop.ui.programmes.words import KINDS, STAGES, programme_tone, programme_word
from desktop.ui.text import code
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.card import CardContent, Section
from desktop.ui.widgets.columns import Column, ColumnKind, write
from desktop.ui.widgets.dialog import ask
from desktop.ui.widgets.records_pane import RecordsPane


class CataloguePart(RecordsPane):
    """Table and card of the programmes.

    Signals:
        families_wished: The families of the programme chosen are to be seen.
    """

    families_wished = Signal()

    def __init__(self, desk: Desk, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(
            _COLUMNS,
            name=_("Programmes"),
            key="programmes",
            hint=_("Choose a programme to see it here."),
            preferences=desk.preferences,
            parent=parent,
        )
        self._desk, self._banner = desk, banner
        self._stages: list[StageDraft] = []
        self.view.empty.say(
            _("No programme yet"), _("Add the programmes and campaigns by which families are helped.")
        )
        self.families = self.add_button(_("Its families"), "people")
        self.edit = self.add_button(_("Change…"), "edit")
        self.stage = self.add_button(_("Phases and periods…"), "calendar_empty")
        self.close_one = self.add_button(_("Close…"))
        self.reopen = self.add_button(_("Open again"))
        self._connect()

    def _connect(self) -> None:
        self.chosen.connect(self._show_record)
        self.view.record_opened.connect(self._show_families)
        self.view.edit_wished.connect(self._change)
        self.families.clicked.connect(self.families_wished)
        self.edit.clicked.connect(self._change)
        self.stage.clicked.connect(self._open_stages)
        self.close_one.clicked.connect(self._ask_closing)
        self.reopen.clicked.connect(self._reopen)

    def reload(self, words: str) -> None:
        """Show the programmes that fit the search."""
        wanted = fold(words)
        rows = programmes.catalogue(self._desk.workspace)
        shown = [row for row in rows if wanted in fold(f"{row.code} {row.draft.name}")]
        self.show_rows(shown)

    def listed(self) -> list[ProgrammeRow]:
        """Return the programmes that are shown."""
        return list(self._rows)

    def begin(self) -> None:
        """Add a programme."""
        self._open(ProgrammeDialog(self._desk, self))

    def row(self) -> ProgrammeRow | None:
        """Return the programme the clerk stands on."""
        row: ProgrammeRow | None = self.record()
        return row

    def _open(self, dialog: ProgrammeDialog) -> None:
        dialog.saved.connect(self._choose_code)
        dialog.open()

    @Slot(str)
    def _choose_code(self, wanted: str) -> None:
        rows = programmes.catalogue(self._desk.workspace)
        self.choose(next((row.uid for row in rows if row.code == wanted), ""))

    def _may_change(self) -> bool:
        return may(self._desk.workspace.actor, Right.MAKE_LISTS)

    @Slot()
    def _show_record(self) -> None:
        row = self.row()
        if row is None:
            self.card.show_nothing()
            return
        workspace = self._desk.workspace
        self._stages = programmes.stages(workspace, row.code)
        aid = aid_labels(workspace, current().language)
        self.card.show_record(_content(row, self._stages, aid.get(row.draft.aid_kind, row.draft.aid_kind)))
        may_change = self._may_change()
        self.edit.setVisible(may_change)
        self.stage.setVisible(may_change and not row.is_closed)
        self.close_one.setVisible(may_change and not row.is_closed)
        self.reopen.setVisible(may_change and row.is_closed)

    @Slot()
    def _show_families(self, _row_id: object = None) -> None:
        self.families_wished.emit()

    @Slot()
    def _change(self, _row_id: object = None) -> None:
        row = self.row()
        if row is not None and self._may_change():
            self._open(ProgrammeDialog(self._desk, self, row))

    @Slot()
    def _open_stages(self) -> None:
        row = self.row()
        if row is not None:
            StageDialog(self._desk, self, row.code, row.draft.name, self._stages).open()

    @Slot()
    def _ask_closing(self) -> None:
        row = self.row()
        if row is not None:
            ask(
                self,
                _("Close {name}?", name=row.draft.name),
                _(
                    "No family joins it any more and no list is made of it. What was given stays. It can be opened again."
                ),
                verb=_("Close"),
                then=partial(
                    self._start, partial(programmes.close_programme, self._desk.workspace, row.code)
                ),
            )

    @Slot()
    def _reopen(self) -> None:
        row = self.row()
        if row is not None:
            self._start(partial(programmes.open_programme, self._desk.workspace, row.code))

    def _start(self, call: "partial[None]") -> None:
        self._desk.jobs.start(quick(call), done=_nothing, failed=self._banner.show_error, writes=True)


def _nothing(_result: object) -> None:
    """The page hears of it by the commit."""


def _content(row: ProgrammeRow, stages: list[StageDraft], aid: str) -> CardContent:
    draft = row.draft
    reached = write(row.members)
    if draft.target:
        reached = _("{n} of {target}", n=row.members, target=draft.target)
    said = [
        (_("Kind"), _(KINDS[draft.kind])),
        (_("Kind of aid"), aid),
        (_("Lead agency"), draft.agency_code or _("this office")),
        (_("Begins on"), write(draft.starts_on)),
        (_("Ends on"), write(draft.ends_on)),
        (_("Families"), reached),
        (_("Suspended"), write(row.suspended) if row.suspended else ""),
        (_("Remarks"), draft.remark),
    ]
    parts = [
        (
            one.name,
            _("{kind}: {first} – {last}", kind=_(STAGES[one.kind]), first=one.starts_on, last=one.ends_on),
        )
        for one in stages
    ]
    return CardContent(
        title=draft.name,
        subtitle=code(row.code),
        state=programme_word(row),
        tone=programme_tone(row),
        sections=[
            Section("", [(label, value) for label, value in said if value]),
            *([Section(_("Phases and periods"), parts)] if parts else []),
        ],
    )


def _name(row: ProgrammeRow) -> object:
    return row.draft.name


def _kind(row: ProgrammeRow) -> object:
    return _(KINDS[row.draft.kind])


def _members(row: ProgrammeRow) -> object:
    return row.members


def _target(row: ProgrammeRow) -> object:
    return row.draft.target


def _ends(row: ProgrammeRow) -> object:
    return row.draft.ends_on


_COLUMNS = (
    Column(key="name", heading=N_("Name"), kind=ColumnKind.NAME, value=_name, is_sortable=False),
    Column(
        key="kind",
        heading=N_("Kind"),
        kind=ColumnKind.TEXT,
        value=_kind,
        sample="Programme",
        is_sortable=False,
    ),
    Column(
        key="members",
        heading=N_("Families"),
        kind=ColumnKind.FIGURE,
        value=_members,
        sample="100,000",
        is_sortable=False,
    ),
    Column(
        key="target",
        heading=N_("Target"),
        kind=ColumnKind.FIGURE,
        value=_target,
        sample="100,000",
        is_sortable=False,
    ),
    Column(key="ends", heading=N_("Ends on"), kind=ColumnKind.DATE, value=_ends, is_sortable=False),
    Column(
        key="state",
        heading=N_("State"),
        kind=ColumnKind.STATE,
        value=programme_word,
        tone=programme_tone,
        sample="closed",
        is_sortable=False,
    ),
)
