"""The code lists of the office: put right, ordered, closed from a day, merged and taken apart, renewed by the program."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.errors import BadInputError, RefusedError
from desktop.models.beneficiary import CategoryAssignment, Household
from desktop.models.code_draft import CodeDraft, PartDraft, check_code, check_kit
from desktop.models.code_list import Code, CodeListName
from desktop.models.import_words import fold_label
from desktop.models.importing import Field
from desktop.operations import code_lists, code_merging, upgrading
from desktop.operations.import_labels import labels_of
from desktop.operations.users import as_person
from desktop.workspace import Workspace
from tests.factories import as_checker, make_office
from tests.families import add_families

CATEGORY = CodeListName.CATEGORY


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """An office whose checker puts the lists in order; a clerk may only look."""
    return as_checker(make_office(tmp_path))


def row(office: Workspace, code: str, name: CodeListName = CATEGORY) -> code_lists.CodeRow:
    return next(one for one in code_lists.entries(office, name, "ar") if one.code == code)


def held(office: Workspace) -> list[tuple[str, bool]]:
    """Return the categories that families hold, and whether they still do."""
    with office.store.read() as uow:
        query = select(CategoryAssignment.code, CategoryAssignment.valid_to).order_by(CategoryAssignment.id)
        return [(code, until is None) for code, until in uow.session.execute(query)]


def give(office: Workspace, *codes: str) -> None:
    """Let each of the first families hold a category."""
    with office.store.write() as uow:
        homes = list(uow.session.scalars(select(Household).order_by(Household.id)))
        for place, code in enumerate(codes):
            uow.beneficiaries.add(
                CategoryAssignment(
                    uid=f"C{place:025}", origin="ismailia", created_at=office.now(), created_by="-",
                    household_id=homes[place % len(homes)].id, code=code, valid_from=office.today(),
                )
            )  # fmt: skip


def test_an_own_entry_is_added_named_ordered_and_closed_from_a_day(office: Workspace) -> None:
    code = code_lists.add_code(office, CATEGORY, CodeDraft(ar="أسرة متضررة من السيول", en="Flood"))
    assert code.startswith("ismailia.category.")
    code_lists.move_code(office, CATEGORY, code, -1000)
    assert code_lists.entries(office, CATEGORY, "ar")[0].code == code
    code_lists.change_code(office, CATEGORY, code, CodeDraft(ar="متضررو السيول", sensitivity="sensitive"))
    assert row(office, code).label == "متضررو السيول"
    card = code_lists.code_card(office, CATEGORY, code)
    assert ("ar", "أسرة متضررة من السيول") in [(field, old) for _, field, old, _ in card.names]
    tomorrow = office.today() + timedelta(days=1)
    code_lists.close_code(office, CATEGORY, code, tomorrow)
    assert not row(office, code).is_closed
    with office.store.read() as uow:
        assert code in {one.code for one in uow.code_lists.entries(CATEGORY, office.today())}
        assert code not in {one.code for one in uow.code_lists.entries(CATEGORY, tomorrow)}
    code_lists.open_code(office, CATEGORY, code)
    assert row(office, code).closed_on is None


def test_who_may_not_see_an_entry_cannot_let_others_see_it(office: Workspace) -> None:
    with office.store.read() as uow:
        user = uow.users.named("checker")
        assert user is not None
    user.roles = "administrator"
    alone = replace(as_person(office, user), store=office.store)
    with office.store.write() as uow:
        stored = uow.users.named("checker")
        assert stored is not None
        stored.roles = "administrator"
    draft = row(office, "foster_child").draft
    with pytest.raises(RefusedError, match="may see"):
        code_lists.change_code(alone, CATEGORY, "foster_child", replace(draft, sensitivity="none"))
    code_lists.change_code(
        alone, CATEGORY, "widow", replace(row(alone, "widow").draft, sensitivity="restricted")
    )
    assert code_lists.uses(alone, CATEGORY, "foster_child") is None
    assert code_lists.uses(alone, CATEGORY, "female_head") == 0


def test_a_stale_change_is_refused_and_names_are_needed(office: Workspace) -> None:
    before = row(office, "widow")
    code_lists.change_code(office, CATEGORY, "widow", replace(before.draft, ar="أرامل"), before.version)
    with pytest.raises(RefusedError, match="meanwhile"):
        code_lists.change_code(office, CATEGORY, "widow", replace(before.draft, ar="أرملة"), before.version)
    with pytest.raises(BadInputError, match="name is missing"):
        code_lists.add_code(office, CATEGORY, CodeDraft(en="Only English"))
    with pytest.raises(BadInputError, match="taken"):
        code_lists.add_code(office, CATEGORY, CodeDraft(code="widow", ar="أرملة"))


def test_all_uses_follow_a_merge_and_come_back(office: Workspace) -> None:
    add_families(office, 3)
    give(office, "widow", "widow", "abandoned_woman", "abandoned_woman")  # the first family holds both
    assert code_merging.merge_codes(office, CATEGORY, "abandoned_woman", "widow") == 3
    assert held(office) == [("widow", True), ("widow", True), ("widow", True), ("widow", False)]
    assert row(office, "abandoned_woman").merged_into == "widow"
    with office.store.read() as uow:
        known = labels_of(uow, office.country, office.today(), may_see=True)[Field.CATEGORY]
    assert known[fold_label("مهجورة / زوجها غائب")] == known[fold_label("abandoned_woman")] == "widow"
    with pytest.raises(RefusedError, match="went into"):
        code_lists.open_code(office, CATEGORY, "abandoned_woman")
    with pytest.raises(RefusedError, match="already"):
        code_merging.merge_codes(office, CATEGORY, "abandoned_woman", "orphan")
    undone = code_merging.undo_merge(office, CATEGORY, "abandoned_woman")
    assert undone.left == 0
    assert held(office) == [
        ("widow", True),
        ("widow", True),
        ("abandoned_woman", True),
        ("abandoned_woman", True),
    ]
    assert not row(office, "abandoned_woman").merged_into
    assert code_merging.merges(office, CATEGORY, "widow")[0].undone_at is not None


def test_an_undone_merge_leaves_what_was_changed_since(office: Workspace) -> None:
    add_families(office, 2)
    give(office, "widow", "widow")
    code_merging.merge_codes(office, CATEGORY, "widow", "divorced_woman")
    with office.store.write() as uow:
        first = uow.session.scalars(select(CategoryAssignment)).first()
        assert first is not None
        first.code = "orphan"
    code_merging.merge_codes(office, CATEGORY, "divorced_woman", "abandoned_woman")
    with pytest.raises(RefusedError, match="Undo that first"):
        code_merging.undo_merge(office, CATEGORY, "widow")
    code_merging.undo_merge(office, CATEGORY, "divorced_woman")
    assert code_merging.undo_merge(office, CATEGORY, "widow") == (1, 1)
    assert [code for code, _ in held(office)] == ["orphan", "widow"]


def test_sets_of_codes_follow_and_hidden_words_stay_hidden(office: Workspace) -> None:
    add_families(office, 1)
    with office.store.write() as uow:
        home = uow.session.scalars(select(Household)).one()
        home.assets = "land livestock"
    code_merging.merge_codes(office, CodeListName.ASSET, "livestock", "poultry")
    with office.store.read() as uow:
        assert uow.session.scalars(select(Household.assets)).one() == "land poultry"
    code_merging.undo_merge(office, CodeListName.ASSET, "livestock")
    with office.store.read() as uow:
        assert uow.session.scalars(select(Household.assets)).one() == "land livestock"
    with pytest.raises(RefusedError, match="Fewer people"):
        code_merging.merge_codes(office, CATEGORY, "foster_child", "widow")


def test_a_kit_is_made_of_parts(office: Workspace) -> None:
    parts = [PartDraft(item="أرز", quantity=3, unit="kg"), PartDraft(item="زيت", quantity=2, unit="bottle")]
    code_lists.put_kit(office, "food_box", parts)
    code_lists.put_kit(office, "food_box", parts)
    card = code_lists.code_card(office, CodeListName.AID_KIND, "food_box")
    assert list(card.kit) == parts
    assert len(card.names) == 1
    with pytest.raises(BadInputError, match="how many"):
        code_lists.put_kit(office, "food_box", [PartDraft(item="أرز", quantity=0)])


def test_a_newer_program_brings_its_values_and_leaves_those_of_the_office(office: Workspace) -> None:
    code_lists.change_code(office, CATEGORY, "widow", replace(row(office, "widow").draft, ar="أرامل"))
    with office.store.write() as uow:
        for code in ("widow", "divorced_woman"):  # as an older program shipped them
            entry = uow.code_lists.coded(CATEGORY, code)
            assert entry is not None
            said = json.loads(entry.shipped)
            if entry.en == said["en"]:
                entry.en = "Older words"
            entry.shipped = json.dumps({**said, "en": "Older words"})
        orphan = uow.session.scalars(select(Code).where(Code.code == "orphan")).one()
        uow.session.delete(orphan)
        uow.offices.own().reference_digest = ""
    assert upgrading.renew_lists(office) == 3
    assert (row(office, "widow").label, row(office, "widow").draft.en) == ("أرامل", "Widow")
    assert row(office, "orphan").is_shipped
    assert upgrading.renew_lists(office) == 0


def test_rules_of_entries_and_kits() -> None:
    wrong = CodeDraft(code="ÄÖ", ar="", sensitivity="secret")
    assert {problem.field for problem in check_code(wrong, "ar")} == {"ar", "code", "sensitivity"}
    parts = [
        PartDraft(item=" ", quantity=1),
        PartDraft(item="أرز", quantity=1),
        PartDraft(item="أرز", quantity=-1),
    ]
    assert [problem.field for problem in check_kit(parts)] == ["0.item", "2.item", "2.quantity"]
    assert len(list(check_kit([PartDraft(item=str(n), quantity=1) for n in range(41)]))) == 1


def test_what_a_round_hands_over_is_counted_under_the_kind_of_today(office: Workspace) -> None:
    code_merging.merge_codes(office, CodeListName.AID_KIND, "food_bag", "food_box")
    code_merging.merge_codes(office, CodeListName.AID_KIND, "food_box", "food_meal")
    with office.store.read() as uow:
        assert uow.handovers._kind_today("food_bag") == "food_meal"
        assert uow.handovers._kind_today("food_flour") == "food_flour"
