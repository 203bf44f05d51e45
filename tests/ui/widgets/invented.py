"""Invented people and words for the pictures of the frame, in all three languages."""

from datetime import date
from typing import NamedTuple

from desktop.i18n.catalogue import current
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.tone import Tone


class Person(NamedTuple):
    """One invented line."""

    name: str
    number: str
    birth: date
    district: str
    members: int
    state: str


NAMES = {
    "ar": [
        "محمد أحمد عبد الرحمن الشناوي",
        "فاطمة الزهراء حسين علي",
        "مصطفى إبراهيم (Mostafa) خليل",
        "عائشة محمود عبد الله سالم",
        "يوسف عبد الحميد الطنطاوي",
        "نورهان سامي جرجس",
    ],
    "fa": [
        "زهرا محمدی‌نژاد",
        "علی‌رضا کریمی",
        "گلناز پورحسینی",
        "محمدحسین ژاله‌پور",
        "فاطمه چراغی",
        "پژمان یزدانی",
    ],
}
NAMES["en"] = [*NAMES["ar"][:3], "Youssef El-Tantawy", "Mostafa Ibrahim خليل", NAMES["ar"][5]]
DISTRICTS = {
    "ar": ["التل الكبير", "فايد", "القنطرة شرق", "أبو صوير"],
    "fa": ["ارومیه", "خوی", "مهاباد", "بوکان"],
    "en": ["Tell El Kebir", "Fayed", "Qantara East", "Abu Suweir"],
}
STATES = [("Active", Tone.OK), ("In review", Tone.WARN), ("Stopped", Tone.ERROR)]
WORDS = {
    "ar": {
        "Active": "نشط",
        "In review": "قيد المراجعة",
        "Stopped": "موقوف",
        "Full name": "الاسم الرباعي",
        "National ID": "الرقم القومي",
        "Date of birth": "تاريخ الميلاد",
        "District": "المركز",
        "Members": "أفراد الأسرة",
        "State": "الحالة",
        "New beneficiary": "مستفيد جديد",
        "Columns": "الأعمدة",
        "Print": "طباعة",
        "Search by name or national ID…": "ابحث بالاسم أو الرقم القومي…",
        "Active families": "أسرة نشطة",
        "Waiting for review": "في انتظار المراجعة",
        "Doubles to decide": "مكررات تنتظر القرار",
        "Person": "بيانات المستفيد",
        "Household": "الأسرة",
        "Phone": "الهاتف",
        "Address": "العنوان",
    },
    "fa": {
        "Active": "فعال",
        "In review": "در حال بررسی",
        "Stopped": "متوقف",
        "Full name": "نام و نام خانوادگی",
        "National ID": "کد ملی",
        "Date of birth": "تاریخ تولد",
        "District": "شهرستان",
        "Members": "اعضای خانوار",
        "State": "وضعیت",
        "New beneficiary": "مددجوی تازه",
        "Columns": "ستون‌ها",
        "Print": "چاپ",
        "Search by name or national ID…": "جست‌وجو با نام یا کد ملی…",
        "Active families": "خانوار فعال",
        "Waiting for review": "در انتظار بررسی",
        "Doubles to decide": "تکراری‌های منتظر تصمیم",
        "Person": "مشخصات مددجو",
        "Household": "خانوار",
        "Phone": "تلفن",
        "Address": "نشانی",
    },
    "en": {},
}
OFFICES = {
    "ar": "مديرية التضامن الاجتماعي بالإسماعيلية",
    "fa": "اداره کل بهزیستی آذربایجان غربی",
    "en": "Social Solidarity Directorate, Ismailia",
}
PEOPLE = {"ar": "سلمى عبد الفتاح", "fa": "مریم رستمی", "en": "Salma Abdel Fattah"}


def word(english: str) -> str:
    """Return an invented page's word in the reader's language."""
    return WORDS[current().language].get(english, english)


def people(count: int = 40) -> list[Person]:
    """Return invented people, the same each time."""
    language = current().language
    names, districts = NAMES[language], DISTRICTS[language]
    return [
        Person(
            names[number % len(names)],
            ("28407032101453", "29911150102388", "27503088800125")[number % 3]
            if language != "fa"
            else ("0499370899", "2280123457", "0084575948")[number % 3],
            date(1950 + number * 7 % 60, 1 + number % 12, 1 + number * 5 % 28),
            districts[number % len(districts)],
            1 + number % 7,
            STATES[(0, 0, 0, 1, 0, 2)[number % 6]][0],
        )
        for number in range(count)
    ]


def columns() -> list[Column[Person]]:
    """Return the columns of the invented page."""
    tones = dict(STATES)
    return [
        Column(key="name", heading=word("Full name"), kind=ColumnKind.NAME, value=lambda row: row.name),
        Column(
            key="number",
            heading=word("National ID"),
            kind=ColumnKind.IDENTIFIER,
            value=lambda row: row.number,
        ),
        Column(key="birth", heading=word("Date of birth"), kind=ColumnKind.DATE, value=lambda row: row.birth),
        Column(
            key="district",
            heading=word("District"),
            kind=ColumnKind.TEXT,
            value=lambda row: row.district,
            sample=DISTRICTS[current().language][0],
        ),
        Column(
            key="members",
            heading=word("Members"),
            kind=ColumnKind.FIGURE,
            value=lambda row: row.members,
            sample="12",
        ),
        Column(
            key="state",
            heading=word("State"),
            kind=ColumnKind.STATE,
            value=lambda row: word(row.state),
            tone=lambda row: tones[row.state],
            sample=word("In review"),
        ),
    ]
