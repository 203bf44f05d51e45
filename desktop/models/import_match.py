"""Decides whom a row of a list means: nobody here yet, somebody for certain, or somebody a person has to look at."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.marking import N_
from desktop.models.beneficiary import Relation
from desktop.models.import_cells import goes_back
from desktop.models.import_records import Known, ReadRow
from desktop.models.importing import HOUSEHOLD_DETAILS, PERSON_DETAILS, Ruling, Verdict
from desktop.models.names import Kind, compare_names
from desktop.models.problem import Problem, Severity, has_errors

_OTHER_NAME = N_(
    "The ID belongs here to {name}, file {file}. Compare both with the card and correct the list or the family."
)
_OTHER_ID = N_(
    "The file {file} has another ID here. Compare both with the card and correct the list or the family."
)
_OTHER_IN_FILE = N_("The file {file} belongs here to {name}. Correct the file number in the list or here.")
_MEMBER = N_("The person is a member of file {file} and not its head. Correct the list or the family.")
_SEVERAL = N_("Several persons here bear this ID. Decide among them first, then import again.")
_NAMESAKE = N_(
    "{name}, file {file}, has the same name and the same phone or place. Give the row that file's number, or an ID."
)
_OTHER_FAMILY = N_("The person stands here in file {file}. Decide which family it is, then import again.")
_NAMESAKE_AT_HOME = N_(
    "The family has a member {name} already. Compare the IDs, then correct the list or the file."
)
_REVIEWED_BEFORE = N_(
    "The next review of file {file} would come before its last research. Correct the dates in the list or the family."
)
_LEFT_OUT = Problem(Severity.NOTE, N_("Left out, as you decided."))

# Fields of a row, and where the stored person or household keeps them.
PERSON_FIELDS = ("name", "sex", "birth_date", "father_name", "mother_name", "phone", "national_id")
HOUSEHOLD_FIELDS = {
    "place": "place",
    "address": "address",
    "members": "members_declared",
    "notes": "notes",
    **{field.value: field.value for field in HOUSEHOLD_DETAILS},
}
_OLD_FIELDS = ("place", "address", "members", "notes")
_PERSON_DETAILS = frozenset(field.value for field in PERSON_DETAILS)


class Match(NamedTuple):
    """What a row means."""

    verdict: Verdict
    known: Known | None = None
    changes: tuple[tuple[str, object, object], ...] = ()  # field of the row, old, new
    problem: Problem | None = None


class Waiting(NamedTuple):
    """A sound row that is still to be compared; `parts` is its folded name."""

    row: ReadRow
    parts: str


class Judged(NamedTuple):
    """A row with what it means; a joining member names the row of a new head, or somebody of the known family."""

    row: ReadRow
    parts: str
    match: Match
    head_row: int = 0
    relative: Known | None = None
    new_categories: tuple[str, ...] = ()  # of the known family, or of a known member
    new_needs: tuple[str, ...] = ()


def match(
    row: ReadRow,
    row_key: str,
    by_id: Sequence[Known],
    by_code: Known | None,
    by_name: Sequence[Known],
    language: str,
    ruling: Ruling | None = None,
) -> Match:
    """Return what a sound row means among the persons who bear its ID, its file number or its name.

    A ruling settles a likeness of names; whose a number is it never settles.
    """
    if ruling is Ruling.LEFT_OUT:
        return Match(Verdict.REFUSED, problem=_LEFT_OUT)
    if len(by_id) > 1:
        return _held(Problem(Severity.WARNING, _SEVERAL, field="national_id"))
    if by_id:
        return _same_id(row, row_key, by_id[0], language)
    if by_code is not None:
        return _same_file(row, row_key, by_code, language)
    namesakes = [one for one in by_name if not (row.national_id and one.national_id)]
    return _same_name(row, namesakes, ruling)


def _same_id(row: ReadRow, row_key: str, known: Known, language: str) -> Match:
    if not _is_one_name(row, row_key, known, language):
        return _held(_about(_OTHER_NAME, known, "national_id"))
    if known.relation != Relation.HEAD:
        return _held(_about(_MEMBER, known, "national_id"))
    return _update(row, known)


def _same_file(row: ReadRow, row_key: str, known: Known, language: str) -> Match:
    if not _is_one_name(row, row_key, known, language):
        return _held(_about(_OTHER_IN_FILE, known, "code"))
    if row.national_id and known.national_id and row.national_id != known.national_id:
        return _held(_about(_OTHER_ID, known, "national_id"))
    return _update(row, known)


def match_member(
    row: ReadRow,
    row_key: str,
    by_id: Sequence[Known],
    family: Sequence[Known],
    language: str,
) -> Match:
    """Return what the row of a member means in a family that the office has, or in a new one without members."""
    if by_id:
        return _member_by_id(row, row_key, by_id, family, language)
    alike = [one for one in family if one.name_key == row_key]
    if not alike:
        return Match(Verdict.JOINED)
    if len(alike) > 1 or (row.national_id and alike[0].national_id):
        return _held(_about(_NAMESAKE_AT_HOME, alike[0], "name"))
    return _update(row, alike[0], is_member=True)


def _member_by_id(
    row: ReadRow, row_key: str, by_id: Sequence[Known], family: Sequence[Known], language: str
) -> Match:
    if len(by_id) > 1:
        return _held(Problem(Severity.WARNING, _SEVERAL, field="national_id"))
    known = by_id[0]
    if not _is_one_name(row, row_key, known, language):
        return _held(_about(_OTHER_NAME, known, "national_id"))
    if not family or known.household_id != family[0].household_id:
        return _held(_about(_OTHER_FAMILY, known, "national_id"))
    return _update(row, known, is_member=True)


def _same_name(row: ReadRow, namesakes: Sequence[Known], ruling: Ruling | None) -> Match:
    near = [
        one
        for one in namesakes
        if (row.phone and one.phone == row.phone) or (row.place and one.place == row.place)
    ]
    if not near or ruling is Ruling.ANOTHER:
        return Match(Verdict.ADDED)
    if ruling is Ruling.SAME and len(near) == 1:
        return _update(row, near[0])
    if not row.national_id and not row.code:
        for one in near:
            if not differences(row, one):
                return Match(Verdict.UNCHANGED, one)
    return _held(_about(_NAMESAKE, near[0], "name"))


def _update(row: ReadRow, known: Known, *, is_member: bool = False) -> Match:
    changes = differences(row, known, is_member=is_member)
    after: dict[str, object] = {"researched_on": known.researched_on, "review_on": known.review_on}
    after |= {name: new for name, _old, new in changes if name in after}
    if goes_back(after):
        return _held(_about(_REVIEWED_BEFORE, known, "review_on"))
    return Match(Verdict.CHANGED if changes else Verdict.UNCHANGED, known, changes)


def differences(
    row: ReadRow, known: Known, *, is_member: bool = False
) -> tuple[tuple[str, object, object], ...]:
    """Return what the row says otherwise than the own list; what it does not say changes nothing.

    The row of a member says nothing of the household, and never makes or unmakes a head.
    """
    pairs = [(name, getattr(known, name), getattr(row, name)) for name in PERSON_FIELDS]
    if is_member:
        if Relation.HEAD not in (row.relation, known.relation):
            pairs.append(("relation", known.relation, row.relation))
    else:
        pairs += [(name, getattr(known, HOUSEHOLD_FIELDS[name]), getattr(row, name)) for name in _OLD_FIELDS]
    for name, new in row.details.items():
        if not is_member or name in _PERSON_DETAILS:
            pairs.append((name, getattr(known, name), new))
    return tuple((name, old, new) for name, old, new in pairs if new not in ("", None) and new != old)


def _is_one_name(row: ReadRow, row_key: str, known: Known, language: str) -> bool:
    if row_key == known.name_key:
        return True
    return compare_names(row.name, known.name, language).kind is Kind.SAME


def _about(message: str, known: Known, field: str) -> Problem:
    return Problem(Severity.WARNING, message, {"name": known.name, "file": known.code}, field)


def _held(problem: Problem) -> Match:
    return Match(Verdict.HELD, problem=problem)


def is_sound(row: ReadRow) -> bool:
    """Return whether a row may be taken at all."""
    return not (row.problems and has_errors(row.problems))
