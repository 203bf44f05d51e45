"""The fields of the dialog for a new list."""

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.list_plan import MOST_A_FAMILY, MOST_DAYS, PortionRule
from desktop.ui.widgets.check_list import CheckList
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.fields import Field, FieldKind


def _rules(parent: QWidget) -> QWidget:
    """Return the choice of what a portion is counted by, made when the language is known."""
    return Choice(
        ((PortionRule.FAMILY.value, _("for each family")), (PortionRule.MEMBER.value, _("for each member"))),
        parent,
    )


def _sources(parent: QWidget) -> QWidget:
    return Choice((), parent, empty=_("All that meet the conditions"))


def _any_area(parent: QWidget) -> QWidget:
    return Choice((), parent, empty=_("Everywhere"))


def _any_programme(parent: QWidget) -> QWidget:
    return Choice((), parent, empty=_("Not asked"))


def _no_programme(parent: QWidget) -> QWidget:
    return Choice((), parent, empty=_("None"))


WHAT = (
    Field(name="title", label=N_("Title"), is_required=True),
    Field(name="aid_kind", label=N_("Kind of aid"), kind=FieldKind.CHOICE, is_required=True),
    Field(
        name="each",
        label=N_("Quantity"),
        kind=FieldKind.NUMBER,
        minimum=1,
        maximum=MOST_A_FAMILY,
        is_required=True,
    ),
    Field(name="rule", label=N_("Counted"), make=_rules, is_required=True),
    Field(name="programme", label=N_("Given under the programme"), make=_no_programme),
    Field(name="period", label=N_("Period"), kind=FieldKind.PERIOD, is_required=True),
    Field(
        name="source",
        label=N_("Families"),
        make=_sources,
        help=N_("Those named have to meet the other conditions as well."),
    ),
)
WHO = (
    Field(name="area", label=N_("Area, with everything in it"), make=_any_area),
    Field(name="places", label=N_("Villages or quarters"), make=CheckList),
    Field(name="categories", label=N_("Categories"), make=CheckList),
    Field(name="size_from", label=N_("Members from"), kind=FieldKind.NUMBER, minimum=1, maximum=60),
    Field(name="size_to", label=N_("Members up to"), kind=FieldKind.NUMBER, minimum=1, maximum=60),
    Field(
        name="days_apart",
        label=N_("Nothing of the same kind of aid in the last days"),
        kind=FieldKind.NUMBER,
        minimum=1,
        maximum=MOST_DAYS,
        help=N_("Counts what every agency is known to have given, and what families already stand for."),
    ),
    Field(name="member_of", label=N_("Member of the programme"), make=_any_programme),
)
