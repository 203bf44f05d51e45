"""Guesses what a heading means that stands in no list: «تاريخ ميلاده», «الاسم رباعي», «Beneficiary full name».

A guess never takes a column from a heading that is known word for word, and says nothing where the words speak of
somebody else («اسم الباحث») or of another thing («نوع السكن»): a wrong column costs more than a missing one.
"""

import re
from collections.abc import Sequence

from desktop.matching.fields import Field
from desktop.models.names import fold

_MOST_WORDS = 7  # longer texts are notes
_ASIDE = re.compile(r"\([^)]*\d[^)]*\)|\d$")  # «(14 رقم)», «phone 2»
_ARTICLES = ("بال", "لل", "ال")
_SHORTEST_STEM = 3  # shorter words have to be met whole


def _stems(words: str) -> tuple[str, ...]:
    return tuple(fold(word, "fa") for word in words.split())


_OTHERS = _stems(
    "زوج همسر كفيل ضامن وصي وكيل باحث موظف مددکاری مؤسسة جمعية جهة بنك بانک حساب مدرسة مشروع برنامج"
    " نوع جنسية حالة وضعیت ملكية عدد تعداد تسجيل ثبت إصدار صدور انتهاء انقضا شناسنامه مبلغ وفاة فوت"
    " spouse wife husband guardian agency bank staff worker researcher count type kind status regist issue expir"
    " school project program death"
)
_COUNTS = _stems("رقم کد شماره number code no تاريخ تاریخ date")
_ELSEWHERE = _stems("محل مكان بلد شهر place city")  # of birth
_RELATIVES = (
    (Field.MOTHER_NAME, _stems("أم والدة مادر mother")),
    (Field.GRANDFATHER_NAME, _stems("جد پدربزرگ grandfather")),
    (Field.FATHER_NAME, _stems("أب والد پدر فرزند father")),
)
_KINDS = (
    (Field.POSTAL_CODE, _stems("بريد پست post zip")),
    (
        Field.PHONE,
        _stems("هاتف تليفون تلفون تلفن موبايل محمول جوال همراه تماس واتس phone mobile tel cell whats"),
    ),
    (Field.BIRTH_DATE, _stems("ميلاد مواليد ولاد تولد متولد birth born dob")),
    (Field.NATIONAL_ID, _stems("قومي وطني ملی هوي بطاق national identity nid ssn")),
    (Field.SEX, _stems("جنسیت جنس gender sex")),
    (Field.REGION, _stems("محافظ استان شهرستان governorate province")),
    (Field.ADDRESS, _stems("عنوان آدرس نشانی سكن سکونت إقامة شارع خيابان address street")),
    (
        Field.PLACE,
        _stems(
            "قرية مدينة مركز منطقة شياخة عزبة نجع محلية حي روستا شهر بخش دهستان محله"
            " village city town district locality"
        ),
    ),
)
_NAMES = _stems("اسم نام name")
_PARTS = (
    (
        Field.FAMILY_NAME,
        _stems("عائلة لقب خانوادگی فاميل باقي بقية رابع أخير family surname last rest fourth"),
    ),
    (Field.GIVEN_NAME, _stems("أول شخصي کوچک first given fore")),
    (Field.FATHER_NAME, _stems("ثاني دوم second")),
    (Field.GRANDFATHER_NAME, _stems("ثالث سوم third middle")),
)
_BEARERS = _stems(
    "رباعي ثلاثي ثنائي خماسي كامل بالكامل مستفيد مواطن شخص عضو فرد رب أسرة عائل متقدم صاحب طالب مريض معاق طفل"
    " عربي بالعربي مددجو متقاضی سرپرست خانوار بیمار معلول کودک فارسی نشان و"
    " person beneficiary client head full complete applicant member individual patient household of the in arabic ar fa"
)


def guessed_field(heading: str) -> Field | None:
    """Return what a heading most likely means to linkage; None where its words do not say it plainly."""
    plain = fold(_ASIDE.sub(" ", heading.replace("_", " ")), "fa")
    words = [_bare(word) for word in plain.split()]
    if len(words) > _MOST_WORDS or any(map(str.isdigit, plain)) or _has(words, _OTHERS):
        return None
    kind = _first(words, _KINDS)
    relative = _first(words, _RELATIVES)
    if relative is not None:
        return relative if kind is None and not _has(words, _COUNTS) else None
    if kind is Field.BIRTH_DATE and _has(words, _ELSEWHERE):
        return None
    return kind or _named(words)


def _named(words: Sequence[str]) -> Field | None:
    """Return which part of a name the words ask for; names of other things than persons are none."""
    if not _has(words, _NAMES):
        return None
    is_whole = words.count("نام") > 1 or "و" in words  # نام و نام خانوادگی
    part = None if is_whole else _first(words, _PARTS)
    rest = [word for word in words if not _has([word], _NAMES)]
    are_persons = all(_has([word], _BEARERS) or _first([word], _PARTS) for word in rest)
    return (part or Field.NAME) if are_persons else None


def _first(words: Sequence[str], kinds: Sequence[tuple[Field, tuple[str, ...]]]) -> Field | None:
    return next((field for field, stems in kinds if _has(words, stems)), None)


def _has(words: Sequence[str], stems: Sequence[str]) -> bool:
    return any(
        word == stem or (len(stem) >= _SHORTEST_STEM and word.startswith(stem))
        for word in words
        for stem in stems
    )


def _bare(word: str) -> str:
    article = next((one for one in _ARTICLES if word.startswith(one) and len(word) > len(one) + 1), "")
    return word.removeprefix(article)
