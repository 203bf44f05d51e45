"""Queries for the record card: what surrounds one household."""

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.models.agency import Agency
from desktop.models.beneficiary import CategoryAssignment, Household, Person
from desktop.models.code_list import Code, CodeListName, Sensitivity
from desktop.models.family_card import CategoryLine, HelpLine, MembershipLine
from desktop.models.programme import Benefit, Membership, Programme
from desktop.store.programmes import is_own_programme, programme_name

LATEST = 100


def _label(language: str) -> InstrumentedAttribute[str]:
    """Return the column of a code's words in a language."""
    return {"ar": Code.ar, "fa": Code.fa}.get(language, Code.en)


def categories(session: Session, household: Household, language: str) -> list[tuple[CategoryLine, bool]]:
    """Return the categories, each with whether seeing it needs a right."""
    label = _label(language)
    query = (
        select(
            CategoryAssignment.code,
            label,
            Person.uid,
            CategoryAssignment.valid_from,
            CategoryAssignment.valid_to,
            Code.sensitivity,
        )
        .join(
            Code,
            (Code.code == CategoryAssignment.code) & (Code.list_name == CodeListName.CATEGORY),
            isouter=True,
        )
        .join(Person, Person.id == CategoryAssignment.person_id, isouter=True)
        .where(CategoryAssignment.household_id == household.id)
        .order_by(CategoryAssignment.valid_from.desc(), CategoryAssignment.id)
    )
    return [
        (
            CategoryLine(code, name or code, person, since, until),
            level in (Sensitivity.SENSITIVE, Sensitivity.RESTRICTED),
        )
        for code, name, person, since, until, level in session.execute(query)
    ]


def memberships(session: Session, household: Household) -> list[MembershipLine]:
    """Return the programmes a household belongs or belonged to."""
    query = (
        select(
            Programme.name, Membership.state, Membership.valid_from, Membership.valid_to, Membership.reason,
            Membership.told_on,
        )
        .join(Programme, Programme.code == Membership.programme_code)
        .where(Membership.household_id == household.id)
        .order_by(Membership.valid_from.desc(), Membership.id)
    )  # fmt: skip
    return [MembershipLine._make(row) for row in session.execute(query)]


def received(session: Session, household: Household, language: str) -> list[HelpLine]:
    """Return what the household received from everybody, the newest first, with the reader's words for codes."""
    kind = func.coalesce(_label(language), Benefit.aid_kind)
    query = (
        select(
            func.coalesce(Agency.name, Benefit.agency_code),
            programme_name(),
            kind,
            Benefit.quantity,
            Benefit.unit,
            Benefit.period_from,
            Benefit.period_to,
            Benefit.source,
        )
        .select_from(Benefit)
        .join(Agency, Agency.code == Benefit.agency_code, isouter=True)
        .join(Programme, is_own_programme(), isouter=True)
        .join(
            Code,
            (Code.code == Benefit.aid_kind) & (Code.list_name == CodeListName.AID_KIND.value),
            isouter=True,
        )
        .where(Benefit.household_id == household.id)
        .order_by(Benefit.period_from.desc(), Benefit.id.desc())
        .limit(LATEST)
    )
    return [HelpLine._make(row) for row in session.execute(query)]
