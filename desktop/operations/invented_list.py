"""Writes the list of an invented office as offices send theirs: a row a person, in the country's own form and digits."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from desktop.documents.sample_list import write_list
from desktop.i18n.tongue import Tongue, tongue
from desktop.models.beneficiary import Sex
from desktop.models.code_list import CodeListName
from desktop.models.country import FACTS, Country
from desktop.models.import_words import shown_words
from desktop.models.importing import Field
from desktop.operations.invented_homes import InventedHome, InventedPerson, invent_home
from desktop.operations.invented_kin import Kin
from desktop.operations.population import InventedFamily, Names, invent
from desktop.operations.reference_data import shipped_labels
from desktop.progress import Progress

PARTNER_SERIAL = 500_001  # identifiers from here on never meet those of the first office
_TITLES = {
    Country.EGYPT: ("وزارة التضامن الاجتماعي", "كشف الأسر المقيدة وأفرادها (بيانات تجريبية)"),
    Country.IRAN: ("اداره شهرستان ارومیه", "فهرست خانوارهای تحت پوشش و اعضا (داده‌های آزمایشی)"),
}
_HEADINGS = {
    Country.EGYPT: (
        *("م", "رقم الملف", "الاسم رباعيا", "صلة القرابة", "الرقم القومي", "تاريخ الميلاد", "النوع"),
        *("الحالة الاجتماعية", "الحالة الدراسية", "المؤهل", "حالة العمل", "الفئة", "نوع الإعاقة"),
        *("عدد الأفراد", "المركز أو القسم", "القرية", "التليفون", "نوع السكن", "حالة السكن", "الاحتياجات"),
    ),
    Country.IRAN: (
        *("ردیف", "شماره پرونده", "نام و نام خانوادگی", "نام پدر", "نسبت با سرپرست", "کد ملی", "تاریخ تولد"),
        *("جنسیت", "وضعیت تأهل", "وضعیت تحصیل", "تحصیلات", "وضعیت اشتغال", "گروه هدف", "نوع معلولیت"),
        *("بعد خانوار", "شهرستان بخش", "روستا", "تلفن همراه", "نوع مسکن", "کیفیت مسکن", "نیازها"),
    ),
}
_DISTRICTS = {  # of the villages that families are invented in; all others lie in the first
    Country.EGYPT: {
        "": "مركز الإسماعيلية",
        "القصاصين": "مركز القصاصين الجديدة",
        "المحسمة": "مركز القصاصين الجديدة",
        "التل الكبير": "مركز التل الكبير",
        "أبو صوير": "مركز أبو صوير",
        "فايد": "مركز فايد",
        "سرابيوم": "مركز فايد",
    },
    Country.IRAN: {"": "ارومیه", "چهریق": "سلماس"},
}
_OF_WOMEN = {  # in Arabic these words follow the sex; both forms are known to the import
    "رب الأسرة": "ربة الأسرة",
    "حفيد": "حفيدة",
    "أعزب": "عزباء",
    "متزوج": "متزوجة",
    "أرمل": "أرملة",
    "مطلق": "مطلقة",
    "مقيد": "مقيدة",
    "متسرب": "متسربة",
    "أمي": "أمية",
    "يقرأ ويكتب": "تقرأ وتكتب",
    "جامعي": "جامعية",
    "يعمل": "تعمل",
    "لا يعمل": "لا تعمل",
    "طالب": "طالبة",
}
_DOUBLE_EVERY, _OTHER_FILES = 25, 900_000
_OTHER_HAND = str.maketrans("أإآةى", "اااهي", "\u200c")
_LISTS = {
    Field.CATEGORY: CodeListName.CATEGORY,
    Field.DISABILITY: CodeListName.DISABILITY,
    Field.NEED: CodeListName.NEED,
}


def write_invented_list(
    path: Path,
    country: Country,
    households: int,
    seed: int,
    progress: Progress,
    *,
    is_partner: bool = False,
    has_doubles: bool = False,
) -> Path:
    """Write the list that an office will take in.

    A third of a partner's families are families of the first office's list of the same seed. Where it has doubles,
    some heads stand in it once more as another clerk wrote them: without a number, under a file of their own.
    """
    chosen = _partner_families(country, households, seed) if is_partner else invent(country, households, seed)
    names = Names(country)
    homes: Iterator[InventedHome] = (invent_home(country, family, names) for family in chosen)
    if has_doubles:
        some = islice(invent(country, households, seed), 0, None, _DOUBLE_EVERY)
        homes = chain(homes, (_written_again(invent_home(country, family, names)) for family in some))
    write_list(path, _TITLES[country], _HEADINGS[country], _Lines(country).of(homes), progress)
    return path


def _written_again(home: InventedHome) -> InventedHome:
    head = home.persons[0]
    kin = head.kin._replace(name=head.kin.name.translate(_OTHER_HAND).replace("عبد ال", "عبدال"))
    family = replace(home.family, serial=home.family.serial + _OTHER_FILES, phone="")
    return replace(home, family=family, persons=(replace(head, kin=kin, national_id=""),))


def _partner_families(country: Country, households: int, seed: int) -> Iterator[InventedFamily]:
    shared = households // 3
    yield from islice(invent(country, households, seed), shared)
    yield from invent(country, households - shared, seed + 1, PARTNER_SERIAL)


class _Lines:
    """Says of persons and homes what stands in the cells, in the country's words."""

    def __init__(self, country: Country) -> None:
        self._country = country
        self._words: Tongue = tongue(FACTS[country].language)
        language = self._words.language
        self._said: dict[Field, Mapping[str, str]] = {
            field: shown_words(field, language)
            for field in (
                *(Field.SEX, Field.RELATION, Field.MARITAL_STATE, Field.SCHOOL_STATE, Field.EDUCATION),
                *(Field.WORK_STATE, Field.HOUSING_KIND, Field.HOUSING_STATE),
            )
        }
        self._said |= {field: shipped_labels(name, language) for field, name in _LISTS.items()}

    def of(self, homes: Iterable[InventedHome]) -> Iterator[list[object]]:
        """Yield a row a person; what holds of the family stands in the row of its head."""
        number = 0
        for home in homes:
            for place, person in enumerate(home.persons):
                number += 1
                row = [number, home.family.file_number, *self._of_person(person)]
                yield row + self._of_home(home) if place == 0 else row

    def _of_person(self, person: InventedPerson) -> list[object]:
        kin = person.kin
        father = [kin.father_name] if self._country is Country.IRAN else []
        told = (
            (Field.MARITAL_STATE, kin.marital),
            (Field.SCHOOL_STATE, person.school),
            (Field.EDUCATION, person.education),
            (Field.WORK_STATE, person.work),
        )
        return [
            kin.name,
            *father,
            self._of_sex(kin, self._say(Field.RELATION, kin.relation)),
            self._words.digits(person.national_id),
            self._words.date(kin.birth_date),
            self._say(Field.SEX, kin.sex),
            *(self._of_sex(kin, self._say(field, code)) for field, code in told),
            self._several(Field.CATEGORY, person.categories),
            self._say(Field.DISABILITY, person.disability),
        ]

    def _of_sex(self, kin: Kin, word: str | None) -> str | None:
        is_woman = kin.sex is Sex.FEMALE and self._country is Country.EGYPT
        return _OF_WOMEN.get(word, word) if is_woman and word else word

    def _of_home(self, home: InventedHome) -> list[object]:
        family, districts = home.family, _DISTRICTS[self._country]
        return [
            family.members,
            districts.get(family.place, districts[""]),
            family.place,
            family.phone,
            self._say(Field.HOUSING_KIND, home.housing),
            self._say(Field.HOUSING_STATE, home.housing_state),
            self._several(Field.NEED, home.needs),
        ]

    def _say(self, field: Field, code: str | None) -> str | None:
        return self._said[field][code] if code else None

    def _several(self, field: Field, codes: Iterable[str]) -> str | None:
        return "، ".join(self._said[field][code] for code in codes) or None
