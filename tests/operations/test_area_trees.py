"""The tree of areas: own ones added, moved, spelled, merged and taken in from a workbook; what is not known is not none."""

from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.errors import BadInputError, RefusedError
from desktop.models.area import Area, AreaKind
from desktop.models.area_draft import AreaDraft, check_area
from desktop.models.beneficiary import Household
from desktop.models.code_merge import AREA
from desktop.models.import_words import fold_label
from desktop.models.importing import Field
from desktop.operations import area_coverage, area_lists, area_trees, areas, code_merging
from desktop.operations.import_labels import labels_of
from desktop.store.arrivals import Arrivals
from desktop.store.outgoing import Choice, Outgoing
from desktop.workspace import Workspace
from tests.factories import as_checker, make_office
from tests.families import add_families

MARKAZ, OTHER = "EG1904", "EG1905"
VILLAGE = AreaKind.VILLAGE


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """An office whose checker keeps the tree."""
    return as_checker(make_office(tmp_path))


def village(name: str, parent: str = MARKAZ, code: str = "") -> AreaDraft:
    return AreaDraft(name=name, kind=VILLAGE.value, parent=parent, code=code)


def settle(office: Workspace, code: str, count: int = 2) -> None:
    """Let families live in an area."""
    add_families(office, count)
    with office.store.write() as uow:
        for home in uow.session.scalars(select(Household).order_by(Household.id.desc()).limit(count)):
            home.area_code = code


def homes(office: Workspace) -> set[str | None]:
    with office.store.read() as uow:
        return set(uow.session.scalars(select(Household.area_code)))


def known_as(office: Workspace) -> dict[str, str]:
    with office.store.read() as uow:
        return labels_of(uow, office.country, office.today(), may_see=True)[Field.AREA]


def area(office: Workspace, code: str) -> area_trees.AreaRow:
    return next(one for one in area_trees.tree(office) if one.code == code)


def csv(folder: Path, *lines: str) -> Path:
    path = folder / "قرى.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_village_is_added_spelled_and_moved(office: Workspace) -> None:
    code = area_trees.add_area(office, village("أبو عطوة"))
    assert code == f"{MARKAZ}-01"
    assert area_trees.add_area(office, village("الضبعية", code="77")) == f"{MARKAZ}-77"
    area_trees.put_spellings(office, code, ["ابو عطوه القديمة", "أبو عطوه", "أبو عطوة"])
    assert known_as(office)[fold_label("أبو عطوة القديمه")] == code
    area_trees.put_spellings(office, code, [])
    assert fold_label("أبو عطوة القديمه") not in known_as(office)
    area_trees.change_area(office, code, AreaDraft(name="أبو عطوة الجديدة", kind=VILLAGE.value, parent=OTHER))
    assert (area(office, code).parent, area(office, code).depth) == (OTHER, 2)
    said = {(field, old) for _, field, old, _ in area_trees.area_card(office, code).names}
    assert {("name", "أبو عطوة"), ("parent_code", MARKAZ)} <= said
    with pytest.raises(RefusedError, match="lies below"):
        area_trees.change_area(office, OTHER, AreaDraft(name="مركز", kind="markaz", parent=code))
    with pytest.raises(RefusedError, match="works in this area"):
        area_trees.close_area(office, "EG19", office.today())
    assert code in {one.code for one in areas.choices(office)}
    area_trees.close_area(office, code, office.today())
    assert code not in {one.code for one in areas.choices(office)}
    with pytest.raises(RefusedError, match="closed"):
        area_trees.add_area(office, village("عزبة", parent=code))


def test_families_follow_a_merged_village_and_come_back(office: Workspace) -> None:
    old, new = (
        area_trees.add_area(office, village("السلام")),
        area_trees.add_area(office, village("السلام ٢")),
    )
    below = area_trees.add_area(office, village("عزبة السلام", parent=old))
    settle(office, old)
    assert code_merging.merge_areas(office, old, new) == 3
    assert homes(office) == {new}
    assert area(office, below).parent == new
    assert known_as(office)[fold_label("السلام")] == new
    assert known_as(office)[fold_label(old)] == new
    with office.store.read() as uow:
        assert Arrivals(uow.session, set()).area_codes[old] == new  # as partners go on writing it
    assert code_merging.undo_merge(office, AREA, old) == (3, 0)
    assert homes(office) == {old}
    assert area(office, old).merged_into == ""
    with pytest.raises(RefusedError, match="works in"):
        code_merging.merge_areas(office, "EG19", "EG01")
    with pytest.raises(RefusedError, match="lies below"):
        code_merging.merge_areas(office, old, below)


def test_a_list_of_villages_goes_in_whole_or_not_at_all(office: Workspace, tmp_path: Path) -> None:
    lines = [
        "قرى مركز الإسماعيلية,,",
        "القرية,الكود,التبعية",
        "نفيشة,101,",
        "عين غصين,102,EG1904",
        "عزبة سلام,,نفيشة",
    ]
    good = csv(tmp_path, *lines)
    plan = area_lists.look_through(office, good, MARKAZ, VILLAGE)
    assert (plan.added, plan.known, plan.findings) == (3, 0, ())
    assert plan.sample[0] == ("EG1904-101", "نفيشة", MARKAZ)
    with office.store.read() as uow:
        assert not uow.areas.children(MARKAZ)
    assert area_lists.take_in(office, good, MARKAZ, VILLAGE) == 3
    assert area_lists.take_in(office, good, MARKAZ, VILLAGE) == 0
    assert area(office, "EG1904-101-01").name == "عزبة سلام"
    bad = csv(tmp_path, *lines, "كفر جديد,103,بلد مجهول", "قرية أخرى,101,", ",104,")
    found = area_lists.look_through(office, bad, MARKAZ, VILLAGE).findings
    assert [one.row for one in found] == [6, 7, 8]
    with pytest.raises(RefusedError, match="3 rows"):
        area_lists.take_in(office, bad, MARKAZ, VILLAGE)
    with pytest.raises(BadInputError, match="No column of names"):
        area_lists.look_through(office, csv(tmp_path, "أ,ب", "ج,د"), MARKAZ, VILLAGE)


def test_what_nobody_listed_is_not_none(office: Workspace) -> None:
    code, empty = (
        area_trees.add_area(office, village("أبو عطوة")),
        area_trees.add_area(office, village("الضبعية")),
    )
    settle(office, code)
    settle(office, MARKAZ, 1)
    found = {one.code: one for one in area_coverage.coverage(office)}
    assert (found["EG19"].families, found[MARKAZ].families, found[code].families) == (3, 3, 2)
    assert (found[MARKAZ].below, found[OTHER].below) == (2, None)
    assert (found[empty].families, found[empty].unplaced) == (None, 1)
    assert (found[OTHER].families, found[OTHER].unplaced) == (None, 0)
    assert "EG01" not in found


def test_the_whole_country_ships_and_rules_hold(office: Workspace) -> None:
    with office.store.read() as uow:
        assert len(uow.session.scalars(select(Area).where(Area.kind == "governorate")).all()) == 27
    wrong = AreaDraft(name="", kind="planet", parent=MARKAZ, code="ب" * 30)
    assert [problem.field for problem in check_area(wrong)] == ["name", "kind", "code", "code"]


def test_a_village_that_was_moved_leaves_under_a_code_that_the_memorandum_knows(office: Workspace) -> None:
    code = area_trees.add_area(office, village("أبو عطوة"))
    settle(office, code, 1)
    area_trees.change_area(office, code, village("أبو عطوة", parent=OTHER))
    with office.store.read() as uow:
        choice = Choice(area_codes=(OTHER,), own_code="ismailia", day=office.today())
        assert list(Outgoing(uow.session, choice).rows(("area_code",), {})) == [(OTHER,)]
        former = Choice(area_codes=(MARKAZ,), own_code="ismailia", day=office.today())
        assert list(Outgoing(uow.session, former).rows(("area_code",), {})) == []
