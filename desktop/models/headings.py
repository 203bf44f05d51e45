"""Recognises the headings that offices write above their columns, in either language and any spelling."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.models.importing import Cell, Field
from desktop.models.names import key

_WORDS: dict[Field, str] = {
    Field.SERIAL: "م، مسلسل، الرقم، الرقم المسلسل، #، رقم مسلسل، ردیف، شماره، ش، serial، no",
    Field.NAME: "الاسم، الاسم رباعيا، الاسم الرباعي، اسم المستفيد، اسم رب الاسرة، رب الاسرة، اسم الحالة، الاسم كاملا،"
    " الاسم بالكامل، اسم المواطن، نام و نام خانوادگی، نام و نام خانوادگی سرپرست، نام سرپرست، نام مددجو، نام و نشان،"
    " نام و نام‌خانوادگی مددجو، full name، name،"
    " المستفيد، اسم العائل، اسم رب العائلة، اسم صاحب الحالة، نام و فامیل، نام سرپرست خانوار، نام مددجویان،"
    " نام و نام خانوادگی سرپرست خانوار، نام و نام خانوادگی متقاضی",
    Field.FIRST_NAME: "نام، first name",
    Field.FAMILY_NAME: "نام خانوادگی، نام‌خانوادگی، family name، surname",
    Field.NATIONAL_ID: "الرقم القومي، رقم قومي، الرقم القومى للمستفيد، رقم البطاقة،"
    " رقم بطاقة الرقم القومي، کد ملی، کدملی، شماره ملی، کد ملی مددجو، national id،"
    " رقم الهوية، الهوية، شماره ملی مددجو، شناسه ملی",
    Field.FATHER_NAME: "اسم الاب، نام پدر، father، father name",
    Field.MOTHER_NAME: "اسم الام، نام مادر، mother، mother name",
    Field.SEX: "النوع، الجنس، جنسیت، جنس، sex، ذكر انثى",
    Field.BIRTH_DATE: "تاريخ الميلاد، الميلاد، ت.ت، تاریخ تولد، تولد، date of birth، birth date،"
    " تاريخ الولادة، سال تولد، متولد",
    Field.PHONE: "التليفون، الهاتف، الموبايل، رقم المحمول، ت، رقم التليفون، رقم الهاتف، رقم الموبايل، تليفون، المحمول،"
    " موبايل، تلفن، تلفن همراه، موبایل، شماره تماس، شماره تلفن، شماره همراه، phone، mobile،"
    " واتس، واتساب، رقم الواتس، موبيل، تليفون محمول، رقم التليفون المحمول، همراه، تلفن تماس، شماره موبایل، شماره تلفن همراه",
    Field.PLACE: "القرية، المركز، الوحدة، الادارة، الوحدة الاجتماعية، القرية او الحي، الحي، الشياخة، روستا، شهرستان، شهر،"
    " روستا محله، محله، village، place،"
    " اسم القرية، العزبة، النجع، الكفر، البلدة، نام روستا، دهستان، شهر یا روستا، روستا یا محله",
    Field.ADDRESS: "العنوان، محل الاقامة، عنوان السكن، محل السكن، العنوان بالتفصيل، نشانی، آدرس، محل سکونت،"
    " نشانی محل سکونت، address،"
    " عنوان المنزل، آدرس منزل، نشانی منزل، آدرس محل سکونت",
    Field.MEMBERS: "عدد الافراد، عدد افراد الاسرة، عدد الابناء، افراد الاسرة، عدد الاسرة، تعداد اعضا، بعد خانوار،"
    " تعداد عائله،"
    " تعداد افراد، تعداد اعضای خانوار، members، household size،"
    " عدد افراد العائلة، حجم الاسرة، تعداد افراد خانوار، تعداد افراد خانواده، تعداد اعضای خانواده، تعداد خانوار",
    Field.CATEGORY: "الفئة، الحالة، نوع الاستحقاق، فئة الاستحقاق، علت حمایت، گروه هدف، نوع حمایت، category،"
    " التصنيف، تصنيف الحالة، نوع الحالة، نوع مددجو، گروه، وضعیت مددجو",
    Field.CODE: "رقم الملف، كود الاسرة، رقم الحالة، كود الحالة، رقم ملف الاسرة، شماره پرونده، کد مددجویی، کد ۱۳ رقمی،"
    " شماره پرونده مددجو، file number، file no،"
    " الكود، رقم الاسرة، شماره خانوار، کد خانوار، کد پرونده",
    Field.RELATION: "صلة القرابة، القرابة، صلة القرابة برب الاسرة، الصلة، نسبت، نسبت با سرپرست، نسبت با سرپرست خانوار،"
    " relation، relation to head",
    Field.HEAD_ID: "الرقم القومي لرب الاسرة، رقم قومي رب الاسرة، رقم قومي العائل، کد ملی سرپرست، کد ملی سرپرست خانوار،"
    " head id، national id of the head",
    Field.LATIN_NAME: "الاسم بالانجليزية، الاسم باللاتينية، نام لاتین، نام انگلیسی، latin name، name in latin letters",
    Field.SECOND_PHONE: "تليفون اخر، رقم اخر، هاتف اخر، موبايل 2، تليفون 2، تلفن دوم، شماره دوم، second phone، phone 2",
    Field.MARITAL_STATE: "الحالة الاجتماعية، الحالة الزوجية، وضعیت تاهل، تاهل، marital state، marital status",
    Field.EDUCATION: "المؤهل، المؤهل الدراسي، التعليم، المستوى التعليمي، الحالة التعليمية، تحصیلات، میزان تحصیلات،"
    " سطح تحصیلات، education",
    Field.SCHOOL_STATE: "القيد بالتعليم، الحالة الدراسية، وضعیت تحصیل، وضعیت تحصیلی، school، schooling",
    Field.WORK_STATE: "العمل، حالة العمل، الحالة العملية، وضعیت اشتغال، اشتغال، وضعیت شغلی، work، work state",
    Field.OCCUPATION: "المهنة، الوظيفة، مهنة، شغل، حرفه، occupation، job",
    Field.INCOME_BAND: "شريحة الدخل، فئة الدخل، دهک، دهک درآمدی، income band",
    Field.AREA: "المركز او القسم، المركز القسم، القسم، قسم مركز، شهرستان بخش، بخش، district",
    Field.LANDMARK: "علامة مميزة، اقرب معلم، نشان، نشانه، landmark",
    Field.POSTAL_CODE: "الرقم البريدي، الرمز البريدي، کد پستی، کدپستی، postal code",
    Field.HOUSING_KIND: "نوع السكن، نوع المسكن، ملكية السكن، حيازة المسكن، نوع مسکن، وضعیت مسکن، housing",
    Field.HOUSING_STATE: "حالة السكن، حالة المسكن، کیفیت مسکن، state of the housing",
    Field.INCOME_TOTAL: "دخل الاسرة، الدخل الشهري، اجمالي الدخل، الدخل، درآمد، درآمد ماهانه، درآمد خانوار، income",
    Field.NEED: "الاحتياج، الاحتياجات، نوع الاحتياج، احتياجات الاسرة، المساعدة المطلوبة، نیاز، نیازها، نوع نیاز،"
    " نیازهای خانوار، need، needs",
    Field.DISABILITY: "الاعاقة، نوع الاعاقة، الاعاقات، هل يوجد اعاقة، معلولیت، نوع معلولیت، disability، type of disability",
    Field.DISABILITY_SEVERITY: "درجة الاعاقة، شدة الاعاقة، مستوى الاعاقة، شدت معلولیت، severity، severity of the disability",
    Field.DISABILITY_CARD: "رقم بطاقة الخدمات، رقم بطاقة الخدمات المتكاملة، بطاقة الخدمات المتكاملة، رقم كارت الخدمات،"
    " شماره کارت معلولیت، disability card، card number",
    Field.DISABILITY_DEVICE: "الجهاز التعويضي، جهاز تعويضي، الجهاز المطلوب، وسیله کمک توانبخشی، وسیله توانبخشی، device",
    Field.UTILITIES: "المرافق، مرافق المسكن، انشعاب ها، انشعابات، امکانات مسکن، utilities",
    Field.ASSETS: "الممتلكات، الاصول، ما تملكه الاسرة، دارایی، دارایی ها، دارایی‌ها، assets",
    Field.PHONE_OWNER: "صاحب التليفون، صاحب الهاتف، صاحب الرقم، صاحب تلفن، مالک تلفن، phone owner، whose phone",
    Field.SECOND_PHONE_OWNER: "صاحب التليفون الاخر، صاحب الهاتف الاخر، صاحب الرقم الاخر، صاحب تلفن دوم، مالک تلفن دوم،"
    " second phone owner، whose second phone",
    Field.RESEARCHED_ON: "تاريخ البحث، تاريخ البحث الاجتماعي، تاريخ اخر بحث، تاريخ الدراسة، تاريخ المعاينة، تاریخ تحقیق،"
    " تاریخ تحقیق محلی، تاریخ بازدید، تاریخ مددکاری، researched on، last research، research date",
    Field.REVIEW_ON: "تاريخ المراجعة، موعد المراجعة، المراجعة القادمة، تاريخ تجديد البحث، موعد تجديد البحث، تاریخ بازبینی،"
    " تاریخ بازنگری، بازدید بعدی، review on، next review، review date",
    Field.NOTES: "ملاحظات، ملاحظه، توضیحات، ملاحظات وتوصيات، notes، remarks",
}
# Columns of printed forms that hold nothing of a family: known, so that they do not look like mistakes.
_IDLE = (
    "الكمية، العدد، المبلغ، التوقيع، البصمة، توقيع المستلم، التوقيع او البصمة،"
    " تعداد، مقدار، مبلغ، امضا، اثر انگشت، امضا یا اثر انگشت"
)
_SPLIT = "،"
_BETWEEN_WORDS = re.compile(r"[\s.:؛;,\-–_*؟?/\\|]+")
_IN_BRACKETS = re.compile(r"[(\[{].*?[)\]}]", re.DOTALL)
_EITHER = re.compile(r"[/\\|]")
_ARTICLES = (("بال", 3), ("لل", 3), ("ال", 2))  # and how many letters are left at least
# What is cut short before a full stop, and what says nothing of the meaning; folded, without the article.
_SHORT = {"ت": "تاريخ", "ش": "شماره", "ك": "كد", "ر": "رقم", "ع": "عدد"}
_FILLERS = frozenset("رباعي،رباعيا،ثلاثي،ثلاثيا،خماسي،خماسيا،كامل،كاملا،تفصيل،مستفيد،مواطن،و".split(_SPLIT))


def _known() -> dict[str, Field | None]:
    known: dict[str, Field | None] = {
        _meant(word): field for field, words in _WORDS.items() for word in words.split(_SPLIT)
    }
    known |= {_meant(word): None for word in _IDLE.split(_SPLIT)}
    known.pop("", None)
    return known


def _meant(heading: str) -> str:
    """Return a heading as it is compared: folded, without articles, fillers and brackets, nothing cut short."""
    bare = _IN_BRACKETS.sub(" ", heading) if _IN_BRACKETS.sub("", heading).strip() else heading
    words = [_without_article(key(word, "fa")) for word in _BETWEEN_WORDS.split(bare)]
    words = ["نام" if word == "ونام" else word for word in words if word]  # “نام ونام خانوادگی”
    if len(words) > 1:
        words[0] = _SHORT.get(words[0], words[0])
    return "".join([word for word in words if word not in _FILLERS] or words)


def _without_article(word: str) -> str:
    for article, left in _ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + left:
            return word.removeprefix(article)
    return word


def _readings(heading: str) -> Iterator[str]:
    """Yield a heading whole, and then each of two that share a column."""
    yield _meant(heading)
    yield from map(_meant, _EITHER.split(heading))


_KNOWN = _known()
LEAST_KNOWN = 2  # a heading has at least this many known columns


class Header(NamedTuple):
    """Where the heading stands and what its columns mean."""

    line: int  # from 0
    columns: tuple[Field | None, ...]

    @property
    def is_usable(self) -> bool:
        """Return whether a person can be read from a row: a name has to be there."""
        return Field.NAME in self.columns or Field.FAMILY_NAME in self.columns


def is_known(heading: Cell) -> bool:
    """Say whether a heading is one of lists or printed forms, even one that holds nothing of a family."""
    return isinstance(heading, str) and any(reading in _KNOWN for reading in _readings(heading))


def field_of(heading: Cell) -> Field | None:
    """Return what a heading means."""
    if not isinstance(heading, str):
        return None
    if heading.strip() == "#":
        return Field.SERIAL
    return next((_KNOWN[reading] for reading in _readings(heading) if reading in _KNOWN), None)


def recognise(rows: Sequence[Sequence[Cell]]) -> Header | None:
    """Return the row that looks most like a heading, the first among equals; None when no row does."""
    best: Header | None = None
    most = LEAST_KNOWN - 1
    for line, row in enumerate(rows):
        known = sum(map(is_known, row))
        columns = columns_of(row)
        header = Header(line, columns)
        if known > most and any(columns) and (best is None or header.is_usable or not best.is_usable):
            best, most = header, known
    return best


def columns_of(row: Sequence[Cell]) -> tuple[Field | None, ...]:
    """Return what each heading of a row means; a second column of the same meaning is left out."""
    seen: set[Field] = set()
    columns: list[Field | None] = []
    for cell in row:
        field = field_of(cell)
        columns.append(None if field in seen else field)
        if field is not None:
            seen.add(field)
    if Field.HEAD_ID in seen and Field.NATIONAL_ID not in seen and Field.RELATION not in seen:
        columns = [Field.NATIONAL_ID if field is Field.HEAD_ID else field for field in columns]
    if Field.FIRST_NAME in seen and Field.FAMILY_NAME not in seen and Field.NAME not in seen:
        columns = [Field.NAME if field is Field.FIRST_NAME else field for field in columns]
    return tuple(columns)
