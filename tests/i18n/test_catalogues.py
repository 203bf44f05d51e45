"""The translators' files belong to this very program and say all of it."""

import pytest

from tests import catalogues
from tests.catalogues import FORMS, LANGUAGES, Forms, Key, Source, extracted, missing, path_of, problems, read


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_the_file_has_left_the_program(language: str) -> None:
    assert sorted(read(path_of(language)).keys() - extracted().keys()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    assert missing(language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_fields_forms_and_spaces(language: str) -> None:
    found = [
        problem
        for key, forms in read(path_of(language)).items()
        for problem in problems(key, forms, language)
    ]

    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_written_twice(language: str) -> None:
    lines = path_of(language).read_text(encoding="utf-8").split("\n")
    plain = [line for line in lines if line.startswith("msgid ") and line != 'msgid ""']

    assert len(plain) == len(set(plain))


def test_messages_are_found_however_they_are_marked() -> None:
    found = extracted()

    assert ("“{text}” is not a whole number. Write digits only.", "") in found
    assert found["“{text}” is not a whole number. Write digits only.", ""].files == ["desktop/i18n/digits.py"]


@pytest.mark.parametrize(
    ("key", "forms"),
    [
        (("Save {name}", ""), ("احفظ",)),
        (("Save", ""), ("احفظ {name}",)),
        (("Save ", ""), ("احفظ",)),
        (("Save", ""), ("",)),
        (("{n} row", "{n} rows"), ("{n} صف",)),
        (("{n} row", "{n} rows"), ("لا", "صف", "صفان", "{n} صفوف", "صفًا", "{n} صف")),
    ],
)
def test_a_bad_translation_is_named(key: Key, forms: Forms) -> None:
    assert list(problems(key, forms, "ar"))


def test_small_numbers_may_be_said_in_a_word() -> None:
    forms = ("لا صفوف", "صف واحد", "صفان", "{n} صفوف", "{n} صفًا", "{n} صف")

    assert list(problems(("{n} row", "{n} rows"), forms, "ar")) == []


def test_a_written_file_is_read_back_as_it_was(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    messages = {
        ('say "no"\\ or\ttwo\nlines\n', ""): Source(["a.py"], ["Translators: a verb"]),
        ("{n} row", "{n} rows"): Source(["a.py", "b.py"]),
        ("not yet", ""): Source(["b.py"]),
        ("no {n} yet", "none {n} yet"): Source(["b.py"]),
    }
    known: dict[Key, Forms] = {
        ('say "no"\\ or\ttwo\nlines\n', ""): ('قل "لا"\\ أو\tسطران\n',),
        ("{n} row", "{n} rows"): tuple(f"{form} {{n}}" for form in range(FORMS["ar"])),
        ("gone", ""): ("ذهب",),
    }
    text = catalogues.written(messages, known, "ar")
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)
    path_of("ar").write_text(text, encoding="utf-8")

    assert read(path_of("ar")) == {key: forms for key, forms in known.items() if key in messages}
    assert catalogues.written(messages, read(path_of("ar")), "ar") == text
