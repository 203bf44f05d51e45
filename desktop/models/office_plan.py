"""What the first-start wizard asks before an office is born, and the rules its answers must keep."""

import re
from dataclasses import dataclass

from desktop.marking import N_
from desktop.models.country import Country
from desktop.models.problem import Problem, Severity

SHORTEST_PASSPHRASE = 12
PASSPHRASE_SHORT = N_("The passphrase is too short. Use at least 12 characters, such as four words.")
OFFICE_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,18}[a-z0-9]")


@dataclass(frozen=True, kw_only=True)
class FirstPerson:
    """One of the persons an office starts with."""

    name: str
    full_name: str
    password: str


@dataclass(frozen=True, kw_only=True)
class OfficePlan:
    """The answers of the wizard."""

    country: Country
    code: str  # in packages and file names
    name: str
    area_code: str  # P-code of the governorate or province
    letterhead: tuple[str, ...]  # up to five lines, highest authority first
    signatories: tuple[tuple[str, str], ...]  # (post, person), in signing order
    clerk: FirstPerson
    checker: FirstPerson | None  # None: an office of one person, see operations/delays.py
    address: str = ""
    language: str = ""  # empty: of the country
    numerals: str = ""  # empty: of the language
    is_synthetic: bool = False


def check_passphrase(passphrase: str) -> list[Problem]:
    """Return why a passphrase may not guard an office."""
    if len(passphrase) >= SHORTEST_PASSPHRASE:
        return []
    return [Problem(Severity.ERROR, PASSPHRASE_SHORT, field="passphrase")]


def check_plan(plan: OfficePlan) -> list[Problem]:
    """Return what keeps the office from being born; fields are those of the wizard."""
    checks = (
        (
            OFFICE_CODE.fullmatch(plan.code) is not None,
            "code",
            N_("The office code has 2 to 20 small Latin letters, digits or hyphens, such as ismailia-1."),
        ),
        (bool(plan.name.strip()), "name", N_("The office name is missing. Type it as papers show it.")),
        (bool(plan.area_code), "area_code", N_("Choose the governorate or province of the office.")),
        (
            1 <= len(plan.letterhead) <= 5 and all(line.strip() for line in plan.letterhead),
            "letterhead",
            N_("The letterhead has one to five lines. Type the highest authority first."),
        ),
        (
            bool(plan.signatories) and all(post.strip() for post, _ in plan.signatories),
            "signatories",
            N_("Name at least one post that signs papers."),
        ),
        (
            plan.checker is None
            or plan.clerk.name.strip().casefold() != plan.checker.name.strip().casefold(),
            "checker",
            N_("The clerk and the checker must be two persons with two names to sign in."),
        ),
    )
    return [Problem(Severity.ERROR, message, field=field) for holds, field, message in checks if not holds]
