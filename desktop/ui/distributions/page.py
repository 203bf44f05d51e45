"""The page of distributions: rounds planned from approved lists, their sheets, results and closing."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.i18n.digits import fold_digits
from desktop.models.distribution import DistributionState
from desktop.models.handover import DistributionRow
from desktop.operations import distributions
from desktop.operations.distributions import Planned
from desktop.operations.list_choices import aid_labels
from desktop.operations.round_card import round_card
from desktop.ui.desk import Desk, Wish
from desktop.ui.distributions.card import card_of
from desktop.ui.distributions.columns import round_columns
from desktop.ui.distributions.plan_dialog import PlanDialog
from desktop.ui.distributions.verbs import PRINTABLE, RoundVerbs
from desktop.ui.keys import Key
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.records_pane import RecordsPane
from desktop.ui.widgets.switch import Switch
from desktop.ui.widgets.tone import Tone

PLAN = "plan:"
"""A wish whose filter begins so asks to plan a round from the list named behind it."""

OPEN = "open"  # the wish of the page Today
EVERY, UNDER_WAY = 0, 1


class DistributionsPage(Page):
    """The rounds, newest first, with the card of the one chosen."""

    shows = frozenset({"distribution", "distribution_line", "code"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Distributions"), parent, search=_("Search by number, round or place…"))
        self._labels: dict[str, str] = {}  # of kinds of aid, by code
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        self.print = self.add_button(_("Print sheet"), "print", Key.PRINT)
        self.new = self.set_primary(_("New distribution"), "add", Key.NEW)
        self.switch = Switch((_("All rounds"), _("Under way")), self)
        self.add_above(self.switch)
        self.pane = RecordsPane(
            round_columns(self._aid),
            name=self.title,
            key="distributions",
            hint=_("Choose a distribution to see it here."),
            preferences=self.desk.preferences,
            parent=self,
        )
        self.view, self.card = self.pane.view, self.pane.card
        self.view.empty.say(
            _("No distribution yet"), _("Plan one from an approved list."), _("New distribution")
        )
        self.verbs = RoundVerbs(self, self.card)
        self.set_body(self.pane)

    def _aid(self, row: DistributionRow) -> str:
        return self._labels.get(row.aid_kind, row.aid_kind)

    def _connect(self) -> None:
        self.switch.switched.connect(self._show_part)
        self.new.clicked.connect(self._begin)
        self.print.clicked.connect(self.verbs.print_sheet)
        self.view.empty.pressed.connect(self._begin)
        self.pane.chosen.connect(self._show_record)
        self.view.record_opened.connect(self._go_on)
        self.verbs.changed.connect(self.reload)

    def reload(self) -> None:
        """Show the rounds that fit the search."""
        words = fold_digits(self.search_words()).casefold()
        self._labels = aid_labels(self.desk.workspace, current().language)
        rows = distributions.distributions(self.desk.workspace)
        is_every = self.switch.place() == EVERY
        shown = [
            row for row in rows if _fits(row, words) and (is_every or row.state is DistributionState.OPEN)
        ]
        self.pane.show_rows(shown)
        self.tell(ngettext("{n} distribution", "{n} distributions", len(shown)))

    def receive(self, wish: Wish) -> None:
        """Plan a round from a list, show the rounds under way, or choose the round named by its uid."""
        super().receive(wish)
        if wish.filter.startswith(PLAN):
            self._plan_from(wish.filter.removeprefix(PLAN))
            return
        self.switch.go_to(UNDER_WAY if wish.filter == OPEN else EVERY)
        if wish.filter != OPEN:
            self.pane.choose(wish.filter)

    def _chosen(self) -> DistributionRow | None:
        row: DistributionRow | None = self.pane.record()
        return row

    @Slot()
    def _show_record(self) -> None:
        row, totals = self._chosen(), None
        if row is None:
            self.card.show_nothing()
        else:
            known = round_card(self.desk.workspace, row.uid)
            totals = known.totals
            self.card.show_record(card_of(row, known, self._aid(row)))
        self.print.setEnabled(row is not None and row.state in PRINTABLE and row.share_state is None)
        self.verbs.serve(row, totals)

    @Slot(int)
    def _show_part(self, _place: int) -> None:
        self.reload()

    @Slot()
    def _begin(self) -> None:
        self._plan_from("")

    def _plan_from(self, list_uid: str) -> None:
        dialog = PlanDialog(self.desk, self, list_uid=list_uid)
        dialog.planned.connect(self._show_planned)
        dialog.open()

    @Slot(object)
    def _show_planned(self, planned: Planned) -> None:
        self.switch.go_to(EVERY)
        self.pane.choose(planned.uid)
        self.reload()
        self.view.setFocus()
        self.banner.say(_planned_words(planned), Tone.OK)

    @Slot()
    def _go_on(self, _row_id: object = None) -> None:
        """Take Enter on a round for its next step: its sheet, then its results."""
        row = self._chosen()
        if row is not None and row.state is DistributionState.PLANNED:
            self.verbs.print_sheet()
        else:
            self.verbs.enter_results()


def _fits(row: DistributionRow, words: str) -> bool:
    return words in f"{row.number} {row.campaign} {row.place}".casefold()


def _planned_words(planned: Planned) -> str:
    words = _("Round {number} was planned. Print its sheet next.", number=current().code(planned.number))
    if planned.left_out:
        words += " " + ngettext(
            "{n} family was left out, because it stands in another round of this list.",
            "{n} families were left out, because they stand in another round of this list.",
            planned.left_out,
        )
    barred = sum(count for _reason, count in planned.barred)
    if barred:
        words += " " + ngettext(
            "{n} family of the list may receive nothing now and was left out; Approved lists, Left out, says who and why.",
            "{n} families of the list may receive nothing now and were left out; "
            "Approved lists, Left out, says who and why.",
            barred,
        )
    return words
