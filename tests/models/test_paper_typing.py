"""A recovery key typed from paper: which group holds the slip is told, never guessed away."""

import pytest

from desktop.exchange.paper_key import new_paper_key
from desktop.models.key_paper import RECOVERY_PREFIX, recovery_groups
from desktop.models.paper_typing import check_typed_paper, joined_groups

KEY = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"  # of the age specification


def typed(key: str, group: int, text: str) -> str:
    """Return the key with one group typed otherwise."""
    groups = list(recovery_groups(key))
    groups[group - 1] = text
    return " ".join(groups)


def test_a_key_typed_well_has_no_slip() -> None:
    for key in (KEY, new_paper_key()):
        assert check_typed_paper(key) == ()
        assert check_typed_paper(" ".join(recovery_groups(key)).lower()) == ()
        assert joined_groups(" ".join(recovery_groups(key)).lower()) == key


def test_digits_of_other_scripts_are_read() -> None:
    key = new_paper_key()
    table = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    assert joined_groups(key.removeprefix(RECOVERY_PREFIX).translate(table)) == key


@pytest.mark.parametrize("group", range(1, 11))
def test_one_wrong_letter_is_told_by_its_group(group: int) -> None:
    right = recovery_groups(KEY)[group - 1]
    wrong = ("P" if right[0] != "P" else "Q") + right[1:]
    assert check_typed_paper(typed(KEY, group, wrong)) == (group,)


def test_two_letters_exchanged_are_told_by_their_group() -> None:
    key = new_paper_key()
    for number, right in enumerate(recovery_groups(key), start=1):
        if right[0] != right[1]:
            assert check_typed_paper(typed(key, number, right[1] + right[0] + right[2:])) == (number,)


def test_a_letter_that_no_key_has_is_told_by_its_group() -> None:
    assert check_typed_paper(typed(KEY, 3, "B" + recovery_groups(KEY)[2][1:])) == (3,)


def test_a_group_that_is_too_short_is_told() -> None:
    assert check_typed_paper(typed(KEY, 4, recovery_groups(KEY)[3][:-1])) == (4,)


def test_what_cannot_be_placed_is_told_of_all_groups() -> None:
    wrong = typed(typed(KEY, 1, "QQQQQQ"), 5, "PPPPPP")
    assert check_typed_paper(wrong) == tuple(range(1, 11))
    assert check_typed_paper("") == tuple(range(1, 11))
