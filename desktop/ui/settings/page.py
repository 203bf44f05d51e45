"""Settings: how the program looks and speaks; one's own account and its lock; the check of the office."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.paper import PaperSize
from desktop.models.user import ROLE_WORDS, Role
from desktop.operations import checks
from desktop.operations.checks import CheckOutcome
from desktop.operations.rights import Right, may
from desktop.operations.staffing import ask_alone, may_ask_alone
from desktop.ui.application import dress
from desktop.ui.desk import Desk
from desktop.ui.preferences import LONGEST_LOCK_MINUTES
from desktop.ui.settings.data_card import DataCard
from desktop.ui.settings.password_dialog import PasswordDialog
from desktop.ui.settings.privacy_part import PrivacyPart
from desktop.ui.text import leading
from desktop.ui.theme import GRID, LARGEST_SIZE, SMALLEST_SIZE, ThemeName
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.dialog import ask
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.paper_dialog import DIGITS, LANGUAGES, SIZES
from desktop.ui.widgets.tone import Tone
from desktop.ui.widgets.wrapped_label import WrappedLabel

_LOCK = (
    Field(
        name="lock_minutes", label=N_("Lock after minutes"), kind=FieldKind.NUMBER, minimum=1,
        maximum=LONGEST_LOCK_MINUTES, help=N_("Without a key or a move of the mouse; from 1 to 15."),
    ),
)  # fmt: skip


class SettingsPage(Page):
    """What one person likes, the person's own account, and whether the office is whole."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Settings"), parent)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.check = self.add_button(_("Check the office"), "shield_checkmark")
        self.check.setVisible(may(self.desk.workspace.actor, Right.SEE_JOURNAL))
        self.alone = self.add_button(_("Only I am left here…"))
        self.alone.setVisible(may_ask_alone(self.desk.workspace))
        self.look = Form(self._fields(), parent=self)
        self.look.set_values(self._chosen())
        self.account = self._account()
        self.data = DataCard(self.desk, self.banner, self)
        leading_side, trailing_side = QVBoxLayout(), QVBoxLayout()
        leading_side.addWidget(_card(_("How the program looks"), self.look), 1)
        data = _card(_("The data of the office"), self.data)
        data.setVisible(may(self.desk.workspace.actor, Right.MANAGE_OFFICE))
        leading_side.addWidget(data)
        trailing_side.addWidget(_card(_("Your account"), self.account), 1)
        self._add_privacy(trailing_side)
        body = QWidget(self)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        for side in (leading_side, trailing_side):
            side.setSpacing(2 * GRID)
            row.addLayout(side, 1)
        self.set_body(body)

    def _add_privacy(self, side: QVBoxLayout) -> None:
        """Add what those decide who manage the office and see its families."""
        self.privacy: PrivacyPart | None = None
        rights = (Right.MANAGE_OFFICE, Right.SEE_BENEFICIARIES)
        if all(may(self.desk.workspace.actor, right) for right in rights):
            self.privacy = PrivacyPart(self.desk, self)
            self.privacy.failed.connect(self.banner.show_error)
            side.addWidget(_card(_("Privacy of the list"), self.privacy))

    def _fields(self) -> tuple[Field, ...]:
        themes = [(ThemeName.LIGHT.value, _("Light")), (ThemeName.DARK.value, _("Dark"))]
        return (
            Field(name="theme", label=N_("Colours"), kind=FieldKind.CHOICE, options=themes),
            Field(
                name="size", label=N_("Size of writing"), kind=FieldKind.NUMBER, minimum=SMALLEST_SIZE,
                maximum=LARGEST_SIZE, help=N_("In points; from 9 to 16."),
            ),
            Field(
                name="language", label=N_("Language of the windows"), kind=FieldKind.CHOICE, options=LANGUAGES,
                help=N_("Language and digits change at the next start."),
            ),
            Field(name="numerals", label=N_("Digits"), kind=FieldKind.CHOICE, options=DIGITS),
            Field(name="paper_size", label=N_("Paper size"), kind=FieldKind.CHOICE, options=SIZES),
            Field(
                name="has_sound", label=N_("Sounds at the counter"), kind=FieldKind.CHECK,
                help=N_("One for taken, another for handed over before, a third for refused."),
            ),
        )  # fmt: skip

    def _account(self) -> QWidget:
        """Return who is at work, with the password and the lock."""
        part = QWidget(self)
        actor = self.desk.workspace.actor
        roles = " · ".join(_(ROLE_WORDS[role]) for role in Role if actor is not None and role in actor.roles)
        self.who = WrappedLabel(
            leading(actor.full_name if actor is not None else "", self.layoutDirection()), part
        )
        self.roles = WrappedLabel(leading(_("Roles: {roles}", roles=roles), self.layoutDirection()), part)
        self.roles.setProperty("role", "muted")
        self.password = push_button(_("Change your password…"), part, picture="key")
        self.lock = Form(_LOCK, parent=part)
        self.lock.set_values({"lock_minutes": self.desk.preferences.lock_minutes})
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for each in (self.who, self.roles):
            column.addWidget(each)
        column.addWidget(self.password, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(GRID)
        column.addWidget(self.lock)
        column.addStretch(1)
        return part

    def _chosen(self) -> dict[str, object]:
        likes = self.desk.preferences
        return {
            "theme": likes.theme.value, "size": likes.size, "language": likes.language, "numerals": likes.numerals,
            "paper_size": likes.paper_size.value, "has_sound": not likes.is_silent,
        }  # fmt: skip

    def _connect(self) -> None:
        self.look.changed.connect(self._wear)
        self.check.clicked.connect(self._check_office)
        self.alone.clicked.connect(self._question_alone)
        self.lock.changed.connect(self._keep_lock)
        self.password.clicked.connect(self._change_password)

    @Slot()
    def _wear(self) -> None:
        """Keep what was chosen; colours and size change at once."""
        likes = self.desk.preferences
        theme = self.look.text("theme")
        likes.theme = ThemeName(theme) if theme in set(ThemeName) else ThemeName.LIGHT
        likes.size = self.look.number("size") or likes.size
        likes.language = self.look.text("language")
        likes.numerals = self.look.text("numerals")
        size = self.look.text("paper_size")
        likes.paper_size = PaperSize(size) if size else PaperSize.A4
        likes.is_silent = not self.look.values()["has_sound"]
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
    def _question_alone(self) -> None:
        ask(
            self,
            _("Does nobody else work in this office any more?"),
            _(
                "The colleague who leaves can agree on the page Today. Otherwise a notice is posted for a week. "
                "After that you carry out requests alone, each a day after its notice."
            ),
            verb=_("Ask for it"),
            then=self._ask_alone,
        )

    def _ask_alone(self) -> None:
        self.desk.jobs.start(
            partial(ask_alone, self.desk.workspace),
            done=self.tell_asked,
            failed=self.banner.show_error,
            writes=True,
        )

    @Slot()
    def _keep_lock(self) -> None:
        minutes = self.lock.number("lock_minutes")
        if minutes is not None and not self.lock.problems():
            self.desk.preferences.lock_minutes = minutes

    @Slot()
    def _change_password(self) -> None:
        dialog = PasswordDialog(self.desk, self)
        dialog.changed.connect(self._tell_changed)
        dialog.open()

    @Slot()
    def _tell_changed(self) -> None:
        self.banner.say(_("Your password is changed."), Tone.OK)


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
