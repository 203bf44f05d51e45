"""Registering, finding, correcting and closing families on a real encrypted database."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from desktop.errors import BadInputError, ChangedMeanwhileError, RefusedError
from desktop.models.beneficiary import Relation, Sex
from desktop.models.family import Departure, FamilyDraft, MemberDraft
from desktop.models.family_card import FamilyCard
from desktop.models.family_lines import CategoryDraft
from desktop.models.listing import Listing, Order, Scope
from desktop.operations import beneficiaries, listings
from desktop.workspace import Workspace
from tests.factories import make_office

FATHER, MOTHER = "28407031901457", "28803121902321"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Give an office with its clerk at work."""
    return make_office(tmp_path)


def _family(**changes: object) -> FamilyDraft:
    draft = FamilyDraft(
        members=(
            MemberDraft(name="مصطفى إبراهيم عبد الرحمن خليل", relation=Relation.HEAD, national_id=FATHER),
            MemberDraft(name="فاطمة الزهراء حسين علي", relation=Relation.SPOUSE, phone="٠١٠٠١٢٣٤٥٦٧"),
        ),
        place="القصاصين",
        categories=(CategoryDraft(code="poor_family"),),
    )
    return replace(draft, **changes)  # type: ignore[arg-type]  # fields of the draft


def _drafted(card: FamilyCard) -> FamilyDraft:
    """Return the stored family as the form would hold it."""
    household = card.household
    return FamilyDraft(
        code=household.code,
        place=household.place,
        address=household.address,
        categories=tuple(CategoryDraft(code=line.code) for line in card.categories if line.valid_to is None),
        members=tuple(
            MemberDraft(
                uid=one.uid, name=one.name, relation=Relation(one.relation), national_id=one.national_id,
                sex=Sex(one.sex) if one.sex else None, birth_date=one.birth_date, phone=one.phone,
            )
            for one in household.members if one.state != "closed"
        ),
    )  # fmt: skip


def _found(workspace: Workspace, text: str) -> list[str]:
    return [row.name for row in beneficiaries.find(workspace, text)]


def test_a_family_is_registered_as_typed_and_gets_the_next_file_number(workspace: Workspace) -> None:
    saved = beneficiaries.register(workspace, _family())
    card = beneficiaries.card(workspace, saved.uid)
    assert saved.code == "2026/1"
    assert card.household.members[0].name == "مصطفى إبراهيم عبد الرحمن خليل"
    assert card.household.members[1].phone == "01001234567"
    assert [line.code for line in card.categories] == ["poor_family"]
    assert card.household.head.national_id == FATHER


@pytest.mark.parametrize(
    "typed",
    [
        "مصطفي ابراهيم",
        "خليل مصط",
        "عبدالرحمن",
        "إبراهيم عبد",
        "٢٨٤٠٧٠٣",
        FATHER,
        "2026/1",
        "فاطمه",
        "0100123",
    ],
)
def test_a_person_is_found_by_any_part_of_the_name_or_any_number(workspace: Workspace, typed: str) -> None:
    beneficiaries.register(workspace, _family())
    assert _found(workspace, typed), typed


@pytest.mark.parametrize("typed", [FATHER.replace("70", "07", 1), FATHER[:-1] + "8", "٢٨٤٠٧٠٣١٩٠١٤٥٩"])
def test_an_id_with_one_slip_still_finds_its_bearer(workspace: Workspace, typed: str) -> None:
    beneficiaries.register(workspace, _family())
    assert _found(workspace, typed) == ["مصطفى إبراهيم عبد الرحمن خليل"]


@pytest.mark.parametrize("typed", ["محمدی نژ", "نژاد محمدی", "محمدی نژاد", "رضا محمدی نژا"])
def test_a_compound_is_found_however_its_parts_are_typed(tmp_path: Path, typed: str) -> None:
    office = make_office(tmp_path / "ir", "ir", "urmia")
    head = MemberDraft(name="رضا محمدی‌نژاد", relation=Relation.HEAD)
    beneficiaries.register(office, FamilyDraft(members=(head,)))
    assert bool(_found(office, typed)) is (typed != "نژاد محمدی")  # a compound is one name: its order counts


def test_the_card_speaks_the_language_of_its_reader(workspace: Workspace) -> None:
    saved = beneficiaries.register(workspace, _family())
    labels = [
        beneficiaries.card(workspace, saved.uid, language).categories[0].label for language in ("en", "")
    ]
    assert labels == ["Family in most need", "الأسر الأكثر احتياجًا"]


def test_a_corrected_name_is_found_and_the_old_one_no_more(workspace: Workspace) -> None:
    saved = beneficiaries.register(workspace, _family())
    draft = _drafted(beneficiaries.card(workspace, saved.uid))
    renamed = replace(draft.members[0], name="مصطفى إبراهيم عبد الرحيم خليل")
    beneficiaries.correct(
        workspace, saved.uid, saved.version, replace(draft, members=(renamed, draft.members[1]))
    )
    assert _found(workspace, "خليل عبد الرحيم")
    assert not _found(workspace, "خليل عبد الرحمن")


def test_a_correction_keeps_every_old_value(workspace: Workspace) -> None:
    saved = beneficiaries.register(workspace, _family())
    draft = _drafted(beneficiaries.card(workspace, saved.uid))
    child = MemberDraft(name="مريم مصطفى إبراهيم", relation=Relation.DAUGHTER, birth_date=date(2019, 5, 2))
    wanted = replace(
        draft,
        place="أبو صوير",
        members=(*draft.members, child),
        categories=(CategoryDraft(code="large_family"),),
    )
    after = beneficiaries.correct(workspace, saved.uid, saved.version, wanted)
    card = beneficiaries.card(workspace, saved.uid)
    history = {(line.field, line.old, line.new) for line in card.history[0].lines}
    assert ("place", "القصاصين", "أبو صوير") in history
    assert any(field == "category" and old and not new for field, old, new in history)
    assert len(card.household.members) == 3
    assert after.version > saved.version


def test_a_save_of_the_same_values_changes_nothing(workspace: Workspace) -> None:
    saved = beneficiaries.register(workspace, _family())
    draft = _drafted(beneficiaries.card(workspace, saved.uid))
    after = beneficiaries.correct(workspace, saved.uid, saved.version, draft)
    assert after.version == saved.version
    assert [saving.lines for saving in beneficiaries.card(workspace, saved.uid).history] == [()]


def test_a_stale_save_says_who_was_first_and_loses_nothing(workspace: Workspace) -> None:
    saved = beneficiaries.register(workspace, _family())
    draft = _drafted(beneficiaries.card(workspace, saved.uid))
    beneficiaries.correct(workspace, saved.uid, saved.version, replace(draft, place="فايد"))
    with pytest.raises(ChangedMeanwhileError, match="منى حسن علي") as caught:
        beneficiaries.correct(workspace, saved.uid, saved.version, replace(draft, place="نفيشة"))
    [conflict] = caught.value.conflicts
    assert (conflict.field, conflict.theirs, conflict.mine) == ("place", "فايد", "نفيشة")
    assert beneficiaries.card(workspace, saved.uid).household.place == "فايد"


def test_headship_passes_from_one_member_to_another_in_one_save(workspace: Workspace) -> None:
    saved = beneficiaries.register(workspace, _family())
    draft = _drafted(beneficiaries.card(workspace, saved.uid))
    swapped = (
        replace(draft.members[0], relation=Relation.SPOUSE, national_id=""),
        replace(draft.members[1], relation=Relation.HEAD, national_id=MOTHER),
    )
    beneficiaries.correct(workspace, saved.uid, saved.version, replace(draft, members=swapped))
    assert beneficiaries.card(workspace, saved.uid).household.head.national_id == MOTHER


def test_a_member_leaves_with_a_reason_and_is_never_forgotten(workspace: Workspace) -> None:
    saved = beneficiaries.register(workspace, _family())
    draft = _drafted(beneficiaries.card(workspace, saved.uid))
    head, wife = draft.members
    with pytest.raises(BadInputError, match="missing from the form"):
        beneficiaries.correct(workspace, saved.uid, saved.version, replace(draft, members=(head,)))
    leaving = replace(
        draft, members=(head,), leaving={wife.uid or "": Departure(reason="انتقلت إلى أسرة أخرى")}
    )
    beneficiaries.correct(workspace, saved.uid, saved.version, leaving)
    members = beneficiaries.card(workspace, saved.uid).household.members
    assert [(member.state, member.closed_reason) for member in members][1] == (
        "closed",
        "انتقلت إلى أسرة أخرى",
    )


def test_a_further_bearer_of_an_id_is_disputed_and_never_refused(workspace: Workspace) -> None:
    beneficiaries.register(workspace, _family())
    again = beneficiaries.register(workspace, _family())
    assert beneficiaries.card(workspace, again.uid).household.head.id_state == "disputed"
    assert beneficiaries.counts(workspace).disputed == 1


def test_who_has_no_id_gets_the_next_temporary_number_only_when_asked(workspace: Workspace) -> None:
    head = MemberDraft(name="سعاد علي", relation=Relation.HEAD, national_id="t")
    saved = beneficiaries.register(workspace, FamilyDraft(members=(head,)))
    stored = beneficiaries.card(workspace, saved.uid).household.head
    assert (stored.national_id, stored.id_state) == ("T-ismailia-1", "temporary")
    none = beneficiaries.register(workspace, FamilyDraft(members=(replace(head, national_id=""),)))
    assert beneficiaries.card(workspace, none.uid).household.head.id_state == "none"


def test_a_wrong_id_or_two_heads_are_refused(workspace: Workspace) -> None:
    wrong = MemberDraft(name="سعاد علي", relation=Relation.HEAD, national_id="28413031901457")
    with pytest.raises(BadInputError):
        beneficiaries.register(workspace, FamilyDraft(members=(wrong,)))
    head = MemberDraft(name="سعاد علي", relation=Relation.HEAD)
    with pytest.raises(BadInputError, match="more than one head"):
        beneficiaries.register(workspace, FamilyDraft(members=(head, head)))
    assert beneficiaries.counts(workspace).families == 0


def test_a_taken_file_number_is_refused(workspace: Workspace) -> None:
    beneficiaries.register(workspace, _family(code="A-7"))
    with pytest.raises(BadInputError, match="A-7"):
        beneficiaries.register(workspace, _family(code="A-7"))


def test_a_closed_file_leaves_the_list_and_frees_its_ids(workspace: Workspace) -> None:
    saved = beneficiaries.register(workspace, _family())
    beneficiaries.close_file(workspace, saved.uid, saved.version, "انتقال إلى محافظة أخرى")
    assert _found(workspace, "مصطفى") == []
    assert len(listings.look(workspace, Listing(scope=Scope.CLOSED)).ids) == 2
    again = beneficiaries.register(workspace, _family())
    assert beneficiaries.card(workspace, again.uid).household.head.id_state != "disputed"
    version = beneficiaries.card(workspace, saved.uid).household.version
    with pytest.raises(RefusedError):
        beneficiaries.correct(workspace, saved.uid, version, _family())


def test_an_invisible_character_in_a_name_is_removed_with_a_finding(workspace: Workspace) -> None:
    head = MemberDraft(name="سعاد\u202e علي", relation=Relation.HEAD)
    saved = beneficiaries.register(workspace, FamilyDraft(members=(head,)))
    assert beneficiaries.card(workspace, saved.uid).household.head.name == "سعاد علي"
    assert [finding.values["code"] for finding in saved.findings] == ["U+202E"]


def test_the_list_is_paged_in_order_without_being_loaded(workspace: Workspace) -> None:
    for name in ("يوسف علي", "أحمد علي", "سعاد علي"):
        beneficiaries.register(
            workspace, FamilyDraft(members=(MemberDraft(name=name, relation=Relation.HEAD),))
        )
    wanted = listings.look(workspace, Listing()).ids
    names = [row.name for row in listings.rows(workspace, wanted) if row]
    assert names == ["أحمد علي", "سعاد علي", "يوسف علي"]
    downwards = listings.look(workspace, Listing(descending=True, order=Order.CODE, scope=Scope.HEADS)).ids
    assert [row.code for row in listings.rows(workspace, downwards) if row] == [
        "2026/3",
        "2026/2",
        "2026/1",
    ]
    assert listings.first_page(workspace, Listing()) == list(wanted)


_RULES = (
    ("update person set relation = 'head'", "household_id"),
    (f"update person set national_id = '{FATHER}', id_state = 'ok'", "national_id"),
    ("update person set uid = 'x'", "uid"),
    ("update person set state = 'closed'", "ck_person_closed_with_reason"),
    ("update person set name = ' '", "ck_person_named"),
    ("update person set id_state = 'none' where national_id <> ''", "ck_person_id_and_state"),
    ("update person set deceased_on = '1900-01-01' where birth_date is not null", "ck_person_life"),
    ("update household set members_declared = 61", "ck_household_members"),
    ("update household set state = 'closed'", "ck_household_closed_with_reason"),
    ("update household set split_from_id = id", "ck_household_no_loop"),
    ("update household set income_total = 5", "ck_household_income_in_a_currency"),
)


def test_the_database_keeps_the_rules_too(workspace: Workspace) -> None:
    beneficiaries.register(workspace, _family())
    for statement, constraint in _RULES:
        with pytest.raises(IntegrityError, match=constraint), workspace.store.write() as uow:
            uow.session.execute(text(statement))


def test_readings_and_searches_stand_in_the_journal_without_a_value(workspace: Workspace) -> None:
    saved = beneficiaries.register(workspace, _family())
    beneficiaries.card(workspace, saved.uid)
    beneficiaries.find(workspace, "مصطفى")
    with workspace.store.read() as uow:
        entries = uow.journal.latest(3)
    assert [entry.action for entry in entries] == ["searched", "read", "registered"]
    assert not any("مصطفى" in entry.details for entry in entries)


def test_those_without_a_number_and_with_one_borne_twice_are_listed(workspace: Workspace) -> None:
    beneficiaries.register(workspace, _family())
    other = MemberDraft(name="سعاد محمود علي", relation=Relation.HEAD, national_id=FATHER)
    beneficiaries.register(workspace, FamilyDraft(members=(other,)))
    counts = beneficiaries.counts(workspace)
    for scope, count in ((Scope.WITHOUT_ID, counts.without_id), (Scope.DISPUTED, counts.disputed)):
        assert len(listings.look(workspace, Listing(scope=scope)).ids) == count == 1
