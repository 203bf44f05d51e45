"""Judges a partner's row against the own list: new, known, overlapping, in conflict, or for a person to look at."""

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


@dataclass(frozen=True, kw_only=True)
class IncomingPerson:
    """A partner's row, read into types; empty texts where the row says nothing."""

    uid: str
    name: str
    name_key: str
    national_id: str = ""
    id_kind: str = ""
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


WHYS = {
    RowVerdict.NEW: N_("Neither the number nor the name is in the list."),
    RowVerdict.KNOWN: N_("The same person is in the list."),
    RowVerdict.OVERLAP: N_("The same family already receives help in this period."),
    RowVerdict.CONFLICT: N_("The list has another name under this number."),
    RowVerdict.REVIEW: N_("The name is in the list, and the number does not decide."),
}
SPELLING = N_("The number is in the list; the name is spelled in another way.")


def judge(row: IncomingPerson, own: Sequence[OwnPerson], helped: Collection[int], language: str) -> Judged:
    """Return what a row is.

    Args:
        row: The partner's row.
        own: Persons of the own list with the same uid, number or folded name.
        helped: Households among them that already get such help in the row's period.
        language: Of the office, for comparing spellings.
    """
    same = next((person for person in own if person.uid == row.uid), None)
    if same is not None:
        return _known(same, helped)
    if row.has_number:
        bearers = [person for person in own if person.national_id == row.national_id]
        if bearers:
            return _by_number(row, bearers, helped, language)
    namesakes = [person for person in own if person.name_key == row.name_key]
    doubtful = next((p for p in namesakes if not (row.has_number and p.national_id.isdigit())), None)
    if doubtful is not None:
        return Judged(RowVerdict.REVIEW, doubtful.id, WHYS[RowVerdict.REVIEW])
    return Judged(RowVerdict.NEW, None, WHYS[RowVerdict.NEW])


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
