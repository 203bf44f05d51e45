"""A new account: who, with which role, and the first password."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.problem import Problem, Severity
from desktop.models.user import Role
from desktop.operations.users import add_user
from desktop.ui.desk import Desk
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form


class AccountDialog(Dialog):
    """Collects one account and makes it."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(parent, _("New person"), verb=_("Add"))
        self._desk = desk
        self.banner = Banner(self)
        roles = [
            (Role.CLERK, _("clerk: enters, prints and asks")),
            (Role.CHECKER, _("checker: approves what others asked")),
            (Role.AUDITOR, _("auditor: reads the journal")),
        ]
        self.form = Form(
            (
                Field(name="full_name", label=N_("Full name"), is_required=True),
                Field(name="name", label=N_("Name to sign in"), is_required=True),
                Field(name="role", label=N_("Role"), kind=FieldKind.CHOICE, options=roles, is_required=True),
                Field(
                    name="password", label=N_("Password"), kind=FieldKind.PASSWORD, is_required=True,
                    help=N_("At least 10 characters; a short sentence is easy to remember."),
                ),
                Field(name="again", label=N_("Password again"), kind=FieldKind.PASSWORD, is_required=True),
            ),
            parent=self,
        )  # fmt: skip
        self.body.addWidget(self.banner)
        self.body.addWidget(self.form)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def accept(self) -> None:
        """Make the account; the dialog stays open with the typing when it cannot be made."""
        problems = self.form.problems()
        if self.form.text("password") != self.form.text("again"):
            message = N_("The two passwords differ. Type the same one twice.")
            problems.append(Problem(Severity.ERROR, message, field="again"))
        self.form.show_problems(problems)
        if problems:
            return
        self._desk.jobs.start(
            partial(
                add_user,
                self._desk.workspace,
                name=self.form.text("name"),
                full_name=self.form.text("full_name"),
                roles=frozenset({Role(self.form.text("role"))}),
                password=self.form.text("password"),
            ),
            done=self._close,
            failed=self._show_refusal,
            writes=True,
        )

    def _close(self, _uid: object) -> None:
        super().accept()

    def _show_refusal(self, error: UserError) -> None:
        self.banner.show_error(error)
