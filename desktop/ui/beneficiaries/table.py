"""The columns of the beneficiary list, and which order of the database each stands for."""

from datetime import date

from desktop.i18n.calendars import Precision
from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.beneficiary import Sex
from desktop.models.circumstances import MaritalState
from desktop.models.filtering import Field
from desktop.models.listing import USUAL_COLUMNS, Order, PersonRow
from desktop.models.listing import Column as Shown
from desktop.models.national_id import IdState
from desktop.operations import listings
from desktop.ui.beneficiaries.circumstance_words import MARITAL_STATES
from desktop.ui.beneficiaries.words import (
    RELATIONS,
    SEXES,
    STATES,
    relation_word,
    state_tone,
    state_word,
)
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.tone import Tone
from desktop.workspace import Workspace

ORDERS = {
    Shown.NAME.value: Order.NAME,
    Shown.CODE.value: Order.CODE,
    Shown.BIRTH_DATE.value: Order.BIRTH,
    Shown.PLACE.value: Order.PLACE,
    Shown.CREATED_AT.value: Order.NEWEST,
    Shown.UPDATED_AT.value: Order.UPDATED,
}


class _Words:
    """What stands in the cells whose words the office keeps, or that depend on the day."""

    def __init__(self, workspace: Workspace, today: date) -> None:
        language = current().language
        self._today = today
        self._categories = dict(listings.choices(workspace, Field.CATEGORY, language))
        self._people = dict(listings.choices(workspace, Field.UPDATED_BY, language))
        self._agencies = dict(listings.choices(workspace, Field.ORIGIN, language))

    def age(self, row: PersonRow) -> int | None:
        """Return the full years."""
        return row.age_on(self._today)

    def categories(self, row: PersonRow) -> str:
        """Return what the reader may see of the categories."""
        comma = "، " if current().is_rtl else ", "
        return comma.join(self._categories.get(code, code) for code in row.categories)

    def author(self, row: PersonRow) -> str:
        """Return who changed the record last."""
        return self._people.get(row.updated_by, "")

    def origin(self, row: PersonRow) -> str:
        """Return from which agency the record came."""
        return self._agencies.get(row.origin, row.origin)


def _born(row: PersonRow) -> object:
    return None if row.birth_date is None else (row.birth_date, Precision(row.birth_precision))


def _sex(row: PersonRow) -> str:
    return _(SEXES[Sex(row.sex)]) if row.sex else ""


def _marital(row: PersonRow) -> str:
    return _(MARITAL_STATES[MaritalState(row.marital_state)]) if row.marital_state else ""


def _day_of(moment: object) -> object:
    return moment.astimezone().date() if moment is not None else None  # type: ignore[attr-defined]  # a moment


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


def columns_for(workspace: Workspace) -> tuple[Column[PersonRow], ...]:
    """Return the columns, the usual ones first."""
    words = _Words(workspace, workspace.today())
    text, identifier, day = ColumnKind.TEXT, ColumnKind.IDENTIFIER, ColumnKind.DATE
    return (
        _column(Shown.NAME, N_("Full name"), ColumnKind.NAME),
        _column(Shown.NATIONAL_ID, N_("National ID"), identifier),
        _column(Shown.BIRTH_DATE, N_("Date of birth"), day, _born),
        _column(Shown.PLACE, N_("Village or quarter"), text, sample="القنطرة شرق"),
        _column(Shown.MEMBERS, N_("Members"), ColumnKind.FIGURE, sample="12"),
        _column(Shown.STATE, N_("State"), ColumnKind.STATE, _standing, sample="رقم متنازع"),
        _column(Shown.CODE, N_("File number"), identifier, sample="2026/10000"),
        _column(
            Shown.RELATION, N_("Relation"), text, lambda row: relation_word(row.relation), "head of household"
        ),
        _column(Shown.SEX, N_("Sex"), text, _sex, "female"),
        _column(Shown.AGE, N_("Age"), ColumnKind.FIGURE, words.age, "100"),
        _column(Shown.MARITAL, N_("Marital state"), text, _marital, "married"),
        _column(Shown.CATEGORIES, N_("Categories"), text, words.categories),
        _column(Shown.PHONE, N_("Phone"), identifier, sample="+20 100 234 5678"),
        _column(Shown.SECOND_PHONE, N_("Second phone"), identifier, sample="+20 100 234 5678"),
        _column(Shown.FATHER_NAME, N_("Father's name"), text),
        _column(Shown.MOTHER_NAME, N_("Mother's name"), text),
        _column(Shown.AREA, N_("District"), text),
        _column(Shown.ADDRESS, N_("Address"), text),
        _column(Shown.ORIGIN, N_("Source agency"), text, words.origin),
        _column(Shown.CREATED_AT, N_("Entered on"), day, lambda row: _day_of(row.created_at)),
        _column(Shown.UPDATED_AT, N_("Changed on"), day, lambda row: _day_of(row.updated_at)),
        _column(Shown.UPDATED_BY, N_("Changed by"), text, words.author),
    )


def cell_words(workspace: Workspace) -> dict[str, dict[str, str]]:
    """Return by column how its codes are called, for what leaves the screen."""
    language = current().language
    return {
        Shown.STATE.value: {state.value: _(words) for state, (words, _tone) in STATES.items()},
        Shown.RELATION.value: {relation.value: _(words) for relation, words in RELATIONS.items()},
        Shown.SEX.value: {sex.value: _(words) for sex, words in SEXES.items()},
        Shown.MARITAL.value: {state.value: _(words) for state, words in MARITAL_STATES.items()},
        Shown.CATEGORIES.value: dict(listings.choices(workspace, Field.CATEGORY, language)),
        Shown.UPDATED_BY.value: dict(listings.choices(workspace, Field.UPDATED_BY, language)),
        Shown.ORIGIN.value: dict(listings.choices(workspace, Field.ORIGIN, language)),
    }
