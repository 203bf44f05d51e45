"""What each field says about two records being one person, in sentences an official can read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.i18n.calendars import Precision
from desktop.marking import N_
from desktop.matching.entry import Entry
from desktop.matching.name_lists import known_names
from desktop.models.country import FACTS
from desktop.models.names import Kind, Verdict
from desktop.models.spelling import compare_parts, edits


class Says(StrEnum):
    """How a field speaks."""

    SAME = "same"  # strongly for one person
    NEAR = "near"  # for one person with a slip
    AGAINST = "against"


class About(StrEnum):
    """The field that speaks."""

    NAME = "name"
    NATIONAL_ID = "national_id"
    BIRTH = "birth"
    SEX = "sex"
    PHONE = "phone"
    HOUSEHOLD = "household"
    FATHER = "father"
    AREA = "area"


@dataclass(frozen=True)
class Evidence:
    """One field's word: a marked sentence with named values."""

    about: About
    says: Says
    message: str
    values: Mapping[str, object] = field(default_factory=dict)


def evidence(a: Entry, b: Entry) -> tuple[Evidence, ...]:
    """Return what every field says that both records fill; the name always speaks and comes first."""
    return tuple(said for witness in _WITNESSES for said in witness(a, b))


def name_verdict(a: Entry, b: Entry) -> Verdict:
    """Return the judgement of the two spellings."""
    language = FACTS[a.country].language
    return compare_parts(a.parts, b.parts, language, known_names(language))


_NAME_SAYS = {Kind.SAME: Says.SAME, Kind.REVIEW: Says.NEAR, Kind.DIFFERENT: Says.AGAINST}


def _name(a: Entry, b: Entry) -> Iterator[Evidence]:
    verdict = name_verdict(a, b)
    yield Evidence(About.NAME, _NAME_SAYS[verdict.kind], verdict.why, verdict.values)


def _national_id(a: Entry, b: Entry) -> Iterator[Evidence]:
    if not a.national_id or not b.national_id:
        return
    if a.national_id == b.national_id:
        yield Evidence(About.NATIONAL_ID, Says.SAME, N_("Both bear the same national ID."))
    elif len(a.national_id) == len(b.national_id) and edits(a.national_id, b.national_id) == 1:
        message = N_("The national IDs differ in one digit or in two swapped ones.")
        yield Evidence(About.NATIONAL_ID, Says.NEAR, message)
    else:
        yield Evidence(About.NATIONAL_ID, Says.AGAINST, N_("The national IDs are different."))


def _birth(a: Entry, b: Entry) -> Iterator[Evidence]:
    if a.birth_date is None or b.birth_date is None:
        return
    known = min(_KNOWN[a.birth_precision], _KNOWN[b.birth_precision])
    one, other = a.birth_date.timetuple()[:known], b.birth_date.timetuple()[:known]
    if one == other:
        yield _EQUAL_BIRTH[known]
    elif len(one) > 1 and sum(x != y for x, y in zip(one, other, strict=True)) == 1:
        message = N_("The birth dates differ in the day, the month or the year only.")
        yield Evidence(About.BIRTH, Says.NEAR, message)
    elif sorted(one) == sorted(other):
        yield Evidence(About.BIRTH, Says.NEAR, N_("Day and month of birth are swapped."))
    else:
        yield Evidence(About.BIRTH, Says.AGAINST, N_("The birth dates are different."))


_KNOWN = {Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3}
_EQUAL_BIRTH = {
    1: Evidence(About.BIRTH, Says.NEAR, N_("Both were born in the same year; more is not known.")),
    2: Evidence(About.BIRTH, Says.NEAR, N_("Both were born in the same month; the day is not known.")),
    3: Evidence(About.BIRTH, Says.SAME, N_("Both were born on the same day.")),
}


def _sex(a: Entry, b: Entry) -> Iterator[Evidence]:
    if a.sex and b.sex and a.sex != b.sex:
        yield Evidence(About.SEX, Says.AGAINST, N_("One is a man and the other a woman."))


def _father(a: Entry, b: Entry) -> Iterator[Evidence]:
    if not a.father_key or not b.father_key:
        return
    if a.father_key.replace(" ", "") == b.father_key.replace(" ", ""):
        yield Evidence(About.FATHER, Says.NEAR, N_("Their fathers bear the same name."))
    else:
        yield Evidence(About.FATHER, Says.AGAINST, N_("Their fathers bear different names."))


def _phone(a: Entry, b: Entry) -> Iterator[Evidence]:
    if a.phone and a.phone == b.phone:  # a changed phone says nothing
        yield Evidence(About.PHONE, Says.SAME, N_("Both have the same phone number."))


def _household(a: Entry, b: Entry) -> Iterator[Evidence]:
    if a.household and a.household == b.household:
        yield Evidence(About.HOUSEHOLD, Says.SAME, N_("Both belong to the same household."))


def _area(a: Entry, b: Entry) -> Iterator[Evidence]:
    if a.area and a.area == b.area:  # people move
        yield Evidence(About.AREA, Says.NEAR, N_("Both live in the same area."))


_WITNESSES: tuple[Callable[[Entry, Entry], Iterator[Evidence]], ...] = (
    _name,
    _national_id,
    _birth,
    _sex,
    _father,
    _phone,
    _household,
    _area,
)
