"""Samples of the papers about persons, files and the office itself, in the words of both countries."""

from datetime import UTC, date, datetime
from hashlib import sha256

from desktop.i18n.months import Calendar
from desktop.i18n.tongue import Tongue
from desktop.matching.verdicts import SENTENCES, Opinion
from desktop.models.approval import ApprovalKind
from desktop.models.country import Country
from desktop.models.duplicate_words import COMPARED, FACTS
from desktop.models.journal_paper import CheckpointLine, JournalReport, TallyLine
from desktop.models.match_paper import MatchSheet
from desktop.models.membership_paper import MembershipNotice
from desktop.models.notice_paper import DelayNotice
from desktop.models.paper import Signature, Stamp
from desktop.models.report import (
    Grouping,
    Label,
    PaperNumber,
    Records,
    ReportKind,
    ReportQuestion,
    ReportRow,
    ReportTable,
)
from desktop.models.report_paper import ReportPaper
from desktop.models.request_sheet import EFFECTS, TITLES
from desktop.models.timeline import EventKind, TimelineEvent
from desktop.models.timeline_paper import FamilyTimeline
from desktop.store import report_status
from tests.documents.samples import DIGEST, EGYPT, IRAN, JOURNAL, identity

AT = datetime(2026, 3, 4, 9, tzinfo=UTC)
NOON = datetime(2026, 3, 1, 10, 0, tzinfo=UTC)
EVENTS = (
    TimelineEvent(
        id=1, kind=EventKind.RECEIVED, day=date(2026, 3, 1), by="منى حسن علي", agency="مديرية التضامن",
        what="كرتونة رمضان", quantity=2, unit="carton", source="2026/4",
    ),
    TimelineEvent(
        id=2, kind=EventKind.TOLD, day=date(2026, 2, 1), agency="مؤسسة حياة كريمة", what="قافلة",
        source="ismailia-2026-1-7", told_at=AT,
    ),
    TimelineEvent(id=3, kind=EventKind.REFERRED, day=date(2026, 1, 20), uid="x", outcome="open", is_hidden=True),
    TimelineEvent(id=4, kind=EventKind.EXCLUDED, day=date(2026, 1, 9), outcome="suspended", source="2026/1"),
    TimelineEvent(id=5, kind=EventKind.CORRECTED, day=date(2025, 9, 9), fields=("phone", "place"), by="منى"),
)  # fmt: skip


def delay_notice(country: Country, kind: ApprovalKind = ApprovalKind.LIST) -> DelayNotice:
    """Return the notice of an office of one person."""
    is_egypt = country is Country.EGYPT
    return DelayNotice(
        letterhead=EGYPT if is_egypt else IRAN,
        stamp=Stamp(number="2026/7", digest=DIGEST, journal_head=JOURNAL, is_synthetic=True),
        kind=TITLES[kind],
        effect=EFFECTS[kind],
        subject="كراتين شهر رمضان" if is_egypt else "بسته معیشتی ماه رمضان",
        facts=(("عدد الأسر", "٢٠٤"),) if is_egypt else (("خانوار", "۲۰۴"),),
        asked_by="منى حسن علي" if is_egypt else "رضا کریمی",
        asked_at=NOON,
        posted_at=NOON,
        due_at=NOON.replace(day=2),
        head=_head(country),
    )


def membership_notice(country: Country, *, is_exit: bool = False) -> MembershipNotice:
    """Return the notice to a family whose help is suspended or ends."""
    is_egypt = country is Country.EGYPT
    return MembershipNotice(
        letterhead=EGYPT if is_egypt else IRAN,
        stamp=Stamp(number="2024/44" if is_egypt else "1404/44", journal_head=JOURNAL),
        is_exit=is_exit,
        name="مصطفى إبراهيم خليل" if is_egypt else "رضا احمدی",
        household_code="F-000123" if is_egypt else "3204000000123",
        programme="كراتين رمضان" if is_egypt else "طرح اطعام مهدوی",
        reason="لم تُقدَّم شهادة القيد المدرسي." if is_egypt else "گواهی تحصیلی ارائه نشده است.",
        day=date(2024, 12, 1),
        printed_on=date(2024, 11, 24),
        head=_head(country),
    )


def match_sheet(country: Country, tongue: Tongue) -> MatchSheet:
    """Return two files that may belong to one person."""
    is_egypt = country is Country.EGYPT
    values = {
        "name": ("محمد عبد الرحمن السيد", "محمد عبدالرحمن") if is_egypt else ("علی‌اکبر حسین‌پور", "علی اکبر حسین پور"),
        "national_id": (tongue.code(identity(country, 4)), "–"),
        "birth_date": (tongue.date(date(1984, 7, 3)), tongue.date(date(1984, 7, 1))),
        "members": (tongue.number(5), tongue.number(4)),
    }  # fmt: skip
    labels = COMPARED | FACTS
    return MatchSheet(
        letterhead=EGYPT if is_egypt else IRAN,
        stamp=Stamp(number="17", digest=DIGEST, journal_head=JOURNAL),
        day=date(2024, 11, 24),
        files=(tongue.code("F-000012"), tongue.code("F-000477")),
        rows=tuple((tongue.text(labels[field]), *pair) for field, pair in values.items()),
        verdict=tongue.text(SENTENCES[Opinion.LIKELY]),
        likely=93,
        reasons=(),
        said=(),
        signatures=(Signature(post=tongue.text("Checked by")), _head(country)),
    )


def family_timeline(country: Country) -> FamilyTimeline:
    """Return the timeline of a family, a part of it left out."""
    is_egypt = country is Country.EGYPT
    return FamilyTimeline(
        letterhead=EGYPT if is_egypt else IRAN,
        stamp=Stamp(number="2026/3", journal_head="ab" * 32, is_synthetic=True),
        at=AT,
        printed_by="هدى إبراهيم مصطفى" if is_egypt else "مریم کریمی",
        head="مصطفى إبراهيم خليل" if is_egypt else "رضا احمدی",
        national_id="28407031901454" if is_egypt else identity(country, 3),
        code="2026/17",
        place="القصاصين" if is_egypt else "قوردلان",
        members=5,
        events=EVENTS,
        is_whole=False,
    )


def journal_report(country: Country) -> JournalReport:
    """Return a month of the journal."""
    is_egypt = country is Country.EGYPT
    person = "هدى إبراهيم مصطفى" if is_egypt else "مریم کریمی"
    heads = [sha256(bytes([n])).hexdigest() for n in range(8)]
    return JournalReport(
        letterhead=EGYPT if is_egypt else IRAN,
        stamp=Stamp(number="2026/3", journal_head=JOURNAL, is_synthetic=True),
        at=datetime(2026, 3, 31, 10, tzinfo=UTC),
        printed_by=person,
        first_day=date(2026, 3, 1),
        last_day=date(2026, 3, 31),
        first_entry=1,
        last_entry=64,
        entries=64,
        tallies=(TallyLine("", "sign_in_failed", "user", 2), TallyLine(person, "read", "household", 62)),
        checkpoints=tuple(
            CheckpointLine(date(2026, 3, n + 1), 8 * n + 8, one) for n, one in enumerate(heads)
        ),
        proven=64,
        proven_head=JOURNAL,
        findings=(),
    )


def status_report(country: Country, grouping: Grouping, *, is_public: bool = False) -> ReportPaper:
    """Return how the rounds of a year stand, by round, agency or campaign."""
    is_egypt = country is Country.EGYPT
    names = ("مديرية التضامن الاجتماعي", "مؤسسة حياة كريمة") if is_egypt else ("کمیته امداد", "بهزیستی")
    campaign = "قافلة الخير" if is_egypt else "کاروان مهربانی"
    rows = []
    for n, agency in enumerate(names):
        values = {"number": PaperNumber(f"2024/{n + 1}"), "campaign": campaign, "day": date(2024, 11, n + 1)}
        labels = {
            Grouping.ROUND: (Label("{number}: {campaign}, {day}", True, values), Label(agency)),
            Grouping.AGENCY: (Label(agency),),
            Grouping.CAMPAIGN: (Label(f"{campaign} {n + 1}"),),
        }[grouping]
        cells = (12_350, 12_350, 30, 12_200, 70, 20, 10, 50, 12_360, 12_200, 120, 30, 10)
        rows.append(ReportRow(labels=labels, cells=cells, unit="carton"))
    calendar = Calendar.GREGORIAN if is_egypt else Calendar.JALALI
    table = ReportTable(
        question=ReportQuestion(
            kind=ReportKind.STATUS,
            first=date(2024, 1, 1),
            last=date(2024, 12, 31),
            grouping=grouping,
            calendar=calendar,
        ),
        heads=report_status._HEADS[grouping],
        columns=report_status._COLUMNS,
        rows=tuple(rows),
        total=tuple(2 * cell for cell in rows[0].cells if isinstance(cell, int)),
        total_unit="carton",
        records=24_700,
        record_kind=Records.FAMILIES,
        is_public=is_public,
    )
    return ReportPaper(
        letterhead=EGYPT if is_egypt else IRAN,
        stamp=Stamp(number="2024/5" if is_egypt else "1403/5", journal_head=JOURNAL),
        at=datetime(2024, 12, 31, 10, tzinfo=UTC),
        printed_by="هدى إبراهيم" if is_egypt else "مریم کریمی",
        table=table,
        signatures=(_head(country),),
    )


def _head(country: Country) -> Signature:
    return Signature(post="مدير الإدارة" if country is Country.EGYPT else "رئیس اداره")
