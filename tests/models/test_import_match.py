"""Whom a row means: nobody, somebody for certain, or somebody a person has to look at."""

from datetime import date
from typing import Any

from desktop.models.import_match import Match, match
from desktop.models.import_records import Known, ReadRow
from desktop.models.importing import Verdict
from desktop.models.names import fold

ID, OTHER_ID = "27503081901311", "28803121902321"


def _known(name: str = "أحمد محمود السيد", **changes: Any) -> Known:
    values = {
        "id": 1, "uid": "P", "household_id": 1, "household_uid": "H", "relation": "head", "name": name,
        "name_key": fold(name, "ar").replace(" ", ""), "national_id": ID, "id_state": "ok", "sex": None,
        "birth_date": None, "father_name": "", "mother_name": "", "phone": "0100", "code": "7", "place": "فايد",
        "address": "", "members_declared": 4, "notes": "", "import_uid": None,
    }  # fmt: skip
    return Known(**{**values, **changes})


def _match(row: ReadRow, **found: Any) -> Match:
    by_id, by_code, by_name = found.get("by_id", ()), found.get("by_code"), found.get("by_name", ())
    return match(row, fold(row.name, "ar").replace(" ", ""), by_id, by_code, by_name, "ar")


def _row(name: str = "أحمد محمود السيد", **values: Any) -> ReadRow:
    return ReadRow(number=2, name=name, **values)


def test_nobody_known_is_added() -> None:
    assert _match(_row(national_id=ID)).verdict is Verdict.ADDED


def test_the_same_id_and_name_changes_only_what_the_list_says_otherwise() -> None:
    row = _row(national_id=ID, members=5, phone="", birth_date=date(1975, 3, 8))
    answer = _match(row, by_id=[_known()])
    assert answer.verdict is Verdict.CHANGED
    assert answer.changes == (("birth_date", None, date(1975, 3, 8)), ("members", 4, 5))


def test_the_same_values_change_nothing() -> None:
    assert _match(_row(national_id=ID, members=4), by_id=[_known()]).verdict is Verdict.UNCHANGED


def test_another_spelling_of_the_name_is_the_same_person() -> None:
    answer = _match(_row(name="احمد محمود السيّد", national_id=ID), by_id=[_known()])
    assert answer.verdict is Verdict.CHANGED


def test_an_id_under_another_name_waits_for_a_person() -> None:
    assert _match(_row(name="سمير رزق", national_id=ID), by_id=[_known()]).verdict is Verdict.HELD


def test_an_id_of_several_persons_waits() -> None:
    assert _match(_row(national_id=ID), by_id=[_known(), _known(id=2)]).verdict is Verdict.HELD


def test_a_member_of_another_family_never_becomes_a_second_head() -> None:
    assert _match(_row(national_id=ID), by_id=[_known(relation="son")]).verdict is Verdict.HELD


def test_a_file_number_finds_its_head() -> None:
    assert _match(_row(code="7", members=4), by_code=_known(national_id="")).verdict is Verdict.UNCHANGED
    learnt = _match(_row(code="7", national_id=ID), by_code=_known(national_id="", id_state="none"))
    assert learnt.changes == (("national_id", "", ID),)


def test_a_file_number_under_another_name_or_id_waits() -> None:
    assert _match(_row(name="سمير رزق", code="7"), by_code=_known()).verdict is Verdict.HELD
    assert _match(_row(code="7", national_id=OTHER_ID), by_code=_known()).verdict is Verdict.HELD


def test_a_namesake_is_somebody_else_unless_phone_or_place_agree() -> None:
    assert _match(_row(place="نفيشة"), by_name=[_known()]).verdict is Verdict.ADDED
    assert _match(_row(place="فايد", members=9), by_name=[_known()]).verdict is Verdict.HELD
    assert _match(_row(phone="0100", code="99"), by_name=[_known()]).verdict is Verdict.HELD
    assert _match(_row(place="فايد", members=4), by_name=[_known()]).verdict is Verdict.UNCHANGED


def test_two_different_ids_are_two_persons() -> None:
    assert _match(_row(national_id=OTHER_ID, place="فايد"), by_name=[_known()]).verdict is Verdict.ADDED
