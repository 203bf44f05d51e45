"""The lists of the third population: whose columns they have, in which words and habits."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from tests.benchmarks.linkage_partner_people import EGYPT, IRAN, Country


@dataclass(frozen=True, kw_only=True)
class Habits:
    """How an office writes its list."""

    joiner: str = " "  # between the halves of a Persian compound
    glued: float = 0.3  # of Egyptian compounds are written without their space
    loose: float = 0.6  # of words lose hamzas and dots
    is_arabic_keyboard: bool = False
    is_latin: bool = False
    sexes: tuple[str, str] = ("ذكر", "أنثى")
    day: str = "iso"
    phone: str = "plain"
    no_birth: float = 0.05
    no_number: float = 0.15
    three_parts: float = 0.4
    turned: float = 0.0
    swapped_columns: float = 0.0
    drops_zeros: bool = False
    damage: float = 1.0  # 2 doubles every kind


class Sheet(NamedTuple):
    """A list as its office sends it: headings over fields."""

    habits: Habits
    columns: str  # "heading=field, heading=field"
    delimiter: str = ","


@dataclass(frozen=True)
class Scene:
    """One list with doubles inside, or two lists of two offices."""

    country: Country
    sheets: tuple[Sheet, ...]


_CAREFUL, _HASTY = Habits(), Habits(joiner="", glued=0.6, loose=0.9)
_IRAN_SEXES = ("مرد", "زن")
_JOINED = Habits(joiner="\u200c", sexes=_IRAN_SEXES)
_ARABIC_KEYS = Habits(is_arabic_keyboard=True, sexes=_IRAN_SEXES)
_RUN_ON = Habits(joiner="", glued=0.0, loose=0.0, sexes=_IRAN_SEXES)
_LATIN_OFFICE = Habits(is_latin=True, phone="code", sexes=("M", "F"))

SCENES = {
    "eg two conventions": Scene(EGYPT, (
        Sheet(replace(_CAREFUL, day="day first"), "م=#, الاسم رباعي=full, الرقم القومي=number, تاريخ الميلاد=birth,"
              " المحمول=phone, القرية=place, العنوان=address"),
        Sheet(replace(_HASTY, phone="code", no_number=0.3), "الاسم الأول=given, اسم الأب=father, اسم الجد=grandfather,"
              " اسم العائلة=family, رقم البطاقة=number, تاريخ الميلاد=birth, رقم الهاتف=phone, المنطقة=place", ";"),
    )),
    "eg no ID, mother, post": Scene(EGYPT, (
        Sheet(replace(_CAREFUL, day="day first", three_parts=0.5), "مسلسل=#, الاسم=full, اسم الأم=mother,"
              " تاريخ الميلاد=birth, العنوان=address, الرمز البريدي=code, النوع=sex"),
    )),
    "eg no ID, few births": Scene(EGYPT, (
        Sheet(replace(_CAREFUL, day="eastern", no_birth=0.6), "الاسم بالكامل=full, التليفون=phone, القرية=place,"
              " تاريخ الميلاد=birth, النوع=sex"),
        Sheet(replace(_HASTY, no_birth=0.5, phone="long code"), "اسم المستفيد=full, موبايل=phone, العنوان=address,"
              " الوحدة المحلية=place, الميلاد=birth"),
    )),
    "eg Arabic and Latin": Scene(EGYPT, (
        Sheet(_CAREFUL, "الاسم=full, تاريخ الميلاد=birth, الهاتف=phone, المدينة=place, النوع=sex"),
        Sheet(replace(_LATIN_OFFICE, day="day first"), "Full Name=full, Date of Birth=birth, Mobile=phone, City=place,"
              " Gender=sex"),
    )),
    "eg Latin": Scene(EGYPT, (
        Sheet(_LATIN_OFFICE, "First Name=given, Father Name=father, Last Name=last, DOB=birth, Phone=phone, City=place"),
    )),
    "eg name and village": Scene(EGYPT, (
        Sheet(_CAREFUL, "الاسم=full, القرية=place"),
        Sheet(_HASTY, "الاسم=full, القرية=place"),
    )),
    "eg names alone": Scene(EGYPT, (Sheet(replace(_CAREFUL, three_parts=0.0), "الاسم=full"),)),
    "eg shuffled columns": Scene(EGYPT, (
        Sheet(replace(_CAREFUL, swapped_columns=0.1, turned=0.1), "الاسم=given, باقي الاسم=rest, رقم قومى=number,"
              " ت. الميلاد=birth, ت=phone"),
        Sheet(replace(_HASTY, turned=0.1, day="day first"), "اسم رب الأسرة=full, الرقم القومى=number, رقم التليفون=phone,"
              " تاريخ ميلاده=birth"),
    )),
    "ir two conventions": Scene(IRAN, (
        Sheet(replace(_JOINED, day="Persian"), "ردیف=#, نام=given, نام خانوادگی=family, نام پدر=father, کد ملی=number,"
              " تاریخ تولد=birth, تلفن همراه=phone, شهر=place, کد پستی=code"),
        Sheet(replace(_ARABIC_KEYS, phone="code", no_number=0.4, drops_zeros=True), "نام و نام خانوادگی=full,"
              " فرزند=father, کدملی=number, تولد=birth, شماره موبایل=phone, آدرس=address", ";"),
    )),
    "ir no ID, post": Scene(IRAN, (
        Sheet(replace(_ARABIC_KEYS, day="Jalali"), "نام و نام خانوادگی مددجو=full, نام پدر=father, نام مادر=mother,"
              " تاریخ تولد=birth, کدپستی=code, نشانی=address, جنسیت=sex"),
    )),
    "ir no ID, years": Scene(IRAN, (
        Sheet(replace(_JOINED, day="Jalali year"), "نام=given, نام خانوادگی=family, نام پدر=father, سال تولد=birth,"
              " شهرستان=place"),
        Sheet(replace(_RUN_ON, day="Jalali", no_birth=0.3), "نام خانوادگی=family, نام=given, نام پدر=father,"
              " تاریخ تولد=birth, همراه=phone, محل سکونت=place"),
    )),
    "ir no births": Scene(IRAN, (
        Sheet(_JOINED, "نام=given, نام خانوادگی=family, نام پدر=father, تلفن=phone, روستا=place"),
        Sheet(replace(_ARABIC_KEYS, phone="code"), "نام=given, فامیلی=family, نام پدر=father, موبایل=phone, روستا=place"),
    )),
}  # fmt: skip
