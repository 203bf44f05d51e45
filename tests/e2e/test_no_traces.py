"""Needles: what is typed into the program stands in no log, no journal, no report of a fault, and no clear file."""

import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.errors import UserError
from desktop.fault_report import report
from desktop.i18n.tongue import tongue
from desktop.log_file import FaultWatch, forget_log, keep_log
from desktop.models.beneficiary import Relation, Sex
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.models.list_plan import ListPlan
from desktop.operations import approvals, approved_lists, beneficiaries, imports, packages
from desktop.operations.decisions import grant, request_sheet
from desktop.operations.users import sign_in
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.factories import PASSWORD, as_checker, make_office

NAME = "شهرزاد غرنوق الهمذاني"
NUMBER = "29001011912342"
PHONE = "01098761234"
NOTE = "ملاحظة لا يراها أحد"
REASON = "سبب مكتوب باليد"
NEEDLES = (NAME, "شهرزاد", NUMBER, PHONE, NOTE, REASON, PASSWORD)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    workspace = make_office(tmp_path)
    level = logging.getLogger().level
    keep_log(workspace.paths.logs)
    watch = FaultWatch(workspace.paths.logs)
    logging.getLogger().setLevel(logging.DEBUG)  # even where a technician wants to see more
    yield workspace
    watch.end()
    forget_log()
    logging.getLogger().setLevel(level)


def _draft() -> FamilyDraft:
    head = MemberDraft(
        name=NAME, relation=Relation.HEAD, sex=Sex.FEMALE, national_id=NUMBER, phone=PHONE,
        birth_date=date(1990, 1, 1),
    )  # fmt: skip
    return FamilyDraft(members=(head,), place="القصاصين", notes=NOTE)


def _work(office: Workspace, folder: Path) -> list[str]:
    """Do what a day brings, faults included, and return the reports of the faults."""
    reports = []
    with pytest.raises(UserError):
        sign_in(office, NAME, PASSWORD + "x")
    try:
        beneficiaries.register(office, _draft())
    except UserError:
        logging.getLogger("desktop.operations").exception("a family was refused")
    beneficiaries.find(office, NAME)
    beneficiaries.find(office, NUMBER)
    listed = folder / f"{NAME}.csv"
    listed.write_text(f"الاسم,الرقم القومي\n{NAME},{NUMBER}\nx,y\n", encoding="utf-8")
    for call in (imports.preview, imports.take_in):
        try:
            call(office, listed, progress=Progress())
        except UserError:
            logging.getLogger("wasl").exception("a list was refused")
    wrong = folder / f"{NAME}.wasl"
    wrong.write_text(NAME, encoding="utf-8")
    with pytest.raises(UserError):
        packages.inspect(office, wrong)
    try:
        raise KeyError(f"no person {NAME} with {NUMBER}")
    except KeyError as fault:
        logging.getLogger("desktop.ui").exception("it fell over %s", type(fault).__name__)
        reports.append(report(type(fault), fault, fault.__traceback__))
    return reports


def _ask(office: Workspace) -> None:
    with office.store.write() as uow:
        uow.session.execute(text("update household set state = 'confirmed'"))
        uow.session.execute(text("update person set state = 'confirmed'"))
    plan = ListPlan(
        title="قائمة", aid_kind="food_box", unit="carton",
        period_from=date(2026, 2, 18), period_to=date(2026, 3, 19),
    )  # fmt: skip
    uid = approved_lists.draft_list(office, plan).uid
    approvals.refuse(as_checker(office), approved_lists.ask_approval(office, uid), REASON)
    number = approved_lists.ask_approval(office, uid)
    assert NAME in str(request_sheet(as_checker(office), number, tongue("ar")).rows)
    grant(as_checker(office), number, Progress())


def test_nothing_typed_leaves_a_trace(office: Workspace, tmp_path: Path) -> None:
    outside = tmp_path / "stick"
    outside.mkdir()
    reports = _work(office, outside)
    _ask(office)
    with office.store.read() as uow:
        columns = "kind, subject, details, by"
        journal = [str(row) for row in uow.session.execute(text(f"select {columns} from journal_entry"))]
    assert len(journal) > 10
    found = [(needle, line) for needle in NEEDLES for line in (*journal, *reports) if needle in line]
    assert found == []


def test_no_clear_file_of_the_folder_holds_a_needle(office: Workspace, tmp_path: Path) -> None:
    outside = tmp_path / "stick"
    outside.mkdir()
    _work(office, outside)
    _ask(office)
    logged = (office.paths.logs / "wasl.log").read_text(encoding="utf-8")
    assert "it fell over KeyError" in logged
    found = [
        (needle, path.name)
        for path in office.paths.folder.rglob("*")
        if path.is_file()
        for needle in NEEDLES
        for spelling in (needle.encode(), needle.encode("utf-16-le"), needle.encode("unicode_escape"))
        if spelling in path.read_bytes()
    ]
    assert found == []
