"""Keeps the family form as a draft while it is typed, so that no crash, lock or power cut loses more than a moment."""

import json
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _, ngettext
from desktop.models.base import new_uid
from desktop.models.family_card import FamilyCard
from desktop.operations.form_drafts import FAMILY, KeptForm, drop_draft, keep_draft
from desktop.ui.beneficiaries.begun_families import family_name, typing_in, waiting
from desktop.ui.beneficiaries.drafts_dialog import DraftsDialog
from desktop.ui.beneficiaries.family_sheet import FamilySheet
from desktop.ui.beneficiaries.reading import briefly
from desktop.ui.beneficiaries.sheet_typing import type_on, typing_on
from desktop.ui.desk import Desk
from desktop.ui.widgets.buttons import Kind, push_button
from desktop.ui.widgets.dialog import KEEPS_TYPING, ask
from desktop.ui.widgets.form_typing import Typing

WAIT_MS = 1500  # from the first key on: what is typed meanwhile goes along


class FamilyKeeping(QObject):
    """Belongs to one window; while that saves, nothing is kept."""

    def __init__(self, desk: Desk, sheet: FamilySheet, window: QWidget, card: FamilyCard | None) -> None:
        super().__init__(window)
        self._desk, self._sheet, self._window = desk, sheet, window
        self._version = card.household.version if card is not None else None
        self.subject_uid = card.household.uid if card is not None else new_uid(desk.workspace.now())
        self.offered: KeptForm | None = None
        self.has_several = False  # new families wait: the clerk has to say which
        self._kept: Typing | None = None
        self._is_paused = False
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self.keep)
        sheet.changed.connect(self._begin)
        window.setProperty(KEEPS_TYPING, True)
        window.installEventFilter(self)

    def offer(self) -> str:
        """Return a sentence that offers what this person was typing when such a form was left, or fell."""
        is_new = self._version is None
        mine = waiting(self._desk.workspace, are_new=is_new, subject_uid="" if is_new else self.subject_uid)
        self.has_several = len(mine) > 1
        self.offered = mine[0] if len(mine) == 1 else None
        if self.has_several:
            return ngettext(
                "You began {n} family and did not save it. Choose it, or begin anew here.",
                "You began {n} families and did not save them. Choose one to go on with, or begin anew here.",
                len(mine),
            )
        return "" if self.offered is None else offer_words(self.offered)

    @property
    def step(self) -> str:
        """What the button beside the offer does."""
        return _("Choose…") if self.has_several else _("Go on with it")

    def ask_which(self, then: Callable[[KeptForm], None]) -> None:
        """Ask which of the families that were begun is meant."""
        dialog = DraftsDialog(self._desk, self._window, are_new=True)
        dialog.chosen.connect(then)
        dialog.open()

    def forget_offer(self) -> None:
        """Offer nothing any more."""
        self.offered, self.has_several = None, False

    def take_over(self, kept: KeptForm) -> int | None:
        """Go on with what was kept; return the version of the family it was typed upon."""
        self.forget_offer()
        self.subject_uid, self._version = kept.subject_uid, kept.version_read
        type_on(self._sheet, typing_in(kept))
        self._kept = typing_on(self._sheet)
        return kept.version_read

    def begin_anew(self) -> None:
        """Let the next family be kept by itself."""
        self.subject_uid, self._version = new_uid(self._desk.workspace.now()), None
        self._kept = None
        self.pause(is_paused=False)

    def pause(self, *, is_paused: bool) -> None:
        """Keep nothing while the form is saved: what is saved must not come back as a draft."""
        self._is_paused = is_paused
        self._timer.stop()

    @Slot()
    def keep(self) -> None:
        """Keep the form as it stands."""
        typing = typing_on(self._sheet)
        if self._is_paused or typing == self._kept or not self._sheet.is_dirty:
            return
        self._kept = typing
        content = json.dumps(typing, ensure_ascii=False)
        call = partial(keep_draft, self._desk.workspace, FAMILY, self.subject_uid, self._version, content)
        self._start(call)

    def ask_to_leave(self, *, leave: Callable[[], None], throw_away: Callable[[], None]) -> None:
        """Ask whether the typing waits as a draft, or goes."""
        question = ask(
            self._window,
            _("Leave without saving?"),
            _("What you typed for this family is kept for you as a draft and offered again."),
            verb=_("Leave"),
            way_out=_("Back to the form"),
            then=leave,
        )
        away = push_button(_("Throw the typing away"), question, kind=Kind.DANGER)
        question.add_button(away)
        away.clicked.connect(question.reject)
        away.clicked.connect(throw_away)

    def throw_away(self) -> None:
        """Forget what was typed."""
        self.pause(is_paused=True)
        self._start(partial(drop_draft, self._desk.workspace, FAMILY, self.subject_uid))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep at once what stands in a window that goes: the program is being locked, or left."""
        if event.type() == QEvent.Type.Hide:
            self.keep()
        return False

    def _start(self, call: Callable[[], None]) -> None:
        self._desk.jobs.start(briefly(call), done=_nothing, failed=self._try_later, writes=True)

    def _try_later(self, _fault: UserError) -> None:
        """Try again with the next key: saving itself will say what is wrong."""
        self._kept = None

    @Slot()
    def _begin(self) -> None:
        if not self._timer.isActive() and not self._is_paused:
            self._timer.start()


def offer_words(kept: KeptForm) -> str:
    """Return a sentence that offers to go on with a form, called by the first name in it."""
    return _(
        "You were typing {name} on {moment} and did not save. Go on with it, or begin anew here.",
        name=family_name(kept),
        moment=kept.saved_at,
    )


def _nothing(_result: object) -> None:
    """Take no notice."""
