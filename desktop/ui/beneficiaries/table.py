"""The columns of the beneficiary list, and which order of the database each stands for."""

from collections.abc import Collection
from functools import cache, partial

from desktop.i18n.calendars import Precision
from desktop.i18n.catalogue import _, current
from desktop.i18n.nouns import CURRENCIES
from desktop.i18n.quantities import in_main
from desktop.marking import N_
from desktop.models.country import FACTS
from desktop.models.filtering import Field
from desktop.models.listing import SENSITIVE_COLUMNS, USUAL_COLUMNS, Order, PersonRow
from desktop.models.listing import Column as Shown
from desktop.models.national_id import IdState
from desktop.operations import listings
from desktop.operations.rights import Right, may
from desktop.ui.beneficiaries.circumstance_words import EDUCATIONS, HOUSING_KINDS, MARITAL_STATES, WORK_STATES
from desktop.ui.beneficiaries.line_words import HOUSING_STATES, PHONE_OWNERS
from desktop.ui.beneficiaries.words import RELATIONS, SEXES, STATES, state_tone, state_word
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
    """What stands in the cells whose words the office keeps, or that depend on the day and the country."""

    def __init__(self, workspace: Workspace) -> None:
        self._today = workspace.today()
        self._currency = CURRENCIES[FACTS[workspace.country].currency]
        self._of_column = cache(partial(_words_of, workspace))  # read for the columns that are looked at

    def age(self, row: PersonRow) -> int | None:
        """Return the full years."""
        return row.age_on(self._today)

    def of(self, column: Shown, row: PersonRow) -> str:
        """Return codes in words; one that stands in no list any more keeps its code."""
        value, words = row.value(column), self._of_column(column)
        codes = value if isinstance(value, tuple) else (str(value or ""),)
        return ("، " if current().is_rtl else ", ").join(words.get(str(code), str(code)) for code in codes)

    def column(self, key: Shown, heading: str, sample: str = "") -> Column[PersonRow]:
        """Return a column of codes in words."""
        return _column(key, heading, ColumnKind.TEXT, partial(self.of, key), sample)

    def author(self, row: PersonRow) -> str:
        """Return who changed the record last."""
        return self._of_column(Shown.UPDATED_BY).get(row.updated_by, "")

    def income(self, row: PersonRow) -> object:
        """Return the income of a month in pounds or rials."""
        income = row.value(Shown.INCOME)
        return in_main(income, self._currency) if isinstance(income, int) else None


def _born(row: PersonRow) -> object:
    return None if row.birth_date is None else (row.birth_date, Precision(row.birth_precision))


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
        return row.value(key)

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
    """Return the columns that this person may see, the usual ones first."""
    words = _Words(workspace)
    may_see = may(workspace.actor, Right.SEE_SENSITIVE)
    every = (*_of_person(words), *_of_family(words))
    return tuple(one for one in every if may_see or one.key not in SENSITIVE_COLUMNS)


def _of_person(words: _Words) -> tuple[Column[PersonRow], ...]:
    text, identifier, figure = ColumnKind.TEXT, ColumnKind.IDENTIFIER, ColumnKind.FIGURE
    return (
        _column(Shown.NAME, N_("Full name"), ColumnKind.NAME),
        _column(Shown.NATIONAL_ID, N_("National ID"), identifier),
        _column(Shown.BIRTH_DATE, N_("Date of birth"), ColumnKind.DATE, _born),
        _column(Shown.PLACE, N_("Village or quarter"), text, sample="القنطرة شرق"),
        _column(Shown.MEMBERS, N_("Members"), figure, sample="12"),
        _column(Shown.STATE, N_("State"), ColumnKind.STATE, _standing, sample="رقم متنازع"),
        _column(Shown.CODE, N_("File number"), identifier, sample="2026/10000"),
        words.column(Shown.RELATION, N_("Relation"), "head of household"),
        words.column(Shown.SEX, N_("Sex"), "female"),
        _column(Shown.AGE, N_("Age"), figure, words.age, "100"),
        words.column(Shown.MARITAL, N_("Marital state"), "married"),
        words.column(Shown.CATEGORIES, N_("Categories")),
        words.column(Shown.NEEDS, N_("Needs")),
        words.column(Shown.DISABILITY, N_("Disability")),
        words.column(Shown.PROGRAMMES, N_("Programmes")),
        words.column(Shown.EDUCATION, N_("Schooling")),
        words.column(Shown.WORK, N_("Work status")),
        _column(Shown.OCCUPATION, N_("Occupation"), text),
        _column(Shown.PHONE, N_("Phone"), identifier, sample="+20 100 234 5678"),
        words.column(Shown.PHONE_OWNER, N_("Whose phone")),
        _column(Shown.SECOND_PHONE, N_("Second phone"), identifier, sample="+20 100 234 5678"),
        words.column(Shown.SECOND_PHONE_OWNER, N_("Whose second phone")),
    )


def _of_family(words: _Words) -> tuple[Column[PersonRow], ...]:
    text, identifier, day = ColumnKind.TEXT, ColumnKind.IDENTIFIER, ColumnKind.DATE
    return (
        _column(Shown.FATHER_NAME, N_("Father's name"), text),
        _column(Shown.MOTHER_NAME, N_("Mother's name"), text),
        _column(Shown.AREA, N_("District"), text),
        _column(Shown.ADDRESS, N_("Address"), text),
        _column(Shown.LANDMARK, N_("Landmark"), text),
        _column(Shown.POSTAL_CODE, N_("Postal code"), identifier, sample="5719983344"),
        words.column(Shown.HOUSING, N_("Dwelling")),
        words.column(Shown.HOUSING_STATE, N_("State of the dwelling")),
        words.column(Shown.UTILITIES, N_("Connected to")),
        words.column(Shown.ASSETS, N_("Owns")),
        _column(Shown.INCOME, N_("Income of a month"), ColumnKind.FIGURE, words.income),
        _column(Shown.REVIEW_ON, N_("Next review"), day),
        _column(Shown.NOTES, N_("Notes"), text),
        words.column(Shown.ORIGIN, N_("Source agency")),
        _column(Shown.CREATED_AT, N_("Entered on"), day, lambda row: _day_of(row.created_at)),
        _column(Shown.UPDATED_AT, N_("Changed on"), day, lambda row: _day_of(row.updated_at)),
        _column(Shown.UPDATED_BY, N_("Changed by"), text, words.author),
    )


def cell_words(workspace: Workspace) -> dict[str, dict[str, str]]:
    """Return by column how its codes are called, on the screen and for what leaves it."""
    return {column.value: _words_of(workspace, column) for column in (*_FIXED, *_KEPT)}


def _words_of(workspace: Workspace, column: Shown) -> dict[str, str]:
    """Return how the codes of a column are called: by the program, or by the office."""
    if column in _KEPT:
        return dict(listings.choices(workspace, _KEPT[column], current().language))
    return {str(code): _(words) for code, words in _FIXED[column]}


_FIXED: dict[Shown, Collection[tuple[str, str]]] = {
    Shown.STATE: [(state, words) for state, (words, _tone) in STATES.items()],
    Shown.RELATION: RELATIONS.items(),
    Shown.SEX: SEXES.items(),
    Shown.MARITAL: MARITAL_STATES.items(),
    Shown.EDUCATION: EDUCATIONS.items(),
    Shown.WORK: WORK_STATES.items(),
    Shown.PHONE_OWNER: PHONE_OWNERS.items(),
    Shown.SECOND_PHONE_OWNER: PHONE_OWNERS.items(),
    Shown.HOUSING: HOUSING_KINDS.items(),
    Shown.HOUSING_STATE: HOUSING_STATES.items(),
}
_KEPT = {
    Shown.CATEGORIES: Field.CATEGORY,
    Shown.NEEDS: Field.NEED,
    Shown.DISABILITY: Field.DISABILITY,
    Shown.UTILITIES: Field.UTILITY,
    Shown.ASSETS: Field.ASSET,
    Shown.UPDATED_BY: Field.UPDATED_BY,
    Shown.ORIGIN: Field.ORIGIN,
}
