"""Reports count the register as it stands, say what they do not know, and keep few persons out of public copies."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from desktop.documents.workbook import open_workbook
from desktop.errors import BadInputError, CancelledError, RefusedError
from desktop.i18n.months import Calendar
from desktop.models.base import new_uid
from desktop.models.beneficiary import CategoryAssignment, Household, Person
from desktop.models.contact_note import ContactDraft
from desktop.models.distribution import Result
from desktop.models.handover import ResultEntry
from desktop.models.need import Need
from desktop.models.programme import Benefit
from desktop.models.report import Blank, Cell, Grouping, ReportKind, ReportQuestion, ReportTable
from desktop.models.user import Role
from desktop.operations import contact_notes, distributions, handovers, programmes, reports
from desktop.operations.report_printing import export_report, print_report
from desktop.progress import Progress
from desktop.store import stopping
from desktop.workspace import Workspace
from tests.documents.reading import page_texts
from tests.factories import NOW, make_office
from tests.families import add_families, run_sql
from tests.rounds import ARABIC, printed, wish

FIRST, LAST = date(2026, 1, 1), NOW.date()
FAYED, TELL = "EG1907", "EG1908"


def ask(kind: ReportKind, grouping: Grouping | None = None, **changes: Any) -> ReportQuestion:
    return replace(ReportQuestion(kind=kind, first=FIRST, last=LAST, grouping=grouping), **changes)


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """Return an office of twelve families: eight in one district, three in another, one nobody knows where."""
    workspace = make_office(tmp_path)
    add_families(workspace, 12)
    run_sql(workspace, f"update household set area_code = '{FAYED}', place_key = place where id <= 8")
    run_sql(
        workspace, f"update household set area_code = '{TELL}', place_key = place where id between 9 and 11"
    )
    run_sql(workspace, "update person set sex = 'female', birth_date = '1980-05-01' where household_id <= 6")
    run_sql(
        workspace, "update person set sex = 'male', birth_date = '2020-05-01' where household_id in (7, 8)"
    )
    return workspace


def put(workspace: Workspace, table: Any, rows: Iterable[dict[str, object]]) -> None:
    born = {"origin": "ismailia", "created_at": workspace.now(), "created_by": "-", "version": 1}
    made = [{"uid": new_uid(workspace.now()), **born, **row} for row in rows]
    with workspace.store.write() as uow:
        uow.session.connection().execute(insert(table), made)


def help_of(household: int, agency: str = "ismailia", **changes: Any) -> dict[str, object]:
    return {
        "household_id": household, "agency_code": agency, "origin": agency, "period_from": date(2026, 2, 1),
        "period_to": None, "source": agency, "source_line": f"{agency}-{household}", "programme": "karama",
        "aid_kind": "" if agency != "ismailia" else "food_box", "quantity": 2, "unit": "carton",
        "given_on": date(2026, 2, 10),
    } | changes  # fmt: skip


def lines(table: ReportTable) -> dict[str, tuple[Cell, ...]]:
    """Return the cells of each line by its words."""
    return {" ".join(label.text for label in row.labels).strip(): row.cells for row in table.rows}


def area_names(workspace: Workspace) -> dict[str, str]:
    with workspace.store.read() as uow:
        return uow.areas.names()


def test_coverage_says_who_serves_whom_and_what_nobody_knows(office: Workspace) -> None:
    put(office, Benefit, [help_of(1), help_of(2), help_of(2, "hayah"), help_of(3, "hayah")])
    names = area_names(office)
    table = reports.full_report(office, ask(ReportKind.COVERAGE, Grouping.AREA))
    found = lines(table)
    assert found[names[FAYED]] == (1, 1, 1, 5, 8)
    assert found[names[TELL]] == (0, 0, 0, 3, 3)
    assert found["not stated"] == (0, 0, 0, 1, 1)
    unlisted = [cells for cells in found.values() if Blank.UNKNOWN in cells]
    assert unlisted
    assert all(set(cells) == {Blank.UNKNOWN} for cells in unlisted)
    assert (table.total, table.records, table.missing[0].n) == ((1, 1, 1, 9, 12), 12, 1)
    by_village = reports.full_report(office, ask(ReportKind.COVERAGE, Grouping.VILLAGE))
    is_known = [Blank.UNKNOWN not in row.cells for row in by_village.rows]
    assert is_known == sorted(is_known, reverse=True)  # what is known stands first
    assert {True, False} == set(is_known)
    villages = lines(reports.full_report(office, ask(ReportKind.COVERAGE, area_code=FAYED)))
    assert {cells[4] for cells in villages.values()} == {3, 2}
    assert len(villages) == 3


def test_persons_are_counted_by_age_and_sex(office: Workspace) -> None:
    table = reports.full_report(office, ask(ReportKind.POPULATION))
    assert [row.cells for row in table.rows] == [
        (0, 0, 0, 0), (0, 2, 0, 2), (0, 0, 0, 0), (6, 0, 0, 6), (0, 0, 0, 0), (0, 0, 4, 4),
    ]  # fmt: skip
    assert [one.n for one in table.missing] == [4, 4]
    by_area = lines(reports.full_report(office, ask(ReportKind.POPULATION, Grouping.AREA)))
    assert by_area[area_names(office)[FAYED]] == (6, 2, 0, 8)
    table = reports.public_report(office, ask(ReportKind.POPULATION))
    shown = [row.cells for row in table.rows] + [table.total]
    assert not any(0 < cell < 5 for line in shown for cell in line if isinstance(cell, int))
    assert shown[1][3] is Blank.HIDDEN
    assert table.missing[0].n is Blank.HIDDEN
    assert table.is_public


def test_categories_count_all_members_and_name_sensitive_ones_only_to_who_may_see(office: Workspace) -> None:
    held = [{"household_id": n, "code": "poor_family", "valid_from": FIRST} for n in range(1, 9)]
    put(office, CategoryAssignment, held)
    with office.store.read() as uow:
        code = "select code from code where list_name = 'category' and sensitivity = 'restricted'"
        restricted = uow.session.connection().exec_driver_sql(code).scalars().first()
        person = uow.session.scalars(select(Person.id).order_by(Person.id)).first()
    put(
        office, CategoryAssignment,
        [{"household_id": 1, "person_id": person, "code": restricted, "valid_from": FIRST, "version": 1}],
    )  # fmt: skip
    table = reports.full_report(office, ask(ReportKind.CATEGORIES), "en")
    assert len(table.rows) == 2
    assert table.rows[0].cells[-1] == 8
    assert table.total[-1] == 8
    assert table.missing[0].n == 4
    public = reports.public_report(office, ask(ReportKind.CATEGORIES), "en")
    assert len(public.rows) == 1
    assert (
        reports.full_report(
            office, ask(ReportKind.CATEGORIES, first=date(2024, 1, 1), last=date(2025, 1, 1))
        ).rows
        == ()
    )


def test_counting_ends_in_the_database_when_nobody_waits_for_it(
    office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    if office.store.is_on_server:
        pytest.skip("a server's statements run to their end")
    monkeypatch.setattr(stopping, "_STEPS", 1)  # a small office is counted before the usual look
    with pytest.raises(CancelledError):
        reports.full_report(office, ask(ReportKind.CATEGORIES), progress=Progress(is_cancelled=lambda: True))


def test_needs_are_counted_by_area_kind_and_category(office: Workspace) -> None:
    noted = date(2026, 1, 20)
    needs: list[dict[str, object]] = [
        {"household_id": n, "kind": "food", "noted_on": noted, "urgency": "urgent", "state": "open"}
        for n in (1, 2, 9)
    ]
    met = {
        "kind": "rent",
        "noted_on": noted,
        "urgency": "soon",
        "state": "met",
        "settled_on": date(2026, 2, 1),
    }
    put(office, Need, needs)
    put(office, Need, [{"household_id": 1, **met}])
    put(office, CategoryAssignment, [{"household_id": 1, "code": "poor_family", "valid_from": FIRST}])
    table = reports.full_report(office, ask(ReportKind.NEEDS), "en")
    found = lines(table)
    fayed = next(cells for words, cells in found.items() if words.endswith("Food") and cells[0] == 2)
    assert fayed == (2, 0, 0, 2, 0)
    assert (table.total, table.missing[0].n) == ((3, 0, 0, 3, 1), 9)
    assert Blank.UNKNOWN in {cell for cells in found.values() for cell in cells}
    by_kind = lines(reports.full_report(office, ask(ReportKind.NEEDS, Grouping.KIND), "en"))
    assert by_kind == {"Food": (3, 0, 0, 3, 0), "Rent": (0, 0, 0, 0, 1)}
    by_category = reports.full_report(office, ask(ReportKind.NEEDS, Grouping.CATEGORY), "en")
    assert [row.cells for row in by_category.rows] == [(1, 0, 0, 1, 1)]
    assert by_category.total == (3, 0, 0, 3, 1)
    by_area = lines(reports.full_report(office, ask(ReportKind.NEEDS, Grouping.AREA), "en"))
    assert (0, 0, 0, 0, 0) in by_area.values()  # listed, and without a need


def test_what_was_given_is_counted_by_programme_agency_and_month(office: Workspace) -> None:
    march: dict[str, Any] = {"given_on": LAST, "source_line": "again"}
    put(office, Benefit, [help_of(1), help_of(2), help_of(1, **march)])
    partner: dict[str, Any] = {"given_on": None, "quantity": None, "programme": "", "unit": ""}
    put(office, Benefit, [help_of(3, "hayah", **partner)])
    programmes.add_programme(office, code="karama", name="تكافل وكرامة")
    table = reports.full_report(office, ask(ReportKind.HELP))
    assert {row.labels[0].text: row.cells for row in table.rows} == {
        "تكافل وكرامة": (2, 3, 6), "not stated": (1, 1, Blank.NONE),
    }  # fmt: skip
    assert table.total == (3, 4, Blank.NONE)
    assert [one.n for one in table.missing] == [1, 1, 1]
    months = reports.full_report(office, ask(ReportKind.HELP, Grouping.MONTH, calendar=Calendar.JALALI))
    assert [row.cells[1] for row in months.rows] == [1, 2, 1]
    agencies = reports.full_report(office, ask(ReportKind.HELP, Grouping.AGENCY))
    assert len(agencies.rows) == 2
    kinds = reports.full_report(office, ask(ReportKind.HELP, Grouping.KIND))
    assert len(kinds.heads) == 1
    later = help_of(2, "hayah", given_on=LAST, period_from=LAST)
    put(office, Benefit, [help_of(1, "hayah"), later])
    named = reports.full_report(office, ask(ReportKind.HELP))
    assert {row.labels[0].text for row in named.rows} == {
        "تكافل وكرامة",
        "karama",
        "not stated",
    }  # a partner's own
    both = reports.full_report(office, ask(ReportKind.OVERLAP))
    assert lines(both) == {"hayah": (1, 0, 0, Blank.NONE)}
    assert (both.total, both.missing[0].n) == ((1, 0, 0, 0), 3)
    assert reports.full_report(office, ask(ReportKind.HELP, last=FIRST)).total == ()


def test_the_quality_of_the_data_is_told_by_place(office: Workspace) -> None:
    with office.store.read() as uow:
        uid = uow.session.scalars(select(Household.uid).order_by(Household.id)).first()
    assert uid is not None
    contact_notes.add_note(office, uid, ContactDraft(day=LAST, text="زيارة"))
    run_sql(office, "update person set national_id = '', id_state = 'none' where household_id = 9")
    table = reports.full_report(office, ask(ReportKind.QUALITY))
    found = lines(table)[area_names(office)[FAYED]]
    assert found == (8, 0, 0, 0, 0, 0, 8, 8, 8, 7)
    assert table.total == (12, 1, 0, 0, 4, 4, 12, 12, 12, 11)
    assert len(reports.full_report(office, ask(ReportKind.QUALITY, Grouping.VILLAGE)).heads) == 2


def test_areas_bound_a_report_as_they_bound_the_list(office: Workspace) -> None:
    assert office.actor is not None
    here = replace(office, store=office.store.within((TELL,)))
    assert reports.full_report(here, ask(ReportKind.POPULATION)).records == 3
    assert TELL not in dict(reports.report_areas(here))
    assert {FAYED, TELL} <= set(dict(reports.report_areas(office)))
    key_holder = replace(office, actor=replace(office.actor, roles=frozenset({Role.KEY_HOLDER})))
    assert reports.public_report(key_holder, ask(ReportKind.QUALITY)).is_public
    with pytest.raises(RefusedError):
        reports.full_report(key_holder, ask(ReportKind.QUALITY))
    with pytest.raises(BadInputError, match="before the first"):
        reports.public_report(office, ask(ReportKind.QUALITY, last=date(2020, 1, 1)))


def test_a_report_goes_out_on_paper_and_as_a_workbook(office: Workspace, tmp_path: Path) -> None:
    paper, book = tmp_path / "report.pdf", tmp_path / "report.xlsx"
    print_report(office, ask(ReportKind.POPULATION), "en", "", paper)
    text = " ".join(page_texts(paper))
    for words in ("Public copy", "hidden", "Sex not stated: hidden", "Date:", "Source: the register", "Sum"):
        assert words in text
    print_report(office, ask(ReportKind.CATEGORIES), "ar", "", paper, is_public=False)
    assert export_report(office, ask(ReportKind.POPULATION), "en", "", book, is_public=False) == 6
    rows = list(open_workbook(book).rows("Persons by age and sex"))
    assert list(rows[2]) == ["5 to 11", 0, 2, 0, 2]
    assert any("Internal" in str(row[0]) for row in rows if row)
    with office.store.read() as uow:
        noted = [one.action for one in uow.journal.latest(100) if one.kind == "report"]
    assert noted == ["exported", "printed", "printed"]


def test_the_status_of_distributions_counts_each_family_of_a_list_once(
    office: Workspace, tmp_path: Path
) -> None:
    first = printed(office, tmp_path, received=12, day=LAST)
    others = [ResultEntry(row=row, result=Result.ABSENT) for row in (1, 2)]
    others.append(ResultEntry(row=3, result=Result.REFUSED))  # served later, it is no second day
    handovers.record_results(office, first.uid, others, rest=Result.RECEIVED)
    handovers.close(office, first.uid, returned=2, damaged=1, missing=0)
    with office.store.read() as uow:
        list_uid = uow.approved_lists.with_id(uow.distributions.get(first.uid).list_id).uid
    distributions.plan(office, wish(list_uid, received=0, day=LAST, last_day=LAST + timedelta(days=1)))
    second = distributions.distributions(office)[0]
    distributions.print_sheet(office, second.uid, ARABIC, tmp_path / "second.pdf")
    served = [ResultEntry(row=row, result=Result.RECEIVED) for row in (1, 3)]
    handovers.record_results(office, second.uid, served)
    table = reports.full_report(office, ask(ReportKind.STATUS, last=LAST))
    assert [row.labels[0].values.get("ends") for row in table.rows] == [None, LAST + timedelta(days=1)]
    assert [row.cells for row in table.rows] == [
        (12, 12, 0, 9, 2, 1, 0, 0, 12, 9, 2, 1, 0),
        (3, 12, 1, 2, 0, 0, 0, 1, 0, 2, 0, 0, 0),
    ]
    assert table.total == (15, 12, 1, 11, 2, 1, 0, 1, 12, 11, 2, 1, 0)
    agencies = reports.full_report(office, ask(ReportKind.STATUS, Grouping.AGENCY, area_code=FAYED))
    assert agencies.rows[0].cells[1:4] == (8, 0, 7)  # row 1 is of the family nobody knows where
    none = Blank.NONE  # goods came in for the whole round
    assert agencies.rows[0].cells[8:] == agencies.total[8:] == (none, 7, none, none, none)
    assert print_report(office, ask(ReportKind.STATUS), "ar", "arab", tmp_path / "status.pdf").exists()
