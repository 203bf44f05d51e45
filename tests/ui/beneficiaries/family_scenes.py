"""The scenes of the family form: a long family, everything unfolded, a draft offered, somebody leaving."""

import json
from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop.models.beneficiary import Relation, Sex
from desktop.models.country import Country
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.models.family_lines import CategoryDraft, DisabilityDraft, NeedDraft, PaperDraft
from desktop.models.name_chain import child_name
from desktop.models.need import Urgency
from desktop.operations import beneficiaries
from desktop.operations.form_drafts import FAMILY, keep_draft
from desktop.ui.beneficiaries.departure_dialog import DepartureDialog
from desktop.ui.beneficiaries.drafts_dialog import DraftsDialog
from desktop.ui.beneficiaries.family_window import FamilyWindow
from desktop.ui.desk import Desk
from desktop.ui.widgets.period_field import PeriodField
from desktop.workspace import Workspace
from tests.ui.beneficiaries.invented import FAMILIES
from tests.ui.desks import country_of, filled_office, keep, language, make_desk, settle
from tests.ui.gallery import Scene

_OWN = {
    "eg": ("يوسف", "أحمد", "مريم", "محمود", "سارة", "عمر", "نور", "زياد", "هنا", "ملك", "جنى"),
    "ir": ("علی", "رضا", "زهرا", "حسین", "مریم", "مهدی", "نرگس", "امیر", "فاطمه", "سارا", "نازنین"),
}
_STORED: dict[str, str] = {}  # uid by country


def long_family(country: str) -> FamilyDraft:
    """Return fourteen persons with all that may stand around a family."""
    given = FAMILIES[country]
    head = replace(
        given.members[0],
        disability=DisabilityDraft(
            type_code=f"{country}_mobility", severity_code=f"sev_{country}_2", walking=3
        ),
    )
    children = tuple(
        MemberDraft(
            name=child_name(own, head.name, Country(country)),
            relation=Relation.DAUGHTER if place % 3 == 2 else Relation.SON,
            sex=Sex.FEMALE if place % 3 == 2 else Sex.MALE,
        )
        for place, own in enumerate(_OWN[country])
    )
    return replace(
        given,
        members=(head, *given.members[1:], *children),
        members_declared=None,
        categories=(CategoryDraft(code="poor_family"), CategoryDraft(code="disabled", member=0)),
        needs=(NeedDraft(kind="medicine", member=0, urgency=Urgency.URGENT), NeedDraft(kind="house_repair")),
        papers=(PaperDraft(kind="id_card", member=0, is_seen=True),),
    )


def fill(workspace: Workspace) -> None:
    """Add the long family."""
    country = workspace.country.value
    _STORED[country] = beneficiaries.register(workspace, long_family(country)).uid


def fourteen() -> QWidget:
    """Return the form of fourteen persons."""
    return _card(_desk())


def unfolded() -> QWidget:
    """Return the form with everything open that is folded away for a member."""
    window = _card(_desk())
    window.sheet.members.members[0].further.open()
    window.sheet.more.set_open(is_open=True)
    return window


def offered() -> QWidget:
    """Return an empty form that offers what was typed when the program fell."""
    desk = _desk()
    room = _room(desk)
    fallen = FamilyWindow(desk, room)
    head = FAMILIES[desk.workspace.country.value].members[0]
    fallen.sheet.members.members[0].row.editor("name").set_value(head.name)  # type: ignore[attr-defined]
    fallen.keeping.keep()
    settle(desk)
    return FamilyWindow(desk, room)


def with_begun(workspace: Workspace) -> None:
    """Leave two families in mid-way."""
    for place, name in enumerate(_OWN[workspace.country.value][:2]):
        head = FAMILIES[workspace.country.value].members[0].name
        typed = {"household": {}, "members": [{"fields": {"name": f"{name} {head}"}}]}
        keep_draft(workspace, FAMILY, f"{place:026}", None, json.dumps(typed))


def begun() -> QWidget:
    """Return the choice of the families that were begun."""
    desk = make_desk(filled_office(country_of(language()), with_begun))
    return DraftsDialog(desk, _room(desk))


def leaving() -> QWidget:
    """Return the question why a member leaves, and to where."""
    desk = _desk()
    window = _card(desk)
    window.departures.take_out(window.sheet.members.members[1])
    dialog = window.findChildren(DepartureDialog)[-1]
    dialog.form.editor("kind").set_value("other_family")  # type: ignore[attr-defined]
    dialog._follow()
    return dialog


def period() -> QWidget:
    """Return the field for a period, on a month."""
    made = PeriodField(today=_desk().workspace.today())
    made.setAccessibleName("…")
    return made


def family_scenes() -> Iterator[Scene]:
    """Yield the scenes."""
    yield Scene("family-fourteen", fourteen)
    yield Scene("family-unfolded", unfolded)
    yield Scene("family-draft-offered", offered)
    yield Scene("family-drafts", begun, keeps_its_size=True)
    yield Scene("family-leaving", leaving, keeps_its_size=True)
    yield Scene("period-field", period, keeps_its_size=True)


def _desk() -> Desk:
    workspace = filled_office(country_of(language()), fill)
    workspace.store._listeners.clear()
    return make_desk(workspace)


def _card(desk: Desk) -> FamilyWindow:
    card = beneficiaries.card(desk.workspace, _STORED[desk.workspace.country.value], language())
    return FamilyWindow(desk, _room(desk), card=card)


def _room(desk: Desk) -> QWidget:
    room = QWidget()
    room.resize(1280, 800)
    keep(desk, room)
    return room
