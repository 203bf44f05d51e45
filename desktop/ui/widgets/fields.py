"""What a form is declared with: fields of a kind, each made into its editor here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.i18n.catalogue import _
from desktop.models.country import FACTS, Country
from desktop.models.problem import Problem
from desktop.ui.widgets.choice import Choice, Options
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.id_field import IdField
from desktop.ui.widgets.number_field import NumberField
from desktop.ui.widgets.password_field import PasswordField
from desktop.ui.widgets.period_field import PeriodField
from desktop.ui.widgets.text_edit import LatinField, LineField, NotesField


class FieldKind(StrEnum):
    """What is entered, which decides how."""

    TEXT = "text"
    LATIN = "latin"  # phones, mail, codes
    ID = "id"
    DATE = "date"
    PERIOD = "period"
    NUMBER = "number"
    CHOICE = "choice"
    CHECK = "check"
    NOTES = "notes"
    PASSWORD = "password"  # noqa: S105 (the name of a kind)


class Editor(Protocol):
    """What every editor of a form can do; each is a widget and has a signal `changed`."""

    def value(self) -> object:
        """Return what was entered."""

    def set_value(self, value: object) -> None:
        """Show a value without calling it a change."""

    def own_problems(self) -> Sequence[Problem]:
        """Return why what was typed cannot be read."""

    def told(self) -> str:
        """Return what the value tells, to stand under the field when nothing is wrong."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of a form.

    Args:
        name: Names the value, and the field of a Problem.
        label: A marked sentence (`N_`).
        kind: What is entered.
        is_required: Whether the form may be saved without it.
        help: A marked sentence that stands under the field while nothing else does.
        options: For choices, value and words (already translated).
        decimals: For numbers, how many digits of the smallest unit; 2 for pounds and piastres.
        minimum: For numbers, in the smallest unit.
        maximum: For numbers, in the smallest unit.
        make: Makes an editor of one's own instead.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    is_required: bool = False
    help: str = ""
    options: Options = ()
    decimals: int = 0
    minimum: int = 0
    maximum: int = 10**15
    make: Callable[[QWidget], QWidget] | None = None


class CheckField(QCheckBox):
    """Yes or no.

    Signals:
        changed: The clerk changed it.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(self.changed)

    def value(self) -> bool:
        """Return whether it is marked."""
        return self.isChecked()

    def set_value(self, value: object) -> None:
        """Mark it or not."""
        self.setChecked(bool(value))

    def own_problems(self) -> Sequence[Problem]:
        """Return nothing: both answers are right."""
        return ()

    def told(self) -> str:
        """Return nothing."""
        return ""


def make_editor(field: Field, country: Country, today: date, parent: QWidget) -> QWidget:
    """Return the editor of a field."""
    if field.make is not None:
        return field.make(parent)
    makers: dict[FieldKind, Callable[[], QWidget]] = {
        FieldKind.TEXT: lambda: LineField(parent),
        FieldKind.LATIN: lambda: LatinField(parent),
        FieldKind.ID: lambda: IdField(country, parent, today=today),
        FieldKind.DATE: lambda: DateField(parent, today=today, weekend=FACTS[country].weekend),
        FieldKind.PERIOD: lambda: PeriodField(
            parent,
            today=today,
            weekend=FACTS[country].weekend,
            empty="" if field.is_required else _("any time"),
        ),
        FieldKind.NUMBER: lambda: NumberField(
            parent, minimum=field.minimum, maximum=field.maximum, decimals=field.decimals
        ),
        FieldKind.CHOICE: lambda: Choice(field.options, parent),
        FieldKind.CHECK: lambda: CheckField(parent),
        FieldKind.NOTES: lambda: NotesField(parent),
        FieldKind.PASSWORD: lambda: PasswordField(parent),
    }
    return makers[field.kind]()
