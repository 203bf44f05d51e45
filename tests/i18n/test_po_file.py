"""Translators' files are read as they are."""

from pathlib import Path

import pytest

from desktop.errors import DamagedError
from desktop.i18n.po_file import load, translations
from desktop.resources import resource

PO = r"""# a comment
msgid ""
msgstr ""
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

#: desktop/x.py:1
msgid "one"
msgstr "یک"

#, fuzzy
msgid "guess"
msgstr "حدس"

msgid "long \"quoted\" "
"text\tand \x\n"
msgstr "متن "
"بلند\\"

msgctxt "menu"
msgid "Open"
msgstr "باز کردن"

msgid "empty"
msgstr ""

#~ msgid "old"
#~ msgstr "کهنه"


msgid "{n} row"
msgid_plural "{n} rows"
msgstr[0] "{n} ردیف"
msgstr[1] "{n} ردیف‌ها"
"""
HERE = Path("fa.po")


def test_messages_are_read_with_all_their_habits() -> None:
    read = translations(PO, HERE)

    assert read.gettext("one") == "یک"
    assert read.gettext('long "quoted" text\tand \\x\n') == "متن بلند\\"
    assert read.pgettext("menu", "Open") == "باز کردن"
    assert read.ngettext("{n} row", "{n} rows", 5) == "{n} ردیف‌ها"


def test_the_last_message_is_read_however_the_file_ends() -> None:
    for ending in ("", "\n", "\n\n\n"):
        assert translations(PO.rstrip() + ending, HERE).ngettext("{n} row", "{n} rows", 5) == "{n} ردیف‌ها"


@pytest.mark.parametrize("message", ["guess", "empty", "old", "never written"])
def test_what_is_not_translated_stays_english(message: str) -> None:
    assert translations(PO, HERE).gettext(message) == message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a"\nmsgstr b', 2),
        ('"nobody said this"', 1),
        ('msgid ""\nmsgstr "x"\n\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgfoo "b"', 8),
    ],
)
def test_a_damaged_file_is_named(text: str, line: int) -> None:
    with pytest.raises(DamagedError) as caught:
        translations(text, HERE)

    assert caught.value.values == {"file": "fa.po", "line": line}


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
def test_every_language_loads_and_says_nothing_for_nothing(language: str) -> None:
    loaded = load(language)

    assert loaded.language == language
    assert loaded.gettext("") == ""
    assert loaded.gettext("never written") == "never written"


@pytest.mark.parametrize(
    ("n", "form"),
    [(0, 0), (1, 1), (2, 2), (3, 3), (10, 3), (11, 4), (99, 4), (100, 5), (102, 5), (103, 3), (1011, 4)],
)
def test_the_arabic_header_chooses_the_right_form(n: int, form: int) -> None:
    header = resource("locale", "ar.po").read_text(encoding="utf-8").split("\n\n")[0]
    forms = "\n".join(f'msgstr[{index}] "{index}"' for index in range(6))

    read = translations(f'{header}\n\nmsgid "x"\nmsgid_plural "xs"\n{forms}\n', Path("ar.po"))

    assert read.ngettext("x", "xs", n) == str(form)
