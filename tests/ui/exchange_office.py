"""An office with partners, memoranda and packages of every state, for pictures and tests of their pages."""

import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from desktop.errors import UserError
from desktop.models.agency import AgencyKind
from desktop.models.memorandum import MemorandumDraft, Profile
from desktop.models.package import RefusalReason, RowDecision, RowVerdict
from desktop.operations import agencies, cards, memoranda, packages, reviewing
from desktop.operations.agencies import AgencyDraft
from desktop.operations.decisions import grant
from desktop.operations.memorandum_printing import print_memorandum
from desktop.operations.send_choice import SendChoice
from desktop.operations.terms_exchange import send_terms
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.exchanging import Pair, activate, carry, last_out, on_stick, populate, verify_card
from tests.factories import as_checker, make_office
from tests.ui.desks import filled_office

WORDS = {
    "eg": {
        "partner": ("red-crescent", "جمعية الهلال الأحمر المصري بالإسماعيلية", "كريم فؤاد", "مدير الفرع"),
        "others": (("orman", "جمعية الأورمان"), ("food-bank", "بنك الطعام المصري")),
        "titles": ("تبادل بيانات الأسر الأولى بالرعاية", "توزيع الأجهزة التعويضية"),
        "purpose": "منع ازدواج الصرف في حملة الشتاء",
        "basis": "موافقة الأسر المكتوبة",
        "phone": "0643220011",
        "conflict": "سعاد عبد المنعم خليل",
    },
    "ir": {
        "partner": ("behzisti-urmia", "بهزیستی آذربایجان غربی", "نسرین جعفری", "مدیرکل"),
        "others": (("mehr", "خیریه مهر"), ("helal-urmia", "هلال‌احمر ارومیه")),
        "titles": ("تبادل اطلاعات خانوارهای تحت پوشش", "تحویل وسایل کمک‌توان‌بخشی"),
        "purpose": "جلوگیری از پرداخت موازی در طرح زمستانی",
        "basis": "رضایت کتبی خانوارها",
        "phone": "04433440011",
        "conflict": "گلناز پورحسینی",
    },
}
FIELDS = ("name", "id_number", "id_kind", "area_code", "area_name", "programme", "period_from", "period_to")


def a_draft(office: Workspace, partner: str, place: int) -> MemorandumDraft:
    """Return an invented memorandum with a partner."""
    words = WORDS[office.settings.country]
    ours = office.settings.code
    return MemorandumDraft(
        title=str(words["titles"][place]),
        language=office.settings.language,
        purpose=str(words["purpose"]),
        legal_basis=str(words["basis"]),
        parties=(ours, partner),
        profile=Profile.P2,
        fields=FIELDS,
        directions=(f"{ours}>{partner}", f"{partner}>{ours}"),
        row_cap=1000,
        valid_from=date(2026, 1, 1),
        valid_to=date(2026, 12, 31),
        retention_days=180,
    )


def join(office: Workspace) -> Pair:
    """Give the office a partner with which it may exchange."""
    words = WORDS[office.settings.country]
    code, name, person, post = (str(part) for part in words["partner"])
    folder = Path(tempfile.mkdtemp(prefix="wasl-partner-"))
    partner = make_office(folder, office.settings.country, code)
    courier = folder / "stick"
    courier.mkdir()
    own = next(row for row in agencies.agencies(office) if row.is_own)
    draft = AgencyDraft(
        code=code, name=name, kind=AgencyKind.CHARITY, representative=person, post=post,
        phone=str(words["phone"]),
    )  # fmt: skip
    agencies.add_agency(office, draft)
    agencies.add_agency(partner, AgencyDraft(code=own.code, name=own.name))
    for ours, theirs in ((office, partner), (partner, office)):
        cards.receive_card(ours, cards.export_card(theirs, courier))
        verify_card(ours, theirs)
    uid = memoranda.draft_memorandum(office, a_draft(office, code, 0))
    print_memorandum(office, uid, folder / "memorandum.pdf")
    taken = packages.inspect(partner, carry(send_terms(office, uid, code), courier))
    packages.inspect(office, carry(last_out(partner), courier))
    activate(office, uid)
    activate(partner, taken.memorandum_uid)
    return Pair(office, partner, courier, uid, taken.memorandum_uid)


def fill(office: Workspace) -> None:
    """Give the office partners, memoranda and packages; what comes and goes is carried by files."""
    offices = join(office)
    partner, courier = offices.b, offices.courier
    code, folder = partner.settings.code, courier.parent
    others = WORDS[office.settings.country]["others"]
    for other in others:
        agencies.add_agency(office, AgencyDraft(code=other[0], name=other[1]))
    _unverified_card(office, folder, others[0][0])
    second = memoranda.draft_memorandum(office, a_draft(office, code, 1))
    print_memorandum(office, second, folder / "second.pdf")
    memoranda.draft_memorandum(office, replace(a_draft(office, code, 1), row_cap=50))
    _send(offices)
    _receive(offices)


def _unverified_card(office: Workspace, folder: Path, code: str) -> None:
    third = make_office(folder, office.settings.country, code)
    cards.receive_card(office, cards.export_card(third, folder))


def a_choice(uid: str, recipient: str) -> SendChoice:
    """Return a choice of all families."""
    return SendChoice(
        memorandum_uid=uid,
        recipient=recipient,
        period_from=date(2026, 2, 1),
        period_to=date(2026, 2, 28),
    )


def _send(offices: Pair) -> None:
    """Send twice; the partner answers the first."""
    office, partner, courier = offices.a, offices.b, offices.courier
    wanted = a_choice(offices.memorandum_a, partner.settings.code)
    for place in range(2):
        inspection = packages.inspect(partner, on_stick(office, wanted, courier))
        if place == 0:
            for verdict in RowVerdict:
                decision = RowDecision.REFUSE if verdict in reviewing.NEVER_BY_RULE else RowDecision.TAKE
                reviewing.decide_rule(partner, inspection.package_uid, verdict, decision)
            reviewing.decide_row(
                partner, inspection.package_uid, 3, RowDecision.REFUSE, RefusalReason.OUTSIDE_AREA
            )
            asked = reviewing.ask_accept(partner, inspection.package_uid)
            answer = grant(as_checker(partner), asked, Progress())
            packages.inspect(office, carry(Path(str(answer)), courier))


def _receive(offices: Pair) -> None:
    """Let a package of the partner wait for its review, and hold another one behind a gap."""
    office, partner = offices.a, offices.b
    populate(partner, 9, serial=4000)
    populate(partner, 1, serial=5000)
    populate(office, 1, serial=5000, name=str(WORDS[office.settings.country]["conflict"]))
    wanted = a_choice(offices.memorandum_b, office.settings.code)
    files = [on_stick(partner, wanted, offices.courier) for _place in range(3)]
    staged = packages.inspect(office, files[0])
    reviewing.decide_rule(office, staged.package_uid, RowVerdict.NEW, RowDecision.TAKE)
    with suppress(UserError):  # held: the one before it has not arrived
        packages.inspect(office, files[2])


@cache
def exchange_office(country: str) -> Workspace:
    """Return the office, made once a run; for looking at only."""
    return filled_office(country, fill)
