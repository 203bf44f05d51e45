"""The names of months and weekdays in each calendar and language, and the spellings clerks use."""

from enum import StrEnum


class Calendar(StrEnum):
    """The calendars that offices write."""

    GREGORIAN = "gregorian"
    HIJRI = "hijri"
    JALALI = "jalali"


_NAMES: dict[tuple[Calendar, str], str] = {
    (Calendar.GREGORIAN, "ar"): (
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
    ),
    (Calendar.GREGORIAN, "fa"): ("ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"),
    (Calendar.GREGORIAN, "en"): (
        "January February March April May June July August September October November December"
    ),
    (Calendar.JALALI, "ar"): "فروردين أرديبهشت خرداد تير مرداد شهريور مهر آبان آذر دي بهمن إسفند",
    (Calendar.JALALI, "fa"): "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    (Calendar.JALALI, "en"): (
        "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand"
    ),
    (Calendar.HIJRI, "ar"): (
        "المحرم صفر ربيع_الأول ربيع_الآخر جمادى_الأولى جمادى_الآخرة رجب شعبان رمضان شوال ذو_القعدة ذو_الحجة"
    ),
    (Calendar.HIJRI, "fa"): (
        "محرم صفر ربیع‌الاول ربیع‌الثانی جمادی‌الاول جمادی‌الثانی رجب شعبان رمضان شوال ذی‌القعده ذی‌الحجه"
    ),
    (Calendar.HIJRI, "en"): (
        "Muharram Safar Rabi_I Rabi_II Jumada_I Jumada_II"
        " Rajab Shaban Ramadan Shawwal Dhu_al-Qada Dhu_al-Hijja"
    ),
}
_WEEKDAYS = {  # Monday first, as date.weekday() counts
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    "fa": "دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}

MONTH_NAMES: dict[tuple[Calendar, str], tuple[str, ...]] = {
    key: tuple(name.replace("_", " ") for name in names.split()) for key, names in _NAMES.items()
}
WEEKDAY_NAMES: dict[str, tuple[str, ...]] = {
    language: tuple(names.split()) for language, names in _WEEKDAYS.items()
}


def month_name(month: int, calendar: Calendar, language: str) -> str:
    """Return the name of a month, counted from 1."""
    return MONTH_NAMES[calendar, language][month - 1]


_OTHER_SPELLINGS: dict[tuple[Calendar, int], str] = {
    (Calendar.GREGORIAN, 6): "يونيه حزيران Jun",
    (Calendar.GREGORIAN, 7): "يوليه تموز ژوئیه جولای Jul",
    (Calendar.GREGORIAN, 8): "آب آگوست Aug",
    (Calendar.GREGORIAN, 9): "أيلول Sep Sept",
    (Calendar.GREGORIAN, 10): "تشرين_الأول Oct",
    (Calendar.GREGORIAN, 11): "تشرين_الثاني Nov",
    (Calendar.GREGORIAN, 12): "كانون_الأول Dec",
    (Calendar.GREGORIAN, 1): "كانون_الثاني Jan",
    (Calendar.GREGORIAN, 2): "شباط Feb",
    (Calendar.GREGORIAN, 3): "آذار Mar",
    (Calendar.GREGORIAN, 4): "نيسان Apr",
    (Calendar.GREGORIAN, 5): "أيار",
    (Calendar.JALALI, 5): "امرداد",
    (Calendar.JALALI, 12): "اسپند",
    (Calendar.HIJRI, 1): "محرم",
    (Calendar.HIJRI, 3): "ربيع_أول",
    (Calendar.HIJRI, 4): "ربيع_الثاني ربيع_ثان",
    (Calendar.HIJRI, 5): "جمادى_الأول جمادى_أول",
    (Calendar.HIJRI, 6): "جمادى_الآخر جمادى_الثانية جمادى_الثاني",
    (Calendar.HIJRI, 11): "ذي_القعدة ذى_القعده",
    (Calendar.HIJRI, 12): "ذي_الحجة",
}
_LETTERS = str.maketrans("أإآىیکةۀ", "اااييكهه")


def _plain(name: str) -> str:
    """Return a month name without the letters that keyboards and habits write differently."""
    return "".join(name.casefold().translate(_LETTERS).replace("\u200c", "").replace("_", " ").split())


def _numbers() -> dict[str, tuple[Calendar, int]]:
    numbers: dict[str, tuple[Calendar, int]] = {}
    for (calendar, month), spellings in _OTHER_SPELLINGS.items():
        numbers |= {_plain(name): (calendar, month) for name in spellings.split()}
    for (calendar, _), names in MONTH_NAMES.items():
        numbers |= {_plain(name): (calendar, month) for month, name in enumerate(names, start=1)}
    return numbers


_MONTH_NUMBERS = _numbers()


def month_number(words: str) -> tuple[Calendar, int] | None:
    """Return calendar and number of the month that the words name, in any language."""
    return _MONTH_NUMBERS.get(_plain(words))


_WEEKDAY_WORDS = frozenset(_plain(name) for names in WEEKDAY_NAMES.values() for name in names)


def is_weekday(word: str) -> bool:
    """Say whether the word names a day of the week, which adds nothing to a date."""
    return _plain(word) in _WEEKDAY_WORDS
