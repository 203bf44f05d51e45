"""Merging two files that are one: every value stays somewhere, all that names them follows, and undoing is exact."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.errors import BadInputError, RefusedError
from desktop.models.base import Base
from desktop.models.beneficiary import Relation
from desktop.models.duplicate import PairState
from desktop.models.duplicate_view import PairFilter, PairSide, Rule, Show
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.models.family_history import Source
from desktop.models.merge_plan import MergeWish
from desktop.operations import beneficiaries, duplicates
from desktop.operations.merging import merge, plan_merge
from desktop.operations.merging_many import merge_decided
from desktop.operations.pair_decisions import decide, decide_rule, rule_pairs
from desktop.operations.pair_search import search
from desktop.operations.programmes import add_programme
from desktop.operations.unmerging import undo_merge
from desktop.store.row_moves import STAYS, references
from desktop.store.tables import all_tables, rows_of
from desktop.workspace import Workspace
from tests.doubles import add_doubles
from tests.factories import make_office

# Grow by every work, also by undoing; what a merge changes stands in all the others.
_GROWING = {"journal_entry", "journal_head", "field_change", "record_merge", "merged_record", "merge_step"}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_office(tmp_path, fill=_searched)


def _searched(office: Workspace) -> None:
    """Search an office for doubles, with help and a programme in both files of one family."""
    add_doubles(office)
    search(office)
    left, right = _sides(office)
    add_programme(office, name="كرامة", code="karama")
    with office.store.write() as uow:
        for number, side in enumerate((left, right)):
            uow.session.execute(
                text(
                    "insert into benefit (uid, origin, created_at, created_by, version, household_id, agency_code,"
                    " period_from, source, source_line, programme, aid_kind, unit)"
                    " values (:uid, 'x', '2026-01-01', 'x', 1, :home, 'x', '2026-01-01', 'x', :uid, '', '', '')"
                ),
                {"uid": f"B{number:025}", "home": side.household_id},
            )
            uow.session.execute(
                text(
                    "insert into programme_membership (uid, origin, created_at, created_by, version, household_id,"
                    " programme_code, valid_from, state, reason)"
                    " values (:uid, 'x', '2026-01-01', 'x', 1, :home, 'karama', '2026-01-01', 'active', '')"
                ),
                {"uid": f"M{number:025}", "home": side.household_id},
            )


def _sides(workspace: Workspace) -> tuple[PairSide, PairSide]:
    card = duplicates.pair_card(workspace, _pair(workspace))
    return card.left, card.right


def _pair(workspace: Workspace, opinion: str = "same_number", show: Show = Show.WAITING) -> int:
    ids = duplicates.pair_ids(workspace, PairFilter(show=show))
    return next(row.id for row in duplicates.pair_rows(workspace, ids) if row and row.opinion == opinion)


def _content(workspace: Workspace) -> dict[str, list[tuple[object, ...]]]:
    with workspace.store.engine.connect() as connection:
        tables = [table for table in all_tables(connection) if table.name not in _GROWING]
        return {table.name: list(rows_of(connection, table)) for table in tables}


def _wish(workspace: Workspace, **changes: object) -> MergeWish:
    left, _right = _sides(workspace)
    wish = MergeWish(pair_id=_pair(workspace), stays_id=left.id, is_family=True)
    return replace(wish, **changes)  # type: ignore[arg-type]  # fields of the wish


def test_a_family_goes_with_members_help_and_programmes(workspace: Workspace) -> None:
    left, right = _sides(workspace)
    merge(workspace, _wish(workspace, takes=frozenset({"person.phone"})))
    card = beneficiaries.card(workspace, left.household_uid)
    live = [member for member in card.household.members if member.state != "closed"]
    assert [member.name.split()[0] for member in live] == ["أحمد", "منى", "كريم"]
    assert live[0].phone == right.phone
    assert live[0].id_state in ("ok", "warned")  # nobody disputes the number any more
    assert len(card.help) == 2
    gone = beneficiaries.card(workspace, right.household_uid)
    assert gone.household.state == "closed"
    assert left.code in gone.household.closed_reason
    saving = card.history[0]
    assert (saving.source, saving.source_name) == (Source.MERGED, right.code)
    told = {(line.field, line.old, line.new) for line in saving.lines}
    assert ("phone", left.phone, right.phone) in told
    assert ("name", right.name, left.name) in told  # the other spelling is kept


def test_undoing_gives_every_row_back_as_it_was(workspace: Workspace) -> None:
    before = _content(workspace)
    uid = merge(workspace, _wish(workspace, takes=frozenset({"person.phone", "household.place"})))
    assert _content(workspace) != before
    undo_merge(workspace, uid)
    assert _content(workspace) == before
    with pytest.raises(RefusedError, match="undone already"):
        undo_merge(workspace, uid)
    assert merge(workspace, _wish(workspace))  # and it may be merged again


@pytest.mark.on_file
@pytest.mark.parametrize("is_known", [True, False])
def test_a_word_about_the_file_that_goes_is_kept_for_the_survivor(
    workspace: Workspace, is_known: bool
) -> None:
    left, right = _sides(workspace)
    rows = [
        row for row in duplicates.pair_rows(workspace, duplicates.pair_ids(workspace, PairFilter())) if row
    ]
    (brother,) = (
        row for row in rows if row.opinion == "likely" and right.uid in (row.left_uid, row.right_uid)
    )
    (own,) = (row for row in rows if row.opinion == "likely" and left.uid in (row.left_uid, row.right_uid))
    decide(workspace, brother.id, PairState.DIFFERENT, why="أخوان")
    if not is_known:
        with workspace.store.write() as uow:
            uow.session.execute(text("delete from duplicate_pair where id = :id"), {"id": own.id})
    before = _content(workspace)

    uid = merge(workspace, _wish(workspace))
    search(workspace, anew=True)

    (kept,) = duplicates.pair_ids(workspace, PairFilter(show=Show.DIFFERENT))
    card = duplicates.pair_card(workspace, kept)
    assert left.uid in (card.left.uid, card.right.uid)
    assert [said.why for said in card.said] == ["أخوان"]
    undo_merge(workspace, uid)
    after = _content(workspace)
    searched = {"duplicate_pair", "duplicate_run"}
    assert {name: rows for name, rows in after.items() if name not in searched} == {
        name: rows for name, rows in before.items() if name not in searched
    }
    assert duplicates.pair_ids(workspace, PairFilter(show=Show.DIFFERENT)) == [brother.id]


@pytest.mark.on_file
def test_a_merged_uid_still_finds_the_survivor(workspace: Workspace) -> None:
    left, right = _sides(workspace)
    merge(workspace, _wish(workspace))
    asked = {right.uid, right.household_uid, "X"}
    with workspace.store.read() as uow:
        assert uow.merges.survivors(asked) == {
            right.uid: left.uid,
            right.household_uid: left.household_uid,
        }


def test_help_that_comes_late_goes_to_the_survivor(workspace: Workspace) -> None:
    left, right = _sides(workspace)
    merge(workspace, _wish(workspace))
    with workspace.store.write() as uow:
        uow.session.execute(text("update benefit set household_id = :home"), {"home": right.household_id})
        assert uow.merges.bring_home() == 2
    assert len(beneficiaries.card(workspace, left.household_uid).help) == 2


@pytest.mark.on_file
def test_what_was_changed_since_is_never_overwritten_by_undoing(workspace: Workspace) -> None:
    left, _right = _sides(workspace)
    uid = merge(workspace, _wish(workspace))
    card = beneficiaries.card(workspace, left.household_uid)
    live = [member for member in card.household.members if member.state != "closed"]
    members = tuple(
        MemberDraft(
            name=one.name, relation=Relation(one.relation), uid=one.uid, national_id=one.national_id,
            phone="01555555555",
        )
        for one in live
    )  # fmt: skip
    beneficiaries.correct(workspace, left.household_uid, card.household.version, FamilyDraft(members=members))
    with pytest.raises(RefusedError, match="changed after the merge"):
        undo_merge(workspace, uid)


@pytest.mark.on_file
def test_a_head_does_not_leave_his_family_behind(workspace: Workspace) -> None:
    wish = _wish(workspace, is_family=False)
    assert not plan_merge(workspace, wish).may_go_alone
    with pytest.raises(RefusedError, match="head of file"):
        merge(workspace, wish)


@pytest.mark.on_file
def test_a_closed_file_is_not_merged_again(workspace: Workspace) -> None:
    wish = _wish(workspace)
    merge(workspace, wish)
    with pytest.raises(RefusedError, match="closed"):
        merge(workspace, wish)
    assert _pair(workspace, show=Show.MERGED) == wish.pair_id


@pytest.mark.on_file
def test_everything_that_names_a_person_or_a_family_goes_along_or_says_why_not() -> None:
    going = {
        (table.name, column.name) for kind in ("person", "household") for table, column in references(kind)
    }
    named = {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.c
        for key in column.foreign_keys
        if key.target_fullname in ("person.id", "household.id")
    }
    assert going | STAYS.keys() == named
    assert not going & STAYS.keys()


@pytest.mark.on_file
def test_what_was_found_the_same_is_merged_in_one_go(workspace: Workspace) -> None:
    ids = duplicates.pair_ids(workspace, PairFilter(words="إبراهيم حسن"))
    for pair_id in ids:
        decide(workspace, pair_id, PairState.SAME)
    found = merge_decided(workspace, rule_pairs(workspace, Rule.MERGE))
    assert (found.merged, found.left) == (2, 1)  # of three files of one man the last pair is one already
    assert rule_pairs(workspace, Rule.MERGE) == []
    with pytest.raises(BadInputError, match="merges files"):
        decide_rule(workspace, Rule.MERGE, ids)


@pytest.mark.on_file
def test_a_double_inside_a_family_is_merged_alone(workspace: Workspace) -> None:
    born = date(2015, 2, 3)
    twice = (
        MemberDraft(name="سلمى ياسر فؤاد", relation=Relation.DAUGHTER, birth_date=born),
        MemberDraft(name="سلمي ياسر فؤاد", relation=Relation.DAUGHTER, birth_date=born),
    )
    head = MemberDraft(name="ياسر فؤاد منصور عيد", relation=Relation.HEAD)
    saved = beneficiaries.register(workspace, FamilyDraft(members=(head, *twice), place="فايد"))
    search(workspace)
    ids = duplicates.pair_ids(workspace, PairFilter(words="سلمى ياسر فؤاد"))
    card = duplicates.pair_card(workspace, ids[0])
    merge(workspace, MergeWish(pair_id=ids[0], stays_id=card.left.id))
    family = beneficiaries.card(workspace, saved.uid).household
    assert [member.state for member in family.members] == ["confirmed", "confirmed", "closed"]
    assert family.state == "confirmed"
