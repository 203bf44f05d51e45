"""A list of the size of the goals: families of four, a vocabulary as large as a governorate's, a tenth corrected."""

import random
import time
from collections.abc import Iterator
from itertools import product

from sqlalchemy import text

from desktop.models.beneficiary import CategoryAssignment, Household, Person
from desktop.models.country import Country
from desktop.models.family_record import code_values, name_values, place_values
from desktop.operations.population import InventedFamily, invent
from desktop.workspace import Workspace

BATCH = 5000
OF_A_FAMILY = 4
CORRECTED = 10  # one in so many
VILLAGES = 900
_ROOTS = (
    "بركات",
    "شلبي",
    "زيدان",
    "عطوة",
    "مرسي",
    "دياب",
    "سلامة",
    "فودة",
    "قنديل",
    "هلالي",
    "غنيم",
    "منياوي",
)
_ENDS = ("", "ي", "اوي", "ان", "ين", "وش", "ات", "ون", "ار", "ور", "يد", "اف", "اس", "يل")
_LETTERS = "بتجحدرزسشصطعغفقكلمنهوي"


def surnames(count: int) -> list[str]:
    """Return invented family names, all different, as lists of whole governorates hold them."""
    drawn = random.Random(3)
    made = {f"{root}{end}" for root, end in product(_ROOTS, _ENDS)}
    while len(made) < count:
        made.add("ال" * (drawn.random() < 0.4) + "".join(drawn.choices(_LETTERS, k=drawn.randint(4, 7))))
    return sorted(made)


def villages() -> list[str]:
    """Return invented villages of one or two words."""
    drawn = random.Random(5)
    return [
        f"{drawn.choice(('عزبة', 'كفر', 'منشأة', 'نجع'))} {''.join(drawn.choices(_LETTERS, k=5))}"
        for _ in range(VILLAGES)
    ]


class People:
    """Invents persons with the values that the database keeps of them."""

    def __init__(self, persons: int) -> None:
        self.families = persons // OF_A_FAMILY
        self._surnames = surnames(min(9000, max(persons // 50, 200)))
        self._villages = [place_values(one, Country.EGYPT) for one in villages()]
        self._drawn = random.Random(11)

    def households(self, workspace: Workspace) -> Iterator[tuple[dict[str, object], list[dict[str, object]]]]:
        """Yield each household with its persons."""
        common = {"origin": "x", "created_at": workspace.now(), "created_by": "-", "version": 1}
        for number, head in enumerate(invent(Country.EGYPT, self.families, 7), start=1):
            home = {
                "id": number, "uid": f"H{number:025d}", **code_values(f"{2020 + number % 7}/{number}"), "address": "",
                "members_declared": None, "state": "confirmed", "closed_reason": "", "notes": "",
                **self._drawn.choice(self._villages), **common,
            }  # fmt: skip
            yield home, [self._person(number, place, head, common) for place in range(OF_A_FAMILY)]

    def name(self, head: InventedFamily, place: int) -> str:
        """Return the name of a member: a child bears the father's names after the own one."""
        own = head.name if place == 0 else f"{self._drawn.choice(_FIRST)} {head.name.rsplit(' ', 1)[0]}"
        return f"{own} {self._drawn.choice(self._surnames)}"

    def _person(
        self, home: int, place: int, head: InventedFamily, common: dict[str, object]
    ) -> dict[str, object]:
        id_ = (home - 1) * OF_A_FAMILY + place + 1
        name = self.name(head, place)
        is_head = place == 0
        return {
            "id": id_, "uid": f"P{id_:025d}", "household_id": home, "position": place,
            "relation": "head" if is_head else "son", **name_values(name, Country.EGYPT),
            "sex": "female" if head.is_female == is_head else "male",
            "national_id": head.national_id if is_head else "", "id_state": "ok" if is_head else "none",
            "birth_date": head.birth_date if is_head else None, "birth_precision": "day", "birth_area": "",
            "father_name": head.father_name, "mother_name": "", "phone": head.phone if is_head else "",
            "state": "confirmed", "closed_reason": "", **common,
        }  # fmt: skip


_FIRST = (
    "محمد",
    "أحمد",
    "علي",
    "يوسف",
    "عمر",
    "مريم",
    "فاطمة",
    "سارة",
    "نور",
    "خالد",
    "هدى",
    "مصطفى",
    "زينب",
)


def fill(office: Workspace, persons: int) -> float:
    """Put the families in, as an import does, and return the seconds it took."""
    begin = time.perf_counter()
    people = People(persons)
    with office.store.write() as uow:
        homes: list[dict[str, object]] = []
        members: list[dict[str, object]] = []
        codes = ("poor_family", "elderly", "orphan", "large_family")
        categories: list[dict[str, object]] = []
        for home, family in people.households(office):
            homes.append(home)
            members += family
            number = home["id"]
            categories.append(
                {"uid": f"C{number:025d}", "household_id": number, "code": codes[int(str(number)) % 4],
                 "valid_from": office.today(), "evidence": "", "seen_by": "", "origin": "x",
                 "created_at": office.now(), "created_by": "-", "version": 1}
            )  # fmt: skip
            if len(homes) == BATCH or number == people.families:
                uow.imports.add_rows(Household, homes)
                uow.imports.add_rows(Person, members)
                uow.imports.add_rows(CategoryAssignment, categories)
                homes, members, categories = [], [], []
        uow.beneficiaries.gather_words()
    return time.perf_counter() - begin


def gather(office: Workspace) -> float:
    """Put the index of names together, as a backup does; return the seconds of work."""
    begin = time.thread_time()
    with office.store.write() as uow:
        uow.beneficiaries.gather_words()
    return time.thread_time() - begin


def correct_a_tenth(office: Workspace, persons: int) -> float:
    """Give one person in ten another spelling, as years of corrections do; return the seconds."""
    begin = time.perf_counter()
    drawn = random.Random(13)
    families = surnames(9000)
    with office.store.write() as uow:
        query = text("SELECT id, name FROM person WHERE id % :share = 3")
        rows = uow.session.execute(query, {"share": CORRECTED}).all()
        changed = [
            {"row": id_, **name_values(f"{name.rsplit(' ', 1)[0]} {drawn.choice(families)}", Country.EGYPT)}
            for id_, name in rows
        ]
        uow.session.execute(
            text(
                "UPDATE person SET name = :name, name_key = :name_key, name_parts = :name_parts,"
                " sort_key = :sort_key WHERE id = :row"
            ),
            changed,
        )
    return time.perf_counter() - begin
