"""The scenes of a family's timeline: all of it, one kind, the form for a note of contact, and the paper."""

import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget
from sqlalchemy import insert, select

from desktop.models.base import new_uid
from desktop.models.beneficiary import Household
from desktop.models.contact_note import ContactDraft, ContactKind, Outcome
from desktop.models.country import Country
from desktop.models.need import Need
from desktop.models.period import Period
from desktop.models.programme import Benefit
from desktop.models.timeline import TimelineFilter
from desktop.operations import contact_notes, memberships, programmes
from desktop.operations.timeline_printing import print_timeline
from desktop.ui.beneficiaries.contact_dialog import ContactDialog
from desktop.ui.beneficiaries.timeline_paper import TimelinePaperDialog
from desktop.ui.beneficiaries.timeline_window import TimelineWindow
from desktop.ui.widgets.paper_window import PaperWindow
from desktop.workspace import Workspace
from tests.factories import NOW
from tests.ui.desks import country_of, filled_office, keep, language, make_desk, settle
from tests.ui.gallery import Scene

TODAY = NOW.date()
_FAMILY: dict[str, tuple[str, str]] = {}  # uid and name of the head, by country
_PAPERS: dict[str, Path] = {}
_PAGES: list[QWidget] = []
_WORDS = {
    "eg": ("زيارة منزلية: السقف يحتاج إلى ترميم", "طلبت الأسرة بطاطين للشتاء", "مستشفى الإسماعيلية العام", "كشف وعلاج"),
    "ir": ("بازدید از منزل: سقف نیاز به تعمیر دارد", "خانوار برای زمستان پتو خواست", "بیمارستان مطهری", "معاینه و درمان"),
}  # fmt: skip


def lived(workspace: Workspace) -> None:
    """Let much happen to one family."""
    country = workspace.country.value
    with workspace.store.read() as uow:
        uid = uow.session.scalars(select(Household.uid).order_by(Household.id)).first()
        assert uid is not None
        household = uow.beneficiaries.household(uid)
        assert household is not None
    _FAMILY[country] = (uid, household.members[0].name)
    visit, wish, hospital, cure = _WORDS[country]
    for draft in (
        ContactDraft(day=TODAY - timedelta(days=3), text=visit, outcome=Outcome.DONE),
        ContactDraft(kind=ContactKind.ASKED, day=TODAY - timedelta(days=20), text=wish),
        ContactDraft(kind=ContactKind.REFERRED, day=TODAY, text=cure, agency=hospital, is_sensitive=True),
    ):
        contact_notes.add_note(workspace, uid, draft)
    programmes.add_programme(workspace, code="karama", name="تكافل وكرامة" if country == "eg" else "مددکاری")
    memberships.enrol(workspace, "karama", [uid])
    born = {"origin": workspace.settings.code, "created_at": workspace.now(), "created_by": "-", "version": 1}
    given = [
        {
            "uid": new_uid(workspace.now()), **born, "origin": agency, "household_id": household.id,
            "agency_code": agency, "period_from": TODAY - timedelta(days=31 * n + 5), "source": agency,
            "source_line": str(n), "programme": "", "aid_kind": "food_box", "quantity": 1, "unit": "carton",
            "given_on": TODAY - timedelta(days=31 * n + 5), "period_to": None,
        }
        for n, agency in enumerate([workspace.settings.code] * 3 + ["hayah"])
    ]  # fmt: skip
    need = {"household_id": household.id, "kind": "house_repair", "noted_on": TODAY - timedelta(days=3)}
    with workspace.store.write() as uow:
        uow.session.connection().execute(insert(Benefit), given)
        uow.session.connection().execute(
            insert(Need),
            [{"uid": new_uid(workspace.now()), **born, **need, "urgency": "urgent", "state": "open"}],
        )
    for spoken in ("fa",) if workspace.country is Country.IRAN else ("ar", "en"):
        _PAPERS[spoken] = Path(tempfile.mkdtemp(prefix="wasl-timeline-")) / "timeline.pdf"
        print_timeline(workspace, uid, spoken, "", _PAPERS[spoken])


def window() -> TimelineWindow:
    """Return the window with a line chosen."""
    country = country_of(language())
    desk = make_desk(filled_office(country, lived))
    behind = QWidget()
    keep(desk, behind)
    uid, family = _FAMILY[country]
    made = TimelineWindow(desk, behind, household_uid=uid, family=family, is_closed=False)
    settle(desk)
    made.table.selectRow(0)
    _PAGES.append(made)
    return made


def filtered() -> QWidget:
    """Return the window with what one agency did in three months."""
    made = window()
    made.agency.set_value(made.agency.itemData(1))
    made.period.set_value(Period(date(2026, 1, 1), date(2026, 3, 31)))
    made.load()
    settle(made._desk)
    return made


def note() -> QWidget:
    """Return the form of a referral, half typed."""
    made = window()
    uid, family = _FAMILY[country_of(language())]
    dialog = ContactDialog(made._desk, made, household_uid=uid, family=family)
    dialog.form.set_values(
        {"kind": "referred", "day": TODAY, "text": _WORDS[country_of(language())][3], "outcome": "open"}
    )
    dialog._let_agency()
    return dialog


def paper_dialog() -> QWidget:
    """Return the question how the paper is wanted."""
    made = window()
    uid, family = _FAMILY[country_of(language())]
    return TimelinePaperDialog(made._desk, made, uid, family, TimelineFilter())


def paper() -> QWidget:
    """Return the printed timeline."""
    made = window()
    return PaperWindow(_PAPERS[language()], made)


def scenes() -> Iterator[Scene]:
    """Yield the scenes."""
    yield Scene("timeline", window)
    yield Scene("timeline-filtered", filtered)
    yield Scene("timeline-note", note, keeps_its_size=True)
    yield Scene("timeline-dialog", paper_dialog, keeps_its_size=True)
    yield Scene("timeline-paper", paper)
