"""Stock for a round: what came in, from whom, by which paper; each receipt has minutes of its own."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.marking import N_
from desktop.models.base import Base, Record
from desktop.models.problem import Problem, Severity

NOT_NAMED = "–"  # the giver of stock that a round was planned with, where nobody wrote one


class StockReceipt(Record, Base, kw_only=True):
    """One delivery to a round; a negative one goes back to the giver before the day."""

    __tablename__ = "stock_receipt"
    __table_args__ = (
        CheckConstraint("quantity <> 0", name="quantity"),
        CheckConstraint("quantity > 0 or remarks <> ''", name="given_back_with_reason"),
    )

    number: Mapped[str] = mapped_column(String(30), unique=True)  # of its minutes
    distribution_id: Mapped[int] = mapped_column(ForeignKey("distribution.id"), index=True)
    received_on: Mapped[date]
    giver: Mapped[str]
    quantity: Mapped[int]
    giver_post: Mapped[str] = mapped_column(default="")
    receiver: Mapped[str] = mapped_column(default="")
    paper: Mapped[str] = mapped_column(default="")  # order of issue, way bill
    remarks: Mapped[str] = mapped_column(default="")
    prints: Mapped[int] = mapped_column(default=0)


@dataclass(frozen=True, kw_only=True)
class StockIn:
    """What the store keeper writes down of a delivery."""

    quantity: int
    giver: str
    giver_post: str = ""
    receiver: str = ""
    paper: str = ""
    remarks: str = ""


class StockRow(NamedTuple):
    """One delivery as the table of a round shows it."""

    uid: str
    number: str
    received_on: date
    giver: str
    paper: str
    quantity: int
    prints: int


def check_stock(stock: StockIn) -> list[Problem]:
    """Return what is wrong with a delivery."""
    checks = (
        (stock.quantity != 0, "quantity", N_("The quantity is missing. Count what came in.")),
        (bool(stock.giver.strip()), "giver", N_("The giver is missing. Write who delivered.")),
        (
            stock.quantity >= 0 or bool(stock.remarks.strip()),
            "remarks",
            N_("Goods go back to the giver. Write why."),
        ),
    )
    return [Problem(Severity.ERROR, message, field=name) for holds, name, message in checks if not holds]
