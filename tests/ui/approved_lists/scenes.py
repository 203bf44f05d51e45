"""The scenes of the page of approved lists: its table and card, and each of its dialogs."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.models.list_plan import Criteria, ListPlan, Portion, PortionRule
from desktop.operations import agencies, approvals, approved_lists, list_changes, programmes
from desktop.operations.agencies import AgencyDraft
from desktop.operations.list_drafting import Drafted
from desktop.operations.list_printing import print_list
from desktop.progress import Progress
from desktop.ui.approved_lists.divide_dialog import DivideDialog
from desktop.ui.approved_lists.draft_dialog import DraftDialog
from desktop.ui.approved_lists.excluded_window import ExcludedWindow
from desktop.ui.approved_lists.give_dialog import GiveDialog
from desktop.ui.approved_lists.left_out_window import LeftOutWindow
from desktop.ui.approved_lists.lines_window import LinesWindow
from desktop.ui.approved_lists.page import ApprovedListsPage
from desktop.ui.widgets.print_dialog import PrintDialog
from desktop.workspace import Workspace
from tests.factories import as_checker
from tests.families import run_sql
from tests.ui.desks import country_of, filled_office, keep, language, make_desk, settle
from tests.ui.gallery import Scene

TITLES = {
    "eg": ("كراتين شهر رمضان", "مساعدة نقدية لأسر القصاصين", "بطاطين الشتاء", "حقائب مدرسية"),
    "ir": ("بسته معیشتی ماه رمضان", "کمک موردی خانوارهای نازلو", "پتوی زمستانی", "کیف و لوازم‌التحریر"),
}
LEFT = {
    "eg": ("انتقلت إلى محافظة أخرى", "تعولها جمعية أخرى"),
    "ir": ("به شهر دیگری رفته است", "زیر پوشش نهاد دیگری است"),
}
PARTNERS = {"eg": ("بنك الطعام المصري", "جمعية الأورمان"), "ir": ("خیریه مهر", "بهزیستی شهرستان خوی")}
REASON = {"eg": "الكمية لا تكفي، راجع المخزن", "ir": "موجودی انبار کافی نیست"}


def plan(title: str, aid_kind: str = "food_box", unit: str = "box", **changes: object) -> ListPlan:
    """Return the plan of a list."""
    values: dict[str, object] = {
        "title": title,
        "aid_kind": aid_kind,
        "unit": unit,
        "period_from": date(2026, 2, 18),
        "period_to": date(2026, 3, 19),
    }
    return ListPlan(**(values | changes))  # type: ignore[arg-type]  # the table holds the plan's own fields


def approve(workspace: Workspace, drafted: Drafted) -> None:
    """Let the checker approve a draft."""
    number = approved_lists.ask_approval(workspace, drafted.uid)
    approvals.settle(
        as_checker(workspace), number, approved_lists.approval_digest, approved_lists.carry_out, Progress()
    )


def fill(workspace: Workspace) -> None:
    """Make lists in every state, and a second edition."""
    food, cash, blankets, bags = TITLES[workspace.settings.country]
    programmes.add_programme(workspace, code="local", name=food)
    by_member = Portion(each=2, rule=PortionRule.MEMBER)
    refused = approved_lists.draft_list(workspace, plan(bags, "kind_school_bag", "set"))
    number = approved_lists.ask_approval(workspace, refused.uid)
    approvals.refuse(as_checker(workspace), number, REASON[workspace.settings.country])
    first = approved_lists.draft_list(workspace, plan(food, portion=by_member))
    approve(workspace, first)
    run_sql(workspace, "update household set state = 'suspended' where id in (3, 9)")
    run_sql(workspace, "update household set members_declared = 9 where id = 5")
    run_sql(workspace, "update person set id_state = 'disputed' where household_id = 12")
    approve(workspace, approved_lists.new_edition(workspace, first.uid))
    money = plan(cash, "cash_once", "EGP", portion=Portion(each=125_000), criteria=Criteria(size_from=3))
    approved_lists.ask_approval(workspace, approved_lists.draft_list(workspace, money).uid)
    approved_lists.draft_list(workspace, plan(blankets, "kind_blanket", "piece", portion=by_member))


def office() -> Workspace:
    """Return the office of the reader's country."""
    return filled_office(country_of(language()), fill)


def page(state_row: int = 2) -> ApprovedListsPage:
    """Return the page with one list chosen."""
    desk = make_desk(office())
    made = ApprovedListsPage(desk)
    keep(desk, made)
    made.view.selectRow(state_row)
    return made


def empty_page() -> QWidget:
    """Return the page of an office without lists."""
    desk = make_desk(filled_office(country_of(language()), _nothing))
    made = ApprovedListsPage(desk)
    keep(desk, made)
    return made


def _nothing(workspace: Workspace) -> None:
    """Add nothing."""


def draft() -> QWidget:
    """Return the dialog for a new list, half filled."""
    desk = make_desk(office())
    dialog = DraftDialog(desk, None)
    keep(desk, dialog)
    settle(desk)
    dialog.what.set_values(
        dialog.what.values() | {"title": TITLES[country_of(language())][0], "aid_kind": "food_box"}
    )
    places = dialog.who.editor("places")
    places.set_value([places.item(0).data(0x100), places.item(1).data(0x100)])  # type: ignore[attr-defined]
    dialog._count.stop()
    dialog._ask_count()
    settle(desk)
    return dialog


def lines() -> QWidget:
    """Return the families of the approved list."""
    made = page()
    return LinesWindow(made.desk, made.view.chosen_record(), made, has_former=True)


def differences() -> QWidget:
    """Return the differences of the second edition."""
    window = lines()
    assert isinstance(window, LinesWindow)
    window.compare.click()
    settle(window._desk)
    return window


def excluded() -> QWidget:
    """Return the families that were left out."""
    families = approved_lists.excluded_families(office(), plan("x"))
    return ExcludedWindow(families, None)


def _with_changes(workspace: Workspace) -> None:
    """Leave two families out of a draft by hand; name partners to divide it among."""
    country = workspace.settings.country
    drafted = approved_lists.draft_list(workspace, plan(TITLES[country][0]))
    for reason in LEFT[country]:
        list_changes.leave_out(workspace, drafted.uid, 2, reason)
    for n, name in enumerate(PARTNERS[country]):
        agencies.add_agency(workspace, AgencyDraft(code=f"partner{n}", name=name))


def _changed() -> ApprovedListsPage:
    desk = make_desk(filled_office(country_of(language()), _with_changes))
    made = ApprovedListsPage(desk)
    keep(desk, made)
    made.view.selectRow(0)
    return made


def left_out() -> QWidget:
    """Return who was left out of the draft by hand."""
    made = _changed()
    window = LeftOutWindow(made.desk, made.view.chosen_record(), made, is_draft=True)
    settle(made.desk)
    window.table.selectRow(0)
    return window


def dividing() -> QWidget:
    """Return the question for the parts of a list."""
    made = _changed()
    dialog = DivideDialog(made.desk, made.view.chosen_record(), made)
    dialog.numbers.set_values({"partner0": 4, "partner1": 3})
    dialog.end.set_values({"reserve": 2})
    return dialog


def drafted_lines() -> QWidget:
    """Return the families of a draft, one of which can be left out or given to a partner."""
    made = _changed()
    window = LinesWindow(made.desk, made.view.chosen_record(), made, is_draft=True)
    window.lines.selectRow(0)
    return window


def giving() -> QWidget:
    """Return the question who hands out to one family."""
    made = _changed()
    row = made.view.chosen_record()
    assert row is not None
    line = approved_lists.lines(made.desk.workspace, row.uid)[0]
    return GiveDialog(made.desk, row.uid, line, made)


def printing() -> QWidget:
    """Return the dialog before a print."""
    made = page()
    return PrintDialog(made.desk, made, title="", verb=print_list, uid="", file_name="x", copies=1)


def scenes() -> Iterator[Scene]:
    """Yield the scenes."""
    yield Scene("lists", page)
    yield Scene("lists-waiting", lambda: page(1))
    yield Scene("lists-refused", lambda: page(4))
    yield Scene("lists-empty", empty_page)
    yield Scene("list-draft", draft)
    yield Scene("list-lines", lines)
    yield Scene("list-differences", differences)
    yield Scene("list-excluded", excluded)
    yield Scene("print-dialog", printing, keeps_its_size=True)
    yield Scene("list-left-out", left_out)
    yield Scene("list-divide", dividing, keeps_its_size=True)
    yield Scene("list-draft-lines", drafted_lines)
    yield Scene("list-give", giving, keeps_its_size=True)
