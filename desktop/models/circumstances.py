"""How a person and a family live, as the form asks it: the words of each answer, and sets of codes in one column."""

from collections.abc import Iterable
from enum import StrEnum

from desktop.marking import N_


class MaritalState(StrEnum):
    """As the identity paper or the person states it."""

    SINGLE = "single"
    MARRIED = "married"
    WIDOWED = "widowed"
    DIVORCED = "divorced"
    ABANDONED = "abandoned"  # the spouse is missing or has left


class Education(StrEnum):
    """The highest level a person has finished."""

    NONE = "none"  # neither reads nor writes
    LITERATE = "literate"
    PRIMARY = "primary"
    LOWER_SECONDARY = "lower_secondary"
    SECONDARY = "secondary"
    DIPLOMA = "diploma"
    UNIVERSITY = "university"


class SchoolState(StrEnum):
    """Whether a person learns at present."""

    ATTENDING = "attending"
    LEFT = "left"  # before the end
    NEVER = "never"
    FINISHED = "finished"


class WorkState(StrEnum):
    """What a person lives from."""

    EMPLOYED = "employed"
    OWN_WORK = "own_work"
    CASUAL = "casual"  # by the day or by the season
    UNEMPLOYED = "unemployed"
    UNABLE = "unable"
    HOMEMAKER = "homemaker"
    STUDENT = "student"
    RETIRED = "retired"


class PhoneOwner(StrEnum):
    """Who answers a telephone number."""

    OWN = "own"
    FAMILY = "family"
    NEIGHBOUR = "neighbour"
    OTHER = "other"


class HousingKind(StrEnum):
    """By what right a family lives where it lives."""

    OWNED = "owned"
    RENTED = "rented"
    WITH_RELATIVES = "with_relatives"
    LENT = "lent"  # free of charge, also by an employer
    INFORMAL = "informal"
    NONE = "none"


class HousingState(StrEnum):
    """What the dwelling is like."""

    SOUND = "sound"
    NEEDS_REPAIR = "needs_repair"
    UNFIT = "unfit"


class Leaving(StrEnum):
    """Why a member or a whole family is closed; the words of the clerk stand beside it."""

    DIED = "died"
    MOVED = "moved"
    MARRIED_OUT = "married_out"
    DUPLICATE = "duplicate"  # entered twice
    REFUSED = "refused"  # wants no help
    GRADUATED = "graduated"  # lives without help now
    NOT_ENTITLED = "not_entitled"
    FALSE_DATA = "false_data"
    OTHER = "other"


LEAVING_WORDS = {
    Leaving.DIED: N_("died"),
    Leaving.MOVED: N_("moved away"),
    Leaving.MARRIED_OUT: N_("married and left"),
    Leaving.DUPLICATE: N_("entered twice"),
    Leaving.REFUSED: N_("refused the help"),
    Leaving.GRADUATED: N_("needs no help any more"),
    Leaving.NOT_ENTITLED: N_("not entitled any more"),
    Leaving.FALSE_DATA: N_("gave false data"),
    Leaving.OTHER: N_("another reason"),
}
MEMBER_LEAVINGS = (
    *(Leaving.DIED, Leaving.MOVED, Leaving.MARRIED_OUT),
    *(Leaving.DUPLICATE, Leaving.NOT_ENTITLED, Leaving.OTHER),
)
"""Why one member leaves a family that stays."""
FAMILY_LEAVINGS = tuple(one for one in Leaving if one is not Leaving.MARRIED_OUT)
"""Why a whole file is closed."""


def joined(codes: Iterable[str]) -> str:
    """Return a set of codes as one column keeps it: in order, with one space between."""
    return " ".join(sorted(set(codes)))


def parted(column: str) -> tuple[str, ...]:
    """Return the codes of such a column."""
    return tuple(column.split())
