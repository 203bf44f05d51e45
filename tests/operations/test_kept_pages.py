"""Pages of signed sheets that are kept: sealed, found by a family, proven when shown, gone when nobody needs them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, update

from desktop.errors import BadInputError, DamagedError, NotFoundError, RefusedError, UserError
from desktop.models.beneficiary import Household
from desktop.models.distribution import Distribution, DistributionLine, Result
from desktop.models.handover import ResultEntry
from desktop.models.journal import Action, JournalEntry
from desktop.models.kept_page import KeptPage
from desktop.models.returned_sheet import PagePicture, ReadScan
from desktop.models.timeline import EventKind
from desktop.operations import distributions, handovers, kept_pages, returned_sheets, timeline
from desktop.operations.page_keeping import scan_digest
from desktop.operations.returned_sheets import ReadResults
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.families import add_families, run_sql
from tests.returned import plain_scan, scanned, sign
from tests.rounds import printed


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 6)
    return workspace


@pytest.fixture
def round_uid(office: Workspace, tmp_path: Path) -> str:
    return printed(office, tmp_path).uid


@pytest.fixture
def scan(tmp_path: Path) -> ReadScan:
    return plain_scan(tmp_path / "scan.png", rows=6)


def keep(office: Workspace, uid: str, *scans: ReadScan) -> None:
    returned_sheets.record_reading(office, uid, ReadResults(kept=scans))


def families_of_rows(office: Workspace, uid: str) -> list[Household]:
    with office.store.read() as uow:
        query = select(Household).join(DistributionLine, DistributionLine.household_id == Household.id)
        query = query.join(Distribution, Distribution.id == DistributionLine.distribution_id)
        query = query.where(Distribution.uid == uid).order_by(DistributionLine.position)
        return list(uow.session.scalars(query))


def close(office: Workspace, uid: str) -> None:
    handovers.record_results(office, uid, rest=Result.RECEIVED)
    handovers.close(office, uid, returned=0, damaged=0, missing=0)


def told(office: Workspace, action: Action) -> list[dict[str, object]]:
    with office.store.read() as uow:
        entries: list[JournalEntry] = uow.journal.latest()
        return [json.loads(one.details) for one in entries if (one.action, one.kind) == (action, "kept_page")]


@pytest.mark.on_file
def test_a_page_that_was_read_is_kept_sealed_and_shown_upright(
    office: Workspace, round_uid: str, tmp_path: Path
) -> None:
    scan = scanned(office, round_uid, tmp_path / "sheet.pdf", sign(1, 2), tmp_path / "scan.png")
    read = returned_sheets.read_back(office, round_uid, [scan])
    assert read.scans == (ReadScan(scan, scan_digest(scan), (PagePicture(1, 1, 1, 6, turns=2),)),)
    returned_sheets.record_reading(office, round_uid, ReadResults(kept=read.scans))
    (page,) = kept_pages.kept_pages(office, round_uid)
    assert (page.page, page.first_row, page.last_row, page.held_because) == (1, 1, 6, "")
    with office.store.read() as uow:
        assert uow.kept_pages.whole(page.uid)[0].sealed.startswith(b"age-encryption.org/v1\n")

    paper = tmp_path / "kept.pdf"
    paper.write_bytes(kept_pages.show_page(office, page.uid))
    again = returned_sheets.read_back(office, round_uid, [paper])
    assert (again.signed, again.scans[0].pictures[0].turns) == ((1, 2), 0)
    assert [one["pages"] for one in told(office, Action.RECORDED)] == [1]
    assert told(office, Action.READ) == [{"page": 1}]


@pytest.mark.on_file
def test_a_picture_is_kept_once_and_two_pictures_of_a_page_are_two(
    office: Workspace, round_uid: str, scan: ReadScan, tmp_path: Path
) -> None:
    other = plain_scan(tmp_path / "again.png", rows=6, grey=180)
    keep(office, round_uid, scan)
    keep(office, round_uid, scan, other)
    assert [page.page for page in kept_pages.kept_pages(office, round_uid)] == [1, 1]


@pytest.mark.on_file
def test_a_family_finds_its_page_by_number_or_name(office: Workspace, round_uid: str, scan: ReadScan) -> None:
    keep(office, round_uid, scan)
    name = distributions.rows(office, round_uid)[3].name
    for typed in ("٤", name):
        assert len(kept_pages.kept_pages(office, round_uid, typed)) == 1
    assert kept_pages.kept_pages(office, round_uid, "لا أحد") == []
    with pytest.raises(NotFoundError):
        kept_pages.kept_pages(office, round_uid, "7")


def test_pages_go_with_the_closing_but_for_what_a_dispute_holds(
    office: Workspace, round_uid: str, scan: ReadScan, tmp_path: Path
) -> None:
    other = plain_scan(tmp_path / "again.png", rows=6, grey=180)
    keep(office, round_uid, scan, other)
    held, free = kept_pages.kept_pages(office, round_uid)
    with pytest.raises(BadInputError):
        kept_pages.hold_page(office, held.uid, "  ")
    kept_pages.hold_page(office, held.uid, "شكوى رقم 12")
    close(office, round_uid)
    assert [one.held_because for one in kept_pages.kept_pages(office, round_uid)] == ["شكوى رقم 12"]
    assert told(office, Action.CLOSED) == [{"pages": 1}]
    with pytest.raises(NotFoundError):
        kept_pages.show_page(office, free.uid)

    assert kept_pages.show_page(office, held.uid)
    kept_pages.release_page(office, held.uid)
    assert kept_pages.kept_pages(office, round_uid) == []


def test_the_timeline_of_a_family_leads_to_the_newest_page_that_shows_it(
    office: Workspace, round_uid: str, tmp_path: Path
) -> None:
    def page_of(home: Household, seen_by: Workspace = office) -> dict[EventKind, str]:
        found = timeline.events(seen_by, home.uid, timeline.event_ids(seen_by, home.uid))
        return {one.kind: one.page_uid for one in found if one is not None}

    first, *_, last = families_of_rows(office, round_uid)
    absence = ResultEntry(row=1, result=Result.ABSENT)
    handovers.record_results(office, round_uid, [absence], rest=Result.RECEIVED)
    assert not any(page_of(first).values())
    for grey in (180, 200):  # the day of absences, and a second day
        keep(office, round_uid, plain_scan(tmp_path / f"{grey}.png", rows=5, grey=grey))
    newest = kept_pages.kept_pages(office, round_uid)[-1].uid
    assert page_of(first) == {EventKind.OPENED: "", EventKind.LISTED: "", EventKind.NOT_RECEIVED: newest}
    assert not any(page_of(last).values())  # its row stands below what the page shows
    second = families_of_rows(office, round_uid)[1]
    assert page_of(second)[EventKind.RECEIVED] == newest
    run_sql(office, "update household set area_code = 'EG19'")
    narrow = replace(
        office, store=office.store.within(("EG19",))
    )  # the round is for families of other areas too
    assert page_of(second, narrow)[EventKind.RECEIVED] == ""


@pytest.mark.on_file
def test_a_page_released_before_the_closing_waits_for_it(
    office: Workspace, round_uid: str, scan: ReadScan
) -> None:
    keep(office, round_uid, scan)
    (page,) = kept_pages.kept_pages(office, round_uid)
    kept_pages.hold_page(office, page.uid, "شكوى")
    kept_pages.release_page(office, page.uid)
    assert [one.held_because for one in kept_pages.kept_pages(office, round_uid)] == [""]
    assert [one["is_held"] for one in told(office, Action.CORRECTED)] == [False, True]


@pytest.mark.on_file
def test_a_voided_sheet_keeps_no_page(office: Workspace, round_uid: str, scan: ReadScan) -> None:
    keep(office, round_uid, scan)
    distributions.void(office, round_uid, "ورقة تالفة")
    assert kept_pages.kept_pages(office, round_uid) == []


@pytest.mark.on_file
def test_a_scan_that_changed_since_it_was_read_is_not_kept(
    office: Workspace, round_uid: str, scan: ReadScan
) -> None:
    scan.path.write_bytes(scan.path.read_bytes() + b" ")
    with pytest.raises(RefusedError):
        returned_sheets.record_reading(office, round_uid, ReadResults(signed=(1,), kept=[scan]))
    assert distributions.totals(office, round_uid).pending == 6  # nothing is half done
    assert kept_pages.kept_pages(office, round_uid) == []


@pytest.mark.on_file
@pytest.mark.parametrize("is_resealed", [False, True])
def test_a_page_that_was_changed_in_the_database_is_not_shown(
    office: Workspace, round_uid: str, scan: ReadScan, tmp_path: Path, is_resealed: bool
) -> None:
    other = plain_scan(tmp_path / "again.png", rows=6, grey=180)
    keep(office, round_uid, scan, other)
    page, another = kept_pages.kept_pages(office, round_uid)
    with office.store.write() as uow:
        sealed = uow.kept_pages.whole(another.uid)[0].sealed if is_resealed else b"age-encryption.org/v1\n"
        uow.session.execute(update(KeptPage).where(KeptPage.uid == page.uid).values(sealed=sealed))
    with pytest.raises(DamagedError):
        kept_pages.show_page(office, page.uid)


@pytest.mark.on_file
def test_a_full_disk_leaves_nothing_half_done(
    office: Workspace, round_uid: str, scan: ReadScan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_where: object, **_how: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.whole_file.os.fsync", full)
    with pytest.raises(UserError):
        returned_sheets.record_reading(office, round_uid, ReadResults(signed=(1,), kept=[scan]))
    assert distributions.totals(office, round_uid).pending == 6
    monkeypatch.setattr("desktop.operations.backup_place.Path.mkdir", full)
    returned_sheets.record_reading(office, round_uid, ReadResults(signed=(1,)))  # results alone need no file
    monkeypatch.undo()
    assert distributions.totals(office, round_uid).pending == 5
    assert kept_pages.kept_pages(office, round_uid) == []
    assert not list((office.paths.folder / "backups").glob(".making-*"))
