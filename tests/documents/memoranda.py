"""Invented memoranda, cards and recovery papers of both countries for the tests of paper."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

from desktop.models.country import Country
from desktop.models.key_paper import CardSheet, RecoverySheet
from desktop.models.memorandum_paper import Contact, DataAnnex, Direction, MemorandumPaper, Party, Step
from desktop.models.paper import decimal_of
from tests.documents.samples import EGYPT, IRAN, JOURNAL

SECRET = "AGE-SECRET-KEY-1" + "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE"


def card(name: str) -> str:
    """Return a card text of the right length; its keys are invented."""
    key = sha256(name.encode()).hexdigest()
    return f"office-card-v1\nssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{key[:43]}\nage1{key[:58]}\n"


def party(name: str, address: str, representative: str, post: str) -> Party:
    """Return a party with a card."""
    text = card(name)
    return Party(
        name=name,
        address=address,
        representative=representative,
        post=post,
        fingerprint=decimal_of(sha256(text.encode()).hexdigest()),
        card=text,
    )


_EGYPTIANS = (
    party(
        "مديرية التضامن الاجتماعي بالإسماعيلية",
        "شارع شبين الكوم، حي أول، الإسماعيلية",
        "السيدة/ منى عبد الحميد السيد",
        "وكيل الوزارة مدير المديرية",
    ),
    party(
        "جمعية الرحمة للتنمية المجتمعية (المشهرة برقم 412 لسنة 1998)",
        "شارع المدارس، مدينة القصاصين",
        "السيد/ مصطفى كمال عطية",
        "رئيس مجلس الإدارة",
    ),
    party("بنك الطعام الإقليمي", "", "السيد/ هاني فاروق لبيب", "المدير التنفيذي"),
)
_IRANIANS = (
    party(
        "اداره کل بهزیستی استان آذربایجان غربی",
        "ارومیه، خیابان کاشانی، پلاک ۱۱۲",
        "آقای علی رستگاری",
        "مدیرکل",
    ),
    party(
        "کمیته امداد امام خمینی (ره) استان آذربایجان غربی",
        "ارومیه، بلوار شهید باکری",
        "آقای حسین گل‌محمدی",
        "قائم‌مقام مدیرکل",
    ),
)


def memorandum(country: Country, sides: int = 2, **changes: object) -> MemorandumPaper:
    """Return a memorandum of some sides."""
    is_egypt = country is Country.EGYPT
    chosen = (_EGYPTIANS * 2 if is_egypt else _IRANIANS * 3)[:sides]
    directions = tuple(Direction(sender=n, receiver=(n + 1) % sides) for n in range(sides))
    fields = (
        ("الرقم القومي", "الاسم", "المنطقة", "البرنامج", "الفترة")
        if is_egypt
        else ("کد ملی", "نام و نام خانوادگی", "محل سکونت", "برنامه", "دوره")
    )
    data = DataAnnex(
        profile="P2",
        fields=fields,
        programmes=("حملة إفطار صائم", "كراتين رمضان") if is_egypt else ("طرح اطعام مهدوی",),
        area="مركز التل الكبير، محافظة الإسماعيلية" if is_egypt else "شهرستان‌های خوی و ارومیه",
        cap=20000,
        begins=date(2025, 1, 1),
        ends=date(2025, 12, 31),
        retention_days=180,
        purpose="منع تكرار صرف المساعدات الغذائية للأسرة الواحدة"
        if is_egypt
        else "پیشگیری از پرداخت تکراری کمک معیشتی به یک خانوار",
        directions=directions,
        legal_basis="قانون التضامن الاجتماعي وموافقة الأسر" if is_egypt else "رضایت کتبی مددجویان",
    )
    values: dict[str, object] = {
        "letterhead": EGYPT if is_egypt else IRAN,
        "number": "2024/7" if is_egypt else "1404/3",
        "edition": 1,
        "day": date(2024, 12, 1) if is_egypt else date(2025, 5, 21),
        "parties": chosen,
        "data": data,
        "terms_digest": sha256(b"terms").hexdigest(),
        "journal_head": JOURNAL,
        "title": "تبادل بيانات المستفيدين من المساعدات الغذائية" if is_egypt else "تبادل داده‌های کمک معیشتی",
        "begins": date(2025, 1, 1),
        "ends": date(2025, 12, 31),
        "contacts": (
            Contact(
                party=0,
                name="أحمد السيد حسن" if is_egypt else "مریم کریمی",
                post="مدير الشئون الاجتماعية" if is_egypt else "کارشناس حمایت",
                phone="064-3391234" if is_egypt else "044-33445566",
            ),
        ),
        "timetable": (
            Step(
                what="تبادل أول حزمة بيانات" if is_egypt else "نخستین تبادل داده",
                party=0,
                due=date(2025, 1, 15),
            ),
        ),
    }
    return MemorandumPaper(**(values | changes))  # type: ignore[arg-type]  # the changes of a test are its own affair


def recovery_sheet(country: Country) -> RecoverySheet:
    """Return a recovery paper."""
    is_egypt = country is Country.EGYPT
    return RecoverySheet(
        letterhead=EGYPT if is_egypt else IRAN,
        office=EGYPT.lines[3] if is_egypt else IRAN.lines[3],
        code="EG-ISM-03" if is_egypt else "IR-WAZ-05",
        day=date(2025, 1, 5),
        secret=SECRET,
        fingerprint=_EGYPTIANS[0].fingerprint,
    )


def card_sheet(country: Country) -> CardSheet:
    """Return an office card."""
    sheet = recovery_sheet(country)
    return CardSheet(
        letterhead=sheet.letterhead,
        office=sheet.office,
        code=sheet.code,
        day=sheet.day,
        card=_EGYPTIANS[0].card,
        fingerprint=_EGYPTIANS[0].fingerprint,
        phone="+20 64 339 1234" if country is Country.EGYPT else "044-33445566",
    )


def without_card(side: Party) -> Party:
    """Return a party whose card is not known yet."""
    return replace(side, fingerprint="", card="")
