"""Notes of contact with a family: who visited, was asked, telephoned, complained or was referred, and what came of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.marking import N_
from desktop.models.base import Base, Record
from desktop.models.problem import Problem, Severity

LONGEST_NOTE = 2000
_EARLIEST = date(1950, 1, 1)


class ContactKind(StrEnum):
    """How the office and the family met."""

    VISITED = "visited"  # somebody of the office was at the family's home
    ASKED = "asked"  # the family asked for something
    PHONED = "phoned"
    COMPLAINED = "complained"
    REFERRED = "referred"  # the family was sent to an agency


class Outcome(StrEnum):
    """What came of it."""

    OPEN = "open"  # something is still to be done
    DONE = "done"
    REFUSED = "refused"
    NOT_MET = "not_met"  # nobody was at home, nobody answered


class ContactNote(Record, Base, kw_only=True):
    """One dated note about a family; a wrong one is struck out with a reason and stays readable."""

    __tablename__ = "contact_note"
    __table_args__ = (
        Index("ix_contact_note_household", "household_id", "day"),
        Index("ix_contact_note_kind", "kind", "household_id", "day"),
        CheckConstraint("kind in ('visited', 'asked', 'phoned', 'complained', 'referred')", name="kind"),
        CheckConstraint("outcome in ('open', 'done', 'refused', 'not_met')", name="outcome"),
        CheckConstraint("kind <> 'referred' or agency <> ''", name="referred_to"),
    )

    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"))
    kind: Mapped[str] = mapped_column(String(12))
    day: Mapped[date]
    text: Mapped[str]
    worker: Mapped[str] = mapped_column(default="")  # who met the family, as papers name that person
    outcome: Mapped[str] = mapped_column(String(10), default=Outcome.OPEN.value)
    agency: Mapped[str] = mapped_column(default="")  # referred to, as typed or chosen
    agency_code: Mapped[str] = mapped_column(String(20), default="")  # where the office keeps that agency
    is_sensitive: Mapped[bool] = mapped_column(default=False)  # the text needs a right to be read
    struck_reason: Mapped[str] = mapped_column(default="")  # entered by mistake: counts no more


@dataclass(frozen=True, kw_only=True)
class ContactDraft:
    """What the clerk typed."""

    kind: ContactKind = ContactKind.VISITED
    day: date | None = None
    text: str = ""
    worker: str = ""
    outcome: Outcome = Outcome.OPEN
    agency: str = ""
    is_sensitive: bool = False


def check_contact(draft: ContactDraft, today: date) -> list[Problem]:
    """Return what keeps a note from being saved."""
    day = draft.day
    checks = (
        (day is not None, "day", N_("The date is missing. Type the day of the contact.")),
        (
            day is None or day <= today,
            "day",
            N_("The date lies in the future. Note what has happened already."),
        ),
        (
            day is None or day >= _EARLIEST,
            "day",
            N_("The date lies too far back. Check the year."),
        ),
        (bool(draft.text.strip()), "text", N_("The note is empty. Write what happened in a sentence.")),
        (
            len(draft.text) <= LONGEST_NOTE,
            "text",
            N_("The note is too long. Keep it under two thousand characters."),
        ),
        (
            draft.kind is not ContactKind.REFERRED or bool(draft.agency.strip()),
            "agency",
            N_("The agency is missing. Type to whom the family was referred."),
        ),
    )
    return [Problem(Severity.ERROR, message, field=name) for holds, name, message in checks if not holds]
