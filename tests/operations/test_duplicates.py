"""Searching the list for doubles and deciding about them: recomputed each time, and a person's word stays."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.errors import BadInputError, CancelledError, RefusedError
from desktop.models.beneficiary import Relation
from desktop.models.duplicate import PairState
from desktop.models.duplicate_view import PairFilter, PairRow, Rule, Show
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.operations import beneficiaries, disputes, duplicates, pair_decisions, pair_search
from desktop.operations.match_printing import print_match
from desktop.operations.pair_judging import possible_doubles
from desktop.operations.pair_search import search
from desktop.operations.typed_doubles import keep_different
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.doubles import add_doubles, family
from tests.factories import NOW, as_checker, make_office

ONE_NUMBER = "national_id = '28407031901457', id_state = 'disputed'"
_NUMBERS = pair_search._PLACEHOLDERS["number"]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Give an office in which some were entered twice."""
    office = make_office(tmp_path)
    add_doubles(office)
    return office


def _pairs(workspace: Workspace, show: Show = Show.WAITING, words: str = "") -> list[PairRow]:
    ids = duplicates.pair_ids(workspace, PairFilter(show=show, words=words))
    return [row for row in duplicates.pair_rows(workspace, ids) if row is not None]


def _opinions(workspace: Workspace) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in _pairs(workspace):
        found[row.opinion] = found.get(row.opinion, 0) + 1
    return found


def test_two_bearers_of_one_number_wait_before_anybody_searches(workspace: Workspace) -> None:
    assert {row.opinion for row in _pairs(workspace)} == {"conflict"}
    assert duplicates.waiting_pairs(workspace) == 2
    assert duplicates.search_state(workspace).finished_at is None


def test_a_search_finds_spellings_and_says_why(workspace: Workspace) -> None:
    found = search(workspace)
    assert (found.persons, found.is_whole) == (10, True)
    assert _opinions(workspace) == {"conflict": 1, "same_number": 1, "likely": 4}
    best = next(row for row in _pairs(workspace) if row.opinion == "same_number")
    card = duplicates.pair_card(workspace, best.id)
    assert {reason.message for reason in card.reasons} >= {"The national IDs are the same ({points})."}
    assert len(card.group) == 3
    assert [row.left_name for row in _pairs(workspace, words="كريم")] == []
    assert len(_pairs(workspace, words="رشوان")) == 1


def test_a_pair_that_no_longer_matches_goes_and_a_decided_one_stays(workspace: Workspace) -> None:
    search(workspace)
    kept = next(row for row in _pairs(workspace) if row.opinion == "conflict")
    gone = next(row for row in _pairs(workspace, words="رشوان") if row.opinion == "likely")
    pair_decisions.decide(workspace, kept.id, PairState.DIFFERENT, why="بطاقتان")
    for row in (kept, gone):
        _rename(workspace, row.right_uid, "نادية لطفي بدوي جرجس")
    assert search(workspace).is_whole  # more was changed lately than is worth sparing
    assert gone.id not in {row.id for row in _pairs(workspace)}
    assert [row.id for row in _pairs(workspace, Show.DIFFERENT)] == [kept.id]


@pytest.mark.on_file
def test_a_search_after_few_changes_compares_those_alone(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pair_search, "_MARGIN", timedelta(0))
    later = replace(workspace, now=lambda: NOW + timedelta(hours=1))
    search(later)
    before = {row.id for row in _pairs(later)}
    after = replace(workspace, now=lambda: NOW + timedelta(hours=2))
    family(after, "رمضان فتحي عوض سالم", phone="01223334445")
    family(after, "رمضان فتحى عوض سالم", phone="01223334445")
    found = search(after)
    assert (found.is_whole, found.pairs) == (False, 1)
    assert before < {row.id for row in _pairs(after)}


def test_a_stopped_search_goes_on_behind_the_last_person(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pair_search, "_CHUNK", 1)
    monkeypatch.setattr(pair_search, "_MARGIN", timedelta(0))
    monkeypatch.setattr(pair_search, "_MOST_CHANGED", 1.1)
    later = replace(workspace, now=lambda: NOW + timedelta(hours=1))
    with pytest.raises(CancelledError):
        search(later, progress=_stopping())
    stopped = duplicates.search_state(later)
    assert stopped.is_stopped
    assert stopped.finished_at is None
    reached = len(_pairs(later))
    found = search(later)
    assert found.pairs < 6  # what was compared before was not compared again
    assert len(_pairs(later)) == 6 > reached


def _stopping() -> Progress:
    """Return a progress that stops the work after the first stretch was compared."""
    steps: list[int] = []
    return Progress(
        lambda step: steps.append(1) if "Comparing persons" in step.words else None, lambda: len(steps) > 0
    )


@pytest.mark.on_file
def test_a_word_is_taken_back_and_the_state_before_returns(workspace: Workspace) -> None:
    search(workspace)
    pair = _pairs(workspace)[-1]
    pair_decisions.decide(workspace, pair.id, PairState.LATER)
    second = pair_decisions.decide(workspace, pair.id, PairState.SAME)
    assert pair.id in {row.id for row in _pairs(workspace, Show.SAME)}
    pair_decisions.take_back(workspace, second)
    assert duplicates.pair_card(workspace, pair.id).state is PairState.LATER
    with pytest.raises(RefusedError, match="taken back already"):
        pair_decisions.take_back(workspace, second)


@pytest.mark.on_file
def test_a_colleague_is_asked_by_name(workspace: Workspace) -> None:
    search(workspace)
    pair = _pairs(workspace)[0]
    checker = as_checker(workspace)
    assert checker.actor is not None
    assert checker.actor.uid in dict(duplicates.colleagues(workspace))
    with pytest.raises(BadInputError):
        pair_decisions.decide(workspace, pair.id, PairState.ASKED)
    pair_decisions.decide(workspace, pair.id, PairState.ASKED, asked_uid=checker.actor.uid, why="؟")
    assert [row.id for row in _pairs(checker, Show.ASKED_ME)] == [pair.id]
    assert _pairs(workspace, Show.ASKED_ME) == []


@pytest.mark.on_file
def test_a_rule_decides_what_its_preview_showed_and_all_of_it_is_taken_back(workspace: Workspace) -> None:
    search(workspace)
    seen = pair_decisions.rule_pairs(workspace, Rule.SAME_NUMBER)
    decision, count = pair_decisions.decide_rule(workspace, Rule.SAME_NUMBER, seen)
    assert count == len(seen) == 1
    assert pair_decisions.rule_pairs(workspace, Rule.SAME_NUMBER) == []
    with pytest.raises(RefusedError, match="quicker"):
        pair_decisions.decide_rule(workspace, Rule.SAME_NUMBER, seen)
    assert pair_decisions.take_back(workspace, decision) == 1
    assert pair_decisions.rule_pairs(workspace, Rule.SAME_NUMBER) == seen


def test_a_person_says_whose_the_number_is(workspace: Workspace) -> None:
    pair = next(row for row in _pairs(workspace) if row.left_name.startswith("سعاد"))
    card = duplicates.pair_card(workspace, pair.id)
    assert card.reasons  # judged when looked at
    disputes.settle_number(workspace, pair.id, card.right.id)
    with workspace.store.read() as uow:
        sides = uow.duplicates.sides((card.left.id, card.right.id))
    assert (sides[card.left.id].national_id, sides[card.left.id].id_state) == ("", "none")
    assert sides[card.right.id].id_state in ("ok", "warned")
    assert pair.id in {row.id for row in _pairs(workspace, Show.DIFFERENT)}


def test_what_is_typed_is_judged_and_a_different_person_is_not_asked_about_again(
    workspace: Workspace,
) -> None:
    draft = FamilyDraft(
        members=(MemberDraft(name="مصطفى كمال الدين رشون", relation=Relation.HEAD, phone="01112223334"),),
        place="نفيشة",
    )
    doubles = possible_doubles(workspace, draft)
    assert {double.side.name[:5] for double in doubles} == {"مصطفى", "مصطفي"}
    assert all(double.reasons for double in doubles)
    saved = beneficiaries.register(workspace, draft)
    assert keep_different(workspace, saved.uid, doubles) == 2
    search(workspace)
    assert len(_pairs(workspace, Show.DIFFERENT)) == 2
    again = possible_doubles(workspace, draft, not_in=saved.uid)
    assert {double.side.id for double in again} == {double.side.id for double in doubles}


def test_a_check_that_cannot_run_says_so(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    with pytest.raises(RefusedError, match="nothing to compare"):
        search(office)
    family(office, "و")
    family(office, "١٢٣ Ahmed احمد", place="")
    namesakes = (MemberDraft(name="محمد أحمد محمد علي"),) * 35
    family(office, "محمد أحمد محمد علي", *namesakes, place="")
    found = search(office)
    assert dict(found.notes) == {pair_search._CROWDED: 36, pair_search._NUMBERLESS: 0}
    assert duplicates.search_state(office).notes == found.notes
    with office.store.write() as uow:  # everybody bears one number and one phone
        changes = "national_id = '28407031901457', id_state = 'disputed', phone = '0100000000'"
        uow.session.execute(text(f"update person set {changes}"))
    told = [message for message, _ in search(office, anew=True).notes]
    assert told == [pair_search._CROWDED, *pair_search._PLACEHOLDERS.values()]


@pytest.mark.on_file
@pytest.mark.parametrize(
    ("values", "told"),
    [
        ("name = 'محمد أحمد علي'", {pair_search._CROWDED: 70}),
        ("name = 'و'", {pair_search._CROWDED: 70}),
        ("name = '12345'", {pair_search._SILENT: 70}),
        ("name = '...'", {pair_search._SILENT: 70}),
        (f"name = 'محمد أحمد علي', {ONE_NUMBER}", {_NUMBERS: 70, pair_search._CROWDED: 70}),
        (f"name = '...', {ONE_NUMBER}", {_NUMBERS: 70, pair_search._SILENT: 70}),
        (f"name = 'اسم' || id || ' علي', {ONE_NUMBER}", {_NUMBERS: 70}),
    ],
)
def test_a_bad_list_is_not_compared_pair_by_pair_and_says_why(
    tmp_path: Path, values: str, told: dict[str, int]
) -> None:
    office = make_office(tmp_path, fill=_seventy)
    with office.store.write() as uow:
        uow.session.execute(text(f"update person set {values}"))
    compared: list[int] = []
    progress = Progress(
        lambda step: compared.append(step.total) if "Comparing persons" in step.words else None
    )
    found = search(office, progress=progress)
    assert not any(compared)
    assert dict(found.notes) == ({} if ONE_NUMBER in values else {pair_search._NUMBERLESS: 0}) | told


def _seventy(office: Workspace) -> None:
    for _ in range(2):
        family(office, "محمد أحمد علي", *(MemberDraft(name="محمد أحمد علي"),) * 34, place="")


@pytest.mark.on_file
def test_pairs_of_other_areas_are_not_shown(workspace: Workspace) -> None:
    search(workspace)
    limited = replace(workspace, store=workspace.store.within(("eg-ismailia",)))
    assert _pairs(limited) == []
    assert duplicates.waiting_pairs(limited) == 0


@pytest.mark.on_file
def test_the_match_sheet_is_printed_for_who_may_print(workspace: Workspace, tmp_path: Path) -> None:
    search(workspace)
    out = print_match(workspace, _pairs(workspace)[0].id, tmp_path / "match.pdf", "ar")
    assert out.read_bytes().startswith(b"%PDF")


def _rename(workspace: Workspace, person_uid: str, name: str) -> None:
    with workspace.store.write() as uow:
        table = "update person set name = :name, name_key = :name, national_id = '', id_state = 'none', phone = '',"
        query = f"{table} birth_date = null, updated_at = :now where uid = :uid"
        uow.session.execute(text(query), {"name": name, "uid": person_uid, "now": NOW.replace(tzinfo=None)})
