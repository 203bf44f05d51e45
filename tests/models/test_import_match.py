"""Whom a row means: nobody, somebody for certain, or somebody a person has to look at."""

from datetime import date
from typing import Any

import pytest

from desktop.models.import_labels import FIELDS, VERDICTS, field_label
from desktop.models.import_match import Match, match, match_member
from desktop.models.import_records import Known, ReadRow
from desktop.models.import_words import fold_label, known_words, shown_words
from desktop.models.importing import Field, Ruling, Verdict
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


def _member(row: ReadRow, by_id: tuple[Known, ...] = (), family: tuple[Known, ...] = ()) -> Match:
    return match_member(row, fold(row.name, "ar").replace(" ", ""), by_id, family, "ar")


HEAD = _known()
SON = _known("عمر أحمد محمود", id=2, uid="S", relation="son", national_id="", code="7")


def test_a_member_nobody_knows_joins_the_family() -> None:
    assert _member(_row("سارة أحمد محمود", relation="daughter"), family=(HEAD, SON)).verdict is Verdict.JOINED
    assert _member(_row("سارة أحمد محمود")).verdict is Verdict.JOINED


def test_a_member_is_known_by_name_within_his_family_or_by_his_id() -> None:
    same = _row("عمر أحمد محمود", relation="son", national_id=OTHER_ID, place="نفيشة")
    by_name = _member(same, family=(HEAD, SON))
    assert (by_name.verdict, by_name.changes) == (Verdict.CHANGED, (("national_id", "", OTHER_ID),))
    known = SON._replace(national_id=OTHER_ID, marital_state="single")
    told = same._replace(relation="other", details={"marital_state": "married", "housing_kind": "owned"})
    by_id = _member(told, by_id=(known,), family=(HEAD, known))
    assert by_id.changes == (("relation", "son", "other"), ("marital_state", "single", "married"))
    assert (
        _member(told._replace(relation="head"), by_id=(known,), family=(HEAD,)).changes[0][0]
        == "marital_state"
    )


@pytest.mark.parametrize(
    ("row", "by_id", "family", "words"),
    [
        (_row(national_id=ID), (HEAD, HEAD), (HEAD,), "Several persons"),
        (_row("سمير رزق", national_id=ID), (HEAD,), (HEAD,), "belongs here to"),
        (_row(national_id=ID), (HEAD._replace(household_id=9),), (HEAD,), "stands here in file"),
        (_row(national_id=ID), (HEAD,), (), "stands here in file"),
        (_row(national_id=OTHER_ID), (), (HEAD,), "has a member"),
        (_row(), (), (HEAD, HEAD._replace(id=3)), "has a member"),
    ],
)
def test_a_doubtful_member_waits_for_a_person(
    row: ReadRow, by_id: tuple[Known, ...], family: tuple[Known, ...], words: str
) -> None:
    answer = _member(row, by_id, family)
    assert answer.verdict is Verdict.HELD
    assert answer.problem is not None
    assert words in answer.problem.message


@pytest.mark.parametrize(
    ("ruling", "verdict"),
    [
        (None, Verdict.HELD),
        (Ruling.SAME, Verdict.CHANGED),
        (Ruling.ANOTHER, Verdict.ADDED),
        (Ruling.LEFT_OUT, Verdict.REFUSED),
    ],
)
def test_a_ruling_settles_a_likeness(ruling: Ruling | None, verdict: Verdict) -> None:
    near = _known(national_id="", place="فايد")
    row = _row(national_id=OTHER_ID, place="فايد")
    assert match(row, near.name_key, (), None, (near,), "ar", ruling).verdict is verdict
    two = match(row, near.name_key, (), None, (near, near), "ar", Ruling.SAME)
    assert two.verdict is Verdict.HELD  # it would have to say which of them


def test_details_of_a_list_change_those_of_the_family() -> None:
    row = _row(national_id=ID, details={"housing_kind": "rented", "occupation": "نجار"})
    answer = _match(row, by_id=[_known(housing_kind="owned")])
    assert answer.changes == (("housing_kind", "owned", "rented"), ("occupation", "", "نجار"))


def test_every_field_and_verdict_has_its_label() -> None:
    assert set(FIELDS) == set(Field)
    assert set(VERDICTS) == set(Verdict)
    names = ("members_declared", "id", "name", "strange")
    assert [field_label(name) for name in names] == [
        "Number of members",
        "National ID",
        "Full name",
        "strange",
    ]


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
def test_the_word_shown_for_a_code_means_that_code(language: str) -> None:
    known = known_words()
    for field in known:
        for code, word in shown_words(field, language).items():
            assert known[field][fold_label(word)] == code
    assert shown_words(Field.CATEGORY, language) == {}
