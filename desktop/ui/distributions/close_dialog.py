"""The closing of a round: what came back is counted until nothing is unaccounted for."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.i18n.nouns import CURRENCIES
from desktop.i18n.quantities import quantity
from desktop.marking import N_
from desktop.models.handover import DistributionRow, Totals
from desktop.models.problem import has_errors
from desktop.operations import handovers, kept_pages
from desktop.operations.agencies import agency_names
from desktop.operations.round_card import reported_rest, round_card
from desktop.ui.desk import Desk
from desktop.ui.theme import GRID
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.tone import Tone
from desktop.ui.widgets.work_dialog import WorkDialog
from desktop.ui.widgets.wrapped_label import WrappedLabel

_LABELS = {"returned": N_("Returned to the store"), "damaged": N_("Damaged"), "missing": N_("Missing")}


class CloseDialog(WorkDialog):
    """Closes only when received = handed over + returned + damaged + missing.

    Signals:
        closed: The number of the round.
    """

    closed = Signal(str)

    def __init__(self, desk: Desk, row: DistributionRow, parent: QWidget) -> None:
        super().__init__(
            desk.jobs,
            parent,
            _("Close round {number}", number=current().code(row.number)),
            verb=_("Close the round"),
        )
        self._workspace, self._round = desk.workspace, row
        self._known = round_card(desk.workspace, row.uid)
        self._totals = self._known.totals
        self._build_form()
        self.form.changed.connect(self._weigh)
        self.form.submitted.connect(self.accept)
        self._weigh()
        self.form.begin()

    def _build_form(self) -> None:
        decimals = 2 if self._round.unit in CURRENCIES and CURRENCIES[self._round.unit].minor else 0
        self.form = Form(
            [
                Field(name=name, label=label, kind=FieldKind.NUMBER, decimals=decimals)
                for name, label in _LABELS.items()
            ]
            + [Field(name="head", label=N_("Closed by the head of the committee"), is_required=True)],
            parent=self,
        )
        reported = reported_rest(self._workspace, self._round.uid)
        rest = reported._asdict() if reported else dict.fromkeys(_LABELS, 0)
        self.form.set_values({**rest, "head": self._known.head})
        self.verdict = WrappedLabel()
        self.body.addWidget(self._sums())
        if reported is not None:
            self.add_words(self._told())
        self.body.addWidget(self.form)
        self.body.addWidget(self.verdict)
        self._warn_of_pages()

    def _warn_of_pages(self) -> None:
        """Say which scanned pages go with the closing."""
        pages = kept_pages.kept_pages(self._workspace, self._round.uid)
        going = sum(not page.held_because for page in pages)
        words = ngettext(
            "{n} scanned page goes with the closing. If a signature on it is disputed, hold it first: Other papers.",
            "{n} scanned pages go with the closing. Where a signature is disputed, hold the page first: Other papers.",
            going,
        )
        self.pages = self.add_words(words)
        self.pages.setProperty("role", "muted")
        self.pages.setVisible(going > 0)

    def _sums(self) -> QFrame:
        tongue, unit = current(), self._round.unit
        frame = QFrame(self)
        frame.setProperty("role", "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        for words in (
            _("Stock received: {quantity}", quantity=quantity(tongue, self._totals.received, unit)),
            _("Handed over: {quantity}", quantity=quantity(tongue, self._totals.handed_over, unit)),
        ):
            column.addWidget(QLabel(words, frame))
        return frame

    def _told(self) -> str:
        """Say where the figures in the fields come from."""
        agency = self._round.share or ""
        name = agency_names(self._workspace).get(agency, agency)
        return _("These figures were reported by {agency}. Compare them with its minutes.", agency=name)

    def _entered(self) -> dict[str, int]:
        return {name: self.form.number(name) or 0 for name in _LABELS}

    @Slot()
    def _weigh(self) -> None:
        """Say at once what is still missing; the verb is offered when nothing is."""
        difference = self._totals.balance(**self._entered()).difference
        if self._totals.pending:
            words = ngettext(
                "{n} row has no result yet. Enter it first.",
                "{n} rows have no result yet. Enter them first.",
                self._totals.pending,
            )
        elif difference:
            off = quantity(current(), abs(difference), self._round.unit)
            words = (
                _("Not accounted for: {quantity}", quantity=off)
                if difference > 0
                else _("More went out than came in: {quantity}", quantity=off)
            )
        else:
            words = _("✓ Everything is accounted for.")
        is_balanced = self.is_ready()
        self.verdict.setText(words)
        self.verdict.setProperty("role", Tone.OK.value if is_balanced else Tone.ERROR.value)
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)
        self.confirm.setEnabled(is_balanced)

    def is_ready(self) -> bool:
        """Say whether everything is accounted for."""
        return not self._totals.pending and not self._totals.balance(**self._entered()).difference

    def accept(self) -> None:
        """Close the round; the dialog stays open when it is refused."""
        problems = self.form.problems()
        self.form.show_problems(problems)
        if not self.confirm.isEnabled() or has_errors(problems):
            return
        entered = self._entered()
        self.start(
            partial(
                handovers.close,
                self._workspace,
                uid=self._round.uid,
                returned=entered["returned"],
                damaged=entered["damaged"],
                missing=entered["missing"],
                head=self.form.text("head"),
            ),
            title=self.windowTitle(),
            done=self._hand_over,
            writes=True,
        )

    def _hand_over(self, _totals: Totals) -> None:
        self.closed.emit(self._round.number)
        self.finish()
