"""The translators' files belong to this very program and say all of it."""

from pathlib import Path

import pytest

from tests import catalogues
from tests.catalogues import FORMS, LANGUAGES, Forms, Key, Source, extracted, path_of, problems, read


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_the_file_has_left_the_program(language: str) -> None:
    assert catalogues.stale(language, extracted()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    assert catalogues.missing(language, extracted()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_fields_forms_and_spaces(language: str) -> None:
    assert catalogues.wrong(language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_written_twice(language: str) -> None:
    lines = path_of(language).read_text(encoding="utf-8").split("\n")
    plain = [line for line in lines if line.startswith("msgid ") and line != 'msgid ""']

    assert len(plain) == len(set(plain))


def test_the_command_says_what_is_missing_and_takes_translations_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    headers = {
        language: path_of(language).read_text(encoding="utf-8").split("\n\n")[0] for language in LANGUAGES
    }
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)
    monkeypatch.setattr(catalogues, "extracted", lambda: {("Save", ""): Source(["a.py"])})
    for language, header in headers.items():
        path_of(language).write_text(f'{header}\n\nmsgid "Old"\nmsgstr "x"\n', encoding="utf-8")
    deliveries = [tmp_path / "window.ar.po", tmp_path / "window.fa.po"]
    for path, word in zip(deliveries, ("احفظ", "ذخیره"), strict=True):
        path.write_text(f'msgid "Save"\nmsgstr "{word}"\n', encoding="utf-8")

    assert catalogues.main([]) == 1
    assert "ar: a.py: Save\n" in capsys.readouterr().out
    assert catalogues.main(["--update", "--merge", *map(str, deliveries)]) == 0
    assert read(path_of("fa")) == {("Save", ""): ("ذخیره",)}


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


def test_a_written_file_is_read_back_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
