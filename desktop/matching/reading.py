"""Turns columns of text into the arrays that linkage compares, a batch of rows at a time."""

from array import array
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain, repeat
from typing import Any

from desktop.matching.arrays import NONE
from desktop.matching.father_columns import lay_fathers_behind
from desktop.matching.fields import NAME_FIELDS, PARTS, Field
from desktop.matching.glued_names import part_glued_names
from desktop.matching.hearing import hear
from desktop.matching.name_words import name_parts
from desktop.matching.placeholders import forget_borrowed_births, part_family_numbers, without_placeholders
from desktop.matching.table import Table, edges_of
from desktop.matching.values import (
    NO_DAY,
    TypedDay,
    read_day,
    read_days,
    read_number,
    read_phone,
    read_place,
    read_sex,
)
from desktop.matching.vocabulary import Vocabulary
from desktop.models.country import Country
from desktop.models.names import fold, guess_language
from desktop.models.national_id import check_id

Columns = Mapping[Field, Sequence[str]]

_LANGUAGES = {
    **dict.fromkeys(("ar", "eg", "egypt", "arabic", "مصر", "عربي"), "ar"),
    **dict.fromkeys(("fa", "ir", "iran", "persian", "farsi", "ایران", "فارسی"), "fa"),
}
_NOTHING = array("i", [NONE])
_NO_PARTS = (NONE,) * PARTS
_NUMBERS = {
    Field.NATIONAL_ID: ("number", read_number),
    Field.PHONE: ("phone", read_phone),
    Field.POSTAL_CODE: ("postal_code", read_number),
}
_CODED = (Field.PLACE, Field.REGION, Field.ADDRESS, Field.HOUSE_NUMBER, Field.HOUSEHOLD)


class TableBuilder:
    """Takes the rows of one list or of two and gives them back as a table."""

    def __init__(self, language: str | None = None, *, is_folded: bool = False) -> None:
        """Begin with no row.

        Args:
            language: "ar" or "fa" where the lists are known to be written in one; None lets their letters decide.
            is_folded: The names come folded already, as the database keeps them.
        """
        self._language = self._told_language = language
        self._is_folded = is_folded
        self._size = 0
        self._split: int | None = None
        self._words, self._texts = Vocabulary(), Vocabulary()
        self._name_columns: tuple[Field, ...] = ()
        self._relatives: dict[tuple[str, str], int] = {}
        self._ints = {name: array("i") for name in ("parts", "father", "mother", "birth")}
        self._ints |= {field.value: array("i") for field in (*_CODED, Field.SEX)}
        self._has_birth_of_number = bytearray()
        self._is_persian = bytearray()
        self._longs = {name: array("q") for name in ("whole", "edges", "number", "phone", "postal_code")}

    def begin_second(self) -> None:
        """Say that the rows to come belong to the other list."""
        self._split = self._size
        self._name_columns = ()

    def expect(self, headings: str) -> None:
        """Take the rows to come for Persian where their headings are; Arabic keyboards leave no trace in a name."""
        if self._told_language is None:
            self._language = "fa" if guess_language(headings) == "fa" else None

    def add(self, columns: Columns) -> None:
        """Take a batch of rows, given as columns of equal length."""
        count = len(next(iter(columns.values())))
        languages = self._languages(columns, count)
        self._is_persian += bytes(language == "fa" for language in languages)
        self._add_names(columns, languages, count)
        self._add_relatives(columns, languages, count)
        self._add_numbers(columns, count)
        self._add_texts(columns, count)
        self._size += count

    def _languages(self, columns: Columns, count: int) -> list[str]:
        if self._language is not None:
            return [self._language] * count
        if Field.LANGUAGE in columns:
            told = columns[Field.LANGUAGE]
            return [_LANGUAGES.get(text.strip().casefold(), "ar") for text in told]
        fields = [field for field in (*NAME_FIELDS, Field.PLACE) if field in columns] or [*columns][:1]
        return [
            guess_language("".join(cells))
            for cells in zip(*(columns[field] for field in fields), strict=True)
        ]

    def _add_names(self, columns: Columns, languages: Sequence[str], count: int) -> None:
        if not self._name_columns:
            self._name_columns = _name_columns(columns)
        cells = [columns[field] for field in self._name_columns]
        has_given = len(cells) > 1  # then a missing given name leaves its place empty
        joined = map(" ".join, zip(*cells, strict=True)) if has_given else cells[0] if cells else [""] * count
        names = list(joined if self._is_folded else map(fold, joined, languages))
        letters = [name.replace(" ", "") for name in names]
        self._longs["whole"].extend(map(hash, letters))
        self._longs["edges"].extend(chain.from_iterable(map(edges_of, letters)))
        found = list(map(name_parts, names, languages))
        if has_given:
            found = [
                parts if first or not name else ["", *parts]
                for parts, first, name in zip(found, cells[0], names, strict=True)
            ]
        words = self._words
        codes: list[int] = []
        for parts in found:
            if len(parts) > PARTS:
                parts[PARTS - 1 :] = ["".join(parts[PARTS - 1 :])]
            codes += [words[part] for part in parts]
            codes += _NO_PARTS[len(parts) :]
        self._ints["parts"].extend(codes)

    def _add_relatives(self, columns: Columns, languages: Sequence[str], count: int) -> None:
        words = self._words
        for name, field in (("father", Field.FATHER_NAME), ("mother", Field.MOTHER_NAME)):
            cells = columns.get(field)
            if cells is None or field in self._name_columns:
                self._ints[name].extend(_NOTHING * count)
                continue
            known = self._relatives
            codes = []
            for cell in zip(cells, languages, strict=True):
                if cell not in known:
                    known[cell] = words[fold(*cell).replace(" ", "")]
                codes.append(known[cell])
            self._ints[name].extend(codes)

    def _add_numbers(self, columns: Columns, count: int) -> None:
        import numpy as np

        for field, (name, read) in _NUMBERS.items():
            cells = columns.get(field)
            self._longs[name].extend(map(read, cells) if cells else repeat(0, count))
        self._ints["sex"].extend(map(read_sex, columns.get(Field.SEX, [""] * count)))
        days = read_days(columns.get(Field.BIRTH_DATE, [""] * count))
        of_numbers = bytearray(count)
        ids = columns.get(Field.NATIONAL_ID, ())
        for place in np.flatnonzero(days[:, 0] == 0).tolist() if ids else ():
            days[place] = told = _from_number(ids[place])
            of_numbers[place] = told is not NO_DAY
        self._has_birth_of_number += of_numbers
        self._ints["birth"].frombytes(days.tobytes())

    def _add_texts(self, columns: Columns, count: int) -> None:
        texts = self._texts
        for field in _CODED:
            codes = self._ints[field.value]
            cells = columns.get(field)
            if cells is None:
                codes.extend(_NOTHING * count)
            elif field is Field.PLACE:
                codes.extend([texts[read_place(cell)] for cell in cells])
            else:
                codes.extend([texts[fold(cell)] for cell in cells])

    def table(self) -> Table:
        """Return all rows; the builder may not be used any more."""
        import numpy as np

        ints: dict[str, Any] = {
            name: np.frombuffer(values, dtype=np.int32) if values else np.zeros(0, np.int32)
            for name, values in self._ints.items()
        }
        longs: dict[str, Any] = {
            name: np.frombuffer(values, dtype=np.int64).copy() if values else np.zeros(0, np.int64)
            for name, values in self._longs.items()
        }
        placeholders = {name: without_placeholders(longs[name]) for name in ("number", "phone")}
        for name, shape in (("parts", PARTS), ("birth", 3)):
            ints[name] = ints[name].reshape(-1, shape).copy()
        longs["edges"] = longs["edges"].reshape(-1, 2)
        table = Table(
            size=self._size,
            split=self._split,
            is_persian=np.frombuffer(self._is_persian, dtype=bool),
            is_latin=np.zeros(self._size, dtype=bool),
            alike=np.zeros(0, dtype=np.int64),
            slips=np.zeros(0, dtype=np.int64),
            words=self._words,
            texts=self._texts,
            placeholders={name: rows for name, rows in placeholders.items() if rows},
            **ints,
            **longs,
        )
        _forget_names_without_letters(table)
        part_glued_names(table)
        hear(table)
        lay_fathers_behind(table)
        table.has_family_numbers = part_family_numbers(table)
        forget_borrowed_births(table, np.frombuffer(self._has_birth_of_number, dtype=bool))
        return table


def _forget_names_without_letters(table: Table) -> None:
    """Empty names of digits alone: a serial or an identifier in the wrong column is nobody's name."""
    import numpy as np

    texts = table.words.texts
    has_letters = np.fromiter((not text.isdigit() for text in texts), dtype=bool, count=len(texts))
    if not has_letters.all():
        is_named = ((table.parts >= 0) & has_letters[table.parts]).any(axis=1)
        table.parts[~is_named] = NONE
        table.whole[~is_named] = 0
        table.edges[~is_named] = 0


_FAR_DAY = date(2100, 1, 1)


def _name_columns(columns: Columns) -> tuple[Field, ...]:
    """Return the columns that make up the name.

    A column of names of one word is the given name. The father's stands behind it where the grandfather's has
    a column as well; beside a family name, as in Iran, it stays a field of its own.
    """
    first = Field.NAME if Field.NAME in columns else Field.GIVEN_NAME
    cells = [cell for cell in columns.get(first, ()) if cell]
    is_chain = Field.GRANDFATHER_NAME in columns and sum(" " in cell for cell in cells) * 2 <= len(cells)
    behind = (Field.FATHER_NAME, Field.GRANDFATHER_NAME) if is_chain else ()
    return tuple(field for field in (first, *behind, Field.FAMILY_NAME) if field in columns)


def _from_number(number: str) -> TypedDay:
    """Return the birth date that an Egyptian identifier tells."""
    if len(number) != 14:
        return NO_DAY
    born = check_id(number, Country.EGYPT, today=_FAR_DAY).birth_date
    return NO_DAY if born is None else read_day(born.isoformat())
