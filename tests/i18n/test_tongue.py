"""What a reader of each language sees."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.errors import BadInputError
from desktop.i18n import catalogue
from desktop.i18n.catalogue import Catalogue, _, current, ngettext, use
from desktop.i18n.po_file import translations
from desktop.i18n.tongue import Calendar, Numerals, Precision, Tongue, tongue
from desktop.models.problem import Problem, Severity

SUNDAY = date(2024, 11, 24)
PO = r"""
msgid ""
msgstr "Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
"n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\n"

msgid "Printed on {day} in {n} copies by {who}."
msgstr "طُبع في {day} بعدد نسخ {n} بمعرفة {who}."

msgid "{n} row"
msgid_plural "{n} rows"
msgstr[0] "لا صفوف"
msgstr[1] "صف واحد"
msgstr[2] "صفان"
msgstr[3] "{n} صفوف"
msgstr[4] "{n} صفًا"
msgstr[5] "{n} صف"
"""


@pytest.fixture
def arabic() -> Tongue:
    return Tongue("ar", Numerals.ARABIC, Calendar.GREGORIAN, Catalogue("ar", translations(PO, Path("ar.po"))))


@pytest.fixture
def _english_again() -> object:
    before = current()
    yield
    use(before)


def test_an_egyptian_paper_carries_both_dates() -> None:
    assert tongue("ar").long_date(SUNDAY) == "الأحد ٢٤ نوفمبر ٢٠٢٤م الموافق ٢٢ جمادى الأولى ١٤٤٦هـ"


def test_beyond_the_hijri_tables_the_egyptian_date_stands_alone() -> None:
    assert tongue("ar").long_date(date(1900, 1, 1)) == "الاثنين ١ يناير ١٩٠٠م"


def test_long_dates_in_the_other_tongues() -> None:
    assert tongue("fa").long_date(date(2025, 5, 21)) == "۳۱ اردیبهشت ۱۴۰۴"
    assert tongue("en").long_date(SUNDAY) == "Sunday 24 November 2024"
    assert tongue("ar", calendar=Calendar.HIJRI).long_date(SUNDAY) == "الأحد ٢٢ جمادى الأولى ١٤٤٦هـ"


def test_a_jalali_date_in_arabic_is_marked_as_solar() -> None:
    assert (
        tongue("ar", calendar=Calendar.JALALI).long_date(date(2025, 5, 21)) == "الأربعاء ٣١ أرديبهشت ١٤٠٤هـ.ش"
    )


@pytest.mark.parametrize(
    ("language", "short", "long"),
    [
        (
            "ar",
            "من ٢٤/١١/٢٠٢٤ إلى ٢٦/١١/٢٠٢٤",
            "من الأحد ٢٤ نوفمبر ٢٠٢٤م إلى الثلاثاء ٢٦ نوفمبر ٢٠٢٤م",
        ),
        ("fa", "از ۱۴۰۳/۰۹/۰۴ تا ۱۴۰۳/۰۹/۰۶", "از ۴ آذر ۱۴۰۳ تا ۶ آذر ۱۴۰۳"),
        (
            "en",
            "from 24/11/2024 to 26/11/2024",
            "from Sunday 24 November 2024 to Tuesday 26 November 2024",
        ),
    ],
)
def test_several_days_are_said_from_the_first_to_the_last(language: str, short: str, long: str) -> None:
    spoken, tuesday = tongue(language), date(2024, 11, 26)
    assert (spoken.days(SUNDAY, tuesday), spoken.long_days(SUNDAY, tuesday)) == (short, long)
    assert spoken.days(SUNDAY, None) == spoken.date(SUNDAY)
    assert spoken.long_days(SUNDAY, None) == spoken.long_date(SUNDAY)


@pytest.mark.parametrize(
    ("language", "day", "month", "year"),
    [
        ("ar", "٢٤/١١/٢٠٢٤", "١١/٢٠٢٤", "٢٠٢٤"),
        ("fa", "۱۴۰۳/۰۹/۰۴", "۱۴۰۳/۰۹", "۱۴۰۳"),
        ("en", "24/11/2024", "11/2024", "2024"),
    ],
)
def test_short_dates_show_only_what_is_known(language: str, day: str, month: str, year: str) -> None:
    reader = tongue(language)

    assert reader.date(SUNDAY) == day
    assert reader.date(SUNDAY, Precision.MONTH) == month
    assert reader.date(SUNDAY, Precision.YEAR) == year


def test_month_and_year_in_words() -> None:
    assert [tongue(language).month_year(SUNDAY) for language in ("ar", "fa", "en")] == [
        "نوفمبر ٢٠٢٤",
        "آذر ۱۴۰۳",
        "November 2024",
    ]


def test_numbers_are_grouped_in_the_readers_digits() -> None:
    assert tongue("ar").number(1234) == "١٬٢٣٤"
    assert tongue("fa").number(1234567) == "۱٬۲۳۴٬۵۶۷"
    assert tongue("en").number(1234) == "1,234"
    assert tongue("ar", Numerals.LATIN).number(1234) == "1,234"
    assert tongue("ar").number(Decimal("12.50")) == "١٢٫٥٠"


def test_a_minus_stays_before_its_number_in_both_directions() -> None:
    assert tongue("ar").number(-5) == "\u2066−٥\u2069"


def test_identifiers_run_from_left_to_right() -> None:
    assert tongue("ar").code("29912011234567") == "\u2066٢٩٩١٢٠١١٢٣٤٥٦٧\u2069"
    assert tongue("en").code("T-19-4") == "\u2066T-19-4\u2069"


def test_moments_show_the_clock_of_this_machine() -> None:
    here = datetime(2024, 11, 24, 15, 24)

    assert tongue("ar").time(here) == "١٥:٢٤"
    assert tongue("en").moment(here) == "24/11/2024 15:24"
    assert tongue("en").moment(here.astimezone(UTC)) == "24/11/2024 15:24"


def test_sentences_carry_values_as_the_reader_writes_them(arabic: Tongue) -> None:
    sentence = arabic.text("Printed on {day} in {n} copies by {who}.", day=SUNDAY, n=1200, who="منى")

    assert sentence == "طُبع في ٢٤/١١/٢٠٢٤ بعدد نسخ ١٬٢٠٠ بمعرفة منى."


@pytest.mark.parametrize(
    ("n", "sentence"),
    [
        (0, "لا صفوف"),
        (1, "صف واحد"),
        (2, "صفان"),
        (3, "٣ صفوف"),
        (11, "١١ صفًا"),
        (100, "١٠٠ صف"),
        (103, "١٠٣ صفوف"),
    ],
)
def test_arabic_counts_in_six_forms(arabic: Tongue, n: int, sentence: str) -> None:
    assert arabic.plural("{n} row", "{n} rows", n) == sentence


def test_values_of_every_kind_have_a_form() -> None:
    reader = tongue("en")

    assert reader.value(datetime(2024, 11, 24, 9, 5)) == "24/11/2024 09:05"
    assert reader.value(Path("/home/a.xlsx")) == "\u2066/home/a.xlsx\u2069"
    assert reader.value("/home/a.xlsx") == "\u2066/home/a.xlsx\u2069"
    assert reader.value("C:\\a.xlsx") == "\u2066C:\\a.xlsx\u2069"
    assert reader.value("2026/7") == "2026/7"
    assert reader.value(True) == "True"
    assert reader.value(None) == "None"


def test_numbers_of_files_and_papers_are_shown_as_identifiers_and_kept_as_they_are(arabic: Tongue) -> None:
    for number, shown in (("2026/7", "\u2066٢٠٢٦/٧\u2069"), ("000025", "\u2066٠٠٠٠٢٥\u2069")):
        assert arabic.told(Problem(Severity.ERROR, "{file}", {"file": number})) == shown
        assert arabic.text("{file}", file=number) == number
    for kept in ("كشف-2026.xlsx", "families-2026.xlsx", "", "/", "ismailia-2026-1", "\u2066٢٠٢٦/٧\u2069"):
        assert arabic.told(Problem(Severity.ERROR, "{file}", {"file": kept})) == kept


def test_a_sentence_without_values_keeps_its_braces() -> None:
    assert tongue("en").text("A {brace} stays") == "A {brace} stays"


def test_an_error_speaks_the_readers_language(arabic: Tongue) -> None:
    error = BadInputError("Printed on {day} in {n} copies by {who}.", day=SUNDAY, n=2, who="علي", code="E_X")

    assert arabic.told(error) == "طُبع في ٢٤/١١/٢٠٢٤ بعدد نسخ ٢ بمعرفة علي."


def test_only_english_runs_from_the_left() -> None:
    assert [tongue(language).is_rtl for language in ("ar", "fa", "en")] == [True, True, False]


def test_small_years_typed_in_arabic_are_hijri() -> None:
    assert tongue("ar").parse_date("22/5/1446").date == SUNDAY
    assert tongue("fa").parse_date("1403/9/4").date == SUNDAY
    assert tongue("en").parse_date("24/11/24", date(2026, 1, 1)).date == SUNDAY


@pytest.mark.usefixtures("_english_again")
def test_the_program_speaks_the_tongue_in_use(arabic: Tongue) -> None:
    use(arabic)

    assert current() is arabic
    assert ngettext("{n} row", "{n} rows", 2) == "صفان"
    assert _("not translated, {n}", n=3) == "not translated, ٣"


def test_english_is_spoken_until_somebody_chose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue._Speaker, "tongue", None)

    assert current().language == "en"


def test_a_code_with_latin_letters_keeps_its_digits() -> None:
    arabic = tongue("ar")
    assert arabic.code("2026/7") == "\u2066٢٠٢٦/٧\u2069"
    assert arabic.code("ismailia-2026-1-7") == "\u2066ismailia-2026-1-7\u2069"
