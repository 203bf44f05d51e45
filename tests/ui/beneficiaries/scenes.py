"""The scenes of the beneficiaries page: the list, its card, a search without hits, and the family form."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from desktop.models.beneficiary import Relation
from desktop.models.erasure import ErasureReason, ErasureWish
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.models.importing import Pasted
from desktop.models.listing import Scope
from desktop.operations import beneficiaries
from desktop.operations.decisions import grant
from desktop.operations.erasure import ask_erasure
from desktop.operations.pair_judging import possible_doubles
from desktop.progress import Progress
from desktop.ui.beneficiaries.card import content
from desktop.ui.beneficiaries.doubles import DoublesDialog
from desktop.ui.beneficiaries.family_window import FamilyWindow
from desktop.ui.beneficiaries.meanwhile import Difference, MeanwhileDialog
from desktop.ui.beneficiaries.page import BeneficiariesPage
from desktop.ui.desk import Desk
from desktop.ui.widgets.card import RecordCard
from desktop.workspace import Workspace
from tests.factories import NOW, as_checker, make_office
from tests.ui.beneficiaries.family_scenes import family_scenes
from tests.ui.beneficiaries.invented import FAMILIES
from tests.ui.beneficiaries.listing_scenes import listing_scenes
from tests.ui.desks import country_of, filled_office, keep, language, make_desk, settle
from tests.ui.gallery import Scene

W = TypeVar("W", bound=QWidget)

CORRECTED: dict[str, str] = {}  # uid by country
SEARCHED = {"eg": "مصطفى خليل", "ir": "زهرا محمدی"}
BASES = {"eg": "القانون ١٥١ لسنة ٢٠٢٠، طلب رقم ١٧", "ir": "درخواست کتبی شماره ۱۷"}
REASONS = {"eg": "انتقلت الأسرة إلى محافظة أخرى", "ir": "خانوار به استان دیگری رفته است"}


def fill(workspace: Workspace) -> None:
    """Add a family with members, and close another one."""
    country = workspace.country.value
    saved = beneficiaries.register(workspace, FAMILIES[country])
    card = beneficiaries.card(workspace, saved.uid)
    assert card.household.members


def fresh_desk(workspace: Workspace) -> Desk:
    """Return a desk on an office whose former windows are gone."""
    workspace.store._listeners.clear()
    return make_desk(workspace)


def page(words: str = "") -> BeneficiariesPage:
    """Return the page, with the family of the words chosen."""
    desk = fresh_desk(filled_office(country_of(language()), fill))
    made = BeneficiariesPage(desk, import_wizard=no_wizard)
    keep(desk, made)
    settle(desk)
    if words and made.search is not None:
        made.search.setText(words)
        made.search._tell()
        settle(desk)
        made.shown.rest.stop()
        made.shown.read()
        settle(desk)
    return made


def list_page() -> QWidget:
    """Return the whole list with a line chosen."""
    made = page()
    made.list.selectRow(4)
    made.shown.rest.stop()
    made.shown.read()
    settle(made.desk)
    return made


def empty_page() -> QWidget:
    """Return the page of an office without families."""
    country = country_of(language())
    workspace = make_office(
        Path(mkdtemp(prefix="wasl-scene-")), country, "urmia" if country == "ir" else "ismailia"
    )
    desk = make_desk(workspace)
    made = BeneficiariesPage(desk, import_wizard=no_wizard)
    keep(desk, made)
    settle(desk)
    return made


def new_family() -> FamilyWindow:
    """Return the form for a new family, with the first member typed."""
    made = page()
    window = made.verbs.enter_family()
    member = window.sheet.members.members[0]
    first = FAMILIES[country_of(language())].members[0]
    member.row.editor("name").set_value(first.name)  # type: ignore[attr-defined]
    member.row.editor("national_id").setText(first.national_id)  # type: ignore[attr-defined]
    member.row.show_note("national_id")
    return _apart(window, made)


def doubted_family() -> FamilyWindow:
    """Return the form while somebody is typed who resembles a person of the list."""
    made = page(SEARCHED[country_of(language())])
    (row, *_) = [row for row in made.list._fetch([made.list.chosen_id() or 0]) if row is not None]
    window = made.verbs.enter_family()
    window.sheet.members.members[0].row.editor("name").set_value(row.name)  # type: ignore[attr-defined]
    window.sheet.members.who_typed.emit()
    settle(made.desk)
    return _apart(window, made)


def wrong_family() -> FamilyWindow:
    """Return the form after an attempt to save with faults."""
    made = page()
    window = made.verbs.enter_family()
    member = window.sheet.members.members[0]
    member.row.editor("national_id").setText("2840703")  # type: ignore[attr-defined]
    window._save()
    return _apart(window, made)


def stored_family() -> FamilyWindow:
    """Return the form on a stored family."""
    made = page(SEARCHED[country_of(language())])
    assert made.shown.card is not None
    return _apart(made.verbs.correct(made.shown.card), made)


def doubles() -> QWidget:
    """Return the question about persons who resemble those in the form."""
    made = page(SEARCHED[country_of(language())])
    (row, *_) = [row for row in made.list._fetch([made.list.chosen_id() or 0]) if row is not None]
    again = MemberDraft(name=row.name, relation=Relation.HEAD, phone=row.phone, birth_date=row.birth_date)
    draft = FamilyDraft(members=(again,), place=row.place)
    return _apart(DoublesDialog(possible_doubles(made.desk.workspace, draft), made), made)


def reason() -> QWidget:
    """Return the question why a file is closed."""
    made = page(SEARCHED[country_of(language())])
    assert made.shown.card is not None
    dialog = made.verbs.close_file(made.shown.card)
    dialog.form.set_values({"kind": "moved", "reason": REASONS[country_of(language())]})
    dialog.form.changed.emit()
    return _apart(dialog, made)


def erasing() -> QWidget:
    """Return the question why the data of a closed family are erased."""
    made = page(SEARCHED[country_of(language())])
    assert made.shown.card is not None
    dialog = made.verbs.erase(made.shown.card)
    dialog.form.set_values({"reason": "request", "legal_basis": BASES[country_of(language())]})
    return _apart(dialog, made)


def erased() -> QWidget:
    """Return the list of closed files with what is left of an erased one."""
    workspace = filled_office(country_of(language()), with_erased)
    desk = fresh_desk(workspace)
    made = BeneficiariesPage(desk, import_wizard=no_wizard)
    keep(desk, made)
    made._set_scope(Scope.CLOSED)
    settle(desk)
    made.list.selectRow(0)
    made.shown.rest.stop()
    made.shown.read()
    settle(desk)
    return made


def with_erased(workspace: Workspace) -> None:
    """Close a family and let two persons erase its data."""
    saved = beneficiaries.register(workspace, FAMILIES[workspace.country.value])
    beneficiaries.close_file(workspace, saved.uid, saved.version, REASONS[workspace.country.value])
    wish = ErasureWish(reason=ErasureReason.REQUEST, legal_basis=BASES[workspace.country.value])
    grant(as_checker(workspace), ask_erasure(workspace, saved.uid, wish), Progress())


def meanwhile() -> QWidget:
    """Return the comparison with what somebody else saved."""
    made = page()
    family = FAMILIES[country_of(language())]
    shown = [
        Difference("", "place", family.place, family.address),
        Difference(family.members[0].name, "phone", "", family.members[0].phone),
    ]
    return _apart(MeanwhileDialog(shown, made), made)


def no_wizard(desk: Desk, parent: QWidget, file: Path | Pasted | None) -> QWidget:
    """Return nothing of use: pages do not know each other."""
    return QWidget(parent)


def _apart(window: W, made: BeneficiariesPage) -> W:
    """Keep the page alive as long as its window."""
    window.page = made  # type: ignore[attr-defined]
    return window


def corrected(workspace: Workspace) -> None:
    """Let two persons correct a family on two days, so that its card has a history."""
    country = workspace.country.value
    saved = beneficiaries.register(workspace, FAMILIES[country])
    CORRECTED[country] = saved.uid
    moved = _stored_draft(workspace, saved.uid)
    first, *others = moved.members
    first = replace(first, phone="01001234567" if country == "eg" else "09141234567")
    beneficiaries.correct(
        workspace, saved.uid, saved.version, replace(moved, members=(first, *others), categories=())
    )
    later = as_checker(replace(workspace, now=lambda: NOW + timedelta(days=3, hours=2)))
    again = _stored_draft(later, saved.uid)
    grown = replace(again.members[-1], birth_date=date(2019, 5, 2), birth_precision="month")
    version = beneficiaries.card(later, saved.uid).household.version
    place = "أبو صوير" if country == "eg" else "ارومیه"
    members = (*again.members[:-1], grown)
    beneficiaries.correct(later, saved.uid, version, replace(again, members=members, place=place))


def _stored_draft(workspace: Workspace, uid: str) -> FamilyDraft:
    """Return a stored family as the form would hold it."""
    household = beneficiaries.card(workspace, uid).household
    given = FAMILIES[workspace.country.value]
    members = tuple(
        replace(one, uid=stored.uid, national_id=stored.national_id, phone=stored.phone)
        for one, stored in zip(given.members, household.members, strict=True)
    )
    return replace(given, members=members, code=household.code)


def history() -> QWidget:
    """Return the card of a family that was corrected twice, with the whole of its history in sight."""
    workspace = filled_office(country_of(language()), corrected)
    made = RecordCard("")
    uid = CORRECTED[workspace.country.value]
    made.show_record(content(beneficiaries.card(workspace, uid, language())))
    made.setMinimumSize(420, 900)
    return made


def scenes() -> Iterator[Scene]:
    """Yield the scenes."""
    yield from listing_scenes(page, empty_page)
    yield from family_scenes()
    yield Scene("beneficiaries", list_page)
    yield Scene("beneficiaries-found", lambda: page(SEARCHED[country_of(language())]))
    yield Scene("beneficiaries-nobody", lambda: page("zzzz"))
    yield Scene("beneficiaries-empty", empty_page)
    yield Scene("family-history", history, keeps_its_size=True)
    yield Scene("family-new", new_family)
    yield Scene("family-doubted", doubted_family)
    yield Scene("family-wrong", wrong_family)
    yield Scene("family-stored", stored_family)
    yield Scene("family-doubles", doubles, keeps_its_size=True)
    yield Scene("family-close", reason, keeps_its_size=True)
    yield Scene("family-erase", erasing, keeps_its_size=True)
    yield Scene("family-erased", erased)
    yield Scene("family-meanwhile", meanwhile, keeps_its_size=True)
