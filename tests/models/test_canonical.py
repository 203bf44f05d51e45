"""One value has one spelling, and what has none is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.models.canonical import LARGEST_INTEGER, NotCanonicalError, canonical_bytes, sha256_hex

VALUES = some.recursive(
    some.none()
    | some.booleans()
    | some.integers(-LARGEST_INTEGER, LARGEST_INTEGER)
    | some.text(some.characters(exclude_categories=["Cs"])),
    lambda inner: some.lists(inner) | some.dictionaries(some.text(some.characters(max_codepoint=127)), inner),
    max_leaves=20,
)


def test_keys_are_sorted_and_nothing_is_wasted() -> None:
    assert (
        canonical_bytes({"b": [1, True, None], "a": "سلام\n"}) == '{"a":"سلام\\n","b":[1,true,null]}'.encode()
    )


def test_the_hash_is_that_of_the_bytes() -> None:
    assert sha256_hex({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


@given(VALUES)
def test_the_spelling_reads_back_and_is_the_same_again(value: object) -> None:
    text = canonical_bytes(value)
    assert json.loads(text) == value
    assert canonical_bytes(json.loads(text)) == text


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        {"a": [0.5]},
        2**53,
        -(2**53),
        {"a": 10**5000},
        {1: "x"},
        {"مفتاح": 1},
        "\ud800",
        b"x",
        {"a": {1, 2}},
    ],
)
def test_a_value_without_a_spelling_is_refused(value: object) -> None:
    with pytest.raises(NotCanonicalError):
        canonical_bytes(value)


def test_the_largest_integers_have_a_spelling() -> None:
    assert canonical_bytes([2**53 - 1, -(2**53) + 1]) == b"[9007199254740991,-9007199254740991]"


def test_tuples_are_lists() -> None:
    assert canonical_bytes((1, (2,))) == b"[1,[2]]"
