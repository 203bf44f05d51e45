"""One reader's way of writing: language, digits and calendar; all that is shown or printed passes here."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from desktop.i18n.calendars import Precision, ReadDate, in_calendar, parse_date, to_hijri
from desktop.i18n.digits import DECIMAL_MARKS, GROUP_MARKS, Numerals, localize_digits
from desktop.i18n.months import WEEKDAY_NAMES, Calendar, month_name
from desktop.i18n.po_file import Catalogue, load
from desktop.marking import N_

__all__ = ["Calendar", "Numerals", "Precision", "Tongue", "isolated", "tongue"]

LEFT_TO_RIGHT, FIRST_STRONG, END_OF_ISOLATE = "\u2066", "\u2068", "\u2069"
_PATH = re.compile(r"~?/\w|[A-Za-z]:[\\/]")  # how a path begins
LATIN_LETTERS = re.compile("[A-Za-z]")
_IDENTIFIER = re.compile(r"\d+([/-]\d+)*", re.ASCII)
_FROM_TO = N_("from {begins} to {ends}")
_MARKS = {
    numerals: str.maketrans({",": GROUP_MARKS[numerals], ".": DECIMAL_MARKS[numerals]})
    for numerals in Numerals
}
_HABITS = {
    "ar": (Numerals.ARABIC, Calendar.GREGORIAN),
    "fa": (Numerals.PERSIAN, Calendar.JALALI),
    "en": (Numerals.LATIN, Calendar.GREGORIAN),
}


class Said(Protocol):
    """A marked sentence and its values: an error, a problem, a finding."""

    @property
    def message(self) -> str:
        """The sentence."""

    @property
    def values(self) -> Mapping[str, object]:
        """What stands in it, by name."""


@dataclass(frozen=True)
class Tongue:
    """How one reader reads: the language, the digits and the calendar he knows."""

    language: str
    numerals: Numerals
    calendar: Calendar
    catalogue: Catalogue

    @property
    def is_rtl(self) -> bool:
        """Say whether the language runs from right to left."""
        return self.language != "en"

    def text(self, message: str, **values: object) -> str:
        """Return the message translated, its values written as this reader writes them."""
        translated = self.catalogue.gettext(message)
        return translated.format(**self._written(values)) if values else translated

    def plural(self, singular: str, plural: str, n: int, **values: object) -> str:
        """Return the form for n things; `{n}` in it is n itself."""
        translated = self.catalogue.ngettext(singular, plural, n)
        return translated.format(**self._written({"n": n, **values}))

    def told(self, said: Said) -> str:
        """Return the sentence of an error, problem or finding as it is shown: numbers of files and papers as identifiers.

        Texts that are kept, and names of files, are written by `text`.
        """
        return self.text(said.message, **{name: self._shown(value) for name, value in said.values.items()})

    def _shown(self, value: object) -> object:
        is_code = isinstance(value, str) and _IDENTIFIER.fullmatch(value)
        return self.code(str(value)) if is_code and self.is_rtl else value

    def value(self, value: object) -> str:
        """Return a value as it stands inside a sentence."""
        if isinstance(value, Path) or (isinstance(value, str) and _PATH.match(value)):
            return f"{LEFT_TO_RIGHT}{value}{END_OF_ISOLATE}"
        if isinstance(value, bool | str):
            return str(value)
        if isinstance(value, int | Decimal):
            return self.number(value)
        if isinstance(value, dt.date):
            return self.moment(value) if isinstance(value, dt.datetime) else self.date(value)
        return str(value)

    def digits(self, text: str) -> str:
        """Return the text with the digits of this reader."""
        return localize_digits(text, self.numerals)

    def number(self, number: int | Decimal) -> str:
        """Return a number with grouping marks: 1,234."""
        written = self.digits(f"{abs(number):,}".translate(_MARKS[self.numerals]))
        return written if number >= 0 else f"{LEFT_TO_RIGHT}\u2212{written}{END_OF_ISOLATE}"

    def code(self, text: str) -> str:
        """Return an identifier kept from left to right wherever it stands; one with Latin letters keeps its digits."""
        written = text if LATIN_LETTERS.search(text) else self.digits(text)
        return f"{LEFT_TO_RIGHT}{written}{END_OF_ISOLATE}"

    def date(self, day: dt.date, precision: Precision = Precision.DAY) -> str:
        """Return the short date, as much of it as is known; only strokes survive in both directions."""
        year, month, dom = in_calendar(day, self.calendar)
        parts = [f"{dom:02}", f"{month:02}", f"{year:04}"]
        known = parts[{Precision.DAY: 0, Precision.MONTH: 1, Precision.YEAR: 2}[precision] :]
        return self.digits("/".join(reversed(known) if self.calendar is Calendar.JALALI else known))

    def days(self, first: dt.date, last: dt.date | None) -> str:
        """Return the short date of one day, or from which to which day something lasts."""
        return self.text(_FROM_TO, begins=first, ends=last) if last else self.date(first)

    def long_days(self, first: dt.date, last: dt.date | None) -> str:
        """Return one day as `long_date` does, or several; from day to day has no room for two calendars."""
        if last is None:
            return self.long_date(first)
        begins, ends = (self.long_date(day, is_beside=False) for day in (first, last))
        return self.text(_FROM_TO, begins=begins, ends=ends)

    def long_date(self, day: dt.date, *, is_beside: bool = True) -> str:
        """Return the date in words; on Egyptian papers with weekday and, if asked, the Hijri date beside it."""
        year, month, dom = in_calendar(day, self.calendar)
        written = f"{dom} {month_name(month, self.calendar, self.language)} {year}"
        if self.language == "ar":
            written = self._egyptian(day, written, is_beside=is_beside)
        elif self.language == "en":
            written = f"{WEEKDAY_NAMES['en'][day.weekday()]} {written}"
        return self.digits(written)

    def _egyptian(self, day: dt.date, written: str, *, is_beside: bool) -> str:
        weekday = WEEKDAY_NAMES["ar"][day.weekday()]
        if self.calendar is Calendar.JALALI:
            return f"{weekday} {written}هـ.ش"
        if self.calendar is Calendar.HIJRI:
            return f"{weekday} {written}هـ"
        hijri = to_hijri(day) if is_beside else None
        if hijri is None:
            return f"{weekday} {written}م"
        name = month_name(hijri.month, Calendar.HIJRI, "ar")
        return f"{weekday} {written}م الموافق {hijri.day} {name} {hijri.year}هـ"

    def month_year(self, day: dt.date) -> str:
        """Return month and year in words."""
        year, month, _ = in_calendar(day, self.calendar)
        return self.digits(f"{month_name(month, self.calendar, self.language)} {year}")

    def time(self, moment: dt.datetime) -> str:
        """Return the time of day of this machine's zone, in 24 hours: م alone could mean pm or AD."""
        return self.digits(f"{_local(moment):%H:%M}")

    def moment(self, moment: dt.datetime) -> str:
        """Return date and time of this machine's zone."""
        return f"{self.date(_local(moment).date())} {self.time(moment)}"

    def parse_date(self, text: str, today: dt.date | None = None) -> ReadDate:
        """Read a date that this reader typed; small years in Arabic are Hijri, else Jalali."""
        small = Calendar.HIJRI if self.language == "ar" else None
        return parse_date(text, calendar=self.calendar, small_years=small, today=today)

    def _written(self, values: dict[str, object]) -> dict[str, str]:
        return {name: self.value(value) for name, value in values.items()}


def isolated(text: str) -> str:
    """Return words that keep their own direction inside a sentence of another."""
    return f"{FIRST_STRONG}{text}{END_OF_ISOLATE}"


def tongue(language: str, numerals: Numerals | None = None, calendar: Calendar | None = None) -> Tongue:
    """Return the tongue of a language with its country's digits and calendar unless told otherwise."""
    usual_numerals, usual_calendar = _HABITS[language]
    return Tongue(language, numerals or usual_numerals, calendar or usual_calendar, load(language))


def _local(moment: dt.datetime) -> dt.datetime:
    """Return an aware moment in the zone of this machine, a naive one as it is."""
    return moment.astimezone() if moment.tzinfo else moment
