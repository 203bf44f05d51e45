"""The words of real lists for what the shipped code lists hold: each means an entry that ships, and one alone."""

import csv

import pytest

from desktop.models import import_listed_words
from desktop.models.import_listed_words import listed_words
from desktop.models.import_words import fold_label
from desktop.models.importing import Field
from desktop.resources import resource

FILES = {
    Field.CATEGORY: "categories.csv",
    Field.NEED: "needs.csv",
    Field.DISABILITY: "disability_types.csv",
    Field.DISABILITY_SEVERITY: "disability_types.csv",
    Field.UTILITIES: "utilities.csv",
    Field.ASSETS: "assets.csv",
}


@pytest.mark.parametrize("field", FILES)
def test_every_word_means_an_entry_that_ships(field: Field) -> None:
    with resource("reference", FILES[field]).open(encoding="utf-8", newline="") as file:
        shipped = {row["code"] for row in csv.DictReader(file)}
    assert set(listed_words(field).values()) - {""} <= shipped


@pytest.mark.parametrize("field", FILES)
def test_no_word_means_two_entries(field: Field) -> None:
    words = [
        (fold_label(word), code)
        for code, several in import_listed_words._WORDS[field].items()
        for word in several.split("،")
    ]
    assert len({word for word, _code in words}) == len(set(words))


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("معاق", "disabled"),
        ("ذوى الهمم", "disabled"),
        ("كبير سن", "elderly"),
        ("ارمله", ""),  # the label itself says it
        ("بیوه", "widow"),
        ("کارگر روزمزد", "irregular_worker"),
        ("لا يوجد", ""),
    ],
)
def test_categories_are_known_by_what_lists_call_them(word: str, code: str) -> None:
    assert listed_words(Field.CATEGORY).get(fold_label(word), "") == code
