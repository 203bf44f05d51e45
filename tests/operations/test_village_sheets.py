"""Sheets village by village: a whole folder or none, rows and pages counted through the whole sheet."""

from pathlib import Path
from random import Random

import pytest

from desktop.documents.distribution_sheet import sheet_maps
from desktop.errors import CancelledError
from desktop.i18n.tongue import tongue
from desktop.models.distribution import DistributionState, SheetOptions
from desktop.operations import approved_lists, distributions, list_changes, returned_sheets
from desktop.operations.distributions import Planned
from desktop.operations.sheets import sheet_record, village_sheets
from desktop.operations.village_sheets import print_village_sheets
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.documents.reading import page_texts, symbols
from tests.documents.scans import Scan, taken
from tests.documents.signed_pages import printed as printed_page
from tests.documents.signed_pages import signature
from tests.factories import make_office
from tests.families import PLACES, add_families, run_sql
from tests.operations.test_approved_lists import approve, plan
from tests.rounds import ARABIC, wish

pytestmark = pytest.mark.on_file


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 6)
    run_sql(workspace, f"UPDATE household SET place = 'عزبة: A/B?.' WHERE place = '{PLACES[2]}'")
    return workspace


def planned(office: Workspace) -> Planned:
    """Plan a round; a family of the first village stands at the end of its list."""
    drafted = approved_lists.draft_list(office, plan())
    list_changes.leave_out(office, drafted.uid, 1, "انتقلت")
    (told,) = list_changes.left_out(office, drafted.uid)
    list_changes.take_in(office, drafted.uid, told.household_uid, "عادت")
    approve(office, drafted.uid)
    return distributions.plan(office, wish(drafted.uid))


def test_each_village_has_a_file_and_the_whole_sheet_comes_back(office: Workspace, tmp_path: Path) -> None:
    round_ = planned(office)
    folder = print_village_sheets(office, round_.uid, ARABIC, tmp_path)
    files = sorted(folder.iterdir())
    assert [file.name for file in files] == [f"1-{PLACES[1]}.pdf", f"2-{PLACES[0]}.pdf", "3-عزبة A B.pdf"]
    assert [row.place for row in distributions.rows(office, round_.uid)][:2] == [PLACES[1]] * 2
    texts = [page_texts(file) for file in files]
    assert all(len(pages) == 1 and "صفحة ١ من ١" in pages[0] for pages in texts)
    assert "الجزء ٢ من ٣" in texts[1][0]
    codes = {code for file in files for code in symbols(file)[0]}
    assert (
        len([code for code in codes if len(code) == 16]) == 3
    )  # no two pages of the sheet are taken for one
    assert distributions.open_distribution(office, round_.uid).state == DistributionState.OPEN

    with office.store.read() as uow:
        opened = uow.distributions.get(round_.uid)
        edition = uow.approved_lists.with_id(opened.list_id)
        options = SheetOptions(language="ar", numerals="")
        whole = sheet_record(uow, office, opened, edition, options)
        parts = list(village_sheets(uow, opened, whole))
        maps = [sheet_maps(part, tongue("ar"))[0] for part in parts]
    page, random = printed_page(files[1], 0), Random(11)
    signature(page, maps[1].signatures[3], random, strength=0.9)
    taken(page, Scan(), random).save(tmp_path / "scan.png")
    read = returned_sheets.read_back(office, round_.uid, [tmp_path / "scan.png"])
    assert (read.read, read.signed, read.unsigned, read.missing) == ((2,), (3,), (4,), (1, 3))


def test_a_second_print_is_a_copy_beside_the_first(office: Workspace, tmp_path: Path) -> None:
    round_ = planned(office)
    first, second = (print_village_sheets(office, round_.uid, ARABIC, tmp_path) for _ in range(2))
    assert (first.name, second.name) == ("كشف-استلام-2026-1", "كشف-استلام-2026-1-2")
    assert "نسخة" in page_texts(next(second.iterdir()))[0]
    distributions.print_sheet(office, round_.uid, ARABIC, tmp_path / "copy.pdf")
    assert distributions.open_distribution(office, round_.uid).is_by_village  # as the signed original is


def test_cancel_leaves_no_file_and_no_print(office: Workspace, tmp_path: Path) -> None:
    round_, before = planned(office), sorted(tmp_path.iterdir())
    steps: list[int] = []
    progress = Progress(lambda step: steps.append(step.done), lambda: len(steps) > 2)
    with pytest.raises(CancelledError):
        print_village_sheets(office, round_.uid, ARABIC, tmp_path, progress)
    assert sorted(tmp_path.iterdir()) == before
    assert distributions.open_distribution(office, round_.uid).prints == 0
    assert steps == sorted(steps)
