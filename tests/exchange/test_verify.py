"""What a check lets through and what it does not, by what the receiving office knows."""

import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import CancelledError
from desktop.exchange.errors import REFUSALS
from desktop.exchange.manifest import Lane, MemorandumRef
from desktop.exchange.trust import Agreement, LaneState, Taken
from desktop.models.agency import CardState
from desktop.models.memorandum import Profile
from desktop.progress import Progress
from tests.exchange.correspondence import (
    memorandum_package,
)
from tests.exchange.forge import Forgery, planned, with_cell
from tests.exchange.refusing import agreed, refused
from tests.exchange.workshop import (
    NOW,
    ROWS,
    SENDER,
    STRANGER,
    TERMS,
    Known,
    check,
    honest,
    rows_of,
    uid,
)


def test_an_honest_package_is_let_through_with_every_row_as_it_was(tmp_path: Path) -> None:
    built = honest(tmp_path)
    package = check(built.path)
    assert rows_of(built.path) == list(ROWS)
    assert package.manifest == built.manifest
    assert package.manifest_sha256 == built.manifest_sha256
    assert package.sender == SENDER.partner()
    assert package.agreement is not None
    assert package.agreement.terms == TERMS
    assert package.lane == Lane("sender", "recipient", "M-2026-0001")
    assert package.profile is Profile.P2
    assert not package.has_gap


def test_no_row_comes_out_of_a_package_of_nobody(tmp_path: Path) -> None:
    assert rows_of(honest(tmp_path, ()).path) == []


def test_many_rows_come_in_batches_with_their_numbers(tmp_path: Path) -> None:
    built = honest(tmp_path, [(uid(number), *ROWS[0][1:]) for number in range(5_000)])
    firsts: list[int] = []
    counts: list[int] = []

    def sink(batch: Any) -> None:
        firsts.append(batch.first)
        counts.append(len(batch.rows))

    check(built.path, sink=sink)
    assert sum(counts) == 5_000
    assert firsts == [1 + sum(counts[:place]) for place in range(len(counts))]


def test_the_clerk_can_stop_a_check(tmp_path: Path) -> None:
    with pytest.raises(CancelledError):
        check(honest(tmp_path).path, progress=Progress(is_cancelled=lambda: True))


def test_a_fault_of_the_sink_is_not_taken_for_one_of_the_package(tmp_path: Path) -> None:
    def sink(batch: object) -> None:
        raise KeyError("ours")

    with pytest.raises(KeyError, match="ours"):
        check(honest(tmp_path).path, sink=sink)


# the file


def test_a_folder_or_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "missing.wasl").code == "E_READ"
    assert refused(tmp_path).code == "E_READ"


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    holder = os.open(tmp_path / "pipe", os.O_RDWR)
    try:
        assert refused(tmp_path / "pipe").code == "E_READ"
    finally:
        os.close(holder)


def test_a_file_of_five_gigabytes_is_refused_at_once(tmp_path: Path) -> None:
    with (tmp_path / "huge.wasl").open("wb") as file:
        file.truncate(5 << 30)
    assert refused(tmp_path / "huge.wasl").code == "E_SIZE"


# who signed


@pytest.mark.parametrize(
    ("state", "code", "key"),
    [
        (CardState.UNVERIFIED, "E_SIGNER_UNKNOWN", "E_SIGNER_UNKNOWN/unverified"),
        (CardState.ASKED, "E_SIGNER_UNKNOWN", "E_SIGNER_UNKNOWN/unverified"),
        (CardState.REVOKED, "E_SIGNER_REVOKED", "E_SIGNER_REVOKED"),
    ],
)
def test_only_a_verified_card_opens_the_door(state: CardState, code: str, key: str, tmp_path: Path) -> None:
    error = refused(honest(tmp_path).path, Known(partners=[SENDER.partner(state)]))
    assert (error.code, error.message, error.evidence) == (code, REFUSALS[key].sentence, None)


def test_a_look_up_that_answers_for_another_key_is_not_believed(tmp_path: Path) -> None:
    class Careless(Known):
        def partner(self, signing_key: bytes) -> Any:
            return STRANGER.partner()

    assert refused(honest(tmp_path).path, Careless()).code == "E_SIGNER_UNKNOWN"


# the memorandum


@pytest.mark.parametrize(
    ("known", "code"),
    [
        (agreed(is_active=False), "E_MOU_INACTIVE"),
        (agreed(valid_to=date(2026, 11, 21)), "E_MOU_INACTIVE"),
        (agreed(valid_from=date(2026, 11, 23)), "E_MOU_INACTIVE"),
        (agreed(row_cap=1), "E_MOU_HASH"),
        (Known(agreements=[]), "E_MOU_UNKNOWN"),
    ],
)
def test_data_need_a_memorandum_in_force_with_the_same_terms(known: Known, code: str, tmp_path: Path) -> None:
    assert refused(honest(tmp_path).path, known).code == code


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"directions": ("recipient>sender",)}, "E_MOU_DIRECTION"),
        ({"fields": TERMS.fields[:1]}, "E_MOU_FIELDS"),
        ({"row_cap": 1}, "E_MOU_ROWS"),
        ({"area_codes": ("EG01",)}, "E_MOU_ROWS"),
        ({"programmes": ("forsa",)}, "E_MOU_ROWS"),
        ({"profile": Profile.P1}, "E_MOU_FIELDS"),
    ],
)
def test_a_partner_who_sends_more_than_agreed_is_refused(
    changes: dict[str, Any], code: str, tmp_path: Path
) -> None:
    """The sender's own program would not build it; the forged manifest names the narrow terms."""
    narrow = replace(TERMS, **changes)
    mou = MemorandumRef(id=narrow.number, sha256=narrow.digest, annex=1)
    path = Forgery(plan=planned(mou=mou)).write(tmp_path)
    assert refused(path, Known(agreements=[Agreement(terms=narrow, is_active=True)])).code == code


def test_without_limits_every_area_and_programme_may_travel(tmp_path: Path) -> None:
    wide = replace(TERMS, area_codes=(), programmes=())
    mou = MemorandumRef(id=wide.number, sha256=wide.digest, annex=1)
    path = Forgery(plan=planned(mou=mou), csv=with_cell("area_code", "IR01")).write(tmp_path)
    assert check(path, Known(agreements=[Agreement(terms=wide, is_active=True)])).manifest.rows == 2


# the place in the lane


def test_the_next_package_of_a_lane_is_let_through(tmp_path: Path) -> None:
    first = honest(tmp_path)
    second = honest(tmp_path, seq=2, prev=first.manifest_sha256)
    state = LaneState(last_seq=1, last_sha256=first.manifest_sha256)
    marked = replace(state, high_seq=1, high_sha256=first.manifest_sha256)
    for known in (Known(state=state), Known(state=marked)):
        assert check(second.path, known).manifest.plan.seq == 2
        assert known.asked == [Lane("sender", "recipient", "M-2026-0001")]


def test_the_same_package_again_is_harmless(tmp_path: Path) -> None:
    built = honest(tmp_path)
    state = LaneState(last_seq=4, last_sha256="ab" * 32)
    places = {1: Taken(sha256=built.manifest_sha256, on=date(2026, 11, 21))}
    error = refused(built.path, Known(state=state, places=places))
    assert error.code == "E_ALREADY"
    assert error.values["taken"] == date(2026, 11, 21)


def test_two_packages_of_one_number_raise_the_alarm(tmp_path: Path) -> None:
    state = LaneState(last_seq=1, last_sha256="ab" * 32)
    known = Known(state=state, places={1: Taken(sha256="ab" * 32, on=date(2026, 11, 21))})
    assert refused(honest(tmp_path).path, known).code == "E_FORK"


def test_a_package_that_was_given_up_for_lost_comes_too_late(tmp_path: Path) -> None:
    known = Known(state=LaneState(last_seq=2, last_sha256="ab" * 32))
    assert refused(honest(tmp_path).path, known).code == "E_CHAIN"


def test_a_package_that_does_not_follow_is_refused(tmp_path: Path) -> None:
    second = honest(tmp_path, seq=2, prev="cd" * 32)
    known = Known(state=LaneState(last_seq=1, last_sha256="ab" * 32))
    assert refused(second.path, known).code == "E_CHAIN"


def test_a_gap_is_held_until_a_checker_lets_it_in(tmp_path: Path) -> None:
    third = honest(tmp_path, seq=3, prev="cd" * 32)
    error = refused(third.path)
    assert (error.code, error.values["expected"]) == ("E_GAP", 1)
    assert check(third.path, may_skip=True).has_gap


def test_a_restored_backup_does_not_open_old_packages_again(tmp_path: Path) -> None:
    path = honest(tmp_path).path
    behind = LaneState(high_seq=3, high_sha256="ab" * 32)
    other = LaneState(last_seq=1, last_sha256="ab" * 32, high_seq=1, high_sha256="cd" * 32)
    for state in (behind, other):
        for may_skip in (False, True):
            error = refused(path, Known(state=state), may_skip=may_skip)
            assert (error.code, error.values["high"]) == ("E_ROLLED_BACK", state.high_seq)


# the clock


@pytest.mark.parametrize(
    ("now", "code"),
    [
        (NOW.replace(year=1970), "E_CLOCK"),
        (NOW.replace(year=2099), "E_CLOCK"),
        (NOW - timedelta(days=3), "E_CLOCK"),
        (NOW.replace(month=12, day=21), "E_EXPIRED"),
    ],
)
def test_a_wrong_clock_is_told_from_an_old_package(now: Any, code: str, tmp_path: Path) -> None:
    path = memorandum_package(tmp_path).path  # needs no memorandum in force
    assert refused(path, now=now).code == code


def test_the_last_day_still_counts_and_a_clock_may_be_a_little_slow(tmp_path: Path) -> None:
    path = honest(tmp_path).path
    assert check(path, now=NOW.replace(month=12, day=20, hour=23))
    assert check(path, now=NOW - timedelta(hours=49))
