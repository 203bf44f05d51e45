"""Memoranda of understanding: who shares what with whom, for what, until when; and their terms' digest."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.marking import N_
from desktop.models.base import Base, Record, only
from desktop.models.canonical import sha256_hex
from desktop.models.problem import Problem, Severity

NOTICE = timedelta(days=30)
LONGEST_TEXT = 500


class MemorandumState(StrEnum):
    """Stored steps; "ending" and "ended" are computed from the day."""

    DRAFT = "draft"
    PRINTED = "printed"  # terms are fixed from the first print on
    ASKED = "asked"  # the signed paper was compared by one person, waiting for the second
    ACTIVE = "active"
    CLOSED = "closed"


class Standing(StrEnum):
    """How a memorandum stands on a day: its stored step, and what the calendar adds."""

    DRAFT = "draft"
    PRINTED = "printed"
    ASKED = "asked"
    COMING = "coming"  # active, but its term has not begun
    ACTIVE = "active"
    ENDING = "ending"  # active, and ends within the month
    ENDED = "ended"
    CLOSED = "closed"


class Profile(StrEnum):
    """Field profiles: what may leave the office at most."""

    P0 = "P0"
    P1 = "P1"
    P2 = "P2"
    P3 = "P3"


@dataclass(frozen=True, kw_only=True)
class TermsParty:
    """One side of a memorandum as it stands in the terms."""

    office: str
    name: str
    address: str
    representative: str
    post: str
    fingerprint: str  # 40 digits


@dataclass(frozen=True, kw_only=True)
class Terms:
    """The terms and the data annex of one edition: exactly what both parties sign and hash."""

    number: str
    edition: int
    title: str
    language: str
    purpose: str
    legal_basis: str
    parties: tuple[TermsParty, ...]
    profile: Profile
    fields: tuple[str, ...]  # field names of the record schema that may travel
    programmes: tuple[str, ...]
    area_codes: tuple[str, ...]
    directions: tuple[str, ...]  # "sender>recipient" by office code
    row_cap: int
    valid_from: date
    valid_to: date
    retention_days: int
    clauses: Mapping[str, str] = field(default_factory=dict)  # filled fields of the clause text

    def plain(self) -> dict[str, object]:
        """Return the terms as canonical-JSON material."""
        values = asdict(self)
        values["valid_from"] = self.valid_from.isoformat()
        values["valid_to"] = self.valid_to.isoformat()
        values["profile"] = self.profile.value
        for name in ("parties", "fields", "programmes", "area_codes", "directions"):
            values[name] = list(values[name])
        values["clauses"] = dict(self.clauses)
        return values

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the canonical terms as hex; its first 20 digits stand on every page."""
        return sha256_hex(self.plain())

    def allows(self, sender: str, recipient: str) -> bool:
        """Return whether data may go from one office to the other."""
        return f"{sender}>{recipient}" in self.directions

    def is_in_force(self, day: date) -> bool:
        """Return whether the term runs on that day."""
        return self.valid_from <= day <= self.valid_to


def terms_of(plain: Mapping[str, object]) -> Terms:
    """Build terms from parsed canonical JSON.

    Raises:
        KeyError, TypeError, ValueError: The mapping is not one of ours; whoever reads a stranger's
            file turns these into the error of the file.
    """
    values = dict(plain)
    parties = values.pop("parties")
    if not isinstance(parties, list):
        raise TypeError("parties")
    for name in ("valid_from", "valid_to"):
        values[name] = date.fromisoformat(str(values[name]))
    for name in ("fields", "programmes", "area_codes", "directions"):
        values[name] = tuple(str(item) for item in _list(values[name]))
    values["profile"] = Profile(str(values["profile"]))
    return Terms(parties=tuple(TermsParty(**party) for party in parties), **values)  # type: ignore[arg-type]  # dataclass fields are checked by `check_terms`


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("a list was expected")
    return value


@dataclass(frozen=True, kw_only=True)
class MemorandumDraft:
    """A memorandum as the clerk composes it; parties are agency codes, the own office among them."""

    title: str
    language: str
    purpose: str
    legal_basis: str
    parties: tuple[str, ...]
    profile: Profile = Profile.P2
    fields: tuple[str, ...]
    programmes: tuple[str, ...] = ()
    area_codes: tuple[str, ...] = ()
    directions: tuple[str, ...]
    row_cap: int
    valid_from: date
    valid_to: date
    retention_days: int
    clauses: Mapping[str, str] = field(default_factory=dict)


def draft_of(terms: Terms) -> MemorandumDraft:
    """Return terms as a draft again, to be corrected or to begin a new edition."""
    return MemorandumDraft(
        **{name: getattr(terms, name) for name in MemorandumDraft.__dataclass_fields__ if name != "parties"},
        parties=tuple(party.office for party in terms.parties),
    )


def short_number(number: str, office: str) -> str:
    """Return a number as papers show it: `ismailia-2026-1` is `2026/1` on the paper of ismailia."""
    return number.removeprefix(f"{office}-").replace("-", "/", 1)


def standing(state: MemorandumState, valid_from: date, valid_to: date, today: date) -> Standing:
    """Return how a memorandum stands today."""
    if state is not MemorandumState.ACTIVE:
        return Standing(state.value)
    if today > valid_to:
        return Standing.ENDED
    if today < valid_from:
        return Standing.COMING
    return Standing.ENDING if valid_to - today <= NOTICE else Standing.ACTIVE


Check = tuple[bool, str, str]
"""Whether it holds, the field it concerns and the sentence for when it does not."""


def check_terms(terms: Terms) -> list[Problem]:
    """Return what keeps a memorandum from being printed."""
    checks = (*_party_checks(terms), *_reason_checks(terms), *_annex_checks(terms))
    return [Problem(Severity.ERROR, message, field=name) for holds, name, message in checks if not holds]


def _party_checks(terms: Terms) -> tuple[Check, ...]:
    return (
        (
            2 <= len(terms.parties) <= 6,
            "parties",
            N_("A memorandum has two to six parties. Add or remove a party."),
        ),
        (
            len({p.office for p in terms.parties}) == len(terms.parties),
            "parties",
            N_("A party stands twice in the memorandum. Remove one."),
        ),
        (
            all(len(p.fingerprint) == 40 for p in terms.parties),
            "parties",
            N_("A party has no key card yet. Take in its card file first."),
        ),
    )


def _reason_checks(terms: Terms) -> tuple[Check, ...]:
    return (
        (bool(terms.title.strip()), "title", N_("The title is missing. Type what the memorandum is about.")),
        (
            bool(terms.purpose.strip()),
            "purpose",
            N_("The purpose is missing. Data may travel for a stated purpose only."),
        ),
        (
            bool(terms.legal_basis.strip()),
            "legal_basis",
            N_("The legal basis is missing. Name the law or decision, or the families' consent."),
        ),
        (
            all(len(text) <= LONGEST_TEXT for text in (terms.purpose, terms.legal_basis)),
            "purpose",
            N_("The purpose and the legal basis may have 500 characters each. Shorten them."),
        ),
    )


def _annex_checks(terms: Terms) -> tuple[Check, ...]:
    return (
        (
            terms.valid_from < terms.valid_to,
            "valid_to",
            N_("The memorandum ends before it begins. Correct the dates."),
        ),
        (bool(terms.fields), "fields", N_("No field may travel yet. Choose the fields of the data annex.")),
        (bool(terms.directions), "directions", N_("Nobody may send yet. Choose who sends to whom.")),
        (
            terms.row_cap >= 1,
            "row_cap",
            N_("The highest number of persons is missing. Give the cap of the data annex."),
        ),
        (
            terms.retention_days >= 1,
            "retention_days",
            N_("The retention period is missing. Give it in days."),
        ),
    )


class Memorandum(Record, Base, kw_only=True):
    """One edition of a memorandum as this office keeps it; `terms` is canonical JSON."""

    __tablename__ = "memorandum"
    __table_args__ = (
        Index(
            "uq_memorandum_number_edition",
            "number",
            "edition",
            unique=True,
            **only("number <> ''"),
        ),
        CheckConstraint("state = 'draft' or number <> ''", name="numbered"),
        CheckConstraint("state in ('draft', 'printed', 'asked', 'active', 'closed')", name="state"),
        CheckConstraint(
            "state <> 'active' or (activated_by <> '' and (activated_by <> asked_by or is_delayed))",
            name="two_persons",
        ),
    )

    number: Mapped[str] = mapped_column(String(40), default="", index=True)  # empty until the first print
    edition: Mapped[int] = mapped_column(default=1)
    title: Mapped[str]
    state: Mapped[str] = mapped_column(String(10), default=MemorandumState.DRAFT.value)
    terms: Mapped[str]
    digest: Mapped[str] = mapped_column(String(64), index=True)
    valid_from: Mapped[date]
    valid_to: Mapped[date]
    asked_by: Mapped[str] = mapped_column(String(26), default="")
    activated_by: Mapped[str] = mapped_column(String(26), default="")
    activated_at: Mapped[datetime | None] = mapped_column(default=None)
    is_delayed: Mapped[bool] = mapped_column(default=False)  # a day of waiting stood in for the second person
    prints: Mapped[int] = mapped_column(default=0)


class MemorandumParty(Base, kw_only=True):
    """Which agencies a memorandum binds, in order."""

    __tablename__ = "memorandum_party"
    __table_args__ = (UniqueConstraint("memorandum_id", "agency_code"),)

    memorandum_id: Mapped[int] = mapped_column(ForeignKey("memorandum.id"), index=True)
    position: Mapped[int]
    agency_code: Mapped[str] = mapped_column(String(20), index=True)
