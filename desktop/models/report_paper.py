"""What a printed report takes."""

from dataclasses import dataclass
from datetime import datetime

from desktop.models.paper import Letterhead, Signature, Stamp
from desktop.models.report import ReportTable


@dataclass(frozen=True, kw_only=True)
class ReportPaper:
    """A table with its head and who answers for it."""

    letterhead: Letterhead
    stamp: Stamp
    at: datetime
    printed_by: str
    table: ReportTable
    signatures: tuple[Signature, ...] = ()
