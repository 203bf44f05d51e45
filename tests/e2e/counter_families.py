"""The families of the counter test: who comes to the counter, and what their rows cost in a spreadsheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from desktop.models.country import Country
from desktop.models.name_chain import child_name
from desktop.operations.population import InventedFamily, invent

_BOYS = ("يوسف", "أحمد", "محمود", "عمر", "زياد", "عبد الرحمن")
_GIRLS = ("مريم", "سارة", "هنا", "نور", "ملك", "جنى")
_CHECK = (2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_STREETS = ("شارع المحطة", "شارع المدارس", "حارة الجامع", "طريق الترعة")


@dataclass(frozen=True)
class Member:
    """One row of the paper in front of the clerk."""

    typed_name: str  # what the form needs: a child's own name alone
    full_name: str
    national_id: str
    relation: str
    sex: str
    birth: str


@dataclass(frozen=True)
class Family:
    """One family as the paper gives it."""

    village: str
    address: str
    phone: str
    category: str  # in words, as the list names it
    category_typed: str  # as much of it as finds it
    members: tuple[Member, ...]

    def in_a_spreadsheet(self, number: int, *, with_what_ids_say: bool) -> int:
        """Return the key presses of the same rows: the characters of each cell, and Tab or Enter behind it.

        What is the same for the whole family is typed once, and cells that stay empty cost nothing.
        """
        cells = [f"2026/{number}", self.village, self.address, self.phone, self.category]
        for member in self.members:
            cells += [member.full_name, member.national_id, member.relation]
            if with_what_ids_say:
                cells += [member.sex, member.birth, "الإسماعيلية"]
        return sum(len(cell) + 1 for cell in cells)


def families(count: int) -> Iterator[Family]:
    """Yield families of two to six; the same ones every time."""
    random = Random(20)
    men = (one for one in invent(Country.EGYPT, 400, 1) if not one.is_female)
    women = (one for one in invent(Country.EGYPT, 400, 2, serial=3001) if one.is_female)
    for number in range(count):
        head = next(men)
        wives = (one for one in women if abs(one.birth_date.year - head.birth_date.year) < 12)
        yield _family(random, number, head, next(wives))


def _family(random: Random, number: int, head: InventedFamily, wife: InventedFamily) -> Family:
    children = []
    for place in range(random.randrange(0, 5)):
        is_boy = random.random() < 0.5
        own = (_BOYS if is_boy else _GIRLS)[place]
        children.append(_child(own, head, number * 8 + place, is_boy=is_boy))
    return Family(
        village="القصاصين" if number < 12 else "التل الكبير",
        address=f"{random.choice(_STREETS)} {random.randrange(1, 90)}",
        phone=head.phone,
        category="الأسر الأكثر احتياجًا" if number % 3 else "سكن غير ملائم",
        category_typed="أكثر" if number % 3 else "سكن غ",
        members=(_adult(head, "رب الأسرة"), _adult(wife, "زوجة"), *children),
    )


def _adult(one: InventedFamily, relation: str) -> Member:
    sex = "أنثى" if one.is_female else "ذكر"
    return Member(one.name, one.name, one.national_id, relation, sex, f"{one.birth_date:%d/%m/%Y}")


def _child(own: str, father: InventedFamily, serial: int, *, is_boy: bool) -> Member:
    year, month, day = max(2002, father.birth_date.year + 22) % 100, 1 + serial % 12, 1 + serial % 28
    year = min(year, 24)
    order = serial * 2 + (1 if is_boy else 0)
    body = f"3{year:02d}{month:02d}{day:02d}19{order:04d}"
    rest = sum(weight * int(digit) for weight, digit in zip(_CHECK, body, strict=True)) % 11
    return Member(
        typed_name=own,
        full_name=child_name(own, father.name, Country.EGYPT),
        national_id=body + str((11 - rest) % 10),
        relation="ابن" if is_boy else "ابنة",
        sex="ذكر" if is_boy else "أنثى",
        birth=f"{day:02d}/{month:02d}/20{year:02d}",
    )
