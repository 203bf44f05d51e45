"""Invented papers of both countries, as filled as real ones, for the tests of paper."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from random import Random

from desktop.models.country import Country
from desktop.models.minutes_paper import GoodsLine, HandoverMinutes, Member
from desktop.models.paper import Letterhead, Stamp
from desktop.models.sheet_paper import EntitlementList, EntitlementRow, Sheet, SheetRow
from desktop.resources import resource

EGYPT = Letterhead(
    country=Country.EGYPT,
    lines=(
        "جمهورية مصر العربية",
        "وزارة التضامن الاجتماعي",
        "مديرية التضامن الاجتماعي بالإسماعيلية",
        "إدارة التل الكبير الاجتماعية",
        "الوحدة الاجتماعية بالقصاصين",
    ),
)
IRAN = Letterhead(
    country=Country.IRAN,
    lines=(
        "جمهوری اسلامی ایران",
        "کمیته امداد امام خمینی (ره)",
        "اداره کل استان آذربایجان غربی",
        "اداره شهرستان خوی",
    ),
)
DIGEST = sha256(b"an edition").hexdigest()
JOURNAL = sha256(b"a journal").hexdigest()
LONG_NAME = (
    "عبد الرحمن محمد عبد العزيز أبو المعاطي عبد المقصود السيد إسماعيل عبد الفتاح الشرقاوي الطحاوي السنهوري"
)
HARD_NAMES = (
    LONG_NAME,
    "مُحَمَّدٌ عَبْدُ ٱلرَّحْمَٰنِ",
    "عبد الله الإسلام لله بالله",
    "شكري (أبو علي) عبد اللاه",
    "حسن Mostafa الشافعي",
)
HARD_NAMES_FA = (
    "سیده‌فاطمه‌زهرا موسوی‌نژاد اصل خوئی‌زاده گنج‌بخش",
    "ژاله گلچین پژوهنده",
    "خانهٔ آقای رضایی",
    "علی‌اکبر حسین‌پور (ممدلو)",
)


def names(country: Country, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield full names with the father's, for ever."""
    random = Random(seed)
    file = "names_ar_eg.csv" if country is Country.EGYPT else "names_fa_ir.csv"
    with resource("reference", file).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))

    @cache
    def of(*kinds: str) -> list[str]:
        return [row["name"] for row in rows if row["kind"] in kinds]

    def pick(*kinds: str) -> str:
        return random.choice(of(*kinds))

    while True:
        if country is Country.EGYPT:
            own = pick("male_young", "female_elder")
            chain = [own, *(pick("male_elder") for _ in range(3))]
            yield " ".join(chain), chain[1]
        else:
            yield f"{pick('male', 'female')} {pick('family')}", pick("male")


def identity(country: Country, n: int) -> str:
    """Return a number of the right shape; its check digit may be wrong."""
    return (
        f"2{80 + n % 20}0{1 + n % 9}1{n % 9}19{n % 10000:04d}3"
        if country is Country.EGYPT
        else f"{2790000000 + n * 37}"
    )


def sheet_rows(country: Country, count: int, seed: int = 1) -> Iterator[SheetRow]:
    """Yield rows of a receipt sheet, hard names first."""
    is_egypt = country is Country.EGYPT
    hard = HARD_NAMES if is_egypt else HARD_NAMES_FA
    places = (
        ("القصاصين القديمة", "عزبة أبو سلطان", "التل الكبير")
        if is_egypt
        else ("روستای قوردلان", "خوی، محله امامزاده", "فیرورق")
    )
    for n, (name, father) in zip(range(count), names(country, seed), strict=False):
        yield SheetRow(
            name=hard[n] if n < len(hard) else name,
            quantity=1 + n % 2,
            father="" if is_egypt else father,
            national_id=identity(country, n),
            household_code=f"F-{n + 1:06d}" if is_egypt else f"{3204000000000 + n}",
            members=1 + n % 8,
            place=places[n % len(places)],
            mark=f"{2024000015:010d}01{n + 1:06d}{(n * 7919) % 1000000:06d}",
            note="متوفى الزوج" if is_egypt and n == 3 else "",
        )


def sheet(country: Country, count: int = 40, **changes: object) -> Sheet:
    """Return a receipt sheet."""
    is_egypt = country is Country.EGYPT
    values: dict[str, object] = {
        "letterhead": EGYPT if is_egypt else IRAN,
        "stamp": Stamp(number="2024/15" if is_egypt else "1404/27", digest=DIGEST, journal_head=JOURNAL),
        "rows": sheet_rows(country, count),
        "count": count,
        "item": "كرتونة مواد غذائية" if is_egypt else "بسته معیشتی",
        "unit": "carton" if is_egypt else "pack",
        "campaign": "حملة إفطار صائم" if is_egypt else "طرح اطعام مهدوی",
        "place": "مركز شباب القصاصين" if is_egypt else "سالن امداد خوی",
        "day": date(2024, 11, 24) if is_egypt else date(2025, 5, 21),
    }
    return Sheet(**(values | changes))  # type: ignore[arg-type]  # the changes of a test are its own affair


def entitlement_rows(country: Country, count: int) -> Iterator[EntitlementRow]:
    """Yield rows of an entitlement list."""
    for row in sheet_rows(country, count):
        yield EntitlementRow(
            name=row.name,
            quantity=row.quantity,
            father=row.father,
            national_id=row.national_id,
            household_code=row.household_code,
            members=row.members,
            place=row.place,
        )


def entitlement_list(country: Country, count: int = 30, **changes: object) -> EntitlementList:
    """Return an entitlement list."""
    is_egypt = country is Country.EGYPT
    values: dict[str, object] = {
        "letterhead": EGYPT if is_egypt else IRAN,
        "stamp": Stamp(number="2024/9" if is_egypt else "1404/9", digest=DIGEST, journal_head=JOURNAL),
        "rows": entitlement_rows(country, count),
        "count": count,
        "item": "كرتونة مواد غذائية" if is_egypt else "بسته معیشتی",
        "unit": "carton" if is_egypt else "pack",
        "programme": "حملة إفطار صائم" if is_egypt else "طرح اطعام مهدوی",
        "area": "مركز التل الكبير" if is_egypt else "شهرستان خوی",
        "basis": "الأسر التي تعولها امرأة ولم تُصرف لها مساعدة غذائية خلال ٩٠ يومًا"
        if is_egypt
        else "خانوارهای دارای سرپرست زن که در ۹۰ روز گذشته کمک غذایی نگرفته‌اند",
        "day": date(2024, 11, 17) if is_egypt else date(2025, 5, 14),
    }
    return EntitlementList(**(values | changes))  # type: ignore[arg-type]  # as above


def handover(country: Country, **changes: object) -> HandoverMinutes:
    """Return minutes of a handing over."""
    is_egypt = country is Country.EGYPT
    goods = (
        GoodsLine(item="كرتونة مواد غذائية" if is_egypt else "بسته معیشتی", unit="carton", quantity=350),
        GoodsLine(
            item="كرسي متحرك" if is_egypt else "ویلچر", unit="device", quantity=1, serial="WC-2024-0117",
            condition="جديد" if is_egypt else "نو",
        ),
    )  # fmt: skip
    values: dict[str, object] = {
        "letterhead": EGYPT if is_egypt else IRAN,
        "stamp": Stamp(number="2024/31" if is_egypt else "1404/8", journal_head=JOURNAL),
        "at": datetime(2024, 11, 20, 10, 30),
        "place": "مخزن الإدارة بالتل الكبير" if is_egypt else "انبار اداره خوی",
        "giver": Member(
            name="سامي فؤاد حنا" if is_egypt else "رضا نعمتی", post="أمين المخزن" if is_egypt else "انباردار"
        ),
        "receiver": Member(
            name="مصطفى كمال عطية" if is_egypt else "لیلا صادقی",
            post="مندوب الجمعية" if is_egypt else "نماینده خیریه",
            national_id=identity(country, 5),
        ),
        "decision": "112/2024" if is_egypt else "",
        "committee": (
            Member(
                name="هالة سعيد" if is_egypt else "علی مرادی",
                post="رئيس اللجنة" if is_egypt else "رئیس کمیته",
            ),
            Member(name="نادر بدوي" if is_egypt else "مینا شریفی", post="عضو"),
        ),
        "goods": goods,
    }
    return HandoverMinutes(**(values | changes))  # type: ignore[arg-type]  # as above
