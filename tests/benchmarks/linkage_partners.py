"""A third invented population: lists of partners, each with columns and habits of its own, with and without IDs.

Twelve lists or pairs of them: chains in one cell or part by part, Latin letters, years instead of births, phones with
country codes, Arabic keyboards in Iran, columns swapped. Nothing is shared with the other two generators, neither
names nor damage, and nothing under `desktop/` reads these files.
"""

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

from desktop.i18n.calendars import to_jalali
from tests.benchmarks.linkage_partner_lists import SCENES, Habits, Sheet
from tests.benchmarks.linkage_partner_people import Country, Person, people

_EASTERN, _PERSIAN = (str.maketrans("0123456789", digits) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"))
_LETTERS = "ابتجحخدرزسشصطعفقكلمنهوي"
_OURS, _COMMON = 0.65, 0.25  # of the people: in the first list, in both
_AGAIN = 0.125  # rows that stand twice in a single list
# Own spellings of common names; the rest is spelt letter by letter.
_LATIN_WORDS = (
    "محمد Mohamed Mohammed Muhammad Mohammad|أحمد Ahmed Ahmad|محمود Mahmoud Mahmud|علي Ali Aly|حسن Hassan Hasan"
    "|حسين Hussein Hussain|إبراهيم Ibrahim Ebrahim|مصطفى Mostafa Mustafa|خالد Khaled Khalid|عمر Omar|عمرو Amr Amro"
    "|كريم Karim Kareem|طارق Tarek Tariq|هشام Hesham Hisham|أشرف Ashraf|عادل Adel|سامي Sami Samy|سمير Samir Sameer"
    "|يوسف Youssef Yousef Yusuf|إسماعيل Ismail Esmail|جمال Gamal|السيد Elsayed El-Sayed|فاطمة Fatma Fatima"
    "|عائشة Aisha Aysha|منى Mona|هدى Hoda Huda|نادية Nadia Nadya"
)
_LATIN = {name: spelt for name, *spelt in (words.split() for words in _LATIN_WORDS.split("|"))}
_LATIN_SIGNS = (
    "ا:a أ:a إ:e آ:a ب:b ت:t ث:th ج:g ح:h خ:kh د:d ذ:z ر:r ز:z س:s ش:sh ص:s ض:d ط:t ظ:z ع:a غ:gh ف:f ق:k ك:k ل:l م:m"
    " ن:n ه:h و:o ي:i ى:a ة:a ء: ئ:e ؤ:o"
)
_LATIN_LETTERS = dict(sign.split(":") for sign in _LATIN_SIGNS.split())
_CONSONANTS = frozenset("بتثجحخدذرزسشصضطظغفقكلمنه")


def write(
    scene: str, count: int, seed: int, folder: Path, *, damage: float = 1.0
) -> tuple[list[Path], set[tuple[int, int]]]:
    """Write the lists of a scene; return them and the true pairs of their rows, counted from 1.

    Args:
        scene: One of `SCENES`.
        count: How many people there are.
        seed: Of the lot.
        folder: Where the lists go.
        damage: 2 doubles every kind.
    """
    country, sheets = SCENES[scene].country, SCENES[scene].sheets
    random = Random(seed)
    everybody = people(country, count, random)
    random.shuffle(everybody)
    if len(sheets) == 1:
        shares = [[*everybody, *random.choices(everybody, k=round(count * _AGAIN))]]
    else:
        first = round(count * _OURS)
        shares = [everybody[:first], everybody[first - round(count * _COMMON) :]]
    paths = []
    for place, (sheet, share) in enumerate(zip(sheets, shares, strict=True)):
        random.shuffle(share)
        paths.append(folder / f"{place}.csv")
        _write_sheet(sheet, share, country, random, damage, paths[-1])
    left, right = shares[0], shares[-1]
    rows: dict[int, list[int]] = {}
    for row, person in enumerate(right, start=1):
        rows.setdefault(person.entity, []).append(row)
    truth = {
        (row, other) for row, person in enumerate(left, start=1) for other in rows.get(person.entity, [])
    }
    return paths, truth if len(sheets) > 1 else {(row, other) for row, other in truth if row < other}


def _write_sheet(
    sheet: Sheet, share: list[Person], country: Country, random: Random, damage: float, path: Path
) -> None:
    columns = [column.strip().split("=") for column in sheet.columns.split(",")]
    writer_of = _Writer(country, replace(sheet.habits, damage=damage), random)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=sheet.delimiter)
        writer.writerow([heading for heading, _ in columns])
        for row, person in enumerate(share, start=1):
            cells = writer_of.cells(person) | {"#": str(row)}
            writer.writerow([cells[kind] for _, kind in columns])


class _Writer:
    """Writes people as one office would."""

    def __init__(self, country: Country, habits: Habits, random: Random) -> None:
        self._country, self._habits, self._random = country, habits, random

    def cells(self, person: Person) -> dict[str, str]:
        """Return what the row says, field by field."""
        return {
            **self._names(person),
            "birth": self._birth(person.born),
            "number": self._number(person.number),
            "phone": self._phone(person.phone),
            "place": self._place(person.place),
            "address": self._address(person),
            "code": "" if self._happens(0.1) else self._slipped(person.postal_code, 0.03),
            "sex": self._habits.sexes[0 if person.is_man else 1],
        }

    def _happens(self, share: float) -> bool:
        return self._random.random() < share * self._habits.damage

    def _names(self, person: Person) -> dict[str, str]:
        habits, random = self._habits, self._random
        count = 1 if self._country.is_iran else 3 if random.random() < habits.three_parts else 4
        parts = [self._word(name) for name in person.chain[:count]]
        is_told = bool(person.family) and (self._country.is_iran or random.random() < 0.6)
        family = self._word(person.family) if is_told else ""
        if len(parts) > 2 and self._happens(0.06):
            del parts[random.randrange(1, len(parts))]
        if person.is_man and self._happens(0.02):
            parts[0] = f"{'آقای' if self._country.is_iran else 'الحاج'} {parts[0]}"
        last = family or (parts[-1] if len(parts) > 2 else "")
        behind = [*parts[1:], *([family] if family else [])]
        found = {"given": parts[0], "family": family, "last": last, "rest": " ".join(behind)}
        found["full"] = " ".join([parts[0], *behind])
        if behind and self._happens(habits.turned):
            found["full"] = " ".join([behind[-1], parts[0], *behind[:-1]])
        if self._happens(habits.swapped_columns):
            found["given"], found["family"] = last, parts[0]
        found["father"] = "" if self._happens(0.08) else self._word(person.chain[1])
        found["grandfather"] = parts[2] if len(parts) > 2 else ""
        found["mother"] = "" if self._happens(0.1) else self._word(person.mother)
        return found

    def _word(self, name: str) -> str:
        spelt = self._latin(name) if self._habits.is_latin else self._spelt(name)
        return self._with_typo(spelt) if self._happens(0.04) else spelt

    def _spelt(self, name: str) -> str:
        habits, random = self._habits, self._random
        if self._country.is_iran:
            word = name.replace("_", habits.joiner)
            return word.replace("ی", "ي").replace("ک", "ك") if habits.is_arabic_keyboard else word
        word = name.replace("_", "" if random.random() < habits.glued else " ")
        if random.random() < habits.loose:
            word = word.translate(str.maketrans("أإآ", "ااا"))
            word = word.replace("ة", "ه") if random.random() < 0.6 else word
            if random.random() < 0.5:
                word = word.replace("ى", "ي")
            elif word.endswith("ي"):
                word = word[:-1] + "ى"
        return word

    def _latin(self, name: str) -> str:
        random = self._random
        if name in _LATIN:
            return random.choice(_LATIN[name])
        if name.startswith("عبد_ال"):
            return random.choice(("Abdel ", "Abd El ", "Abdel", "Abdul ")) + self._latin(name[6:]).lower()
        if name.startswith("أبو_"):
            return random.choice(("Abo ", "Abou ", "Abu ")) + self._latin(name[4:])
        if name.startswith("ال") and len(name) > 4:
            return random.choice(("El ", "El-", "Al-", "El")) + self._latin(name[2:])
        letters = name.replace("_", "")
        found = ""
        for letter, following in zip(letters, f"{letters[1:]} ", strict=True):
            found += _LATIN_LETTERS.get(letter, letter)
            has_gap = letter in _CONSONANTS and following in _CONSONANTS
            found += random.choice("aae") if has_gap and random.random() < 0.75 else ""
        return found.capitalize()

    def _with_typo(self, word: str) -> str:
        if len(word) < 3:
            return word
        random = self._random
        place = random.randrange(len(word) - 1)
        here, following = word[place], word[place + 1]
        other = random.choice("aeiorstnl" if word.isascii() else _LETTERS)
        written = random.choice((following, following + here, other + following, here + here + following))
        return word[:place] + written + word[place + 2 :]

    def _birth(self, born: date) -> str:
        random, day = self._random, born
        if random.random() < self._habits.no_birth:
            return ""
        if self._happens(0.05):
            swapped = day.replace(month=min(day.day, 12), day=min(day.month, 28))
            year = day.replace(year=day.year + random.choice((-1, 1)), day=min(day.day, 28))
            day = random.choice((swapped, year, day.replace(day=random.randint(1, 28))))
        return _DAYS[self._habits.day](day)

    def _number(self, number: str) -> str:
        if self._random.random() < self._habits.no_number:
            return ""
        told = self._slipped(number, 0.05)
        return told.lstrip("0") if self._habits.drops_zeros else told

    def _slipped(self, digits: str, share: float) -> str:
        if not self._happens(share):
            return digits
        place = self._random.randrange(len(digits) - 1)
        here, following, rest = digits[place], digits[place + 1], digits[place + 2 :]
        other = str(self._random.randrange(10))
        return digits[:place] + self._random.choice((other + following, following + here, following)) + rest

    def _phone(self, phone: str) -> str:
        if self._happens(0.2):
            phone = f"{phone[:4]}{self._random.randrange(10 ** (len(phone) - 4)):0{len(phone) - 4}d}"
        if self._random.random() < 0.2:
            return ""
        code = "98" if self._country.is_iran else "20"
        return {"plain": phone, "code": f"+{code}{phone[1:]}", "long code": f"00{code}{phone[1:]}"}[
            self._habits.phone
        ]

    def _place(self, place: str) -> str:
        if self._happens(0.06):
            place = self._random.choice(self._country.places)
        if self._happens(0.08):
            return ""
        if self._habits.is_latin:
            return self._latin(place.replace(" ", "_"))
        return f"{'روستای' if self._country.is_iran else 'قرية'} {place}" if self._happens(0.1) else place

    def _address(self, person: Person) -> str:
        if self._happens(0.1):
            return ""
        street, house = person.street, person.house
        if self._happens(0.08):
            street, house = self._random.choice(self._country.streets), self._random.randint(1, 180)
        if self._happens(0.15):
            street = street.replace("شارع", "ش").replace("خیابان", "خ")
        return f"{street}، پلاک {house}" if self._country.is_iran else f"{street} {house}"


def _jalali(day: date, form: str) -> str:
    told = to_jalali(day)
    return form.format(year=told.year, month=told.month, day=told.day)


_DAYS: dict[str, Callable[[date], str]] = {
    "iso": date.isoformat,
    "day first": lambda day: f"{day:%d/%m/%Y}",
    "eastern": lambda day: f"{day.day}/{day.month}/{day.year}".translate(_EASTERN),
    "Jalali": lambda day: _jalali(day, "{year}/{month:02d}/{day:02d}"),
    "Jalali year": lambda day: _jalali(day, "{year}"),
    "Persian": lambda day: _jalali(day, "{year}/{month}/{day}").translate(_PERSIAN),
}
