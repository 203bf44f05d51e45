"""The columns of the journal: number, moment, person, what kind of action, and what happened in a sentence."""

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.journal import Action
from desktop.models.journal_details import entry_sentence
from desktop.models.journal_view import EntryRow
from desktop.models.journal_words import action_word
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.tone import Tone

_BAD = frozenset({Action.SIGN_IN_FAILED, Action.REFUSED, Action.BEHIND})
_OUTGOING = frozenset({Action.EXPORTED, Action.PRINTED, Action.SENT})
_AGREED = frozenset({Action.GRANTED, Action.APPROVED, Action.CARD_VERIFIED, Action.ACTIVATED})


def _number(row: EntryRow) -> object:
    return row.n


def _moment(row: EntryRow) -> object:
    return current().moment(row.at)


def person(row: EntryRow) -> str:
    """Return who did it; the program itself does a little before anybody signed in."""
    return row.by or _("the program itself")


def _what(row: EntryRow) -> str:
    return _(action_word(row.action))


def tone(row: EntryRow) -> Tone:
    """Return how an action looks: what was refused, what left the office, what two persons agreed to."""
    if row.action in _BAD:
        return Tone.ERROR
    if row.action in _OUTGOING:
        return Tone.WARN
    return Tone.OK if row.action in _AGREED else Tone.NEUTRAL


def _sentence(row: EntryRow) -> object:
    return entry_sentence(current(), row)


COLUMNS = (
    Column(
        key="n",
        heading=N_("Entry"),
        kind=ColumnKind.FIGURE,
        value=_number,
        sample="1,000,000",
        is_sortable=False,
    ),
    Column(
        key="at",
        heading=N_("Day and time"),
        kind=ColumnKind.TEXT,
        value=_moment,
        sample="28/08/2028 20:38",
        is_sortable=False,
    ),
    Column(
        key="by",
        heading=N_("Person"),
        kind=ColumnKind.NAME,
        value=person,
        sample="هدى إبراهيم مصطفى",
        is_sortable=False,
    ),
    Column(
        key="action",
        heading=N_("Kind of action"),
        kind=ColumnKind.STATE,
        value=_what,
        tone=tone,
        sample="سحب الطلب المقدم",
        is_sortable=False,
    ),
    Column(
        key="sentence",
        heading=N_("What happened"),
        kind=ColumnKind.TEXT,
        value=_sentence,
        sample="طُبع كشف استلام الدورة 2026/10 للأسرة",
        is_sortable=False,
    ),
)
