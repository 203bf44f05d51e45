"""Lists of families that are named: by a view of the register, or by the authority's own list in a file."""

from pathlib import Path

import openpyxl
import pytest

from desktop.errors import BadInputError, RefusedError
from desktop.i18n.tongue import tongue
from desktop.models.filtering import Condition, Field
from desktop.models.list_plan import Criteria, Exclusion, ListPlan, Named, Source
from desktop.models.listing import Listing
from desktop.operations import approved_lists
from desktop.operations.list_card import list_card
from desktop.operations.listings import set_search_first
from desktop.operations.named_families import families_in_file, families_seen
from desktop.workspace import Workspace
from tests.factories import as_checker, make_office
from tests.families import PLACES, add_families, run_sql
from tests.operations.test_approved_lists import approve, plan
from tests.operations.test_areas_of_persons import HERE, THERE, limited


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 6)
    return workspace


def workbook(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def of(named: Named, source: Source, name: str = "", **changes: object) -> ListPlan:
    criteria = Criteria(source=source.value, source_name=name, **changes)  # type: ignore[arg-type]
    return plan(criteria=criteria, named=named.households)


AUTHORITY: list[list[object]] = [
    ["كشف المستحقين المعتمد من المديرية"],
    ["م", "الاسم", "الرقم القومي", "رقم الملف"],
    [1, "أحمد محمود", "٢٩٠٠١٠١١٩٠٠٠٠١", None],
    [2, "فاطمة علي", 29001011900002, None],
    [3, "من ليس عندنا", "29001011999999", None],
    [4, "بلا رقم قومي", None, "F-000003"],
    [5, "أحمد محمود", "29001011900001", None],
    ["الإجمالي", 5, None, None],
]


def test_the_list_of_an_authority_names_whom_a_list_holds(office: Workspace, tmp_path: Path) -> None:
    named = families_in_file(office, workbook(tmp_path / "list.xlsx", AUTHORITY))
    assert (len(named.households), named.rows) == (3, 4)
    assert (named.unknown, named.unknown_rows) == ((5, 8), 2)
    wanted = of(named, Source.FILE, "list.xlsx")
    assert approved_lists.list_preview(office, wanted).families == 3
    drafted = approved_lists.draft_list(office, wanted)
    codes = {line.household_code for line in approved_lists.lines(office, drafted.uid)}
    assert codes == {"F-000001", "F-000002", "F-000003"}
    card = list_card(office, drafted.uid, tongue("en"))
    assert "list.xlsx" in card.conditions[0]


def test_who_lives_outside_the_own_areas_is_named_by_nobody(office: Workspace, tmp_path: Path) -> None:
    run_sql(office, f"UPDATE household SET area_code = '{THERE}'")
    run_sql(office, f"UPDATE household SET area_code = '{HERE}' WHERE code = 'F-000001'")
    file = workbook(tmp_path / "list.xlsx", [*AUTHORITY, ["F-000002"]])
    named = families_in_file(limited(office), file)
    assert (len(named.households), named.rows, named.unknown) == (1, 2, (4, 5, 6, 8, 9))


def test_each_sheet_of_a_file_has_headings_of_its_own(office: Workspace, tmp_path: Path) -> None:
    file = workbook(tmp_path / "list.xlsx", AUTHORITY[1:3])
    book = openpyxl.load_workbook(file)
    for row in AUTHORITY[:2]:
        book.create_sheet().append(row)
    book.save(file)
    assert families_in_file(office, file).unknown_rows == 0


def test_those_named_have_to_fit_as_well_and_a_new_edition_asks_them_again(office: Workspace) -> None:
    everybody = Listing(conditions=(Condition(field=Field.STATE, values=("confirmed",)),))
    named = families_seen(office, everybody)
    run_sql(office, "UPDATE person SET id_state = 'disputed' WHERE national_id = '29001011900001'")
    drafted = approved_lists.draft_list(office, of(named, Source.VIEW, places=PLACES[:1]))
    assert (drafted.families, drafted.excluded) == (1, ((Exclusion.DISPUTED_ID, 1),))
    approve(office, drafted.uid)
    run_sql(office, "UPDATE person SET id_state = 'ok'")
    add_families(office, 3)  # who came later was not named
    again = approved_lists.new_edition(office, drafted.uid)
    assert again.families == 2


def test_what_a_search_cannot_show_whole_makes_no_list(office: Workspace) -> None:
    set_search_first(as_checker(office), is_wanted=True)
    with pytest.raises(RefusedError):
        families_seen(office, Listing())


def test_a_file_that_names_nobody_is_told(office: Workspace, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="No row of"):
        families_in_file(office, workbook(tmp_path / "other.xlsx", [["م", "الاسم"], [1, "منى"]]))
    assert approved_lists.list_preview(office, of(Named(households=()), Source.FILE)).families == 0
