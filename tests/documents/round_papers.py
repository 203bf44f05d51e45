"""Samples of the papers beside the receipt sheet, in the words of both countries."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from desktop.models.country import Country
from desktop.models.distribution import Balance, Result
from desktop.models.minutes_paper import Member
from desktop.models.paper import Stamp
from desktop.models.round_paper import (
    DEVICE,
    MANDATE,
    TALLY,
    UNSERVED,
    DeviceDelivery,
    Mandate,
    RestMinutes,
    RoundHead,
    TallyList,
    TallyRow,
    UnservedList,
    UnservedRow,
)
from tests.documents.samples import EGYPT, IRAN, JOURNAL, identity, sheet_rows

Paper = TypeVar("Paper", TallyList, UnservedList, RestMinutes, Mandate, DeviceDelivery)
_ENDED = (Result.ABSENT, Result.REFUSED, Result.MOVED, Result.DECEASED)


def head(country: Country, paper: str = "") -> RoundHead:
    is_egypt = country is Country.EGYPT
    return RoundHead(
        letterhead=EGYPT if is_egypt else IRAN,
        stamp=Stamp(number="2024/15" if is_egypt else "1404/8", edition=2, journal_head=JOURNAL, paper=paper),
        campaign="قافلة الخير" if is_egypt else "کاروان مهربانی",
        item="كرتونة مواد غذائية" if is_egypt else "بسته معیشتی",
        unit="carton",
        place="مركز شباب القصاصين" if is_egypt else "مسجد جامع نازلو",
        day=date(2024, 11, 24) if is_egypt else date(2025, 5, 21),
    )


def of_three_days(paper: Paper) -> Paper:
    """Return the paper of a round that goes on for two more days."""
    lasting = replace(paper.head, last_day=paper.head.day + timedelta(days=2))
    return replace(paper, head=lasting)


def tally(country: Country, count: int) -> TallyList:
    rows = (
        TallyRow(household_code=row.household_code, members=row.members, quantity=row.quantity)
        for row in sheet_rows(country, count)
    )
    return TallyList(head=head(country, TALLY), rows=rows, count=count)


def unserved_rows(country: Country, count: int) -> tuple[UnservedRow, ...]:
    return tuple(
        UnservedRow(
            name=row.name,
            national_id=row.national_id,
            household_code=row.household_code,
            place=row.place,
            quantity=row.quantity,
            result=_ENDED[n % len(_ENDED)],
        )
        for n, row in enumerate(sheet_rows(country, count))
    )


def unserved(country: Country, count: int) -> UnservedList:
    return UnservedList(head=head(country, UNSERVED), rows=unserved_rows(country, count), count=count)


def rest(country: Country, missed: int = 9) -> RestMinutes:
    is_egypt = country is Country.EGYPT
    own = replace(head(country), stamp=Stamp(number="2024/3" if is_egypt else "1404/2", journal_head=JOURNAL))
    return RestMinutes(
        head=own,
        sheet="2024/15" if is_egypt else "1404/8",
        at=datetime(2024, 11, 24, 15, 40) if is_egypt else datetime(2025, 5, 21, 15, 40),
        balance=Balance(received=360, handed_over=341, returned=16, damaged=2, missing=1),
        families=350,
        results=((Result.RECEIVED, 335), (Result.BY_AGENT, 6), (Result.ABSENT, 7), (Result.REFUSED, 2)),
        unserved=unserved_rows(country, missed),
        committee=(
            Member(
                name="هالة سعيد" if is_egypt else "علی مرادی",
                post="رئيس اللجنة" if is_egypt else "رئیس کمیته",
            ),
            Member(name="نادر بدوي" if is_egypt else "مینا شریفی", post="عضو"),
        ),
    )


def mandate(country: Country, *, is_blank: bool = False) -> Mandate:
    is_egypt = country is Country.EGYPT
    agent = Member(
        name="سيد عبد الحميد علي" if is_egypt else "حسن رستمی", post="", national_id=identity(country, 8)
    )
    return Mandate(
        head=head(country, MANDATE),
        row=14,
        giver=Member(
            name="فاطمة محمد السيد حسن" if is_egypt else "زهرا کریمی",
            post="",
            national_id=identity(country, 3),
        ),
        quantity=1,
        agent=None if is_blank else agent,
        relation="" if is_blank else ("ابن" if is_egypt else "پسر"),
    )


def device(country: Country) -> DeviceDelivery:
    is_egypt = country is Country.EGYPT
    return DeviceDelivery(
        head=replace(head(country, DEVICE), item="كرسي متحرك" if is_egypt else "ویلچر", unit="device"),
        row=3,
        receiver=Member(
            name="محمود عبد الله إبراهيم" if is_egypt else "رضا احمدی",
            post="",
            national_id=identity(country, 6),
        ),
        quantity=1,
        serial="WC-2024-0117",
        condition="جديد" if is_egypt else "نو",
    )
