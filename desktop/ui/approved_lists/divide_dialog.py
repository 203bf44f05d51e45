"""Divides a draft among distributors, by numbers or by villages, and names the reserve."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, ngettext
from desktop.marking import N_
from desktop.models.approved_list import ApprovedList, ListRow
from desktop.models.list_plan import Division, Part
from desktop.operations import agencies, distributions, list_changes
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.scrolled import scrolled
from desktop.ui.widgets.switch import Switch
from desktop.ui.widgets.work_dialog import WorkDialog

BY_NUMBER, BY_VILLAGE = 0, 1
_MOST_VILLAGES = 60


class DivideDialog(WorkDialog):
    """Asks for the parts.

    Signals:
        divided: The list was divided; carries the ApprovedList.
    """

    divided = Signal(object)

    def __init__(self, desk: Desk, row: ListRow, parent: QWidget) -> None:
        super().__init__(desk.jobs, parent, _("Divide the list"), verb=_("Divide"))
        self._desk, self._row = desk, row
        self._agencies = [one for one in agencies.agencies(desk.workspace) if not one.is_own]
        villages = distributions.list_places(desk.workspace, row.uid)
        self._villages, self._others = villages[:_MOST_VILLAGES], len(villages[_MOST_VILLAGES:])
        self._build_parts()
        self.ways.switched.connect(self._show_way)
        self._show_way(BY_NUMBER)

    def _build_parts(self) -> None:
        self.add_words(
            ngettext(
                "The list has {n} family. What no partner gets stays with our office.",
                "The list has {n} families. What no partner gets stays with our office.",
                self._row.families,
            )
        )
        if self._others:
            self.add_words(
                ngettext(
                    "{n} village more is not offered here and stays with our office. Draft a list of its own for it.",
                    "{n} villages more are not offered here and stay with our office. Draft a list of their own for them.",
                    self._others,
                )
            )
        self.ways = Switch((_("By number of families"), _("By village")), self)
        self.numbers = Form([_number_field(code, name) for code, name in self._partners()], parent=self)
        self.villages = Form([self._village_field(n) for n in range(len(self._villages))], parent=self)
        self.end = Form([_RESERVE], parent=self)
        self.body.addWidget(self.ways)
        self._scrolls = [scrolled(self, form) for form in (self.numbers, self.villages)]
        for scroll in self._scrolls:
            self.body.addWidget(scroll, 1)
        self.body.addWidget(self.end)
        self.resize(560, 520)

    def _partners(self) -> list[tuple[str, str]]:
        return [(one.code, one.name) for one in self._agencies]

    def _village_field(self, n: int) -> Field:
        place, families = self._villages[n]
        label = f"{place or '–'} ({families})"

        def make(parent: QWidget) -> QWidget:
            return Choice(self._partners(), parent, empty=_("our office"))

        return Field(name=str(n), label=_literal(label), make=make)

    @Slot(int)
    def _show_way(self, way: int) -> None:
        for place, scroll in enumerate(self._scrolls):
            scroll.setVisible(place == way)
        form = self.numbers if way == BY_NUMBER else self.villages
        form.begin()

    def division(self) -> Division:
        """Return what was entered."""
        reserve = self.end.number("reserve") or 0
        if self.ways.place() == BY_NUMBER:
            counts = [(code, self.numbers.number(code) or 0) for code, _name in self._partners()]
            return Division(
                parts=tuple(Part(agency=code, count=count) for code, count in counts if count),
                reserve=reserve,
            )
        chosen: dict[str, list[str]] = {}
        for n, (place, _families) in enumerate(self._villages):
            code = self.villages.text(str(n))
            if code:
                chosen.setdefault(code, []).append(place)
        parts = tuple(Part(agency=code, places=tuple(places)) for code, places in chosen.items())
        return Division(parts=parts, reserve=reserve)

    def accept(self) -> None:
        """Divide the list; the dialog stays open when it is refused."""
        if self.numbers.check() and self.villages.check() and self.end.check():
            self.start(
                quick(partial(list_changes.divide, self._desk.workspace, self._row.uid, self.division())),
                done=self._hand_over,
                writes=True,
            )

    def _hand_over(self, edition: ApprovedList) -> None:
        self.divided.emit(edition)
        self.finish()


def _number_field(code: str, name: str) -> Field:
    return Field(name=code, label=_literal(name), kind=FieldKind.NUMBER, minimum=1)


def _literal(words: str) -> str:
    """Return somebody's words as a label, which is a sentence with named fields."""
    return words.replace("{", "{{").replace("}", "}}")


_RESERVE = Field(
    name="reserve",
    label=N_("Reserve: the last families"),
    kind=FieldKind.NUMBER,
    minimum=1,
    help=N_("They are called only by minute, when others did not come."),
)
