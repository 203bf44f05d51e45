"""The people of the third population: households of two countries, with names, streets and postal codes of their own."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

_EG_MEN = (
    "محمد أحمد محمود علي حسن حسين إبراهيم مصطفى خالد عمر عمرو كريم طارق هشام أشرف عادل سامي سمير يوسف إسماعيل"
    " عبد_الله عبد_الرحمن عبد_العزيز عبد_الحميد عبد_الفتاح عبد_المنعم صلاح_الدين نور_الدين علاء_الدين جمال رمضان"
    " شعبان رجب عاشور فتحي فوزي حمدي رضا جابر صابر منصور ناصر وائل وليد ياسر أيمن أمين إيهاب هاني شريف بدر سعد سعيد"
    " مسعد مسعود السيد سيد شحاته عطية عبد_السلام عبد_الغني عبد_الرازق عبد_العال أبو_بكر أبو_العلا مينا جرجس بطرس"
    " كيرلس مدحت مرزوق دسوقي بيومي متولي زكريا زكي طه يحيى هيثم حازم تامر باسم بلال أنس مروان زياد"
)
_EG_WOMEN = (
    "فاطمة عائشة زينب خديجة مريم منى هدى نادية سعاد سناء أمل آمال إيمان أسماء آية إسراء دعاء شيماء رحاب رشا رانيا"
    " نهى نورهان ياسمين مروة هالة هبة هناء وفاء صفاء عزة عفاف كريمة نعيمة حليمة سعدية فوزية فايزة عطيات أم_كلثوم"
    " نجلاء نجوى ليلى سلوى سلمى سارة دينا دنيا مها ميادة حنان جيهان نيفين مارينا تريزا إنجي"
)
_EG_FAMILIES = (
    "الشناوي البدوي الجمل الحداد النجار الشربيني الدسوقي البنا عوض غنيم شاهين الشافعي الطنطاوي المنياوي أبو_زيد"
    " أبو_العينين القاضي الصاوي العطار الفقي"
)
_IR_MEN = (
    "محمد علی حسین حسن رضا مهدی امیر محمدرضا علیرضا غلامرضا حمید سعید مجید مسعود منصور ناصر اکبر اصغر ابراهیم"
    " اسماعیل یوسف موسی عیسی کاظم جواد محمدجواد امیرحسین محمدحسین علی_اکبر علی_اصغر ابوالفضل عباس هادی داوود کریم"
    " رحیم قاسم رسول صادق باقر فرهاد بهرام بهروز کیوان کامران آرش سیاوش پویا میلاد وحید نادر یعقوب یدالله نعمت_الله"
    " حبیب_الله سیدمحمد سیدعلی"
)
_IR_WOMEN = (
    "فاطمه زهرا مریم زینب معصومه صدیقه سکینه لیلا مهسا نرگس سمیه سارا نسرین پروین شهلا مینا مینو زهره طاهره طیبه"
    " راضیه مرضیه الهام الهه آرزو اعظم اکرم اشرف کبری صغری نازنین_زهرا فاطمه_زهرا زهراسادات رقیه حلیمه خدیجه گلی"
    " شیرین فرزانه"
)
_IR_FAMILIES = (
    "محمدی احمدی حسینی رضایی کریمی رحیمی موسوی هاشمی صادقی جعفری قاسمی کاظمی اکبری حیدری ابراهیمی مرادی عباسی"
    " سلطانی_نژاد حسن_زاده حسین_زاده ابراهیم_پور علی_پور شریفی نوری رستمی یوسفی عزیزی قربانی نجفی زارع_مهرجردی"
    " محمدی_فر قادری خضرزاده بابایی میرزایی رنجبر تقی_پور"
)
_EG_PLACES = (
    "الإسماعيلية,أبو صوير,فايد,القنطرة غرب,التل الكبير,القصاصين,نفيشة,سرابيوم,المنايف,الضبعية,أبو عطوة,عين غصين"
    ",المستقبل,الشيخ زايد,أبو خليفة,الرياح,السبع آبار,البعالوة,الفردان,جلبانة"
)
_IR_PLACES = (
    "ارومیه,خوی,مهاباد,بوکان,میاندوآب,سلماس,نقده,پیرانشهر,سردشت,ماکو,تکاب,شاهین‌دژ,اشنویه,چالدران,پلدشت,قوشچی"
    ",نوشین‌شهر,سیلوانه,محمدیار,ربط"
)
_EG_STREETS = (
    "شارع الجمهورية,شارع التحرير,شارع السلام,شارع المدارس,شارع الجامع,شارع سعد زغلول,شارع النصر,شارع البحر"
    ",حارة الصوفي,شارع عرابي"
)
_IR_STREETS = (
    "خیابان امام,خیابان شهید بهشتی,خیابان کاشانی,کوچه گلستان,خیابان طالقانی,خیابان مدرس,کوچه لاله,بلوار آزادی"
    ",خیابان فردوسی,کوچه شهید رضایی"
)
_NEW_YEAR = 0.08  # of births
_TWINS = 0.02
_ID_BORN = ("19", "19", "19", "01", "13")
_HEADS, _YOUNGEST = (1945, 2000), 2022
_OWN_PHONE_BORN = 2004


@dataclass(frozen=True, kw_only=True)
class Country:
    """What a country's lists are made of."""

    is_iran: bool
    men: list[str]
    women: list[str]
    families: list[str]
    places: list[str]
    streets: list[str]


EGYPT = Country(
    is_iran=False, men=_EG_MEN.split(), women=_EG_WOMEN.split(), families=_EG_FAMILIES.split(),
    places=_EG_PLACES.split(","), streets=_EG_STREETS.split(","),
)  # fmt: skip
IRAN = Country(
    is_iran=True, men=_IR_MEN.split(), women=_IR_WOMEN.split(), families=_IR_FAMILIES.split(),
    places=_IR_PLACES.split(","), streets=_IR_STREETS.split(","),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody as he is, whatever lists say of him; compounds are joined by an underscore."""

    entity: int
    is_man: bool
    chain: list[str]  # own, father's, grandfather's and great-grandfather's name
    family: str
    mother: str
    born: date
    number: str
    phone: str
    place: str
    street: str
    house: int
    postal_code: str


def people(country: Country, count: int, random: Random) -> list[Person]:
    """Return so many people, household by household."""
    found: list[Person] = []
    while len(found) < count:
        found += _Household(country, random, len(found)).members()
    return found[:count]


class _Household:
    """One family under one roof."""

    def __init__(self, country: Country, random: Random, written: int) -> None:
        self._country, self._random, self._count = country, random, written
        self._place = random.choices(country.places, [1 / (rank + 1) for rank in range(len(country.places))])[
            0
        ]
        self._street, self._house = random.choice(country.streets), random.randint(1, 180)
        place = country.places.index(self._place)
        self._code = f"57{place:02d}{random.randrange(10**6):06d}" if country.is_iran else f"41{place:03d}"
        self._phone = self._new_phone()

    def members(self) -> list[Person]:
        random, country = self._random, self._country
        chain = [self._named(country.men) for _ in range(4)]
        family, born = self._family(), self._day(*_HEADS)
        found = [self._person(chain, family, self._named(country.women), born, is_man=True, has_phone=False)]
        wife = [self._named(country.women), *(self._named(country.men) for _ in range(3))]
        later = self._day(born.year - 3, born.year + 9)
        has_phone = random.random() < 0.4
        mother = self._named(country.women)
        found.append(self._person(wife, self._family(), mother, later, is_man=False, has_phone=has_phone))
        taken: set[str] = set()
        for turn in range(random.choice((0, 1, 2, 2, 3, 3, 4, 5))):
            first = min(born.year + 20 + 2 * turn, _YOUNGEST - 2)
            day = self._day(first, min(first + 2, _YOUNGEST))
            for _ in range(2 if random.random() < _TWINS else 1):
                is_man = random.random() < 0.5
                given = self._named(country.men if is_man else country.women)
                if given not in taken:
                    taken.add(given)
                    own = day.year < _OWN_PHONE_BORN and random.random() < 0.3
                    line = [given, *chain[:3]]
                    found.append(self._person(line, family, wife[0], day, is_man=is_man, has_phone=own))
        return found

    def _person(
        self, chain: list[str], family: str, mother: str, born: date, *, is_man: bool, has_phone: bool
    ) -> Person:
        self._count += 1
        return Person(
            entity=self._count, is_man=is_man, chain=chain, family=family, mother=mother, born=born,
            number=self._number(born, is_man=is_man), phone=self._new_phone() if has_phone else self._phone,
            place=self._place, street=self._street, house=self._house, postal_code=self._code,
        )  # fmt: skip

    def _named(self, names: list[str]) -> str:
        return self._random.choices(names, [1 / (rank + 3) ** 0.9 for rank in range(len(names))])[0]

    def _family(self) -> str:
        has_family = self._country.is_iran or self._random.random() < 0.3
        return self._named(self._country.families) if has_family else ""

    def _day(self, first: int, last: int) -> date:
        day = date(first, 1, 1) + timedelta(days=self._random.randrange(365 * (last - first) + 1))
        return day.replace(month=1, day=1) if self._random.random() < _NEW_YEAR else day

    def _new_phone(self) -> str:
        random = self._random
        if self._country.is_iran:
            return f"{random.choice(('0914', '0912', '0935'))}{random.randrange(10**7):07d}"
        return f"01{random.choice('0125')}{random.randrange(10**8):08d}"

    def _number(self, born: date, *, is_man: bool) -> str:
        random = self._random
        if self._country.is_iran:
            head = f"{random.choice(('27', '28', '37', '00', '15'))}{random.randrange(10**7):07d}"
            rest = sum(int(digit) * (10 - place) for place, digit in enumerate(head)) % 11
            return f"{head}{rest if rest < 2 else 11 - rest}"
        century = 3 if born.year > 1999 else 2
        serial = f"{random.randrange(1000):03d}{random.randrange(5) * 2 + is_man}{random.randrange(1, 10)}"
        return f"{century}{born:%y%m%d}{random.choice(_ID_BORN)}{serial}"
