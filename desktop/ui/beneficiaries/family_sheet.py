"""The whole family on one sheet: the household, its members, and the lines around them."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _
from desktop.models.family import Departure, FamilyDraft
from desktop.models.family_card import FamilyCard
from desktop.models.problem import Problem
from desktop.operations.family_choices import FamilyChoices
from desktop.ui.beneficiaries.family_fields import household_fields, living_fields
from desktop.ui.beneficiaries.family_problems import Told, show_problems
from desktop.ui.beneficiaries.family_values import household_draft, household_values, line_values
from desktop.ui.beneficiaries.form_chain import FormChain
from desktop.ui.beneficiaries.line_fields import line_kinds
from desktop.ui.beneficiaries.lines_pane import LinesPane
from desktop.ui.beneficiaries.member_fields import Asked
from desktop.ui.beneficiaries.member_form import MemberForm
from desktop.ui.beneficiaries.members_pane import MembersPane
from desktop.ui.theme import GRID
from desktop.ui.widgets.choice import Choice, Options
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.form import Form
from desktop.workspace import Workspace

_CARRIED = ("area_code", "place")  # the next family mostly lives where the last one does
_ACROSS, _ACROSS_BELOW = (3, 6, 5, 9), (1, 1, 1, 1)


class FamilySheet(QScrollArea):
    """Collects a draft.

    Signals:
        changed: Something was typed.
        ended: Enter in the very last field.
        removal_wished: A member should be taken out (a MemberForm).
        parts_changed: Fields came or went.
    """

    changed = Signal()
    ended = Signal()
    removal_wished = Signal(object)
    parts_changed = Signal()

    def __init__(
        self, workspace: Workspace, choices: FamilyChoices, card: FamilyCard | None, parent: QWidget
    ) -> None:
        super().__init__(parent, widgetResizable=True)
        self._workspace = workspace
        self._is_correction = card is not None
        self.leaving: dict[str, Departure] = {}
        country, today = workspace.country, workspace.today()
        self._page = QWidget(self.viewport())
        head, people, around = self._cards = tuple(_card(self._page) for _place in range(3))
        self.household = Form(
            household_fields(choices, is_new=card is None),
            country=country,
            today=today,
            across=_ACROSS,
            parent=head,
        )
        self.more = Fold(_("Dwelling, income, notes"), "Alt+1", head)
        self.living = Form(
            living_fields(choices, country),
            country=country,
            today=today,
            across=_ACROSS_BELOW,
            parent=self.more.body,
        )
        self.members = MembersPane(Asked(country=country, today=today, choices=choices), people)
        self.lines = tuple(
            LinesPane(kind, f"Alt+{number}", self._people, around)
            for number, kind in enumerate(line_kinds(choices), start=2)
        )
        self.chain = FormChain(self)
        self._build()
        self._connect()
        self._show_family(card)

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._page.setAutoFillBackground(False)
        self.more.column.addWidget(self.living)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID + GRID // 2)
        parts: tuple[tuple[QWidget, ...], ...] = ((self.household, self.more), (self.members,), self.lines)
        for card, held in zip(self._cards, parts, strict=True):
            column.addWidget(card)
            inside = QVBoxLayout(card)
            inside.setContentsMargins(2 * GRID, GRID, GRID, GRID)
            for part in held:
                inside.addWidget(part)
        column.addStretch(1)
        self.setWidget(self._page)

    def _connect(self) -> None:
        self.chain.ended.connect(self.ended)
        self.members.members_changed.connect(self.join)
        self.members.removal_wished.connect(self.removal_wished)
        self.members.changed.connect(self.changed)
        self.more.opened.connect(self._go_into_living)
        for form in (self.household, self.living):
            form.changed.connect(self.changed)
        self.household.editor("area_code").changed.connect(self._settle_place)  # type: ignore[attr-defined]  # a choice
        for pane in self.lines:
            pane.changed.connect(self.changed)
            pane.lines_changed.connect(self.join)
            self.members.members_changed.connect(pane.name_people)
            self.members.names_changed.connect(pane.name_people)

    def _show_family(self, card: FamilyCard | None) -> None:
        stored: Mapping[str, list[tuple[str | None, dict[str, object]]]] = {}
        if card is None:
            self.members.begin_anew()
            self.household.pass_over("code")
        else:
            values = household_values(card)
            self.household.set_values(values)
            self.living.set_values(values)
            self.household.editor("code").setEnabled(False)
            self.members.show_members(card.household.members, card.lines.disabilities)
            stored = line_values(card)
        for pane in self.lines:
            pane.show_lines(stored.get(pane.kind.name, []), self._workspace.country, self._workspace.today())
            pane.set_open(is_open=pane.kind.name == "categories" or bool(pane.counted()))
        self.join()

    def begin(self) -> None:
        """Put the caret into the first field that is still open."""
        if not self.household.begin():
            self.members.members[0].row.begin()

    def begin_next(self) -> None:
        """Offer the next family, of the same district and village; both are passed, and seen."""
        carried = {name: self.household.values()[name] for name in _CARRIED}
        self.household.set_values(carried)
        self.household.pass_over(*_CARRIED)  # what the last family left empty is not asked again either
        self.living.set_values({})
        self.leaving.clear()
        self.members.begin_anew()
        for pane in self.lines:
            pane.show_lines([], self._workspace.country, self._workspace.today())
        self.join()
        self.begin()

    def draft(self, confirmed: frozenset[str] = frozenset()) -> FamilyDraft:
        """Return the family as typed."""
        members = self.members.counted()
        places = {member.key: place for place, member in enumerate(members)}
        return FamilyDraft(
            members=tuple(member.draft() for member in members),
            code=self.household.text("code"),
            leaving=dict(self.leaving),
            confirmed=confirmed,
            **household_draft({**self.household.values(), **self.living.values()}),
            **self._line_drafts(places),
        )

    def _line_drafts(self, places: dict[str, int]) -> dict[str, Any]:
        return {pane.kind.name: pane.drafts(places) for pane in self.lines}

    def show_problems(self, problems: list[Problem]) -> Told:
        """Show what is wrong beside the fields."""
        return show_problems(problems, (self.household, self.living), self.members.counted(), self.lines)

    def take_out(self, member: MemberForm, departure: Departure | None = None) -> None:
        """Take a member out; for a stored one the reason is kept until the family is saved."""
        if member.uid is not None and departure is not None:
            self.leaving[member.uid] = departure
        self.members.take_out(member)
        self.changed.emit()

    @property
    def is_dirty(self) -> bool:
        """Say whether something would be lost."""
        is_typed = self.household.is_dirty or self.living.is_dirty or self.members.is_dirty
        return is_typed or bool(self.leaving) or any(pane.is_dirty for pane in self.lines)

    def forms(self) -> list[Form]:
        """Return all forms in the order of reading."""
        of_lines = [form for pane in self.lines for form in pane.forms()]
        return [self.household, self.living, *self.members.forms(), *of_lines]

    def _people(self) -> Options:
        return [
            (member.key, member.row.text("name")) for member in self.members.counted() if not member.is_blank
        ]

    @Slot()
    def join(self) -> None:
        """Lead Enter through the forms that are there now."""
        self.chain.join(self.forms())
        self.parts_changed.emit()

    @Slot()
    def _settle_place(self) -> None:
        """Pass the village by where the area chosen is one."""
        self.household.pass_over("place", is_passed=" · " in self._area_words())

    def _area_words(self) -> str:
        area = self.household.editor("area_code")
        return area.currentText() if isinstance(area, Choice) else ""

    @Slot()
    def _go_into_living(self) -> None:
        self.living.begin()


def _card(parent: QWidget) -> QFrame:
    card = QFrame(parent)
    card.setProperty("role", "card")
    return card
