"""National identifiers of both countries: reading what was typed, judging it, finding its near neighbours.

Egypt: century, birth date, governorate of registration, serial (its last digit tells the sex), check
digit. Iran: place of issue, serial, check digit. Egypt has never published its check rule, so it only warns.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import mul

from desktop.i18n.calendars import Precision
from desktop.i18n.digits import fold_digits
from desktop.marking import N_
from desktop.models.country import FACTS, Country
from desktop.models.problem import Problem, Severity, has_errors


class IdState(StrEnum):
    """What an identifier is worth."""

    OK = "ok"
    WARNED = "warned"  # a rule nobody published is broken; the clerk confirmed it
    DISPUTED = "disputed"  # somebody else here already bears it
    TEMPORARY = "temporary"  # given by the office to who has none
    NONE = "none"


@dataclass(frozen=True)
class IdReading:
    """What an identifier says, and what is wrong with it."""

    number: str
    state: IdState
    problems: tuple[Problem, ...] = ()
    sex: str | None = None
    birth_date: date | None = None
    birth_area: str | None = None


BORN_ABROAD = "88"
# Where births are registered; the gaps are real. A test compares them with the shipped list of governorates.
EGYPTIAN_AREAS = frozenset(
    [f"{code:02}" for codes in (range(1, 5), range(11, 20), range(21, 30), range(31, 36)) for code in codes]
    + [BORN_ABROAD]
)
_CENTURIES = {"2": 1900, "3": 2000}
_EGYPTIAN_WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_LEGAL_WEIGHTS = (29, 27, 23, 19, 17) * 2
_LENGTHS = {country: facts.id_digits for country, facts in FACTS.items()}

_SCIENTIFIC = re.compile(r"[\d.,٫]+\s*[eE]\s*\+?\s*\d+")
_TEMPORARY = re.compile(r"t-[a-z0-9-]{2,20}-[0-9]{1,9}")
_NOISE = re.compile("[\\s'’‘`´_/\\-\u200c\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_CELL_FRACTION = re.compile(r"(\d+)[.٫]0+")


def check_id(
    text: str,
    country: Country,
    *,
    sex: str | None = None,
    birth: date | None = None,
    birth_precision: Precision = Precision.DAY,
    today: date,
) -> IdReading:
    """Read an identifier as typed or as a workbook holds it, and judge it.

    Args:
        text: The identifier with any digits; spaces, dashes and an apostrophe in front do no harm.
        country: Whose rules apply.
        sex: "male" or "female" where the form says it.
        birth: The birth date where the form says it.
        birth_precision: How much of that date is known.
        today: Nobody is born later.
    """
    # Nearly every row of a list holds digits alone.
    number = text if text.isascii() and text.isdigit() else _plain_number(text)
    if isinstance(number, IdReading):
        return number
    if country is Country.IRAN:
        return _read_iranian(number)
    reading = _read_egyptian(number, today)
    against = tuple(_against_form(reading, sex, birth, birth_precision))
    if not against:
        return reading
    problems = (*reading.problems, *against)
    state = IdState.NONE if has_errors(problems) else reading.state
    return IdReading(number, state, problems, reading.sex, reading.birth_date, reading.birth_area)


def _plain_number(text: str) -> str | IdReading:
    """Return the digits of an identifier that was typed with more than them, or what it is instead."""
    typed = fold_digits(text)
    if _SCIENTIFIC.fullmatch(typed.strip()):
        return _refused(typed, _LOST_DIGITS)
    temporary = typed.strip().lower()
    if _TEMPORARY.fullmatch(temporary):
        return IdReading(temporary.capitalize(), IdState.TEMPORARY)
    number = _NOISE.sub("", typed)
    whole = _CELL_FRACTION.fullmatch(number)
    number = whole[1] if whole else number
    if not number:
        return IdReading("", IdState.NONE)
    if not (number.isascii() and number.isdigit()):
        return _refused(number, Problem(Severity.ERROR, N_("A national ID holds digits only."), field=_FIELD))
    return number


_FIELD = "national_id"
_LOST_DIGITS = Problem(
    Severity.ERROR,
    N_(
        "The workbook holds this ID as a rounded number and its last digits are lost."
        " Format the column as text, type the ID again and repeat the import."
    ),
    field=_FIELD,
)


def _error(message: str, **values: object) -> Problem:
    return Problem(Severity.ERROR, message, values, _FIELD)


def _refused(number: str, problem: Problem) -> IdReading:
    return IdReading(number, IdState.NONE, (problem,))


def _wrong_length(number: str, country: Country) -> IdReading:
    return _refused(
        number,
        _error(
            N_("The ID has {digits} digits where {wanted} belong. Compare it with the card."),
            digits=len(number),
            wanted=_LENGTHS[country],
        ),
    )


def _read_egyptian(number: str, today: date) -> IdReading:
    if len(number) != _LENGTHS[Country.EGYPT]:
        return _wrong_length(number, Country.EGYPT)
    if number[0] not in _CENTURIES:
        return _refused(
            number, _error(N_("The first digit of the ID is neither 2 nor 3. Compare it with the card."))
        )
    born = _birth_date(number)
    if born is None or born > today:
        return _refused(
            number, _error(N_("Digits 2 to 7 of the ID are no birth date. Compare them with the card."))
        )
    area = number[7:9]
    if area not in EGYPTIAN_AREAS:
        return _refused(
            number,
            _error(
                N_("Digits 8 and 9 of the ID ({area}) name no governorate. Compare them with the card."),
                area=area,
            ),
        )
    sex = "male" if int(number[12]) % 2 else "female"
    if int(number[13]) == egyptian_check_digit(number):
        return IdReading(number, IdState.OK, (), sex, born, area)
    return IdReading(number, IdState.WARNED, (_UNUSUAL_CHECK_DIGIT,), sex, born, area)


_UNUSUAL_CHECK_DIGIT = Problem(
    Severity.WARNING,
    N_("The last digit of the ID is unusual. Compare the whole ID with the card, then confirm it."),
    field=_FIELD,
)


def _birth_date(number: str) -> date | None:
    try:
        return date(_CENTURIES[number[0]] + int(number[1:3]), int(number[3:5]), int(number[5:7]))
    except ValueError:
        return None


def egyptian_check_digit(number: str) -> int:
    """Return the digit that usually closes an Egyptian ID; the rule was never published officially."""
    weighed: int = sum(map(mul, _EGYPTIAN_WEIGHTS, map(int, number)))  # a list has this for every row
    return (11 - weighed % 11) % 10


def _against_form(
    reading: IdReading, sex: str | None, birth: date | None, precision: Precision
) -> Iterator[Problem]:
    """Compare what the ID says with what the form says."""
    if reading.birth_date is None:
        return
    if sex is not None and sex != reading.sex:
        message = (
            N_("The ID belongs to a man, the form says a woman. Correct the ID or the sex.")
            if reading.sex == "male"
            else N_("The ID belongs to a woman, the form says a man. Correct the ID or the sex.")
        )
        yield _error(message)
    if birth is not None and not _agree(birth, reading.birth_date, precision):
        yield Problem(
            Severity.WARNING,
            N_("The ID says born on {date}, the form says another date. Compare both with the card."),
            {"date": reading.birth_date},
            "birth_date",
        )


def _agree(birth: date, read: date, precision: Precision) -> bool:
    known = {Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3}[precision]
    return birth.timetuple()[:known] == read.timetuple()[:known]


def _read_iranian(number: str) -> IdReading:
    length = _LENGTHS[Country.IRAN]
    if not length - 2 <= len(number) <= length:
        return _wrong_length(number, Country.IRAN)
    full = number.zfill(length)
    if len(set(full)) == 1:
        return _refused(full, _error(N_("An ID of ten equal digits is given to nobody. Ask for the card.")))
    if int(full[9]) != iranian_check_digit(full):
        return _refused(
            full,
            _error(N_("The last digit does not fit the others: one digit is wrong. Compare with the card.")),
        )
    notes = () if full == number else (Problem(Severity.NOTE, _LOST_ZEROS, {"number": full}, _FIELD),)
    return IdReading(full, IdState.OK, notes)


_LOST_ZEROS = N_("The zeros lost in front of the ID were put back: {number}.")


def iranian_check_digit(number: str) -> int:
    """Return the digit that must close an Iranian national code."""
    rest = sum(int(digit) * (10 - place) for place, digit in enumerate(number[:9])) % 11
    return rest if rest < 2 else 11 - rest


def is_legal_id(text: str) -> bool:
    """Say whether the text is a well-formed Iranian identifier of an organisation (11 digits)."""
    number = _NOISE.sub("", fold_digits(text))
    if not re.fullmatch(r"[0-9]{11}", number):
        return False
    shift = int(number[9]) + 2
    weighed = sum(
        (shift + int(digit)) * weight for digit, weight in zip(number, _LEGAL_WEIGHTS, strict=False)
    )
    return weighed % 11 % 10 == int(number[10])


def neighbours(number: str, country: Country) -> tuple[str, ...]:
    """Return the well-formed numbers one wrong digit or one swap of neighbours away, likeliest first."""
    near = {
        number[:place] + digit + number[place + 1 :] for place in range(len(number)) for digit in "0123456789"
    }
    near |= {
        number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        for place in range(len(number) - 1)
    }
    readings = (check_id(other, country, today=date.max) for other in near - {number})
    formed = [reading for reading in readings if reading.state is not IdState.NONE]
    return tuple(
        reading.number for reading in sorted(formed, key=lambda it: (it.state != IdState.OK, it.number))
    )
