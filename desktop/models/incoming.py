"""Judges a partner's row against the own list: new, known, overlapping, in conflict, or for a person to look at."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from desktop.marking import N_
from desktop.models.names import Kind, compare_names
from desktop.models.package import RowVerdict


class OwnPerson(NamedTuple):
    """A live person of the own list, as far as judging needs."""

    id: int
    uid: str
    household_id: int
    name: str
    name_key: str
    national_id: str
    phone: str


@dataclass(frozen=True, kw_only=True)
class IncomingPerson:
    """A partner's row, read into types; empty texts where the row says nothing."""

    uid: str
    name: str
    name_key: str
    national_id: str = ""
    id_kind: str = ""
    phone: str = ""
    programme: str = ""
    period_from: date | None = None
    period_to: date | None = None

    @property
    def has_number(self) -> bool:
        """Return whether the row carries an identity number that others carry too."""
        return bool(self.national_id) and self.id_kind in ("", "national")


class Judged(NamedTuple):
    """What a row is to the own list, whom it means, and why, as a marked sentence."""

    verdict: RowVerdict
    person_id: int | None
    why: str


VERDICT_WORDS = {
    RowVerdict.NEW: N_("new"),
    RowVerdict.KNOWN: N_("known"),
    RowVerdict.OVERLAP: N_("overlap"),
    RowVerdict.REVIEW: N_("in doubt"),
    RowVerdict.CONFLICT: N_("conflict"),
    RowVerdict.FITS: N_("fits the share"),
    RowVerdict.CONTRARY: N_("contradicts"),
    RowVerdict.WRONG: N_("cannot be"),
    RowVerdict.OUTSIDE: N_("not in the share"),
    RowVerdict.LATE: N_("too late"),
    RowVerdict.TWICE: N_("came before"),
}
WHYS = {
    RowVerdict.NEW: N_("Neither the number nor the name is in the list."),
    RowVerdict.KNOWN: N_("The same person is in the list."),
    RowVerdict.OVERLAP: N_("The same family already receives help in this period."),
    RowVerdict.CONFLICT: N_("The list has another name under this number."),
    RowVerdict.REVIEW: N_("The name is in the list, and the number does not decide."),
}
SPELLING = N_("The number is in the list; the name is spelled in another way.")


class Likeness(NamedTuple):
    """What the comparison says of a row and a person of the own list."""

    person: OwnPerson
    score: float
    kind: Kind
    why: str  # a marked sentence


def judge_by_marks(
    row: IncomingPerson, own: Sequence[OwnPerson], helped: Collection[int], language: str, meant: str = ""
) -> Judged | None:
    """Return what a row is by its uid or its number; None where neither is known here.

    Args:
        row: The partner's row.
        own: Persons of the own list with the same uid or number.
        helped: Households among them that already get such help in the row's period.
        language: Of the office, for comparing spellings.
        meant: The uid that the row's own one means since a merge.
    """
    same = next((person for person in own if person.uid in (row.uid, meant)), None)
    if same is not None:
        return _known(same, helped)
    bearers = [one for one in own if row.has_number and one.national_id == row.national_id]
    return _by_number(row, bearers, helped, language) if bearers else None


def judge_by_likeness(found: Sequence[Likeness], helped: Collection[int]) -> Judged:
    """Return what a row is whose uid and number are not known here; a likeness alone decides nothing."""
    sure = next((one for one in found if one.kind is Kind.SAME), None)
    if sure is not None:
        return _known(sure.person, helped)
    if not found:
        return Judged(RowVerdict.NEW, None, WHYS[RowVerdict.NEW])
    likeliest = max(found, key=lambda one: one.score)
    return Judged(RowVerdict.REVIEW, likeliest.person.id, likeliest.why)


def _by_number(
    row: IncomingPerson, bearers: Sequence[OwnPerson], helped: Collection[int], language: str
) -> Judged:
    same = next((person for person in bearers if person.name_key == row.name_key), None)
    if same is not None:
        return _known(same, helped)
    kinds = [(compare_names(row.name, person.name, language).kind, person) for person in bearers]
    for kind, person in kinds:
        if kind is Kind.SAME:
            return _known(person, helped)
    for kind, person in kinds:
        if kind is Kind.REVIEW:
            return Judged(RowVerdict.REVIEW, person.id, SPELLING)
    return Judged(RowVerdict.CONFLICT, bearers[0].id, WHYS[RowVerdict.CONFLICT])


def _known(person: OwnPerson, helped: Collection[int]) -> Judged:
    verdict = RowVerdict.OVERLAP if person.household_id in helped else RowVerdict.KNOWN
    return Judged(verdict, person.id, WHYS[verdict])


def payload_of(text: str) -> dict[str, str]:
    """Return the cells of a staged row by heading."""
    return {str(name): str(value) for name, value in json.loads(text).items()}
