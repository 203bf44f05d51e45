"""The released definitions stay as they are, and say which profile a column needs."""

from dataclasses import replace

import pytest

from desktop.exchange.records import FAMILIES, MEMORANDUM, PERSONS, RECEIPT, RESULTS, SHARE, profile_of
from desktop.exchange.rules import RowRules
from desktop.exchange.schema import Field, Table
from desktop.models.memorandum import Profile
from tests.exchange.workshop import TERMS

(TABLE,) = PERSONS.tables
RELEASED = {
    "persons/1": "db13785afa24b69f2ec5c5314c51ce98335b2533032ee10268c53b8ff9344c26",
    "distribution-share/1": "32eb9d3b62407c5d1ff24840ac370c5526c5249db82eaf660cef0e23f4d280eb",
    "distribution-result/1": "0a7ec4dc21552ba5e1ec6ed1f38018c34b29136c635dd606a107bb6f347d53fb",
    "receipt/1": "ec3d3be83e578fe643056f0d1c43709a89f7a6c1c3f313db9dd191b5a5aab7db",
    "memorandum/1": "33a3dc6f956e4c022534fddfd280e1f5b4dc9e6b3ed489012a352fe135e835ee",
}


@pytest.mark.parametrize("name", RELEASED)
def test_a_released_definition_is_never_altered(name: str) -> None:
    """Both offices compare this hash: a change would shut out everybody who has the older program."""
    assert FAMILIES[name].sha256 == RELEASED[name]


def test_health_and_restricted_categories_never_travel_below_p3() -> None:
    assert [field.name for field in TABLE.fields if field.is_sensitive] == ["categories"]
    assert all(field.profile is Profile.P3 for field in TABLE.fields if field.is_sensitive)


def test_the_identity_minimum_is_what_the_profile_says() -> None:
    minimum = [field.name for field in TABLE.fields if field.profile is Profile.P2]
    assert minimum[:3] == ["uid", "name", "id_number"]
    assert profile_of(TABLE.chosen(minimum)) is Profile.P2
    assert profile_of(TABLE) is Profile.P3


def test_columns_keep_their_order_and_the_needed_ones_come_along() -> None:
    assert TABLE.chosen(("programme", "area_code")).names == ("uid", "name", "area_code", "programme")


def test_an_unknown_column_or_table_is_a_fault() -> None:
    with pytest.raises(KeyError, match="religion"):
        TABLE.chosen(("name", "religion"))
    with pytest.raises(KeyError):
        PERSONS.table("people")


@pytest.mark.parametrize("family", [PERSONS, SHARE, RESULTS, RECEIPT, MEMORANDUM])
def test_every_table_is_ordered_by_a_column_that_is_always_filled(family: object) -> None:
    for table in FAMILIES[family.id].tables:  # type: ignore[attr-defined]  # a family
        assert table.by_name[table.key].is_required


@pytest.mark.parametrize(
    ("column", "good", "bad"),
    [
        ("phone", ("01012345678", "+989121234567"), ("0101 2345", "1+2", "۰۹۱۲۳۴", "12")),
        ("id_number", ("0012345679", "T-ismailia-7", "AB12345"), ("T-x-7", "t-ismailia-7", "12-3")),
        ("members", ("1", "60"), ("0", "61", "-1", "1.5", "01", "٣")),
        ("birth_date", ("1990-02-28",), ("1990-02-29", "90-02-28", "1990-2-28")),
        ("categories", ("female_head", "a;b;c"), ("a;", ";a", "A", "a b")),
        ("relation", ("head",), ("boss",)),
        ("name", ("علی‌رضا", "d'Artagnan", "X Æ A-12"), ("", "=x", "@x", "＋x")),
    ],
)
def test_cells_look_as_their_column_wants(column: str, good: tuple[str, ...], bad: tuple[str, ...]) -> None:
    table = TABLE.chosen(("name", column))
    rules = RowRules(table)
    row = {"uid": "01J00000000000000000000001", "name": "محمد"}
    for cells, is_good in ((good, True), (bad, False)):
        for cell in cells:
            found = rules.full_finding([(row | {column: cell}).get(name, "") for name in table.names])
            assert (found is None) == is_good, (cell, found)


@pytest.mark.parametrize(("letter", "fits"), [("x", True), ("م", False), ('"', False)])
def test_a_row_is_measured_as_it_will_be_written(letter: str, fits: bool) -> None:
    """Letters have several bytes and quotes double: what leaves must not be too long when it arrives."""
    wide = tuple(Field(name=f"f{number}") for number in range(15))
    table = Table(name="wide", key="f0", fields=wide)
    found = RowRules(table).full_finding([letter * 4000] * 15)
    assert (found is None or found.code) == (fits or "E_ROW_SIZE")


def test_answers_about_areas_are_kept_within_bounds() -> None:
    table = TABLE.chosen(("area_code",))
    rules = RowRules(table, replace(TERMS, programmes=()))
    for number in range(10_100):
        assert rules.finding(["01J00000000000000000000001", "محمد", f"EG19{number}"]) is None
