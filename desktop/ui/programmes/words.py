"""The words for programmes, their parts and the state of a family in one."""

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.member_row import MemberRow
from desktop.models.programme import NoticeWay, ProgrammeKind, StageKind
from desktop.operations.programmes import ProgrammeRow
from desktop.ui.widgets.tone import Tone

KINDS = {ProgrammeKind.PROGRAMME: N_("Programme"), ProgrammeKind.CAMPAIGN: N_("Campaign")}
STAGES = {StageKind.PHASE: N_("Phase"), StageKind.PERIOD: N_("Period")}
WAYS = {
    NoticeWay.LETTER: N_("By letter"),
    NoticeWay.IN_PERSON: N_("In person"),
    NoticeWay.PHONE: N_("By telephone"),
}
_STATES = {
    "active": (N_("receives"), Tone.OK),
    "suspended": (N_("suspended"), Tone.WARN),
    "exited": (N_("left"), Tone.NEUTRAL),
}


def programme_word(row: ProgrammeRow) -> str:
    """Return how a programme stands."""
    return _("closed") if row.is_closed else _("open")


def programme_tone(row: ProgrammeRow) -> Tone:
    """Return how that word looks."""
    return Tone.NEUTRAL if row.is_closed else Tone.OK


def member_word(row: MemberRow) -> str:
    """Return how a family stands in a programme."""
    return _(_STATES[row.state][0])


def member_tone(row: MemberRow) -> Tone:
    """Return how that word looks."""
    return _STATES[row.state][1]


def told_word(row: MemberRow) -> str:
    """Return whether a family that does not receive any more was told so."""
    if row.state == "active":
        return ""
    return _("told") if row.told_on is not None else _("not told")


def told_tone(row: MemberRow) -> Tone:
    """Return how that word looks."""
    if row.state == "active":
        return Tone.NEUTRAL
    return Tone.OK if row.told_on is not None else Tone.ERROR
