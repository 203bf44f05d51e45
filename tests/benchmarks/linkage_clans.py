"""A second invented population, made to be unlike the first: clans, lists typed, scanned and spoilt in other ways.

Nothing but the record of a row is shared with the first: the names stand below with their own
frequencies, many of them in no list of the program. Cousins are called after one grandfather, whole villages give one
phone, births are first days of a year, and rows come from two habits: a register that asks four names, and a
spreadsheet with the father in a column, dates as serials, digits without the zeros in front. Slips are those of
neighbouring keys and of letters that scanners take for each other, not letters by lot.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from desktop.models.country import Country
from tests.benchmarks.linkage_corruption import Row

_MEN_WORDS = (
    "محمود أحمد حسين محمد علي إبراهيم عبد‌الرحيم حسن سيد جمال فراج عبد‌اللاه نوبي دهب شاذلي همام أبو‌الحسن رفاعي"
    " بشير عيد عوض خلف جاد هريدي قناوي عسران مخلوف ضاحي تمام يونس زيدان عبد‌الظاهر كمال‌الدين بخيت عبد‌الموجود حراجي"
    " نصر‌الدين عثمان صالح دياب مرزوق الطيب أبو‌زيد راشد سعدي فكري ثروت صبري نجدي وهبي أديب ملاك عزيز فايق لبيب مكرم"
    " خلة بباوي عطا‌الله شحات غطاس سليم جبر شندي محارب سنوسي عبد‌الناصر شوقي ربيع بدري فضل‌الله حربي عاطف طلعت رأفت"
)
_WOMEN_WORDS = (
    "فاطمة زينب نعمة أم‌هاشم حميدة سكينة بدرية نفيسة عواطف هانم نادية صباح سعدية كوثر إنصاف ست‌البنات نجاة رضا عفاف"
    " آمنة حليمة وهيبة سلمى رانيا دعاء شيماء إسراء آية هند مروة أسماء ولاء تريزا مارينا دميانة عزيزة شربات فايزة نوال"
)
_IRAN_MEN_WORDS = (
    "رسول کاوه محمدامین هیمن عزیز جعفر سلیمان علی‌اکبر خالد عثمان محمود رحمان قادر یوسف بهمن ابراهیم شیرزاد حمزه علی‌رضا"
    " سعید کریم اسعد فرهاد آراز یاشار ایوب صلاح‌الدین عبدالله مراد ناصر بایرام قربان‌علی حیدر سید‌محمد غلام‌حسین"
)
_IRAN_WOMEN_WORDS = (
    "شلیر آمنه گلاله فاطمه حلیمه زلیخا مریم ژینا کژال پریسا سارا رعنا آیناز"
    " خدیجه نسرین سیده‌زهرا گلناز شرمین معصومه"
)
_IRAN_FAMILIES_WORDS = (
    "مام‌رسولی قادرپور حسن‌زاده ابراهیمی خضری عزیزی رسول‌نیا مینابی آذرنژاد محمودی بایزیدی مولودی کریم‌پور زارعی امینی"
    " قره‌داغی شیخ‌لو تقی‌زاده صوفی‌پور عبدالله‌زاده فتاحی سلیمان‌پور حاجی‌لو رحیم‌زاده بهرامی"
)
_MEN = _MEN_WORDS.split()
_WOMEN = _WOMEN_WORDS.split()
_IRAN_MEN = _IRAN_MEN_WORDS.split()
_IRAN_WOMEN = _IRAN_WOMEN_WORDS.split()
_IRAN_FAMILIES = _IRAN_FAMILIES_WORDS.split()
_KEYS = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرلىةوزظ")  # the rows of an Arabic keyboard
_SCANNED = ("بتثني", "جحخ", "سش", "صض", "طظ", "عغ", "فق", "رز", "دذ", "هة", "كل", "ور")
_DIGITS_SCANNED = ("٢٣", "٠٥", "٧٨", "٤٦", "17", "08", "56", "39")
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_SERIAL_EPOCH = date(1899, 12, 30)
_JALALI_GAP = 621
_NEW_ROW = 0.86  # of the rows; the others are persons who were written before


def clan_rows(count: int, seed: int, *, rate: float = 1.0, has_ids: bool = True) -> list[Row]:
    """Return rows of which one in seven is somebody who stood there before.

    Args:
        count: How many rows.
        seed: Of the lot.
        rate: 2 doubles every kind of damage.
        has_ids: Whether the lists hold national IDs at all.
    """
    random = Random(seed)
    people: list[Row] = []
    clans = _Clans(random)
    while len(people) < count * _NEW_ROW:
        people += clans.clan()
    people = people[: round(count * _NEW_ROW)]
    # Squared: a few are written four and five times, most of the others twice.
    again = [people[int(len(people) * random.random() ** 2)] for _ in range(count - len(people))]
    rows = [replace(one, suffered=set(), words=list(one.words)) for one in people]
    rows += [_spoilt(one, random, rate, people) for one in again]
    for row in rows:
        if not has_ids:
            row.number = ""
    random.shuffle(rows)
    return rows


class _Clans:
    """Villages of clans: brothers' families, whose sons are all called after their grandfather."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._count = 0
        self._villages = [self._village(place) for place in range(140)]

    def _village(self, place: int) -> tuple[str, str, bool]:
        random = self._random
        is_iranian = place % 4 == 3
        men = _IRAN_MEN if is_iranian else _MEN
        kind = random.choice(("", "قلعه ", "گرد ") if is_iranian else ("نجع ", "عزبة ", "", "جزيرة "))
        name = f"{kind}{random.choice(men)} {place % 7 or ''}".replace("\u200c", " ").strip()
        return name, self._phone(is_iranian=is_iranian) if random.random() < 0.2 else "", is_iranian

    def _phone(self, *, is_iranian: bool) -> str:
        head = self._random.choice(("0914", "0991") if is_iranian else ("0100", "0155", "0112"))
        return f"{head}{self._random.randrange(10**7):07d}"

    def _pick(self, names: list[str]) -> str:
        return names[int(len(names) * self._random.random() ** 2.2)]

    def clan(self) -> Iterator[Row]:
        """Yield the persons of one clan."""
        random = self._random
        village, shared, is_iranian = random.choice(self._villages)
        men = _IRAN_MEN if is_iranian else _MEN
        elder = [self._pick(men), self._pick(men), self._pick(men)]
        family = random.choice(_IRAN_FAMILIES) if is_iranian else ""
        for _ in range(random.randint(1, 4)):
            chain = [self._pick(men), *elder]
            phone = shared or self._phone(is_iranian=is_iranian)
            head_born = random.randint(1945, 1990)
            yield self._person(chain, family, head_born, "m", phone, village, is_iranian=is_iranian)
            wife = [self._pick(_IRAN_WOMEN if is_iranian else _WOMEN), *(self._pick(men) for _ in range(3))]
            own = random.choice(_IRAN_FAMILIES) if is_iranian else ""
            yield self._person(wife, own, head_born + 4, "f", phone, village, is_iranian=is_iranian)
            taken: set[str] = set()
            for child in range(random.randint(0, 6)):
                sex = random.choice("mf")
                women = _IRAN_WOMEN if is_iranian else _WOMEN
                given = elder[0] if child == 0 and sex == "m" else self._pick(men if sex == "m" else women)
                if given not in taken:
                    taken.add(given)
                    born = head_born + 22 + 2 * child
                    yield self._person(
                        [given, *chain[:3]], family, born, sex, phone, village, is_iranian=is_iranian
                    )

    def _person(
        self,
        chain: list[str],
        family: str,
        year: int,
        sex: str,
        phone: str,
        village: str,
        *,
        is_iranian: bool,
    ) -> Row:
        random = self._random
        self._count += 1
        born = date(min(year, 2024), 1, 1) + timedelta(days=random.randrange(365))
        if is_iranian:
            number = f"{random.choice((286, 287, 291, 37)):03d}{random.randrange(10**7):07d}"
        else:
            serial = random.randrange(10**5)
            number = f"{3 if born.year > 1999 else 2}{born:%y%m%d}{random.choice(('27', '28', '19')):2}{serial:05d}"
        if random.random() < 0.25:
            born = born.replace(month=1, day=1)  # the paper says the year, the form asks a day
        year_here = born.year - _JALALI_GAP if is_iranian else born.year
        words = [chain[0], family] if is_iranian else chain[: random.choice((3, 4, 4))]
        words = words if is_iranian else [word.replace("\u200c", " ") for word in words]
        return Row(
            self._count, Country.IRAN if is_iranian else Country.EGYPT, words,
            chain[1].replace("\u200c", " "), f"{year_here}-{born.month:02d}-{min(born.day, 29):02d}",
            number if random.random() < 0.85 else "", phone if random.random() < 0.8 else "", village, sex,
        )  # fmt: skip


def _spoilt(person: Row, random: Random, rate: float, people: list[Row]) -> Row:
    """Return the person as a second list has him."""
    row = replace(person, words=list(person.words), suffered=set())
    for kind, (share, damage) in _DAMAGES.items():
        if random.random() < share * rate:
            before = (row.name, row.father, row.birth, row.number, row.phone, row.village)
            damage(row, random)
            if before != (row.name, row.father, row.birth, row.number, row.phone, row.village):
                row.suffered.add(kind)
    if row.number and random.random() < 0.03 * rate:  # the head's ID was copied down the column
        other = people[max(0, min(len(people), person.entity) - 1 - random.randint(1, 3))]
        if other.phone == person.phone and other.number:
            row.number = other.number
            row.suffered.add("number of the head")
    return row


def _is_iranian(row: Row) -> bool:
    return row.country is Country.IRAN


def _one_word(row: Row, random: Random, change: Callable[[str], str]) -> None:
    place = random.randrange(len(row.words))
    row.words[place] = change(row.words[place])


def _other_letter(groups: tuple[str, ...], random: Random, reach: int) -> Callable[[str], str]:
    """Return what takes one letter for another of its group, at most so many places away."""

    def change(word: str) -> str:
        places = [place for place, letter in enumerate(word) if any(letter in group for group in groups)]
        if not places:
            return word
        place = random.choice(places)
        group = next(group for group in groups if word[place] in group)
        at = group.index(word[place])
        near = [other for other in group[max(0, at - reach) : at + reach + 1] if other != word[place]]
        return word[:place] + random.choice(near) + word[place + 1 :]

    return change


def _abbreviated(row: Row, random: Random) -> None:
    place = random.randrange(1, len(row.words)) if len(row.words) > 2 else 0
    row.words[place] = row.words[place][0] + random.choice((".", ""))


def _shortened(row: Row, random: Random) -> None:
    if len(row.words) > 2:
        del row.words[random.choice((1, 2, -1, -1))]


def _joined(row: Row, random: Random) -> None:
    if len(row.words) > 1:
        place = random.randrange(len(row.words) - 1)
        row.words[place : place + 2] = [row.words[place] + row.words[place + 1]]


def _loose(row: Row, random: Random) -> None:
    loose = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "\u200c": "", "ئ": "ي"}
    row.words = ["".join(loose.get(letter, letter) for letter in word) for word in row.words]


def _turned(row: Row, random: Random) -> None:
    row.words = [*row.words[1:], row.words[0]] if _is_iranian(row) else row.words


def _cut(row: Row, random: Random) -> None:
    row.words = row.name[: random.randint(11, 17)].strip().split(" ")


def _column(row: Row, random: Random) -> None:
    row.words = row.words[:1] + row.words[2:] if not _is_iranian(row) and len(row.words) > 3 else row.words


def _digit(text: str, random: Random) -> str:
    change = _other_letter(_DIGITS_SCANNED, random, 1)
    return change(text)


def _serial(row: Row, random: Random) -> None:
    if row.birth.count("-") == 2 and not _is_iranian(row):
        year, month, day = map(int, row.birth.split("-"))
        row.birth = str((date(year, month, day) - _SERIAL_EPOCH).days)


def _first_of_year(row: Row, random: Random) -> None:
    if row.birth.count("-") == 2:
        row.birth = row.birth[:4] + "-01-01"


def _written(row: Row, random: Random) -> None:
    if row.birth.count("-") == 2:
        year, month, day = row.birth.split("-")
        row.birth = f"{int(day)}/{int(month)}/{year}".translate(_EASTERN)


def _wrong_year(row: Row, random: Random) -> None:
    if row.birth.count("-") == 2:
        row.birth = f"{int(row.birth[:4]) + random.choice((-2, -1, 1, 2, 5))}{row.birth[4:]}"


def _set(name: str, change: Callable[[str, Random], str]) -> Callable[[Row, Random], None]:
    return lambda row, random: setattr(row, name, change(getattr(row, name), random))


_DAMAGES: dict[str, tuple[float, Callable[[Row, Random], None]]] = {
    "loose letters": (0.45, _loose),
    "scanned letter": (0.10, lambda row, random: _one_word(row, random, _other_letter(_SCANNED, random, 9))),
    "neighbouring key": (0.09, lambda row, random: _one_word(row, random, _other_letter(_KEYS, random, 1))),
    "abbreviated": (0.04, _abbreviated),
    "shortened": (0.18, _shortened),
    "father in a column": (0.10, _column),
    "joined": (0.07, _joined),
    "turned": (0.03, _turned),
    "cut": (0.04, _cut),
    "no father": (0.35, _set("father", lambda text, random: "")),
    "date as serial": (0.12, _serial),
    "date in words of the list": (0.25, _written),
    "first of the year": (0.10, _first_of_year),
    "wrong year": (0.06, _wrong_year),
    "no birth": (0.07, _set("birth", lambda text, random: "")),
    "no number": (0.22, _set("number", lambda text, random: "")),
    "scanned digit": (0.07, _set("number", _digit)),
    "zeros lost": (0.30, _set("phone", lambda text, random: text.lstrip("0"))),
    "zeros of the number lost": (0.30, _set("number", lambda text, random: text.lstrip("0"))),
    "number as a power": (0.03, _set("number", lambda text, random: f"{float(text):.5E}" if text else "")),
    "other phone": (0.30, _set("phone", lambda text, random: f"01{random.randrange(10**9):09d}")),
    "no phone": (0.20, _set("phone", lambda text, random: "")),
    "no village": (0.10, _set("village", lambda text, random: "")),
    "village cut": (0.12, _set("village", lambda text, random: text.split(" ")[-1])),
}
