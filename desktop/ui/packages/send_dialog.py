"""The wizard for sending: under which memorandum and what, then exactly what would leave, then the request."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.operations.send_choice import SendChoice, SendPreview
from desktop.operations.send_options import SendOptions, send_options
from desktop.operations.sending import ask_send, preview_send
from desktop.ui.desk import Desk
from desktop.ui.packages.send_preview import SendPreviewView
from desktop.ui.text import embedded
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.work_dialog import WorkDialog

_LIST, _PROGRAMME, _ROUND, _RESULTS = "list:", "programme:", "round:", "results:"
_OF_PERSONS = ("period_from", "period_to", "has_members")


class SendDialog(WorkDialog):
    """Sends persons to a partner, or the share of a round, or the results of one.

    Signals:
        asked: The number of the request.
    """

    asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.jobs, parent, _("Send to a partner"), verb=_("Show what would leave"))
        self._desk = desk
        self._options = send_options(desk.workspace)
        self._shown: SendChoice | None = None
        self._may_leave = False
        self.preview: SendPreviewView | None = None
        self._build_form()
        self._connect()
        self.form.begin()

    def _build_form(self) -> None:
        workspace, side = self._desk.workspace, self.layoutDirection()
        self.form = Form(_FIELDS, country=workspace.country, today=workspace.today(), parent=self)
        self._choice("lane").set_options(
            [
                (
                    f"{uid} {code}",
                    _(
                        "{number}: {title}, to {partner}",
                        number=number,
                        title=embedded(title, side),
                        partner=embedded(name, side),
                    ),
                )
                for uid, code, number, title, name in (
                    (lane.memorandum_uid, lane.recipient, current().code(lane.number), lane.title, lane.name)
                    for lane in self._options.lanes
                )
            ]
        )
        self._choice("what").set_options(_whats(self._options, side))
        only = self._options.lanes[0] if len(self._options.lanes) == 1 else None
        self.form.set_values(
            {"lane": f"{only.memorandum_uid} {only.recipient}" if only else None, "what": ""}
        )
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.form)
        self.back = push_button(_("Back"), self)
        self.back.hide()
        self._buttons.insertWidget(0, self.back)
        if not self._options.lanes:
            self.add_words(_("No memorandum in force lets this office send. Put one in force first."))
        self.confirm.setEnabled(self.is_ready())
        self.body.addWidget(self.stack, 1)
        self.setMinimumWidth(620)

    def _connect(self) -> None:
        self.back.clicked.connect(self._go_back)
        self.form.submitted.connect(self.accept)
        self._choice("what").changed.connect(self._follow_what)

    def _choice(self, name: str) -> Choice:
        editor = self.form.editor(name)
        assert isinstance(editor, Choice)  # noqa: S101 (the fields declare it)
        return editor

    @Slot()
    def _follow_what(self) -> None:
        """Ask only for what the matter leaves open: a share and its results go to one partner, with one period."""
        what = self.form.text("what")
        matters = {f"{_ROUND}{one.uid}": one.agency for one in self._options.rounds}
        matters |= {f"{_RESULTS}{one.uid}": one.agency for one in self._options.results}
        recipient = matters.get(what)
        for name in _OF_PERSONS:
            self.form.editor(name).setEnabled(recipient is None)
        lanes = [lane for lane in self._options.lanes if lane.recipient == recipient]
        if lanes and not self.form.text("lane").endswith(f" {recipient}"):
            self._choice("lane").set_value(f"{lanes[0].memorandum_uid} {recipient}")

    def choice(self) -> SendChoice:
        """Return what was chosen."""
        uid, recipient = self.form.text("lane").split(" ")
        what = self.form.text("what")
        begins, ends = self.form.day("period_from"), self.form.day("period_to")
        return SendChoice(
            memorandum_uid=uid,
            recipient=recipient,
            list_uid=what.removeprefix(_LIST) if what.startswith(_LIST) else "",
            programme=what.removeprefix(_PROGRAMME) if what.startswith(_PROGRAMME) else "",
            round_uid=what.removeprefix(_ROUND) if what.startswith(_ROUND) else "",
            results_of=what.removeprefix(_RESULTS) if what.startswith(_RESULTS) else "",
            is_heads_only=not self.form.values()["has_members"],
            period_from=begins.date if begins else None,
            period_to=ends.date if ends else None,
        )

    def accept(self) -> None:
        """Show what would leave; once that was seen, ask for the second person."""
        workspace = self._desk.workspace
        if self._shown is None:
            if self.form.check():
                self.start(
                    partial(preview_send, workspace, self.choice()),
                    title=_("Looking at what would leave"),
                    done=self.show_preview,
                )
            return
        self.start(
            partial(ask_send, workspace, self._shown),
            title=_("Asking for approval"),
            done=self._hand_over,
            writes=True,
        )

    def show_preview(self, preview: SendPreview) -> None:
        """Show what would leave, before anything is asked."""
        self._shown = self.choice()
        self.preview = SendPreviewView(preview, self)
        self.stack.addWidget(self.preview)
        self.stack.setCurrentWidget(self.preview)
        self.banner.hide()
        self.back.show()
        self.confirm.setText(_("Ask for approval"))
        self._may_leave = bool(preview.persons) and not preview.is_over_cap
        self.confirm.setEnabled(self.is_ready())
        self.preview.sample.setFocus(Qt.FocusReason.OtherFocusReason)
        self._widen(980, 680)

    def _widen(self, width: int, height: int) -> None:
        """Grow around the middle of the window, not beyond its foot."""
        self.resize(width, height)
        parent = self.parentWidget()
        if parent is not None:
            place = self.geometry()
            place.moveCenter(parent.window().geometry().center())
            self.setGeometry(place)

    def is_ready(self) -> bool:
        """Say whether there is something to look at, or, once it was seen, something that may leave."""
        return self._may_leave if self._shown is not None else bool(self._options.lanes)

    @Slot()
    def _go_back(self) -> None:
        self.stop()
        self._shown = None
        if self.preview is not None:
            self.stack.removeWidget(self.preview)
            self.preview.deleteLater()
            self.preview = None
        self.back.hide()
        self.confirm.setText(_("Show what would leave"))
        self.confirm.setEnabled(self.is_ready())

    def _hand_over(self, number: str) -> None:
        self.asked.emit(number)
        self.finish()


def _whats(options: SendOptions, side: Qt.LayoutDirection) -> list[tuple[object, str]]:
    tongue = current()
    return [
        *(
            (
                f"{_ROUND}{one.uid}",
                _(
                    "Share of {agency}: round {number}, {title}",
                    agency=embedded(one.name, side),
                    number=tongue.code(one.number),
                    title=embedded(one.title, side),
                ),
            )
            for one in options.rounds
        ),
        *(
            (
                f"{_RESULTS}{one.uid}",
                _(
                    "Results of the share from {agency}: {title}",
                    agency=embedded(one.name, side),
                    title=embedded(one.title, side),
                ),
            )
            for one in options.results
        ),
        *(
            (f"{_LIST}{one.code}", _("Approved list {title}", title=embedded(one.label, side)))
            for one in options.lists
        ),
        *(
            (f"{_PROGRAMME}{one.code}", _("Families of the programme {name}", name=embedded(one.label, side)))
            for one in options.programmes
        ),
    ]


def _everybody(parent: QWidget) -> QWidget:
    return Choice((), parent, empty=_("All families of this office"))


_FIELDS = (
    Field(name="lane", label=N_("Memorandum and partner"), kind=FieldKind.CHOICE, is_required=True),
    Field(name="what", label=N_("Whom"), make=_everybody),
    Field(name="period_from", label=N_("Help from"), kind=FieldKind.DATE),
    Field(name="period_to", label=N_("Help until"), kind=FieldKind.DATE),
    Field(
        name="has_members",
        label=N_("All members, not the heads of households alone"),
        kind=FieldKind.CHECK,
    ),
)
