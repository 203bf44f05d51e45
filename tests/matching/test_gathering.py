"""Rows gathered into persons: a third row speaks for two, or against."""

from collections.abc import Sequence

from desktop.matching.gathering import _MOST_ROWS
from desktop.matching.linker import Linker
from desktop.matching.verdicts import KINDS
from desktop.models.spelling import Kind
from desktop.progress import Progress
from tests.matching.lists import AHMED, STRANGERS, Person, linked, table

FIRST, SECOND, THIRD = (len(STRANGERS) + place for place in range(3))
WHOLE = AHMED | {"national_id": "0012345679"}  # which tells no birth
BY_NUMBER = {"name": "أحمد م حسن", "national_id": "0012345679"}
BY_PHONE = {"name": "احمد محمد على", "phone": "01001234567", "birth_date": "1990-07-03"}
BROTHER = AHMED | {"name": "أحمد محمود علي حسن", "national_id": "29207031901235", "birth_date": "1992-07-03"}


def gathered(*lists: Sequence[Person]) -> dict[tuple[int, int], float]:
    """Return the scores of the pairs that are likelier one person, judged by all rows of both."""
    linker = Linker(table(*lists), Progress())
    return {link[:2]: link.score for link in linker.links_of_persons(linker.plan())}


def alone(*lists: Sequence[Person]) -> dict[tuple[int, int], float]:
    return {link[:2]: link.score for link in linked(*lists)}


def test_a_third_row_brings_together_what_resembles_too_little() -> None:
    rows = [*STRANGERS, BY_NUMBER, BY_PHONE, WHOLE]

    assert (FIRST, SECOND) not in alone(rows)
    assert {(FIRST, SECOND), (FIRST, THIRD), (SECOND, THIRD)} <= gathered(rows).keys()


def test_what_other_rows_say_is_a_reason_and_never_more_than_a_review() -> None:
    linker = Linker(table([*STRANGERS, BY_NUMBER, BY_PHONE, WHOLE]), Progress())
    found = {link[:2]: link for link in linker.links_of_persons(linker.plan())}
    link = found[FIRST, SECOND]

    assert KINDS[link.opinion] is Kind.REVIEW
    assert "Other rows of the same person" in " ".join(reason.message for reason in link.reasons)


def test_a_row_like_two_brothers_goes_to_the_one_it_resembles_more() -> None:
    vague = {"name": "أحمد مح علي حسن", "phone": "01001234567", "birth_date": "1990-07-03"}
    found = gathered([*STRANGERS, AHMED, BROTHER, vague])

    assert (FIRST, THIRD) in found
    assert (SECOND, THIRD) not in found


def test_two_rows_of_one_list_need_more_than_two_of_two_lists() -> None:
    short = {"name": AHMED["name"], "place": AHMED["place"]}
    others = [{"name": one["name"], "place": one["place"]} for one in STRANGERS]
    left = [*others, short, short | {"name": "أحمد محمد علي حسين"}]

    found = gathered(left, [short, *others])

    assert (FIRST, 0) in found
    assert (SECOND, 0) not in found


def test_only_pairs_of_two_lists_are_told_where_there_are_two() -> None:
    found = gathered([*STRANGERS, WHOLE, BY_PHONE], [BY_NUMBER, WHOLE])

    assert {left for left, _ in found} == {FIRST, SECOND}
    assert {right for _, right in found} == {0, 1}


def test_more_rows_than_one_question_holds_stay_as_they_were_judged() -> None:
    rows = [*STRANGERS, *[AHMED] * (_MOST_ROWS + 1)]

    assert gathered(rows) == alone(rows)


def test_lists_without_a_likely_pair_are_no_question() -> None:
    assert gathered(STRANGERS) == {}
