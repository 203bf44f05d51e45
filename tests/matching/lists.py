"""Lists of persons for the tests of linkage, written as columns of text."""

from collections.abc import Sequence

from desktop.matching.fields import Field
from desktop.matching.linker import Link, Linker
from desktop.matching.reading import TableBuilder
from desktop.matching.table import Table
from desktop.progress import Progress

Person = dict[str, str]

AHMED: Person = {
    "name": "أحمد محمد علي حسن",
    "national_id": "29007031901231",
    "birth_date": "1990-07-03",
    "phone": "01001234567",
    "place": "كفر الشيخ سليم",
    "sex": "ذكر",
}
STRANGERS: list[Person] = [
    {
        "name": f"{given} {father} {grandfather}",
        "national_id": f"2{60 + turn:02}0{1 + turn % 9}{10 + turn % 18}19{1000 + 37 * turn:04}1",
        "birth_date": f"19{60 + turn:02}-0{1 + turn % 9}-{10 + turn % 18}",
        "phone": f"010{20_000_000 + 777_777 * turn}",
        "place": f"عزبة {father}",
        "sex": "ذكر",
    }
    for turn, (given, father, grandfather) in enumerate(
        (given, father, grandfather)
        for given in ("خالد", "سامي", "مجدي", "عادل", "رمضان")
        for father, grandfather in (("إبراهيم", "جاد"), ("سعيد", "فهمي"), ("عثمان", "بدوي"), ("فتحي", "غانم"))
    )
]


def table(*lists: Sequence[Person], language: str | None = None) -> Table:
    """Return the table of one list or of two."""
    builder = TableBuilder(language)
    for turn, persons in enumerate(lists):
        if turn:
            builder.begin_second()
        names = {name for person in persons for name in person}
        builder.add({Field(name): [person.get(name, "") for person in persons] for name in names})
    return builder.table()


def linked(*lists: Sequence[Person], least: float = 0.5, language: str | None = None) -> list[Link]:
    """Return what links the rows of one list or of two."""
    linker = Linker(table(*lists, language=language), Progress())
    return list(linker.links(linker.plan(), least))


def judged(one: Person, other: Person, language: str | None = None) -> Link | None:
    """Return what is said of two persons among strangers."""
    others = [_parted(person) if "given_name" in one else person for person in STRANGERS]
    found = linked([*others, one, other], least=0.0, language=language)
    here = (len(STRANGERS), len(STRANGERS) + 1)
    return next((link for link in found if (link.left, link.right) == here), None)


def _parted(person: Person) -> Person:
    given, father, family = person["name"].split(" ")
    rest = {key: value for key, value in person.items() if key != "name"}
    return rest | {"given_name": given, "father_name": father, "family_name": family}
