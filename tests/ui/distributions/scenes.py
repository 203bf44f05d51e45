"""The scenes of the page of distributions: its table and card, the counter, and each of its dialogs."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from shutil import rmtree
from tempfile import mkdtemp

from PIL import Image
from PySide6.QtWidgets import QWidget

from desktop.documents.sheet_map import PageMap
from desktop.i18n.catalogue import _, current
from desktop.models.distribution import Result, RoundPlan, SheetOptions
from desktop.models.handover import Agent, ResultEntry
from desktop.models.returned_sheet import PagePicture, ReadScan
from desktop.operations import approved_lists, distributions, handovers, kept_pages, returned_sheets
from desktop.operations.page_keeping import scan_digest
from desktop.operations.returned_sheets import ReadResults
from desktop.ui.distributions.agent_dialog import AgentDialog
from desktop.ui.distributions.close_dialog import CloseDialog
from desktop.ui.distributions.correction_dialog import CorrectionDialog
from desktop.ui.distributions.kept_pages_dialog import KeptPagesDialog
from desktop.ui.distributions.page import DistributionsPage
from desktop.ui.distributions.plan_dialog import PlanDialog
from desktop.ui.distributions.results_window import ResultsWindow
from desktop.ui.distributions.returned_window import ReturnedWindow
from desktop.ui.distributions.round_papers import MandateDialog
from desktop.ui.distributions.stock_dialog import StockDialog
from desktop.ui.widgets.paper_window import PreviewWindow
from desktop.workspace import Workspace
from tests.documents.signed_pages import Page, writing
from tests.returned import scanned, sign
from tests.ui.approved_lists.scenes import TITLES, approve, plan
from tests.ui.desks import country_of, filled_office, keep, language, make_desk, settle
from tests.ui.gallery import Scene

WORDS = {
    "eg": (
        "قافلة الخير",
        "مركز شباب القصاصين",
        "سيد عبد الحميد علي",
        "ابن",
        "بنك الطعام، إذن ٤٥",
        "شكوى رقم ١٢",
    ),
    "ir": ("کاروان مهربانی", "مسجد جامع نازلو", "حسن رستمی", "پسر", "خیریه مهر، حواله ۴۵", "شکایت ۱۲"),
}


def wish(workspace: Workspace, list_uid: str, **changes: object) -> RoundPlan:
    """Return the plan of a round."""
    campaign, place, _name, _kin, source, _dispute = WORDS[workspace.settings.country]
    values: dict[str, object] = {
        "list_uid": list_uid,
        "campaign": campaign,
        "place": place,
        "day": date(2026, 3, 5),
        "received": 50,
        "received_from": source,
    }
    return RoundPlan(**(values | changes))  # type: ignore[arg-type]  # the table holds the plan's own fields


def fill(workspace: Workspace) -> None:
    """Make a closed round, an open one with half its results, and a planned one."""
    country = workspace.settings.country
    for title in TITLES[country][:3]:
        approve(workspace, approved_lists.draft_list(workspace, plan(title)))
    uids = [edition.uid for edition in distributions.plannable(workspace)]
    options = SheetOptions(language="fa" if country == "ir" else "ar", numerals="")
    closed, opened, _planned = (distributions.plan(workspace, wish(workspace, uid)) for uid in uids)
    for planned in (closed, opened):
        out = Path(workspace.paths.folder.parent / f"{planned.uid}.pdf")
        distributions.print_sheet(workspace, planned.uid, options, out)
    handovers.record_results(workspace, closed.uid, rest=Result.RECEIVED)
    handovers.close(workspace, closed.uid, returned=2, damaged=0, missing=0)
    agent = Agent(name=WORDS[country][2], relation=WORDS[country][3])
    results = [Result.RECEIVED] * 9 + [Result.ABSENT, Result.RECEIVED, Result.REFUSED, Result.BY_AGENT]
    entries = [
        ResultEntry(row=row, result=result, agent=agent if result is Result.BY_AGENT else None)
        for row, result in enumerate(results, start=1)
    ]
    handovers.record_results(workspace, opened.uid, entries)


def office() -> Workspace:
    """Return the office of the reader's country."""
    return filled_office(country_of(language()), fill)


def page(row: int = 1) -> DistributionsPage:
    """Return the page with one round chosen."""
    desk = make_desk(office())
    made = DistributionsPage(desk)
    keep(desk, made)
    made.view.selectRow(row)
    return made


def counter() -> QWidget:
    """Return the counter with a row looked up."""
    made = page()
    window = ResultsWindow(made.desk, made.view.chosen_record(), made)
    window.panel.box.setText("14")
    window._look_ahead("14")
    return window


def second_handover() -> QWidget:
    """Return the counter after a row came twice."""
    window = counter()
    assert isinstance(window, ResultsWindow)
    window._look_ahead("3")
    window.panel.box.setText("3")
    window.panel.buttons[Result.RECEIVED].click()
    window.table.selectRow(2)
    return window


def _with_sheet(workspace: Workspace) -> None:
    """Make the rounds, and print the sheet of the open one for a pen."""
    fill(workspace)
    opened = next(row for row in distributions.distributions(workspace) if row.prints and row.state == "open")
    options = SheetOptions(
        language=distributions.open_distribution(workspace, opened.uid).language, numerals=""
    )
    distributions.print_sheet(workspace, opened.uid, options, workspace.paths.folder.parent / "sheet.pdf")


def returned() -> QWidget:
    """Return what the scan of a signed sheet says: somebody else signed, and one entry is contradicted."""
    made = DistributionsPage(make_desk(filled_office(country_of(language()), _with_sheet)))
    keep(made.desk, made)
    made.view.selectRow(1)
    workspace, row = made.desk.workspace, made.view.chosen_record()
    folder = Path(mkdtemp())

    def write(paper: Page, places: PageMap, random: Random) -> None:
        sign(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14)(paper, places, random)
        writing(paper, places.agents[14], random)

    sheet = workspace.paths.folder.parent / "sheet.pdf"
    scan = scanned(workspace, row.uid, sheet, write, folder / "scan.png")
    reading = returned_sheets.read_back(workspace, row.uid, [scan, _blank(folder / "photo.png")])
    rmtree(folder)
    return ReturnedWindow(made.desk, row, reading, made)


def _blank(path: Path) -> Path:
    Image.new("RGB", (1240, 1754), "white").save(path)
    return path


def _with_pages(workspace: Workspace) -> None:
    """Make the rounds, and keep the page of the open one twice, once for a dispute."""
    _with_sheet(workspace)
    opened = next(row for row in distributions.distributions(workspace) if row.prints and row.state == "open")
    sheet = workspace.paths.folder.parent / "sheet.pdf"
    first = scanned(workspace, opened.uid, sheet, sign(*range(1, 10)), sheet.with_name("first.png"))
    second = sheet.with_name("second.png")
    second.write_bytes(first.read_bytes() + b" ")
    page = PagePicture(1, page=1, first_row=1, last_row=14, turns=2)
    scans = [ReadScan(file, scan_digest(file), (page,)) for file in (first, second)]
    returned_sheets.record_reading(workspace, opened.uid, ReadResults(kept=scans))
    held = kept_pages.kept_pages(workspace, opened.uid)[0]
    kept_pages.hold_page(workspace, held.uid, WORDS[workspace.settings.country][5])


def _kept_page() -> DistributionsPage:
    made = DistributionsPage(make_desk(filled_office(country_of(language()), _with_pages)))
    keep(made.desk, made)
    made.view.selectRow(1)
    return made


def kept() -> QWidget:
    """Return the scanned pages that a round keeps."""
    made = _kept_page()
    return KeptPagesDialog(made.desk, made.view.chosen_record(), made)


def kept_page() -> QWidget:
    """Return one of them as it was signed."""
    made = _kept_page()
    workspace, row = made.desk.workspace, made.view.chosen_record()
    page = kept_pages.kept_pages(workspace, row.uid)[1]
    title = _("Page {page} of sheet {number}", page=page.page, number=current().code(row.number))
    return PreviewWindow(kept_pages.show_page(workspace, page.uid), title, made)


def stock() -> QWidget:
    """Return the deliveries of a round."""
    made = page()
    dialog = StockDialog(made.desk, made.view.chosen_record(), made)
    dialog.table.selectRow(0)
    return dialog


def correcting() -> QWidget:
    """Return the correction of a closed round, with the family that is meant."""
    made = page(2)
    dialog = CorrectionDialog(made.desk, made.view.chosen_record(), made)
    dialog.form.set_values({"row": 4, "becomes": Result.ABSENT.value})
    dialog._show_whom()
    return dialog


def mandate() -> QWidget:
    """Return the question for a mandate."""
    made = page()
    return MandateDialog(made.desk, made.view.chosen_record(), made)


def planning() -> QWidget:
    """Return the dialog for a new round."""
    made = page()
    dialog = PlanDialog(made.desk, made)
    settle(made.desk)
    return dialog


def agent() -> QWidget:
    """Return the question for an agent."""
    made = page()
    rows = distributions.rows(made.desk.workspace, made.view.chosen_record().uid)
    return AgentDialog(made.desk, rows[0], made)


def closing() -> QWidget:
    """Return the closing of a round that does not balance yet, and keeps a scanned page."""
    made = _kept_page()
    return CloseDialog(made.desk, made.view.chosen_record(), made)


def scenes() -> Iterator[Scene]:
    """Yield the scenes."""
    yield Scene("distributions", page)
    yield Scene("counter", counter)
    yield Scene("counter-second", second_handover)
    yield Scene("returned-sheets", returned, keeps_its_size=True)
    yield Scene("distribution-plan", planning, keeps_its_size=True)
    yield Scene("distribution-agent", agent, keeps_its_size=True)
    yield Scene("distribution-close", closing, keeps_its_size=True)
    yield Scene("kept-pages", kept, keeps_its_size=True)
    yield Scene("kept-page", kept_page, keeps_its_size=True)
    yield Scene("round-stock", stock, keeps_its_size=True)
    yield Scene("round-correction", correcting, keeps_its_size=True)
    yield Scene("round-mandate", mandate, keeps_its_size=True)
