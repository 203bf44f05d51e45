"""Decides whom a row of a list means: nobody here yet, somebody for certain, or somebody a person has to look at."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.marking import N_
from desktop.models.beneficiary import Relation
from desktop.models.importing import Known, ReadRow, Verdict
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

# Fields of a row, and where the stored person or household keeps them.
PERSON_FIELDS = ("name", "sex", "birth_date", "father_name", "mother_name", "phone", "national_id")
HOUSEHOLD_FIELDS = {"place": "place", "address": "address", "members": "members_declared", "notes": "notes"}


class Match(NamedTuple):
    """What a row means."""

    verdict: Verdict
    known: Known | None = None
    changes: tuple[tuple[str, object, object], ...] = ()  # field of the row, old, new
    problem: Problem | None = None


def match(
    row: ReadRow,
    row_key: str,
    by_id: Sequence[Known],
    by_code: Known | None,
    by_name: Sequence[Known],
    language: str,
) -> Match:
    """Return what a sound row means among the persons who bear its ID, its file number or its name."""
    if len(by_id) > 1:
        return _held(Problem(Severity.WARNING, _SEVERAL, field="national_id"))
    if by_id:
        return _same_id(row, row_key, by_id[0], language)
    if by_code is not None:
        return _same_file(row, row_key, by_code, language)
    return _same_name(row, [one for one in by_name if not (row.national_id and one.national_id)])


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


def _same_name(row: ReadRow, namesakes: Sequence[Known]) -> Match:
    near = [
        one
        for one in namesakes
        if (row.phone and one.phone == row.phone) or (row.place and one.place == row.place)
    ]
    if not near:
        return Match(Verdict.ADDED)
    if not row.national_id and not row.code:
        for one in near:
            if not differences(row, one):
                return Match(Verdict.UNCHANGED, one)
    return _held(_about(_NAMESAKE, near[0], "name"))


def _update(row: ReadRow, known: Known) -> Match:
    changes = differences(row, known)
    return Match(Verdict.CHANGED if changes else Verdict.UNCHANGED, known, changes)


def differences(row: ReadRow, known: Known) -> tuple[tuple[str, object, object], ...]:
    """Return what the row says otherwise than the own list; what it does not say changes nothing."""
    pairs = [(name, getattr(known, name), getattr(row, name)) for name in PERSON_FIELDS]
    pairs += [(name, getattr(known, column), getattr(row, name)) for name, column in HOUSEHOLD_FIELDS.items()]
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
