"""A lane under a lossy, doubling, reordering courier, a forger, and backups that are put back."""

from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from desktop.exchange.binding import check_place
from desktop.exchange.errors import PackageError
from desktop.exchange.manifest import ZEROS, Lane, Plan
from desktop.exchange.trust import Agreement, LaneState, Partner, Taken
from tests.exchange.workshop import plan

DAY = date(2026, 11, 22)


@dataclass
class Database:
    """What a backup holds of a lane."""

    last_seq: int = 0
    last_sha256: str = ZEROS
    taken: dict[int, str] = field(default_factory=dict)

    def copy(self) -> "Database":
        """Return a backup."""
        return Database(self.last_seq, self.last_sha256, dict(self.taken))


class Receiver:
    """An office that takes what the check lets through; its mark lives outside the database."""

    def __init__(self) -> None:
        self.database = Database()
        self.high = (0, ZEROS)

    def lane(self, lane: Lane) -> LaneState:
        """Return how far the lane has come."""
        base = self.database
        return LaneState(
            last_seq=base.last_seq,
            last_sha256=base.last_sha256,
            high_seq=self.high[0],
            high_sha256=self.high[1],
        )

    def taken(self, lane: Lane, seq: int) -> Taken | None:
        """Return what has the number."""
        sha256 = self.database.taken.get(seq)
        return None if sha256 is None else Taken(sha256=sha256, on=DAY)

    def partner(self, signing_key: bytes) -> Partner | None:
        """Never asked here."""
        raise AssertionError

    def agreement(self, memorandum: str) -> Agreement | None:
        """Never asked here."""
        raise AssertionError

    def take(self, package: Plan, sha256: str, *, may_skip: bool) -> str:
        """Take a package, or return the code with which it was refused."""
        try:
            check_place(package, sha256, self, may_skip=may_skip)
        except PackageError as error:
            return error.code
        self.database.last_seq, self.database.last_sha256 = package.seq, sha256
        self.database.taken[package.seq] = sha256
        self.high = max(self.high, (package.seq, sha256))
        return ""


class Courier(RuleBasedStateMachine):
    """Everything that can happen to the packages of one lane."""

    @initialize()
    def begin(self) -> None:
        """Start with empty hands on both sides."""
        self.sent: list[tuple[Plan, str]] = []
        self.forged: list[tuple[Plan, str]] = []
        self.receiver = Receiver()
        self.backup = Database()
        self.ever: dict[int, str] = {}
        self.order: list[int] = []

    @rule()
    def send(self) -> None:
        """Seal the next package; it may never arrive."""
        seq, prev = len(self.sent) + 1, self.sent[-1][1] if self.sent else ZEROS
        self.sent.append((plan(seq=seq, prev=prev), f"{seq:064x}"))

    @rule(seq=some.integers(1, 6), follows=some.booleans())
    def forge(self, seq: int, follows: bool) -> None:
        """Somebody with the sender's key signs another package of some number."""
        prev = self.sent[seq - 2][1] if follows and 2 <= seq <= len(self.sent) + 1 else ZEROS
        self.forged.append((plan(seq=seq, prev=prev), f"{0xF0000 + seq:064x}"))

    @rule(pick=some.integers(0, 50), may_skip=some.booleans(), is_forged=some.booleans())
    def deliver(self, pick: int, may_skip: bool, is_forged: bool) -> None:
        """Any package arrives, at any time, as often as the courier likes."""
        pile = self.forged if is_forged else self.sent
        if not pile:
            return
        package, sha256 = pile[pick % len(pile)]
        code = self.receiver.take(package, sha256, may_skip=may_skip)
        if self.ever.get(package.seq) == sha256:
            assert code in {"E_ALREADY", "E_ROLLED_BACK"}
        if code:
            return
        assert package.seq not in self.ever, "a number was taken twice"
        self.ever[package.seq] = sha256
        self.order.append(package.seq)

    @rule()
    def back_up(self) -> None:
        """Keep a copy of the database."""
        self.backup = self.receiver.database.copy()

    @rule()
    def restore(self) -> None:
        """Put the copy back; the mark stays where it is."""
        self.receiver.database = self.backup.copy()

    @invariant()
    def numbers_only_rise(self) -> None:
        """What was taken stands in the order of the numbers, each once."""
        assert self.order == sorted(set(self.order))


def courier(examples: int, steps: int) -> None:
    """Run the model."""
    run_state_machine_as_test(
        Courier,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )


def test_no_number_is_taken_twice_whatever_the_courier_does() -> None:
    courier(100, 30)


@pytest.mark.long
def test_no_number_is_taken_twice_in_2000_lives_of_40_steps() -> None:
    courier(2_000, 40)


def test_without_the_mark_a_restored_backup_would_open_old_packages_again() -> None:
    """The control: what the mark is good for."""
    receiver, first = Receiver(), (plan(), "ab" * 32)
    assert receiver.take(*first, may_skip=False) == ""
    receiver.database = Database()
    assert receiver.take(*first, may_skip=False) == "E_ROLLED_BACK"
    receiver.high = (0, ZEROS)
    assert receiver.take(*first, may_skip=False) == ""
