"""The history on the card: one line of time, in words, each value as its reader writes it."""

from datetime import UTC, datetime

import pytest

from desktop.i18n.catalogue import use
from desktop.i18n.tongue import tongue
from desktop.models.family_history import FieldLine, Saving, Source
from desktop.ui.beneficiaries.history_lines import field_sentence, history_lines, value_words
from tests.documents.reading import plain

AT = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def _said(line: FieldLine) -> str:
    return plain(field_sentence(line))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (FieldLine("", "place", "القصاصين", "فايد"), "القرية أو الحي: «القصاصين» أصبح «فايد»"),
        (FieldLine("", "place", "", "فايد"), "القرية أو الحي: أُدخل «فايد»"),
        (FieldLine("", "place", "فايد", ""), "القرية أو الحي: حُذف «فايد»"),
        (FieldLine("سعاد", "sex", "male", "female"), "سعاد – النوع: «ذكر» أصبح «أنثى»"),
        (FieldLine("سعاد", "added", "", "son"), "انضم إلى الأسرة: سعاد"),
    ],
)
def test_a_field_is_told_in_words(line: FieldLine, words: str) -> None:
    use(tongue("ar"))
    assert _said(line) == words


def test_what_may_not_be_seen_and_what_is_gone_is_said_to_be_so() -> None:
    assert "needs a right" in _said(FieldLine("", "category", "", "", is_hidden=True))
    assert "were erased" in _said(FieldLine("", "address", "", "", is_erased=True))


def test_values_are_written_as_the_reader_writes_them() -> None:
    use(tongue("fa"))
    assert plain(value_words("birth_date", "2019-05-02")) == "۱۳۹۸/۰۲/۱۲"
    assert plain(value_words("birth_date", "2019-05-02", "year")) == "۱۳۹۸"
    assert "۰۴۹۹۳۷۰۸۹۹" in value_words("national_id", "0499370899")
    assert value_words("members_declared", "4") == "۴"
    assert value_words("relation", "no such relation") == "no such relation"


@pytest.mark.parametrize(
    ("source", "name", "words"),
    [
        (Source.TYPED, "", "منى, typed"),
        (Source.LIST, "families.xlsx", "منى, from the list families.xlsx"),
        (Source.PARTNER, "Red Crescent", "منى, from Red Crescent"),
    ],
)
def test_every_source_is_named(source: Source, name: str, words: str) -> None:
    lines = (FieldLine("", "place", "a", "b"),)
    ((_, told),) = history_lines([Saving(at=AT, by="منى", source=source, source_name=name, lines=lines)])
    assert words in plain(told)


@pytest.mark.parametrize(
    ("source", "words"),
    [(Source.TYPED, "opened the file"), (Source.LIST, "with the list x"), (Source.PARTNER, "in from x")],
)
def test_the_line_of_time_begins_with_the_file(source: Source, words: str) -> None:
    ((_, told),) = history_lines([Saving(at=AT, by="منى", source=source, source_name="x", lines=())])
    assert words in plain(told)


def test_how_exact_a_date_is_stands_in_the_date() -> None:
    lines = (
        FieldLine("سعاد", "birth_date", "", "2019-05-02"),
        FieldLine("سعاد", "birth_precision", "day", "month"),
    )
    ((_, told),) = history_lines([Saving(at=AT, by="منى", source=Source.TYPED, source_name="", lines=lines)])
    assert "05/2019" in plain(told)
    assert "known to the" not in told
