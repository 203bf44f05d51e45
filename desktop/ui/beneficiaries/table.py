"""The columns of the beneficiary list, and which order of the database each stands for."""

from desktop.i18n.calendars import Precision
from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.listing import USUAL_COLUMNS, Order, PersonRow
from desktop.models.listing import Column as Shown
from desktop.models.national_id import IdState
from desktop.ui.beneficiaries.words import relation_word, state_tone, state_word
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.tone import Tone

ORDERS = {Shown.NAME.value: Order.NAME, Shown.CODE.value: Order.CODE, Shown.BIRTH_DATE.value: Order.BIRTH}


def _born(row: PersonRow) -> object:
    return None if row.birth_date is None else (row.birth_date, Precision(row.birth_precision))


def _standing(row: PersonRow) -> str:
    """Return the state; an ID that two persons bear matters more."""
    return _("ID disputed") if row.id_state == IdState.DISPUTED else state_word(row.state)


def _standing_tone(row: PersonRow) -> Tone:
    return Tone.WARN if row.id_state == IdState.DISPUTED else state_tone(row.state)


def _column(
    key: Shown, heading: str, kind: ColumnKind, value: object = None, sample: str = ""
) -> Column[PersonRow]:
    def plain_value(row: PersonRow) -> object:
        return getattr(row, key.value)

    return Column(
        key=key.value,
        heading=heading,
        kind=kind,
        value=value if callable(value) else plain_value,
        sample=sample,
        tone=_standing_tone if key is Shown.STATE else None,
        is_sortable=key.value in ORDERS,
        is_hidden=key not in USUAL_COLUMNS,
    )


COLUMNS: tuple[Column[PersonRow], ...] = (
    _column(Shown.NAME, N_("Full name"), ColumnKind.NAME),
    _column(Shown.NATIONAL_ID, N_("National ID"), ColumnKind.IDENTIFIER),
    _column(Shown.BIRTH_DATE, N_("Date of birth"), ColumnKind.DATE, _born),
    _column(Shown.PLACE, N_("Village or quarter"), ColumnKind.TEXT, sample="القنطرة شرق"),
    _column(Shown.MEMBERS, N_("Members"), ColumnKind.FIGURE, sample="12"),
    _column(Shown.STATE, N_("State"), ColumnKind.STATE, _standing, sample="رقم متنازع"),
    _column(Shown.CODE, N_("File number"), ColumnKind.IDENTIFIER, sample="2026/10000"),
    _column(
        Shown.RELATION,
        N_("Relation"),
        ColumnKind.TEXT,
        lambda row: relation_word(row.relation),
        "head of household",
    ),
    _column(Shown.PHONE, N_("Phone"), ColumnKind.IDENTIFIER, sample="+20 100 234 5678"),
    _column(Shown.FATHER_NAME, N_("Father's name"), ColumnKind.TEXT),
)
