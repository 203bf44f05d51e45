"""Pictures of programmes: the catalogue, the families of one, and their forms."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.models.filtering import Condition, Field
from desktop.models.listing import Listing
from desktop.models.listing_text import View
from desktop.models.member_row import MemberRow
from desktop.models.period import Period
from desktop.models.programme import NoticeWay, ProgrammeKind, StageKind
from desktop.models.programme_draft import ProgrammeDraft, StageDraft
from desktop.operations import memberships, programmes, saved_views
from desktop.operations.memberships import Preview
from desktop.ui.desk import Desk
from desktop.ui.programmes.enrol_dialog import EnrolDialog
from desktop.ui.programmes.member_dialogs import EndingDialog, ToldDialog
from desktop.ui.programmes.notice_dialog import NoticeDialog
from desktop.ui.programmes.page import CATALOGUE, FAMILIES, ProgrammesPage
from desktop.ui.programmes.programme_dialog import ProgrammeDialog
from desktop.ui.programmes.stage_dialog import StageDialog
from desktop.workspace import Workspace
from tests.ui.desks import country_of, filled_office, keep, language, make_desk
from tests.ui.gallery import Scene

NAMES = {
    "eg": ("تكافل وكرامة", "كرتونة رمضان ١٤٤٧", "بطانية الشتاء", "رمضان", "المرحلة الأولى", "مستندات ناقصة"),
    "ir": ("مستمری ماهانه", "بسته رمضان ۱۴۴۷", "پویش زمستان", "رمضان", "مرحله یکم", "نقص مدارک"),
}


def helping(office: Workspace) -> None:
    """Let the office have a programme with families, a campaign with its parts, and one that is over."""
    first, second, third, month, phase, reason = NAMES[office.country.value]
    today = office.today()
    for code, name, kind, aid in (
        ("monthly", first, ProgrammeKind.PROGRAMME, "cash_monthly"),
        ("ramadan", second, ProgrammeKind.CAMPAIGN, "food_box"),
        ("winter", third, ProgrammeKind.CAMPAIGN, "kind_blanket"),
    ):
        is_campaign = kind is ProgrammeKind.CAMPAIGN
        programmes.register_programme(
            office,
            ProgrammeDraft(
                code=code, name=name, kind=kind, aid_kind=aid, target=40 if is_campaign else None,
                starts_on=today - timedelta(days=40) if is_campaign else None,
                ends_on=today + timedelta(days=50) if is_campaign else None,
            ),
        )  # fmt: skip
    programmes.close_programme(office, "winter")
    parts = (
        StageDraft(name=phase, starts_on=today - timedelta(days=40), ends_on=today - timedelta(days=10)),
        StageDraft(name=month, starts_on=date(2026, 2, 18), ends_on=date(2026, 3, 19), kind=StageKind.PERIOD),
    )
    for part in parts:
        programmes.put_stage(office, "ramadan", part)
    memberships.enrol_seen(office, "ramadan", Listing(), today - timedelta(days=30))
    rows = listed(office)
    for place, row in enumerate(rows[:3]):
        memberships.suspend(office, row.uid, reason, today - timedelta(days=place))
    memberships.note_told(office, rows[1].uid, today, NoticeWay.LETTER)
    view = View(Listing(conditions=(Condition(field=Field.CATEGORY, values=("widow",)),)))
    saved_views.keep_view(office, first, view, is_shared=True)


def listed(office: Workspace) -> list[MemberRow]:
    """Return the families of the campaign."""
    ids = memberships.member_ids(office, "ramadan")
    return [row for row in memberships.member_rows(office, ids) if row is not None]


def desk_of() -> Desk:
    """Return the desk of a clerk in that office."""
    return make_desk(filled_office(country_of(language()), helping))


def page(view: int = CATALOGUE, line: int = 0) -> ProgrammesPage:
    """Return the page with one of its views in front and a line chosen."""
    desk = desk_of()
    made = ProgrammesPage(desk)
    keep(desk, made)
    made.catalogue.choose(
        next(row.uid for row in programmes.catalogue(desk.workspace) if row.code == "ramadan")
    )
    if view == FAMILIES:
        made.switch.go_to(FAMILIES)
        made.members.view.selectRow(line)
    return made


def kept(desk: Desk, dialog: QWidget) -> QWidget:
    """Keep what a dialog is made of."""
    keep(desk, dialog)
    return dialog


def form(*, is_new: bool) -> QWidget:
    """Return the form of a programme."""
    desk = desk_of()
    row = next(row for row in programmes.catalogue(desk.workspace) if row.code == "ramadan")
    return kept(desk, ProgrammeDialog(desk, None, None if is_new else row))  # type: ignore[arg-type]  # alone in its picture


def stage() -> QWidget:
    """Return the form of a period, with a month chosen."""
    desk = desk_of()
    stages = programmes.stages(desk.workspace, "ramadan")
    dialog = StageDialog(desk, None, "ramadan", NAMES[country_of(language())][1], stages)  # type: ignore[arg-type]
    dialog.form.set_values({"kind": "period", "days": Period(date(2026, 2, 18), date(2026, 3, 19))})
    return kept(desk, dialog)


def enrolment() -> QWidget:
    """Return the entry of many families, counted."""
    desk = desk_of()
    dialog = EnrolDialog(desk, None, "monthly", NAMES[country_of(language())][0])  # type: ignore[arg-type]
    dialog.form.set_values({"category": "widow", "day": desk.workspace.today()})
    dialog.show_preview(Preview(112, 97))
    return kept(desk, dialog)


def ending(*, is_exit: bool) -> QWidget:
    """Return the question why a family is suspended or leaves."""
    desk = desk_of()
    row = listed(desk.workspace)[4]
    return kept(desk, EndingDialog(desk, None, "ramadan", row, is_exit=is_exit))  # type: ignore[arg-type]


def told() -> QWidget:
    """Return the note that a family was told."""
    desk = desk_of()
    return kept(desk, ToldDialog(desk, None, listed(desk.workspace)[0]))  # type: ignore[arg-type]


def notice() -> QWidget:
    """Return the question how the notice is printed."""
    desk = desk_of()
    return kept(desk, NoticeDialog(desk, None, listed(desk.workspace)[0]))  # type: ignore[arg-type]


def scenes() -> Iterator[Scene]:
    """Yield every scene of the page."""
    yield Scene("programmes", page)
    yield Scene("programmes-families", partial(page, FAMILIES, 1))
    yield Scene("programmes-new", partial(form, is_new=True), keeps_its_size=True)
    yield Scene("programmes-change", partial(form, is_new=False), keeps_its_size=True)
    yield Scene("programmes-period", stage, keeps_its_size=True)
    yield Scene("programmes-enrolment", enrolment, keeps_its_size=True)
    yield Scene("programmes-suspension", partial(ending, is_exit=False), keeps_its_size=True)
    yield Scene("programmes-exit", partial(ending, is_exit=True), keeps_its_size=True)
    yield Scene("programmes-told", told, keeps_its_size=True)
    yield Scene("programmes-notice", notice, keeps_its_size=True)
