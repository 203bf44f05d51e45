"""Papers of a round beside its sheet: drawn when they can be true, noted, never of a void sheet."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from desktop.errors import BadInputError, NotFoundError, RefusedError
from desktop.models.distribution import Result
from desktop.models.handover import Agent, ResultEntry
from desktop.models.minutes_paper import Member, members_of
from desktop.models.paper import PaperSize
from desktop.operations import distributions, handovers, list_printing, round_papers
from desktop.operations.round_papers import DeviceFacts
from desktop.workspace import Workspace
from tests.documents.reading import page_texts, symbols
from tests.factories import make_office
from tests.families import add_families
from tests.rounds import ARABIC, printed

pytestmark = pytest.mark.on_file  # no query of its own

Print = Callable[[Workspace, str, Path], Path]


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 6)
    return workspace


def ended(office: Workspace, folder: Path) -> str:
    uid = printed(office, folder, committee="رئيس اللجنة: هالة سعيد\nنادر بدوي").uid
    absent = [ResultEntry(row=2, result=Result.ABSENT), ResultEntry(row=5, result=Result.REFUSED)]
    handovers.record_results(office, uid, absent, rest=Result.RECEIVED)
    return uid


def test_the_minutes_come_after_closing_with_a_number_of_their_own(office: Workspace, tmp_path: Path) -> None:
    uid = ended(office, tmp_path)
    with pytest.raises(RefusedError, match="Close the round"):
        round_papers.print_rest_minutes(office, uid, ARABIC, tmp_path / "rest.pdf")
    handovers.close(office, uid, returned=1, damaged=1, missing=0)
    for name in ("first.pdf", "second.pdf"):
        round_papers.print_rest_minutes(office, uid, ARABIC, tmp_path / name)
    closed = distributions.open_distribution(office, uid)
    assert (closed.minutes_number, closed.minutes_prints) == ("2026/2", 2)
    assert members_of(closed.committee) == (
        Member(name="هالة سعيد", post="رئيس اللجنة"),
        Member(name="نادر بدوي", post=""),
    )
    first, second = ("\n".join(page_texts(tmp_path / name)) for name in ("first.pdf", "second.pdf"))
    assert "نسخة" not in first
    assert "نسخة" in second


def test_who_did_not_receive_is_listed_once_all_is_entered(office: Workspace, tmp_path: Path) -> None:
    uid = printed(office, tmp_path).uid
    with pytest.raises(RefusedError, match="still to be entered"):
        round_papers.print_unserved(office, uid, ARABIC, tmp_path / "list.pdf")
    handovers.record_results(office, uid, [ResultEntry(row=4, result=Result.MOVED)], rest=Result.RECEIVED)
    round_papers.print_unserved(office, uid, ARABIC, tmp_path / "list.pdf")
    text = "\n".join(page_texts(tmp_path / "list.pdf"))
    names = [row.name for row in distributions.rows(office, uid)]
    assert [name for name in names if name in text] == [names[3]]


def test_every_paper_of_a_round_takes_the_size_chosen(office: Workspace, tmp_path: Path) -> None:
    large = replace(ARABIC, size=PaperSize.A3)
    planned = printed(office, tmp_path)
    uid = planned.uid
    list_uid = distributions.plannable(office)[0].uid
    drawn = {
        "list": list_printing.print_list(office, list_uid, large, tmp_path / "list.pdf"),
        "sheet": distributions.print_sheet(office, uid, large, tmp_path / "sheet.pdf"),
        "tally": round_papers.print_tally(office, uid, large, tmp_path / "tally.pdf"),
        "mandate": round_papers.print_mandate(office, uid, 1, large, tmp_path / "mandate.pdf"),
    }
    absent = [ResultEntry(row=2, result=Result.ABSENT)]
    handovers.record_results(office, uid, absent, rest=Result.RECEIVED)
    drawn["unserved"] = round_papers.print_unserved(office, uid, large, tmp_path / "unserved.pdf")
    handovers.close(office, uid, returned=1, damaged=0, missing=0)
    drawn["rest"] = round_papers.print_rest_minutes(office, uid, large, tmp_path / "rest.pdf")
    for name, path in drawn.items():
        with pypdfium2.PdfDocument(path) as paper:
            sides = sorted(round(side * 25.4 / 72) for side in paper[0].get_size())
        assert sides == [297, 420], name


def test_nobody_to_list_is_said(office: Workspace, tmp_path: Path) -> None:
    uid = printed(office, tmp_path).uid
    handovers.record_results(office, uid, rest=Result.RECEIVED)
    with pytest.raises(RefusedError, match="Every family"):
        round_papers.print_unserved(office, uid, ARABIC, tmp_path / "list.pdf")
    assert not list(tmp_path.glob("*list*"))


@pytest.mark.on_file
def test_papers_of_one_round_have_codes_of_their_own(office: Workspace, tmp_path: Path) -> None:
    uid = printed(office, tmp_path).uid
    round_papers.print_tally(office, uid, ARABIC, tmp_path / "tally.pdf")
    agent = Agent(name="سيد علي", relation="ابن")
    round_papers.print_mandate(office, uid, 1, ARABIC, tmp_path / "mandate.pdf", agent=agent)
    device = DeviceFacts(serial="WC-7")
    round_papers.print_device_delivery(office, uid, 1, device, ARABIC, tmp_path / "device.pdf")
    names = ("tally", "mandate", "device")
    codes = [symbols(tmp_path / f"{name}.pdf")[0][0] for name in names]
    assert [(len(code), code[-2:]) for code in codes] == [(18, "01"), (18, "03"), (18, "04")]


@pytest.mark.on_file
@pytest.mark.on_file
def test_a_paper_is_dated_by_the_calendar_that_was_chosen(office: Workspace, tmp_path: Path) -> None:
    uid = printed(office, tmp_path).uid
    hijri = replace(ARABIC, calendar="hijri")
    usual, other = (
        page_texts(distributions.print_sheet(office, uid, options, tmp_path / "copy.pdf"))[0]
        for options in (ARABIC, hijri)
    )
    assert "مارس" in usual
    assert "مارس" not in other
    assert "رمضان" in other


def test_what_cannot_be_true_is_not_printed(office: Workspace, tmp_path: Path) -> None:
    uid, out = printed(office, tmp_path).uid, tmp_path / "paper.pdf"
    with pytest.raises(BadInputError, match="serial number"):
        round_papers.print_device_delivery(office, uid, 1, DeviceFacts(serial=" "), ARABIC, out)
    with pytest.raises(NotFoundError):
        round_papers.print_mandate(office, uid, 99, ARABIC, out)
    with pytest.raises(BadInputError, match="3 digits where 14"):
        round_papers.print_mandate(office, uid, 1, ARABIC, out, agent=Agent(name="علي", national_id="123"))
    distributions.void(office, uid, "طُبع خطأ")
    with pytest.raises(RefusedError, match="voided"):
        round_papers.print_tally(office, uid, ARABIC, out)
    assert not out.exists()
