"""Decides many pairs by one rule, after showing all of them."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, ngettext
from desktop.models.duplicate_view import Rule
from desktop.operations.duplicates import pair_rows
from desktop.operations.merging_many import MergedMany, merge_decided
from desktop.operations.pair_decisions import decide_rule, rule_pairs
from desktop.ui.desk import Desk
from desktop.ui.duplicates.columns import COLUMNS
from desktop.ui.duplicates.words import RULES
from desktop.ui.text import leading
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.work_dialog import WorkDialog
from desktop.ui.widgets.wrapped_label import WrappedLabel

_SHOWN = ("left", "right", "opinion", "state")


class RuleDialog(WorkDialog):
    """A rule and the pairs it covers.

    Signals:
        decided: A decision by which all can be taken back, and how many pairs there were.
        merged: How many pairs were merged, and how many are left to be looked at.
    """

    decided = Signal(str, int)
    merged = Signal(int, int)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.jobs, parent, _("Decide many pairs by a rule"), verb=_("Decide"))
        self._desk = desk
        self._seen: list[int] = []
        self.rule = Choice([(rule, _(words)) for rule, words in RULES.items()], self)
        self.rule.setAccessibleName(_("Rule"))
        self.rule.set_value(Rule.SAME_NUMBER)
        self.count = WrappedLabel(parent=self)
        columns = [column for column in COLUMNS if column.key in _SHOWN]
        self.pairs = TableView(columns, self._fetch, name=_("Pairs that the rule covers"), parent=self)
        self.pairs.empty.say(_("The rule covers no pair"), _("Choose another rule."))
        for part in (self.rule, self.count):
            self.body.addWidget(part)
        self.body.addWidget(self.pairs, 1)
        self.rule.changed.connect(self._load)
        self.setMinimumSize(760, 480)
        self._load()

    def is_ready(self) -> bool:
        """Offer the verb when there is something to decide."""
        return bool(self._seen)

    def _fetch(self, ids: object) -> list[object]:
        return list(pair_rows(self._desk.workspace, list(ids)))  # type: ignore[call-overload]  # ids of rows

    def _chosen(self) -> Rule:
        return Rule(str(self.rule.value() or Rule.SAME_NUMBER))

    @Slot()
    def _load(self) -> None:
        self._seen = []
        call = partial(rule_pairs, self._desk.workspace, rule=self._chosen())
        self.start(call, done=self._show)

    def _show(self, ids: list[int]) -> None:
        self._seen = ids
        self.wake()
        self.pairs.show_ids(ids)
        words = ngettext(
            "The rule covers {n} pair. Look through it before you decide.",
            "The rule covers {n} pairs. Look through them before you decide.",
            len(ids),
        )
        self.count.setText(leading(words, self.layoutDirection()))

    def accept(self) -> None:
        """Decide what was seen."""
        if not self.is_ready():
            return
        if self._chosen() is Rule.MERGE:
            call = partial(merge_decided, self._desk.workspace, seen=self._seen)
            self.start(call, done=self._end_merging, title=_("Merging files"), where="process", writes=True)
            return
        decide = partial(decide_rule, self._desk.workspace, rule=self._chosen(), seen=self._seen)
        self.start(decide, done=self._end, title=_("Deciding pairs"), writes=True)

    def _end_merging(self, found: MergedMany) -> None:
        self.merged.emit(found.merged, found.left)
        self.finish()

    def _end(self, answer: tuple[str, int]) -> None:
        self.decided.emit(*answer)
        self.finish()
