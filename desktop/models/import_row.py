"""Reads one row of a list into values that may be kept, or says why it is no row of the list or cannot be taken."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from unicodedata import is_normalized

from desktop.errors import BadInputError
from desktop.i18n.calendars import Precision, ReadDate, parse_date
from desktop.i18n.digits import fold_digits
from desktop.i18n.months import Calendar
from desktop.marking import N_
from desktop.models.circumstances import joined
from desktop.models.clean_text import Cleaned, clean
from desktop.models.country import Country
from desktop.models.family_record import clean_phone
from desktop.models.headings import columns_of
from desktop.models.import_cells import (
    Skipped,
    amount_of,
    check_name,
    day_of,
    members_of,
    name_of,
    number_of,
    refuse_heading,
    refuse_strange,
    settle_review,
    text_of,
)
from desktop.models.import_codes import NOTHING_SAID, CodeReader
from desktop.models.import_records import NOTHING, Claim, ReadRow
from desktop.models.import_words import Labels, fold_label
from desktop.models.importing import (
    DISABILITY_FIELDS,
    HOUSEHOLD_DETAILS,
    PERSON_DETAILS,
    Cell,
    Field,
    ImportChoice,
    Line,
)
from desktop.models.national_id import IdReading, check_id
from desktop.models.problem import Problem, Severity

__all__ = ["RowReader", "Skipped", "fold_label", "headings_of", "text_of"]

_HAS_DIGIT = re.compile(r"\d")
_MOST_LETTERS = 4096
_LONG = N_("The cell holds {letters} letters, more than any value has. Correct the cell.")
_BIRTH = N_("The birth date “{text}” is not a date; it stays out.")
_FUTURE = Problem(
    Severity.WARNING, N_("The birth date lies in the future; it stays out."), field="birth_date"
)
_FORMULA = N_("A formula computed this cell. The value it had when the file was saved counts.")
_HIDDEN = Problem(Severity.NOTE, N_("This row is hidden in the workbook. It is read like the others."))
_MERGED = N_("The cell is merged with the one above. Its value counts for this row as well.")
_DETAILS = tuple(field for field in (*PERSON_DETAILS, *HOUSEHOLD_DETAILS))
_SETS = frozenset({"utilities", "assets"})
_DAYS = frozenset({Field.RESEARCHED_ON, Field.REVIEW_ON})
_DISABILITY = frozenset(DISABILITY_FIELDS)


class RowReader:
    """Reads the rows of one sheet as its columns were understood."""

    def __init__(self, choice: ImportChoice, country: Country, today: date, labels: Labels) -> None:
        """Take `labels`: for each coded field the code by folded word, as `fold_label` writes it."""
        self._country = country
        self._today = today
        self.codes = CodeReader(labels, choice.meanings)
        self._calendar = Calendar.JALALI if country is Country.IRAN else Calendar.GREGORIAN
        self._small_years = Calendar.JALALI if country is Country.IRAN else Calendar.HIJRI
        self._columns = choice.columns
        self._places = [
            (field.value, place) for place, field in enumerate(choice.columns) if field is not None
        ]
        self._id_place = dict(self._places).get("national_id", len(choice.columns))
        told = {*choice.columns, *(fix.field for fix in choice.fixes)}
        self._details = [field.value for field in _DETAILS if field in told]
        self._disability = [field.value for field in DISABILITY_FIELDS if field in told]
        self._has_serial = Field.SERIAL in choice.columns
        self._fixes: dict[int, dict[str, str]] = {}
        for fix in choice.fixes:
            self._fixes.setdefault(fix.row, {})[fix.field.value] = fix.text
        self._dates = lru_cache(maxsize=50_000)(self._parse_date)

    def texts(self, number: int, cells: Sequence[Cell]) -> dict[str, str]:
        """Return the cells of a row by field, as typed, corrections included."""
        width = len(cells)
        texts = {
            name: cell if type(cell := cells[place]) is str else text_of(cell)
            for name, place in self._places
            if place < width
        }
        if number in self._fixes:
            texts |= self._fixes[number]
        return texts

    def claim(self, number: int, cells: Sequence[Cell]) -> Claim:
        """Return what a row says of its family, without judging it."""
        texts = self.texts(number, cells)
        own, head = (self._number(texts.get(name, "")) for name in ("national_id", "head_id"))
        code = fold_digits(_cleaned(texts.get("code", "")).text)[:40]
        relation = self.codes.plain("relation", texts.get("relation", ""))
        return Claim(number, own, head, code, relation)

    def read(self, number: int, cells: Sequence[Cell]) -> ReadRow:
        """Return the row; one with an error among its problems must not be taken.

        Raises:
            Skipped: It is blank, a heading, a total, a title or a signature line.
        """
        texts = self.texts(number, cells)
        number_typed = texts.get("national_id", "").strip()
        if not _HAS_DIGIT.search(number_typed) and number not in self._fixes:
            filled = [cell for cell in cells if cell not in ("", None)]
            if not filled:
                raise Skipped(None)
            refuse_strange(filled, texts, name_of(texts), is_numbered=self._has_serial)
            refuse_heading(texts)
        problems: list[Problem] = []
        if type(cells) is Line:
            self._tell_line(cells, problems)
        if len(number_typed) > 11:
            number_typed = self._exact_number(number, cells, number_typed)
        return self._read(number, texts, number_typed, problems)

    def _read(
        self, number: int, texts: Mapping[str, str], number_typed: str, problems: list[Problem]
    ) -> ReadRow:
        get, kept = texts.get, _kept
        name = kept(name_of(texts), "name", problems)
        check_name(name, problems)
        sex = self.codes.one("sex", get("sex", ""), problems) or None
        born = self._birth(get("birth_date", ""), problems)
        reading = self._identity(number_typed, sex, born)
        problems += reading.problems
        born = born or _born(reading)
        relation = self.codes.one("relation", get("relation", ""), problems)
        needs = self.codes.several("need", get("need", ""), problems)
        details = settle_review(self._read_details(self._details, texts, problems), self._today, problems)
        disability = self._read_details(self._disability, texts, problems)
        return ReadRow(
            number,
            name,
            reading.number,
            reading.state.value,
            sex or reading.sex,
            born.date if born else None,
            born.precision.value if born else "day",
            reading.birth_area or "",
            kept(texts["father_name"], "father_name", problems) if "father_name" in texts else "",
            kept(texts["mother_name"], "mother_name", problems) if "mother_name" in texts else "",
            _phone(get("phone", ""), self._country),
            kept(texts["place"], "place", problems) if "place" in texts else "",
            kept(texts["address"], "address", problems) if "address" in texts else "",
            members_of(get("members", ""), problems),
            self.codes.several("category", get("category", ""), problems),
            fold_digits(kept(texts["code"], "code", problems))[:40] if get("code") else "",
            kept(texts["notes"], "notes", problems) if "notes" in texts else "",
            tuple(problems),
            relation,
            self._number(get("head_id", "")),
            details,
            needs,
            disability,
        )

    def _number(self, typed: str) -> str:
        return check_id(typed, self._country, today=self._today).number if typed else ""

    def _identity(self, typed: str, sex: str | None, born: ReadDate | None) -> IdReading:
        return check_id(
            typed, self._country, sex=sex, today=self._today,
            birth=born.date if born else None, birth_precision=born.precision if born else Precision.DAY,
        )  # fmt: skip

    def _read_details(
        self, names: Sequence[str], texts: Mapping[str, str], problems: list[Problem]
    ) -> Mapping[str, object]:
        if not names:
            return NOTHING
        found = {
            name: self._detail(name, text, problems)
            for name in names
            if (text := texts.get(name, "").strip())
        }
        return {name: value for name, value in found.items() if value not in ("", None)}

    def _detail(self, name: str, text: str, problems: list[Problem]) -> object:
        if name in _SETS:
            return joined(self.codes.several(name, text, problems))
        if self.codes.knows(name):
            return self.codes.one(name, text, problems)
        return self._uncoded(name, text, problems)

    def _uncoded(self, name: str, text: str, problems: list[Problem]) -> object:
        if name == Field.SECOND_PHONE:
            return _phone(text, self._country)
        if name == Field.INCOME_TOTAL:
            return amount_of(text, self._country, problems)
        if name in _DAYS:
            return day_of(text, name, self._dates, problems)
        kept = _kept(text, name, problems)
        if name == Field.POSTAL_CODE:
            return fold_digits(kept)[:10]
        if name in _DISABILITY:
            kept = kept.strip(NOTHING_SAID)
        return kept[:40] if name == Field.DISABILITY_CARD else kept

    def _tell_line(self, line: Line, problems: list[Problem]) -> None:
        """Say what the workbook says of the row beside its cells."""
        if line.is_hidden:
            problems.append(_HIDDEN)
        for places, message in ((line.formulas, _FORMULA), (line.merged, _MERGED)):
            for place in places:
                field = self._columns[place] if place < len(self._columns) else None
                if field not in (None, Field.SERIAL):
                    problems.append(Problem(Severity.NOTE, message, {}, field.value))

    def _exact_number(self, number: int, cells: Sequence[Cell], typed: str) -> str:
        """Return the ID; one that a spreadsheet has rounded comes in the form that says so."""
        if "national_id" in self._fixes.get(number, ()):
            return typed
        place = self._id_place
        return number_of(cells[place]) if place < len(cells) and type(cells[place]) is float else typed

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
        return parse_date(text, calendar=self._calendar, small_years=self._small_years, today=self._today)


def _kept(text: str, field: str, problems: list[Problem]) -> str:
    """Return a text as it is kept, and tell what was taken out of it."""
    if len(text) > _MOST_LETTERS and field != "name":
        problems.append(Problem(Severity.ERROR, _LONG, {"letters": len(text)}, field))
        return ""
    kept = _cleaned(text)
    if kept.findings:
        problems += [Problem(one.severity, one.message, one.values, field) for one in kept.findings[:20]]
    return kept.text


def _cleaned(text: str) -> Cleaned:
    """Return a text fit to be kept; nearly all are so already, and no cell of a million is worth remembering."""
    is_plain = text.isprintable() and is_normalized("NFC", text) and text == " ".join(text.split())
    return Cleaned(text, ()) if is_plain else clean(text)


def _phone(text: str, country: Country) -> str:
    """Return a phone number; one in plain digits with its zero is as it should be already."""
    is_plain = text[:1] == "0" and text.isascii() and text.isdigit() and len(text) < 15
    return text if is_plain else clean_phone(text, country)


def _born(reading: IdReading) -> ReadDate | None:
    """Return the birth date that an ID tells."""
    return None if reading.birth_date is None else ReadDate(reading.birth_date, Precision.DAY)


def headings_of(cells: Sequence[Cell]) -> tuple[Field | None, ...]:
    """Return what the columns under a row of headings mean."""
    return columns_of([text_of(cell) for cell in cells])
