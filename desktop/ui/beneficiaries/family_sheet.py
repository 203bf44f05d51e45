"""The fields of a family on one sheet: the household at the leading side, its members beside it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.models.family import Departure, FamilyDraft
from desktop.models.family_card import FamilyCard
from desktop.models.family_lines import CategoryDraft
from desktop.models.problem import Problem
from desktop.ui.beneficiaries.family_fields import household_fields, household_values
from desktop.ui.beneficiaries.family_problems import Told, show_problems
from desktop.ui.beneficiaries.form_chain import FormChain
from desktop.ui.beneficiaries.member_form import MemberForm
from desktop.ui.beneficiaries.members_pane import MembersPane
from desktop.ui.theme import GRID
from desktop.ui.widgets.choice import Options
from desktop.ui.widgets.form import Form
from desktop.workspace import Workspace


class FamilySheet(QWidget):
    """Collects a draft.

    Signals:
        ended: Enter in the very last field.
        removal_wished: A member should be taken out (a MemberForm).
    """

    ended = Signal()
    removal_wished = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        areas: Options,
        categories: Options,
        card: FamilyCard | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._is_correction = card is not None
        self.leaving: dict[str, Departure] = {}
        self.household = Form(
            household_fields(areas, categories, is_new=card is None),
            country=workspace.country,
            today=workspace.today(),
            labels_above=True,
            parent=self,
        )
        self.members = MembersPane(workspace.country, workspace.today(), self)
        self.chain = FormChain(self)
        self._build()
        self._connect()
        self._show_family(card)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID + GRID // 2)
        row.addWidget(self._household_card(), 3)
        row.addWidget(self.members, 8)

    def _household_card(self) -> QWidget:
        card = QFrame(self)
        card.setProperty("role", "card")
        scroll = QScrollArea(card, widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(self.household)
        self.household.setAutoFillBackground(False)
        column = QVBoxLayout(card)
        column.setContentsMargins(2 * GRID, 2 * GRID, GRID, GRID)
        column.addWidget(scroll)
        return card

    def _connect(self) -> None:
        self.chain.ended.connect(self.ended)
        self.members.members_changed.connect(self._join)
        self.members.removal_wished.connect(self.removal_wished)

    def _show_family(self, card: FamilyCard | None) -> None:
        if card is None:
            self.members.begin_anew()
        else:
            self.household.set_values(household_values(card))
            self.household.editor("code").setEnabled(False)
            self.members.show_members(card.household.members)
        self._join()

    def begin(self) -> None:
        """Put the caret into the first field that can be typed into."""
        name = "area_code" if self._is_correction else "code"
        self.household.editor(name).setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_next(self) -> None:
        """Offer the next family, of the same district."""
        self.household.set_values({"area_code": self.household.text("area_code") or None})
        self.leaving.clear()
        self.members.begin_anew()
        self._join()
        self.begin()

    def draft(self, confirmed: frozenset[str] = frozenset()) -> FamilyDraft:
        """Return the family as typed."""
        marked = self.household.values()["categories"]
        return FamilyDraft(
            members=tuple(member.draft() for member in self.members.counted()),
            code="" if self._is_correction else self.household.text("code"),
            area_code=self.household.text("area_code") or None,
            place=self.household.text("place"),
            address=self.household.text("address"),
            members_declared=self.household.number("members_declared"),
            categories=tuple(CategoryDraft(code=str(code)) for code in marked)
            if isinstance(marked, tuple)
            else (),
            notes=self.household.text("notes"),
            leaving=dict(self.leaving),
            confirmed=confirmed,
        )

    def show_problems(self, problems: list[Problem]) -> Told:
        """Show what is wrong beside the fields."""
        return show_problems(problems, self.household, self.members.counted())

    def take_out(self, member: MemberForm, reason: str = "") -> None:
        """Take a member out; for a stored one the reason is kept until the family is saved."""
        if member.uid is not None:
            self.leaving[member.uid] = Departure(reason=reason)
        self.members.take_out(member)

    @property
    def is_dirty(self) -> bool:
        """Say whether something would be lost."""
        return bool(self.leaving) or self.household.is_dirty or self.members.is_dirty

    def forms(self) -> list[Form]:
        """Return all forms in the order of reading."""
        return [self.household, *self.members.forms()]

    @Slot()
    def _join(self) -> None:
        self.chain.join(self.forms())
