"""The dialog for a new list: what is given, who is meant, and a count that follows every change."""

from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _, current
from desktop.i18n.nouns import CURRENCIES
from desktop.models.list_plan import (
    Criteria,
    ExcludedFamily,
    ListPlan,
    ListPreview,
    Portion,
    PortionRule,
    check_plan,
)
from desktop.models.listing import Listing
from desktop.models.period import Period
from desktop.models.problem import has_errors
from desktop.operations import approved_lists
from desktop.operations.list_choices import AidChoice, ListChoices, list_choices
from desktop.operations.list_drafting import Drafted
from desktop.ui.approved_lists.draft_fields import WHAT, WHO
from desktop.ui.approved_lists.excluded_window import ExcludedWindow
from desktop.ui.approved_lists.named_families import NamedFamilies
from desktop.ui.approved_lists.preview_card import PreviewCard
from desktop.ui.desk import Desk
from desktop.ui.theme import GRID
from desktop.ui.widgets.check_list import CheckList
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.period_field import as_period
from desktop.ui.widgets.scrolled import scrolled
from desktop.ui.widgets.work_dialog import WorkDialog

_PAUSE_MS = 300


class DraftDialog(WorkDialog):
    """Plans a list.

    Signals:
        drafted: The list was drafted; carries a Drafted.
    """

    drafted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None, seen: Listing | None = None) -> None:
        super().__init__(desk.jobs, parent, _("New list"), verb=_("Draft the list"))
        self._desk = desk
        self._aid_kinds: dict[str, AidChoice] = {}
        self._asked = 0
        self._build_forms()
        source = self.what.editor("source")
        assert isinstance(source, Choice)  # noqa: S101 (the fields declare it)
        self.named = NamedFamilies(desk, source, self.banner, seen)
        self._connect()
        self._load_choices()
        self._count.start()

    def _build_forms(self) -> None:
        workspace = self._desk.workspace
        facts = {"country": workspace.country, "today": workspace.today(), "labels_above": True}
        self._count = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.what = Form(WHAT, parent=self, **facts)  # type: ignore[arg-type]  # one table for both forms
        self.who = Form(WHO, parent=self, **facts)  # type: ignore[arg-type]  # one table for both forms
        self.preview = PreviewCard(self)
        self.preview.setFixedWidth(250)
        self.what.set_values({"each": 1, "rule": PortionRule.FAMILY.value})
        sheet = QWidget(self)
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(3 * GRID)
        for heading, form in ((_("What is given"), self.what), (_("Who stands on it"), self.who)):
            columns.addLayout(_under_heading(heading, form), 1)
        columns.addSpacing(GRID // 2)  # beside the bar that scrolls
        area = scrolled(self, sheet)  # small screens are lower than both forms
        area.setMinimumWidth(sheet.minimumSizeHint().width() + 2 * GRID)
        parts = QHBoxLayout()
        parts.addWidget(area, 1)
        parts.addWidget(self.preview)
        self.body.addLayout(parts, 1)
        self.resize(1000, 680)

    def _connect(self) -> None:
        for form in (self.what, self.who):
            form.changed.connect(self._count.start)
        self.what.changed.connect(self.named.follow)
        self.named.found.connect(self._count.start)
        self.what.submitted.connect(self.who.begin)
        self.who.submitted.connect(self.accept)
        self._count.timeout.connect(self._ask_count)
        self.preview.excluded.clicked.connect(self._ask_excluded)

    def _load_choices(self) -> None:
        self._desk.jobs.start(
            partial(list_choices, self._desk.workspace, language=current().language),
            done=self._offer,
            failed=self.banner.show_error,
        )

    @Slot(object)
    def _offer(self, choices: ListChoices) -> None:
        self._aid_kinds = {aid.code: aid for aid in choices.aid_kinds}
        options: dict[str, list[tuple[object, str]]] = {
            "aid_kind": [(aid.code, aid.label) for aid in choices.aid_kinds],
            "programme": [(one.code, one.label) for one in choices.programmes],
            "area": [(one.code, one.label) for one in choices.areas],
            "member_of": [(one.code, one.label) for one in choices.programmes],
        }
        for name, offered in options.items():
            form = self.what if name in {"aid_kind", "programme"} else self.who
            editor = form.editor(name)
            assert isinstance(editor, Choice)  # noqa: S101 (the fields declare it)
            editor.set_options(offered)
        for name, ticked in (
            ("places", [(place, place) for place in choices.places]),
            ("categories", list(choices.categories)),
        ):
            boxes = self.who.editor(name)
            assert isinstance(boxes, CheckList)  # noqa: S101 (the fields declare it)
            boxes.set_options(ticked)

    def would_lose(self) -> bool:
        """Say whether something was entered."""
        return self.what.is_dirty or self.who.is_dirty

    def plan(self) -> ListPlan:
        """Return what was entered so far; the day of today stands for a period that is missing."""
        today = self._desk.workspace.today()
        period = as_period(self.what.values()["period"]) or Period(today, today)
        aid = self._aid_kinds.get(self.what.text("aid_kind"))
        unit = aid.unit if aid is not None else ""
        money = CURRENCIES.get(unit)
        each = (self.what.number("each") or 0) * (money.minor_per_main if money is not None else 1)
        return ListPlan(
            title=self.what.text("title"),
            aid_kind=self.what.text("aid_kind"),
            unit=unit,
            period_from=period.first,
            period_to=period.last,
            criteria=self._criteria(),
            portion=Portion(each=each, rule=PortionRule(self.what.text("rule") or PortionRule.FAMILY)),
            programme=self.what.text("programme"),
            named=self.named.households,
        )

    def _criteria(self) -> Criteria:
        values, area = self.who.values(), self.who.text("area")
        return Criteria(
            area_codes=(area,) if area else (),
            places=values["places"],  # type: ignore[arg-type]  # a tuple of words, see CheckList
            categories=values["categories"],  # type: ignore[arg-type]  # a tuple of words, see CheckList
            size_from=self.who.number("size_from"),
            size_to=self.who.number("size_to"),
            programme=self.who.text("member_of"),
            days_apart=self.who.number("days_apart"),
            source=self.named.source,
            source_name=self.named.name,
        )

    @Slot()
    def _ask_count(self) -> None:
        self._asked += 1
        self.preview.show_waiting()
        self._desk.jobs.start(
            partial(approved_lists.list_preview, self._desk.workspace, plan=self.plan()),
            done=self._show_count,
            failed=self._miss_count,
        )

    @Slot(object)
    def _show_count(self, found: ListPreview) -> None:
        self._asked -= 1
        if self._asked == 0:  # a later change is still being counted otherwise
            self.preview.show_preview(found, self.plan().unit)

    @Slot(object)
    def _miss_count(self, error: UserError) -> None:
        self._asked -= 1
        self.banner.show_error(error)

    @Slot()
    def _ask_excluded(self) -> None:
        self._desk.jobs.start(
            partial(approved_lists.excluded_families, self._desk.workspace, plan=self.plan()),
            done=self._show_excluded,
            failed=self.banner.show_error,
        )

    @Slot(object)
    def _show_excluded(self, families: list[ExcludedFamily]) -> None:
        ExcludedWindow(families, self).open()

    def accept(self) -> None:
        """Draft the list; the dialog stays open when something is wrong."""
        problems = [*self.what.problems(), *self.who.problems(), *check_plan(self.plan())]
        self.who.show_problems(self.what.show_problems(problems))
        if has_errors(problems):
            return
        self.start(
            partial(approved_lists.draft_list, self._desk.workspace, plan=self.plan()),
            title=_("Drafting the list"),
            done=self._hand_over,
            writes=True,
        )

    def _hand_over(self, drafted: Drafted) -> None:
        self.drafted.emit(drafted)
        self.finish()


def _under_heading(words: str, form: QWidget) -> QVBoxLayout:
    heading = QLabel(words)
    heading.setProperty("role", "heading")
    column = QVBoxLayout()
    column.setSpacing(GRID)
    column.addWidget(heading)
    column.addWidget(form, 1)
    return column
