"""Packages that must not be taken: the right code, a sentence with the next step, and nothing changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.errors import BadInputError, CancelledError, NotFoundError, RefusedError
from desktop.exchange.errors import REFUSALS, PackageError
from desktop.models.agency import CardState
from desktop.models.memorandum import MemorandumState
from desktop.models.package import Standing as PackageStanding
from desktop.operations import agencies, packages
from desktop.operations.decisions import grant
from desktop.operations.memoranda import known_memorandum
from desktop.operations.sending import ask_send, preview_send
from desktop.progress import Progress, Step
from desktop.workspace import Workspace
from tests.exchanging import (
    Pair,
    carry,
    choice,
    introduced,
    pair,
    populate,
    row_counts,
    sent,
    staged,
    verify_card,
)
from tests.factories import as_checker, make_office

pytestmark = pytest.mark.on_file  # refused before anything is kept


@pytest.fixture
def offices(tmp_path: Path) -> Pair:
    both = pair(tmp_path)
    populate(both.a, 5)
    return both


def refused(office: Workspace, file: Path) -> str:
    """Return the code with which a file is refused, after proving that nothing changed."""
    before, inbox = row_counts(office), sorted(office.paths.inbox.iterdir())
    with pytest.raises(PackageError) as refusal:
        packages.inspect(office, file)
    assert row_counts(office, but=["package"]) == {k: v for k, v in before.items() if k != "package"}
    is_kept = refusal.value.code in ("E_SIGNER_UNKNOWN", "E_GAP")
    assert sorted(office.paths.inbox.iterdir()) == inbox or is_kept
    assert refusal.value.message in {one.sentence for one in REFUSALS.values()}
    if refusal.value.step > 1:  # before, nothing was copied that could be spoken of
        with office.store.read() as uow:
            assert uow.journal.latest(1)[0].action == "refused"
    return refusal.value.code


def altered(file: Path, change: Callable[[bytes], bytes]) -> Path:
    file.write_bytes(change(file.read_bytes()))
    return file


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (lambda data: data[:-400] + bytes([data[-400] ^ 1]) + data[-399:], {"E_DAMAGED"}),
        (lambda data: data[: len(data) // 2], {"E_TRUNCATED", "E_DAMAGED"}),
        (lambda data: data[:60], {"E_TRUNCATED"}),
        (lambda data: data[:0], {"E_SIZE"}),
        (lambda data: data[:0] + b"PK\x03\x04 not a package at all", {"E_NOT_AGE"}),
        (lambda data: data + b"x", {"E_DAMAGED"}),
    ],
)
def test_a_file_that_was_altered_or_cut_is_refused(
    offices: Pair, change: Callable[[bytes], bytes], codes: set[str]
) -> None:
    assert refused(offices.b, altered(sent(offices), change)) in codes


def test_a_package_for_somebody_else_is_refused(offices: Pair, tmp_path: Path) -> None:
    other = make_office(tmp_path, code="orman")
    assert refused(other, sent(offices)) == "E_NOT_FOR_US"


def test_our_own_package_back_is_refused(offices: Pair) -> None:
    assert refused(offices.a, sent(offices)) == "E_NOT_FOR_US"


def test_a_replayed_package_changes_nothing(offices: Pair) -> None:
    file = sent(offices)
    packages.inspect(offices.b, file)
    assert refused(offices.b, file) == "E_ALREADY"


def test_a_missing_package_holds_the_next_until_a_checker_lets_it_in(offices: Pair) -> None:
    sent(offices)
    second = sent(offices)
    assert refused(offices.b, second) == "E_GAP"
    assert refused(offices.b, second) == "E_GAP"
    (held,) = [row for row in packages.desk(offices.b).received if row.standing == PackageStanding.HELD]
    assert held.path is not None
    with pytest.raises(RefusedError):
        packages.accept_gap(offices.b, held.path, "the stick was lost")
    with pytest.raises(BadInputError):
        packages.accept_gap(as_checker(offices.b), held.path, " ")
    inspection = packages.accept_gap(as_checker(offices.b), held.path, "the stick was lost")
    assert inspection.rows == 5
    with offices.b.store.read() as uow:
        assert "the stick was lost" in uow.journal.latest(1)[0].details


def test_the_missing_package_that_comes_in_time_opens_the_way(offices: Pair) -> None:
    first, second = sent(offices), sent(offices)
    assert refused(offices.b, second) == "E_GAP"
    packages.inspect(offices.b, first)
    assert packages.inspect(offices.b, second).rows == 5
    assert [row.standing for row in packages.desk(offices.b).received][:2] == ["staged", "staged"]


@pytest.mark.on_file
def test_two_packages_with_one_number_are_an_alarm(offices: Pair, tmp_path: Path) -> None:
    database = offices.a.paths.database
    offices.a.store.close()
    copies = {path: path.read_bytes() for path in database.parent.glob("office.db*")}
    packages.inspect(offices.b, sent(offices))
    offices.a.store.close()
    for path in database.parent.glob("office.db*"):
        path.unlink()
    for path, content in copies.items():
        path.write_bytes(content)
    lane = "lane:ismailia:red-crescent:ismailia-2026-1"
    offices.a.vault._keeper.write(lane, b"0:" + b"0" * 64)
    populate(offices.a, 1, serial=900)
    assert refused(offices.b, sent(offices)) == "E_FORK"


def test_a_restored_sender_goes_on_after_its_last_number(offices: Pair) -> None:
    packages.inspect(offices.b, sent(offices))
    with offices.a.store.write() as uow:
        lane = uow.packages.lane("ismailia", "red-crescent", "ismailia-2026-1")
        lane.last_seq, lane.last_digest = 0, "0" * 64
        uow.session.connection().exec_driver_sql("delete from sent_row")
        uow.session.connection().exec_driver_sql("delete from package where kind = 'beneficiary-list'")
    assert packages.inspect(offices.b, sent(offices)).rows == 5


def test_a_restored_receiver_does_not_take_an_old_package_again(offices: Pair) -> None:
    file = sent(offices)
    packages.inspect(offices.b, file)
    with offices.b.store.write() as uow:
        lane = uow.packages.lane("ismailia", "red-crescent", "ismailia-2026-1")
        lane.last_seq, lane.last_digest = 0, "0" * 64
        uow.session.connection().exec_driver_sql("delete from incoming_row")
        uow.session.connection().exec_driver_sql("delete from package where kind = 'beneficiary-list'")
    assert refused(offices.b, file) == "E_ROLLED_BACK"


def test_a_package_of_an_unverified_card_waits_sealed_in_the_inbox(tmp_path: Path) -> None:
    offices = pair(tmp_path)
    populate(offices.a, 2)
    uid = next(row.uid for row in agencies.agencies(offices.b) if not row.is_own)
    with offices.b.store.write() as uow:
        record = uow.agencies.with_uid(uid)
        assert record is not None
        record.card_state, record.verified_by = CardState.UNVERIFIED.value, ""
        uow.agencies.save(record)
    assert refused(offices.b, sent(offices)) == "E_SIGNER_UNKNOWN"
    (waiting,) = packages.desk(offices.b).waiting
    verify_card(offices.b, offices.a)
    assert packages.inspect(offices.b, waiting).rows == 2
    assert packages.desk(offices.b).waiting == ()


def test_nothing_is_sealed_for_an_unverified_card(tmp_path: Path) -> None:
    a, _, _ = introduced(tmp_path)
    assert {row.card_state for row in agencies.agencies(a) if not row.is_own} == {CardState.UNVERIFIED}
    offices = Pair(a, a, tmp_path, "", "")
    with pytest.raises(NotFoundError, match="memorandum"):
        preview_send(a, choice(offices))


def change_memorandum(office: Workspace, uid: str, **changes: object) -> None:
    with office.store.write() as uow:
        record = known_memorandum(uow, uid)
        for name, value in changes.items():
            setattr(record, name, value)
        uow.memoranda.save(record)


def test_an_inactive_memorandum_lets_nothing_in_or_out(offices: Pair) -> None:
    file = sent(offices)
    change_memorandum(offices.b, offices.memorandum_b, state=MemorandumState.CLOSED.value)
    assert refused(offices.b, file) == "E_MOU_INACTIVE"
    change_memorandum(offices.a, offices.memorandum_a, state=MemorandumState.CLOSED.value)
    with pytest.raises(PackageError) as refusal:
        preview_send(offices.a, choice(offices))
    assert refusal.value.code == "E_MOU_INACTIVE"


def test_an_ended_memorandum_lets_nothing_out(tmp_path: Path) -> None:
    offices = pair(tmp_path, valid_from=date(2025, 1, 1), valid_to=date(2026, 2, 28))
    populate(offices.a, 1)
    with pytest.raises(PackageError) as refusal:
        ask_send(offices.a, choice(offices))
    assert refusal.value.code == "E_MOU_INACTIVE"


def test_a_direction_that_was_not_agreed_is_refused(tmp_path: Path) -> None:
    offices = pair(tmp_path, directions=("red-crescent>ismailia",))
    with pytest.raises(PackageError) as refusal:
        preview_send(offices.a, choice(offices))
    assert refusal.value.code == "E_MOU_DIRECTION"


def test_a_field_outside_the_memorandum_never_leaves(tmp_path: Path) -> None:
    offices = pair(tmp_path, fields=("name", "area_code"))
    populate(offices.a, 2)
    with pytest.raises(PackageError) as refusal:
        preview_send(offices.a, choice(offices, fields=("name", "id_number")))
    assert refusal.value.code == "E_MOU_FIELDS"
    assert preview_send(offices.a, choice(offices)).fields == ("uid", "name", "area_code")


def test_more_persons_than_agreed_never_leave(tmp_path: Path) -> None:
    offices = pair(tmp_path, row_cap=3)
    populate(offices.a, 4)
    assert preview_send(offices.a, choice(offices)).is_over_cap
    with pytest.raises(PackageError) as refusal:
        ask_send(offices.a, choice(offices))
    assert refusal.value.code == "E_MOU_ROWS"


def test_a_package_over_our_cap_is_refused_on_arrival(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices = pair(tmp_path, row_cap=3)
    populate(offices.a, 4)
    careless(monkeypatch)
    assert refused(offices.b, sent(offices)) == "E_MOU_ROWS"


def careless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let office A send what its own rules forbid, as a program that was tampered with would."""
    monkeypatch.setattr("desktop.exchange.build._check_agreed", lambda *_: None)
    monkeypatch.setattr("desktop.exchange.build.Consignment.terms", None)
    monkeypatch.setattr("desktop.operations.send_choice.SendPreview.is_over_cap", False)


def test_a_row_that_looks_like_a_formula_stays_behind(offices: Pair) -> None:
    populate(offices.a, 1, serial=500, name="=cmd")
    preview = preview_send(offices.a, choice(offices))
    assert (preview.persons, preview.held_counts) == (5, {"E_FORMULA": 1})
    assert (preview.held[0].name, preview.held[0].column) == ("=cmd", "name")
    assert staged(offices).rows == 5


def test_areas_outside_the_memorandum_stay_behind(tmp_path: Path) -> None:
    offices = pair(tmp_path, area_codes=("EG21",))
    populate(offices.a, 2)
    assert preview_send(offices.a, choice(offices)).held_counts == {"E_MOU_ROWS/area": 2}
    with pytest.raises(BadInputError, match="Nobody"):
        ask_send(offices.a, choice(offices))


def test_a_list_that_changed_since_it_was_asked_for_does_not_leave(offices: Pair) -> None:
    number = ask_send(offices.a, choice(offices))
    populate(offices.a, 1, serial=700)
    with pytest.raises(RefusedError) as refusal:
        grant(as_checker(offices.a), number, Progress())
    assert refusal.value.code == "E_CHANGED_SINCE"
    assert not [path for path in offices.a.paths.outbox.glob("*_2.wasl")]


def test_a_cancelled_sealing_leaves_no_file_and_no_row(offices: Pair) -> None:
    number = ask_send(offices.a, choice(offices))
    before, files = row_counts(offices.a), sorted(offices.a.paths.outbox.rglob("*"))
    steps: list[Step] = []
    with pytest.raises(CancelledError):
        grant(as_checker(offices.a), number, Progress(steps.append, lambda: True))
    assert (row_counts(offices.a), sorted(offices.a.paths.outbox.rglob("*"))) == (before, files)


def test_a_fault_of_our_own_refuses_the_package(offices: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    file = sent(offices)
    before = row_counts(offices.b)
    monkeypatch.setattr("desktop.operations.receiving.judged_rows", None)
    with pytest.raises(PackageError) as refusal:
        packages.inspect(offices.b, file)
    assert refusal.value.code == "E_INTERNAL"
    assert row_counts(offices.b) == before
    assert packages.desk(offices.b).waiting == ()


def test_a_package_has_a_time(offices: Pair) -> None:
    file = sent(offices)
    moment = offices.b.now() + timedelta(days=61)
    late = replace(offices.b, now=lambda: moment)
    assert refused(late, carry(file, offices.courier)) == "E_EXPIRED"
