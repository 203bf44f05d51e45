"""The words for what stands around a family: urgency and state of needs, programmes, difficulties."""

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.circumstances import HousingState, PhoneOwner
from desktop.models.disability import Difficulty
from desktop.models.need import NeedState, Urgency

PHONE_OWNERS = {
    PhoneOwner.OWN: N_("the person's own"),
    PhoneOwner.FAMILY: N_("somebody of the family"),
    PhoneOwner.NEIGHBOUR: N_("a neighbour"),
    PhoneOwner.OTHER: N_("somebody else"),
}
HOUSING_STATES = {
    HousingState.SOUND: N_("in good repair"),
    HousingState.NEEDS_REPAIR: N_("needs repair"),
    HousingState.UNFIT: N_("not fit to live in"),
}
URGENCIES = {
    Urgency.URGENT: N_("urgent"),
    Urgency.SOON: N_("soon"),
    Urgency.CAN_WAIT: N_("can wait"),
}
NEED_STATES = {
    NeedState.OPEN: N_("open"),
    NeedState.PROMISED: N_("promised"),
    NeedState.MET: N_("met"),
    NeedState.WITHDRAWN: N_("no need any more"),
}
MEMBERSHIP_STATES = {
    "active": N_("receives"),
    "suspended": N_("suspended"),
    "exited": N_("has left"),
}
DIFFICULTIES = {
    Difficulty.NONE: N_("no difficulty"),
    Difficulty.SOME: N_("some difficulty"),
    Difficulty.A_LOT: N_("a lot of difficulty"),
    Difficulty.CANNOT: N_("cannot do it at all"),
}
_SAID = {
    **{one.value: words for one, words in URGENCIES.items()},
    **{one.value: words for one, words in NEED_STATES.items()},
    **MEMBERSHIP_STATES,
    "seen": N_("the paper was seen"),
}


def said_words(said: str) -> str:
    """Return what a line says, in words; words of the clerk's own stay as they are."""
    return _(_SAID[said]) if said in _SAID else said
