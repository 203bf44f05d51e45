"""Recognises the columns that linkage can use by their headings, in Arabic, Persian or Latin letters."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop.errors import BadInputError
from desktop.marking import N_
from desktop.matching.fields import NAME_FIELDS, Field
from desktop.matching.heading_words import guessed_field
from desktop.models import headings
from desktop.models.importing import Cell
from desktop.models.importing import Field as ListField
from desktop.models.names import key

_WORDS: dict[Field, str] = {
    Field.NAME: "full name، fullname، person name، الاسم الثلاثي، اسم الشخص، نام کامل، اسم و فامیل، اسم",
    Field.GIVEN_NAME: "given name، givenname، first name، firstname، forename، الاسم الاول، اسم اول، نام کوچک، اسم کوچک",
    Field.FATHER_NAME: "father، father name، fathers name، second name، الاب، اسم الاب، اسم الوالد، نام پدر، پدر",
    Field.GRANDFATHER_NAME: "grandfather، grandfather name، third name، middle name، الجد، اسم الجد، نام پدربزرگ",
    Field.FAMILY_NAME: "surname، last name، lastname، family، family name، اللقب، اسم العائلة، العائلة، الاسم الاخير،"
    " نام خانوادگی، فامیل، فامیلی، شهرت",
    Field.MOTHER_NAME: "mother، mother name، mothers name، الام، اسم الام، اسم الوالدة، نام مادر، مادر",
    Field.NATIONAL_ID: "national id، nationalid، national number، national code، nid، id number، id no، id card،"
    " id card number، ssn، soc sec id،"
    " social security number، identity number، identifier، national id number، الرقم القومى، رقم الهوية، رقم الهويه،"
    " الهوية، رقم قومى، الرقم الوطني، بطاقة الرقم القومي، کد ملی، شماره ملی، شناسه ملی، کدملی",
    Field.BIRTH_DATE: "birth date، birthdate، date of birth، dob، birth، birthday، born، birth year، year of birth،"
    " تاريخ الميلاد، تاريخ الولادة، سنة الميلاد، تاریخ تولد، سال تولد، متولد",
    Field.SEX: "sex، gender، النوع، الجنس، جنسیت، جنس",
    Field.PHONE: "phone، phone number، mobile، mobile number، telephone، tel، cell، msisdn، رقم الهاتف، رقم التليفون،"
    " رقم الموبايل، جوال، رقم الجوال، تلفن، شماره تلفن، شماره موبایل، تلفن همراه، همراه",
    Field.PLACE: "village، place، city، town، suburb، locality، district، area، neighbourhood، neighborhood، القرية،"
    " المدينة، المركز، الحي، المنطقة، روستا، شهر، بخش، دهستان، محله، منطقه",
    Field.REGION: "state، province، region، governorate، county، المحافظة، محافظة، استان، شهرستان",
    Field.ADDRESS: "address، address 1، address line 1، street، street name، street address، العنوان، الشارع، محل الاقامة،"
    " نشانی، آدرس، خیابان، نشانی منزل",
    Field.HOUSE_NUMBER: "street number، house number، house no، building number، رقم المنزل، رقم العقار، پلاک",
    Field.POSTAL_CODE: "postcode، post code، postal code، zip، zip code، zipcode، الرمز البريدي،"
    " الكود البريدي، کد پستی، کدپستی",
    Field.HOUSEHOLD: "household، household id، household number، family id، family number، hh id، رقم الاسرة، كود الاسرة،"
    " شماره خانوار، کد خانوار، رقم الملف، شماره پرونده",
    Field.LANGUAGE: "language، lang، country، اللغة، زبان، البلد، کشور",
}  # fmt: skip
_FROM_LISTS = {
    ListField.NAME: Field.NAME,
    ListField.FIRST_NAME: Field.GIVEN_NAME,
    ListField.FAMILY_NAME: Field.FAMILY_NAME,
    ListField.NATIONAL_ID: Field.NATIONAL_ID,
    ListField.FATHER_NAME: Field.FATHER_NAME,
    ListField.MOTHER_NAME: Field.MOTHER_NAME,
    ListField.SEX: Field.SEX,
    ListField.BIRTH_DATE: Field.BIRTH_DATE,
    ListField.PHONE: Field.PHONE,
    ListField.PLACE: Field.PLACE,
    ListField.ADDRESS: Field.ADDRESS,
    ListField.CODE: Field.HOUSEHOLD,
}
_KEYS = "م، مسلسل، ردیف، row، row number، row id، rec id، record id، record number، id، uid، uuid، serial، no، رقم مسلسل"
_SPLIT = "،"
_SURER = 2  # a heading that is known counts for so many guessed ones
_LOOKED_AT = 20  # rows among which the heading is sought


class Header(NamedTuple):
    """Where the heading stands, what its columns mean, and which column only tells rows apart."""

    line: int  # from 0
    columns: dict[Field, int]
    key: int | None
    unused: tuple[str, ...]


def _folded(words: str) -> list[str]:
    return [key(word, "fa") for word in words.split(_SPLIT) if word.strip()]


_KNOWN = {word: field for field, words in _WORDS.items() for word in _folded(words)}
_KEY_WORDS = frozenset(_folded(_KEYS))


def field_of(heading: Cell) -> Field | None:
    """Return what a heading means to linkage."""
    if not isinstance(heading, str):
        return None
    known = _KNOWN.get(key(heading, "fa"))
    if known is not None:
        return known
    listed = headings.field_of(heading)
    return None if listed is None else _FROM_LISTS.get(listed)


def recognise(rows: Sequence[Sequence[Cell]], told: Mapping[Field, str], file: str) -> Header:
    """Return the heading of a list.

    Args:
        rows: Its first rows.
        told: Which heading, or which column counted from 1, holds a field; it goes before what is recognised.
        file: The name of the list, for what is said when nothing is recognised.

    Raises:
        BadInputError: No column could be recognised, one that was told is not there, or nothing names a person.
    """
    best = max(
        range(min(len(rows), _LOOKED_AT)), key=lambda line: (_weight(rows[line], told), -line), default=None
    )
    if best is None:
        raise BadInputError(N_("The file {file} holds no rows. Ask its sender for it again."), file=file)
    columns = _columns(rows[best], told, file)
    if not any(field in columns for field in (*NAME_FIELDS, Field.NATIONAL_ID)):
        raise BadInputError(
            N_(
                "No column of {file} could be recognised as a name or a national ID."
                " Say which ones they are, as in --columns name=2,birth_date=4."
            ),
            file=file,
        )
    used = set(columns.values())
    keys = [place for place, cell in enumerate(rows[best]) if place not in used and _is_key(cell)]
    unused = tuple(
        str(cell) for place, cell in enumerate(rows[best]) if place not in used and place not in keys and cell
    )
    return Header(best, columns, keys[0] if keys else None, unused)


def _is_key(cell: Cell) -> bool:
    return isinstance(cell, str) and (cell.strip() == "#" or key(cell, "fa") in _KEY_WORDS)


def _weight(row: Sequence[Cell], told: Mapping[Field, str]) -> int:
    """Return how much a row looks like a heading."""
    wanted = {word.strip() for word in told.values()}
    known = sum(
        field_of(cell) is not None or (isinstance(cell, str) and cell.strip() in wanted) for cell in row
    )
    return _SURER * known + sum(_guessed(cell) is not None for cell in row)


def _guessed(cell: Cell) -> Field | None:
    """Return what a heading may mean that no list holds."""
    if not isinstance(cell, str) or _is_key(cell) or headings.is_known(cell) or field_of(cell):
        return None
    return guessed_field(cell)


def _columns(row: Sequence[Cell], told: Mapping[Field, str], file: str) -> dict[Field, int]:
    columns: dict[Field, int] = {}
    for meaning in (field_of, _guessed):
        for place, cell in enumerate(row):
            field = meaning(cell)
            if field is not None and field not in columns and place not in columns.values():
                columns[field] = place
    if Field.GIVEN_NAME in columns and not {Field.FAMILY_NAME, Field.NAME} & set(columns):
        columns[Field.NAME] = columns.pop(Field.GIVEN_NAME)
    for field, word in told.items():
        place = _place_of(word.strip(), row, file)
        columns = {known: taken for known, taken in columns.items() if taken != place}
        columns[field] = place
    return columns


def _place_of(word: str, row: Sequence[Cell], file: str) -> int:
    headings_here = ["" if cell is None else str(cell).strip() for cell in row]
    if word in headings_here:
        return headings_here.index(word)
    if word.isdigit() and 1 <= int(word) <= len(row):
        return int(word) - 1
    raise BadInputError(
        N_("The file {file} has no column {column}. Compare its headings."), file=file, column=word
    )
