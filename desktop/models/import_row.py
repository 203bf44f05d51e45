"""Reads one row of a list into values that may be kept, or says why it is no row of the list or cannot be taken."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache

from desktop.errors import BadInputError
from desktop.i18n.calendars import Precision, ReadDate, parse_date
from desktop.i18n.digits import fold_digits, parse_int
from desktop.i18n.months import Calendar
from desktop.marking import N_
from desktop.models.country import Country
from desktop.models.family_record import clean_phone
from desktop.models.headings import columns_of, field_of
from desktop.models.importing import Cell, Field, ImportChoice, ReadRow
from desktop.models.names import Cleaned, clean, key
from desktop.models.national_id import check_id
from desktop.models.problem import Problem, Severity

_HAS_LETTER = re.compile(r"[^\W\d_]")
_HAS_DIGIT = re.compile(r"\d")
_LARGEST_EXACT = 10**15  # spreadsheets keep 15 digits and no more
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
_SEXES = {key(word, "fa"): sex for sex, words in {
    "male": ("ذكر", "مرد", "پسر", "male", "m"), "female": ("أنثى", "انثي", "زن", "دختر", "female", "f"),
}.items() for word in words}  # fmt: skip
_TOTAL_KEYS = tuple(key(word, "fa") for word in _TOTALS)
_SIGNATURE_KEYS = tuple(key(word, "fa") for word in _SIGNATURES)

_REPEATED = Problem(Severity.NOTE, N_("The heading again: the row is skipped."))
_TOTAL = Problem(Severity.NOTE, N_("A totals row: it is skipped."))
_NO_ROW = Problem(Severity.NOTE, N_("A title or a signature line, not a row of the list: it is skipped."))
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
_MEMBERS = Problem(
    Severity.WARNING,
    N_("The number of members “{text}” is not between 1 and 60; it stays out."),
    field="members",
)
_BIRTH = N_("The birth date “{text}” is not a date; it stays out.")
_FUTURE = Problem(
    Severity.WARNING, N_("The birth date lies in the future; it stays out."), field="birth_date"
)
_SEX = N_("“{text}” says neither man nor woman; it stays out.")
_CATEGORY = N_("The category “{text}” is not in the code list; it stays out.")


class Skipped(Exception):  # noqa: N818 (not a fault: the row is no row of the list)
    """The row is not one of the list; carries the reason."""

    def __init__(self, problem: Problem | None) -> None:
        self.problem = problem


class RowReader:
    """Reads the rows of one sheet as its columns were understood."""

    def __init__(
        self, choice: ImportChoice, country: Country, today: date, categories: Mapping[str, str]
    ) -> None:
        """Take `categories`: code by folded label, as `fold_label` writes it."""
        self._country = country
        self._today = today
        self._categories = categories
        self._columns = choice.columns
        self._calendar = Calendar.JALALI if country is Country.IRAN else Calendar.GREGORIAN
        self._places = {field: place for place, field in enumerate(choice.columns) if field is not None}
        self._dates = lru_cache(maxsize=50_000)(self._parse_date)
        self._clean = lru_cache(maxsize=50_000)(clean)  # places and fathers' names come again and again
        self._labels = lru_cache(maxsize=5_000)(fold_label)

    def read(self, number: int, cells: Sequence[Cell]) -> ReadRow:
        """Return the row; one with an error among its problems must not be taken.

        Raises:
            Skipped: It is blank, a heading, a total, a title or a signature line.
        """
        texts = {
            field: cell if type(cell := cells[place]) is str else text_of(cell)
            for field, place in self._places.items()
            if place < len(cells)
        }
        number_typed = texts.get(Field.NATIONAL_ID, "").strip()
        if not _HAS_DIGIT.search(number_typed):
            filled = [cell for cell in cells if cell not in ("", None)]
            if not filled:
                raise Skipped(None)
            self._refuse_strange_rows(filled, texts)
        return self._read(number, texts, number_typed)

    def _refuse_strange_rows(self, filled: Sequence[Cell], texts: Mapping[Field, str]) -> None:
        first = next((key(cell, "fa") for cell in filled if isinstance(cell, str)), "")
        name = key(self._name(texts), "fa")
        if first.startswith(_TOTAL_KEYS) or name.startswith(_TOTAL_KEYS):
            raise Skipped(_TOTAL)
        has_serial = fold_digits(texts.get(Field.SERIAL, "")).strip().isdigit()
        is_alone = (
            len(filled) == 1 and Field.SERIAL in self._places
        )  # in a numbered list every row has its number
        if not has_serial and (is_alone or not name or name.startswith(_SIGNATURE_KEYS)):
            raise Skipped(_NO_ROW)

    def _read(self, number: int, texts: Mapping[Field, str], number_typed: str) -> ReadRow:
        if not _HAS_DIGIT.search(number_typed) and self._is_heading(texts):
            raise Skipped(_REPEATED)
        problems: list[Problem] = []
        name = self._kept(self._name(texts), "name", problems)
        self._check_name(name, problems)
        sex = self._sex(texts.get(Field.SEX, ""), problems)
        born = self._birth(texts.get(Field.BIRTH_DATE, ""), problems)
        reading = check_id(
            number_typed,
            self._country,
            sex=sex,
            birth=born.date if born else None,
            birth_precision=born.precision if born else Precision.DAY,
            today=self._today,
        )
        problems += reading.problems
        if born is None and reading.birth_date is not None:
            born = ReadDate(reading.birth_date, Precision.DAY)
        return ReadRow(
            number=number,
            name=name,
            national_id=reading.number,
            id_state=reading.state.value,
            sex=sex or reading.sex,
            birth_date=born.date if born else None,
            birth_precision=born.precision.value if born else "day",
            birth_area=reading.birth_area or "",
            phone=clean_phone(texts.get(Field.PHONE, ""), self._country),
            members=self._members(texts.get(Field.MEMBERS, ""), problems),
            categories=self._category(texts.get(Field.CATEGORY, ""), problems),
            code=fold_digits(self._kept(texts.get(Field.CODE, ""), "code", problems))[:40],
            problems=tuple(problems),
            father_name=self._kept(texts.get(Field.FATHER_NAME, ""), "father_name", problems),
            mother_name=self._kept(texts.get(Field.MOTHER_NAME, ""), "mother_name", problems),
            place=self._kept(texts.get(Field.PLACE, ""), "place", problems),
            address=self._kept(texts.get(Field.ADDRESS, ""), "address", problems),
            notes=self._kept(texts.get(Field.NOTES, ""), "notes", problems),
        )

    def _is_heading(self, texts: Mapping[Field, str]) -> bool:
        known = [field for field, text in texts.items() if text and field_of(text) is field]
        return len(known) >= 2

    def _name(self, texts: Mapping[Field, str]) -> str:
        whole = texts.get(Field.NAME, "")
        if whole:
            return whole
        return " ".join(filter(None, (texts.get(Field.FIRST_NAME, ""), texts.get(Field.FAMILY_NAME, ""))))

    def _check_name(self, name: str, problems: list[Problem]) -> None:
        if not _HAS_LETTER.search(name):
            problems.append(_NO_NAME)
        elif len(name) > 200:
            problems.append(_LONG_NAME)
        elif " و" in name and _TWO_PERSONS.search(name):
            problems.append(_TWO)

    def _sex(self, text: str, problems: list[Problem]) -> str | None:
        if not text:
            return None
        sex = _SEXES.get(self._labels(text))
        if sex is None:
            problems.append(Problem(Severity.NOTE, _SEX, {"text": text[:40]}, "sex"))
        return sex

    def _birth(self, text: str, problems: list[Problem]) -> ReadDate | None:
        if not text:
            return None
        try:
            born: ReadDate = self._dates(text)
        except BadInputError:
            problems.append(Problem(Severity.WARNING, _BIRTH, {"text": text[:40]}, "birth_date"))
            return None
        if born.date > self._today:
            problems.append(_FUTURE)
            return None
        return born

    def _parse_date(self, text: str) -> ReadDate:
        return parse_date(text, calendar=self._calendar, today=self._today)

    def _members(self, text: str, problems: list[Problem]) -> int | None:
        if not text:
            return None
        try:
            members = parse_int(text)
        except BadInputError:
            members = 0
        if 1 <= members <= 60:
            return members
        problems.append(Problem(_MEMBERS.severity, _MEMBERS.message, {"text": text[:40]}, "members"))
        return None

    def _category(self, text: str, problems: list[Problem]) -> tuple[str, ...]:
        if not text:
            return ()
        code = self._categories.get(self._labels(text))
        if code is None:
            problems.append(Problem(Severity.NOTE, _CATEGORY, {"text": text[:40]}, "category"))
            return ()
        return (code,)

    def _kept(self, text: str, field: str, problems: list[Problem]) -> str:
        if not text:
            return ""
        kept: Cleaned = self._clean(text)
        if kept.findings:
            problems += [Problem(one.severity, one.message, one.values, field) for one in kept.findings]
        return kept.text


def fold_label(label: str) -> str:
    """Return a label of a code list as cells are compared with it."""
    return key(label, "fa")


def text_of(cell: Cell) -> str:
    """Return a cell as a clerk would have typed it: numbers without a fraction that is none, dates as y-m-d."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _LARGEST_EXACT else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return "" if cell is None or isinstance(cell, bool) else str(cell)


def headings_of(cells: Sequence[Cell]) -> tuple[Field | None, ...]:
    """Return what the columns under a row of headings mean."""
    return columns_of([text_of(cell) for cell in cells])
