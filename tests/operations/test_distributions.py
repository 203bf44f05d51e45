"""Rounds as the office lives them: planned, printed, voided and planned again."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from desktop.errors import BadInputError, DamagedError, RefusedError
from desktop.models.distribution import DistributionState, Result, SheetOptions
from desktop.models.handover import ResultEntry
from desktop.models.list_plan import Selection
from desktop.operations import approved_lists, distributions, handovers
from desktop.operations.list_printing import print_list
from desktop.workspace import Workspace
from tests.documents.reading import page_texts
from tests.factories import make_office
from tests.families import PLACES, add_families, run_sql
from tests.operations.test_approved_lists import approve, plan
from tests.rounds import ARABIC, approved, printed, wish


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 6)
    return workspace


def test_a_round_holds_every_family_of_the_list_in_its_order(office: Workspace) -> None:
    list_uid = approved(office)
    planned = distributions.plan(office, wish(list_uid))
    assert (planned.number, planned.families, planned.quantity, planned.left_out) == ("2026/1", 6, 6, 0)
    names = [line.name for line in approved_lists.lines(office, list_uid)]
    assert [row.name for row in distributions.rows(office, planned.uid)] == names


def test_no_family_stands_twice(office: Workspace) -> None:
    list_uid = approved(office)
    some = distributions.plan(office, wish(list_uid, chosen=Selection(places=PLACES[:1])))
    others = distributions.plan(office, wish(list_uid))
    assert (some.families, others.families, others.left_out) == (2, 4, 2)
    with pytest.raises(BadInputError, match="already stands"):
        distributions.plan(office, wish(list_uid))


def test_a_draft_cannot_be_handed_out(office: Workspace) -> None:
    drafted = approved_lists.draft_list(office, plan())
    with pytest.raises(RefusedError, match="not approved yet"):
        distributions.plan(office, wish(drafted.uid))


def test_an_old_edition_is_not_planned_any_more(office: Workspace) -> None:
    first = approved(office)
    approve(office, approved_lists.new_edition(office, first).uid)
    with pytest.raises(RefusedError, match="newer"):
        distributions.plan(office, wish(first))


def test_a_new_edition_waits_for_the_open_sheet_of_the_old(office: Workspace, tmp_path: Path) -> None:
    first = approved(office)
    old = distributions.plan(office, wish(first, chosen=Selection(places=PLACES[:1])))
    second = approved_lists.new_edition(office, first)
    approve(office, second.uid)
    new = distributions.plan(office, wish(second.uid))
    with pytest.raises(RefusedError, match="2026/1 of an older edition"):
        distributions.print_sheet(office, new.uid, ARABIC, tmp_path / "new.pdf")
    distributions.void(office, old.uid, "إصدار جديد")
    distributions.print_sheet(office, new.uid, ARABIC, tmp_path / "new.pdf")


def test_the_first_print_opens_the_round_and_later_ones_are_copies(office: Workspace, tmp_path: Path) -> None:
    planned = distributions.plan(office, wish(approved(office)))
    for _ in range(2):
        out = distributions.print_sheet(office, planned.uid, ARABIC, tmp_path / "sheet.pdf")
        assert out.read_bytes().startswith(b"%PDF")
    opened = distributions.open_distribution(office, planned.uid)
    assert (opened.state, opened.prints) == (DistributionState.OPEN, 2)
    with office.store.read() as uow:
        copies = [entry.details for entry in uow.journal.latest(2)]
    assert '"copy":1' in copies[0]
    assert '"copy":0' in copies[1]
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["sheet.pdf"]


def test_a_posted_copy_never_comes_before_the_original(office: Workspace, tmp_path: Path) -> None:
    planned = distributions.plan(office, wish(approved(office)))
    masked = SheetOptions(language="ar", numerals="arab", is_masked=True)
    with pytest.raises(RefusedError, match="for signature first"):
        distributions.print_sheet(office, planned.uid, masked, tmp_path / "sheet.pdf")
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize(
    "edit",
    [
        "update list_line set quantity = 2 where position = 1",
        "update distribution_line set quantity = 2 where position = 1",
        "update distribution_line set list_line_id = 2 where position = 1",
    ],
)
def test_an_edited_line_stops_the_print_and_changes_nothing(
    office: Workspace, tmp_path: Path, edit: str
) -> None:
    list_uid = approved(office)
    planned = distributions.plan(office, wish(list_uid))
    run_sql(office, edit)
    with pytest.raises(DamagedError):
        distributions.print_sheet(office, planned.uid, ARABIC, tmp_path / "sheet.pdf")
    assert not list(tmp_path.glob("*.pdf"))
    assert distributions.open_distribution(office, planned.uid).prints == 0


def test_an_edited_list_is_not_printed(office: Workspace, tmp_path: Path) -> None:
    list_uid = approved(office)
    print_list(office, list_uid, ARABIC, tmp_path / "list.pdf")
    run_sql(office, "update list_line set name = 'x' where position = 1")
    with pytest.raises(DamagedError):
        print_list(office, list_uid, ARABIC, tmp_path / "again.pdf")
    assert not (tmp_path / "again.pdf").exists()


def test_who_keeps_the_store_signs_sheets_and_no_lists(office: Workspace, tmp_path: Path) -> None:
    list_uid = approved(office)
    planned = distributions.plan(office, wish(list_uid))
    listed = print_list(office, list_uid, ARABIC, tmp_path / "list.pdf")
    sheet = distributions.print_sheet(office, planned.uid, ARABIC, tmp_path / "sheet.pdf")
    said = [page_texts(path)[-1] for path in (listed, sheet)]
    assert ["أمين العهدة" in text for text in said] == [False, True]
    assert ["أعدَّه" in text for text in said] == [True, False]
    assert all("مدير الإدارة" in text for text in said)


def test_a_round_takes_results_only_while_it_is_open(office: Workspace, tmp_path: Path) -> None:
    planned = distributions.plan(office, wish(approved(office)))
    with pytest.raises(RefusedError, match="Print the sheet"):
        handovers.record_results(office, planned.uid, rest=Result.RECEIVED)
    distributions.void(office, planned.uid, "ورقة تالفة")
    with pytest.raises(RefusedError, match="voided"):
        handovers.record_results(office, planned.uid, rest=Result.RECEIVED)
    with pytest.raises(RefusedError, match="voided"):
        distributions.print_sheet(office, planned.uid, ARABIC, tmp_path / "sheet.pdf")


def test_a_voided_round_frees_its_families(office: Workspace, tmp_path: Path) -> None:
    list_uid = approved(office)
    first = distributions.plan(office, wish(list_uid))
    distributions.void(office, first.uid, "تأجيل")
    assert distributions.plan(office, wish(list_uid)).families == 6


def test_a_sheet_with_results_is_not_voided(office: Workspace, tmp_path: Path) -> None:
    planned = printed(office, tmp_path)
    handovers.record_results(office, planned.uid, [ResultEntry(row=1, result=Result.ABSENT)])
    with pytest.raises(RefusedError, match="already entered"):
        distributions.void(office, planned.uid, "تأجيل")


def test_who_was_absent_stands_again_on_the_second_day(office: Workspace, tmp_path: Path) -> None:
    list_uid = approved(office)
    first = distributions.plan(office, wish(list_uid))
    distributions.print_sheet(office, first.uid, ARABIC, tmp_path / "sheet.pdf")
    handovers.record_results(
        office, first.uid, [ResultEntry(row=1, result=Result.ABSENT)], rest=Result.RECEIVED
    )
    second = distributions.plan(office, wish(list_uid, day=date(2026, 3, 6)))
    assert (second.number, second.families, second.left_out) == ("2026/2", 1, 5)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"campaign": " "}, "name of the round"),
        ({"place": ""}, "place is missing"),
        ({"received": -1}, "below zero"),
        ({"last_day": date(2026, 3, 4)}, "before the first"),
        ({"day": date(1900, 3, 5)}, "more than a year away"),
    ],
)
def test_a_wrong_plan_of_a_round_is_refused(
    office: Workspace, changes: dict[str, object], sentence: str
) -> None:
    list_uid = approved(office)
    with pytest.raises(BadInputError, match=sentence):
        distributions.plan(office, wish(list_uid, **changes))


def test_a_round_lasts_one_day_or_several(office: Workspace) -> None:
    list_uid, first = approved(office), date(2026, 3, 5)
    for last in (date(2026, 3, 7), first):
        distributions.plan(office, wish(list_uid, last_day=last, chosen=Selection(most=2)))
    assert [row.last_day for row in distributions.distributions(office)] == [None, date(2026, 3, 7)]


def test_no_round_ends_before_it_begins_whoever_writes_it(office: Workspace) -> None:
    distributions.plan(office, wish(approved(office)))
    with pytest.raises(IntegrityError, match="days_in_order"):
        run_sql(office, "update distribution set last_day = '2026-03-04'")


def test_those_sign_who_are_in_office_when_the_round_ends(office: Workspace, tmp_path: Path) -> None:
    run_sql(office, "update signatory set person = 'هدى', valid_from = '2026-03-07' where position = 1")
    planned = distributions.plan(office, wish(approved(office), last_day=date(2026, 3, 7)))
    sheet = distributions.print_sheet(office, planned.uid, ARABIC, tmp_path / "sheet.pdf")
    text = " ".join(" ".join(page_texts(sheet)).split())
    assert "هدى" in text
    assert "من الخميس ٥ مارس ٢٠٢٦م إلى السبت ٧ مارس ٢٠٢٦م" in text
