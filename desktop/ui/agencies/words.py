"""The words and tones for the states of cards and of memoranda, and for kinds of agencies."""

from datetime import date

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.agency import AgencyKind, CardState
from desktop.models.memorandum import Profile, Standing
from desktop.operations.agencies import AgencyRow
from desktop.operations.memoranda import MemorandumRow
from desktop.ui.text import code
from desktop.ui.widgets.tone import Tone

CARDS = {
    CardState.NONE: (N_("no card"), Tone.NEUTRAL),
    CardState.UNVERIFIED: (N_("not verified"), Tone.WARN),
    CardState.ASKED: (N_("waiting for approval"), Tone.ACCENT),
    CardState.VERIFIED: (N_("verified"), Tone.OK),
    CardState.REVOKED: (N_("revoked"), Tone.ERROR),
}
STANDINGS = {
    Standing.DRAFT: (N_("draft"), Tone.NEUTRAL),
    Standing.PRINTED: (N_("to be compared"), Tone.WARN),
    Standing.ASKED: (N_("waiting for approval"), Tone.ACCENT),
    Standing.COMING: (N_("not begun yet"), Tone.NEUTRAL),
    Standing.ACTIVE: (N_("in force"), Tone.OK),
    Standing.ENDING: (N_("ends soon"), Tone.WARN),
    Standing.ENDED: (N_("ended"), Tone.ERROR),
    Standing.CLOSED: (N_("replaced by a newer edition"), Tone.NEUTRAL),
}
KINDS = {
    AgencyKind.DIRECTORATE: N_("Directorate or provincial office"),
    AgencyKind.FOUNDATION: N_("Foundation"),
    AgencyKind.CHARITY: N_("Charity"),
    AgencyKind.LOCAL_UNIT: N_("Local unit"),
    AgencyKind.COMPANY: N_("Company"),
    AgencyKind.OTHER: N_("Other agency"),
}
FIELDS = {
    "name": N_("Name"),
    "kind": N_("Kind"),
    "representative": N_("Signs for it"),
    "post": N_("Post"),
    "phone": N_("Telephone"),
    "address": N_("Address"),
    "title": N_("Title"),
    "valid_from": N_("In force from"),
    "valid_to": N_("In force until"),
    "digest": N_("The terms were changed"),  # the paper alone shows their digits before they are compared
}
PROFILES = {
    Profile.P0: N_("P0: counts only"),
    Profile.P1: N_("P1: overlap check without names"),
    Profile.P2: N_("P2: identity minimum"),
    Profile.P3: N_("P3: household file, with consent"),
}


def card_word(row: AgencyRow) -> str:
    """Return the state of a card in words."""
    return _(CARDS[CardState(row.card_state)][0])


def card_tone(row: AgencyRow) -> Tone:
    """Return the tone of the state of a card."""
    return CARDS[CardState(row.card_state)][1]


def standing_word(row: MemorandumRow) -> str:
    """Return how a memorandum stands, in words."""
    return _(STANDINGS[row.standing][0])


def standing_tone(row: MemorandumRow) -> Tone:
    """Return the tone of how a memorandum stands."""
    return STANDINGS[row.standing][1]


def kind_word(row: AgencyRow) -> str:
    """Return what kind of body an agency is."""
    return _(KINDS[AgencyKind(row.kind)])


def field_value(field: str, value: str) -> str:
    """Return a value that the history kept, as this reader writes it."""
    if field == "kind":
        return _(KINDS[AgencyKind(value)]) if value else ""
    if field in ("valid_from", "valid_to") and value:
        return current().date(date.fromisoformat(value))
    if field == "digest":
        return ""
    return code(current().digits(value)) if field == "phone" and value else value


def asked_words(number: str) -> str:
    """Return what follows when the digits of a card or a memorandum agree."""
    return _(
        "The digits agree. Request {number} waits for a second person on the page Today.",
        number=current().code(number),
    )
