"""A family in a programme as it is listed."""

from datetime import date
from typing import NamedTuple


class MemberRow(NamedTuple):
    """A family in a programme."""

    id: int
    uid: str
    household_uid: str
    household_code: str
    name: str
    place: str
    state: str
    valid_from: date
    valid_to: date | None
    reason: str
    state_since: date | None
    told_on: date | None
    told_how: str | None
    number: str
