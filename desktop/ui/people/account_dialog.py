"""A new account, or other roles and areas for one that is there; a second person agrees before they count."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.problem import Problem, Severity
from desktop.models.user import Role, check_roles
from desktop.operations.people import Account, Added, add_user, areas_to_give, ask_change
from desktop.ui.desk import Desk
from desktop.ui.widgets.check_list import CheckList
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.work_dialog import WorkDialog

_ROLE_HELP = {
    Role.CLERK: N_("clerk: enters, prints and asks"),
    Role.CHECKER: N_("checker: approves what others asked"),
    Role.KEY_HOLDER: N_("key holder: seals and opens packages"),
    Role.AUDITOR: N_("auditor: reads the journal"),
    Role.ADMINISTRATOR: N_("administrator: looks after accounts and backups, sees no families"),
}


class AccountDialog(WorkDialog):
    """Collects one account, or what shall change of it, and asks a second person.

    Signals:
        asked: The number of the request.
    """

    asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None, account: Account | None = None) -> None:
        title = (
            _("New person") if account is None else _("Roles and areas of {person}", person=account.full_name)
        )
        super().__init__(desk.jobs, parent, title, verb=_("Ask a second person"))
        self._workspace, self._account = desk.workspace, account
        self.add_words(
            _("The roles count as soon as a second person agrees on the page Today.")
            if account is None or not account.is_closed
            else _("The account is opened again as soon as a second person agrees on the page Today.")
        )
        self.form = Form(_fields(is_new=account is None), labels_above=False, parent=self)
        self.body.addWidget(self.form)
        self.setMinimumWidth(600)
        self._offer()
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def _offer(self) -> None:
        roles, areas = self.form.editor("roles"), self.form.editor("areas")
        if isinstance(roles, CheckList) and isinstance(areas, CheckList):
            roles.set_options([(role.value, _(_ROLE_HELP[role])) for role in Role])
            areas.set_options([(one.code, one.label) for one in areas_to_give(self._workspace)])
        if self._account is not None:
            held = tuple(role.value for role in self._account.roles)
            self.form.set_values({"roles": held, "areas": self._account.areas})

    def accept(self) -> None:
        """Ask; the dialog stays open with the typing when it cannot be."""
        roles = frozenset(Role(role) for role in self._ticked("roles"))
        problems = [*self.form.problems(), *check_roles(roles)]
        if self._account is None and self.form.text("password") != self.form.text("again"):
            message = N_("The two passwords differ. Type the same one twice.")
            problems.append(Problem(Severity.ERROR, message, field="again"))
        self.form.show_problems(problems)
        if problems:
            return
        self.start(self._asking(roles, self._ticked("areas")), done=self._hand_over, writes=True)

    def _asking(self, roles: frozenset[Role], areas: tuple[str, ...]) -> Callable[..., Added | str]:
        if self._account is not None:
            return partial(ask_change, self._workspace, self._account.uid, roles=roles, areas=areas)
        return partial(
            add_user,
            self._workspace,
            name=self.form.text("name"),
            full_name=self.form.text("full_name"),
            roles=roles,
            areas=areas,
            password=self.form.text("password"),
        )

    def _ticked(self, name: str) -> tuple[str, ...]:
        editor = self.form.editor(name)
        return editor.value() if isinstance(editor, CheckList) else ()

    def _hand_over(self, made: Added | str) -> None:
        self.asked.emit(made.number if isinstance(made, Added) else made)
        self.finish()


def _fields(*, is_new: bool) -> tuple[Field, ...]:
    who = (
        Field(name="full_name", label=N_("Full name"), is_required=True),
        Field(name="name", label=N_("Name to sign in"), is_required=True),
    )
    what = (
        Field(name="roles", label=N_("Roles"), make=CheckList, is_required=True),
        Field(
            name="areas", label=N_("Areas"), make=CheckList,
            help=N_("Tick none for the whole office. An area holds all below it."),
        ),
    )  # fmt: skip
    first = (
        Field(
            name="password", label=N_("First password"), kind=FieldKind.PASSWORD, is_required=True,
            help=N_("At least 10 characters. The person chooses an own one at the first sign-in."),
        ),
        Field(name="again", label=N_("Password again"), kind=FieldKind.PASSWORD, is_required=True),
    )  # fmt: skip
    return (*who, *what, *first) if is_new else what
