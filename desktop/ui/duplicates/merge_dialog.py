"""Shows what a merge would do, and lets the clerk choose field by field whose value is kept."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QGridLayout, QLabel, QRadioButton, QScrollArea, QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.models.duplicate_view import PairSide
from desktop.models.duplicate_words import field_label, stored_value
from desktop.models.merge_plan import Difference, MergePlan, MergeWish
from desktop.operations.duplicates import PairCard
from desktop.operations.merging import merge, plan_merge
from desktop.ui.desk import Desk
from desktop.ui.text import code, embedded, leading
from desktop.ui.theme import GRID
from desktop.ui.widgets.work_dialog import WorkDialog
from desktop.ui.widgets.wrapped_label import WrappedLabel


class MergeDialog(WorkDialog):
    """Which file stays, whether the whole family goes along, and the value of each field that differs."""

    def __init__(self, desk: Desk, card: PairCard, parent: QWidget) -> None:
        super().__init__(desk.jobs, parent, _("Merge two files"), verb=_("Merge"))
        self._desk, self._card = desk, card
        self.merge_uid = ""
        self.plan: MergePlan | None = None
        self._taken: dict[str, QRadioButton] = {}
        self._build_choices()
        self._connect()
        self._load()
        self.setMinimumSize(720, 520)

    def _build_choices(self) -> None:
        self.add_words(
            _(
                "One file stays and takes the other's values, members, help and programmes. "
                "What is not kept stands in the history with its source. A merge can be undone."
            )
        )
        self.stays: list[tuple[int, QRadioButton]] = []
        group = QButtonGroup(self)
        for side in (self._card.left, self._card.right):
            choice = QRadioButton(self._file_words(side), self)
            group.addButton(choice)
            self.stays.append((side.id, choice))
            self.body.addWidget(choice)
        older = self._card.left.created_at <= self._card.right.created_at
        self.stays[0 if older else 1][1].setChecked(True)
        self.family = QCheckBox(_("It is the same family: all members go along"), self)
        self.family.setChecked(self._card.left.household_id != self._card.right.household_id)
        self.family.setVisible(self._card.left.household_id != self._card.right.household_id)
        self.body.addWidget(self.family)
        self._scroll = QScrollArea(self, widgetResizable=True)
        self._scroll.setAccessibleName(_("Values that differ"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._scroll, 1)

    def _file_words(self, side: PairSide) -> str:
        number = code(current().digits(side.code))
        members = ngettext("{n} member", "{n} members", side.members)
        name = embedded(side.name, self.layoutDirection())
        return _("File {number} stays: {name}, {members}", number=number, name=name, members=members)

    def _connect(self) -> None:
        for _person, choice in self.stays:
            choice.toggled.connect(self._load)
        self.family.toggled.connect(self._load)

    def is_ready(self) -> bool:
        """Offer the verb when the plan is known."""
        return self.plan is not None

    def wish(self) -> MergeWish:
        """Return what was chosen."""
        stays = next(one for one, choice in self.stays if choice.isChecked())
        takes = frozenset(key for key, other in self._taken.items() if other.isChecked())
        return MergeWish(
            pair_id=self._card.id,
            stays_id=stays,
            is_family=self.family.isChecked(),
            takes=takes if self.plan else None,
        )

    @Slot()
    def _load(self) -> None:
        self.plan, self._taken = None, {}
        self.start(partial(plan_merge, self._desk.workspace, wish=self.wish()), done=self._show_plan)

    def _show_plan(self, plan: MergePlan) -> None:
        self.plan = plan
        self.wake()
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        for place, one in enumerate(plan.differences):
            self._add_difference(grid, place, one)
        row = len(plan.differences)
        for words in self._notes(plan):
            label = WrappedLabel(leading(words, self.layoutDirection()))
            grid.addWidget(label, row, 0, 1, 3)
            row += 1
        grid.setRowStretch(row, 1)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        self._scroll.setWidget(sheet)

    def _add_difference(self, grid: QGridLayout, row: int, one: Difference) -> None:
        label = QLabel(_(field_label(one.field)))
        label.setProperty("role", "muted")
        own, other = (
            QRadioButton(stored_value(current(), one.field, value) or _("nothing"), self)
            for value in (one.own, one.other)
        )
        group = QButtonGroup(own)
        for column, choice in ((1, own), (2, other)):
            group.addButton(choice)
            choice.setAccessibleName(f"{label.text()}: {choice.text()}")
            grid.addWidget(choice, row, column)
        (other if one.fills else own).setChecked(True)
        own.setEnabled(not one.fills)
        grid.addWidget(label, row, 0)
        self._taken[one.key] = other

    def _notes(self, plan: MergePlan) -> list[str]:
        found = []
        if not plan.differences:
            found.append(_("No value differs."))
        for move in plan.members:
            name, other = (embedded(one, self.layoutDirection()) for one in (move.name, move.into))
            if move.into_id is None:
                found.append(_("{name} moves into the family that stays.", name=name))
            else:
                found.append(_("{name} is taken for {other}.", name=name, other=other))
        if plan.open_rows:
            found.append(
                ngettext(
                    "The file that goes stands on {n} sheet whose results are not entered yet: take care that "
                    "the family is served once.",
                    "The file that goes stands on {n} sheets whose results are not entered yet: take care that "
                    "the family is served once.",
                    plan.open_rows,
                )
            )
        return found

    def accept(self) -> None:
        """Merge."""
        if self.is_ready():
            call = partial(merge, self._desk.workspace, wish=self.wish())
            self.start(call, done=self._end, title=_("Merging two files"), writes=True)

    def _end(self, merge_uid: str) -> None:
        self.merge_uid = merge_uid
        self.finish()
