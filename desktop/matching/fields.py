"""What lists say of persons, and the witnesses and levels that linkage makes of it."""

from enum import IntEnum, StrEnum


class Field(StrEnum):
    """What a column of a list may hold, as far as linkage has a use for it."""

    NAME = "name"
    GIVEN_NAME = "given_name"
    FATHER_NAME = "father_name"
    GRANDFATHER_NAME = "grandfather_name"
    FAMILY_NAME = "family_name"
    MOTHER_NAME = "mother_name"
    NATIONAL_ID = "national_id"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    PHONE = "phone"
    PLACE = "place"
    REGION = "region"
    ADDRESS = "address"
    HOUSE_NUMBER = "house_number"
    POSTAL_CODE = "postal_code"
    HOUSEHOLD = "household"
    LANGUAGE = "language"


NAME_FIELDS = (Field.NAME, Field.GIVEN_NAME, Field.FATHER_NAME, Field.GRANDFATHER_NAME, Field.FAMILY_NAME)


class Witness(IntEnum):
    """A comparison that speaks for or against two rows being one person."""

    GIVEN = 0
    SECOND = 1  # the second part of the name: the father in Egypt, the family in Iran
    THIRD = 2
    FOURTH = 3
    FIFTH = 4
    LENGTH = 5  # how many parts stand on one side only
    FATHER = 6  # where it has a column of its own
    MOTHER = 7
    NUMBER = 8
    BIRTH = 9
    PHONE = 10
    PLACE = 11
    REGION = 12
    ADDRESS = 13
    POSTAL_CODE = 14
    SEX = 15
    HOUSEHOLD = 16
    HOUSE_NUMBER = 17


PARTS = 5  # of a name; what is further back joins the fifth
LEVELS = 8
SILENT = LEVELS  # one of the two rows does not say


class Part(IntEnum):
    """How two parts of names stand to each other."""

    EQUAL = 0
    ALIKE = 1  # sounds or habits that typists confuse
    SLIP = 2  # a letter or two
    SHORT = 3  # one is the beginning or a half of the other
    NEIGHBOUR = 4  # a letter apart, but both are names in use: محمد and محمود
    CROSSED = 5  # stands in the place of the other
    DIFFERENT = 6


class Number(IntEnum):
    """How two numbers stand to each other: identifiers, phones, postal codes."""

    EQUAL = 0
    NEAR = 1  # one digit wrong, missing, or two swapped
    DIFFERENT = 2


class Birth(IntEnum):
    """How two birth dates stand to each other."""

    EQUAL = 0
    YEAR = 1  # the same year, and one side knows no more: the year alone, or the first of January
    SWAPPED = 2  # day and month
    NEAR = 3  # day, month or year alone differs
    DIFFERENT = 4
    AGE = 5  # otherwise different, but within two years: papers of the old were written from memory
    YEAR_NEAR = 6  # one side knows no more than the year, and the years lie within two
    YEAR_APART = 7  # the same, further apart


class Text(IntEnum):
    """How two places or addresses stand to each other."""

    EQUAL = 0
    ALIKE = 1
    PARTLY = 2
    DIFFERENT = 3


class Length(IntEnum):
    """How many parts of the name stand on one side only."""

    EQUAL = 0
    ONE = 1
    MORE = 2


class Same(IntEnum):
    """What is either the same or not."""

    EQUAL = 0
    DIFFERENT = 1
