"""The sample office: an invented office and the answers that make it; all marked synthetic."""

from desktop.models.country import Country
from desktop.models.office_plan import FirstPerson, OfficePlan

CLERK = "clerk"
CHECKER = "checker"

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


def posts(country: Country) -> tuple[str, ...]:
    """Return the posts that usually sign papers in a country, in order; the wizard offers them."""
    first = next(iter(PLANS[country].values()))
    return tuple(post for post, _ in first.signatories)
