"""What a partner's row is to our own list: the number decides before the name, and doubt waits."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from desktop.exchange.merge import (
    BATCH,
    Candidates,
    Help,
    OwnPerson,
    Rule,
    decision_for,
    judge,
    plan,
)
from desktop.models.package import RowDecision, RowVerdict

ROW = {
    "uid": "01J00000000000000000000001",
    "name": "محمد أحمد علي السيد",
    "id_number": "29001011234567",
    "id_kind": "national",
    "period_from": "2026-01-01",
    "period_to": "2026-06-30",
}
AHMAD = OwnPerson(id=1, name="محمد احمد على السيد", number="29001011234567")


def verdict(row: Mapping[str, str] = ROW, **found: object) -> RowVerdict:
    """Return what a row is when these persons were found."""
    planned = judge(row, Candidates(**found), "ar")  # type: ignore[arg-type]  # names of fields
    assert "{" not in planned.why.format(**planned.values)
    return planned.verdict


def test_nobody_found_is_new() -> None:
    assert verdict() is RowVerdict.NEW


def test_the_same_number_and_name_is_known_however_it_is_spelled() -> None:
    assert verdict(by_number=[AHMAD]) is RowVerdict.KNOWN


def test_the_same_number_with_a_name_spelled_otherwise_is_for_a_person_to_see() -> None:
    other = OwnPerson(id=1, name="محمد أحمد علي السد", number=ROW["id_number"])
    assert verdict(by_number=[other]) is RowVerdict.REVIEW


def test_the_same_number_with_another_name_is_a_conflict() -> None:
    other = OwnPerson(id=1, name="فاطمة حسن إبراهيم", number=ROW["id_number"])
    assert verdict(by_number=[other]) is RowVerdict.CONFLICT


def test_a_number_with_two_bearers_is_a_conflict() -> None:
    assert verdict(by_number=[AHMAD, OwnPerson(id=2, name=AHMAD.name)]) is RowVerdict.CONFLICT


def test_namesakes_with_other_numbers_are_other_persons() -> None:
    namesake = OwnPerson(id=2, name=ROW["name"], number="28001011234567")
    assert verdict(by_name=[namesake]) is RowVerdict.NEW


def test_a_name_alone_never_makes_two_persons_one() -> None:
    nameless = OwnPerson(id=2, name=ROW["name"])
    assert verdict(by_name=[nameless]) is RowVerdict.REVIEW
    assert verdict(ROW | {"id_number": ""}, by_name=[AHMAD]) is RowVerdict.REVIEW
    temporary = ROW | {"id_number": "T-other-5", "id_kind": "temporary"}
    assert verdict(temporary, by_name=[AHMAD]) is RowVerdict.REVIEW


def test_name_and_day_of_birth_together_do() -> None:
    row = ROW | {"id_number": "", "birth_date": "1990-01-01"}
    same = OwnPerson(id=2, name=ROW["name"], birth_date="1990-01-01")
    other = OwnPerson(id=3, name=ROW["name"], birth_date="1991-01-01")
    assert verdict(row, by_name=[other, same]) is RowVerdict.KNOWN
    assert verdict(row, by_name=[other]) is RowVerdict.NEW


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        (date(2026, 6, 30), None, RowVerdict.OVERLAP),
        (date(2025, 1, 1), date(2026, 1, 1), RowVerdict.OVERLAP),
        (date(2025, 1, 1), date(2025, 12, 31), RowVerdict.KNOWN),
        (date(2026, 7, 1), None, RowVerdict.KNOWN),
    ],
)
def test_help_in_the_same_time_is_an_overlap(begins: date, ends: date | None, expected: RowVerdict) -> None:
    helped = OwnPerson(
        id=1,
        name=AHMAD.name,
        number=AHMAD.number,
        helps=(Help(agency="ours", programme="takaful", begins=begins, ends=ends),),
    )
    assert verdict(by_number=[helped]) is expected
    assert verdict(ROW | {"period_from": ""}, by_number=[helped]) is RowVerdict.KNOWN


def test_help_without_an_end_overlaps_with_all_that_comes_later() -> None:
    helped = OwnPerson(
        id=1, name=AHMAD.name, helps=(Help(agency="ours", programme="x", begins=date(2030, 1, 1)),)
    )
    assert verdict(ROW | {"period_to": ""}, linked=helped) is RowVerdict.OVERLAP


def test_a_person_taken_before_is_known_by_the_partner_s_own_uid() -> None:
    renamed = OwnPerson(id=1, name="اسم آخر تماما")
    assert verdict(linked=renamed) is RowVerdict.KNOWN


def test_corrections_of_the_partner_are_shown() -> None:
    earlier = ROW | {"name": "محمد", "phone": "123"}
    planned = judge(ROW, Candidates(linked=AHMAD, earlier=earlier), "ar")
    assert planned.changes == ("name",)
    assert judge(ROW, Candidates(), "ar").changes == ()


def test_the_list_is_asked_in_batches_and_rows_keep_their_order() -> None:
    sizes: list[int] = []

    class Own:
        def candidates(self, rows: Sequence[Mapping[str, str]]) -> Sequence[Candidates]:
            sizes.append(len(rows))
            return [Candidates() for _ in rows]

    rows = [ROW | {"uid": str(number)} for number in range(BATCH + 1)]
    planned = list(plan(rows, Own(), "ar"))
    assert [one.row["uid"] for one in planned] == [row["uid"] for row in rows]
    assert sizes == [BATCH, 1]


@pytest.mark.parametrize("rule", Rule)
def test_doubt_and_conflict_always_wait_for_a_person(rule: Rule) -> None:
    assert decision_for(RowVerdict.NEW, rule) is RowDecision.TAKE
    assert decision_for(RowVerdict.KNOWN, rule) is RowDecision.TAKE
    assert decision_for(RowVerdict.CONFLICT, rule) is RowDecision.OPEN
    assert decision_for(RowVerdict.REVIEW, rule) is RowDecision.OPEN


def test_overlapping_families_are_decided_as_the_rule_says() -> None:
    decided = {rule: decision_for(RowVerdict.OVERLAP, rule) for rule in Rule}
    assert decided == {
        Rule.CAREFUL: RowDecision.OPEN,
        Rule.SHARE: RowDecision.TAKE,
        Rule.NO_OVERLAP: RowDecision.REFUSE,
    }
