"""The columns of the pairs: both names, how likely they are one, why in two words, and what became of it."""

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.duplicate import WHOLE, PairState
from desktop.models.duplicate_view import PairRow
from desktop.ui.duplicates.words import OPINIONS, STATES, opinion_word, state_word
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.tone import Tone


def _opinion(row: PairRow) -> object:
    return opinion_word(row.opinion)


def _opinion_tone(row: PairRow) -> Tone:
    return OPINIONS[row.opinion][1]


def _state(row: PairRow) -> object:
    return state_word(row.state)


def _state_tone(row: PairRow) -> Tone:
    return STATES[PairState(row.state)][1]


def percent(score: float) -> str:
    """Return a probability in whole percent; certainty is never claimed."""
    return _("{n}%", n=current().digits(str(min(99, int(score * 100)))))


def _score(row: PairRow) -> object:
    return "" if row.opinion == "conflict" else percent(row.score / WHOLE)


def _left(row: PairRow) -> object:
    return row.left_name


def _right(row: PairRow) -> object:
    return row.right_name


def _place(row: PairRow) -> object:
    return row.place


def _codes(row: PairRow) -> object:
    return f"{row.left_code} · {row.right_code}"


_NAME = "أحمد عبد الله إبراهيم"
COLUMNS: tuple[Column[PairRow], ...] = (
    Column(
        key="left",
        heading=N_("First file"),
        kind=ColumnKind.NAME,
        value=_left,
        sample=_NAME,
        is_sortable=False,
    ),
    Column(
        key="right",
        heading=N_("Second file"),
        kind=ColumnKind.NAME,
        value=_right,
        sample=_NAME,
        is_sortable=False,
    ),
    Column(
        key="opinion",
        heading=N_("Comparison"),
        kind=ColumnKind.STATE,
        value=_opinion,
        tone=_opinion_tone,
        sample="رقم واحد واسمان",
        is_sortable=False,
    ),
    Column(
        key="score",
        heading=N_("Likely"),
        kind=ColumnKind.FIGURE,
        value=_score,
        sample="99%",
        is_sortable=False,
        is_hidden=True,
    ),
    Column(
        key="state",
        heading=N_("Decision"),
        kind=ColumnKind.STATE,
        value=_state,
        tone=_state_tone,
        is_sortable=False,
        is_hidden=True,
    ),
    Column(
        key="place",
        heading=N_("Village or quarter"),
        kind=ColumnKind.TEXT,
        value=_place,
        is_sortable=False,
        is_hidden=True,
    ),
    Column(
        key="codes",
        heading=N_("Files"),
        kind=ColumnKind.IDENTIFIER,
        value=_codes,
        sample="2026/10000 · 2026/10000",
        is_sortable=False,
        is_hidden=True,
    ),
)
