"""Says in words what each field speaks for or against two rows being one person, and how much."""

from collections.abc import Iterator, Mapping, Sequence

from desktop.marking import N_
from desktop.matching.fields import PARTS, SILENT, Birth, Length, Number, Part, Same, Text, Witness
from desktop.matching.table import Table
from desktop.models.reason import Reason

__all__ = ["Reason", "Wording"]

_NAME = (*(Witness(place) for place in range(PARTS)), Witness.LENGTH)
_REST = tuple(Witness(place) for place in range(1, PARTS))
_WHOLE = N_("The names are the same ({points}).")
_GIVEN: dict[int, str] = {
    Part.EQUAL: N_("The given names are the same ({points})."),
    Part.ALIKE: N_("The given names “{a}” and “{b}” differ in letters that sound alike ({points})."),
    Part.SLIP: N_("The given names “{a}” and “{b}” differ by a slip of typing ({points})."),
    Part.SHORT: N_(
        "One of the given names “{a}” and “{b}” may be a shorter way to write the other ({points})."
    ),
    Part.NEIGHBOUR: N_("The given names “{a}” and “{b}” are nearly alike, but both are in use ({points})."),
    Part.CROSSED: N_("The first two parts of the name stand in another order ({points})."),
    Part.DIFFERENT: N_("The given names “{a}” and “{b}” are different ({points})."),
}
_GIVEN_HEARD = N_("The given names sound alike; one is written in Latin letters ({points}).")
_REST_HEARD = N_("The other parts of the name sound alike; one is written in Latin letters ({points}).")
_REST_SAME = N_("The other parts of the name are the same ({points}).")
_REST_MIXED = N_(
    "Other parts of the name: the same {same}, nearly the same {near}, different {different} ({points})."
)
_OTHER_ROWS = N_("Other rows of the same person were heard as well ({points}).")
_LENGTH = N_("A part of the name stands on one side only ({points}).")
_SENTENCES: dict[Witness, dict[int, str]] = {
    Witness.FATHER: {
        Part.EQUAL: N_("The fathers bear the same name ({points})."),
        Part.DIFFERENT: N_("The fathers bear different names ({points})."),
        Part.SLIP: N_("The fathers' names are nearly alike ({points})."),
    },
    Witness.MOTHER: {
        Part.EQUAL: N_("The mothers bear the same name ({points})."),
        Part.DIFFERENT: N_("The mothers bear different names ({points})."),
        Part.SLIP: N_("The mothers' names are nearly alike ({points})."),
    },
    Witness.NUMBER: {
        Number.EQUAL: N_("The national IDs are the same ({points})."),
        Number.NEAR: N_("The national IDs differ in one digit or in two swapped ones ({points})."),
        Number.DIFFERENT: N_("The national IDs are different ({points})."),
    },
    Witness.BIRTH: {
        Birth.EQUAL: N_("Both were born on the same day ({points})."),
        Birth.YEAR: N_("Both were born in the same year; one side knows no more ({points})."),
        Birth.SWAPPED: N_("Day and month of birth are swapped ({points})."),
        Birth.NEAR: N_("The birth dates differ in the day, the month or the year only ({points})."),
        Birth.DIFFERENT: N_("The birth dates are different ({points})."),
        Birth.YEAR_NEAR: N_("The years of birth lie close together; one side knows no more ({points})."),
        Birth.YEAR_APART: N_("The years of birth are different; one side knows no more ({points})."),
        Birth.AGE: N_("The birth dates are different, but the years lie close together ({points})."),
    },
    Witness.PHONE: {
        Number.EQUAL: N_("Both have the same phone number ({points})."),
        Number.NEAR: N_("The phone numbers differ in one digit or in two swapped ones ({points})."),
        Number.DIFFERENT: N_("The phone numbers are different ({points})."),
    },
    Witness.PLACE: {
        Text.EQUAL: N_("Both live in the same place ({points})."),
        Text.ALIKE: N_("The places are written almost alike ({points})."),
        Text.DIFFERENT: N_("The places are different ({points})."),
    },
    Witness.REGION: {
        Text.EQUAL: N_("Both live in the same region ({points})."),
        Text.ALIKE: N_("The regions are written almost alike ({points})."),
        Text.DIFFERENT: N_("The regions are different ({points})."),
    },
    Witness.ADDRESS: {
        Text.EQUAL: N_("The addresses are the same ({points})."),
        Text.ALIKE: N_("The addresses are written almost alike ({points})."),
        Text.DIFFERENT: N_("The addresses are different ({points})."),
    },
    Witness.HOUSE_NUMBER: {
        Text.EQUAL: N_("The house numbers are the same ({points})."),
        Text.ALIKE: N_("The house numbers are almost alike ({points})."),
        Text.DIFFERENT: N_("The house numbers are different ({points})."),
    },
    Witness.POSTAL_CODE: {
        Number.EQUAL: N_("The postal codes are the same ({points})."),
        Number.NEAR: N_("The postal codes differ in one digit or in two swapped ones ({points})."),
        Number.DIFFERENT: N_("The postal codes are different ({points})."),
    },
    Witness.SEX: {
        Same.EQUAL: N_("Both are men or both are women ({points})."),
        Same.DIFFERENT: N_("One is a man and the other a woman ({points})."),
    },
    Witness.HOUSEHOLD: {
        Same.EQUAL: N_("Both belong to the same household ({points})."),
        Same.DIFFERENT: N_("They belong to different households ({points})."),
    },
}

CODES = {
    _WHOLE: "WHOLE",
    **{said: f"GIVEN.{level:d}" for level, said in _GIVEN.items()},
    _GIVEN_HEARD: "GIVEN_HEARD",
    _REST_HEARD: "REST_HEARD",
    _REST_SAME: "REST",
    _REST_MIXED: "REST_MIXED",
    _LENGTH: "LENGTH",
    _OTHER_ROWS: "OTHER_ROWS",
    **{
        said: f"{witness.name}.{level:d}"
        for witness, sentences in _SENTENCES.items()
        for level, said in sentences.items()
    },
}
"""What stands for each sentence where pairs are kept."""
MESSAGES = {code: said for said, code in CODES.items()}


class Wording:
    """Words the reasons of pairs of one table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def reasons(
        self, a: int, b: int, levels: Sequence[int], points: Sequence[float], by_others: float = 0.0
    ) -> tuple[Reason, ...]:
        """Return what every field says that both rows fill, the weightiest first.

        Args:
            a: A row.
            b: Another.
            levels: What the witnesses say.
            points: How much each counts.
            by_others: How much further rows of either person count.
        """
        said = [*self._of_names(a, b, levels, points), *_of_fields(levels, points)]
        if round(by_others):
            said.append(Reason(_OTHER_ROWS, {}, round(by_others)))
        return tuple(sorted(said, key=lambda reason: -abs(reason.points)))

    def _of_names(self, a: int, b: int, levels: Sequence[int], points: Sequence[float]) -> Iterator[Reason]:
        table = self._table
        if table.whole[a] == table.whole[b] and table.whole[a] != 0:
            yield Reason(_WHOLE, {}, round(sum(points[witness] for witness in _NAME)))
            return
        is_heard = bool(table.is_latin[a] != table.is_latin[b])
        level = levels[Witness.GIVEN]
        if is_heard and level in (Part.EQUAL, Part.ALIKE):
            yield Reason(_GIVEN_HEARD, {}, round(points[Witness.GIVEN]))
        elif level != SILENT:
            values = {} if level in (Part.EQUAL, Part.CROSSED) else self._givens(a, b)
            yield Reason(_GIVEN[level], values, round(points[Witness.GIVEN]))
        yield from _of_other_parts(levels, points, _REST_HEARD if is_heard else _REST_SAME)
        if levels[Witness.LENGTH] not in (Length.EQUAL, SILENT):
            yield Reason(_LENGTH, {}, round(points[Witness.LENGTH]))

    def _givens(self, a: int, b: int) -> dict[str, object]:
        texts, parts = self._table.words.texts, self._table.parts
        return {"a": texts[parts[a, 0]], "b": texts[parts[b, 0]]}


def _of_other_parts(levels: Sequence[int], points: Sequence[float], all_same: str) -> Iterator[Reason]:
    heard = [levels[witness] for witness in _REST if levels[witness] != SILENT]
    if not heard:
        return
    total = round(sum(points[witness] for witness in _REST))
    same, different = heard.count(Part.EQUAL), heard.count(Part.DIFFERENT)
    if same == len(heard):
        yield Reason(all_same, {}, total)
        return
    near = len(heard) - same - different
    yield Reason(_REST_MIXED, {"same": same, "near": near, "different": different}, total)


def _of_fields(levels: Sequence[int], points: Sequence[float]) -> Iterator[Reason]:
    for witness, sentences in _SENTENCES.items():
        level = levels[witness]
        if level != SILENT:
            yield Reason(_sentence(sentences, level), {}, round(points[witness]))


def _sentence(sentences: Mapping[int, str], level: int) -> str:
    """Return the sentence of a level; the ones between “the same” and “different” may share one."""
    own = sentences.get(level)
    return own or next(said for known, said in sentences.items() if known not in (0, max(sentences)))
