"""Terms travel as rows and come out with the same hash, or not at all."""

from typing import Any

import pytest

from desktop.exchange.terms import NotTermsError, strict_terms, terms_plain, terms_rows
from tests.exchange.workshop import TERMS

ROWS = terms_rows(TERMS.plain())


def altered(path: str, value: str | None) -> list[tuple[str, str]]:
    """Return the rows with another value at a path, or without it."""
    rest = [row for row in ROWS if row[0] != path]
    assert len(rest) < len(ROWS) or value is not None
    return sorted(rest if value is None else [*rest, (path, value)])


def test_terms_come_out_as_they_went_in() -> None:
    terms = strict_terms(ROWS)
    assert terms == TERMS
    assert terms.digest == TERMS.digest


def test_rows_stand_in_ascending_order() -> None:
    assert sorted(ROWS) == ROWS
    assert len({path for path, _ in ROWS}) == len(ROWS)


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"a": {}},
        {"a": []},
        {"a": [1, [2, {"b": None}], True, "x"], "c": {"d": -5}},
        {"a": list(range(25))},
        {"a": 'سطر\n"آخر", وثالث'},
    ],
)
def test_every_value_without_floats_can_travel(plain: dict[str, Any]) -> None:
    if plain:
        assert terms_plain(terms_rows(plain)) == plain


@pytest.mark.parametrize(
    "rows",
    [
        [("/a", "1"), ("/a", "2")],
        [("/a", "1"), ("/a/b", "2")],
        [("/a/b", "2"), ("/a", "1")],
        [("/a", "01")],
        [("/a", '"x')],
        [("/a", '"\\u0041"')],
        [("/a", "1.0")],
        [("/a/0001", "1")],
        [("/a/0000", "1"), ("/a/0002", "1")],
        [("/0000", "1")],
    ],
)
def test_rows_that_do_not_fit_together_spell_nothing(rows: list[tuple[str, str]]) -> None:
    with pytest.raises(NotTermsError):
        terms_plain(rows)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("/row_cap", '"many"'),
        ("/row_cap", "0"),
        ("/row_cap", "true"),
        ("/edition", "null"),
        ("/title", "5"),
        ("/title", '"x\u202ey"'),
        ("/title", '"x\\u0001"'),
        ("/title", None),
        ("/valid_to", '"2026-02-30"'),
        ("/valid_to", '"20261231"'),
        ("/profile", '"P9"'),
        ("/fields/0000", "5"),
        ("/parties/0000/office", "5"),
        ("/parties/0000/office", None),
        ("/parties/0000/also", '"x"'),
        ("/also", '"x"'),
        ("/clauses/first", "[]"),
    ],
)
def test_terms_of_another_kind_are_refused(path: str, value: str | None) -> None:
    with pytest.raises(NotTermsError):
        strict_terms(altered(path, value))


def test_lists_may_not_become_texts() -> None:
    rows = [row for row in ROWS if not row[0].startswith("/parties/")]
    for value in ('"x"', "{}"):
        with pytest.raises(NotTermsError):
            strict_terms(sorted([*rows, ("/parties", value)]))
