"""What an import compares: a row as it would be kept, and a person of the own list."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from desktop.models.problem import Problem

NOTHING: Mapping[str, object] = MappingProxyType({})


class Claim(NamedTuple):
    """What a row of a list by person says of its family."""

    number: int  # in the sheet
    national_id: str
    head_id: str
    code: str
    relation: str


class ReadRow(NamedTuple):
    """One row of a list as it would be kept; empty text and None mean that the list does not say."""

    number: int  # in the sheet, from 1
    name: str
    national_id: str = ""
    id_state: str = "none"
    sex: str | None = None
    birth_date: date | None = None
    birth_precision: str = "day"
    birth_area: str = ""
    father_name: str = ""
    mother_name: str = ""
    phone: str = ""
    place: str = ""
    address: str = ""
    members: int | None = None
    categories: tuple[str, ...] = ()
    code: str = ""
    notes: str = ""
    problems: tuple[Problem, ...] = ()
    relation: str = ""
    head_id: str = ""
    details: Mapping[str, object] = NOTHING  # by column of person or household
    needs: tuple[str, ...] = ()
    disability: Mapping[str, object] = NOTHING  # by field


class Known(NamedTuple):
    """A live person of the own list, with his household, as an import compares him."""

    id: int
    uid: str
    household_id: int
    household_uid: str
    relation: str
    name: str
    name_key: str
    national_id: str
    id_state: str
    sex: str | None
    birth_date: date | None
    father_name: str
    mother_name: str
    phone: str
    code: str
    place: str
    address: str
    members_declared: int | None
    notes: str
    import_uid: str | None
    latin_name: str = ""
    second_phone: str = ""
    marital_state: str | None = None
    education: str | None = None
    school_state: str | None = None
    work_state: str | None = None
    occupation: str = ""
    income_band: str | None = None
    area_code: str | None = None
    landmark: str = ""
    postal_code: str = ""
    housing_kind: str | None = None
    housing_state: str | None = None
    income_total: int | None = None
    utilities: str = ""
    assets: str = ""
    phone_owner: str | None = None
    second_phone_owner: str | None = None
    researched_on: date | None = None
    review_on: date | None = None
