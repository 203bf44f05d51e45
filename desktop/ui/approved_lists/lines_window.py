"""The families of one edition, a page at a time however many there are, and how they differ from the edition before."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.i18n.quantities import quantity
from desktop.marking import N_
from desktop.models.approved_list import ApprovedList, Differences, LineChange, LineRow, ListRow
from desktop.operations import approved_lists, list_changes
from desktop.operations.agencies import agency_names
from desktop.ui.approved_lists.card import title_of
from desktop.ui.approved_lists.give_dialog import GiveDialog
from desktop.ui.approved_lists.words import CHANGES
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.text import embedded
from desktop.ui.theme import GRID
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.reason_dialog import ReasonDialog
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone


class LinesWindow(Dialog):
    """Shows the lines; the button at the head shows the differences instead.

    Signals:
        changed: A family was left out of a draft, or got another distributor.
    """

    changed = Signal()

    def __init__(
        self, desk: Desk, row: ListRow, parent: QWidget, *, has_former: bool = False, is_draft: bool = False
    ) -> None:
        super().__init__(parent, row.title, verb=_("Close"))
        self._desk, self._row = desk, row
        self._reserve_from = approved_lists.open_list(desk.workspace, row.uid).reserve_from
        self._agencies = agency_names(desk.workspace)
        self._can_give = is_draft and len(self._agencies) > 1
        self._build_tables(has_former=has_former)
        self.out.setVisible(is_draft)
        self.give.setVisible(self._can_give)
        self._connect()
        self.lines.show_ids(range(1, row.families + 1))
        self.lines.setFocus()

    def _build_tables(self, *, has_former: bool) -> None:
        self.leave.hide()
        self.banner = Banner(self)
        self.counts = QLabel(self._summary())
        self.counts.setProperty("role", "muted")
        self.compare: QPushButton = push_button(_("Differences from the edition before"), self)
        self.compare.setCheckable(True)
        self.compare.setVisible(has_former)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.counts, 1)
        self.out = push_button(_("Leave the chosen family out…"), self)
        self.give = push_button(_("Who hands out to it…"), self)
        head.addWidget(self.out)
        head.addWidget(self.give)
        head.addWidget(self.compare)
        self.lines = TableView(self._line_columns(), self._fetch, name=_("Families of the list"), parent=self)
        self.changes = TableView(_change_columns(self._row.unit), name=_("Differences"), parent=self)
        self.changes.empty.say(_("No difference"), _("The same families stand on both editions."))
        self.changes.hide()
        self.body.addWidget(self.banner)
        self.body.addLayout(head)
        self.body.addWidget(self.lines, 1)
        self.body.addWidget(self.changes, 1)
        self.resize(960, 600)

    def _line_columns(self) -> tuple[Column[LineRow], ...]:
        def share(row: LineRow) -> str:
            return quantity(current(), row.quantity, self._row.unit)

        return (
            Column(
                key="position", heading=N_("No."), kind=ColumnKind.FIGURE, value=_position, sample="100,000"
            ),
            Column(key="name", heading=N_("Head of the household"), kind=ColumnKind.NAME, value=_name),
            Column(key="id", heading=N_("National ID"), kind=ColumnKind.IDENTIFIER, value=_national_id),
            Column(
                key="code", heading=N_("File"), kind=ColumnKind.IDENTIFIER, value=_code, sample="2026/10000"
            ),
            Column(key="members", heading=N_("Members"), kind=ColumnKind.FIGURE, value=_members, sample="10"),
            Column(key="place", heading=N_("Village or quarter"), kind=ColumnKind.TEXT, value=_place),
            Column(
                key="quantity", heading=N_("Quantity"), kind=ColumnKind.FIGURE, value=share, sample=_widest()
            ),
            *self._part_columns(),
        )

    def _part_columns(self) -> tuple[Column[LineRow], ...]:
        """Return the column that says who serves each family, where the list was divided or has a reserve."""
        parts = list_changes.shares(self._desk.workspace, self._row.uid)
        if (
            not self._can_give
            and len(parts) < 2
            and not any(code for code, *_ in parts)
            and self._reserve_from is None
        ):
            return ()

        def part(row: LineRow) -> str:
            whose = self._agencies.get(row.share, row.share) if row.share else _("our office")
            is_reserve = self._reserve_from is not None and row.position >= self._reserve_from
            return _("{agency}, reserve", agency=whose) if is_reserve else whose

        widest = max((*self._agencies.values(), _("our office")), key=len)
        return (
            Column(key="part", heading=N_("Handed out by"), kind=ColumnKind.TEXT, value=part, sample=widest),
        )

    def _connect(self) -> None:
        self.compare.toggled.connect(self._show_part)
        self.out.clicked.connect(self._ask_reason)
        self.give.clicked.connect(self._ask_whom)

    def _summary(self) -> str:
        families = ngettext("{n} family", "{n} families", self._row.families)
        together = quantity(current(), self._row.quantity, self._row.unit)
        return " · ".join((title_of(self._row), families, together))

    def _fetch(self, positions: Sequence[int]) -> list[LineRow | None]:
        if not positions:
            return []
        found = approved_lists.lines(
            self._desk.workspace, self._row.uid, first=positions[0], count=len(positions)
        )
        by_position = {line.position: line for line in found}
        return [by_position.get(position) for position in positions]

    @Slot()
    def _ask_reason(self) -> None:
        line: LineRow | None = self.lines.chosen_record()
        if line is None:
            return
        dialog = ReasonDialog(
            self,
            _("Leave {name} out?", name=embedded(line.name, self.layoutDirection())),
            _("Write a reason that can be told to the family. It stays with the list."),
            verb=_("Leave out"),
        )
        dialog.given.connect(partial(self._leave_out, line.position))
        dialog.open()

    def _leave_out(self, position: int, reason: str) -> None:
        self._desk.jobs.start(
            quick(partial(list_changes.leave_out, self._desk.workspace, self._row.uid, position, reason)),
            done=self._show_shorter,
            failed=self.banner.show_error,
            writes=True,
        )

    @Slot()
    def _ask_whom(self) -> None:
        line: LineRow | None = self.lines.chosen_record()
        if line is not None:
            dialog = GiveDialog(self._desk, self._row.uid, line, self)
            dialog.given.connect(self._show_shorter)
            dialog.open()

    @Slot(object)
    def _show_shorter(self, draft: ApprovedList) -> None:
        self._row = self._row._replace(families=draft.families, quantity=draft.quantity)
        self.counts.setText(self._summary())
        self.lines.show_ids(range(1, draft.families + 1))
        self.lines.rows.refresh()
        self.changed.emit()

    @Slot(bool)
    def _show_part(self, is_compared: bool) -> None:
        self.changes.setVisible(is_compared)
        self.lines.setVisible(not is_compared)
        if is_compared:
            self._desk.jobs.start(
                partial(approved_lists.differences, self._desk.workspace, list_uid=self._row.uid),
                done=self._show_differences,
                failed=self.banner.show_error,
            )
        else:
            self.counts.setText(self._summary())

    @Slot(object)
    def _show_differences(self, found: Differences) -> None:
        self.changes.show_rows(found.rows)
        self.counts.setText(
            _(
                "Added {added}, removed {removed}, changed {changed}",
                added=found.added,
                removed=found.removed,
                changed=found.changed,
            )
        )


def _change_columns(unit: str) -> tuple[Column[LineChange], ...]:
    def before(row: LineChange) -> str:
        return quantity(current(), row.quantity_before, unit) if row.quantity_before else ""

    def now(row: LineChange) -> str:
        return quantity(current(), row.quantity_now, unit) if row.quantity_now else ""

    return (
        Column(
            key="kind",
            heading=N_("Difference"),
            kind=ColumnKind.STATE,
            value=_change_word,
            tone=_change_tone,
        ),
        Column(key="name", heading=N_("Head of the household"), kind=ColumnKind.NAME, value=_name),
        Column(key="code", heading=N_("File"), kind=ColumnKind.IDENTIFIER, value=_code, sample="2026/10000"),
        Column(key="place", heading=N_("Village or quarter"), kind=ColumnKind.TEXT, value=_place),
        Column(key="before", heading=N_("Before"), kind=ColumnKind.FIGURE, value=before, sample=_widest()),
        Column(key="now", heading=N_("Now"), kind=ColumnKind.FIGURE, value=now, sample=_widest()),
    )


def _position(row: LineRow) -> object:
    return row.position


def _name(row: LineRow | LineChange) -> object:
    return row.name


def _national_id(row: LineRow) -> object:
    return row.national_id


def _code(row: LineRow | LineChange) -> object:
    return row.household_code


def _members(row: LineRow) -> object:
    return row.members


def _place(row: LineRow | LineChange) -> object:
    return row.place


def _change_word(row: LineChange) -> str:
    return _(CHANGES[row.kind][0])


def _change_tone(row: LineChange) -> Tone:
    return CHANGES[row.kind][1]


def _widest() -> str:
    return quantity(current(), 1000, "kg")
