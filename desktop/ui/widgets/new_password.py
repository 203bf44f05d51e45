"""The fields in which a person gives himself another password."""

from PySide6.QtWidgets import QWidget

from desktop.marking import N_
from desktop.models.problem import Problem, Severity
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form

_FIELDS = (
    Field(name="former", label=N_("Present password"), kind=FieldKind.PASSWORD, is_required=True),
    Field(
        name="wanted", label=N_("New password"), kind=FieldKind.PASSWORD, is_required=True,
        help=N_("At least 10 characters; a short sentence is easy to remember."),
    ),
    Field(name="again", label=N_("New password again"), kind=FieldKind.PASSWORD, is_required=True),
)  # fmt: skip


class NewPasswordForm(Form):
    """The present password, and the new one twice; without the present one where it was just typed."""

    def __init__(self, parent: QWidget, *, asks_former: bool = True, labels_above: bool = False) -> None:
        super().__init__(_FIELDS if asks_former else _FIELDS[1:], labels_above=labels_above, parent=parent)

    def check(self) -> bool:
        """Show what is missing, or that the two differ; return whether the new one may be asked for."""
        problems = self.problems()
        if not problems and self.text("wanted") != self.text("again"):
            message = N_("The two passwords differ. Type the same one twice.")
            problems = [Problem(Severity.ERROR, message, field="again")]
        self.show_problems(problems)
        return not problems


def own_password(parent: QWidget) -> NewPasswordForm:
    """Return the fields in which an own password takes the place of one that was just typed."""
    return NewPasswordForm(parent, asks_former=False, labels_above=True)
