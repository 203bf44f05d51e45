"""Parts of a list are worked on two at a time, and nobody notices but the clock."""

from collections.abc import Iterator
from threading import Barrier

from desktop.matching.side_by_side import side_by_side


def test_parts_come_back_in_their_order_though_two_are_worked_on_at_once() -> None:
    both = Barrier(2)

    def work(part: int) -> int:
        both.wait(timeout=10)  # ends only when another part is worked on as well
        return part * part

    assert list(side_by_side(work, range(10))) == [part * part for part in range(10)]


def test_parts_are_not_taken_far_ahead_of_who_wants_them() -> None:
    taken = []

    def parts() -> Iterator[int]:
        for part in range(100):
            taken.append(part)
            yield part

    made = side_by_side(abs, parts())
    assert [next(made) for _ in range(3)] == [0, 1, 2]
    made.close()
    assert len(taken) < 10
