"""The sample office: an invented office, its invented list, and the answers that make it; all marked synthetic."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from desktop.documents.sample_list import write_list
from desktop.i18n.digits import Numerals, localize_digits
from desktop.models.country import Country
from desktop.models.office_plan import FirstPerson, OfficePlan
from desktop.operations.population import InventedFamily, invent
from desktop.progress import Progress

CLERK = "clerk"
CHECKER = "checker"
PARTNER_SERIAL = 500_001  # identifiers from here on never meet those of the first office

_EGYPT = {
    "ismailia": OfficePlan(
        country=Country.EGYPT,
        code="ismailia",
        name="إدارة التل الكبير الاجتماعية",
        area_code="EG19",
        address="شارع المحطة، التل الكبير، الإسماعيلية",
        letterhead=(
            "جمهورية مصر العربية",
            "وزارة التضامن الاجتماعي",
            "مديرية التضامن الاجتماعي بالإسماعيلية",
            "إدارة التل الكبير الاجتماعية",
        ),
        signatories=(
            ("أمين العهدة", "سمير فوزي عبد العال"),
            ("الباحث الاجتماعي", "منى حسن علي"),
            ("مندوب الوحدة المحلية (شاهد)", "عماد صبري خليل"),
            ("رئيس اللجنة", "عادل محمود السيد"),
            ("مدير الإدارة", "هدى إبراهيم مصطفى"),
        ),
        clerk=FirstPerson(name=CLERK, full_name="منى حسن علي", password=""),
        checker=FirstPerson(name=CHECKER, full_name="هدى إبراهيم مصطفى", password=""),
        is_synthetic=True,
    ),
    "khayr": OfficePlan(
        country=Country.EGYPT,
        code="khayr",
        name="جمعية الخير لتنمية المجتمع بالقصاصين",
        area_code="EG19",
        address="ميدان الجامع، القصاصين، الإسماعيلية",
        letterhead=("جمعية الخير لتنمية المجتمع بالقصاصين", "المشهرة برقم ١٢٣ لسنة ٢٠١٥ بالإسماعيلية"),
        signatories=(("أمين المخزن", "وليد سعيد نجيب"), ("رئيس مجلس الإدارة", "نبيل كامل رزق")),
        clerk=FirstPerson(name=CLERK, full_name="سحر أنور عزت", password=""),
        checker=FirstPerson(name=CHECKER, full_name="نبيل كامل رزق", password=""),
        is_synthetic=True,
    ),
}
_IRAN = {
    "urmia": OfficePlan(
        country=Country.IRAN,
        code="urmia",
        name="اداره شهرستان ارومیه",
        area_code="IR029",
        address="ارومیه، خیابان امام، کوچه بهار",
        letterhead=("اداره کل استان آذربایجان غربی", "اداره شهرستان ارومیه", "دفتر حمایت خانواده"),
        signatories=(
            ("مسئول توزیع", "رضا کریمی"),
            ("مددکار", "زهرا احمدی"),
            ("انباردار", "یوسف نادری"),
            ("رئیس اداره", "حسین موسوی"),
        ),
        clerk=FirstPerson(name=CLERK, full_name="زهرا احمدی", password=""),
        checker=FirstPerson(name=CHECKER, full_name="حسین موسوی", password=""),
        is_synthetic=True,
    ),
    "mehr": OfficePlan(
        country=Country.IRAN,
        code="mehr",
        name="مؤسسه خیریه مهر نازلو",
        area_code="IR029",
        address="ارومیه، نازلو، خیابان اصلی",
        letterhead=("مؤسسه خیریه مهر نازلو", "شماره ثبت ۴۵۶"),
        signatories=(("انباردار", "کاظم رستمی"), ("مدیر مؤسسه", "مریم صادقی")),
        clerk=FirstPerson(name=CLERK, full_name="لیلا قاسمی", password=""),
        checker=FirstPerson(name=CHECKER, full_name="مریم صادقی", password=""),
        is_synthetic=True,
    ),
}
PLANS = {Country.EGYPT: _EGYPT, Country.IRAN: _IRAN}
_SHAPES = {
    Country.EGYPT: (
        ("م", "الاسم رباعيا", "الرقم القومي", "رقم الملف", "عدد الأفراد", "القرية", "التليفون"),
        ("وزارة التضامن الاجتماعي", "كشف الأسر المقيدة (بيانات تجريبية)"),
        Numerals.ARABIC,
    ),
    Country.IRAN: (
        (
            "ردیف",
            "نام و نام خانوادگی",
            "نام پدر",
            "کد ملی",
            "شماره پرونده",
            "بعد خانوار",
            "روستا",
            "تلفن همراه",
        ),
        ("اداره شهرستان ارومیه", "فهرست خانوارهای تحت پوشش (داده‌های آزمایشی)"),
        Numerals.PERSIAN,
    ),
}


def write_invented_list(
    path: Path, country: Country, households: int, seed: int, progress: Progress, *, is_partner: bool = False
) -> Path:
    """Write the list that an office will take in, in the country's own form and digits.

    A third of a partner's families are families of the first office's list of the same seed.
    """
    headings, titles, numerals = _SHAPES[country]
    families = (
        _partner_families(country, households, seed) if is_partner else invent(country, households, seed)
    )
    write_list(path, titles, headings, _rows(country, families, numerals), progress)
    return path


def _partner_families(country: Country, households: int, seed: int) -> Iterator[InventedFamily]:
    shared = households // 3
    yield from islice(invent(country, households, seed), shared)
    yield from invent(country, households - shared, seed + 1, PARTNER_SERIAL)


def _rows(country: Country, families: Iterator[InventedFamily], numerals: Numerals) -> Iterator[list[object]]:
    for number, family in enumerate(families, start=1):
        row: list[object] = [number, family.name]
        if country is Country.IRAN:
            row.append(family.father_name)
        row += [
            localize_digits(family.national_id, numerals),
            family.file_number,
            family.members,
            family.place,
            family.phone,
        ]
        yield row


def posts(country: Country) -> tuple[str, ...]:
    """Return the posts that usually sign papers in a country, in order; the wizard offers them."""
    first = next(iter(PLANS[country].values()))
    return tuple(post for post, _ in first.signatories)
