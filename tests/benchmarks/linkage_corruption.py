"""What lists do to a person on the way from office to office: kinds of corruption, each with its own rate.

The rates follow what was seen or is told of such lists; nothing under `desktop/` reads this file, and rules
are made on seeds of the training half only. A copy remembers which kinds it suffered, so that the benchmark
can tell how many doubles of each kind were found.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from desktop.models.country import Country
from tests.benchmarks.linkage_population import Citizen

RATES = {
    "alef": 0.25, "ya": 0.20, "ta_marbuta": 0.20, "kaf": 0.12, "joiner": 0.20, "compound": 0.35, "hamza": 0.15,
    "tashkeel": 0.03, "tatweel": 0.02, "title": 0.02, "middle_dropped": 0.22, "last_dropped": 0.10, "swapped": 0.03,
    "typo": 0.14, "second_typo": 0.03, "birth_swapped": 0.05, "birth_year_only": 0.07, "birth_missing": 0.08,
    "birth_digit": 0.04, "number_missing": 0.18, "number_digit": 0.06, "number_swapped": 0.03, "number_cut": 0.01,
    "phone_missing": 0.30, "phone_changed": 0.20, "phone_reformatted": 0.20, "village_changed": 0.10,
    "village_missing": 0.06, "village_spelt": 0.15, "father_missing": 0.12,
}  # fmt: skip
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ALEFS = str.maketrans("أإآ", "ااا")
_SIGNS = "\u064e\u064f\u0650\u0651\u0652"
_TITLES = {Country.EGYPT: ("الحاج", "المرحوم", "أ/", "د."), Country.IRAN: ("آقای", "خانم", "حاج", "دکتر")}
_FUSED = re.compile(r"(عبد|أبو|ابو|أم|ام) (?=\S)")
_SPLIT = re.compile(r"(عبد)(?=ال)")


@dataclass
class Row:
    """A line of a list; empty where the list does not say."""

    entity: int
    country: Country
    words: list[str]
    father: str
    birth: str
    number: str
    phone: str
    village: str
    sex: str
    suffered: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """Return the name as the list writes it."""
        return " ".join(word for word in self.words if word)


def plain(citizen: Citizen) -> Row:
    """Return the person as a careful clerk would write him."""
    year, month, day = citizen.typed_birth
    return Row(
        entity=citizen.entity,
        country=citizen.country,
        words=[citizen.given, *(citizen.fathers if citizen.country is Country.EGYPT else ()), citizen.family],
        father=citizen.fathers[0],
        birth=f"{year:04d}-{month:02d}-{day:02d}",
        number=citizen.number,
        phone=citizen.phone,
        village=citizen.village,
        sex=citizen.sex,
    )


def corrupted(citizen: Citizen, random: Random, villages: list[str], factor: float = 1.0) -> Row:
    """Return a copy that went through careless hands.

    Args:
        citizen: The person.
        random: Of the half, training or test.
        villages: Where he may have moved.
        factor: 2 doubles every rate.
    """
    row = plain(citizen)
    row.words = [word for word in row.words if word]
    for kind, rate in RATES.items():
        if random.random() < rate * factor:
            before = (row.name, row.birth, row.number, row.phone, row.village, row.father)
            _apply(kind, row, random, villages)
            if before != (row.name, row.birth, row.number, row.phone, row.village, row.father):
                row.suffered.add(kind)
    return row


def _apply(kind: str, row: Row, random: Random, villages: list[str]) -> None:
    if kind in _TEXT:
        row.words = _TEXT[kind](" ".join(row.words), random, row.country).split(" ")
    elif kind.startswith("birth"):
        row.birth = _birth(kind, row.birth, random)
    elif kind.startswith("number"):
        row.number = _digits(kind, row.number, random)
    elif kind.startswith("phone"):
        row.phone = _phone(kind, row.phone, row.country, random)
    elif kind.startswith("village"):
        row.village = _village(kind, row.village, random, villages)
    elif kind == "father_missing":
        row.father = ""
    else:
        _reorder(kind, row.words, random)


def _reorder(kind: str, words: list[str], random: Random) -> None:
    if kind == "middle_dropped" and len(words) > 2:
        del words[random.randrange(1, len(words) - 1)]
    elif kind == "last_dropped" and len(words) > 2:
        del words[-1]
    elif kind == "swapped" and len(words) > 1:
        place = random.randrange(len(words) - 1)
        words[place : place + 2] = words[place + 1], words[place]


def _typo(text: str, random: Random, country: Country) -> str:
    place = random.randrange(len(text))
    letter = random.choice(_LETTERS)
    kind = random.randrange(4)
    if kind == 0:
        return text[:place] + text[place + 1 :]
    if kind == 1:
        return text[:place] + letter + text[place:]
    if kind == 2:
        return text[:place] + letter + text[place + 1 :]
    return text[:place] + text[place + 1 : place + 2] + text[place] + text[place + 2 :]


def _compound(text: str, random: Random, country: Country) -> str:
    return _FUSED.sub(r"\1", text) if _FUSED.search(text) else _SPLIT.sub(r"\1 ", text)


_TEXT: dict[str, Callable[[str, Random, Country], str]] = {
    "alef": lambda text, random, country: text.translate(_ALEFS),
    "ya": lambda text, random, country: (
        text.replace("ي ", "ى ") if random.random() < 0.5 else text.replace("ى", "ي")
    ),
    "ta_marbuta": lambda text, random, country: text.replace("ة", "ه"),
    "kaf": lambda text, random, country: (
        text.replace("ک", "ك").replace("ی", "ي") if country is Country.IRAN else text.replace("ك", "ک")
    ),
    "joiner": lambda text, random, country: text.replace("\u200c", random.choice(("", " "))),
    "compound": _compound,
    "hamza": lambda text, random, country: text.replace("ئ", "ي").replace("ؤ", "و").replace("ء", ""),
    "tashkeel": lambda text, random, country: "".join(
        letter + (random.choice(_SIGNS) if letter != " " and random.random() < 0.5 else "") for letter in text
    ),
    "tatweel": lambda text, random, country: text.replace("م", "مـ", 1),
    "title": lambda text, random, country: f"{random.choice(_TITLES[country])} {text}",
    "typo": _typo,
    "second_typo": _typo,
}


def _birth(kind: str, birth: str, random: Random) -> str:
    if kind == "birth_missing" or not birth.count("-"):
        return "" if kind == "birth_missing" else birth
    year, month, day = birth.split("-")
    if kind == "birth_swapped":
        return f"{year}-{day}-{month}" if int(day) <= 12 else birth
    if kind == "birth_year_only":
        return f"{year}-01-01" if random.random() < 0.5 else year
    return random.choice(
        (
            f"{int(year) + random.choice((-10, -1, 1, 10))}-{month}-{day}",
            f"{year}-{random.randint(1, 12):02d}-{min(int(day), 28):02d}",
            f"{year}-{month}-{random.randint(1, 28):02d}",
        )
    )


def _digits(kind: str, number: str, random: Random) -> str:
    if not number or kind == "number_missing":
        return ""
    place = random.randrange(len(number) - 1)
    if kind == "number_digit":
        return number[:place] + random.choice("0123456789") + number[place + 1 :]
    if kind == "number_cut":
        return number[:-1]
    return number[:place] + number[place + 1] + number[place] + number[place + 2 :]


def _phone(kind: str, phone: str, country: Country, random: Random) -> str:
    if not phone or kind == "phone_missing":
        return ""
    if kind == "phone_changed":
        return phone[:4] + "".join(random.choices("0123456789", k=7))
    code = "20" if country is Country.EGYPT else "98"
    return random.choice(
        (f"+{code}{phone[1:]}", f"00{code}{phone[1:]}", f"{phone[:4]}-{phone[4:]}", phone[1:])
    )


def _village(kind: str, village: str, random: Random, villages: list[str]) -> str:
    if kind == "village_missing":
        return ""
    if kind == "village_changed":
        return random.choice(villages)
    return random.choice(
        (village.replace("ة", "ه"), village.replace(" ", ""), village.translate(_ALEFS), f"قرية {village}")
    )
