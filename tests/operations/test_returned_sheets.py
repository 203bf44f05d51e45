"""Signed sheets read back into a round: what is clear is entered, what is not goes to a person, what stands stays."""

from pathlib import Path
from random import Random

import pytest

from desktop.documents.sheet_map import PageMap
from desktop.documents.sheet_reader import NO_MARKS, OTHER_SHEET
from desktop.errors import BadInputError, RefusedError
from desktop.models.distribution import Result, SheetOptions
from desktop.models.handover import Agent, ResultEntry
from desktop.models.returned_sheet import Doubt, Judged, SheetReading, doubt_of, page_ranges
from desktop.operations import distributions, handovers, returned_sheets
from desktop.operations.returned_sheets import ReadResults
from desktop.workspace import Workspace
from tests.documents.signed_pages import Page, writing
from tests.factories import make_office
from tests.families import add_families
from tests.returned import Write, scanned, sign
from tests.rounds import ARABIC, wish
from tests.rounds import printed as round_printed

pytestmark = pytest.mark.on_file


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 6)
    return workspace


def scan_of(office: Workspace, uid: str, folder: Path, write: Write, name: str = "scan.png") -> Path:
    return scanned(office, uid, folder / "sheet.pdf", write, folder / name)


def test_a_signed_sheet_is_entered_but_for_what_a_person_must_see(office: Workspace, tmp_path: Path) -> None:
    planned = round_printed(office, tmp_path)
    handovers.record_results(office, planned.uid, [ResultEntry(row=5, result=Result.ABSENT)])
    handovers.record_results(office, planned.uid, [ResultEntry(row=6, result=Result.REFUSED)])

    def write(page: Page, places: PageMap, random: Random) -> None:
        sign(1, 2, 3, 5)(page, places, random)
        writing(page, places.agents[3], random)

    read = returned_sheets.read_back(office, planned.uid, [scan_of(office, planned.uid, tmp_path, write)])
    assert (read.signed, read.unsigned, read.agreeing, read.missing) == ((1, 2), (4,), 1, ())
    assert [(one.row.position, one.doubt) for one in read.doubtful] == [(3, Doubt.AGENT), (5, Doubt.ENTERED)]
    assert all(one.clip for one in read.doubtful)
    assert distributions.totals(office, planned.uid).pending == 4  # nothing is entered by reading

    sums = returned_sheets.record_reading(
        office,
        planned.uid,
        ReadResults(
            signed=read.signed,
            absent=read.unsigned,
            answers=[ResultEntry(row=3, result=Result.BY_AGENT, agent=Agent(name="علي حسن"))],
            corrected=[ResultEntry(row=5, result=Result.RECEIVED)],
        ),
    )
    assert (sums.pending, sums.handed_over) == (0, 4)
    again = returned_sheets.read_back(office, planned.uid, [tmp_path / "scan.png"])
    assert (again.signed, again.unsigned, again.doubtful, again.agreeing) == ((), (), (), 6)


def test_what_somebody_entered_meanwhile_stands(office: Workspace, tmp_path: Path) -> None:
    planned = round_printed(office, tmp_path)
    read = returned_sheets.read_back(
        office, planned.uid, [scan_of(office, planned.uid, tmp_path, sign(1, 2))]
    )
    handovers.record_results(office, planned.uid, [ResultEntry(row=1, result=Result.REFUSED)])
    returned_sheets.record_reading(office, planned.uid, ReadResults(signed=read.signed, absent=read.unsigned))
    results = [row.result for row in distributions.rows(office, planned.uid)]
    assert results == [Result.REFUSED, Result.RECEIVED, *[Result.ABSENT] * 4]


def test_answers_to_rows_that_a_colleague_typed_meanwhile_do_not_stop_the_others(
    office: Workspace, tmp_path: Path
) -> None:
    planned = round_printed(office, tmp_path)
    handovers.record_results(
        office,
        planned.uid,
        [ResultEntry(row=4, result=Result.ABSENT), ResultEntry(row=6, result=Result.ABSENT)],
    )
    agent = ResultEntry(row=1, result=Result.BY_AGENT, agent=Agent(name="علي حسن"))
    answers = [agent, ResultEntry(row=2, result=Result.RECEIVED)]
    corrected = [ResultEntry(row=row, result=Result.RECEIVED) for row in (4, 6)]
    handovers.record_results(office, planned.uid, [ResultEntry(row=1, result=Result.RECEIVED), corrected[0]])
    handovers.take_back(office, planned.uid, 6, "خطأ")
    sums = returned_sheets.record_reading(
        office, planned.uid, ReadResults(signed=[3], answers=answers, corrected=corrected)
    )
    assert (sums.handed_over, sums.pending) == (5, 1)
    assert distributions.rows(office, planned.uid)[0].result is Result.RECEIVED


def test_a_page_scanned_twice_counts_once_and_contradictions_are_asked(
    office: Workspace, tmp_path: Path
) -> None:
    planned = round_printed(office, tmp_path)
    files = [
        scan_of(office, planned.uid, tmp_path, sign(1, 2), "first.png"),
        scan_of(office, planned.uid, tmp_path, sign(1), "second.png"),
    ]
    read = returned_sheets.read_back(office, planned.uid, files)
    assert (read.signed, read.unsigned, read.read) == ((1,), (3, 4, 5, 6), (1,))
    assert [(one.row.position, one.doubt) for one in read.doubtful] == [(2, Doubt.PICTURES)]


def test_the_sheet_of_another_round_gives_nothing(office: Workspace, tmp_path: Path) -> None:
    first = round_printed(office, tmp_path)
    scan = scan_of(office, first.uid, tmp_path, sign(1))
    handovers.record_results(office, first.uid, rest=Result.ABSENT)
    with office.store.read() as uow:
        list_uid = uow.approved_lists.with_id(uow.distributions.get(first.uid).list_id).uid
    second = distributions.plan(office, wish(list_uid, campaign="اليوم الثاني"))
    distributions.print_sheet(office, second.uid, ARABIC, tmp_path / "second.pdf")
    read = returned_sheets.read_back(office, second.uid, [scan])
    assert [lost.reason for lost in read.lost] == [OTHER_SHEET]
    assert (read.signed, read.unsigned, read.missing) == ((), (), (1,))


def test_a_copy_for_posting_is_named_when_it_is_scanned(office: Workspace, tmp_path: Path) -> None:
    planned = round_printed(office, tmp_path)
    masked = SheetOptions(language="ar", numerals="arab", is_masked=True)
    copy = distributions.print_sheet(office, planned.uid, masked, tmp_path / "masked.pdf")
    read = returned_sheets.read_back(
        office, planned.uid, [scanned(office, planned.uid, copy, sign(1), tmp_path / "scan.png")]
    )
    assert [lost.reason for lost in read.lost] == [NO_MARKS]


def test_nothing_is_half_entered(office: Workspace, tmp_path: Path) -> None:
    planned = round_printed(office, tmp_path)
    nameless = ResultEntry(row=3, result=Result.BY_AGENT)
    with pytest.raises(BadInputError):
        returned_sheets.record_reading(
            office, planned.uid, ReadResults(signed=[1, 2], absent=[4], answers=[nameless])
        )
    assert distributions.totals(office, planned.uid).pending == 6


def test_a_closed_round_is_not_read(office: Workspace, tmp_path: Path) -> None:
    planned = round_printed(office, tmp_path)
    handovers.record_results(office, planned.uid, rest=Result.RECEIVED)
    handovers.close(office, planned.uid, returned=0, damaged=0, missing=0)
    with pytest.raises(RefusedError):
        returned_sheets.read_back(office, planned.uid, [])


@pytest.mark.parametrize("entered", list(Result))
@pytest.mark.parametrize("judged", list(Judged))
def test_what_stands_is_doubted_only_by_clear_paper(judged: Judged, entered: Result) -> None:
    doubt = doubt_of(judged, entered)
    if entered is Result.PENDING:
        assert (doubt is None) == (judged in (Judged.SIGNED, Judged.UNSIGNED))
    elif judged is Judged.UNCLEAR:
        assert doubt is None
    else:
        assert (doubt is Doubt.ENTERED) == (entered.is_handed_over != (judged is not Judged.UNSIGNED))


def test_missing_pages_are_told_as_runs() -> None:
    assert page_ranges([1, 2, 3, 7]) == ((1, 3), (7, 7))
    assert SheetReading(pages=5, read=(2, 3)).missing == (1, 4, 5)
