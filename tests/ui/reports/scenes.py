"""The scenes of the reports page: every report as table and picture, public and internal, and the printed paper."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget
from sqlalchemy import insert, select

from desktop.models.area import Area
from desktop.models.base import new_uid
from desktop.models.beneficiary import Household, Person
from desktop.models.country import Country
from desktop.models.need import Need
from desktop.models.office import Office
from desktop.models.programme import Benefit
from desktop.models.report import GROUPINGS, Grouping, ReportKind, ReportQuestion
from desktop.operations.report_printing import print_report
from desktop.ui.reports.page import ReportsPage
from desktop.ui.reports.paper_dialog import ReportPaperDialog
from desktop.ui.widgets.paper_window import PaperWindow
from desktop.workspace import Workspace
from tests.factories import NOW
from tests.ui import joint_office
from tests.ui.desks import country_of, filled_office, keep, language, make_desk, settle
from tests.ui.gallery import Scene

TODAY = NOW.date()
_PAGES: list[QWidget] = []
_PAPERS: dict[str, Path] = {}


def counted(workspace: Workspace) -> None:
    """Give the invented families districts, members of all ages, needs, and help from two agencies."""
    born = {"origin": workspace.settings.code, "created_at": workspace.now(), "created_by": "-", "version": 1}
    with workspace.store.write() as uow:
        session = uow.session
        root = session.scalars(select(Office.area_code)).one()
        districts = list(
            session.scalars(select(Area.code).where(Area.parent_code == root).order_by(Area.code))
        )
        households = list(session.scalars(select(Household).order_by(Household.id)))
        for n, household in enumerate(households):
            household.area_code = districts[(n * n) % 5] if n % 11 else None
        for n, person in enumerate(session.scalars(select(Person).order_by(Person.id))):
            person.birth_date = None if n % 9 == 0 else TODAY - timedelta(days=365 * ((n * 13) % 82))
        session.flush()
        kinds = ("food", "clothes", "house_repair", "job", "school_costs")
        urgencies = ("urgent", "soon", "soon", "can_wait")
        needs = [
            {
                "uid": new_uid(workspace.now()), **born, "household_id": household.id,
                "kind": kinds[n % len(kinds)], "noted_on": TODAY - timedelta(days=n),
                "urgency": urgencies[n % len(urgencies)], "state": "open",
            }
            for n, household in enumerate(households) if n % 3
        ]  # fmt: skip
        session.connection().execute(insert(Need), needs)
        session.connection().execute(insert(Benefit), list(_help(workspace, households)))


def _help(workspace: Workspace, households: list[Household]) -> Iterator[dict[str, object]]:
    kinds = (("food_box", "carton", 2), ("blanket", "piece", 3), ("food_bag", "bag", 1))
    for n, household in enumerate(households):
        for agency in ([workspace.settings.code] if n % 4 else []) + (["hayah"] if n % 7 == 1 else []):
            kind, unit, quantity = kinds[n % 3]
            yield {
                "uid": new_uid(workspace.now()), "origin": agency, "created_at": workspace.now(),
                "created_by": "-", "version": 1, "household_id": household.id, "agency_code": agency,
                "period_from": TODAY - timedelta(days=n % 50), "source": agency, "source_line": f"{agency}{n}",
                "programme": "تكافل وكرامة" if n % 2 else "", "aid_kind": kind, "unit": unit,
                "quantity": quantity, "given_on": TODAY - timedelta(days=n % 50), "period_to": None,
            }  # fmt: skip


def printed(workspace: Workspace) -> None:
    """Print a report in every language of the country."""
    counted(workspace)
    question = ReportQuestion(kind=ReportKind.POPULATION, first=TODAY.replace(month=1, day=1), last=TODAY)
    for spoken in ("fa",) if workspace.country is Country.IRAN else ("ar", "en"):
        _PAPERS[spoken] = Path(tempfile.mkdtemp(prefix="wasl-report-")) / "report.pdf"
        print_report(workspace, question, spoken, "", _PAPERS[spoken])


def page(
    kind: ReportKind, fill: Callable[[Workspace], None] = counted, *, is_public: bool = False
) -> ReportsPage:
    """Return the page with a report."""
    desk = make_desk(filled_office(country_of(language()), fill))
    made = ReportsPage(desk)
    keep(desk, made)
    settle(desk)
    made.show_report(kind)
    if is_public:
        made.filters.copy.set_value("public")
    made.reload()
    settle(desk)
    _PAGES.append(made)
    return made


def status(grouping: Grouping) -> QWidget:
    """Return the status of distributions, with a line for each round, agency or campaign."""
    made = page(ReportKind.STATUS, joint_office.fill)
    if grouping is not GROUPINGS[ReportKind.STATUS][0]:
        made.filters.layout_choice.set_value(grouping.value)
    made.reload()
    settle(made.desk)
    made.list.selectRow(0)
    return made


def of_category() -> QWidget:
    """Return the categories with one of them chosen."""
    made = page(ReportKind.CATEGORIES)
    made.list.selectRow(0)
    return made


def paper_dialog() -> QWidget:
    """Return the question how the paper is wanted."""
    made = page(ReportKind.COVERAGE)
    question = made.filters.question()
    assert question is not None
    return ReportPaperDialog(made.desk, question, made, is_public=False)


def paper() -> QWidget:
    """Return the printed report."""
    made = page(ReportKind.POPULATION, printed)
    return PaperWindow(_PAPERS[language()], made)


def scenes() -> Iterator[Scene]:
    """Yield the pictures of this page."""
    for grouping in GROUPINGS[ReportKind.STATUS]:
        yield Scene(f"report-status-{grouping.value}", partial(status, grouping))
    for kind in (kind for kind in ReportKind if kind is not ReportKind.STATUS):
        yield Scene(f"report-{kind.value}", partial(page, kind))
    yield Scene("report-public", partial(page, ReportKind.POPULATION, is_public=True))
    yield Scene("report-category", of_category)
    yield Scene("report-dialog", paper_dialog, keeps_its_size=True)
    yield Scene("report-paper", paper)
