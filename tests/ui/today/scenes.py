"""The scenes of Today: requests of every kind, what became of one's own, an office of one, and nothing at all."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import current
from desktop.models.approval import ApprovalKind
from desktop.models.list_plan import ListPlan
from desktop.models.package import RowDecision, RowVerdict, Standing
from desktop.operations import agencies, approvals, approved_lists, cards, memoranda, packages, reviewing
from desktop.operations.activation import compare_digits
from desktop.operations.decisions import grant, request_sheet
from desktop.operations.memorandum_printing import print_memorandum
from desktop.operations.notices import print_notice
from desktop.operations.sending import ask_send
from desktop.progress import Progress
from desktop.ui.today.history_window import HistoryWindow
from desktop.ui.today.page import MINE, TodayPage
from desktop.ui.today.refusal import RefusalDialog
from desktop.ui.today.request_window import RequestWindow
from desktop.ui.widgets.pdf_view import PdfView
from desktop.workspace import Workspace
from tests.exchanging import decimal
from tests.factories import as_checker
from tests.sole_office import make_sole_office
from tests.ui.desks import add_invented, country_of, filled_office, keep, language, make_desk, settle
from tests.ui.exchange_office import a_choice, a_draft
from tests.ui.exchange_office import fill as fill_exchange
from tests.ui.gallery import Scene

TITLES = {"eg": ("كراتين شهر رمضان", "بطاطين الشتاء"), "ir": ("بسته معیشتی ماه رمضان", "پتوی زمستانی")}
REASON = {"eg": "الكمية أقل من عدد الأسر المستحقة", "ir": "مقدار کمتر از تعداد خانوارهاست"}


def plan(workspace: Workspace, place: int = 0) -> ListPlan:
    """Return what a list is asked to be."""
    return ListPlan(
        title=TITLES[workspace.settings.country][place], aid_kind="food_box", unit="carton",
        period_from=date(2026, 2, 18), period_to=date(2026, 3, 19),
    )  # fmt: skip


def fill(workspace: Workspace) -> None:
    """Ask for two lists."""
    for place in range(2):
        drafted = approved_lists.draft_list(workspace, plan(workspace, place))
        approved_lists.ask_approval(workspace, drafted.uid)


def fill_all(workspace: Workspace) -> None:
    """Ask for one thing of every kind, and let some requests have been decided before."""
    fill_exchange(workspace)
    drafted = approved_lists.draft_list(workspace, plan(workspace, 1))
    number = approved_lists.ask_approval(workspace, drafted.uid)
    approvals.refuse(as_checker(workspace), number, REASON[workspace.settings.country])
    again = approved_lists.ask_approval(workspace, drafted.uid)
    approvals.withdraw(workspace, again)
    fill(workspace)
    uid, partner = next(
        (row.uid, row.partner) for row in packages.desk(workspace).received if row.standing is Standing.STAGED
    )
    assert partner
    for verdict in RowVerdict:
        has_to_refuse = verdict in reviewing.NEVER_BY_RULE
        reviewing.decide_rule(
            workspace, uid, verdict, RowDecision.REFUSE if has_to_refuse else RowDecision.TAKE
        )
    reviewing.ask_accept(workspace, uid)
    active = next(row for row in memoranda.memoranda(workspace) if row.standing.value == "active")
    code = next(
        row.code for row in agencies.agencies(workspace) if not row.is_own and row.card_state == "verified"
    )
    ask_send(workspace, a_choice(active.uid, code))
    _ask_card(workspace)
    _ask_memorandum(workspace, code)


def _ask_card(workspace: Workspace) -> None:
    unverified = next(row for row in agencies.agencies(workspace) if row.card_state == "unverified")
    cards.type_digits(workspace, unverified.uid, unverified.fingerprint)


def _ask_memorandum(workspace: Workspace, partner: str) -> None:
    uid = memoranda.draft_memorandum(workspace, replace(a_draft(workspace, partner, 1), row_cap=400))
    out = Path(tempfile.mkdtemp(prefix="wasl-scene-")) / "memorandum.pdf"
    print_memorandum(workspace, uid, out)
    compare_digits(workspace, uid, decimal(memoranda.memorandum(workspace, uid).record.digest))


def page(kind: ApprovalKind) -> QWidget:
    """Return the desk of the checker, with a request of a kind chosen."""
    made = _page(as_checker(filled_office(country_of(language()), fill_all)))
    made.requests.selectRow([row.kind for row in approvals.waiting(made.desk.workspace)].index(kind))
    settle(made.desk)
    return made


def mine() -> QWidget:
    """Return the desk of the clerk, who looks at what became of his requests."""
    made = _page(filled_office(country_of(language()), fill_all))
    made.side.go_to(MINE)
    made.requests.selectRow([row.state for row in approvals.mine(made.desk.workspace)].index("refused"))
    settle(made.desk)
    return made


def nothing() -> QWidget:
    """Return the desk on a quiet day."""
    return _page(filled_office(country_of(language()), _nothing))


def everything(kind: ApprovalKind) -> QWidget:
    """Return the page of one request."""
    made = page(kind)
    assert isinstance(made, TodayPage)
    row = made.requests.chosen_record()
    sheet = request_sheet(made.desk.workspace, row.number, current())
    return RequestWindow(row, sheet, made)


def history() -> QWidget:
    """Return the decided requests with one chosen."""
    made = _page(as_checker(filled_office(country_of(language()), fill_all)))
    window = HistoryWindow(made.desk, made)
    window.table.selectRow(1)
    return window


def refusal() -> QWidget:
    """Return the question for a reason."""
    workspace = as_checker(filled_office(country_of(language()), fill))
    return RefusalDialog(approvals.waiting(workspace)[0], None)


def alone(*, is_posted: bool) -> QWidget:
    """Return the desk of an office of one, before or after the notice was printed."""
    workspace, _paper = _sole(country_of(language()), language() if is_posted else "")
    made = _page(workspace)
    made.requests.selectRow(0)
    settle(made.desk)
    return made


def notice() -> QWidget:
    """Return the notice to be posted."""
    paper = _sole(country_of(language()), language())[1]
    view = PdfView()
    view.show_paper(paper.read_bytes(), paper.stem)
    return view


def scenes() -> Iterator[Scene]:
    """Yield every scene of the page."""
    for kind in (
        ApprovalKind.LIST, ApprovalKind.EXPORT, ApprovalKind.MEMORANDUM, ApprovalKind.CARD, ApprovalKind.ACCEPT
    ):  # fmt: skip
        yield Scene(f"today-{kind.value}", partial(page, kind))
    yield Scene("today-list-all", partial(everything, ApprovalKind.LIST))
    yield Scene("today-export-all", partial(everything, ApprovalKind.EXPORT))
    yield Scene("today-mine", mine)
    yield Scene("today-nothing", nothing)
    yield Scene("today-alone", partial(alone, is_posted=False))
    yield Scene("today-alone-posted", partial(alone, is_posted=True))
    yield Scene("today-notice", notice)
    yield Scene("today-history", history)
    yield Scene("today-refusal", refusal, keeps_its_size=True)


@cache
def _sole(country: str, notice_language: str) -> tuple[Workspace, Path]:
    """Return an office of one with a request, and its notice where a language was given."""
    workspace = make_sole_office(Path(tempfile.mkdtemp(prefix="wasl-scene-")), country)
    add_invented(workspace, 12)
    drafted = approved_lists.draft_list(workspace, plan(workspace))
    number = approved_lists.ask_approval(workspace, drafted.uid)
    out = Path(tempfile.mkdtemp(prefix="wasl-scene-")) / "notice.pdf"
    if notice_language:
        print_notice(workspace, number, out, notice_language)
    return workspace, out


def _nothing(workspace: Workspace) -> None:
    """Let everything that was asked for be carried out."""
    drafted = approved_lists.draft_list(workspace, plan(workspace))
    grant(as_checker(workspace), approved_lists.ask_approval(workspace, drafted.uid), Progress())


def _page(workspace: Workspace) -> TodayPage:
    desk = make_desk(workspace)
    made = TodayPage(desk)
    keep(desk, made)
    settle(desk)
    return made
