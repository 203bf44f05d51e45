"""What the cells of a row are as text, and which rows of a sheet are no rows of its list."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime

from desktop.errors import BadInputError
from desktop.i18n.calendars import Precision, ReadDate
from desktop.i18n.digits import fold_digits, parse_int
from desktop.marking import N_
from desktop.models.country import Country
from desktop.models.headings import field_of
from desktop.models.importing import Cell, Field
from desktop.models.names import key
from desktop.models.problem import Problem, Severity

_HAS_LETTER = re.compile(r"[^\W\d_]")
_LARGEST_EXACT = 10**15  # spreadsheets keep 15 digits and no more
_LOST = re.compile(r"[1-9]\d{0,6}0{7,}")  # what is left of 2.98E+13 after a spreadsheet has opened it
_TOTALS = (
    "الاجمالي",
    "اجمالي",
    "المجموع",
    "مجموع",
    "جملة",
    "الجملة",
    "العدد الكلي",
    "جمع",
    "جمع کل",
    "total",
    "sum",
)
_SIGNATURES = (
    "توقيع", "التوقيع", "يعتمد", "رئيس اللجنة", "مدير", "المدير", "امين", "الباحث", "عضو", "اعداد", "مراجعة", "تحريرا",
    "الختم", "امضا", "مهر", "رئیس", "تهیه", "مدیر", "مسئول", "تنظیم", "تایید",
)  # fmt: skip
_TWO_PERSONS = re.compile(
    r"(?:^|\s)و\s?(?:زوجته|زوجتة|زوجها|زوجه|ابنه|ابنته|ابنائه|أبنائه|اولاده|أولاده|والدته|اخيه|أخيه|شقيقه|همسرش|همسر|فرزندانش|فرزندان|مادرش)(?:\s|$)"
)
_NO_NAME = Problem(
    Severity.ERROR, N_("The name is missing. Type it in the list and import again."), field="name"
)
_TWO = Problem(
    Severity.ERROR,
    N_("Two persons stand in one cell. Give each a row of his own and import again."),
    field="name",
)
_LONG_NAME = Problem(
    Severity.ERROR, N_("The name is longer than a name can be. Correct the cell."), field="name"
)
_MEMBERS = N_("The number of members “{text}” is not between 1 and 60; it stays out.")
_INCOME = N_("The income “{text}” is not an amount; it stays out.")
_DAY = N_("“{text}” is not a whole date; it stays out.")
_RESEARCH_TO_COME = Problem(
    Severity.WARNING, N_("The last research lies in the future; it stays out."), field="researched_on"
)
_REVIEW_BEFORE = Problem(
    Severity.WARNING, N_("The next review lies before the last research; it stays out."), field="review_on"
)
_MOST_INCOME = 10**12
_TOTAL_KEYS = tuple(key(word, "fa") for word in _TOTALS)
_SIGNATURE_KEYS = tuple(key(word, "fa") for word in _SIGNATURES)
_REPEATED = Problem(Severity.NOTE, N_("The heading again: the row is skipped."))
_TOTAL = Problem(Severity.NOTE, N_("A totals row: it is skipped."))
_NO_ROW = Problem(Severity.NOTE, N_("A title or a signature line, not a row of the list: it is skipped."))


class Skipped(Exception):  # noqa: N818 (not a fault: the row is no row of the list)
    """The row is not one of the list; carries the reason, and what a line of totals says of the members."""

    def __init__(self, problem: Problem | None, members_claimed: int | None = None) -> None:
        self.problem = problem
        self.members_claimed = members_claimed


def text_of(cell: Cell) -> str:
    """Return a cell as a clerk would have typed it: numbers without a fraction that is none, dates as y-m-d."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _LARGEST_EXACT else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return "" if cell is None or isinstance(cell, bool) else str(cell)


def number_of(cell: Cell) -> str:
    """Return the cell of an identifier; a number that was rounded comes in the form that says so."""
    text = text_of(cell)
    if isinstance(cell, float) and _LOST.fullmatch(text):
        return f"{cell:.6E}"
    return text


def name_of(texts: Mapping[str, str]) -> str:
    """Return the name of a row, from one column or from two."""
    whole = texts.get("name", "")
    if whole:
        return whole
    return " ".join(filter(None, (texts.get("first_name", ""), texts.get("family_name", ""))))


def check_name(name: str, problems: list[Problem]) -> None:
    """Add what is wrong with a name."""
    if not _HAS_LETTER.search(name):
        problems.append(_NO_NAME)
    elif len(name) > 200:
        problems.append(_LONG_NAME)
    elif " و" in name and _TWO_PERSONS.search(name):
        problems.append(_TWO)


def members_of(text: str, problems: list[Problem]) -> int | None:
    """Return how many live in a family."""
    if not text:
        return None
    members = _whole(text)
    if members is not None and 1 <= members <= 60:
        return members
    problems.append(Problem(Severity.WARNING, _MEMBERS, {"text": text[:40]}, "members"))
    return None


def amount_of(text: str, country: Country, problems: list[Problem]) -> int | None:
    """Return an amount in the smallest unit: piastres where lists tell pounds, rials as they are."""
    amount = _whole(text)
    if amount is not None and 0 <= amount <= _MOST_INCOME:
        return amount * (1 if country is Country.IRAN else 100)
    problems.append(Problem(Severity.WARNING, _INCOME, {"text": text[:40]}, "income_total"))
    return None


def day_of(text: str, field: str, read: Callable[[str], ReadDate], problems: list[Problem]) -> date | None:
    """Return a whole date; half of one would have to be invented."""
    with suppress(BadInputError):
        day = read(text)
        if day.precision is Precision.DAY:
            return day.date
    problems.append(Problem(Severity.WARNING, _DAY, {"text": text[:40]}, field))
    return None


def settle_review(
    details: Mapping[str, object], today: date, problems: list[Problem]
) -> Mapping[str, object]:
    """Leave out a research that is still to come, and a review before the research it follows."""
    out = set()
    if _is_later(details.get("researched_on"), today):
        out.add("researched_on")
        problems.append(_RESEARCH_TO_COME)
    elif goes_back(details):
        out.add("review_on")
        problems.append(_REVIEW_BEFORE)
    return {name: value for name, value in details.items() if name not in out} if out else details


def goes_back(values: Mapping[str, object]) -> bool:
    """Say whether the next review lies before the last research."""
    return _is_later(values.get("researched_on"), values.get("review_on"))


def _is_later(one: object, other: object) -> bool:
    return isinstance(one, date) and isinstance(other, date) and one > other


def refuse_strange(filled: Sequence[Cell], texts: Mapping[str, str], name: str, *, is_numbered: bool) -> None:
    """Raise `Skipped` for a line of totals, a title or a signature line; the row holds no ID."""
    first = next((key(cell, "fa") for cell in filled if isinstance(cell, str)), "")
    folded = key(name, "fa")
    if first.startswith(_TOTAL_KEYS) or folded.startswith(_TOTAL_KEYS):
        raise Skipped(_TOTAL, _whole(texts.get(Field.MEMBERS.value, "")))
    has_serial = fold_digits(texts.get(Field.SERIAL.value, "")).strip().isdigit()
    is_alone = len(filled) == 1 and is_numbered  # in a numbered list every row has its number
    if not has_serial and (is_alone or not folded or folded.startswith(_SIGNATURE_KEYS)):
        raise Skipped(_NO_ROW)


def refuse_heading(texts: Mapping[str, str]) -> None:
    """Raise `Skipped` where the heading stands again, as on every printed page."""
    known = [name for name, text in texts.items() if text and (field_of(text) or "") == name]
    if len(known) >= 2:
        raise Skipped(_REPEATED)


def _whole(text: str) -> int | None:
    try:
        return parse_int(text) if text.strip() else None
    except BadInputError:
        return None
