"""A section of lines in the family form, such as its categories: an empty line waits behind the last one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.country import Country
from desktop.models.problem import Problem, Severity
from desktop.ui.beneficiaries.line_fields import WHOSE, LineKind
from desktop.ui.widgets.choice import Choice, Options
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_typing import Typing, type_again, typing_of

Stored = Iterable[tuple[str | None, dict[str, object]]]


class LinesPane(Fold):
    """Lines of one kind, each a form in a row.

    Signals:
        lines_changed: A line came or went.
        changed: Something was typed.
    """

    lines_changed = Signal()
    changed = Signal()

    def __init__(self, kind: LineKind, key: str, people: Callable[[], Options], parent: QWidget) -> None:
        super().__init__(_(kind.title), key, parent)
        self.kind = kind
        self._people = people
        self.lines: list[Form] = []
        self._uids: dict[Form, str | None] = {}
        self.opened.connect(self._go_in)

    def show_lines(self, stored: Stored, country: Country, today: date) -> None:
        """Show stored lines, and an empty one behind them."""
        self._country, self._today = country, today
        for line in list(self.lines):
            self._forget(line)
        for uid, values in stored:
            self._add(uid, values)
        self._offer_one()

    def drafts(self, places: dict[str, int]) -> tuple[Any, ...]:
        """Return the lines that count as drafts; `places` says where in the draft each person stands."""
        return tuple(
            self.kind.draft(values, places.get(str(values.get(WHOSE) or "")), self._uids[line])
            for line, values in ((line, line.values()) for line in self.counted())
        )

    def counted(self) -> list[Form]:
        """Return the lines that say something."""
        return [line for line in self.lines if line.values()[self.kind.key]]

    @property
    def is_dirty(self) -> bool:
        """Say whether something would be lost."""
        return any(line.is_dirty for line in self.lines)

    def forms(self) -> list[Form]:
        """Return the lines in the order of reading."""
        return list(self.lines)

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Show problems of `<section>.<index>.<field>` beside their fields; return what the lines see themselves."""
        seen: list[Problem] = []
        places = {line: place for place, line in enumerate(self.counted())}
        for line in reversed(self.lines):  # the first error is shown last and keeps the focus
            prefix = f"{self.kind.name}.{places.get(line, '')}."
            mine = [
                replace(one, field=one.field[len(prefix) :])
                for one in problems
                if line in places and one.field.startswith(prefix)
            ]
            own = line.problems() or ([] if line in places else self._what_is_missing(line))
            line.show_problems([*mine, *own])
            seen += own
            if mine or own:
                self.set_open(is_open=True)
        return seen

    def _what_is_missing(self, line: Form) -> list[Problem]:
        """Return a problem for a new line that tells something of it does not say what."""
        if self._uids[line] is not None or not line.is_dirty:
            return []
        return [Problem(Severity.ERROR, N_("This field is required."), field=self.kind.key)]

    def take_out(self, line: Form) -> bool:
        """Take a line out that was not saved yet, or a category; return whether it went."""
        if self._uids[line] is not None and self.kind.name != "categories":
            return False
        self._forget(line)
        self._offer_one()
        self.changed.emit()
        return True

    def line_with_focus(self) -> Form | None:
        """Return the line in which the clerk is."""
        focused = self.window().focusWidget()
        return next((one for one in self.lines if focused is not None and one.isAncestorOf(focused)), None)

    def typing(self) -> list[Typing]:
        """Return what stands in each line that says something."""
        return [{"uid": self._uids[line], "fields": typing_of(line)} for line in self.counted()]

    def type_again(self, typings: Iterable[Typing]) -> None:
        """Put what was typed back."""
        wanted = list(typings)
        if self.typing() == wanted:
            return
        for line in list(self.lines):
            self._forget(line)
        for typing in wanted:
            uid, fields = typing["uid"], typing["fields"]
            line = self._add(str(uid) if uid else None, {})
            if isinstance(fields, dict):
                type_again(line, fields)
        self._offer_one()
        self.set_open(is_open=self.is_open or bool(wanted))

    @Slot()
    def name_people(self) -> None:
        """Offer the members as they are named now."""
        if self.kind.has_whose:
            options = self._people()
            for line in self.lines:
                whose = line.editor(WHOSE)
                if isinstance(whose, Choice):
                    whose.set_options(options)

    def _add(self, uid: str | None, values: dict[str, object]) -> Form:
        line = Form(
            self.kind.fields,
            country=self._country,
            today=self._today,
            across=self.kind.across,
            parent=self.body,
        )
        if self.kind.has_whose:
            whose = line.editor(WHOSE)
            if isinstance(whose, Choice):
                whose.set_options(self._people())
        line.set_values(values or dict(self.kind.usual))
        line.pass_over(*self.kind.told)
        line.changed.connect(self._follow)
        self._uids[line] = uid
        line.show_labels(are_seen=not self.lines)
        self.lines.append(line)
        self.column.addWidget(line)
        line.show()
        self._count()
        return line

    def _forget(self, line: Form) -> None:
        self.lines.remove(line)
        del self._uids[line]
        self.column.removeWidget(line)
        line.hide()
        line.deleteLater()
        for place, other in enumerate(self.lines):
            other.show_labels(are_seen=place == 0)
        self._count()

    def _count(self) -> None:
        self.say_count(len(self.counted()))
        self.lines_changed.emit()

    def _offer_one(self) -> None:
        if not self.lines or self.lines[-1].values()[self.kind.key]:
            self._add(None, {})

    @Slot()
    def _follow(self) -> None:
        """Give a new line to its person, and let an empty one wait behind the last."""
        line = self.sender()
        if isinstance(line, Form) and line in self.lines:
            self._belong(line)
        self._offer_one()
        self.say_count(len(self.counted()))
        self.changed.emit()

    def _belong(self, line: Form) -> None:
        """Let a category of persons fall to the head until the clerk says otherwise."""
        people = self._people()
        is_open = self.kind.has_whose and not line.values()[WHOSE] and self._uids[line] is None
        if is_open and line.values()[self.kind.key] in self.kind.of_persons and people:
            line.editor(WHOSE).set_value(people[0][0])  # type: ignore[attr-defined]  # a choice

    @Slot()
    def _go_in(self) -> None:
        if self.lines:
            self.lines[-1].begin()
