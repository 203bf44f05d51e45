"""The answers that invented offices give to the wizard, and the moment at which tests take place."""

from datetime import UTC, datetime

from desktop.models.country import Country
from desktop.models.key_paper import recovery_groups
from desktop.models.office_plan import FirstPerson, OfficePlan
from desktop.operations.new_keys import NewKeys

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
PASSWORD = "a long enough password"
PASSPHRASE = "four words in a row"

PLANS = {
    Country.EGYPT: {
        "name": "مديرية التضامن الاجتماعي بالإسماعيلية",
        "area_code": "EG19",
        "letterhead": (
            "جمهورية مصر العربية",
            "وزارة التضامن الاجتماعي",
            "مديرية التضامن الاجتماعي بالإسماعيلية",
            "إدارة التل الكبير الاجتماعية",
            "وحدة القصاصين",
        ),
        "signatories": (
            ("أمين العهدة", "سمير فوزي عبد العال"),
            ("الباحث الاجتماعي", "منى حسن علي"),
            ("رئيس اللجنة", "عادل محمود السيد"),
            ("مدير الإدارة", "هدى إبراهيم مصطفى"),
        ),
        "address": "شارع شبين الكوم، الإسماعيلية",
    },
    Country.IRAN: {
        "name": "کمیته امداد آذربایجان غربی",
        "area_code": "IR029",
        "letterhead": (
            "جمهوری اسلامی ایران",
            "کمیته امداد امام خمینی",
            "اداره کل استان آذربایجان غربی",
            "اداره شهرستان ارومیه",
        ),
        "signatories": (
            ("مسئول توزیع", "رضا کریمی"),
            ("مددکار", "زهرا احمدی"),
            ("رئیس اداره", "حسین موسوی"),
        ),
        "address": "ارومیه، خیابان امام",
    },
}


def plan(country: str = "eg", code: str = "ismailia", **changes: object) -> OfficePlan:
    """Return the wizard's answers for an invented office."""
    answers = PLANS[Country(country)] | changes
    return OfficePlan(
        country=Country(country),
        code=code,
        clerk=FirstPerson(name="clerk", full_name="منى حسن علي", password=PASSWORD),
        checker=FirstPerson(name="checker", full_name="هدى إبراهيم مصطفى", password=PASSWORD),
        **answers,  # type: ignore[arg-type]  # the table above holds the plan's own fields
    )


def typed_back(keys: NewKeys) -> dict[int, str]:
    """Return the recovery groups as a careful clerk types them."""
    groups = recovery_groups(keys.recovery)
    return {number: groups[number - 1] for number in keys.asked_groups}
