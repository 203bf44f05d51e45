"""What offices count, with the forms that each language needs to count it."""

from dataclasses import dataclass

from desktop.i18n.arabic_numbers import ArabicNoun, feminine, masculine


@dataclass(frozen=True)
class Noun:
    """One counted thing in the three languages."""

    ar: ArabicNoun
    fa: str
    en: tuple[str, str]  # one, many


@dataclass(frozen=True)
class Currency:
    """The names of a currency and how many of its smallest unit make one of it."""

    main: Noun
    named: Noun  # with the country, as amounts on papers close
    minor: Noun | None
    minor_per_main: int


NOUNS: dict[str, Noun] = {
    "attachment": Noun(masculine("مرفق", "مرفقات"), "پیوست", ("attachment", "attachments")),
    "bag": Noun(feminine("حقيبة", "حقائب"), "کیف", ("bag", "bags")),
    "beneficiary": Noun(masculine("مستفيد", "مستفيدين"), "مددجو", ("beneficiary", "beneficiaries")),
    "blanket": Noun(feminine("بطانية", "بطاطين"), "پتو", ("blanket", "blankets")),
    "box": Noun(masculine("صندوق", "صناديق"), "جعبه", ("box", "boxes")),
    "card": Noun(feminine("بطاقة", "بطاقات"), "کارت", ("card", "cards")),
    "carton": Noun(feminine("كرتونة", "كراتين"), "کارتن", ("carton", "cartons")),
    "case": Noun(feminine("حالة", "حالات"), "مورد", ("case", "cases")),
    "copy": Noun(feminine("نسخة", "نسخ"), "نسخه", ("copy", "copies")),
    "course": Noun(feminine("دورة", "دورات"), "دوره", ("course", "courses")),
    "day": Noun(masculine("يوم", "أيام"), "روز", ("day", "days")),
    "device": Noun(masculine("جهاز", "أجهزة"), "دستگاه", ("device", "devices")),
    "food_bag": Noun(feminine("شنطة", "شنط"), "بسته غذایی", ("food bag", "food bags")),
    "household": Noun(feminine("أسرة", "أسر"), "خانوار", ("family", "families")),
    "kg": Noun(masculine("كيلوجرام", "كيلوجرامات"), "کیلوگرم", ("kilogram", "kilograms")),
    "litre": Noun(masculine("لتر", "لترات"), "لیتر", ("litre", "litres")),
    "meal": Noun(feminine("وجبة", "وجبات"), "پرس غذا", ("meal", "meals")),
    "member": Noun(masculine("فرد", "أفراد"), "عضو", ("member", "members")),
    "month": Noun(masculine("شهر", "أشهر"), "ماه", ("month", "months")),
    "name": Noun(masculine("اسم", "أسماء"), "نام", ("name", "names")),
    "pack": Noun(feminine("عبوة", "عبوات"), "بسته", ("pack", "packs")),
    "page": Noun(feminine("صفحة", "صفحات"), "صفحه", ("page", "pages")),
    "pair": Noun(masculine("زوج", "أزواج"), "جفت", ("pair", "pairs")),
    "person": Noun(masculine("شخص", "أشخاص"), "نفر", ("person", "persons")),
    "piece": Noun(feminine("قطعة", "قطع"), "قطعه", ("piece", "pieces")),
    "place": Noun(masculine("مكان", "أماكن"), "جا", ("place", "places")),
    "row": Noun(masculine("صف", "صفوف"), "ردیف", ("row", "rows")),
    "sack": Noun(masculine("جوال", "أجولة"), "کیسه", ("sack", "sacks")),
    "session": Noun(feminine("جلسة", "جلسات"), "جلسه", ("session", "sessions")),
    "set": Noun(masculine("طقم", "أطقم"), "دست", ("set", "sets")),
    "sheet": Noun(masculine("كشف", "كشوف"), "برگه", ("sheet", "sheets")),
    "tin": Noun(feminine("علبة", "علب"), "قوطی", ("tin", "tins")),
    "ton": Noun(masculine("طن", "أطنان"), "تن", ("ton", "tons")),
    "unit": Noun(feminine("وحدة", "وحدات"), "واحد", ("unit", "units")),
    "visit": Noun(feminine("زيارة", "زيارات"), "بازدید", ("visit", "visits")),
}

_EGYPTIAN_POUND = ArabicNoun(
    singular="جنيه مصري",
    one="جنيه مصري واحد",
    dual="جنيهان مصريان",
    annexed_dual="جنيها مصر",
    plural="جنيهات مصرية",
    accusative="جنيهًا مصريًا",
)
_IRANIAN_RIAL = ArabicNoun(
    singular="ريال إيراني",
    one="ريال إيراني واحد",
    dual="ريالان إيرانيان",
    annexed_dual="ريالا إيران",
    plural="ريالات إيرانية",
    accusative="ريالًا إيرانيًا",
)
CURRENCIES: dict[str, Currency] = {
    "EGP": Currency(
        main=Noun(masculine("جنيه", "جنيهات"), "پوند", ("pound", "pounds")),
        named=Noun(_EGYPTIAN_POUND, "پوند مصر", ("Egyptian pound", "Egyptian pounds")),
        minor=Noun(masculine("قرش", "قروش"), "قرش", ("piastre", "piastres")),
        minor_per_main=100,
    ),
    "IRR": Currency(
        main=Noun(masculine("ريال", "ريالات"), "ریال", ("rial", "rials")),
        named=Noun(_IRANIAN_RIAL, "ریال", ("Iranian rial", "Iranian rials")),
        minor=None,
        minor_per_main=1,
    ),
}
