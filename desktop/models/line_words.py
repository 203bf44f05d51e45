"""Writes a line around a family as the history keeps it: its code first, then what is said of it, parted by tabs."""

from desktop.models.beneficiary import CategoryAssignment
from desktop.models.family_paper import FamilyPaper
from desktop.models.need import Need, NeedState, Urgency
from desktop.models.programme import Membership

LINE_FIELDS = frozenset({"category_evidence", "need", "paper", "programme"})
_SEEN = "seen"


def line_words(line: CategoryAssignment | Need | FamilyPaper | Membership) -> str:
    """Return the line as one value."""
    if isinstance(line, Need):
        said = [line.kind, line.urgency, line.state, line.provider, line.remark]
    elif isinstance(line, FamilyPaper):
        expires = line.expires_on.isoformat() if line.expires_on else ""
        said = [line.kind, _SEEN if line.is_seen else "", line.number, expires]
    elif isinstance(line, Membership):
        said = [line.programme_code, line.state, line.number, line.card_digits, line.reason]
    else:
        since = line.valid_from.isoformat()
        said = [line.code, since, line.evidence, _SEEN if line.seen_by else ""]
    return "\t".join(said).rstrip("\t")


def new_need(kind: str) -> str:
    """Return a need that was just noted as one value."""
    return "\t".join((kind, Urgency.SOON, NeedState.OPEN))


def line_parts(value: str) -> tuple[str, list[str]]:
    """Return the code of such a value and what is said of it."""
    code, *said = value.split("\t")
    return code, [one for one in said if one]
