"""The dialog for a new round: from which list, where, when, and out of which stock."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.i18n.nouns import CURRENCIES
from desktop.i18n.quantities import quantity
from desktop.marking import N_
from desktop.models.approved_list import ApprovedList
from desktop.models.distribution import RoundPlan, check_round
from desktop.models.list_plan import Selection
from desktop.models.problem import has_errors
from desktop.operations import agencies, distributions, list_changes
from desktop.operations.distributions import Planned
from desktop.ui.desk import Desk
from desktop.ui.jobs.job import Job
from desktop.ui.jobs.quick import quick
from desktop.ui.text import embedded
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.number_field import NumberField
from desktop.ui.widgets.work_dialog import WorkDialog
from desktop.ui.widgets.wrapped_label import WrappedLabel

_SHARE, _RESERVE = "share:", "reserve"


class PlanDialog(WorkDialog):
    """Plans a round.

    Signals:
        planned: The round was planned; carries a Planned.
    """

    planned = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, *, list_uid: str = "") -> None:
        super().__init__(desk.jobs, parent, _("New distribution"), verb=_("Plan the round"))
        self._desk = desk
        self._lists = {edition.uid: edition for edition in distributions.plannable(desk.workspace)}
        self._counting: Job | None = None
        self._build_form(list_uid)
        self._connect()
        self._show_list()
        self.form.begin()

    def _build_form(self, list_uid: str) -> None:
        workspace = self._desk.workspace
        self.form = Form(
            _FIELDS, country=workspace.country, today=workspace.today(), across=(1, 1), parent=self
        )
        lists = self._choice("list_uid")
        lists.set_options(
            [(uid, _title(edition, self.layoutDirection())) for uid, edition in self._lists.items()]
        )
        if list_uid not in self._lists and len(self._lists) == 1:
            list_uid = next(iter(self._lists))
        self.form.set_values({"list_uid": list_uid, "day": workspace.today()})
        self.sums = WrappedLabel()
        self.sums.setProperty("role", "muted")
        self.body.addWidget(self.form)
        self.body.addWidget(self.sums)
        self.setMinimumWidth(680)

    def _choice(self, name: str) -> Choice:
        editor = self.form.editor(name)
        assert isinstance(editor, Choice)  # noqa: S101 (the fields declare it)
        return editor

    def _most(self) -> NumberField:
        editor = self.form.editor("most")
        assert isinstance(editor, NumberField)  # noqa: S101 (the field declares it)
        return editor

    def _connect(self) -> None:
        self._choice("list_uid").changed.connect(self._show_list)
        for name in ("places", "share"):
            self._choice(name).changed.connect(self._count)
        self._most().changed.connect(self._count)
        self.form.submitted.connect(self.accept)

    def _list(self) -> ApprovedList | None:
        return self._lists.get(self.form.text("list_uid"))

    def _selection(self) -> Selection:
        place, whose = self.form.text("places"), self.form.text("share")
        return Selection(
            places=(place,) if place else (),
            share=None if whose in ("", _RESERVE) else whose.removeprefix(_SHARE),
            is_reserve=whose == _RESERVE,
            most=self.form.number("most"),
        )

    @Slot()
    def _show_list(self) -> None:
        """Offer the villages and parts of the list chosen; a long list is read behind the window."""
        chosen = self._list()
        if chosen is None:
            self.sums.setText(_("Choose the list that is handed out."))
            return
        ask, jobs = self._desk.workspace, self._desk.jobs
        places = quick(partial(distributions.list_places, ask, chosen.uid))
        jobs.start(places, done=partial(self._offer_places, chosen))
        parts = quick(partial(list_changes.shares, ask, chosen.uid))
        jobs.start(parts, done=partial(self._offer_parts, chosen))
        self._count()

    def _offer_places(self, chosen: ApprovedList, offered: Sequence[tuple[str, int]]) -> None:
        if self._list() == chosen:
            self._choice("places").set_options([(place, place) for place, _families in offered])

    def _offer_parts(self, chosen: ApprovedList, parts: Sequence[tuple[str, int, int]]) -> None:
        if self._list() != chosen:
            return
        names = {row.code: row.name for row in agencies.agencies(self._desk.workspace)}
        options = [
            (f"{_SHARE}{code}", names.get(code, code) if code else _("our office"))
            for code, _families, _quantity in parts
            if len(parts) > 1 or code
        ]
        if chosen.reserve_from is not None:
            options.append((_RESERVE, _("the reserve, called by minute")))
        self._choice("share").set_options(options)

    @Slot()
    def _count(self) -> None:
        """Count behind the window whom the choice reaches."""
        chosen = self._list()
        if chosen is None:
            return
        if self._counting is not None:
            self._counting.forget()
        self.sums.setText(_("Counting the families that fit"))
        counted = quick(partial(distributions.free_sums, self._desk.workspace, chosen.uid, self._selection()))
        self._counting = self._desk.jobs.start(counted, done=partial(self._show_sums, chosen))

    def _show_sums(self, chosen: ApprovedList, sums: tuple[int, int]) -> None:
        families, together = sums
        said = ngettext(
            "{n} family stands in no round of this list yet.",
            "{n} families stand in no round of this list yet.",
            families,
        )
        needed = _("Needed: {quantity}", quantity=quantity(current(), together, chosen.unit))
        self.sums.setText(f"{said} {needed}")

    def wish(self) -> RoundPlan:
        """Return what was entered."""
        day, last, chosen = self.form.day("day"), self.form.day("last_day"), self._list()
        unit = chosen.unit if chosen is not None else ""
        smallest = CURRENCIES[unit].minor_per_main if unit in CURRENCIES else 1
        return RoundPlan(
            list_uid=self.form.text("list_uid"),
            campaign=self.form.text("campaign"),
            place=self.form.text("place"),
            day=day.date if day else self._desk.workspace.today(),
            last_day=last.date if last else None,
            received=(self.form.number("received") or 0) * smallest,
            received_from=self.form.text("received_from"),
            committee=self.form.text("committee"),
            chosen=self._selection(),
            reason=self.form.text("reason"),
        )

    def would_lose(self) -> bool:
        """Say whether something was entered."""
        return self.form.is_dirty

    def accept(self) -> None:
        """Plan the round; the dialog stays open when something is wrong."""
        problems = [*self.form.problems(), *check_round(self.wish(), self._desk.workspace.today())]
        self.form.show_problems(problems)
        if has_errors(problems):
            return
        self.start(
            partial(distributions.plan, self._desk.workspace, wish=self.wish()),
            title=_("Planning the round"),
            done=self._hand_over,
            writes=True,
        )

    def _hand_over(self, planned: Planned) -> None:
        self.planned.emit(planned)
        self.finish()


def _title(edition: ApprovedList, direction: Qt.LayoutDirection) -> str:
    return _(
        "{number}: {title}, edition {edition}",
        number=current().code(edition.number or ""),
        title=embedded(edition.title, direction),
        edition=edition.edition,
    )


def _all_villages(parent: QWidget) -> QWidget:
    return Choice((), parent, empty=_("All villages of the list"))


def _all_parts(parent: QWidget) -> QWidget:
    return Choice((), parent, empty=_("Everybody on the list"))


_FIELDS = (
    Field(name="list_uid", label=N_("Approved list"), kind=FieldKind.CHOICE, is_required=True),
    Field(name="campaign", label=N_("Name of the round"), is_required=True),
    Field(name="places", label=N_("Families of"), make=_all_villages),
    Field(name="share", label=N_("Part of"), make=_all_parts),
    Field(name="most", label=N_("Families at most"), kind=FieldKind.NUMBER, minimum=1),
    Field(name="reason", label=N_("Minutes that call the reserve"), help=N_("Only for the reserve.")),
    Field(name="day", label=N_("Day"), kind=FieldKind.DATE, is_required=True),
    Field(name="last_day", label=N_("Last day"), kind=FieldKind.DATE, help=N_("Empty: it lasts one day.")),
    Field(name="place", label=N_("Place of the distribution"), is_required=True),
    Field(name="committee", label=N_("Committee"), kind=FieldKind.NOTES, help=N_("One person a line.")),
    Field(name="received", label=N_("Stock received"), kind=FieldKind.NUMBER, is_required=True),
    Field(name="received_from", label=N_("Received from, by which paper")),
)
