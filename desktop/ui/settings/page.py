"""Settings: colours, size of writing, language and digits; the people of the office; the check of the office."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _
from desktop.i18n.digits import Numerals
from desktop.marking import N_
from desktop.models.user import Role
from desktop.operations import checks
from desktop.operations.checks import CheckOutcome
from desktop.operations.people import PersonRow, people
from desktop.operations.rights import Right, may
from desktop.ui.application import dress
from desktop.ui.desk import Desk
from desktop.ui.settings.account_dialog import AccountDialog
from desktop.ui.theme import GRID, LARGEST_SIZE, SMALLEST_SIZE, ThemeName
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone

ROLE_WORDS = {
    Role.CLERK: N_("clerk"),
    Role.CHECKER: N_("checker"),
    Role.KEY_HOLDER: N_("key holder"),
    Role.AUDITOR: N_("auditor"),
    Role.ADMINISTRATOR: N_("administrator"),
}
_LANGUAGES = [("ar", "العربية"), ("fa", "فارسی"), ("en", "English")]
_DIGITS = [(Numerals.ARABIC.value, "٠١٢٣"), (Numerals.PERSIAN.value, "۰۱۲۳"), (Numerals.LATIN.value, "0123")]


def _roles(row: PersonRow) -> str:
    return " · ".join(_(ROLE_WORDS[role]) for role in Role if role in row.roles)


COLUMNS: tuple[Column[PersonRow], ...] = (
    Column(key="full_name", heading=N_("Person"), kind=ColumnKind.NAME, value=lambda row: row.full_name),
    Column(key="name", heading=N_("Name to sign in"), kind=ColumnKind.TEXT, value=lambda row: row.name),
    Column(
        key="roles", heading=N_("Roles"), kind=ColumnKind.TEXT, value=_roles, sample="clerk · administrator"
    ),
)


class SettingsPage(Page):
    """What one person likes, who works here, and whether the office is whole."""

    shows = frozenset({"user_account"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Settings"), parent)
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        self.check = self.add_button(_("Check the office"), "shield_checkmark")
        self.new_person = self.set_primary(_("New person…"), "person_add")
        actor = self.desk.workspace.actor
        self.new_person.setVisible(may(actor, Right.MANAGE_USERS))
        self.check.setVisible(may(actor, Right.SEE_JOURNAL))
        self.look = Form(self._fields(), parent=self)
        self.look.set_values(self._chosen())
        self.people = TableView(
            COLUMNS,
            name=_("People of the office"),
            key="people",
            preferences=self.desk.preferences,
            parent=self,
        )
        body = QWidget(self)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(_card(_("How the program looks"), self.look), 2)
        row.addWidget(_card(_("People of the office"), self.people), 3)
        self.set_body(body)

    def _fields(self) -> tuple[Field, ...]:
        themes = [(ThemeName.LIGHT.value, _("Light")), (ThemeName.DARK.value, _("Dark"))]
        return (
            Field(name="theme", label=N_("Colours"), kind=FieldKind.CHOICE, options=themes),
            Field(
                name="size", label=N_("Size of writing"), kind=FieldKind.NUMBER, minimum=SMALLEST_SIZE,
                maximum=LARGEST_SIZE, help=N_("In points; from 9 to 16."),
            ),
            Field(
                name="language", label=N_("Language of the windows"), kind=FieldKind.CHOICE, options=_LANGUAGES,
                help=N_("Takes effect at the next start. Papers keep the language of the office."),
            ),
            Field(
                name="numerals", label=N_("Digits"), kind=FieldKind.CHOICE, options=_DIGITS,
                help=N_("Takes effect at the next start."),
            ),
        )  # fmt: skip

    def _chosen(self) -> dict[str, object]:
        likes = self.desk.preferences
        return {
            "theme": likes.theme.value, "size": likes.size, "language": likes.language, "numerals": likes.numerals,
        }  # fmt: skip

    def _connect(self) -> None:
        self.look.changed.connect(self._wear)
        self.check.clicked.connect(self._check_office)
        self.new_person.clicked.connect(self._add_person)

    def reload(self) -> None:
        """Read the people again."""
        self.people.show_rows(people(self.desk.workspace))

    @Slot()
    def _wear(self) -> None:
        """Keep what was chosen; colours and size change at once."""
        likes = self.desk.preferences
        theme = self.look.text("theme")
        likes.theme = ThemeName(theme) if theme in set(ThemeName) else ThemeName.LIGHT
        likes.size = self.look.number("size") or likes.size
        likes.language = self.look.text("language")
        likes.numerals = self.look.text("numerals")
        app = QApplication.instance()
        if isinstance(app, QApplication):
            dress(app, likes.theme, likes.size)

    @Slot()
    def _check_office(self) -> None:
        self.desk.jobs.start(
            partial(checks.check_office, self.desk.workspace),
            title=_("Checking the office"),
            done=self._show_outcome,
            failed=self.banner.show_error,
            where="process",
            writes=True,
        )

    def _show_outcome(self, outcome: CheckOutcome) -> None:
        if outcome.is_whole:
            self.banner.say(
                _(
                    "Everything is whole: {entries} entries of the journal and {lists} approved lists hold.",
                    entries=outcome.entries,
                    lists=outcome.lists,
                ),
                Tone.OK,
            )
        else:
            self.banner.say(
                _(
                    "The check found damage: {where}. Restore the last backup and tell the administrator.",
                    where=outcome.where,
                ),
                Tone.ERROR,
            )

    @Slot()
    def _add_person(self) -> None:
        AccountDialog(self.desk, self).open()


def _card(title: str, part: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    heading = QLabel(title)
    heading.setProperty("role", "heading")
    column = QVBoxLayout(card)
    column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
    column.addWidget(heading)
    column.addWidget(part, 1)
    return card
